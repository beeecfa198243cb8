import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadResult } from '../../lib/profile/reading.ts';
import { launchBrowser } from '../../scripts/launch.ts';
import { openFile, readersOf, told, type Told } from '../../scripts/read-file.ts';
import { score } from '../../scripts/score.ts';
import { expectedOf, pages, people, type PageName } from '../pages/index.ts';
import { inLanguage, LANGUAGES, pageInLanguage } from '../pages/languages.ts';

/** Each layout and surface as a viewer of another language sees it: the same is read, by the readers as they are built. */
const names: PageName[] = [
  ...(Object.keys(people) as PageName[]).filter((name) => name !== 'github'),
  'thread',
];
const folder = join(import.meta.dirname, '../pages');
const readers = readersOf(join(import.meta.dirname, '../../.output/chrome-mv3'));

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

function readInPage(texts: readonly string[], html: string): unknown {
  document.documentElement.replaceWith(new DOMParser().parseFromString(html, 'text/html').documentElement);
  let result: { ok: boolean; problem?: string } | undefined;
  for (const text of texts) {
    result = (0, eval)(text) as { ok: boolean; problem?: string };
    if (result.ok || !['loading', 'notProfile', 'loginWall'].includes(result.problem ?? '')) break;
  }
  return result;
}

describe.each(names)('the page %s', (name) => {
  it('is read the same in twelve languages', async () => {
    const file = join(folder, pages[name].file);
    const page = await openFile(browser, file, pages[name].url);
    const html = readFileSync(file, 'utf8');
    const wrong: string[] = [];
    const before: Told = told(
      (await page.evaluate(readInPage, [readers.reader, readers['reader-others']], html)) as ReadResult,
    );
    for (const language of LANGUAGES) {
      const changed = pageInLanguage(html, language);
      if (language !== 'en')
        expect(changed.replace(/<(code|script|style).*?<\/\1>/gs, '')).not.toMatch(
          />[^<>]*\b(?:Experience|Education|Contact info|Present|Full-time|yrs?|mos?|followers|degree connection)\b[^<>]*</i,
        );
      const read = told(
        (await page.evaluate(readInPage, [readers.reader, readers['reader-others']], changed)) as ReadResult,
      );
      const expected = expectedOf(name);
      const { lines, lastInboundWhen: when } = expected.expected ?? {};
      if (Array.isArray(lines) && expected.expected)
        expected.expected.lines = lines.map((line) => inLanguage(String(line), language));
      if (typeof when === 'string' && expected.expected) {
        const [month = '', day = '', ...clock] = when.split(' ');
        expected.expected.lastInboundWhen = `${inLanguage(`${month} ${day}`, language)} ${inLanguage(clock.join(' '), language)}`;
      }
      const points = score(read, expected).filter((point) => point.verdict !== 'right');
      wrong.push(
        ...points.map((point) => `${language}: ${point.field} ${point.verdict} ${point.note ?? ''}`),
      );
      // Nothing more, and nothing less.
      if (Object.keys(read).join() !== Object.keys(before).join())
        wrong.push(`${language}: ${Object.keys(read).join()}`);
    }
    expect(wrong).toEqual([]);
    await page.close();
  });
});
