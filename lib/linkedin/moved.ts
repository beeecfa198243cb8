import { profileLink, readAddress, same, type Ref } from './address';
import { all, hrefOf } from './dom';
import type { Page } from './layout';
import { leftOver, namesId } from './owner';
import { LINKS } from './selectors';

/** What Chrome knows of a document's addresses: one entry for each, in the order of the visits. */
interface Visits {
  entries(): readonly { url: string | null; sameDocument: boolean }[];
}

/** Whether a page that does not say whose it is can only be the address's person's; `who` is all that is known of them. */
export function trusts({ doc, address }: Page, who: Ref = address.ref): boolean {
  return doc.defaultView !== null && !mayShowAnother(doc.defaultView, who);
}

/**
 * Whether a section is the person's: it leads to them or names their id, or it says nothing, in a document that has shown
 * nobody else. Sections were seen to stay, and to come, seconds after the head of the page. What says nothing where another
 * was shown before is told in the page's `doubted`.
 */
export function isTheirs(section: Element, page: Page, who: Ref): boolean {
  const { eyes, base } = page;
  if (leftOver(section, eyes, who, base)) return false;
  const leads = all(section, LINKS).some((link) => {
    const target = profileLink(hrefOf(link), base);
    return target !== undefined && same(target.ref, who) === true;
  });
  if (leads || namesId(section, who) || trusts(page, who)) return true;
  if (eyes.shows(section)) page.doubted.add(section);
  return false;
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
