import * as z from 'zod/mini';
import { browser } from '@/lib/platform/browser';
import type { Found, Reading } from '@/lib/profile/reading';
import type { TabReading } from './read-tab';
import { shapeOfAddress } from './structure';

/** What a report of a page that is read wrong, or not at all, needs; nobody on the page can be known by it. */

const FIELDS = [
  ...['name', 'headline', 'location', 'title', 'company', 'about', 'degree', 'photo', 'emails', 'phones'],
  ...['websites', 'experience', 'education'],
] as const;

const injected = z.looseObject({ result: z.string() });

/**
 * Needs the recruiter's own act on that tab. In English: it is read by those who mend the readers.
 * @param result what the reader said of the page
 * @returns lines of text: what was read and where, and the page's structure, without a word of the page's own
 */
export async function diagnosticsOf(tabId: number, result: TabReading['result']): Promise<string> {
  const [frame] = await browser.scripting.executeScript({
    target: { tabId },
    files: ['/structure.js'],
    injectImmediately: true,
  });
  const { url = '' } = await browser.tabs.get(tabId);
  return [
    `Fulcrum ${browser.runtime.getManifest().version}, ${/Chrome\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? ''}`,
    `Page: ${shapeOfAddress(url)}`,
    ...(result.ok ? readingLines(result.reading) : [`Not read: ${result.problem}`]),
    'Structure (texts, ids and addresses replaced):',
    injected.parse(frame).result,
  ].join('\n');
}

function readingLines(reading: Reading): string[] {
  const found = (field: string): Found<unknown> | undefined =>
    (reading as unknown as Record<string, Found<unknown> | undefined>)[field];
  const read = FIELDS.flatMap((field) => {
    const one = found(field);
    return one ? [`${field} (${one.where}, ${one.sure})`] : [];
  });
  return [
    `Layout: ${reading.layout}, ${reading.page}`,
    `Read: ${read.join('; ') || 'nothing'}`,
    `Not read: ${FIELDS.filter((field) => !found(field)).join(', ') || 'nothing'}`,
    ...(reading.notYet.length ? [`Not on the page yet: ${reading.notYet.join(', ')}`] : []),
  ];
}
