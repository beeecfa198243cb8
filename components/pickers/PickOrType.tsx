import { useState } from 'react';
import { text } from '@/lib/platform/text';
import { Field, type FieldFrame } from '../parts/Field';
import { OptionList } from './OptionList';
import { PickOne } from './PickOne';
import { rank, SHOWN } from './rank';
import { useList } from './use-list';

type Props = FieldFrame & {
  name: string;
  value: string;
  words: readonly string[];
  recent: readonly string[];
  maxLength: number;
  empty: string;
  onChange: (value: string) => void;
};

/**
 * A word, chosen from a list or typed.
 * @param onlyListed takes only words of the list; what is there already stays
 */
export function PickOrType({ onlyListed = false, ...props }: Props & { onlyListed?: boolean }) {
  return onlyListed ? <ListedWord {...props} /> : <AnyWord {...props} />;
}

function AnyWord(props: Props) {
  const { label, name, value, words, recent, readOnly = false } = props;
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
    <Field {...props}>
      {(control) => (
        <div className="picker">
          <input
            {...control}
            {...list.input}
            name={name}
            type="text"
            dir="auto"
            maxLength={props.maxLength}
            readOnly={readOnly}
            value={value}
            onChange={(event) => {
              props.onChange(event.currentTarget.value);
              list.typed();
            }}
            onClick={() => {
              if (!list.open && !readOnly) list.show();
            }}
            onKeyDown={(event) => {
              if (!readOnly) list.key(event);
            }}
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

function ListedWord({ words, value, ...props }: Props) {
  const [refused, setRefused] = useState('');
  return (
    <PickOne
      {...props}
      clearable
      value={value}
      valueText={value}
      options={words.map((word) => ({ id: word, text: word }))}
      told={refused && text('pickerOnlyListed', refused)}
      onChange={(word) => {
        setRefused('');
        props.onChange(word);
      }}
      onRefused={setRefused}
    />
  );
}
