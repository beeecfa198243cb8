import { Fragment, useId } from 'react';
import type { Found, Reading } from '@/lib/profile/reading';
import { fieldLabel } from '@/lib/push/problems';
import { text } from '@/lib/platform/text';
import { fieldsOf, type Fields } from '@/lib/push/draft';
import { leverFieldLabel } from '@/lib/settings/labels';
import { mapKey, type Mapping } from '@/lib/settings/settings';
import { Field, isResetKey } from '../parts/Field';
import { Restore } from '../parts/Restore';
import { personOf, usePanel, useProblem, useResolved } from '../use-panel';
import { shownFields } from './shown-fields';

/** What can be seen on a page nobody can read, which every empty field offers. */
const LINES = 'page-lines';

/** What was read, field by field, to be put right before it goes to Lever. */
export function PersonFields() {
  const about = useId();
  const catalog = usePanel((panel) => panel.view?.catalog);
  const lines = usePanel((panel) => personOf(panel.view)?.reading.lines);
  const resolved = useResolved();
  if (!resolved || !catalog) return null;
  const { values } = resolved.settings;
  const shown = shownFields(values, catalog).person;
  const takeSeveral = (field: string) => field === 'email' || field === 'phone';
  const lastOfSeveral = shown.findLast(takeSeveral);
  const summaryOnly = (['title', 'company'] as const).filter(
    (field) => values[mapKey[field]].target.to === 'nothing',
  );
  return (
    <div className="person-fields">
      <datalist id={LINES}>
        {lines?.map((line) => (
          <option key={line} value={line} />
        ))}
      </datalist>
      <PersonField field="name" />
      {shown.map((field) => (
        <Fragment key={field}>
          <PersonField
            field={field}
            describedBy={takeSeveral(field) ? `${about}-several` : undefined}
            goes={goesTo(field, values[mapKey[field]])}
          />
          {field === lastOfSeveral ? (
            <p className="field-hint" id={`${about}-several`}>
              {text('fieldSeveral')}
            </p>
          ) : null}
        </Fragment>
      ))}
      {(['title', 'company'] as const).map((field) => {
        const alone = summaryOnly.includes(field);
        return (
          <Fragment key={field}>
            <PersonField
              field={field}
              describedBy={alone ? about : undefined}
              goes={alone ? undefined : goesTo(field, values[mapKey[field]])}
            />
            {field === summaryOnly.at(-1) ? (
              <p className="field-hint" id={about}>
                {text('fieldSummaryOnly')}
              </p>
            ) : null}
          </Fragment>
        );
      })}
    </div>
  );
}

/** Where Lever has a field of the same name, nothing needs to be said. */
const usual = {
  name: 'name',
  headline: 'headline',
  location: 'location',
  email: 'emails',
  phone: 'phones',
} as const;

/** Where a field goes, in words, when it does not go where one expects. */
function goesTo(field: keyof Fields, { target }: Mapping): string | undefined {
  switch (target.to) {
    case 'nothing':
      return text('fieldNotSent');
    case 'tag':
      return text('fieldAsTag');
    case 'form':
      return text('fieldIntoForm');
    case 'lever':
      return field in usual && usual[field as keyof typeof usual] === target.field
        ? undefined
        : text('fieldInto', text(leverFieldLabel[target.field]));
  }
}

const foundFor = (reading: Reading, field: keyof Fields): Found<unknown> | undefined =>
  reading[field === 'email' ? 'emails' : field === 'phone' ? 'phones' : field];

function PersonField(props: {
  field: keyof Fields;
  describedBy?: string | undefined;
  /** Where it goes, in words. */
  goes?: string | undefined;
}) {
  const { field } = props;
  const person = usePanel((panel) => personOf(panel.view));
  const draft = usePanel((panel) => panel.draft);
  const edit = usePanel((panel) => panel.edit);
  const restore = usePanel((panel) => panel.restore);
  const problem = useProblem(field);
  const resolved = useResolved();
  if (!person || !resolved) return null;
  const { reading } = person;
  const found = foundFor(reading, field);
  const value = resolved.fields[field];
  const changed = draft.fields[field] !== undefined;
  const asRead = fieldsOf(reading)[field];
  const guessed = found?.sure === 'text' && !changed;
  const label = text(fieldLabel[field]);
  return (
    <Field
      label={label}
      describedBy={props.describedBy}
      hint={props.goes}
      evidence={found && !guessed && !changed && !problem ? text('fieldWhere', found.where) : undefined}
      required={field === 'name' || resolved.settings.values.mandatory.some((one) => one === field)}
      warning={guessed ? `${text('fieldPleaseCheck')} ${text('fieldWhere', found.where)}` : undefined}
      error={problem}
      aside={
        changed && found ? (
          <Restore
            name={text('fieldRestore', label)}
            onClick={() => {
              restore(field);
            }}
          />
        ) : null
      }
    >
      {(control) => (
        <input
          {...control}
          name={field}
          onKeyDown={(event) => {
            if (changed && found && isResetKey(event)) restore(field);
          }}
          type="text"
          dir="auto"
          autoComplete="off"
          maxLength={2_000}
          list={reading.lines && LINES}
          placeholder={found ? undefined : text(reading.lines ? 'fieldPickLine' : 'fieldNotOnPage')}
          value={value}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            // Back at what was read is no edit: a better reading may still replace it.
            if (typed === asRead && found) restore(field);
            else edit({ fields: { [field]: typed } });
          }}
        />
      )}
    </Field>
  );
}
