import { browser } from '@/lib/platform/browser';
import { text } from '@/lib/platform/text';
import { countIn } from './outbox';

/** The toolbar icon counts the pushes that wait for the recruiter. A tab's own badge goes over it there. */
export async function showBadge(): Promise<void> {
  const waiting = await countIn('waiting');
  const title = waiting ? text('badgeWaiting', String(waiting)) : text('extName');
  await browser.action.setBadgeText({ text: waiting ? String(waiting) : '' });
  await browser.action.setTitle({ title });
}
