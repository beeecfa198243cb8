import { useSyncExternalStore } from 'react';

/** Where on the options page one is: the section, and what of it is open, as in `#campaigns/ID`. */
export function useAddress(): [section: string, open: string | undefined] {
  const hash = useSyncExternalStore(onHash, () => location.hash.slice(1));
  const [section = '', ...rest] = hash.split('/');
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
