import { useId } from 'react';
import { text } from '@/lib/platform/text';
import type { Choices } from '@/lib/push/draft';
import { origins } from '@/lib/settings/settings';
import { PickOne } from '../pickers/PickOne';
import { PickOrType } from '../pickers/PickOrType';
import { PickSeveral } from '../pickers/PickSeveral';
import { Button } from '../parts/Button';
import { Field } from '../parts/Field';
import { SelectField } from '../parts/SelectField';
import { originText } from '../parts/words';
import { usePanel, useProblem, useResolved } from '../use-panel';
import { Preview } from './Preview';
import { SummaryField } from './SummaryField';
import { useCatalog } from './use-catalog';

/** Everything that decides a push beside who is pushed. Closed until asked for: the defaults do. */
export function AdvancedSettings() {
  const id = useId();
  const open = usePanel((panel) => panel.advanced);
  const toggle = usePanel((panel) => panel.toggleAdvanced);
  return (
    <section className="advanced">
      <Button
        kind="quiet"
        className="disclosure"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={toggle}
      >
        {text('buttonAdvanced')}
      </Button>
      {open ? (
        <div id={id} className="advanced-fields">
          <Settings />
          <SummaryField />
          <Preview />
        </div>
      ) : null}
    </section>
  );
}

function Settings() {
  const resolved = useResolved();
  const edit = usePanel((panel) => panel.edit);
  const actingAs = usePanel((panel) => panel.view?.connection.actingAs);
  const missing = useProblem('posting');
  const lists = useCatalog();
  if (!resolved || !lists) return null;
  const { choices } = resolved;
  const choose = (chosen: Partial<Choices>): void => {
    edit({ choices: chosen });
  };
  const { catalog, empty } = lists;
  /** A choice that Lever no longer offers; only a list that is there can tell. */
  const gone = (id: string | null, among: readonly { id: string }[]) =>
    id && catalog.state === 'ready' && !among.some((one) => one.id === id) ? text('pickerGone') : undefined;
  const candidate = choices.syncAs === 'candidate';
  return (
    <>
      {catalog.state === 'failed' ? <ListsFailed /> : null}
      <PickOne
        label={text('labelPosting')}
        name="posting"
        value={choices.posting ?? ''}
        options={lists.postings}
        recent={catalog.recent.posting}
        empty={empty}
        required={candidate}
        clearable
        hint={missing ? undefined : text(candidate ? 'fieldRequired' : 'postingForLead')}
        warning={gone(choices.posting, catalog.postings)}
        error={missing}
        onChange={(posting) => {
          choose({ posting: posting || null });
        }}
      />
      <div className="fields">
        <PickOne
          label={text('labelStage')}
          name="stage"
          value={choices.stage}
          valueText={choices.stage === 'lead-new' ? text('stageLeadNew') : undefined}
          options={lists.stages}
          recent={catalog.recent.stage}
          empty={empty}
          warning={gone(choices.stage, catalog.stages)}
          onChange={(stage) => {
            choose({ stage });
          }}
        />
        <PickOne
          label={text('labelOwner')}
          name="owner"
          value={choices.owner ?? actingAs?.id ?? ''}
          valueText={choices.owner ? undefined : actingAs?.name}
          options={lists.owners}
          recent={catalog.recent.owner}
          empty={empty}
          placeholder={text('ownerActing')}
          warning={gone(choices.owner, catalog.users)}
          onChange={(owner) => {
            choose({ owner: owner && owner !== actingAs?.id ? owner : null });
          }}
        />
      </div>
      <PickSeveral
        label={text('labelTags')}
        name="tags"
        value={choices.tags}
        words={catalog.tags}
        recent={catalog.recent.tags}
        max={50}
        maxLength={200}
        empty={empty}
        hint={text('tagsHint')}
        onChange={(tags) => {
          choose({ tags });
        }}
      />
      <div className="fields">
        <PickOrType
          label={text('labelSource')}
          name="source"
          value={choices.source}
          words={catalog.sources}
          recent={catalog.recent.source}
          maxLength={200}
          empty={empty}
          hint={text('sourceHint')}
          onChange={(source) => {
            choose({ source });
          }}
        />
        <SelectField
          label={text('labelOrigin')}
          name="origin"
          value={choices.origin}
          options={origins.map((one) => ({ value: one, text: text(originText[one]) }))}
          onChange={(origin) => {
            choose({ origin });
          }}
        />
      </div>
      <Field label={text('labelNote')}>
        {(control) => (
          <textarea
            {...control}
            name="note"
            dir="auto"
            rows={3}
            maxLength={20_000}
            value={choices.note}
            onChange={(event) => {
              choose({ note: event.currentTarget.value });
            }}
          />
        )}
      </Field>
    </>
  );
}

function ListsFailed() {
  const look = usePanel((panel) => panel.look);
  return (
    <p className="field-warning">
      {text('pickerFailed')}{' '}
      <button type="button" className="link" onClick={() => void look(true)}>
        {text('buttonTryAgain')}
      </button>
    </p>
  );
}
