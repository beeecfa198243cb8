import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { changeConnection, loadConnection } from '@/lib/connection/record';
import { forgetIndex } from '@/lib/match/build';
import { db as realDb, type kept as realKept } from '@/lib/platform/db';
import type { Call } from '@/lib/push/calls';
import { emptyDraft, type Draft } from '@/lib/push/draft';
import { duePushes, enqueue, lastPushOf, loadPush } from '@/lib/push/outbox';
import { goOn, resumeWaiting, startPush } from '@/lib/push/push';
import { drain } from '@/lib/push/run';
import { startUndo } from '@/lib/push/undo';
import { pushView } from '@/lib/push/view';
import type { Reading } from '@/lib/profile/reading';
import { pickersReady } from '@/lib/settings/pickers';
import type { layersInForce as inForce } from '@/lib/settings/in-force';
import { builtIn, formFieldKey } from '@/lib/settings/settings';
import { seed, type Deed, type Lever } from '../../lever/index.ts';
import { indexed } from '../match/indexed';
import { readingOf } from '../people';
import { seenNow } from '../seen';
import { virtualTime, type VirtualTime } from '../virtual-time';
import { connectedWorker } from '../worker';
import { gate, gated, live, locks, newLife, within } from './lives';
import { stored } from './worker-life';

/**
 * Random histories of pushes, updates and undos under faults and kills. Afterwards the emulated Lever holds each of them
 * exactly once, and what the panel says of each is true. SOAK_HISTORIES and SOAK_SEED ask for more, and for other dice.
 */

const runs = Number(process.env['SOAK_HISTORIES'] ?? 150);
const dice = Number(process.env['SOAK_SEED'] ?? 1914);
/** Where the counterexample of a failure stands, as it was printed: that one history again. */
const path = process.env['SOAK_PATH'];

vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));
/** What the team set: a field of a form is shown, and there is a reason for what is taken back. */
vi.mock('@/lib/settings/in-force', async (original) => {
  const there = await original<{ layersInForce: typeof inForce }>();
  const team = () => ({
    displayed: [...builtIn.displayed, formFieldKey(sourcing.id, summaryField)],
    undoReason: seed.archiveReasons.withdrew.id,
  });
  return { ...there, layersInForce: async () => ({ ...(await there.layersInForce()), team: team() }) };
});
vi.mock('@/lib/platform/db', async (original) => {
  const real = await original<{ db: typeof realDb; kept: typeof realKept }>();
  return {
    db: async () => {
      await gate();
      return gated(await real.db());
    },
    kept: async (name: string) => {
      await gate();
      return real.kept(name);
    },
  };
});

/** The page each tab shows. */
const tabs = new Map<number, Reading>();
const screen = (tab: number) => {
  const reading = tabs.get(tab);
  return reading && { shown: 'as read', result: { ok: true as const, reading } };
};
vi.mock('@/lib/linkedin/read-tab', () => ({ readTab: (tab: number) => Promise.resolve(screen(tab)) }));
vi.mock('@/lib/push/on-screen', () => ({ onScreen: (tab: number) => Promise.resolve(screen(tab)) }));

const { sourcing } = seed.formTemplates;
const { id: summaryField } = sourcing.fields.find(({ text }) => text === 'Summary')!;

type Wish =
  | {
      kind: 'push';
      note: boolean;
      form: boolean;
      posting: boolean;
      /** Another recruiter has just put the person in, which no index knows yet. */
      colleague: boolean;
    }
  | { kind: 'update'; stage: boolean; contact: boolean }
  | { kind: 'undo'; of: number };
/** Something that goes wrong with the nth request of this kind. */
interface Mishap {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  nth: number;
  how: Deed | { late: number } | { twice: true };
}
interface History {
  wishes: Wish[];
  mishaps: Mishap[];
  /** After how many steps each life of the worker ends. */
  kills: number[];
  lag: number;
  /** How far Lever's clock is ahead of ours, ms. */
  ahead: number;
  /** While this wish is the newest, Lever does not know the key. */
  lockedOut: number;
  /** There is an index of Lever, some of it younger than a look. */
  indexed: number | undefined;
}

const wish: fc.Arbitrary<Wish> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('push' as const),
      note: fc.boolean(),
      form: fc.boolean(),
      posting: fc.boolean(),
      colleague: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('update' as const),
      stage: fc.boolean(),
      contact: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), of: fc.nat(3) }) },
);
const how: fc.Arbitrary<Mishap['how']> = fc.oneof(
  fc.constantFrom<Mishap['how']>(
    { drop: 'before' },
    { drop: 'after' },
    { status: 500 },
    { status: 500, acted: true },
    { status: 503 },
    { status: 503, acted: true },
    { status: 429 },
    { status: 429, headers: { 'retry-after': '90' } },
    { badJson: 'truncated' },
    { badJson: 'garbage' },
    { html: true, status: 200 },
    { html: true, status: 502, acted: true },
    { redirect: 'https://api.lever.co/v1/users', status: 301 },
    { delay: 9_000 },
    { twice: true },
  ),
  fc.constantFrom(1_000, 60_000, 200_000, 400_000, 10_000_000).map((late) => ({ late })),
);
const history: fc.Arbitrary<History> = fc.record({
  wishes: fc.array(wish, { minLength: 1, maxLength: 4 }),
  mishaps: fc.array(
    fc.record({
      method: fc.constantFrom<Mishap['method']>('POST', 'POST', 'POST', 'PUT', 'GET', 'DELETE'),
      nth: fc.integer({ min: 1, max: 8 }),
      how,
    }),
    { maxLength: 5 },
  ),
  kills: fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 4 }),
  lag: fc.constantFrom(0, 0, 3_000, 45_000),
  ahead: fc.constantFrom(0, 0, -10_800_000, 10_800_000),
  lockedOut: fc.constantFrom(-1, -1, -1, 0, 1),
  indexed: fc.constantFrom(undefined, 0, 30_000, 300_000),
});

let time: VirtualTime;
let lever: Lever;
let pickers: unknown;
const told = {
  ...{ histories: 0, pushes: 0, kills: 0, faults: 0, twins: 0, forms: 0, undone: 0, asked: 0 },
  came: 0,
};

/** Requests that are still on their way. */
let underway: { at: number; request: Request }[] = [];

async function arrive(): Promise<void> {
  const there = underway.filter(({ at }) => at <= Date.now());
  underway = underway.filter((one) => !there.includes(one));
  for (const { request } of there) await lever.fetch(request).catch(() => undefined);
}

function layNetwork(mishaps: readonly Mishap[]): void {
  const seen = new Map<string, number>();
  const special = mishaps.filter(({ how }) => 'late' in how || 'twice' in how);
  for (const { method, nth, how } of mishaps)
    if (!('late' in how || 'twice' in how)) lever.faults.add({ match: { method, nth }, do: how });
  vi.stubGlobal('fetch', async (given: Request, init?: RequestInit) => {
    const request = new Request(given, init);
    await gate();
    await arrive();
    const nth = (seen.get(request.method) ?? 0) + 1;
    seen.set(request.method, nth);
    const mishap = special.find((one) => one.method === request.method && one.nth === nth)?.how;
    const { pathname } = new URL(request.url);
    // What only sets something does not come so late that it undoes what was done after it.
    const adds = request.method === 'POST' && /\/(opportunities|notes|forms)$/.test(pathname);
    if (mishap && ('twice' in mishap || adds)) {
      told.faults += 1;
      if ('late' in mishap) {
        underway.push({ at: Date.now() + mishap.late, request: request.clone() });
        throw new TypeError('fetch failed');
      }
      if ('twice' in mishap) {
        await lever.fetch(request.clone()).catch(() => undefined);
        time.pass(30);
      }
    }
    const answer = await lever.fetch(request);
    await gate();
    return answer;
  });
}

beforeAll(async () => {
  time = virtualTime();
  await connectedWorker();
  await pickersReady();
  pickers = await (await realDb()).get('single', 'pickers');
});
afterAll(() => {
  console.log(`soak, seed ${String(dice)}:`, JSON.stringify(told));
});

/** What stands for a push the recruiter saw accepted. */
interface Accepted {
  wish: Wish;
  id: string;
  mark: string;
  person: number;
  undone: boolean;
}

let person = 0;

async function setUp({ wishes, mishaps, lag, ahead, indexed: ago }: History): Promise<void> {
  time = virtualTime(Date.now() + 86_400_000, false);
  // Pauses bear chance in them too: the same history has the same.
  let chance = 1;
  vi.spyOn(Math, 'random').mockImplementation(
    () => (chance = (chance * 48_271) % 2_147_483_647) / 2_147_483_647,
  );
  underway = [];
  tabs.clear();
  lever = await connectedWorker();
  lever.settings.rate = false;
  lever.settings.listLagMs = lag;
  lever.clock.advance(ahead);
  vi.stubGlobal('navigator', { onLine: true, locks });
  await (await realDb()).put('single', pickers, 'pickers');
  await (await realDb()).clear('pushes');
  await forgetIndex();
  if (ago !== undefined) await indexed(lever, ago);
  for (const [n, wish] of wishes.entries())
    if (wish.kind === 'push' && wish.colleague) await putIn(linkOf(person + 1 + n));
  layNetwork(mishaps);
}

const noteOf = (mark: string) => `A note, ${mark}`;

function draftOf({ note, form, posting }: Extract<Wish, { kind: 'push' }>, mark: string): Draft {
  return {
    ...emptyDraft,
    choices: {
      tags: [mark],
      ...(note ? { note: noteOf(mark) } : {}),
      ...(posting ? { posting: seed.postings.backend.id } : {}),
    },
    ...(form ? { forms: { [formFieldKey(sourcing.id, summaryField)]: mark } } : {}),
  };
}

async function push(tab: number, draft: Draft, anyway: boolean): Promise<string | undefined> {
  const reading = tabs.get(tab)!;
  const { identity } = reading;
  const before = await lastPushOf(identity, 'account-1');
  // What the lists make of it when Lever has just locked everybody out is refused, as it stood otherwise on the screen.
  const seen = await seenNow(reading, draft);
  await startPush({ tabId: tab, person: identity, draft, shown: 'as read', seen, anyway });
  const now = await lastPushOf(identity, 'account-1');
  return now?.id === before?.id ? undefined : now?.id;
}

const linkOf = (n: number) => `https://www.linkedin.com/in/person-${String(n)}/`;

/** Somebody else's Fulcrum, or hand. */
async function putIn(link: string): Promise<void> {
  const request = new Request(`https://api.lever.co/v1/opportunities?perform_as=${seed.users.admin.id}`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${seed.apiKeys.plain.key}:`)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ name: 'Put In', links: [link] }),
  });
  await lever.fetch(request);
}

const target = seed.opportunities.oleander;

/** What a wish asks of the worker, and what is stored of it, even if the worker died before it could say so. */
function ask(
  wish: Wish,
  n: number,
  all: readonly Accepted[],
): { accept: () => Promise<unknown>; accepted: () => Promise<Accepted | undefined> } {
  person += 1;
  const mark = `mark-${String(person)}-${String(n)}`;
  const one = { wish, mark, person, undone: false };
  const slug = `person-${String(person)}`;
  const accepted = async (): Promise<Accepted | undefined> => {
    const record = await lastPushOf({ slug }, 'account-1');
    return record && { ...one, id: record.id };
  };
  switch (wish.kind) {
    case 'push': {
      const publicUrl = linkOf(person);
      tabs.set(person, readingOf({ identity: { slug }, publicUrl, url: publicUrl }));
      return { accept: () => push(one.person, draftOf(wish, mark), false), accepted };
    }
    case 'update': {
      const { stages } = seed;
      const calls: Call[] = [
        ...(wish.contact
          ? [{ kind: 'contact', contact: target.contact, body: { headline: mark } } as const]
          : []),
        { kind: 'addLinks', links: [`https://${mark}.example`] },
        { kind: 'addTags', tags: [mark] },
        { kind: 'addSources', sources: [mark] },
        ...(wish.stage ? [{ kind: 'stage', stage: stages.onSite.id } as const] : []),
        { kind: 'note', about: 'note', value: noteOf(mark), secret: false },
      ];
      const plan = {
        environment: 'production' as const,
        performAs: seed.users.teamMember.id,
        opportunity: target.id,
        calls,
      };
      return { accept: () => enqueue({ slug }, 'account-1', plan), accepted };
    }
    case 'undo': {
      const undone = all[wish.of % Math.max(1, all.length)];
      return {
        accept: async () => {
          if (undone && pushView(await loadPush(undone.id)).canUndo) await startUndo(undone.id);
        },
        accepted: async () => {
          if (undone) undone.undone = (await stored(undone.id)).undo !== undefined;
          return undefined;
        },
      };
    }
  }
}

async function happen(one: History): Promise<void> {
  await setUp(one);
  const accepted: Accepted[] = [];
  const kills = [...one.kills];
  const keys = lever.state.production.apiKeys;
  const allKeys = [...keys];
  for (const [n, wish] of one.wishes.entries()) {
    if (one.lockedOut === n) keys.length = 0;
    const life = newLife(kills.shift());
    const asked = ask(wish, n, accepted);
    await live(life, async () => {
      await asked.accept();
      await drain();
    });
    if (life.over) told.kills += 1;
    const now = await asked.accepted();
    if (now) accepted.push(now);
    time.pass(1_000);
    await arrive();
    if (one.lockedOut === n) {
      keys.push(...allKeys);
      // As a sign-in leaves it.
      await changeConnection((now) => ({ ...now, broken: false }));
      await resumeWaiting();
    }
  }
  for (const left of kills) {
    const life = newLife(left);
    await live(life, () => drain());
    if (life.over) told.kills += 1;
    const { next } = await duePushes();
    if (next !== undefined) time.until(next);
    await arrive();
  }
  await comeToRest();
  // The faults are over; the recruiter answers what was asked.
  told.faults += lever.requests.filter(
    ({ status }) => typeof status === 'string' || (status ?? 0) >= 300,
  ).length;
  lever.faults.clear();
  for (const it of accepted) await answer(it);
  await comeToRest();

  for (const it of accepted) await check(it, accepted);
  told.histories += 1;
  told.pushes += accepted.length;
}

/** Until nothing is left to do and nothing is on its way any more. */
async function comeToRest(): Promise<void> {
  for (;;) {
    await drain();
    const { now, next } = await duePushes();
    if (now.length) continue;
    const soonest = Math.min(next ?? Infinity, ...underway.map(({ at }) => at));
    if (soonest === Infinity) return;
    time.until(soonest);
    await arrive();
  }
}

const settled = ['inLever', 'notPushed'];

async function answer(it: Accepted): Promise<void> {
  for (let n = 0; n < 3; n += 1) {
    // An undo that stopped halfway is the last push of its person.
    const all = [await stored(it.id), ...(await undosOf(it.id))];
    const stuck = all.find(({ state }) => !settled.includes(state));
    if (!stuck) return;
    told.asked += 1;
    if (stuck.say?.key === 'pushCame') {
      told.came += 1;
      if (!stuck.steps[0]?.sends) expect(markedOf(it)).toEqual([]);
    }
    await goOn(stuck.id);
    await comeToRest();
    const now = await stored(stuck.id);
    if (now.state !== 'waiting' || now.say?.key !== 'pushNotFound' || it.wish.kind !== 'push') continue;
    it.id = (await push(it.person, draftOf(it.wish, it.mark), true)) ?? it.id;
    await comeToRest();
  }
}

const undosOf = async (id: string) => {
  const all = await (await realDb()).getAll('pushes');
  const ids = all.filter((one) => (one as { undoes?: string }).undoes === id).map((one) => one.id);
  return Promise.all(ids.map(stored));
};

const markedOf = ({ mark }: Accepted) =>
  [...lever.state.production.opportunities.values()].filter(({ tags }) => tags.includes(mark));

async function check(it: Accepted, all: readonly Accepted[]): Promise<void> {
  const record = await stored(it.id);
  const view = pushView(record);
  const { opportunities, notes, forms, contacts } = lever.state.production;
  const marked = markedOf(it);
  const live = marked.filter(({ archived }) => !archived);
  const noted = [...notes.values()].filter(
    ({ fields, deletedAt }) => deletedAt === null && fields[0]?.value === noteOf(it.mark),
  );
  expect(view.state).toBe('inLever');
  // Beside success only what is still so, nothing of the way there.
  const beside = it.wish.kind === 'push' && it.wish.colleague ? ['pushTwinBeside'] : [];
  expect([undefined, 'pushTwinArchived', 'pushNotReadBack', 'pushFormTwice', ...beside]).toContain(
    view.say?.key,
  );
  expect(view.undone).toBe(it.undone);
  told.undone += it.undone ? 1 : 0;
  if (it.wish.kind === 'push') {
    expect(live.map(({ id }) => id)).toEqual(it.undone ? [] : [record.opportunityId]);
    const twins = marked.filter(({ id }) => id !== record.opportunityId);
    told.twins += twins.length;
    expect(record.watch?.twins.map(({ id }) => id).sort()).toEqual(twins.map(({ id }) => id).sort());
    if (twins.length) expect(record.say?.key).toBe('pushTwinArchived');
    expect(noted).toHaveLength(it.wish.note && !it.undone ? 1 : 0);
    const filled = [...forms.values()].filter(({ fields }) => fields.some(({ value }) => value === it.mark));
    // A form cannot be taken away again: one that is there twice is told.
    const form = view.receipts.find(({ say }) => say.key === 'planForm');
    if (form?.but !== 'twice') expect(filled).toHaveLength(it.wish.form ? 1 : 0);
    else expect(filled.length).toBeGreaterThan(1);
    told.forms += form?.but === 'twice' ? 1 : 0;
    if (record.holding && !it.undone)
      expect(record.holding).toMatchObject({ name: 'Mira Halloran', notes: it.wish.note ? 1 : 0 });
  } else {
    const held = opportunities.get(target.id)!;
    const contact = contacts.get(target.contact)!;
    const there = (list: readonly string[], word: string) => list.filter((one) => one === word).length;
    const times = it.undone ? 0 : 1;
    expect(there(held.tags, it.mark)).toBe(times);
    expect(there(held.sources, it.mark)).toBe(times);
    expect(there(contact.links, `https://${it.mark}.example`)).toBe(times);
    expect(noted).toHaveLength(times);
    const updates = all.filter(({ wish }) => wish.kind === 'update');
    if (updates.length === 1 && it.undone) {
      expect(held.stage).toBe(target.stage);
      expect(contact.headline).toBe(seed.contacts[keyOf(target.contact)].headline);
    }
  }
  expect((await loadConnection()).credential).not.toBeNull();
}

const keyOf = (id: string) =>
  (Object.keys(seed.contacts) as (keyof typeof seed.contacts)[]).find((key) => seed.contacts[key].id === id)!;

it(
  'holds each push exactly once, whatever happened, and tells the truth of it',
  async () => {
    await fc.assert(
      fc.asyncProperty(history, (one) => within(() => happen(one))),
      { numRuns: runs, seed: dice, ...(path ? { path } : {}) },
    );
  },
  runs * 2_000,
);
