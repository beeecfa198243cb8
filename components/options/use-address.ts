import { useSyncExternalStore } from 'react';

/** Where on the options page one is: the section, and what of it is open, as in `#campaigns/ID`. */
export function useAddress(): [section: string, open: string | undefined] {
  return partsOf(useSyncExternalStore(onHash, () => location.hash));
}

/** Calls `listener` when one goes to another address, before anything of it is drawn. Returns the way to stop. */
export function beforeAddress(listener: (section: string, open: string | undefined) => void): () => void {
  const heard = (): void => {
    listener(...partsOf(location.hash));
  };
  // Those that capture hear first.
  window.addEventListener('hashchange', heard, { capture: true });
  return () => {
    window.removeEventListener('hashchange', heard, { capture: true });
  };
}

function partsOf(hash: string): [section: string, open: string | undefined] {
  const [section = '', ...rest] = hash.slice(1).split('/');
  return [section, rest.length ? decoded(rest.join('/')) : undefined];
}

export const addressOf = (section: string, open?: string): string =>
  open === undefined ? `#${section}` : `#${section}/${encodeURIComponent(open)}`;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // typed by hand
  }
}

function onHash(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => {
    window.removeEventListener('hashchange', listener);
  };
}
