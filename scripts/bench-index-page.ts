import type { Opportunity } from '@/lib/lever/schemas';
import { findRows, loadProgress, storePage, toRows } from '@/lib/match/index-store';
import { send } from '@/lib/messages/send';
import { db } from '@/lib/platform/db';
import { median } from './figures.ts';

/**
 * The part of `bench-index.ts` that runs in a page of the extension, in the extension's own database. It is bundled for
 * that and evaluated there; the build has nothing of it.
 */

const PAGE = 1_000;

/** Another invented person each, with a link, an address and a name. */
const opportunity = (n: number): Opportunity => ({
  ...{ id: `opportunity-${n}`, contact: `contact-${n}`, name: `Person ${n}`, headline: '', location: '' },
  ...{ emails: [`person.${n}@many.example`], phones: [], tags: [], sources: [], origin: 'sourced' },
  ...{ links: [`https://www.linkedin.com/in/person-${n}`], applications: [], confidentiality: '' },
  ...{ stage: 'lead-new', owner: 'user', lastInteractionAt: n },
});

const keysOf = (n: number) => [`m:${n + 1}`, `s:person-${n}`, `e:person.${n}@many.example`, `n:${n} person`];

export interface LinkIndex {
  /** Fills the index that is there, of the account that is connected, up to so many. Writes as the worker does. */
  fill: (size: number) => Promise<void>;
  /** Median ms of looking somebody up, and of a bare get by primary key in between. */
  lookUp: (times: number) => Promise<{ four: number; bare: number }>;
  /** Median ms of asking the worker how the index stands. */
  standing: (times: number) => Promise<number>;
}

/** A page's clock goes by steps of 0.1 ms, so each time is of several calls, one after the other. */
const BLOCK = 10;

async function timed(first: number, work: (n: number) => Promise<unknown>): Promise<number> {
  const started = performance.now();
  for (let n = first; n < first + BLOCK; n += 1) await work((n * 7_919) % filled);
  return (performance.now() - started) / BLOCK;
}

let filled = 0;
const linkIndex: LinkIndex = {
  async fill(size) {
    const there = await (await db()).count('index');
    for (const end = filled + size - there; filled < end;) {
      const page = Array.from({ length: Math.min(PAGE, end - filled) }, (_, n) => opportunity(filled + n));
      const progress = await loadProgress();
      // Brought up just now: nothing of Lever's is waited for.
      if (!progress || !(await storePage({ ...progress, at: Date.now() }, { put: await toRows(page) })))
        throw new Error('there is no index to fill');
      filled += page.length;
    }
  },
  async lookUp(times) {
    const database = await db();
    const [four, bare]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < times; turn += BLOCK) {
      four.push(
        await timed(turn, async (n) => {
          const { rows } = await findRows(keysOf(n));
          if (rows[0]?.id !== `opportunity-${n}`) throw new Error(`person ${n} was not found`);
        }),
      );
      // Of others, whom nothing has read just now.
      bare.push(await timed(turn, (n) => database.get('index', `opportunity-${(n + 1) % filled}`)));
    }
    return { four: median(four), bare: median(bare) };
  },
  async standing(times) {
    const list: number[] = [];
    for (let turn = 0; turn < times; turn += BLOCK)
      list.push(await timed(turn, () => send('index.page', {})));
    return median(list);
  },
};
Object.assign(globalThis, { linkIndex });
