import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOtherPage } from '@/lib/linkedin/others';
import { readProfilePage } from '@/lib/linkedin/profiles';
import { knowsPage } from '@/lib/linkedin/readers';
import type { ReadResult } from '@/lib/profile/reading';
import { expectedOf, pages, type PageName } from '../../pages/index.ts';

/** Runs of a random test: a fixed slice in the ordinary suite, more where SOAK_RUNS asks; SOAK_SEED changes the dice. */
export const dice = {
  numRuns: Number(process.env.SOAK_RUNS ?? 60),
  seed: Number(process.env.SOAK_SEED ?? 1914),
};

const texts = new Map<PageName, string>();

/** Puts a sample page, or some HTML, into the test's document, where styles count as they do in a browser. */
export function show(html: string): Document {
  document.documentElement.innerHTML = html;
  return document;
}

export function htmlOf(name: PageName): string {
  let text = texts.get(name);
  if (text === undefined) {
    text = readFileSync(join(import.meta.dirname, '../../pages', pages[name].file), 'utf8');
    texts.set(name, text);
  }
  return text;
}

export function open(name: PageName): Document {
  return show(htmlOf(name));
}

/** The addresses this document had, as Chrome tells them; jsdom does not. */
function visit(...urls: string[]): void {
  Object.defineProperty(window, 'navigation', {
    configurable: true,
    value: { entries: () => urls.map((url) => ({ url, sameDocument: true })) },
  });
}

/** Reads what is shown at an address, come to by others or straight. */
export function readAs(url: string, ...before: string[]): ReadResult {
  visit(...before, url);
  const first = readProfilePage(document, new URL(url));
  return knowsPage(first) ? first : readOtherPage(document, new URL(url));
}

export function readSample(name: PageName): ReadResult {
  open(name);
  return readAs(expectedOf(name).url);
}
