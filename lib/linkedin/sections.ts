import type { Job, School } from '@/lib/profile/reading';
import type { Ref } from './address';
import { all, hrefOf } from './dom';
import type { Layout, Page, Section } from './layout';
import { leftOver } from './owner';
import { distinct, entriesByRule, entryLines, jobsOf, logosIn, schoolOf } from './rows';
import { LONG_TEXT, SDUI } from './selectors';
import type { Line } from './visible';

/** Sections as the two React layouts have them; they differ only in how a section is found. */

interface Entry {
  lines: Line[];
  /** The element the lines stand in. */
  root: Element;
}

/** The readings of all sections, given how a layout finds one. */
export function sectionsBy(
  find: (page: Page, who: Ref, kind: Section) => Element | undefined,
): Pick<Layout, Section> {
  const by =
    <T>(kind: Section, read: (section: Element, page: Page) => T | undefined) =>
    (page: Page, who: Ref) => {
      const found = find(page, who, kind);
      return found && read(found, page);
    };
  return {
    about: by('about', aboutIn),
    experience: by('experience', jobsIn),
    education: by('education', schoolsIn),
  };
}

/** The first of some copies of a section that shows something and is not left over from somebody else. */
export function shown(sections: readonly Element[], page: Page, who: Ref): Element | undefined {
  return sections.find(
    (section) => page.eyes.shows(section) && !leftOver(section, page.eyes, who, page.base),
  );
}

/** As many entries as a reading holds. */
const MOST = 200;

/** Entries by their key; where there is none, by the rules between them. */
function entriesIn(section: Element, page: Page): Entry[] {
  const rows = all(section, SDUI.row).filter((row) => !row.parentElement?.closest(SDUI.row));
  const keyed = rows.slice(0, MOST);
  if (keyed.length > 0) return keyed.map((root) => ({ root, lines: entryLines(root, page.eyes) }));
  return entriesByRule(section, page.eyes).map((lines) => ({ root: section, lines }));
}

/** The roles of a section; nothing where it holds none. */
function jobsIn(section: Element, page: Page): Job[] | undefined {
  const jobs = entriesIn(section, page).flatMap(({ lines, root }) => jobsOf(lines, root, logosIn(root)));
  return jobs.length > 0 ? distinct(jobs).slice(0, MOST) : undefined;
}

/** The schools of a section; nothing where it holds none. */
function schoolsIn(section: Element, page: Page): School[] | undefined {
  const schools = entriesIn(section, page).flatMap(({ lines, root }) => {
    const link = hrefOf(lines[0]?.el.closest('a'));
    // One without a page of its own leads to a search, the viewer's own to its form.
    const isEntry = root.matches(SDUI.row) || /\/(?:school|company|search\/results|edit\/forms)\//.test(link);
    const school = schoolOf(lines, isEntry);
    return school ? [school] : [];
  });
  return schools.length > 0 ? distinct(schools).slice(0, 100) : undefined;
}

/** The person's own text of an About section. */
export function aboutIn(section: Element, page: Page): string | undefined {
  const { eyes } = page;
  const long = all(section, LONG_TEXT).find((el) => !eyes.hidden(el) && eyes.text(el) !== '');
  if (long) return eyes.block(long).slice(0, 10_000);
  const lines = eyes.lines(section);
  const heading = lines.findIndex((line) => /^H[1-3]$/.test(line.el.tagName));
  const rest = lines
    .slice(heading + 1)
    .filter((line) => !lines[heading]?.el.contains(line.el) && !line.el.closest('a,[role="button"]'));
  const [first] = rest;
  if (!first) return undefined;
  // Paragraphs of one text stand side by side.
  const together = rest.filter((line) => line.el.parentElement === first.el.parentElement);
  return together
    .map((line) => eyes.block(line.el))
    .join('\n')
    .slice(0, 10_000);
}
