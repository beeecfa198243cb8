import type { Ref } from './address';
import { byLines } from './by-lines';
import { all } from './dom';
import type { Page, Section } from './layout';
import { isTheirs } from './moved';
import { aboutIn, jobsIn, schoolsIn, shown } from './sections';
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
  about: (page, who) => withSection(page, who, 'about', aboutIn),
  experience: (page, who) => withSection(page, who, 'experience', jobsIn),
  education: (page, who) => withSection(page, who, 'education', schoolsIn),
});

function withSection<T>(
  page: Page,
  who: Ref,
  kind: Section,
  read: (section: Element, page: Page) => T | undefined,
): T | undefined {
  const theirs = all(page.doc, VIEW_NAME.sections[kind]).filter((el) => isTheirs(el, page, who));
  const found = shown(theirs, page, who);
  return found && read(found, page);
}
