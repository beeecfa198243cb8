import { Field } from '../parts/Field';

/** One of a few, with what there is to say of it; the browser's own select. */
export function ChoiceField<Value extends string>(props: {
  label: string;
  name: string;
  value: Value;
  options: readonly { value: Value; text: string }[];
  hint?: string;
  readOnly: boolean;
  onChange: (value: Value) => void;
}) {
  return (
    <Field label={props.label} hint={props.hint}>
      {(control) => (
        <select
          {...control}
          name={props.name}
          disabled={props.readOnly}
          value={props.value}
          onChange={(event) => {
            props.onChange(event.currentTarget.value as Value);
          }}
        >
          {props.options.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
