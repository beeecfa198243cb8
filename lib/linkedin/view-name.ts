import type { Ref } from './address';
import { byLines } from './by-lines';
import { all } from './dom';
import type { Page, Section } from './layout';
import { isTheirs } from './moved';
import { sectionsBy, shown } from './sections';
import { SDUI, VIEW_NAME } from './selectors';

/**
 * The React layout of December 2025 to March 2026: cards are named by `data-view-name`, nothing carries the person's id,
 * so all rests on the links in the top card.
 */
export const viewName = byLines({
  name: 'view-name',
  placeholder: SDUI.personIcon,
  cards: (page) =>
    all(page.doc, VIEW_NAME.topCard)
      .filter((root) => !page.eyes.hidden(root))
      .map((root) => ({ root, says: [], full: true })),
  pageMarks: () => [],
  ...sectionsBy(section),
});

/** The section of a kind that is the person's. */
function section(page: Page, who: Ref, kind: Section): Element | undefined {
  const theirs = all(page.doc, VIEW_NAME.sections[kind]).filter((el) => isTheirs(el, page, who));
  return shown(theirs, page, who);
}
