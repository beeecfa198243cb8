import { useId, type ReactNode } from 'react';

/** What a control needs to be labelled and described by the field round it. */
export interface Control {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** A labelled control: the label is its whole name, hints and what is wrong are its description. */
export function Field(props: {
  label: string;
  hint?: string | undefined;
  /** A hint that asks to be acted on. */
  warning?: string | undefined;
  error?: string | undefined;
  /** Ids of other describing elements. */
  describedBy?: string | undefined;
  /** Beside the label, such as a small button. */
  aside?: ReactNode;
  className?: string;
  children: (control: Control) => ReactNode;
}) {
  const id = useId();
  const { label, hint, warning, error, describedBy, aside, className = '' } = props;
  const ids = [error && `${id}-error`, warning && `${id}-warning`, hint && `${id}-hint`, describedBy].filter(
    Boolean,
  );
  return (
    <div className={`field ${className}`}>
      <div className="field-head">
        <label htmlFor={id}>{label}</label>
        {aside}
      </div>
      {props.children({
        id,
        'aria-describedby': ids.join(' ') || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {warning ? (
        <p className="field-warning" id={`${id}-warning`}>
          {warning}
        </p>
      ) : null}
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
