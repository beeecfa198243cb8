import { useId } from 'react';
import { text } from '@/lib/platform/text';
import { Field, isResetKey, OriginTag } from '../parts/Field';
import { usePanel, useResolved } from '../use-panel';
import { useNoteTexts } from './use-note-texts';
import { useSetting } from './use-setting';

/** The note with what Lever has no field for: off until ticked, and seen before it goes. */
export function SummaryField() {
  const edit = usePanel((panel) => panel.edit);
  const resolved = useResolved();
  const { summary } = useNoteTexts();
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
  const id = useId();
  const edit = usePanel((panel) => panel.edit);
  const resolved = useResolved();
  const { label, error, required, readOnly, origin, onReset, aside } = useSetting('summary');
  if (!resolved) return null;
  const described = [error && `${id}-error`, required && `${id}-required`, `${id}-origin`, `${id}-hint`];
  return (
    <div
      className="tick wide"
      onKeyDown={(event) => {
        if (!onReset || !isResetKey(event)) return;
        event.preventDefault();
        onReset();
      }}
    >
      <input
        id={id}
        type="checkbox"
        name="summary"
        aria-describedby={described.filter(Boolean).join(' ')}
        aria-required={required || undefined}
        aria-invalid={error ? true : undefined}
        aria-readonly={readOnly || undefined}
        checked={resolved.choices.summary}
        onChange={(event) => {
          if (!readOnly) edit({ choices: { summary: event.currentTarget.checked } });
        }}
      />
      <div className="field-head">
        <label htmlFor={id}>{label}</label>
        {required ? (
          <>
            <span className="required-mark" aria-hidden="true">
              *
            </span>
            <span className="visually-hidden" id={`${id}-required`}>
              {text('fieldRequired')}
            </span>
          </>
        ) : null}
        <span className="field-aside">
          {origin ? <OriginTag id={`${id}-origin`} origin={origin} /> : null}
          {aside}
        </span>
      </div>
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      <p className="field-hint" id={`${id}-hint`}>
        {text('summaryHint')} {resolved.settings.values.summarySecret ? text('noteSecret') : ''}
      </p>
    </div>
  );
}
