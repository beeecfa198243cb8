import * as z from 'zod/mini';
import { readTab, type TabReading } from '@/lib/linkedin/read-tab';
import { announce } from '@/lib/platform/announce';
import { browser } from '@/lib/platform/browser';
import { readResult } from '@/lib/profile/reading';
import { teamValues } from '@/lib/settings/in-force';

/**
 * What each tab's panels are showing, so that what is pushed is what stood on the screen. `shown` names one reading: a
 * push names the one it was made from, and is refused when the page was read otherwise since. Dies with the browser.
 */

const key = (tabId: number) => `screen:${tabId}`;
const screen = z.object({
  shown: z.string(),
  result: z.union([readResult, z.object({ ok: z.literal(false), problem: z.literal('noAccess') })]),
});
export type OnScreen = z.infer<typeof screen>;

/** Reads the page anew; the panels over this tab show this from now on. */
export async function showAgain(tabId: number): Promise<OnScreen & Pick<TabReading, 'documentId'>> {
  const { result: read, documentId } = await readTab(tabId);
  const off = read.ok && (await teamValues()).readersOff.includes(read.reading.layout);
  const result: OnScreen['result'] = off
    ? { ok: false, problem: 'switchedOff', url: read.reading.url }
    : read;
  const before = await onScreen(tabId);
  const same = before !== undefined && JSON.stringify(before.result) === JSON.stringify(result);
  const now: OnScreen = same ? before : { shown: crypto.randomUUID(), result };
  if (!same) {
    await browser.storage.session.set({ [key(tabId)]: now });
    if (before) announce(); // another panel over the same tab shows what was read before
  }
  return { ...now, ...(documentId === undefined ? {} : { documentId }) };
}

/** What the panels over this tab show; undefined when nothing was read yet. */
export async function onScreen(tabId: number): Promise<OnScreen | undefined> {
  const parsed = z.safeParse(screen, (await browser.storage.session.get(key(tabId)))[key(tabId)]);
  return parsed.success ? parsed.data : undefined;
}

export async function forgetScreen(tabId: number): Promise<void> {
  await browser.storage.session.remove(key(tabId));
}
