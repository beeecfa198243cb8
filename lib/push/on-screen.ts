import * as z from 'zod/mini';
import { readTab, type TabReading } from '@/lib/linkedin/read-tab';
import { browser } from '@/lib/platform/browser';
import { readResult } from '@/lib/profile/reading';

/** What each tab's panel is showing, so that what is pushed is what stood on the screen. Dies with the browser. */

const key = (tabId: number) => `screen:${tabId}`;
const shown = z.union([readResult, z.object({ ok: z.literal(false), problem: z.literal('noAccess') })]);
export type Shown = z.infer<typeof shown>;

/** Reads the page anew; the panel shows this from now on. */
export async function showAgain(tabId: number): Promise<TabReading> {
  const reading = await readTab(tabId);
  await browser.storage.session.set({ [key(tabId)]: reading.result });
  return reading;
}

/** What the panel over this tab shows; undefined when nothing was read yet. */
export async function onScreen(tabId: number): Promise<Shown | undefined> {
  const parsed = z.safeParse(shown, (await browser.storage.session.get(key(tabId)))[key(tabId)]);
  return parsed.success ? parsed.data : undefined;
}

export async function forgetScreen(tabId: number): Promise<void> {
  await browser.storage.session.remove(key(tabId));
}
