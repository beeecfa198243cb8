import { useRef, useState } from 'react';
import { text } from '@/lib/platform/text';
import { Field } from '../parts/Field';
import { OptionList } from './OptionList';
import { rank, SHOWN } from './rank';
import { useList } from './use-list';

/** Several words, chosen from a list or typed; each can be taken away by mouse or keyboard. */
export function PickSeveral(props: {
  label: string;
  name: string;
  value: readonly string[];
  words: readonly string[];
  recent: readonly string[];
  /** How many there may be, and how long one may be. */
  max: number;
  maxLength: number;
  empty: string;
  hint: string;
  onChange: (value: string[]) => void;
}) {
  const { label, name, value, words, recent, max } = props;
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const taken = new Set(value.map((word) => word.toLocaleLowerCase()));
  const all = [...new Set([...recent, ...words])].map((word) => ({ id: word, text: word }));
  const fitting = rank(
    all.filter((option) => !taken.has(option.text.toLocaleLowerCase())),
    typed,
    recent,
  );
  const shown = fitting.slice(0, SHOWN);

  /** Adds words, each as Lever spells it if it has it. */
  const add = (raw: string): void => {
    const next = [...value];
    for (const part of raw.split(',')) {
      const word = part.trim();
      const plain = word.toLocaleLowerCase();
      if (!word || next.length >= max || next.some((one) => one.toLocaleLowerCase() === plain)) continue;
      // Lever tells "Remote" and "remote" apart: the very word if it is there, else its other spelling.
      const known = all.filter((option) => option.text.toLocaleLowerCase() === plain);
      next.push((known.find((option) => option.text === word) ?? known[0])?.text ?? word);
    }
    setTyped('');
    if (next.length !== value.length) props.onChange(next);
  };
  const remove = (word: string): void => {
    props.onChange(value.filter((one) => one !== word));
    input.current?.focus();
  };
  const list = useList({
    options: shown,
    first: false,
    onPick: (option) => {
      add(option.text);
    },
  });

  return (
    <Field label={label} hint={props.hint}>
      {(control) => (
        <div className="picker">
          <div className="chips">
            {value.map((word) => (
              <span className="chip" key={word}>
                <span dir="auto">{word}</span>
                <button
                  type="button"
                  aria-label={text('tagRemove', word)}
                  title={text('tagRemove', word)}
                  onClick={() => {
                    remove(word);
                  }}
                >
                  ×
                </button>
              </span>
            ))}
            <input
              {...control}
              {...list.input}
              ref={input}
              name={name}
              type="text"
              dir="auto"
              maxLength={props.maxLength}
              placeholder={value.length ? undefined : text('tagsAdd')}
              value={typed}
              onChange={(event) => {
                const now = event.currentTarget.value;
                if (now.includes(',')) {
                  add(now);
                  list.hide();
                } else {
                  setTyped(now);
                  list.typed();
                }
              }}
              onClick={() => {
                if (!list.open) list.show();
              }}
              onKeyDown={(event) => {
                const last = value.at(-1);
                if (event.key === 'Backspace' && typed === '' && last !== undefined) remove(last);
                else if (
                  event.key === 'Enter' &&
                  !event.nativeEvent.isComposing &&
                  typed.trim() &&
                  list.at < 0
                ) {
                  event.preventDefault();
                  list.hide();
                  add(typed);
                } else list.key(event);
              }}
              onBlur={() => {
                list.hide();
                add(typed);
              }}
            />
          </div>
          {list.open && (shown.length > 0 || all.length === 0) ? (
            <OptionList
              label={label}
              list={list}
              options={shown}
              more={fitting.length - shown.length}
              chosen={[]}
              recent={recent}
              empty={props.empty}
            />
          ) : null}
        </div>
      )}
    </Field>
  );
}
