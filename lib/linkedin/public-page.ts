import { profileLink, type Ref } from './address';
import { jobsAt, nameIn, schoolsAt, seen, textAt, type JobMarks, type SchoolMarks } from './anchored';
import { all, attribute, firstOf, hrefOf } from './dom';
import type { Card, Layout, Page } from './layout';
import { PUBLIC } from './selectors';
import { alike } from './text';
import { titleDisagrees } from './title';
import { nameOf, type TopCard } from './top-card';

/**
 * The profile as somebody sees it who is not signed in. It is loaded whole, so its head says whose it is; LinkedIn hides
 * words of it behind stars, and those are no values.
 */
export const publicPage: Layout = {
  name: 'public',

  cards(page) {
    return seen(page.doc.documentElement, PUBLIC.card, page).flatMap((root): Card[] => {
      const heading = nameIn(root, { card: PUBLIC.card, name: PUBLIC.name }, page);
      if (!heading) return [];
      // The head of the page says whose it is only of a card that is the same person's by the title, or by the data.
      const name = nameOf(heading, page.eyes);
      const fits =
        name === undefined ||
        !titleDisagrees(page.doc, name) ||
        dataOf(page).some((one) => alike(one.name, name));
      return [{ root, heading, says: fits ? headRefs(page) : [], full: true }];
    });
  },

  pageMarks: () => [],

  top({ root }, _, page) {
    const out: TopCard = {};
    const headline = unhidden(textAt(root, PUBLIC.headline, page));
    if (headline) out.headline = headline;
    const place = unhidden(textAt(root, PUBLIC.location, page));
    if (place && !/\p{Nd}/u.test(place)) out.location = place;
    const employers = seen(root, PUBLIC.company, page).map((el) => page.eyes.text(el));
    const [company, another] = employers;
    if (company && another === undefined && unhidden(company)) out.role = { company };
    return out;
  },

  about: (page) =>
    unhidden(firstOf(at(page, PUBLIC.about), (el) => page.eyes.block(el) || undefined))?.slice(0, 10_000),

  experience: (page) =>
    firstOf(at(page, PUBLIC.experience), (section) => jobsAt(section, JOBS, page))?.filter(
      (job) => unhidden(`${job.title ?? ''}${job.company ?? ''}`) !== undefined,
    ),

  education: (page) =>
    firstOf(at(page, PUBLIC.education), (section) => schoolsAt(section, SCHOOLS, page))?.filter(
      (one) => unhidden(`${one.school}${one.degree ?? ''}`) !== undefined,
    ),

  namedOtherwise: (page, name) => dataOf(page).some((one) => one.name !== '' && !alike(one.name, name)),
};

const at = (page: Page, mark: string): Element[] => seen(page.doc.documentElement, mark, page);

const JOBS: JobMarks = {
  entry: 'li',
  title: PUBLIC.entryName,
  company: PUBLIC.jobCompany,
  dates: PUBLIC.dates,
  place: PUBLIC.jobPlace,
  not: PUBLIC.duration,
};

const SCHOOLS: SchoolMarks = {
  entry: 'li',
  school: PUBLIC.entryName,
  degree: PUBLIC.degree,
  dates: PUBLIC.dates,
  not: PUBLIC.duration,
};

/** Whose page it is by its head; the person's data in it count only under the same slug, and with the same name. */
function headRefs(page: Page): Ref[] {
  const links = all(page.doc, PUBLIC.canonical).map((el) => hrefOf(el) || attribute(el, 'content'));
  return links.flatMap((href) => profileLink(href, page.base)?.ref ?? []);
}

/** The people in the page's data with the slug of the address. */
function dataOf(page: Page): { name: string }[] {
  const { slug } = page.address.ref;
  return all(page.doc, PUBLIC.data)
    .flatMap((script) => people(parsed(script.textContent)))
    .filter(({ url }) => slug !== undefined && profileLink(url, page.base)?.ref.slug === slug);
}

function parsed(text: string): unknown {
  if (text.length > 2_000_000) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function people(data: unknown): { name: string; url: string }[] {
  const graph = record(data)['@graph'];
  return (Array.isArray(graph) ? graph : [data]).map(record).flatMap((one) => {
    if (one['@type'] !== 'Person' || typeof one['name'] !== 'string' || typeof one['url'] !== 'string')
      return [];
    return [{ name: one['name'], url: one['url'] }];
  });
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Nothing for a text that is hidden behind stars. */
function unhidden(text: string | undefined): string | undefined {
  return text && !/\*{3,}/.test(text) ? text : undefined;
}
