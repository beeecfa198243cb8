import { Field } from './Field';

/** One of a few: the browser's own select. */
export function SelectField<Value extends string>(props: {
  label: string;
  name: string;
  value: Value;
  options: readonly { value: Value; text: string }[];
  onChange: (value: Value) => void;
}) {
  return (
    <Field label={props.label}>
      {(control) => (
        <select
          {...control}
          name={props.name}
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
