import { useEffect, useRef, useState } from 'react';
import { text } from '@/lib/platform/text';
import { Field, isResetKey, type FieldFrame } from '../parts/Field';
import { focusedIn } from '../parts/focus';
import { OptionList } from './OptionList';
import { rank, SHOWN, type Option } from './rank';
import { useList } from './use-list';

/** One of a list, found by typing. What is typed and not chosen is taken back when the focus leaves. */
export function PickOne(
  props: FieldFrame & {
    name: string;
    /** The chosen option's id; empty for none. */
    value: string;
    /** Shown for a value that the list does not have. */
    valueText?: string | undefined;
    options: readonly Option[];
    recent?: readonly string[];
    placeholder?: string | undefined;
    /** Said when the list is empty. */
    empty: string;
    /** Whether none may be chosen. */
    clearable?: boolean;
    onChange: (id: string) => void;
    /** Hears what was typed and is not to be had, when it is taken back. */
    onRefused?: (typed: string) => void;
  },
) {
  const { label, name, value, options, recent = [], clearable = false, readOnly = false } = props;
  const [typed, setTyped] = useState<string>();
  const [chose, setChose] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const chosen = options.find((option) => option.id === value);
  const shownText = chosen?.text ?? (value ? (props.valueText ?? text('pickerUnknown', value)) : '');
  // Which of two with one name it is, once it is chosen too.
  const alike = options.filter((option) => option.text === chosen?.text).length > 1;
  const place = alike && chosen?.detail ? chosen.detail : '';
  const fitting = rank(options, typed ?? '', recent);
  const shown = fitting.slice(0, SHOWN);
  const choose = (id: string): void => {
    setTyped(undefined);
    if (id !== value) props.onChange(id);
    setChose((count) => count + 1);
  };
  useEffect(() => {
    const element = input.current;
    if (chose && element && focusedIn(element)) element.select();
  }, [chose]);
  const list = useList({
    options: shown,
    first: true,
    onPick: (option) => {
      choose(option.id);
    },
  });

  /** Takes what was typed for a choice where it is one. */
  const leave = (): void => {
    list.hide();
    if (typed === undefined) return;
    const plain = typed.trim().toLocaleLowerCase();
    const exact = options.filter((option) => option.text.toLocaleLowerCase() === plain);
    if (plain === '' && clearable) choose('');
    else if (exact.length === 1 && exact[0]) choose(exact[0].id);
    else {
      setTyped(undefined);
      if (plain) props.onRefused?.(typed.trim());
    }
  };

  const open = (): void => {
    if (!readOnly && !list.open) list.show(shown.findIndex((option) => option.id === value));
  };

  return (
    <Field {...props} hint={[place, props.hint].filter(Boolean).join(' ')}>
      {(control) => (
        <div className="picker">
          <input
            {...control}
            {...list.input}
            ref={input}
            name={name}
            dir="auto"
            type="text"
            readOnly={readOnly}
            placeholder={props.placeholder ?? text('pickerType')}
            value={typed ?? shownText}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              list.typed();
            }}
            // Typing takes the place of what is chosen, however the focus came.
            onFocus={(event) => {
              event.currentTarget.select();
            }}
            onClick={(event) => {
              if (!list.open) event.currentTarget.select();
              open();
            }}
            onKeyDown={(event) => {
              if (readOnly) return;
              if (props.onReset && isResetKey(event)) {
                list.hide();
                setTyped(undefined);
                return;
              }
              if (event.key === 'Escape' && !list.open && typed !== undefined) {
                event.preventDefault();
                setTyped(undefined);
                return;
              }
              // What is typed and not chosen must not stand there while something else is pushed.
              const bare = !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing;
              if (event.key === 'Enter' && bare && typed !== undefined && !shown[list.at]) {
                event.preventDefault();
                leave();
                return;
              }
              if (event.key.startsWith('Arrow') && !list.open && typed === undefined) {
                if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
                event.preventDefault();
                const now = shown.findIndex((option) => option.id === value);
                list.show(now >= 0 ? now : event.key === 'ArrowDown' ? 0 : shown.length - 1);
                return;
              }
              list.key(event);
            }}
            onBlur={leave}
          />
          {clearable && value && !readOnly ? (
            <button
              type="button"
              className="picker-clear"
              aria-label={text('pickerClear', label)}
              title={text('pickerClear', label)}
              onClick={() => {
                choose('');
                input.current?.focus();
              }}
            >
              ×
            </button>
          ) : null}
          {list.open ? (
            <OptionList
              label={label}
              list={list}
              options={shown}
              more={fitting.length - shown.length}
              chosen={value ? [value] : []}
              recent={recent}
              empty={options.length && typed ? text('pickerNoMatch', typed.trim()) : props.empty}
            />
          ) : null}
        </div>
      )}
    </Field>
  );
}
