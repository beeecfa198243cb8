import { useEffect, useRef } from 'react';
import { text } from '@/lib/platform/text';
import type { Option } from './rank';
import type { List } from './use-list';

/** As long as the second half of a double click may take, in ms. */
const DOUBLE_CLICK = 500;

/** The open list of a combobox. An option's name is its plain text; what tells it apart is its description. */
export function OptionList(props: {
  label: string;
  list: List;
  options: readonly Option[];
  /** How many more there are than shown. */
  more: number;
  chosen: readonly string[];
  recent: readonly string[];
  /** Said when there is nothing to choose. */
  empty: string;
}) {
  const { label, list, options, more, chosen, recent, empty } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Not at once: what scrolls under a double click puts an option under its second half.
    const later = setTimeout(() => box.current?.scrollIntoView({ block: 'nearest' }), DOUBLE_CLICK);
    return () => {
      clearTimeout(later);
    };
  }, []);
  useEffect(() => {
    box.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [list.at]);
  return (
    <div
      className="picker-list"
      ref={box}
      // The focus stays in the input, whatever part of the list is pressed.
      onMouseDown={(event) => {
        event.preventDefault();
      }}
    >
      <ul role="listbox" id={list.listId} aria-label={label}>
        {options.map((option, index) => {
          const id = list.optionId(index);
          const notes = [option.detail, recent.includes(option.id) ? text('pickerRecent') : undefined].filter(
            Boolean,
          );
          return (
            <li
              key={option.id}
              role="option"
              id={id}
              aria-selected={index === list.at}
              aria-describedby={notes.length ? `${id}-detail` : undefined}
              data-chosen={chosen.includes(option.id) || undefined}
              onClick={() => {
                list.pick(option);
              }}
            >
              <span dir="auto">{option.text}</span>
              {notes.length ? (
                // Hidden from the name, and still the description.
                <span className="picker-detail" id={`${id}-detail`} dir="auto" aria-hidden="true">
                  {notes.join(' · ')}
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
      <p className="picker-say" aria-live="polite">
        {options.length === 0 ? empty : more > 0 ? text('pickerMore', String(more)) : ''}
      </p>
    </div>
  );
}
