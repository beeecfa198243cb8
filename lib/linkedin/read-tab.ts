import * as z from 'zod/mini';
import { browser } from '@/lib/platform/browser';
import { readResult, type ReadResult } from '@/lib/profile/reading';
import { knowsPage, READERS } from './readers';

/** What a tab showed, or why it could not be looked at. `documentId` names the page that was read. */
export type TabReading = { result: ReadResult | { ok: false; problem: 'noAccess' }; documentId?: string };

const injected = z.looseObject({ documentId: z.optional(z.string()), result: z.optional(z.unknown()) });

/** How long a page may take over being read, ms: one frozen by a dialog never answers. */
const PATIENCE = 5_000;

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const tired = setTimeout(() => {
      reject(new Error('the page does not answer'));
    }, PATIENCE);
    work.then(resolve, reject).finally(() => {
      clearTimeout(tired);
    });
  });
}

/**
 * Reads the page in a tab, by a script that leaves nothing behind. Needs the recruiter's own act on that tab
 * (`activeTab`). The reading counts only if the address bar said the same before, during and after: LinkedIn swaps
 * people in place, and the old person stands there for up to seconds.
 */
export async function readTab(tabId: number): Promise<TabReading> {
  try {
    const before = (await browser.tabs.get(tabId)).url;
    if (before === undefined) return { result: { ok: false, problem: 'noAccess' } };
    if (!before.startsWith('https://')) return { result: { ok: false, problem: 'notProfile', url: before } };
    const read = await readIn(tabId);
    if (!read) return { result: { ok: false, problem: 'noName', url: before } };
    const { documentId, result } = read;
    const after = (await browser.tabs.get(tabId)).url;
    const said = result.ok ? result.reading.url : result.url;
    const steady = before === said && said === after;
    return {
      result: steady ? result : { ok: false, problem: 'loading', url: after ?? before },
      ...(documentId === undefined ? {} : { documentId }),
    };
  } catch {
    // chrome:// pages, the web store, a tab that closed meanwhile.
    return { result: { ok: false, problem: 'noAccess' } };
  }
}

/** What the first reader that knows the page says, of one and the same document; nothing where it is no reading. */
async function readIn(
  tabId: number,
): Promise<{ result: ReadResult; documentId: string | undefined } | undefined> {
  let read: { result: ReadResult; documentId: string | undefined } | undefined;
  for (const reader of READERS) {
    // At once, not when the page is idle: a page that never gets there is told as loading by the reader.
    const injection = { target: { tabId }, files: [`/${reader}.js`], injectImmediately: true };
    const [frame] = await inTime(browser.scripting.executeScript(injection));
    const { documentId, result } = injected.parse(frame);
    const parsed = z.safeParse(readResult, result);
    if (!parsed.success) return undefined;
    read = { result: parsed.data, documentId };
    if (knowsPage(read.result)) break;
  }
  return read;
}
