/** What a panel that was closed still does in a page that never stands still. */
import type { CDPSession, Page } from 'puppeteer-core';
import { byRole, press, type Stage } from '../tests/browser/stage.ts';
import type { Counted } from './figures.ts';

/** How long is counted, ms. */
const SPAN = 10_000;
/** How long the worker may take over the answers to what the panel asked before it was closed: nobody can call them off. */
const ANSWERS = 1_000;
const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The page changes, in what it shows and in its address, twenty times a second. */
const stir = (page: Page): Promise<void> =>
  page.evaluate(() => {
    let turn = 0;
    const line = document.body.appendChild(document.createElement('p'));
    setInterval(() => {
      turn += 1;
      line.replaceChildren(document.createTextNode(String(turn)), document.createElement('b'));
      history.pushState({}, '', `?turn=${turn}`);
    }, 50);
  });

/**
 * How often any function of the extension's was called in this page since this was asked last, whatever woke it: V8
 * counts each call, in the page's own world and in the extension's.
 */
async function callsSince(session: CDPSession, extensionId: string): Promise<number> {
  const { result } = await session.send('Profiler.takePreciseCoverage');
  return result
    .filter(({ url }) => url.startsWith(`chrome-extension://${extensionId}/`))
    .flatMap(({ functions }) => functions)
    .reduce((sum, { ranges }) => sum + (ranges[0]?.count ?? 0), 0);
}

export async function dockedCounts(stage: Stage): Promise<Counted> {
  const page = await stage.openPage('sdui');
  const session = await page.createCDPSession();
  await session.send('Profiler.enable');
  // By function: a number for each block would only count the same call again.
  await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const counted = async (): Promise<number> => {
    await callsSince(session, stage.extensionId);
    await pass(SPAN);
    return callsSince(session, stage.extensionId);
  };

  await press(await stage.openPopup(page), 'Dock beside the profile');
  const close = await byRole(page, 'button', 'Close');
  await page.bringToFront();
  await stir(page);
  const docked = await counted();
  if (!docked) throw new Error('nothing was counted of a panel that is there');
  await close.evaluate((button) => (button as HTMLElement).click());
  await pass(ANSWERS);
  const closed = await counted();
  await page.close();
  return {
    what: 'calls of ours in 10 s in a page that changes 20 times a second, the panel closed',
    count: closed,
    baseline: 'the same with the panel there',
    baselineCount: docked,
  };
}
