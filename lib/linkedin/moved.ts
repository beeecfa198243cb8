import { readAddress, same, type Ref } from './address';
import type { Page } from './layout';

/** What Chrome knows of a document's addresses: one entry for each, in the order of the visits. */
interface Visits {
  entries(): readonly { url: string | null; sameDocument: boolean }[];
}

/** Whether a page that does not say whose it is can only be the address's person's. */
export function trusts({ doc, address }: Page): boolean {
  return doc.defaultView !== null && !mayShowAnother(doc.defaultView, address.ref);
}

/**
 * True unless this document has shown only this one person: pages that do not say whose they are go on showing the person
 * before for a while after the address changed, and nothing on them tells. Loading the page anew makes it sure.
 */
function mayShowAnother(view: Window, who: Ref): boolean {
  const visits = 'navigation' in view ? (view.navigation as Visits) : undefined;
  if (!visits) return true;
  const loaded = view.performance.getEntriesByType('navigation').map((entry) => entry.name);
  const since = visits.entries().flatMap((entry) => (entry.sameDocument && entry.url ? [entry.url] : []));
  return [...loaded, ...since].some((text) => {
    const address = URL.canParse(text) ? readAddress(new URL(text)) : undefined;
    return address?.kind === 'profile' && same(address.ref, who) !== true;
  });
}
