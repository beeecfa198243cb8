/**
 * How fast it is, each figure beside a baseline measured in the same run, so that the ratio says something on any
 * machine: `npm run bench -- --json FILE`. Medians, where no other is named; nothing here passes or fails.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import { connectByKey } from '../tests/browser/lever-side.ts';
import { campaignTimes } from './bench-campaigns.ts';
import { dockedCounts } from './bench-docked.ts';
import { indexTimes } from './bench-index.ts';
import { seen } from './bench-seen.ts';
import { median, type Counted, type Measured } from './figures.ts';
import { setStage, type Stage } from '../tests/browser/stage.ts';

const { values } = parseArgs({
  options: { json: { type: 'string' }, times: { type: 'string', default: '9' } },
});
const times = Number(values.times);

interface Figure extends Measured {
  ratio: number;
}

async function measure(once: () => Promise<number>, runs = times): Promise<number> {
  const list: number[] = [];
  for (let n = 0; n < runs; n += 1) list.push(await once());
  return median(list);
}

const figure = (what: string, ms: number, baseline: string, baselineMs: number): Figure => ({
  what,
  ms: Math.round(ms * 1_000) / 1_000,
  baseline,
  baselineMs: Math.round(baselineMs * 1_000) / 1_000,
  ratio: Math.round((ms / baselineMs) * 100) / 100,
});

/** From the press on the icon to a button that can be pressed. */
async function popupTime(stage: Stage, over: Page, button: string): Promise<number> {
  const started = performance.now();
  const popup = await stage.openPopup(over);
  await seen(popup, button);
  const took = performance.now() - started;
  await popup.close();
  return took;
}

/** An extension whose popup is one button, the least a popup can be. */
function bareExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bare-'));
  const manifest = {
    manifest_version: 3,
    name: 'bare',
    version: '1',
    action: { default_popup: 'popup.html' },
    background: { service_worker: 'worker.js' },
  };
  writeFileSync(join(folder, 'worker.js'), '');
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'popup.html'), '<!doctype html><title>bare</title><button>Bare</button>');
  return folder;
}

/** The reader as it is injected, and a walk over the same nodes that only asks whether each is visible; ms. */
async function readOnce(page: Page): Promise<{ read: number; walk: number }> {
  const reader = readFileSync(join(import.meta.dirname, '../.output/chrome-mv3/reader.js'), 'utf8');
  const read = await page.evaluate(
    `(() => { const t = performance.now(); ${reader}; return performance.now() - t; })()`,
  );
  const walk = await page.evaluate(() => {
    const started = performance.now();
    let visible = 0;
    for (const element of document.querySelectorAll('*'))
      if (element.checkVisibility() && element.getBoundingClientRect().width > 0)
        visible += element.textContent.length;
    return performance.now() - started + (visible < 0 ? 1 : 0);
  });
  return { read: Number(read), walk };
}

async function readTimes(page: Page): Promise<{ read: number; walk: number }> {
  const [reads, walks]: [number[], number[]] = [[], []];
  for (let n = 0; n < times; n += 1) {
    const { read, walk } = await readOnce(page);
    reads.push(read);
    walks.push(walk);
  }
  return { read: median(reads), walk: median(walks) };
}

/**
 * The same on a page as large as LinkedIn's, the 99th of a hundred, each the first read of a page that was just loaded and
 * has been drawn: a read longer than 50 ms is a long task, which a person may feel.
 *
 * Saved profile pages of LinkedIn's hold 1,747 to 2,455 elements, about four of ten in some 25 entries of forty elements
 * each, a quarter in columns of other people beside, and the rest in what is about nobody. The page is made so.
 * With `dense`, six of ten are in entries that are nothing but their lines, far more of those than anybody has.
 */
async function largeTimes(
  page: Page,
  nodes: number,
  dense: boolean,
): Promise<{ read: number; walk: number; count: number; entries: number }> {
  const [reads, walks]: [number[], number[]] = [[], []];
  let made = { count: 0, entries: 0 };
  for (let n = 0; n < 100; n += 1) {
    await page.reload({ waitUntil: 'domcontentloaded' });
    made = await page.evaluate(enlarge, nodes, dense);
    const { read, walk } = await readOnce(page);
    reads.push(read);
    walks.push(walk);
  }
  return { read: ninetyNinth(reads), walk: ninetyNinth(walks), ...made };
}

/** Runs in the page. @returns how many elements and entries it has then, once that is drawn */
async function enlarge(most: number, dense: boolean): Promise<{ count: number; entries: number }> {
  const entry = '[componentkey^="entity-collection-item"]';
  const row = document.querySelector(entry);
  const aside = document.querySelector('[aria-label="Aside"] > section');
  const elements = document.getElementsByTagName('*');
  /** Each line with what LinkedIn puts around it, and its copy for screen readers. */
  const wrap = (one: Element) => {
    for (const line of [...one.querySelectorAll('p,span')].filter((el) => !el.firstElementChild)) {
      const copy = document.createElement('span');
      copy.className = 'visually-hidden';
      copy.textContent = line.textContent;
      const around = ['div', 'div', 'div', 'span'].map((tag) => document.createElement(tag));
      line.replaceWith(around[0] ?? '');
      around.reduce((outer, inner) => outer.appendChild(inner)).append(line, copy);
    }
  };
  const rest = document.body.appendChild(document.createElement('footer'));
  const people = document.querySelector('[aria-label="Aside"]') ?? rest;
  const share = (of: Element) => of.getElementsByTagName('*').length / elements.length;
  for (let turn = 0; elements.length < most; turn += 1) {
    const own = dense ? turn % 2 === 0 : document.querySelectorAll(entry).length * 100 < elements.length;
    const beside = dense || share(people) < 1 / 4;
    if (own || beside) {
      const block = (own ? row : aside)?.cloneNode(true) as Element;
      if (own && !dense) wrap(block);
      (own ? row : aside)?.after(block);
    } else {
      const item = rest.appendChild(document.createElement('li'));
      item.innerHTML = `<div><a href="/jobs/view/${turn}/"><span>Job ${turn}</span></a><p>A place of work</p></div>`;
    }
  }
  await new Promise((drawn) => {
    requestAnimationFrame(() => setTimeout(drawn));
  });
  return { count: elements.length, entries: document.querySelectorAll(entry).length };
}

/** Of a hundred. */
const ninetyNinth = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[98] ?? NaN;

/** What is measured without a browser: pure modules, run as the tests run them. */
function inNode(): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'figures.jsonl');
  try {
    const { status } = spawnSync('vitest', ['run', '--project', 'bench', '--silent'], {
      env: { ...process.env, BENCH_FIGURES: file },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (status !== 0) throw new Error('the measurements in node failed');
    return readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Measured)
      .map((one) => figure(one.what, one.ms, one.baseline, one.baselineMs));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const bare = bareExtension();
const stage = await setStage();
const figures: Figure[] = inNode();
const counts: Counted[] = [];
try {
  await connectByKey(stage);
  const profile = await stage.openPage('sdui');
  const empty = await setStage({ build: bare });
  try {
    const blank = await empty.openPage('sdui');
    const ours = await measure(() => popupTime(stage, profile, 'Push to Lever'));
    const least = await measure(() => popupTime(empty, blank, 'Bare'));
    figures.push(figure('popup: icon pressed to Push to Lever', ours, 'a popup that is one button', least));
  } finally {
    await empty.close();
  }

  for (const name of ['sdui', 'view-name', 'ember'] as const) {
    const { read, walk } = await readTimes(await stage.openPage(name));
    figures.push(figure(`reading the ${name} page`, read, 'a bare walk over the same nodes', walk));
  }

  // The size of LinkedIn's, then twice and four times that, which is what scrolling may bring.
  for (const [nodes, dense] of [
    [2_500, false],
    [5_000, false],
    [10_000, false],
    [2_500, true],
  ] as const) {
    const { read, walk, count, entries } = await largeTimes(await stage.openPage('sdui'), nodes, dense);
    const what = `reading ${count} nodes, ${entries} entries${dense ? ' of bare lines' : ''}, p99`;
    const long = read > 50 ? ', a long task' : '';
    figures.push(figure(`${what}${long}`, read, 'a bare walk over the same nodes, p99', walk));
  }

  for (const one of await campaignTimes(stage, times))
    figures.push(figure(one.what, one.ms, one.baseline, one.baselineMs));

  counts.push(await dockedCounts(stage));

  // A push is one create and one look at what Lever holds: beside two bare round trips to the same Lever.
  const popup = await stage.openPopup(profile);
  await seen(popup, 'Push to Lever');
  const started = performance.now();
  await popup.evaluate(() => {
    [...document.querySelectorAll('button')]
      .find((one) => one.textContent.includes('Push to Lever'))
      ?.click();
  });
  await seen(popup, 'Open in Lever');
  const pushed = performance.now() - started;
  const trip = await measure(async () => {
    const before = performance.now();
    await popup.evaluate(() => fetch('https://api.lever.co/v1/none').catch(() => undefined));
    return performance.now() - before;
  });
  figures.push(figure('push: button pressed to In Lever', pushed, 'two bare round trips', trip * 2));
} finally {
  await stage.close();
  rmSync(bare, { recursive: true, force: true });
}

for (const one of await indexTimes(times))
  figures.push(figure(one.what, one.ms, one.baseline, one.baselineMs));

for (const one of figures)
  console.log(
    `${one.ratio.toFixed(2).padStart(7)} x  ${one.what}: ${one.ms} ms; ${one.baseline}: ${one.baselineMs} ms`,
  );
for (const one of counts)
  console.log(`${''.padStart(9)}  ${one.what}: ${one.count}; ${one.baseline}: ${one.baselineCount}`);
if (values.json) {
  mkdirSync(dirname(values.json), { recursive: true });
  writeFileSync(values.json, `${JSON.stringify({ times, figures, counts }, null, 2)}\n`);
}
