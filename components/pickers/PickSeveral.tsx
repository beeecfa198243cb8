import { useRef, useState } from 'react';
import { text, type TextKey } from '@/lib/platform/text';
import { Field, isResetKey, type FieldFrame } from '../parts/Field';
import { OptionList } from './OptionList';
import { rank, SHOWN } from './rank';
import { useList } from './use-list';

/** Stands for the word that was typed and that nobody has yet. */
const NEW = '\u0000new';

/** Several words, chosen from a list or typed; each can be taken away by mouse or keyboard. */
export function PickSeveral(
  props: FieldFrame & {
    name: string;
    value: readonly string[];
    words: readonly string[];
    recent: readonly string[];
    /** How many there may be, and how long one may be. */
    max: number;
    maxLength: number;
    empty: string;
    /** Takes only words of the list. What is there already stays. */
    onlyListed?: boolean;
    /** What the input and the buttons say, where these are no tags. */
    says?: { add: TextKey; remove: TextKey };
    onChange: (value: string[]) => void;
  },
) {
  const { label, name, value, words, max, onlyListed = false, readOnly = false } = props;
  const { says = { add: 'tagsAdd', remove: 'tagRemove' } } = props;
  const recent = onlyListed ? props.recent.filter((word) => words.includes(word)) : props.recent;
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<string[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const taken = new Set(value.map((word) => word.toLocaleLowerCase()));
  const all = [...new Set([...recent, ...words])].map((word) => ({ id: word, text: word }));
  const fitting = rank(
    all.filter((option) => !taken.has(option.text.toLocaleLowerCase())),
    typed,
    recent,
  );
  // Enter takes the first that fits; a word of one's own is the last choice, and says that it is new.
  const fresh = typed.trim();
  const isNew =
    fresh && !onlyListed && !all.some(({ text: one }) => one.toLowerCase() === fresh.toLowerCase());
  const shown = [
    ...fitting.slice(0, SHOWN),
    ...(isNew && fitting.length ? [{ id: NEW, text: text('pickerNew', fresh) }] : []),
  ];

  const listed = (word: string) => {
    const plain = word.toLocaleLowerCase();
    const known = all.filter((option) => option.text.toLocaleLowerCase() === plain);
    // Lever tells "Remote" and "remote" apart: the very word if it is there, else its other spelling.
    return (known.find((option) => option.text === word) ?? known[0])?.text;
  };
  /** What is typed, come apart at its commas, unless a listed word has them too. */
  const partsOf = (raw: string): string[] => (listed(raw.trim()) === undefined ? raw.split(',') : [raw]);

  /** Adds words, each as Lever spells it if it has it. */
  const add = (raw: string): void => {
    const next = [...value];
    const unknown: string[] = [];
    for (const part of partsOf(raw)) {
      const word = part.trim();
      const plain = word.toLocaleLowerCase();
      if (!word || next.length >= max || next.some((one) => one.toLocaleLowerCase() === plain)) continue;
      const known = listed(word);
      if (known === undefined && onlyListed) unknown.push(word);
      else next.push(known ?? word);
    }
    setTyped('');
    if (raw.trim()) setRefused(unknown);
    if (next.length !== value.length) props.onChange(next);
  };
  const remove = (word: string): void => {
    props.onChange(value.filter((one) => one !== word));
    input.current?.focus();
  };
  const list = useList({
    options: shown,
    first: true,
    onPick: (option) => {
      add(option.id === NEW ? typed : option.text);
    },
  });

  return (
    <Field
      {...props}
      told={
        onlyListed
          ? refused.map((word) => text('pickerOnlyListed', word)).join(' ') // empty when all were taken
          : undefined
      }
    >
      {(control) => (
        <div className="picker">
          <div className="chips" data-locked={readOnly || undefined}>
            {value.map((word) => (
              <span className="chip" key={word}>
                <span dir="auto">{word}</span>
                {readOnly ? null : (
                  <button
                    type="button"
                    aria-label={text(says.remove, word)}
                    title={text(says.remove, word)}
                    onClick={() => {
                      remove(word);
                    }}
                  >
                    ×
                  </button>
                )}
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
              readOnly={readOnly}
              placeholder={value.length || readOnly ? undefined : text(says.add)}
              value={typed}
              onChange={(event) => {
                const now = event.currentTarget.value;
                const begun = all.some(({ text: one }) =>
                  one.toLocaleLowerCase().startsWith(now.trimStart().toLocaleLowerCase()),
                );
                if (now.includes(',') && !begun) {
                  add(now);
                  list.hide();
                } else {
                  setTyped(now);
                  list.typed();
                }
              }}
              onClick={() => {
                if (!list.open && !readOnly) list.show();
              }}
              onKeyDown={(event) => {
                if (readOnly) return;
                if (isResetKey(event)) {
                  if (props.onReset) setTyped('');
                  return;
                }
                const last = value.at(-1);
                if (event.key === 'Backspace' && typed === '' && last !== undefined) remove(last);
                else if (
                  event.key === 'Enter' &&
                  !event.nativeEvent.isComposing &&
                  typed.trim() &&
                  !(list.open && shown[list.at])
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
              more={Math.max(0, fitting.length - SHOWN)}
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
