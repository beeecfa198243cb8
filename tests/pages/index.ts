import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Pages of invented people: one for each layout, and one for each way a page can be of no use. */
const PERSON_PAGES = [
  'sdui',
  'sdui-contact',
  'own',
  'long-names',
  'view-name',
  'ember',
  'ember-details',
  'ember-2022',
  'ember-school',
  'ember-2020',
  'ember-2018',
  'ember-contact',
  'public',
  'public-2025',
  'sales',
  'sales-contact',
  'recruiter',
  'recruiter-old',
  'github',
  'unknown-layout',
] as const;
const THREAD_PAGES = ['thread'] as const;
const PROBLEM_PAGES = [
  'login-wall',
  'loading',
  'no-name',
  'disagrees',
  'not-profile',
  'thread-group',
] as const;

export type PersonPage = (typeof PERSON_PAGES)[number];
export type PageName = PersonPage | (typeof THREAD_PAGES)[number] | (typeof PROBLEM_PAGES)[number];

/** What stands on a page, or the problem a reader must tell instead. */
export interface ExpectedPage {
  url: string;
  problem?: string;
  self?: boolean;
  expected?: Record<string, unknown>;
  notPresent?: string[];
  traps?: { field: string; value: string; why: string }[];
}

export function expectedOf(name: PageName): ExpectedPage {
  return JSON.parse(readFileSync(join(import.meta.dirname, `${name}.expected.json`), 'utf8')) as ExpectedPage;
}

/** Each page's file in this folder, and the address it must be opened at; no two share a path. */
export const pages = Object.fromEntries(
  [...PERSON_PAGES, ...THREAD_PAGES, ...PROBLEM_PAGES].map((name) => [
    name,
    { file: `${name}.html`, url: expectedOf(name).url },
  ]),
) as Record<PageName, { file: string; url: string }>;

/** Who is on the pages that show a person; `school` is the first of their schools, empty where they name none. */
export const people = Object.fromEntries(
  PERSON_PAGES.map((page) => {
    const { expected = {} } = expectedOf(page);
    const [school] = (expected.education ?? []) as { school: string }[];
    const slug = encodeURIComponent(String(expected.publicId));
    return [
      page,
      {
        name: String(expected.name),
        publicUrl: `https://www.linkedin.com/in/${slug}/`,
        school: school?.school ?? '',
      },
    ];
  }),
) as Record<PersonPage, { name: string; publicUrl: string; school: string }>;
