import { same, type Ref } from './address';
import { all, firstOf, follows } from './dom';
import type { Page } from './layout';
import { joined, ownerOfLine, ownPagesIn } from './owner';
import { HEADINGS, KNOWN_LAYOUTS, MAIN } from './selectors';
import { nameInTitle } from './title';

/** What can be seen on a profile whose layout nobody knows yet, for the reader to pick from. */
export interface Lines {
  who: Ref;
  lines: string[];
}

/** As many as can be looked through, and no text is longer than a headline. */
const MOST = 40;
const LONGEST = 300;

/**
 * The lines of the main part, from its first heading on. Only on a page that is there whole, has nothing of any layout that
 * is known (that one may still be mounting), and links to the own pages of the person in the address bar and of nobody else.
 */
export function linesOn(page: Page): Lines | undefined {
  const { doc, eyes, base, address } = page;
  const main = doc.querySelector(MAIN);
  if (!main || doc.readyState !== 'complete' || doc.querySelector(KNOWN_LAYOUTS)) return undefined;
  const marks = ownPagesIn(main, eyes, base);
  if (marks.length === 0 || marks.some((ref) => same(ref, address.ref) !== true)) return undefined;
  const who = joined(address.ref, marks);
  const heading = firstOf(all(main, HEADINGS), (el) => (eyes.text(el) && !eyes.hidden(el) ? el : undefined));
  if (!heading) return undefined;
  const seen = eyes
    .lines(main)
    .filter((line) => heading.contains(line.el) || follows(heading, line.el))
    .filter((line) => ownerOfLine(line.el, main, who, base) !== 'theirs')
    .map((line) => line.text)
    .filter((text) => text.length <= LONGEST && /\p{L}/u.test(text));
  const title = nameInTitle(doc);
  const lines = [...new Set([...(title ? [title] : []), ...seen])].slice(0, MOST);
  return lines.length > 2 ? { who, lines } : undefined;
}
