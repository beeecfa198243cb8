import { useId } from 'react';
import { text } from '@/lib/platform/text';

/** One of two or three, all in sight. */
export function RadioGroup<Value extends string>(props: {
  label: string;
  value: Value;
  options: readonly { value: Value; text: string }[];
  hint?: string;
  readOnly: boolean;
  onChange: (value: Value) => void;
}) {
  const id = useId();
  const hints = [props.readOnly ? text('optionsFromPolicy') : undefined, props.hint].filter(Boolean);
  return (
    <div
      role="radiogroup"
      aria-labelledby={`${id}-label`}
      aria-describedby={hints.length ? `${id}-hint` : undefined}
      className="field radios"
    >
      <span className="field-label" id={`${id}-label`}>
        {props.label}
      </span>
      <div className="radio-row">
        {props.options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === props.value}
              disabled={props.readOnly}
              onChange={() => {
                props.onChange(option.value);
              }}
            />
            {option.text}
          </label>
        ))}
      </div>
      {hints.length ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hints.join(' ')}
        </p>
      ) : null}
    </div>
  );
}
