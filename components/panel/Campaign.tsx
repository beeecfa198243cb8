import { useId } from 'react';
import { storyOf } from '@/lib/campaigns/story';
import { text } from '@/lib/platform/text';
import { noteContext, noteTexts } from '@/lib/push/templates';
import { triggers } from '@/lib/settings/settings';
import { Button } from '../parts/Button';
import { Confirm } from '../parts/Confirm';
import { SelectField } from '../parts/SelectField';
import { useKeptFocus } from '../parts/use-kept-focus';
import { useNow } from '../parts/use-now';
import { triggerText, words } from '../parts/words';
import { barOf, nextOf, pushesWhenAdded } from '../on-screen';
import { personOf, useOnScreen, usePanel } from '../use-panel';
import { campaignName, campaignOf } from './campaign-words';
import { LongText } from './LongText';
import { useSetting } from './use-setting';

/** The campaign whose settings hold for this person, and the way into it. */
export function Campaign() {
  const person = usePanel((panel) => personOf(panel.view));
  const layers = usePanel((panel) => panel.view?.settings);
  const chosen = usePanel((panel) => panel.draft.campaign ?? '');
  const members = person?.campaigns.members ?? [];
  const isIn = members.some(({ campaign }) => campaign === chosen);
  // Once they are added, the button has gone with its press.
  const keptFocus = useKeptFocus(`${chosen} ${isIn}`, (part) => part.querySelector('select'));
  if (!person || !layers || person.reading.self) return null;
  if (!chosen && layers.campaigns.every(({ archived }) => archived)) return <NoCampaign />;
  const campaign = campaignOf(layers, chosen);
  return (
    <div className="campaign-choice" {...keptFocus}>
      <CampaignField />
      {campaign ? <PushWhen /> : null}
      {campaign && !campaign.archived && !isIn ? <Add campaign={campaign.name} /> : null}
    </div>
  );
}

/** Who works without campaigns is not bothered with them. */
function NoCampaign() {
  const openSettings = usePanel((panel) => panel.openSettings);
  return (
    <p className="field-hint">
      {text('campaignsNoneYet')}{' '}
      <button type="button" className="link" onClick={() => void openSettings('campaigns')}>
        {text('buttonMakeCampaign')}
      </button>
    </p>
  );
}

const groups = { team: 'groupTeam', mine: 'groupMine' } as const;

function CampaignField() {
  const layers = usePanel((panel) => panel.view?.settings);
  const chosen = usePanel((panel) => panel.draft.campaign ?? '');
  const choose = usePanel((panel) => panel.choose);
  if (!layers) return null;
  const open = layers.campaigns.filter(({ archived }) => !archived);
  const known = campaignOf(layers, chosen);
  const several = new Set(open.map(({ whose }) => whose)).size > 1;
  // What was chosen and is no longer offered is still shown, to be seen and put right.
  const other = chosen && !open.includes(known as (typeof open)[number]);
  return (
    <SelectField
      label={text('labelCampaign')}
      name="campaign"
      value={chosen}
      options={[
        { value: '', text: text('campaignNone') },
        ...(other
          ? [
              {
                value: chosen,
                text: known ? text('campaignArchivedNamed', known.name) : campaignName(layers, chosen),
              },
            ]
          : []),
        ...open.map(({ id, name, whose }) => ({
          value: id,
          text: name,
          group: several ? text(groups[whose]) : undefined,
        })),
      ]}
      warning={
        known
          ? known.archived
            ? text('campaignIsArchived')
            : undefined
          : chosen && text('campaignChosenGone')
      }
      onChange={(campaign) => {
        choose((draft) => ({ ...draft, campaign: campaign || null }));
      }}
    />
  );
}

function PushWhen() {
  const frame = useSetting('trigger');
  const edit = usePanel((panel) => panel.edit);
  const now = useOnScreen();
  if (!now) return null;
  return (
    <SelectField
      {...frame}
      name="trigger"
      value={now.resolved.choices.trigger}
      options={triggers.map((one) => ({ value: one, text: text(triggerText[one]) }))}
      onChange={(trigger) => {
        edit({ choices: { trigger } });
      }}
    />
  );
}

/** @param props.campaign its name */
function Add({ campaign }: { campaign: string }) {
  const id = useId();
  const person = usePanel((panel) => personOf(panel.view));
  const busy = usePanel((panel) => panel.busy);
  const mayNot = usePanel((panel) => panel.view?.settings.mayNotPush);
  const add = usePanel((panel) => panel.addToCampaign);
  const now = useOnScreen();
  const next = usePanel((panel) => nextOf(panel) === 'add');
  const note = useAddNote(campaign);
  if (!person || !now) return null;
  const pushes = pushesWhenAdded(now);
  const bar = pushes ? barOf(person, now.way) : undefined;
  const stopped = pushes && (mayNot ?? (bar?.how === 'stop' ? bar.say : undefined));
  const name = text('buttonAddToCampaign');
  return (
    <div className="campaign-add">
      {bar?.how === 'ask' && !stopped ? (
        <Confirm name={name} question={words(bar.say)} off={busy} onConfirm={() => void add(true)} />
      ) : (
        <Button
          {...(next ? { type: 'submit', kind: 'primary' } : { onClick: () => void add(false) })}
          off={busy || Boolean(stopped)}
          aria-describedby={id}
        >
          {name}
        </Button>
      )}
      <p className="field-hint" id={id}>
        {stopped ? words(stopped) : text(pushes ? 'campaignAddNow' : 'campaignAddLater')}
      </p>
      {pushes && note ? <LongText label={text('noteHistoryGoes')} value={note} /> : null}
    </div>
  );
}

/** The note that tells Lever that they were added, as it goes along with the push; empty where none does. */
function useAddNote(campaign: string): string {
  const view = usePanel((panel) => panel.view);
  const person = personOf(view);
  const resolved = useOnScreen()?.resolved;
  const at = useNow();
  if (!view || !person || !resolved) return '';
  const story = storyOf(campaign, [{ id: '', kind: 'added', at }]);
  const by = view.connection.actingAs?.name ?? '';
  return noteTexts(person.reading, resolved, noteContext(resolved, view.catalog, by, new Date(at), story))
    .history;
}
