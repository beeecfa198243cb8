import { useId, useState, type KeyboardEvent } from 'react';
import type { Option } from './rank';

/**
 * The list below a combobox, by the ARIA Authoring Practices: the focus stays in the input, `aria-activedescendant`
 * names the option the arrow keys stand on. Nothing asks the document for the focused element: inside a closed shadow
 * root that is only the host.
 */
export function useList({
  options,
  first,
  onPick,
}: {
  options: readonly Option[];
  /** Whether typing puts the first option under Enter. */
  first: boolean;
  onPick: (option: Option) => void;
}) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const active = open ? options[at] : undefined;

  const show = (index = -1): void => {
    setOpen(true);
    setAt(index);
  };
  const hide = (): void => {
    setOpen(false);
    setAt(-1);
  };
  const pick = (option: Option): void => {
    hide();
    onPick(option);
  };

  /** Handles the keys of the list. True when the key was for it. */
  const key = (event: KeyboardEvent): boolean => {
    const handled = (): true => {
      event.preventDefault();
      event.stopPropagation();
      return true;
    };
    if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return false;
    switch (event.key) {
      case 'ArrowDown':
        show(open && at + 1 < options.length ? at + 1 : 0);
        return handled();
      case 'ArrowUp':
        show(open && at > 0 ? at - 1 : options.length - 1);
        return handled();
      case 'Enter':
        if (!open) return false;
        if (active) pick(active);
        else hide();
        return handled();
      case 'Escape':
        if (!open) return false;
        hide();
        return handled();
      case 'Tab':
        if (active) pick(active);
        return false;
      default:
        return false;
    }
  };

  return {
    listId: `${id}-list`,
    optionId: (index: number) => `${id}-option-${index}`,
    open,
    at,
    show,
    /** After something was typed. */
    typed: () => show(first ? 0 : -1),
    hide,
    pick,
    key,
    input: {
      role: 'combobox',
      autoComplete: 'off',
      spellCheck: false,
      'aria-autocomplete': 'list',
      'aria-expanded': open,
      'aria-controls': open ? `${id}-list` : undefined,
      'aria-activedescendant': active ? `${id}-option-${at}` : undefined,
    },
  } as const;
}

export type List = ReturnType<typeof useList>;
