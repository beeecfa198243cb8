import { useId } from 'react';
import type { Found, Reading } from '@/lib/profile/reading';
import { text } from '@/lib/platform/text';
import { fieldsOf, type Fields } from '@/lib/push/draft';
import { Field } from '../parts/Field';
import { fieldLabel } from '../parts/words';
import { personOf, usePanel, useProblem, useResolved } from '../use-panel';

/** What was read, field by field, to be put right before it goes to Lever. */
export function PersonFields() {
  const about = useId();
  return (
    <div className="person-fields">
      <PersonField field="name" />
      <PersonField field="headline" />
      <PersonField field="location" />
      <PersonField field="title" describedBy={about} />
      <PersonField field="company" describedBy={about} />
      <p className="field-hint" id={about}>
        {text('fieldSummaryOnly')}
      </p>
      <PersonField field="email" describedBy={`${about}-several`} />
      <PersonField field="phone" describedBy={`${about}-several`} />
      <p className="field-hint" id={`${about}-several`}>
        {text('fieldSeveral')}
      </p>
    </div>
  );
}

const foundFor = (reading: Reading, field: keyof Fields): Found<unknown> | undefined =>
  reading[field === 'email' ? 'emails' : field === 'phone' ? 'phones' : field];

function PersonField(props: { field: keyof Fields; describedBy?: string }) {
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
  const label = text(fieldLabel[field]);
  return (
    <Field
      label={label}
      describedBy={props.describedBy}
      warning={found?.sure === 'text' && !changed ? text('fieldPleaseCheck') : undefined}
      error={problem}
      aside={
        changed && found ? (
          <button
            type="button"
            className="restore"
            aria-label={text('fieldRestore', label)}
            title={text('fieldRestore', label)}
            onClick={() => {
              restore(field);
            }}
          >
            ↺
          </button>
        ) : null
      }
    >
      {(control) => (
        <input
          {...control}
          name={field}
          type="text"
          dir="auto"
          autoComplete="off"
          maxLength={2_000}
          aria-required={field === 'name' || undefined}
          title={found && text('fieldWhere', found.where)}
          placeholder={found ? undefined : text('fieldNotOnPage')}
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
