import type { Job, School } from '@/lib/profile/reading';
import { dateRange, LENGTH, singleDate, type Dates } from './dates';
import { all, attribute, climb, follows, hrefOf } from './dom';
import { CONTROL, ENTRY_MARKS, LOGO, LONG_TEXT } from './selectors';
import { alike, clean, latinDigits, plain, segments } from './text';
import type { Eyes, Line } from './visible';

/**
 * Roles and schools out of the lines of a section. Nothing here depends on words: a role is found by its date line, and
 * what belongs to it by the block that holds that date line and no other.
 */

interface Dated {
  at: number;
  el: Element;
  dates: Dates;
}

/** The roles of one entry of an experience list: one role, or several under one employer. */
export function jobsOf(lines: readonly Line[], boundary: Element, logos: readonly string[]): Job[] {
  const dated = dateLines(lines);
  const [first, ...more] = dated;
  if (!first) return [];
  // One role of an employer whose length of time there stands above it.
  const length = tellsLength(lines[1]) ? lines[1] : undefined;
  if (more.length === 0) {
    const role = single(lines, first, logos);
    if (role ?? !length) return compact([role]);
  }
  const marks = more.length === 0 && length ? [...dated, length] : dated;
  const blocks = dated.map((date) => blockOf(date.el, boundary, marks));
  const opening = lines[0];
  if (opening && blocks[0]?.contains(opening.el)) {
    // Every role stands in a block of its own from the first line on: a list whose entries could not be told apart.
    return compact(
      dated.map((date, i) => {
        const own = lines.filter((line) => blocks[i]?.contains(line.el));
        return single(own, { ...date, at: own.findIndex((line) => line.el === date.el) }, logos);
      }),
    );
  }
  return grouped(lines, dated, blocks);
}

/** `[title, company · type, dates, place]`. More lines before the dates than that are not understood, and not guessed at. */
function single(lines: readonly Line[], date: Dated, logos: readonly string[]): Job | undefined {
  const head = withoutRepeats(lines.slice(0, date.at));
  const [title, second, ...others] = head;
  if (!title || others.length > 0) return undefined;
  // `Acme · Full-time` alone is an employer; the title is not there.
  if (!second && segments(title.text).length > 1) return undefined;
  const company = second && companyOf(second.text, logos);
  return job(title.text, company, date.dates, placeAfter(lines, date));
}

/** The employer stands first, then each role with its own dates. */
function grouped(lines: readonly Line[], dated: readonly Dated[], blocks: readonly Element[]): Job[] {
  const company = employerOf(lines);
  if (!company) return [];
  const titles = dated.map((date, i) => {
    const inBlock = lines.slice(0, date.at).filter((line) => blocks[i]?.contains(line.el));
    return inBlock[0] ?? titleWithoutBlock(lines, dated, i);
  });
  return compact(
    dated.map((date, i) => {
      const title = titles[i];
      const place = titles.includes(lines[date.at + 1]) ? undefined : placeAfter(lines, date);
      return title && job(title.text, company, date.dates, place);
    }),
  );
}

/** What stands over an employer's roles; nothing where that is only how long they were there. */
export function employerOf(lines: readonly Line[]): string | undefined {
  const [first, second] = lines;
  // `7 Eleven` is an employer: the length follows.
  const alone = segments(first?.text ?? '').length > 1 || !/\p{Nd}/u.test(second?.text ?? '');
  return tellsLength(first) && alone ? undefined : first?.text;
}

const DURATION = new RegExp(`^${LENGTH}`, 'u');

/** `7 yrs 2 mos`, `6 ans`, `3年2个月`, `2 años y 11 meses`, also behind the kind of employment */
const tellsLength = (line: Line | undefined): boolean =>
  DURATION.test(latinDigits(segments(line?.text ?? '').at(-1) ?? ''));

/**
 * Roles that share one flat run of lines. Only where the second line is the length of time at the employer is this
 * surely one employer with its roles; then a title is the line before its dates. Where the kind of employment is not said
 * for all of them, it may stand between the two.
 */
function titleWithoutBlock(lines: readonly Line[], dated: readonly Dated[], i: number): Line | undefined {
  const length = lines[1]?.text ?? '';
  const first = dated[0]?.at;
  if (!/\p{Nd}/u.test(length) || dateRange(length) || dated.length < 2) return undefined;
  if (first !== 3 && !(first === 4 && segments(length).length > 1)) return undefined;
  const date = dated[i];
  const before = dated[i - 1];
  const title = date && lines[date.at - 1];
  return title && (before === undefined || [2, 3].includes(date.at - before.at)) ? title : undefined;
}

/** Roles of an employer whose own entries are known: the first line is the title, the type may follow. */
export function jobUnder(company: string, lines: readonly Line[]): Job | undefined {
  const [date] = dateLines(lines);
  const title = lines[0];
  if (!date || !title || date.at === 0) return undefined;
  return job(title.text, company, date.dates, placeAfter(lines, date));
}

/** True where an entry has a date line of its own. */
export function hasDates(lines: readonly Line[]): boolean {
  return dateLines(lines).length > 0;
}

/**
 * One school: `[school, degree, dates]`. `evidence` that it is a school at all counts where there are no dates;
 * `isDegree` knows the layout's own mark of a degree.
 */
export function schoolOf(
  lines: readonly Line[],
  evidence: boolean,
  isDegree?: (line: Line) => boolean,
): School | undefined {
  const [school] = lines;
  if (!school) return undefined;
  const isDated = ({ text }: Line) => (dateRange(text) ?? singleDate(text)) !== undefined;
  let at = lines.findIndex((line, i) => i > 0 && isDated(line));
  const [one, two] = lines.slice(at, at + 2);
  // `MBA 2016` stands before the dates.
  if (at > 0 && one && two && isDated(two) && !dateRange(one.text)?.sure)
    if (dateRange(two.text) ?? two.text.length < one.text.length) at += 1;
  const dates = lines[at];
  if (!dates && !evidence) return undefined;
  const second = withoutRepeats(at > 0 ? lines.slice(0, at) : lines)[1];
  // Without dates the second line may also be a grade or an activity: it counts only inside the school's own link.
  const link = school.el.closest('a');
  const sure = second && (at > 0 || (isDegree?.(second) ?? link?.contains(second.el) ?? false));
  return {
    school: cut(school.text),
    ...(sure && !alike(second.text, school.text) ? { degree: cut(second.text) } : {}),
    ...(dates ? { dates: cut(dateRange(dates.text)?.text ?? dates.text) } : {}),
  };
}

/** The entries of a section told apart by the rules between them (view-name, March 2026; also sdui). */
export function entriesByRule(section: Element, eyes: Eyes): Line[][] {
  const lines = body(section, eyes);
  const rules = all(section, 'hr');
  const groups: Line[][] = [];
  let at = 0;
  for (const line of lines) {
    let rule = rules[at];
    if (!groups.length || (rule && follows(rule, line.el))) groups.push([]);
    // Both stand in the order of the document.
    while (rule && follows(rule, line.el)) rule = rules[++at];
    groups.at(-1)?.push(line);
  }
  return groups;
}

/** Long texts of the person's own, badges and menus are no lines of an entry. */
const NO_LINES = `${LONG_TEXT},${CONTROL}`;

/** The lines of one entry, without the link to the rest of the list. */
export function entryLines(entry: Element, eyes: Eyes): Line[] {
  return eyes.lines(entry, (el) => el.matches(NO_LINES) || leadsToAll(el));
}

/** `Show all 8 experiences`: a link to the whole list, or from a role to its skills. */
function leadsToAll(el: Element): boolean {
  if (el.tagName !== 'A') return false;
  const href = hrefOf(el);
  return /\/details\/[a-z-]+\/?(?:[?#].*)?$/i.test(href) || /skill-associations|\/endorsers\//i.test(href);
}

/** The lines of a section after its heading and what stands beside the heading. */
function body(section: Element, eyes: Eyes): Line[] {
  const lines = entryLines(section, eyes);
  const heading = lines.find((line) => /^H[1-3]$/.test(line.el.tagName));
  if (!heading) return lines;
  const dates = lines.filter((line) => dateRange(line.text)).map((line) => line.el);
  const header = climb(
    heading.el,
    section,
    (block) => !block.querySelector(ENTRY_MARKS) && !dates.some((el) => block.contains(el)),
  );
  return lines.filter((line) => !header.contains(line.el) && follows(header, line.el));
}

/** Names on the logos inside an entry, as far as the page gives them. */
export function logosIn(root: Element): string[] {
  return all(root, LOGO)
    .map((el) => clean(attribute(el, 'alt') || attribute(el, 'aria-label')))
    .filter(Boolean);
}

/** Roles or schools without their exact repetitions (a list mounted twice). */
export function distinct<T extends Job | School>(rows: readonly T[]): T[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    if (!row.dates) return true;
    const key = JSON.stringify(Object.values(row));
    const known = seen.has(key);
    seen.add(key);
    return !known;
  });
}

/** `Acme · Full-time` is Acme. With more dots than one, the logo says how much of it is the name. */
export function companyOf(line: string, logos: readonly string[]): string | undefined {
  const parts = segments(line);
  if (parts.length <= 1) return line;
  for (let count = parts.length; count > 1; count--) {
    const name = parts.slice(0, count).join(' · ');
    if (logos.some((logo) => plain(logo).includes(plain(name)))) return name;
  }
  return parts[0];
}

function dateLines(lines: readonly Line[]): Dated[] {
  const found = lines.flatMap((line, at) => {
    const dates = at > 0 ? dateRange(line.text) : undefined;
    return dates ? [{ at, el: line.el, dates }] : [];
  });
  // How long it was stands behind all or none; a title with years in it (`Analyst 2020-2023`) has nothing behind.
  const timed = found.some(({ dates }) => dates.timed);
  const likely = found.filter(({ at, dates }) => !timed || dates.timed || dates.text !== lines[at]?.text);
  // Two in a row cannot both be: `Expo 2020 - Dubai · Full-time` stands right before the real one.
  return likely.filter(({ at, dates }, i) => {
    const next = likely[i + 1];
    const before = likely[i - 1];
    const beats = (other: Dates) => other.sure && other.text !== dates.text;
    if (next?.at === at + 1 && (!dates.sure || beats(next.dates))) return false;
    return !(before?.at === at - 1 && before.dates.sure && (!dates.sure || before.dates.text === dates.text));
  });
}

/** The largest block around one date line that holds no other. */
function blockOf(el: Element, boundary: Element, dated: readonly { el: Element }[]): Element {
  return climb(el, boundary, (block) => !dated.some((other) => other.el !== el && block.contains(other.el)));
}

/** The line right after the dates, where it stands in the same block as they do: the place of work. */
function placeAfter(lines: readonly Line[], date: Dated): string | undefined {
  const next = lines[date.at + 1];
  if (!next || next.text.length > 120) return undefined;
  const parent = date.el.parentElement;
  const near =
    next.el.parentElement === parent ||
    (next.el.parentElement?.parentElement ?? null) === (parent?.parentElement ?? 0);
  return near ? next.text : undefined;
}

function withoutRepeats(lines: readonly Line[]): Line[] {
  // Two lines alone may well be equal (a firm named like the trade); only more than expected can be copies.
  if (lines.length <= 2) return [...lines];
  return lines.filter((line, i) => i === 0 || !alike(line.text, lines[i - 1]?.text ?? ''));
}

function job(title: string, company: string | undefined, dates: Dates, location: string | undefined): Job {
  return {
    title: cut(title),
    ...(company ? { company: cut(company) } : {}),
    dates: cut(dates.text),
    ...(location ? { location: cut(location) } : {}),
    ongoing: dates.ongoing,
  };
}

function cut(text: string): string {
  return text.slice(0, 1_000);
}

function compact<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined);
}
