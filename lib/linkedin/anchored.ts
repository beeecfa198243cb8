import type { Job, School } from '@/lib/profile/reading';
import { dateRange, LENGTH, singleDate, type Dates } from './dates';
import { all, allIn, follows } from './dom';
import type { Page } from './layout';
import { companyOf, distinct, logosIn } from './rows';

/**
 * Reading where a layout marks each value by an attribute or a class of its own: Sales Navigator, Recruiter, GitHub, the
 * logged-out page, Ember before 2022. Everything is looked for inside the person's own card or section.
 */

/** What can be seen below an element under a mark, outermost first, each part once. */
export function seen(root: Element, mark: string, page: Page): Element[] {
  const found = all(root, mark).filter((el) => !page.eyes.hidden(el));
  return found.filter((el) => !found.some((other) => other !== el && other.contains(el)));
}

/**
 * The name in a card; nothing where the card holds another's as well: two names, or a second card of its kind inside. `card`
 * and `name` are selectors; names inside `not` are of people beside.
 */
export function nameIn(
  root: Element,
  { card, name, not }: { card: string; name: string; not?: string },
  page: Page,
): Element | undefined {
  const cards = allIn(root, card).filter((el) => !page.eyes.hidden(el));
  if (card.split(',').some((kind) => cards.filter((el) => el.matches(kind)).length > 1)) return undefined;
  const names = seen(root, name, page).filter((el) => not === undefined || !el.closest(not));
  const [first] = names;
  return new Set(names.map((el) => page.eyes.text(el))).size === 1 ? first : undefined;
}

/** The words under the first mark that has some. */
export function textAt(root: Element, mark: string, page: Page, not?: string): string | undefined {
  for (const el of seen(root, mark, page)) {
    const text = page.eyes.text(el, leaving(not));
    if (text) return text.slice(0, 1_000);
  }
  return undefined;
}

const leaving = (not: string | undefined) =>
  not === undefined ? undefined : (el: Element) => el.matches(not);

export interface JobMarks {
  /** One entry: a role, or an employer with its roles inside, which are entries too. */
  entry: string;
  title: string;
  /** The employer, at the role or at the head of the entry around it. */
  company: string;
  /** The span of time, where it has a mark; else it is known by its years. */
  dates?: string;
  place?: string;
  /** Parts of any of them that do not belong: durations, kinds of employment. */
  not?: string;
}

/** The roles of a section, one for each title in it. */
export function jobsAt(section: Element, marks: JobMarks, page: Page): Job[] | undefined {
  const jobs = seen(section, marks.title, page).flatMap((el): Job[] => {
    const title = page.eyes.text(el, leaving(marks.not)).slice(0, 1_000);
    const entry = el.closest(marks.entry);
    if (!title || !entry || !section.contains(entry)) return [];
    const own = (at: Element, mark: string) =>
      seen(at, mark, page).filter((one) => one !== el && one.closest(marks.entry) === at);
    const dates = datesOf(entry, marks, own, page);
    const company = employer(entry, section, marks, own, page);
    const place = marks.place === undefined ? undefined : own(entry, marks.place)[0];
    const location = place && page.eyes.text(place).slice(0, 1_000);
    return [
      {
        title,
        ...(company ? { company } : {}),
        ...(dates ? { dates: dates.text.slice(0, 1_000), ongoing: dates.ongoing } : {}),
        ...(location ? { location } : {}),
      },
    ];
  });
  return jobs.length > 0 ? distinct(jobs).slice(0, 200) : undefined;
}

type Own = (at: Element, mark: string) => Element[];

/** The employer named in the entry itself, or else in the nearest entry around it. */
function employer(
  entry: Element,
  section: Element,
  marks: JobMarks,
  own: Own,
  page: Page,
): string | undefined {
  let at: Element | null = entry;
  while (at && section.contains(at)) {
    for (const el of own(at, marks.company)) {
      const text = companyOf(page.eyes.text(el, leaving(marks.not)), logosIn(at));
      // What is left of `Acme · Full-time` without its employer.
      if (text && !/^[·•]/u.test(text)) return text.slice(0, 1_000);
    }
    at = at.parentElement?.closest(marks.entry) ?? null;
  }
  return undefined;
}

/** The span of time of one entry: under its mark, else the first line or part of one that is a span of time alone. */
function datesOf(
  entry: Element,
  marks: JobMarks,
  own: Own,
  page: Page,
): Pick<Dates, 'text' | 'ongoing'> | undefined {
  for (const el of marks.dates === undefined ? [] : own(entry, marks.dates)) {
    const text = page.eyes.text(el, leaving(marks.not));
    const dates = spanOf(text);
    if (dates) return dates;
    if (/\d{4}/.test(text)) return { text, ongoing: false };
  }
  const mine = (el: Element) => el.closest(marks.entry) === entry;
  const lines = page.eyes.lines(entry, leaving(marks.not)).filter((line) => mine(line.el));
  return lines
    .flatMap((line) => [line.text, ...leaves(line.el, page).map((el) => page.eyes.text(el))])
    .flatMap((text) => spanOf(text) ?? [])[0];
}

// `Mar 2021–Present 5 yrs 8 mos`, `2024年1月–現在 2年11ヶ月`: nothing parts the span from how long it is.
const LENGTH_AFTER = new RegExp(`\\s+${LENGTH}`, 'u');

function spanOf(text: string): Dates | undefined {
  return dateRange(text) ?? dateRange(text.replace(LENGTH_AFTER, ''));
}

export interface SchoolMarks {
  entry: string;
  school: string;
  /** Degree and field of study, in this order; without, they are the lines between the school and its dates. */
  degree?: string;
  dates?: string;
  not?: string;
}

/** The schools of a section. */
export function schoolsAt(section: Element, marks: SchoolMarks, page: Page): School[] | undefined {
  const schools = seen(section, marks.school, page).flatMap((el): School[] => {
    const school = page.eyes.text(el, leaving(marks.not)).slice(0, 1_000);
    const entry = el.closest(marks.entry);
    if (!school || !entry || !section.contains(entry)) return [];
    const inEntry = (mark: string) =>
      seen(entry, mark, page).flatMap((one) => page.eyes.text(one, leaving(marks.not)) || []);
    const degree = marks.degree === undefined ? degreeAfter(el, entry, page) : joined(inEntry(marks.degree));
    const dates = marks.dates === undefined ? undefined : inEntry(marks.dates).join(' – ').slice(0, 1_000);
    return [{ school, ...(degree ? { degree } : {}), ...(dates ? { dates } : {}) }];
  });
  return schools.length > 0 ? distinct(schools).slice(0, 100) : undefined;
}

/** The first paragraph after the school's name, its parts put together; nothing where that is a date or a whole text. */
function degreeAfter(school: Element, entry: Element, page: Page): string | undefined {
  const next = seen(entry, 'p', page).find((el) => follows(school, el) && !school.contains(el));
  if (!next || next.querySelector('time')) return undefined;
  const parts = leaves(next, page).map((el) => page.eyes.text(el));
  const texts = parts.filter(Boolean).length > 1 ? parts : [page.eyes.text(next)];
  if (texts.some((text) => text.length > 150 || dateRange(text) || singleDate(text))) return undefined;
  return joined(texts);
}

function joined(texts: readonly string[]): string | undefined {
  const parts = texts.map((text) => text.replace(/^[\s,·]+|[\s,·]+$/gu, '')).filter(Boolean);
  return parts.length > 0 ? parts.join(', ').slice(0, 1_000) : undefined;
}

/** The innermost elements of one that can be seen, where it has any. */
function leaves(root: Element, page: Page): Element[] {
  return all(root, '*').filter((el) => el.childElementCount === 0 && !page.eyes.hidden(el));
}
