import { useEffect, useRef, type FocusEvent } from 'react';
import { focusedIn } from './focus';

/**
 * When what had the focus goes, what takes its place gets it. React's own events leave out the blur of an element that is
 * taken away, so only the recruiter's moves count.
 * @param state changes when parts may come and go
 * @param find what takes the place
 */
export function useKeptFocus<Part extends HTMLElement = HTMLDivElement>(
  state: string,
  find: (part: Part) => HTMLElement | null | undefined,
) {
  const part = useRef<Part>(null);
  const inside = useRef(false);
  const place = useRef(find);
  useEffect(() => {
    place.current = find;
  });
  useEffect(() => {
    const element = part.current;
    if (!element || !inside.current || focusedIn(element)) return;
    place.current(element)?.focus();
  }, [state]);
  return {
    ref: part,
    onFocus: () => {
      inside.current = true;
    },
    onBlur: (event: FocusEvent) => {
      inside.current = event.currentTarget.contains(event.relatedTarget);
    },
  };
}
