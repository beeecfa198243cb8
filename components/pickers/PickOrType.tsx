import { text } from '@/lib/platform/text';
import { Field } from '../parts/Field';
import { OptionList } from './OptionList';
import { rank, SHOWN } from './rank';
import { useList } from './use-list';

/** A word, chosen from a list or typed. */
export function PickOrType(props: {
  label: string;
  name: string;
  value: string;
  words: readonly string[];
  recent: readonly string[];
  maxLength: number;
  empty: string;
  hint?: string;
  onChange: (value: string) => void;
}) {
  const { label, name, value, words, recent } = props;
  const all = [...new Set([...recent, ...words])].map((word) => ({ id: word, text: word }));
  // What stands there already does not narrow the list: only typing more does.
  const complete = all.some(({ id }) => id === value);
  const fitting = rank(all, complete ? '' : value, recent);
  const shown = fitting.slice(0, SHOWN);
  const list = useList({
    options: shown,
    first: false,
    onPick: (option) => {
      props.onChange(option.text);
    },
  });
  return (
    <Field label={label} hint={props.hint}>
      {(control) => (
        <div className="picker">
          <input
            {...control}
            {...list.input}
            name={name}
            type="text"
            dir="auto"
            maxLength={props.maxLength}
            value={value}
            onChange={(event) => {
              props.onChange(event.currentTarget.value);
              list.typed();
            }}
            onClick={() => {
              if (!list.open) list.show();
            }}
            onKeyDown={list.key}
            onBlur={list.hide}
          />
          {list.open && (shown.length > 0 || all.length === 0) ? (
            <OptionList
              label={label}
              list={list}
              options={shown}
              more={fitting.length - shown.length}
              chosen={[value]}
              recent={recent}
              empty={all.length ? text('pickerNoMatch', value) : props.empty}
            />
          ) : null}
        </div>
      )}
    </Field>
  );
}
