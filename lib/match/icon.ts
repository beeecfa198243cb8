import { readAddress } from '@/lib/linkedin/address';
import { browser } from '@/lib/platform/browser';
import { text } from '@/lib/platform/text';
import { keysOf } from '@/lib/profile/identity';
import { usableIndex } from './build';
import { findRows } from './index-store';
import { commonSigns, isSure } from './keys';

/**
 * The toolbar icon over a LinkedIn profile: whether the person is in Lever, by the tab's address and the index alone.
 * Nothing is asked of anybody, and the page is left alone. Needs Chrome's permission for LinkedIn, which is optional.
 */

const LINKEDIN = { origins: ['https://www.linkedin.com/*'] };
const TICK = '✓';

/** To be called whenever a tab shows another address. */
export async function showOnIcon(tabId: number, url: string | undefined): Promise<void> {
  const there = url !== undefined && (await mayLook()) && (await isInLever(url));
  // Meanwhile the tab may have gone on, or away.
  const now = await browser.tabs.get(tabId).catch(() => undefined);
  if (!now || (there && now.url !== url)) return;
  if (!there) {
    // The icon itself knows: LinkedIn swaps people in place, and the worker may have died since.
    if ((await browser.action.getTitle({ tabId })) !== text('iconInLever')) return;
    // Null takes the tab's own text away, so that what stands for all tabs shows again.
    await browser.action.setBadgeText({ tabId, text: null });
    await browser.action.setTitle({ tabId, title: text('extName') });
    return;
  }
  await browser.action.setTitle({ tabId, title: text('iconInLever') });
  // What waits for the recruiter goes before what is good to know.
  if (!(await browser.action.getBadgeText({}))) await browser.action.setBadgeText({ tabId, text: TICK });
}

const mayLook = (): Promise<boolean> => browser.permissions.contains(LINKEDIN);

async function isInLever(url: string): Promise<boolean> {
  const address = URL.canParse(url) ? readAddress(new URL(url)) : undefined;
  if (address?.kind !== 'profile' || !(await usableIndex())) return false;
  const { sealed, rows } = await findRows(keysOf(address.ref));
  return rows.some((row) => commonSigns(sealed, row.keys).some(isSure));
}
