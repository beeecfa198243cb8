import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { openFile, readersOf } from '../../../scripts/read-file.ts';
import { expectedOf, pages, type PageName } from '../../pages/index.ts';
import { asSomebodyElse } from '../../pages/somebody-else.ts';
import { fuzzInPage, type Outcome } from './in-page.ts';

/**
 * Pages broken at random and read in the browser by the readers as they are built: parts dropped, doubled, reordered, hidden,
 * renamed, with other people's blocks put in anywhere.
 */

/**
 * Pages among whose people blocks are exchanged, and what names somebody in a way that the address can be compared with: a
 * recruiter's page says nothing that a public address could be held against.
 */
const FAMILIES: readonly { of: readonly PageName[]; naming: string }[] = [
  { of: ['sdui', 'sdui-contact', 'own', 'long-names'], naming: String.raw`/in/[^"]|card\.ref|urn:li:` },
  {
    of: [
      ...(['view-name', 'ember', 'ember-details', 'ember-2022', 'ember-school', 'ember-2020'] as const),
      ...(['ember-2018', 'ember-contact', 'public', 'public-2025', 'unknown-layout'] as const),
    ],
    naming: '/in/[^"]',
  },
  { of: ['sales', 'sales-contact'], naming: '/sales/lead/' },
  { of: ['recruiter', 'recruiter-old'], naming: '/talent/profile/' },
  { of: ['github'], naming: 'itemprop="additionalName"' },
  { of: ['thread'], naming: '/in/[^"]' },
];

export const FUZZED = FAMILIES.flatMap(({ of }) => of);

/** LinkedIn's own profiles were seen mixed with each other. */
const beside = (name: PageName): readonly PageName[] =>
  [FAMILIES.slice(0, 2).flatMap(({ of }) => of), ...FAMILIES.map(({ of }) => of)].find((of) =>
    of.includes(name),
  ) ?? [];

const BUILD = join(import.meta.dirname, '../../../.output/chrome-mv3');
const fileOf = (name: PageName): string => join(import.meta.dirname, '../../pages', pages[name].file);

/** Runs asked for at once: the page answers in seconds. */
const AT_ONCE = 500;

/** Breaks and reads one page some times; `run` alone where only one is asked for. */
export async function fuzz(
  browser: Browser,
  name: PageName,
  { seed, runs, only }: { seed: number; runs: number; only?: number },
): Promise<Outcome> {
  const page = await openFile(browser, fileOf(name), pages[name].url);
  try {
    const whole: Outcome = { read: 0, refused: {}, failures: [] };
    const [first, end] = only === undefined ? [0, runs] : [only, only + 1];
    for (let from = first; from < end; from += AT_ONCE)
      add(whole, await some(page, name, seed, from, Math.min(from + AT_ONCE, end)));
    return whole;
  } finally {
    await page.close();
  }
}

async function some(page: Page, name: PageName, seed: number, from: number, to: number): Promise<Outcome> {
  const readers = readersOf(BUILD);
  const { traps = [] } = expectedOf(name);
  return page.evaluate(fuzzInPage, {
    readers: [readers.reader, readers['reader-others']],
    seed,
    from,
    to,
    most: 6,
    others: beside(name).map(asSomebodyElse),
    naming: FAMILIES.find(({ of }) => of.includes(name))?.naming ?? '',
    traps: traps.map(({ value }) => value),
  });
}

function add(whole: Outcome, part: Outcome): void {
  whole.read += part.read;
  whole.failures.push(...part.failures);
  for (const [what, count] of Object.entries(part.refused))
    whole.refused[what] = (whole.refused[what] ?? 0) + count;
}
