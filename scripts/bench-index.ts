/** The link index at the size of a large team's Lever, in the browser and in the extension's own database. */
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import { ask, connectByKey, indexed, putInLever } from '../tests/browser/lever-side.ts';
import { setStage, type Stage } from '../tests/browser/stage.ts';
import { madeUp } from '../tests/pages/made-up.ts';
import type { LinkIndex } from './bench-index-page.ts';
import { seen } from './bench-seen.ts';
import { median, type Measured } from './figures.ts';

const [FEW, MANY] = [1_000, 200_000];
const LOOK_UPS = 400;
const PART = 20_000;
const root = join(import.meta.dirname, '..');

/** What runs in the page, as one script. */
async function script(): Promise<string> {
  const built = await build({
    ...{ root, configFile: false, logLevel: 'warn', publicDir: false },
    resolve: { alias: { '@': root } },
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'bench-index-page.ts'), formats: ['iife'], name: 'bench' },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const code = 'output' in bundle ? bundle.output[0].code : undefined;
  if (code === undefined) throw new Error('the script for the page was not built');
  return code;
}

const inPage = <Name extends keyof LinkIndex>(
  page: Page,
  name: Name,
  value: number,
): Promise<Awaited<ReturnType<LinkIndex[Name]>>> =>
  page.evaluate(
    (which, given) =>
      (globalThis as unknown as { linkIndex: LinkIndex }).linkIndex[which](given) as Promise<never>,
    name,
    value,
  );

/** From the press on the icon, over somebody nobody has looked at yet, to who they are in Lever. */
async function popupTime(stage: Stage, who: number): Promise<number> {
  const over = await stage.openPage({ url: madeUp(who).url });
  const started = performance.now();
  const popup = await stage.openPopup(over);
  await seen(popup, 'In Lever: ');
  const took = performance.now() - started;
  await popup.close();
  await over.close();
  return took;
}

/** Connects, fills the index up to so many, and looks people up in it; ms. */
async function lookUps(stage: Stage, size: number) {
  await connectByKey(stage);
  await indexed(stage);
  const page = await stage.openOptions();
  await page.evaluate(await script());
  // In parts: on a slow machine the whole takes longer than the browser's protocol waits for one answer.
  for (let filled = 0; filled < size;) {
    filled = Math.min(filled + PART, size);
    await inPage(page, 'fill', filled);
  }
  if ((await ask(page, 'index.page', {})).size !== size) throw new Error(`the index has not ${size} records`);
  const times = await inPage(page, 'lookUp', LOOK_UPS);
  const standing = await inPage(page, 'standing', LOOK_UPS / 4);
  await page.close();
  return { ...times, standing };
}

/** @param times how often the popup is opened for its median */
export async function indexTimes(times: number): Promise<Measured[]> {
  const few = await setStage();
  // Side by side and in turns, so that what else the machine does takes its time from both.
  const many = await setStage({ beside: few });
  try {
    for (let who = 0; who < times; who += 1) await putInLever(few, madeUp(who));
    const [fewTimes, manyTimes] = [await lookUps(few, FEW), await lookUps(many, MANY)];
    const [fewPopups, manyPopups]: [number[], number[]] = [[], []];
    // Each person once: of who was looked at before, the answer is kept.
    for (let who = 0; who < times; who += 1) {
      fewPopups.push(await popupTime(few, who));
      manyPopups.push(await popupTime(many, who));
    }
    return [
      {
        what: 'a person looked up by four keys among 1,000 in the index',
        ms: fewTimes.four,
        baseline: 'a bare get by primary key from the same store',
        baselineMs: fewTimes.bare,
      },
      {
        what: 'a person looked up by four keys among 200,000 in the index',
        ms: manyTimes.four,
        baseline: 'a bare get by primary key from the same store',
        baselineMs: manyTimes.bare,
      },
      {
        what: 'how the index with 200,000 stands, asked of the worker',
        ms: manyTimes.standing,
        baseline: 'the same with 1,000',
        baselineMs: fewTimes.standing,
      },
      {
        what: 'popup: icon pressed to In Lever, 200,000 in the index',
        ms: median(manyPopups),
        baseline: 'the same with 1,000',
        baselineMs: median(fewPopups),
      },
    ];
  } finally {
    await many.close();
    await few.close();
  }
}
