import * as z from 'zod/mini';
import { browser } from './browser';

/**
 * Which document of which tab has the panel docked in it, by the recruiter's own act. Only such a document may speak as
 * a docked panel: another document in the same tab, or another tab, may not.
 */
const KEY = 'docked';
const record = z.record(z.string(), z.string());

async function load(): Promise<Record<string, string>> {
  const parsed = z.safeParse(record, (await browser.storage.session.get(KEY))[KEY]);
  return parsed.success ? parsed.data : {};
}

async function change(edit: (docked: Record<string, string>) => void): Promise<void> {
  await navigator.locks.request('fulcrum:docked', async () => {
    const docked = await load();
    edit(docked);
    await browser.storage.session.set({ [KEY]: docked });
  });
}

export const noteDocked = (tabId: number, documentId: string): Promise<void> =>
  change((docked) => {
    docked[tabId] = documentId;
  });

export const forgetDocked = (tabId: number): Promise<void> =>
  change((docked) => {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a plain record, keyed by our own numbers
    delete docked[tabId];
  });

export const isDocked = async (tabId: number, documentId: string): Promise<boolean> =>
  (await load())[tabId] === documentId;

export const dockedTabs = async (): Promise<number[]> => Object.keys(await load()).map(Number);
