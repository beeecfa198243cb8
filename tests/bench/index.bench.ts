import 'fake-indexeddb/auto';
import { appendFileSync } from 'node:fs';
import { it } from 'vitest';
import { beginIndex, findRows, storePage, toRows } from '@/lib/match/index-store';
import type { Opportunity } from '@/lib/lever/schemas';
import { db } from '@/lib/platform/db';

/** The link index at 200,000 opportunities, each of another invented person with a link, an address and a name. */
const SIZE = 200_000;
const PAGE = 1_000;

const opportunity = (n: number): Opportunity => ({
  ...{ id: `opportunity-${n}`, contact: `contact-${n}`, name: `Person ${n}`, headline: '', location: '' },
  ...{ emails: [`person.${n}@many.example`], phones: [], tags: [], sources: [], origin: 'sourced' },
  ...{ links: [`https://www.linkedin.com/in/person-${n}`], applications: [], confidentiality: '' },
  ...{ stage: 'lead-new', owner: 'user', lastInteractionAt: n },
});

/** Median ms of one call, over many. */
async function timed(work: (n: number) => Promise<unknown>): Promise<number> {
  const list: number[] = [];
  for (let turn = 0; turn < 500; turn += 1) {
    const n = (turn * 7_919) % SIZE;
    const started = performance.now();
    await work(n);
    list.push(performance.now() - started);
  }
  return list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;
}

it('looking somebody up', { timeout: 600_000 }, async () => {
  const fresh = await beginIndex('account', false);
  for (let first = 0; first < SIZE; first += PAGE) {
    const page = Array.from({ length: PAGE }, (_, n) => opportunity(first + n));
    await storePage(fresh, { put: await toRows(page) });
  }
  const database = await db();
  const ms = await timed((n) =>
    findRows([`m:${n + 1}`, `s:person-${n}`, `e:person.${n}@many.example`, `n:${n} person`]),
  );
  const baselineMs = await timed((n) => database.get('index', `opportunity-${n}`));
  const figure = {
    what: 'looking a person up by four keys among 200,000, IndexedDB in memory',
    ms,
    baseline: 'a bare get by primary key from the same store',
    baselineMs,
  };
  appendFileSync(process.env['BENCH_FIGURES'] ?? '/dev/stdout', `${JSON.stringify(figure)}\n`);
});
