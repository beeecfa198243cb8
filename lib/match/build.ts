import { lever, mayAskForConfidential } from '@/lib/connection/connection';
import { loadConnection } from '@/lib/connection/record';
import { explain, LeverError, type Failure } from '@/lib/lever/failure';
import type { Opportunity } from '@/lib/lever/schemas';
import { announce } from '@/lib/platform/announce';
import { browser } from '@/lib/platform/browser';
import { say } from '@/lib/platform/text';
import { teamValues } from '@/lib/settings/in-force';
import {
  beginIndex,
  eraseIndex,
  leaveIndex,
  loadProgress,
  ROOM,
  sizeOf,
  storeLook,
  storePage,
  toRows,
  type List,
  type Progress,
} from './index-store';
import type { IndexView } from './shown';

/** Fills the link index from Lever and keeps it up to what Lever has, in the background and in no hurry. */

/** Brings the index up hourly. */
export const INDEX_ALARM = 'index';
/** Goes on with what is not finished: after a slice, a limit, or the worker's death. */
export const INDEX_MORE = 'index, go on';

/** How old the index may be when a panel opens, ms. */
export const OLD = 5 * 60_000;
const HOUR = 60 * 60_000;
/** At most three requests a second: time from one to the next, ms. */
const PACE = 350;
/** Pages read before the worker may rest; the alarm goes on. */
const SLICE = 50;
/** Lists lag behind, and clocks differ: each pass begins this much before the end of the last one, ms. */
const OVERLAP = 10 * 60_000;
/** A quick look begins this much before the end of the last one, ms: the less it reads, the surer one page holds it all. */
const LAG = 2 * 60_000;
/** How long it waits after a "too many" that named no time, and after other trouble, ms. */
const AFTER_LIMIT = 60_000;
const AFTER_TROUBLE = 5 * 60_000;

/** What the index must be of; undefined while there is nothing to read from. */
async function ground(): Promise<{ account: string; confidential: boolean } | 'off' | undefined> {
  const [connection, { index }] = await Promise.all([loadConnection(), teamValues()]);
  if (!index) return 'off';
  const { account, credential, broken } = connection;
  if (!account || !credential || broken) return undefined;
  return { account: account.id, confidential: mayAskForConfidential(connection) };
}

/**
 * Goes on with the index for a slice: with what is not finished, or with what is new in Lever since it was last brought
 * up, when that is longer ago than `age` ms. To be called at any moment; only one at a time does anything.
 */
export async function tendIndex(age: number): Promise<void> {
  await navigator.locks.request('fulcrum:index', { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    let lastAt = 0;
    const since = Date.now() - age;
    for (let pages = 0; pages < SLICE; pages += 1) {
      const now = await current();
      const pass = now && (now.pass ?? nextPass(now, since));
      if (!pass || (now.notBefore ?? 0) > Date.now()) return;
      // Before anything is asked: a worker that dies now is woken to go on.
      await goOnIn(30_000);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, lastAt + PACE - Date.now())));
      lastAt = Date.now();
      try {
        await readPage({ ...now, pass });
      } catch (error) {
        await stop(now, pass, error);
        return;
      }
    }
    announce();
  });
}

/**
 * Brings the index up by whatever changed in Lever since, where that is longer ago than `age` ms: with one call, which
 * somebody waits for, or `most` of them. Where so many pages do not hold it all, the rest is read in the background. Does
 * nothing as long as the index is being built or is off, and never throws.
 */
export const freshen = (age: number, most = 1): Promise<void> =>
  navigator.locks.request('fulcrum:look', () => lookQuickly(age, most)).catch(() => undefined);

async function lookQuickly(age: number, most: number): Promise<void> {
  const there = await loadProgress();
  if (there?.upTo === undefined) return;
  const ago = Date.now() - broughtUpAt(there);
  // A clock that was put back makes nothing young.
  if (ago >= 0 && ago < age) return;
  const wanted = await ground();
  if (wanted === 'off' || !wanted || !isOf(there, wanted)) return;
  const api = await lever();
  const query = {
    updated_at_start: Math.max(there.upTo, there.looked?.upTo ?? 0) - LAG,
    ...(there.confidential ? { confidentiality: 'all' } : {}),
  };
  let began: number | undefined;
  let offset: string | undefined;
  for (let pages = 0; pages < most; pages += 1) {
    const { rows, next, at } = await api.opportunitiesPage('opportunities', { ...query, offset });
    began ??= at;
    const all = next === undefined;
    await storeLook(there.id, await toRows(rows), all ? { upTo: began, at: Date.now() } : undefined);
    if (all) return;
    // An offset that comes back would never end.
    if (next === offset) break;
    offset = next;
  }
  void tendIndex(0);
}

/** Takes into the index what was come by otherwise, where there is one of this connection. */
export async function takeIn(opportunities: readonly Opportunity[]): Promise<void> {
  const [wanted, there] = await Promise.all([ground(), loadProgress()]);
  if (wanted === 'off' || !wanted || !there || !isOf(there, wanted)) return;
  await storeLook(there.id, await toRows(opportunities), undefined);
}

const isOf = (there: Progress, wanted: { account: string; confidential: boolean }): boolean =>
  there.account === wanted.account && there.confidential === wanted.confidential;

/** When it was last brought up, by a pass or a quick look. */
const broughtUpAt = ({ at = 0, looked }: Progress): number => Math.max(at, looked?.at ?? 0);

/** The index as it stands, begun anew where it is of another account or of other rights, and gone where it is off. */
async function current(): Promise<Progress | undefined> {
  const [wanted, there] = await Promise.all([ground(), loadProgress()]);
  if (wanted === 'off') {
    if (there) await forgetIndex();
    return undefined;
  }
  if (!wanted) return undefined;
  return there && isOf(there, wanted) ? there : beginIndex(wanted.account, wanted.confidential);
}

type Pass = NonNullable<Progress['pass']>;

/** @param since what was brought up after it is new enough, by our clock, unless that has been put back since */
function nextPass({ upTo, at = 0 }: Progress, since: number): Pass | undefined {
  if (upTo === undefined) return { list: 'all', since: 0 };
  return at <= since || at > Date.now() ? { list: 'updated', since: upTo - OVERLAP } : undefined;
}

const following: Record<List, List | undefined> = {
  all: undefined,
  updated: 'created',
  created: 'deleted',
  deleted: undefined,
};

const narrowing: Record<List, string | undefined> = {
  all: undefined,
  updated: 'updated_at_start',
  // Old records have no updatedAt, and one just made may have none yet.
  created: 'created_at_start',
  deleted: 'deleted_at_start',
};

async function readPage(now: Progress & { pass: Pass }): Promise<void> {
  const { pass } = now;
  const api = await lever(true);
  const narrowed = narrowing[pass.list];
  const { rows, next, at } = await api.opportunitiesPage(
    pass.list === 'deleted' ? 'opportunities/deleted' : 'opportunities',
    {
      ...(narrowed ? { [narrowed]: pass.since } : {}),
      ...(now.confidential && pass.list !== 'deleted' ? { confidentiality: 'all' } : {}),
      offset: pass.offset,
    },
  );
  const page = pass.list === 'deleted' ? { remove: rows.map(({ id }) => id) } : { put: await toRows(rows) };
  const began = pass.began ?? at;
  const full = pass.list === 'all' && (await sizeOf(now)) + rows.length > ROOM;
  const kept = { ...now, problem: undefined, pass: undefined, notBefore: undefined };
  // An offset that comes back would never end.
  if (next !== undefined && next !== pass.offset && !full) {
    await storePage({ ...kept, pass: { ...pass, began, offset: next } }, page);
    return;
  }
  const list = following[pass.list];
  if (list) await storePage({ ...kept, pass: { list, since: pass.since, began } }, page);
  else if (pass.list === 'all')
    // Who moved between two pages may have been missed: what changed since it began is read once more.
    await storePage(
      { ...kept, ...(full ? { full } : {}), pass: { list: 'updated', since: began - OVERLAP, began } },
      page,
    );
  else {
    await storePage({ ...kept, upTo: began, at: Date.now() }, page);
    announce();
  }
}

async function stop(now: Progress, pass: Pass, error: unknown): Promise<void> {
  const failure: Failure | undefined = error instanceof LeverError ? error.failure : undefined;
  if (pass.offset !== undefined && failure?.kind === 'refused' && /offset/i.test(failure.message)) {
    // Lever no longer knows the place: from the start, with what is there already.
    await storePage({ ...now, pass: { ...pass, offset: undefined } });
    return;
  }
  const limited = failure?.kind === 'limited';
  const pause = limited ? Math.max(failure.retryAfterMs ?? 0, AFTER_LIMIT) : AFTER_TROUBLE;
  // A limit is no trouble: it passes, and the connection tells of it.
  const problem = limited ? undefined : failure ? explain(failure) : say('errorUnexpected');
  await storePage({ ...now, pass, problem, notBefore: Date.now() + pause });
  await goOnIn(pause);
  announce();
}

const goOnIn = (ms: number): Promise<void> => browser.alarms.create(INDEX_MORE, { when: Date.now() + ms });

/** To be called at every start of the worker: Chrome may have forgotten the alarms. */
export async function keepIndexAlarm(): Promise<void> {
  if (!(await browser.alarms.get(INDEX_ALARM)))
    await browser.alarms.create(INDEX_ALARM, { periodInMinutes: 60 });
}

/** The hourly alarm rings a little early or late. */
export const tendHourly = (): Promise<void> => tendIndex(HOUR - 60_000);

/** Builds the index anew from the start. */
export async function rebuildIndex(): Promise<void> {
  const wanted = await ground();
  if (wanted === 'off' || !wanted) return;
  await goOnIn(30_000);
  // After the slice under way, whose last page would stand over the new beginning.
  void navigator.locks
    .request('fulcrum:index', () => beginIndex(wanted.account, wanted.confidential))
    .then(() => tendIndex(HOUR))
    .finally(announce);
}

/** Erases the index. */
export async function forgetIndex(): Promise<void> {
  await eraseIndex();
  await browser.alarms.clear(INDEX_MORE);
}

/** At Disconnect: the index goes, but for what nobody could tell again of those who were erased in Lever. */
export async function closeIndex(): Promise<void> {
  await leaveIndex();
  await browser.alarms.clear(INDEX_MORE);
}

/**
 * The index of the account that is connected now, if it may be used; `ready` once all of Lever was read, `begun` while
 * that is going on for the first time.
 */
export async function usableIndex(): Promise<{ ready: boolean; begun: boolean; at?: number } | undefined> {
  const [wanted, there] = await Promise.all([ground(), loadProgress()]);
  if (wanted === 'off' || !wanted || there?.account !== wanted.account) return undefined;
  // One that was built with more rights than there are now knows too much.
  if (there.confidential && !wanted.confidential) return undefined;
  const at = broughtUpAt(there);
  const begun = there.upTo === undefined && !there.problem;
  return { ready: there.upTo !== undefined && !there.full, begun, ...(at ? { at } : {}) };
}

export async function indexView(): Promise<IndexView> {
  const [wanted, there] = await Promise.all([ground(), loadProgress()]);
  if (wanted === 'off') return { state: 'off', size: 0 };
  if (!wanted || there?.account !== wanted.account) return { state: 'none', size: 0 };
  const problem = there.problem ?? (there.full ? say('indexFull', String(ROOM)) : undefined);
  const state = there.upTo !== undefined ? 'ready' : there.problem ? 'failed' : 'building';
  const size = await sizeOf(there);
  return { state, size, ...(there.at ? { at: there.at } : {}), ...(problem ? { problem } : {}) };
}
