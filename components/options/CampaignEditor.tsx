import { useId, useState, type ReactNode } from 'react';
import { text } from '@/lib/platform/text';
import { noteKinds, profileFields, stageKeys, type NoteKind } from '@/lib/settings/settings';
import { Button } from '../parts/Button';
import { Field } from '../parts/Field';
import { words } from '../parts/words';
import { colours, colourText, wrongCampaignName, type Listed } from './campaigns';
import { ChoiceField } from './ChoiceField';
import { MappingRow } from './MappingRow';
import { CampaignNoteRows, NoteKindRows } from './NoteRows';
import { MappedStageRow } from './PickRow';
import { changeCampaign, type Place } from './places';
import { PushRows } from './PushRows';
import { TickRow } from './TickRow';
import { useLoaded, useSettings } from './use-settings';

/** What one campaign is called, its colour, and what it sets for its people. */
export function CampaignEditor(props: { listed: Listed; readOnly: boolean; onDone: () => void }) {
  const { listed, readOnly } = props;
  const { scope, campaign } = listed;
  const { documents } = useLoaded();
  const edit = useSettings((settings) => settings.edit);
  // As typed: a name that will not do stays on the screen, and the campaign keeps the one before.
  const [typed, setTyped] = useState<string>();
  const wrong = typed === undefined ? undefined : wrongCampaignName(typed, documents, campaign.id);
  const place: Place = { scope, campaign: campaign.id };
  return (
    <div className="preset-editor">
      <p className="field-hint">{text(readOnly ? 'hintTeamCampaign' : 'hintCampaignEditor')}</p>
      <Field label={text('labelCampaignName')} error={wrong && words(wrong)}>
        {(control) => (
          <input
            {...control}
            type="text"
            name="campaignName"
            dir="auto"
            autoComplete="off"
            readOnly={readOnly}
            value={typed ?? campaign.name}
            onChange={(event) => {
              const name = event.currentTarget.value;
              setTyped(name);
              if (!wrongCampaignName(name, documents, campaign.id))
                edit(
                  scope,
                  (now) => changeCampaign(now, campaign.id, (one) => ({ ...one, name: name.trim() })),
                  `${scope}/${campaign.id}/name`,
                );
            }}
            onBlur={() => {
              if (!wrong) setTyped(undefined);
            }}
          />
        )}
      </Field>
      <ChoiceField
        label={text('labelColour')}
        name="colour"
        value={campaign.colour}
        options={colours.map((one) => ({ value: one, text: text(colourText[one]) }))}
        readOnly={readOnly}
        onChange={(colour) => {
          edit(scope, (now) => changeCampaign(now, campaign.id, (one) => ({ ...one, colour })));
        }}
      />
      <Part title={text('partPush')} open>
        <PushRows place={place} />
        <TickRow place={place} name="idLink" hint={text('hintIdLink')} />
        <TickRow place={place} name="keepUpToDate" hint={text('hintKeepUpToDate')} />
      </Part>
      <Part title={text('sectionStageMapping')}>
        {Object.values(stageKeys).map((key) => (
          <MappedStageRow key={key} place={place} name={key} />
        ))}
      </Part>
      <Part title={text('sectionNotes')}>
        {(Object.keys(noteKinds) as NoteKind[]).map((kind) => (
          <NoteKindRows key={kind} place={place} kind={kind} />
        ))}
        <CampaignNoteRows place={place} />
      </Part>
      <Part title={text('titleMapping')}>
        <p className="field-hint">{text('hintMapping')}</p>
        {profileFields.map((field) => (
          <MappingRow key={field} place={place} field={field} />
        ))}
      </Part>
      <div className="row">
        <Button aria-label={text('doneWithNamed', campaign.name)} onClick={props.onDone}>
          {text('buttonDoneEditing')}
        </Button>
      </div>
    </div>
  );
}

/** Settings of one kind, closed until asked for: most campaigns set few. */
function Part(props: { title: string; open?: boolean; children: ReactNode }) {
  const id = useId();
  const [open, setOpen] = useState(props.open ?? false);
  return (
    <div className="campaign-part">
      <Button
        kind="quiet"
        className="disclosure"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {props.title}
      </Button>
      {open ? (
        <div id={id} role="group" aria-label={props.title}>
          {props.children}
        </div>
      ) : null}
    </div>
  );
}
