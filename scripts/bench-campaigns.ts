/** The table of a campaign with 5,000 people, beside a virtual list that does nothing but be one. */
import type { Page } from 'puppeteer-core';
import type { Stage } from '../tests/browser/stage.ts';
import { seen } from './bench-seen.ts';
import { median, type Measured } from './figures.ts';

const PEOPLE = 5_000;
const CAMPAIGN = 'bench';
/** Another one, with nobody in it. */
const OTHER = 'other';

/** Invented people of all states, as a file of campaigns has them. */
function file(account: string): string {
  const kinds = ['replied', 'interested', 'notInterested'];
  const found = (value: string) => ({ value, where: 'top card', sure: 'bound' });
  const people = Array.from({ length: PEOPLE }, (_, n) => {
    const [slug, name] = [`person-${n}`, `Person ${n} of many`];
    const [link, at] = [`https://www.linkedin.com/in/${slug}/`, 1_770_000_000_000 + n * 60_000];
    const kind = kinds[n % 4];
    const reading = {
      ...{ url: link, layout: 'sdui', page: 'profile', identity: { slug }, self: false, publicUrl: link },
      ...{ name: found(name), headline: found(`Engineer at company ${n % 97}`), notYet: [] },
    };
    const events = [
      { id: `added-${n}`, kind: 'added', at },
      ...(kind ? [{ id: `then-${n}`, kind, at: at + 1 }] : []),
    ];
    const pushed = { at, opportunity: `o-${n}`, url: `https://hire.lever.co/candidates/o-${n}` };
    return {
      member: {
        ...{
          id: `m-${n}`,
          keys: [`s:${slug}`],
          person: { slug },
          account,
          campaign: CAMPAIGN,
          name,
          link,
          events,
        },
        headline: `Engineer at company ${n % 97}`,
        ...(n % 3 ? {} : { pushed }),
      },
      profile: { reading, draft: { fields: {}, choices: {} }, then: {} },
    };
  });
  const campaigns = [CAMPAIGN, OTHER].map((id) => ({
    ...{ id, name: id === CAMPAIGN ? 'Bench' : 'Other', colour: 'blue', archived: false, settings: {} },
  }));
  return JSON.stringify({ fulcrumCampaigns: 1, account, campaigns, people });
}

/** What is measured in the page: each until it stands on the screen. */
interface Tasks {
  /** The table, its people asked of the worker first: until it shows, and until everybody is in it. */
  openAsking: () => Promise<number>;
  openWhole: () => Promise<number>;
  /** Once more, from the list, where it is kept as it was left. */
  open: () => Promise<number>;
  /** By its address alone, its people known and nothing of it kept. */
  openAnew: () => Promise<number>;
  filter: () => Promise<number>;
  plainAsking: () => Promise<number>;
  plain: () => Promise<number>;
  plainFilter: () => Promise<number>;
}

/** Puts the measurements into the page, which has its own policy against scripts from elsewhere. */
const prepare = (page: Page, campaign: string): Promise<void> =>
  page.evaluate(
    (id: string, other: string, people: number) => {
      type Row = Record<'id' | 'name' | 'headline' | 'link' | 'state', string>;
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { sendMessage: (message: object) => Promise<{ rows: Row[] }> } };
      };
      const ask = async () =>
        (await chrome.runtime.sendMessage({ name: 'campaign.people', request: { campaigns: [id] } })).rows;
      const painted = () =>
        new Promise<void>((resolve) => {
          requestAnimationFrame(() => setTimeout(resolve));
        });
      /** Until what is looked for is in the page. */
      const until = (there: () => boolean) =>
        new Promise<void>((resolve) => {
          if (there()) {
            resolve();
            return;
          }
          const observer = new MutationObserver(() => {
            if (!there()) return;
            observer.disconnect();
            resolve();
          });
          observer.observe(document.body, {
            ...{ subtree: true, childList: true, characterData: true, attributes: true },
          });
        });
      // What is kept out of sight does not count.
      const shown = (selector: string) =>
        [...document.querySelectorAll(selector)].some((element) => element.checkVisibility());
      const inTable = () => shown('[role=table] [data-index]');
      // With how many people there are, which the worker is asked for when the list is opened.
      const inList = () => shown('.campaign-list .counts');
      /** Until the worker has answered all it was asked before, and what came of that is drawn. */
      const quiet = async () => {
        await chrome.runtime.sendMessage({ name: 'campaign.counts', request: {} });
        await new Promise((resolve) => requestIdleCallback(resolve));
        await painted();
      };
      const timed = async (work: () => unknown, there: () => boolean): Promise<number> => {
        await quiet();
        const started = performance.now();
        await work();
        await until(there);
        await painted();
        return performance.now() - started;
      };
      const go = async (hash: string, there: () => boolean) => {
        location.hash = hash;
        await until(there);
        await painted();
      };
      const openTable = (there = inTable) =>
        timed(() => {
          location.hash = `#campaigns/${id}`;
        }, there);
      const everybody = String(people + 1);
      const inWhole = () =>
        inTable() && document.querySelector('[role=table]')?.getAttribute('aria-rowcount') === everybody;
      /** The page of the campaign is there, if out of sight. */
      const isKept = () => document.querySelector(`[role=table][aria-rowcount="${everybody}"]`) !== null;
      /** Elsewhere and back, nothing is known of the people. */
      const forget = async () => {
        await go('#privacy', () => document.querySelector('.prose') !== null);
        await go('#campaigns', inList);
      };

      /** As many rows as are in sight, each a line of what is known of the person; the rest is a height. */
      const draw = (box: HTMLElement, rows: readonly Row[]) => {
        const inner = document.createElement('div');
        inner.style.cssText = `position: relative; height: ${rows.length * 46}px`;
        for (const [index, row] of rows.slice(0, 24).entries()) {
          const line = document.createElement('div');
          line.style.cssText = `position: absolute; inset: ${index * 46}px 0 auto; height: 46px`;
          line.textContent = `${row.name} ${row.headline} ${row.state}`;
          inner.append(line);
        }
        box.replaceChildren(inner);
      };
      let known: Row[] = [];
      const withBox = async (work: (box: HTMLElement) => Promise<number>): Promise<number> => {
        const box = document.createElement('div');
        box.style.cssText = 'position: fixed; inset: 0; overflow: auto; background: white';
        document.body.append(box);
        const took = await work(box);
        box.remove();
        return took;
      };
      const has = (row: Row, word: string) =>
        `${row.name} ${row.headline} ${row.link}`.toLowerCase().includes(word);
      let turn = 0;
      /** The next word that somebody else is the first to have, so that it is seen when the rows are there. */
      const wanted = (): { word: string; first: string } => {
        for (;;) {
          const word = String(10 + ((turn += 1) % 50));
          const first = known.find((row) => has(row, word))?.id ?? '';
          if (first !== last) return { word, first: (last = first) };
        }
      };
      let last = '';
      const tasks: Tasks = {
        openAsking: async () => {
          await forget();
          return openTable();
        },
        openWhole: async () => {
          await forget();
          return openTable(inWhole);
        },
        openAnew: async () => {
          await go('#campaigns', inList);
          await go(`#campaigns/${other}`, () => shown('.people'));
          await go('#campaigns', inList);
          await until(() => !isKept());
          return openTable();
        },
        open: async () => {
          await go('#campaigns', inList);
          return openTable();
        },
        filter: () => {
          const input = document.querySelector<HTMLInputElement>('.people [type=search]');
          if (!input) throw new Error('the table is not open');
          const { word, first } = wanted();
          return timed(
            () => {
              // As React listens: the native setter, then the event.
              Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, word);
              input.dispatchEvent(new Event('input', { bubbles: true }));
            },
            () => document.querySelector('[role=table] [data-index="0"]')?.getAttribute('data-id') === first,
          );
        },
        plainAsking: () =>
          withBox((box) =>
            timed(
              async () => {
                known = await ask();
                draw(box, known);
              },
              () => true,
            ),
          ),
        plain: () =>
          withBox((box) =>
            timed(
              () => {
                draw(box, known);
              },
              () => true,
            ),
          ),
        plainFilter: () =>
          withBox((box) => {
            draw(box, known);
            return timed(
              () => {
                const { word } = wanted();
                draw(
                  box,
                  known.filter((row) => has(row, word)),
                );
              },
              () => true,
            );
          }),
      };
      Object.assign(globalThis, { tasks });
    },
    campaign,
    OTHER,
    PEOPLE,
  );

const run = (page: Page, name: keyof Tasks): Promise<number> =>
  page.evaluate((which: keyof Tasks) => (globalThis as unknown as { tasks: Tasks }).tasks[which](), name);

/** @param times how often each is measured for its median */
export async function campaignTimes(stage: Stage, times: number): Promise<Measured[]> {
  const page = await stage.openOptions();
  // As wide as the options page makes use of.
  await page.setViewport({ width: 1_400, height: 900 });
  const send = (name: string, request: object): Promise<{ content: string; taken: boolean }> =>
    page.evaluate(
      (message: object) =>
        (
          globalThis as unknown as {
            chrome: { runtime: { sendMessage: (one: object) => Promise<never> } };
          }
        ).chrome.runtime.sendMessage(message),
      { name, request },
    );
  const { account } = JSON.parse((await send('campaign.export', {})).content) as { account: string };
  if (!(await send('campaign.import', { content: file(account) })).taken)
    throw new Error('the people were not taken');
  await page.evaluate(() => {
    location.hash = '#campaigns';
  });
  await seen(page, 'Bench');
  await page.bringToFront();
  await prepare(page, CAMPAIGN);
  /** In turns, so that what else the machine does takes its time from each. */
  const of = async (...names: (keyof Tasks)[]): Promise<number[]> => {
    const lists = names.map((): number[] => []);
    for (let turn = 0; turn < times; turn += 1)
      for (const [at, name] of names.entries()) lists[at]?.push(await run(page, name));
    return lists.map(median);
  };
  const [openAsking = NaN, openWhole = NaN, plainAsking = NaN] = await of(
    'openAsking',
    'openWhole',
    'plainAsking',
  );
  const [open = NaN, openAnew = NaN, plain = NaN] = await of('open', 'openAnew', 'plain');
  // The filter is of the table that is open last, under the box of the plain list.
  const [filter = NaN, plainFilter = NaN] = await of('filter', 'plainFilter');
  await page.close();
  return [
    {
      what: 'campaign of 5,000: opened, its people asked of the worker',
      ms: openAsking,
      baseline: 'a plain virtual list that asks for the same rows',
      baselineMs: plainAsking,
    },
    {
      what: 'campaign of 5,000: the same, until everybody is in the table',
      ms: openWhole,
      baseline: 'a plain virtual list that asks for the same rows',
      baselineMs: plainAsking,
    },
    {
      what: 'campaign of 5,000: opened again, from the list',
      ms: open,
      baseline: 'a plain virtual list of as many rows',
      baselineMs: plain,
    },
    {
      what: 'campaign of 5,000: opened once more, its people known',
      ms: openAnew,
      baseline: 'a plain virtual list of as many rows',
      baselineMs: plain,
    },
    {
      what: 'campaign of 5,000: filtered by a word',
      ms: filter,
      baseline: 'a plain virtual list, its rows filtered by a word',
      baselineMs: plainFilter,
    },
  ];
}
