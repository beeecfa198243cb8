import { flushSync } from 'react-dom';

/**
 * Makes a change that moves or takes away what has the focus, and puts the focus where it belongs then.
 * @param find asked once the change is on the screen
 */
export function focusAfter(change: () => void, find: () => Element | null | undefined): void {
  flushSync(change);
  const element = find();
  if (element instanceof HTMLElement) element.focus();
}

/** Marks a control of one entry of a list, so that it can be found again when the list has changed. */
export const mark = (control: string, of: string) => ({ 'data-control': control, 'data-of': of });

export const marked = (within: Element | null, control: string, of: string): Element | undefined =>
  [...(within?.querySelectorAll<HTMLElement>('[data-control]') ?? [])].find(
    ({ dataset }) => dataset['control'] === control && dataset['of'] === of,
  );
