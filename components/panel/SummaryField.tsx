import { useId } from 'react';
import { text } from '@/lib/platform/text';
import { summaryOf } from '@/lib/push/summary';
import { summaryWords } from '@/lib/push/summary-words';
import { Field } from '../parts/Field';
import { personOf, usePanel, useResolved } from '../use-panel';

/** The note with what Lever has no field for: off until ticked, and seen before it goes. */
export function SummaryField() {
  const id = useId();
  const person = usePanel((panel) => personOf(panel.view));
  const edit = usePanel((panel) => panel.edit);
  const resolved = useResolved();
  if (!person || !resolved) return null;
  const { fields, choices } = resolved;
  const label = text('labelSummaryText');
  return (
    <>
      <div className="tick">
        <input
          id={id}
          type="checkbox"
          name="summary"
          aria-describedby={`${id}-hint`}
          checked={choices.summary}
          onChange={(event) => {
            edit({ choices: { summary: event.currentTarget.checked } });
          }}
        />
        <label htmlFor={id}>{text('labelSummary')}</label>
        <span className="field-hint" id={`${id}-hint`}>
          {text('summaryHint')}
        </span>
      </div>
      {choices.summary ? (
        <Field
          label={label}
          aside={
            choices.summaryText === null ? null : (
              <button
                type="button"
                className="restore"
                aria-label={text('fieldRestore', label)}
                title={text('fieldRestore', label)}
                onClick={() => {
                  edit({ choices: { summaryText: null } });
                }}
              >
                ↺
              </button>
            )
          }
        >
          {(control) => (
            <textarea
              {...control}
              name="summaryText"
              dir="auto"
              rows={8}
              maxLength={20_000}
              value={choices.summaryText ?? summaryOf(person.reading, fields, summaryWords())}
              onChange={(event) => {
                edit({ choices: { summaryText: event.currentTarget.value } });
              }}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}
