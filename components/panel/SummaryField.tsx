import { text } from '@/lib/platform/text';
import { LONGEST_TYPED } from '@/lib/push/draft';
import { Field } from '../parts/Field';
import { Restore } from '../parts/Restore';
import { cutWords } from '../parts/words';
import { usePanel, useResolved } from '../use-panel';
import { useNoteTexts } from './use-note-texts';
import { useSetting } from './use-setting';

/** The note with what Lever has no field for: off until ticked, and seen before it goes. */
export function SummaryField() {
  const edit = usePanel((panel) => panel.edit);
  const resolved = useResolved();
  const { summary, left } = useNoteTexts();
  if (!resolved) return null;
  const { choices } = resolved;
  const label = text('labelSummaryText');
  return (
    <>
      <Tick />
      {choices.summary ? (
        <Field
          label={label}
          className="wide"
          warning={cutWords(left.summary)}
          aside={
            choices.summaryText === null ? null : (
              <Restore
                name={text('fieldRestore', label)}
                onClick={() => {
                  edit({ choices: { summaryText: null } });
                }}
              />
            )
          }
        >
          {(control) => (
            <textarea
              {...control}
              name="summaryText"
              dir="auto"
              rows={8}
              maxLength={LONGEST_TYPED}
              value={choices.summaryText ?? summary}
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

function Tick() {
  const edit = usePanel((panel) => panel.edit);
  const resolved = useResolved();
  const frame = useSetting('summary');
  if (!resolved) return null;
  const secret = resolved.settings.values.summarySecret ? text('noteSecret') : '';
  return (
    <Field {...frame} tick className="wide" hint={[text('summaryHint'), secret].filter(Boolean).join(' ')}>
      {(control) => (
        <input
          {...control}
          type="checkbox"
          name="summary"
          aria-readonly={frame.readOnly || undefined}
          checked={resolved.choices.summary}
          onChange={(event) => {
            if (!frame.readOnly) edit({ choices: { summary: event.currentTarget.checked } });
          }}
        />
      )}
    </Field>
  );
}
