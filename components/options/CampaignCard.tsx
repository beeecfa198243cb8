import { useRef, type ReactNode } from 'react';
import { send } from '@/lib/messages/send';
import type { CampaignCounts } from '@/lib/messages/views';
import { say, text } from '@/lib/platform/text';
import { MOST_CAMPAIGNS } from '@/lib/settings/settings';
import { Button } from '../parts/Button';
import { Confirm } from '../parts/Confirm';
import { focusAfter } from '../parts/focus-after';
import { words } from '../parts/words';
import { CampaignEditor } from './CampaignEditor';
import { colourText, copyOf, type Listed } from './campaigns';
import { Counts } from './Counts';
import { addCampaign, campaignOf, changeCampaign, removeCampaign } from './places';
import { useLoaded, useSettings } from './use-settings';

/** One campaign: whose it is, what has come of its people, and what can be done with it. */
export function CampaignCard(props: {
  listed: Listed;
  /** Undefined before they are known, null for nobody. */
  counts: Omit<CampaignCounts, 'campaign'> | null | undefined;
  /** Its name: a heading, or the way to it. */
  name: ReactNode;
  /** Whether its settings are shown. */
  open: boolean;
  onOpen: (open: boolean) => void;
  /** A copy of it was made. */
  onAdded: (id: string, said: string) => void;
  /** Makes the change that deletes it, and sees to the focus. */
  remove: (change: () => void, said: string) => void;
  tell: (said: string) => void;
}) {
  const { listed, counts, open, onOpen, tell } = props;
  const { scope, campaign } = listed;
  const { id, name, colour, archived } = campaign;
  const { page, documents } = useLoaded();
  const edit = useSettings((settings) => settings.edit);
  const save = useSettings((settings) => settings.save);
  const look = useSettings((settings) => settings.look);
  const toggle = useRef<HTMLDivElement>(null);
  const mayEditTeam = page.team.readOnly === undefined;
  const readOnly = scope === 'team' && !mayEditTeam;

  const duplicate = (): void => {
    if (documents.mine.campaigns.length >= MOST_CAMPAIGNS) {
      tell(text('campaignsFull', String(MOST_CAMPAIGNS)));
      return;
    }
    const copy = copyOf(listed, documents, crypto.randomUUID());
    edit('mine', (now) => addCampaign(now, copy));
    props.onAdded(copy.id, text('campaignAdded', copy.name));
  };
  const archive = (): void => {
    edit(scope, (now) => changeCampaign(now, id, (one) => ({ ...one, archived: !archived })));
    tell(text(archived ? 'campaignBroughtBack' : 'campaignWasArchived', name));
  };
  const share = async (whom: 'team' | 'mine'): Promise<void> => {
    if (!(await save())) return;
    const { refused } = await send('campaign.share', { campaign: id, with: whom }).catch(() => ({
      refused: say('optionsUnreachable'),
    }));
    await look();
    tell(refused ? words(refused) : text(whom === 'team' ? 'campaignShared' : 'campaignTakenBack', name));
  };
  const remove = (): void => {
    props.remove(
      () => {
        // What was shared and not published yet is the recruiter's too.
        if (scope === 'team' && campaignOf(documents.mine, id))
          edit('mine', (now) => removeCampaign(now, id));
        edit(scope, (now) => removeCampaign(now, id));
      },
      text('campaignDeleted', name),
    );
  };
  return (
    <div className="campaign">
      <div className="campaign-head">
        <span className="campaign-name">
          <span className="campaign-colour" data-colour={colour} aria-hidden="true" />
          {props.name}
        </span>
        <span className="campaign-badges">
          <span className="badge">{text(colourText[colour])}</span>
          <span className="badge">{text(scope === 'team' ? 'groupTeam' : 'groupMine')}</span>
          {archived ? <span className="badge">{text('campaignArchivedBadge')}</span> : null}
        </span>
      </div>
      {counts === undefined ? null : <Counts of={counts} />}
      <div className="preset-tools" ref={toggle}>
        <Button
          kind="quiet"
          className="disclosure"
          aria-expanded={open}
          aria-label={text(readOnly ? 'presetShowNamed' : 'presetEditNamed', name)}
          onClick={() => {
            onOpen(!open);
          }}
        >
          {text(readOnly ? 'buttonShow' : 'buttonEdit')}
        </Button>
        <Button kind="quiet" aria-label={text('campaignDuplicateNamed', name)} onClick={duplicate}>
          {text('buttonDuplicate')}
        </Button>
        {readOnly ? null : (
          <Button
            kind="quiet"
            aria-label={text(archived ? 'campaignBringBackNamed' : 'campaignArchiveNamed', name)}
            onClick={archive}
          >
            {text(archived ? 'buttonBringBack' : 'buttonArchive')}
          </Button>
        )}
        {mayEditTeam ? (
          <Button
            kind="quiet"
            aria-label={text(scope === 'mine' ? 'presetShareNamed' : 'campaignTakeBackNamed', name)}
            onClick={() => void share(scope === 'mine' ? 'team' : 'mine')}
          >
            {text(scope === 'mine' ? 'buttonShare' : 'buttonTakeFromTeam')}
          </Button>
        ) : null}
        {readOnly ? null : counts?.people || counts === undefined ? (
          <Confirm
            kind="quiet"
            name={text('buttonDelete')}
            label={text('presetDeleteNamed', name)}
            question={askDelete(counts, scope, scope === 'team' && page.team.address !== '')}
            onConfirm={remove}
          />
        ) : (
          <Button kind="quiet" aria-label={text('presetDeleteNamed', name)} onClick={remove}>
            {text('buttonDelete')}
          </Button>
        )}
      </div>
      {open ? (
        <CampaignEditor
          listed={listed}
          readOnly={readOnly}
          onDone={() => {
            focusAfter(
              () => {
                onOpen(false);
              },
              () => toggle.current?.querySelector('button'),
            );
          }}
        />
      ) : null}
    </div>
  );
}

/** What becomes of the people of a campaign that is deleted. */
const askDelete = (
  counts: Pick<CampaignCounts, 'people' | 'pushed'> | undefined,
  scope: Listed['scope'],
  published: boolean,
): string =>
  [
    counts
      ? text('askDeleteCampaign', String(counts.people), String(counts.people - counts.pushed))
      : text('askDeleteCampaignUnknown'),
    scope === 'team' ? text('askDeleteTeams') : '',
    published ? text('askDeletePublished') : '',
  ]
    .filter(Boolean)
    .join(' ');
