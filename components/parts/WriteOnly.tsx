import { text } from '@/lib/platform/text';
import { Field } from './Field';

/** A secret: it can be entered, replaced and forgotten, and is never shown. */
export function WriteOnly(props: {
  label: string;
  name: string;
  hint: string;
  error?: string | undefined;
  required?: boolean | undefined;
  /** One is stored. */
  there: boolean;
  readOnly: boolean;
  /** Typed and not stored yet. */
  value: string | undefined;
  /** Emptied again is untouched: forgetting has its own button. */
  onType: (value: string | undefined) => void;
  onLeave: () => void;
  onForget: () => void;
}) {
  const { label, there, readOnly } = props;
  return (
    <Field
      label={label}
      hint={props.hint}
      error={props.error}
      required={props.required}
      aside={
        there && !readOnly ? (
          <button
            type="button"
            className="link"
            aria-label={text('secretForget', label)}
            onClick={props.onForget}
          >
            {text('buttonForget')}
          </button>
        ) : null
      }
    >
      {(control) => (
        <input
          {...control}
          name={props.name}
          type="password"
          autoComplete="new-password"
          spellCheck={false}
          maxLength={1_000}
          readOnly={readOnly}
          placeholder={there ? text('secretSaved') : undefined}
          value={props.value ?? ''}
          onChange={(event) => {
            props.onType(event.currentTarget.value || undefined);
          }}
          onBlur={props.onLeave}
        />
      )}
    </Field>
  );
}
