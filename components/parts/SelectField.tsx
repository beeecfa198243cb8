import { Field, type FieldFrame } from './Field';

interface SelectOption<Value> {
  value: Value;
  text: string;
  /** The heading it stands under. */
  group?: string | undefined;
}

/** One of a few: the browser's own select. */
export function SelectField<Value extends string>(
  props: FieldFrame & {
    name: string;
    value: Value;
    options: readonly SelectOption<Value>[];
    onChange: (value: Value) => void;
  },
) {
  const { options, readOnly = false } = props;
  const groups = [...new Set(options.map(({ group }) => group))];
  return (
    <Field {...props}>
      {(control) => (
        <select
          {...control}
          name={props.name}
          value={props.value}
          // A select knows no read only, and a disabled one drops the focus.
          aria-disabled={readOnly || undefined}
          onMouseDown={(event) => {
            if (readOnly) event.preventDefault();
          }}
          onKeyDown={(event) => {
            const moves = event.key === 'Tab' || event.key === 'Escape' || event.ctrlKey || event.metaKey;
            if (readOnly && !moves) event.preventDefault();
          }}
          onChange={(event) => {
            if (!readOnly) props.onChange(event.currentTarget.value as Value);
          }}
        >
          {groups.map((group) => {
            const inside = options
              .filter((one) => one.group === group)
              .map(({ value, text }) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ));
            return group === undefined ? (
              inside
            ) : (
              <optgroup key={group} label={group}>
                {inside}
              </optgroup>
            );
          })}
        </select>
      )}
    </Field>
  );
}
