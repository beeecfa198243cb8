import { useId, type ReactNode } from 'react';
import { text } from '@/lib/platform/text';

/** What a control needs to be labelled and described by the field round it. */
export interface Control {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

/** Where a field's value comes from: the word that is seen, none for what needs no word, and the one that is read out. */
export interface Origin {
  seen?: string | undefined;
  says: string;
  locked?: boolean;
}

/** What stands round a control. */
export interface FieldFrame {
  label: string;
  hint?: string | undefined;
  /** Where the value was read: in sight while the field has the focus or the pointer. */
  evidence?: string | undefined;
  /** A hint that asks to be acted on. */
  warning?: string | undefined;
  error?: string | undefined;
  /** Said as soon as it is there, such as why something typed was not taken; empty while there is nothing to say. */
  told?: string | undefined;
  /** Ids of other describing elements. */
  describedBy?: string | undefined;
  origin?: Origin | undefined;
  required?: boolean | undefined;
  /** Keeps the focus and can be read, and cannot be changed. */
  readOnly?: boolean | undefined;
  /** Alt+Backspace in the field: takes the value back. */
  onReset?: (() => void) | undefined;
  /** Beside the label, such as a small button. */
  aside?: ReactNode;
  className?: string | undefined;
  /** The control is a tick: it stands before its label. */
  tick?: boolean | undefined;
}

/** The key that takes a field back, whatever the field is. */
export const isResetKey = (event: { altKey: boolean; key: string }): boolean =>
  event.altKey && event.key === 'Backspace';

/** A labelled control: the label is its whole name; everything else said of it is its description. */
export function Field(props: FieldFrame & { children: (control: Control) => ReactNode }) {
  const id = useId();
  const {
    label,
    hint,
    evidence,
    warning,
    error,
    told,
    describedBy,
    origin,
    required,
    aside,
    className = '',
    tick,
  } = props;
  const ids = [
    error && `${id}-error`,
    required && `${id}-required`,
    told && `${id}-told`,
    warning && `${id}-warning`,
    origin && `${id}-origin`,
    hint && `${id}-hint`,
    evidence && `${id}-evidence`,
    describedBy,
  ].filter(Boolean);
  const head = (
    <div className="field-head">
      <label htmlFor={id} dir="auto">
        {label}
      </label>
      {required ? (
        // Beside the label: inside it would be part of the name.
        <>
          <span className="required-mark" aria-hidden="true">
            *
          </span>
          <span className="visually-hidden" id={`${id}-required`}>
            {text('fieldRequired')}
          </span>
        </>
      ) : null}
      {origin || aside ? (
        <span className="field-aside">
          {origin ? <OriginTag id={`${id}-origin`} origin={origin} /> : null}
          {aside}
        </span>
      ) : null}
    </div>
  );
  const control = props.children({
    id,
    'aria-describedby': ids.join(' ') || undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': required || undefined,
  });
  return (
    <div
      className={`${tick ? 'tick' : 'field'} ${className}`}
      onKeyDown={(event) => {
        if (!props.onReset || !isResetKey(event)) return;
        event.preventDefault();
        props.onReset();
      }}
    >
      {tick ? control : head}
      {tick ? head : control}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {told === undefined ? null : (
        <p className="field-warning" id={`${id}-told`} aria-live="polite" dir="auto">
          {told}
        </p>
      )}
      {warning ? (
        <p className="field-warning" id={`${id}-warning`}>
          {warning}
        </p>
      ) : null}
      {evidence ? (
        <p className="field-evidence" id={`${id}-evidence`} dir="auto">
          {evidence}
        </p>
      ) : null}
      {hint ? (
        <p className="field-hint" id={`${id}-hint`} dir="auto">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

/** Where a value comes from, as a small word beside the label. */
function OriginTag({ id, origin }: { id: string; origin: Origin }) {
  const { seen, says, locked = false } = origin;
  return (
    <>
      {seen ? (
        <span className="origin" data-locked={locked || undefined} title={seen} aria-hidden="true" dir="auto">
          {seen}
        </span>
      ) : null}
      <span className="visually-hidden" id={id}>
        {says}
      </span>
    </>
  );
}
