import fc from 'fast-check';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seed, type Deed } from '../lever/index.ts';
import type { Reply } from '../../lib/messages/registry.ts';
import { madeUp } from '../pages/made-up.ts';
import { freezeAfter, type Freeze } from './freeze.ts';
import { ask, connectByKey, says, teamSays } from './lever-side.ts';
import { byRole, setStage, statusText, type Stage } from './stage.ts';

/**
 * Random pushes of many people from the real popup, one after the other, while the network and Lever fail at random and
 * the worker is killed now and then. Whatever the screen says of a push is true when it says so; and in the end Lever
 * holds each of them once, with its note. `npm run soak` makes 200, `npm test` a fixed slice; SOAK_SEED names the dice.
 */
const pushes = process.env['SOAK_RUNS'] === undefined ? 6 : Math.ceil(Number(process.env['SOAK_RUNS']) / 5);
const dice = Number(process.env['SOAK_SEED'] ?? 31);

interface Mishap {
  /** Which of the requests from now on. */
  match: { method: string; path: RegExp; nth: number };
  do: Deed;
}
/** The worker's end: after so many requests to Lever, or so many writes to the outbox; or it lives. */
type End = { requests: number } | { writes: number } | null;
interface Wish {
  mishaps: Mishap[];
  end: End;
}

const deeds: Deed[] = [
  { drop: 'before' },
  { drop: 'after' },
  { drop: 'before', inAnswer: true },
  { drop: 'after', inAnswer: true },
  { status: 429 },
  { status: 429, headers: { 'retry-after': '1' } },
  { status: 500 },
  { status: 500, acted: true },
  { status: 503 },
  { status: 503, acted: true },
  { badJson: 'truncated' },
  { badJson: 'garbage' },
  { html: true, status: 200 },
  { html: true, status: 502, acted: true },
  { contentType: 'text/html' },
  { delay: 1_500 },
];
const CREATE = /^\/v1\/opportunities$/;
const NOTE = /\/notes$/;
const write: fc.Arbitrary<Mishap> = fc.record({
  match: fc.record({
    method: fc.constant('POST'),
    path: fc.constantFrom(CREATE, CREATE, NOTE),
    nth: fc.constantFrom(1, 1, 2),
  }),
  // A read goes where Lever's own hosts send it.
  do: fc.constantFrom(...deeds, { redirect: 'https://api.lever.co/v1/users', status: 301 }),
});
const read: fc.Arbitrary<Mishap> = fc.record({
  match: fc.record({
    method: fc.constant('GET'),
    path: fc.constant(/^\/v1\//),
    nth: fc.integer({ min: 1, max: 6 }),
  }),
  do: fc.constantFrom(...deeds),
});
const wish: fc.Arbitrary<Wish> = fc.record({
  mishaps: fc.array(fc.oneof(write, read), { minLength: 1, maxLength: 3 }),
  end: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.record({ requests: fc.integer({ min: 1, max: 6 }) }) },
    { weight: 1, arbitrary: fc.record({ writes: fc.integer({ min: 1, max: 6 }) }) },
  ),
});

const inWords = (one: unknown): string =>
  JSON.stringify(one, (_, value: unknown) => (value instanceof RegExp ? String(value) : value));

let stage: Stage;
let tab: Page;
beforeAll(async () => {
  stage = await setStage();
  await connectByKey(stage, { key: seed.apiKeys.confidential.key, confidential: true });
  // What every push brings along, so that nothing has to be typed.
  await teamSays(stage, { summary: true, tags: ['soak'], undoReason: seed.archiveReasons.timing.id });
  tab = await stage.browser.newPage();
});
afterAll(() => stage.close());

const told = { pushes: 0, faults: 0, kills: 0, looks: 0, asked: 0, twins: 0 };

async function popupOver(n: number): Promise<Page> {
  await tab.goto(madeUp(n).url, { waitUntil: 'domcontentloaded' });
  return stage.openPopup(tab);
}

/** What Lever has of this person, past every fault: opportunities live and archived, and notes on the live ones. */
function inLever(n: number): { live: string[]; archived: string[]; notes: string[] } {
  const { contacts, opportunities, notes } = stage.server.lever.state.production;
  const all = [...opportunities.values()].filter(({ contact }) =>
    contacts.get(contact)?.links.includes(madeUp(n).publicUrl),
  );
  const live = all.filter(({ archived }) => !archived).map(({ id }) => id);
  const noted = [...notes.values()].filter((one) => one.deletedAt === null && live.includes(one.opportunity));
  return {
    live,
    archived: all.filter(({ archived }) => archived).map(({ id }) => id),
    notes: noted.map(({ id }) => id),
  };
}

const isOnce = (n: number): boolean => inLever(n).live.length === 1 && inLever(n).notes.length === 1;

/** What the screen says of the push now, held against what Lever has. */
async function saysTrue(popup: Page, n: number): Promise<string> {
  const said = await statusText(popup, 'Push', /./);
  if (said.startsWith('In Lever')) expect(inLever(n).live.length, said).toBeGreaterThan(0);
  expect(said).not.toMatch(/^Not pushed/);
  told.looks += 1;
  return said;
}

/** It may be gone the moment after it was seen. */
async function pressIfThere(popup: Page, name: string): Promise<boolean> {
  const button = await popup.$(`::-p-aria([role="button"][name="${name}"])`);
  await button?.evaluate((one) => (one as HTMLElement).click());
  return button !== null;
}

/**
 * Presses Push to Lever until the screen says that it is accepted: it is refused where settings or lists came in
 * meanwhile, and nothing is said where the worker was stopped too soon. Gives the popup that said it.
 */
async function accept(first: Page, n: number, freeze: Freeze | undefined): Promise<Page> {
  let popup = first;
  let stopped = false;
  const until = Date.now() + 40_000;
  for (;;) {
    await pressIfThere(popup, 'Push to Lever');
    const status = await byRole(popup, 'status', 'Push');
    const said = await status.evaluate((element) => element.textContent);
    if (said.startsWith('Not pushed')) expect(inLever(n).live, said).toEqual([]);
    else if (said) return popup;
    if (Date.now() > until) throw new Error(`not accepted: "${said}"`);
    if (!stopped && (await freeze?.isFrozen())) {
      stopped = true;
      await stage.killWorker();
      await popup.close();
      popup = await popupOver(n);
    } else await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function happen(n: number, { mishaps, end }: Wish): Promise<void> {
  const { lever } = stage.server;
  const first = await popupOver(n);
  await byRole(first, 'button', 'Push to Lever');
  for (const one of mishaps) lever.faults.add({ match: { host: 'api.lever.co', ...one.match }, do: one.do });
  const freeze = end && 'writes' in end ? await freezeAfter(stage, end.writes) : undefined;
  const before = lever.requests.length;
  const popup = await accept(first, n, freeze);
  told.pushes += 1;
  if (end) {
    const isTime = async () =>
      freeze
        ? freeze.isFrozen().catch(() => true) // killed already, before it was accepted
        : 'requests' in end && lever.requests.length >= before + end.requests;
    // A push that waits may never come so far: then it is killed while it waits.
    const until = Date.now() + 2_000;
    while (!(await isTime()) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
    await stage.killWorker();
    told.kills += 1;
  } else await saysTrue(popup, n);
  await popup.close();
}

/** The recruiter looks again, and answers what is asked, until it is in Lever. */
async function bringHome(n: number): Promise<void> {
  const popup = await popupOver(n);
  const until = Date.now() + 180_000;
  for (;;) {
    const said = await saysTrue(popup, n);
    if (said.startsWith('In Lever')) break;
    if (Date.now() > until) throw new Error(`${madeUp(n).name} is still: ${said}`);
    told.asked += 1;
    // Looks for what is not known count when they are spaced out by Lever's clock: here it runs faster than ours.
    stage.server.lever.clock.advance(45_000);
    // Looked for long enough, and not there: the sentence leaves it to the recruiter.
    const unseen = said.endsWith(says('pushNotFound'));
    await pressIfThere(popup, unseen ? 'Push anyway' : 'Try again');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await popup.close();
}

it(
  `holds each of ${String(pushes)} random pushes once, and tells the truth of it (seed ${String(dice)})`,
  async () => {
    const { lever } = stage.server;
    const wishes = fc.sample(wish, { seed: dice, numRuns: pushes });
    for (const [n, one] of wishes.entries()) {
      await happen(n, one).catch((error: unknown) => {
        throw new Error(`seed ${String(dice)}, push ${String(n)}: ${inWords(one)}`, { cause: error });
      });
      // Somebody from before, looked at again while things still go wrong.
      if (n % 3 === 2) {
        const popup = await popupOver(n - 2);
        await saysTrue(popup, n - 2);
        await popup.close();
      }
    }
    told.faults += lever.requests.filter(
      ({ to, status }) => to === 'api' && (typeof status === 'string' || (status ?? 0) >= 300),
    ).length;
    lever.faults.clear();
    await lever.until(({ requests }) => requests.every(({ status }) => status !== null));

    const options = await stage.openOptions();
    const rows = async () =>
      ((await ask(options, 'history.page', { search: '', from: 0, most: 10_000 })) as Reply<'history.page'>)
        .rows;
    const waiting = await rows();
    for (const [n] of wishes.entries()) {
      const row = waiting.find(({ name }) => name === madeUp(n).name);
      expect(row, `${madeUp(n).name} was accepted, and is in no history`).toBeDefined();
      if (row?.push.state !== 'inLever' || n % 10 === 0)
        await bringHome(n).catch((error: unknown) => {
          throw new Error(`seed ${String(dice)}, push ${String(n)}`, { cause: error });
        });
    }

    // A twin that came first is left to the other machine for a minute, after the two and a half of the next look.
    const until = Date.now() + 300_000;
    while (!wishes.every((_, n) => isOnce(n)) && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 250));

    // A twin is put away in Lever a moment before that is written down here.
    await expect
      .poll(async () => (await rows()).filter(({ push }) => push.say?.key === 'pushTwinLater'), {
        timeout: 20_000,
      })
      .toEqual([]);
    const now = await rows();
    for (const [n] of wishes.entries()) {
      const { live, archived, notes } = inLever(n);
      const what = `seed ${String(dice)}, push ${String(n)}: ${inWords(wishes[n])}`;
      expect(live, what).toHaveLength(1);
      expect(notes, what).toHaveLength(1);
      told.twins += archived.length;
      // One row each, and it says what is; what could not be read back is said to be so. Where it was pushed anyway, the
      // one that gave way says that.
      const theirs = now.filter(({ name }) => name === madeUp(n).name);
      const [row, ...more] = theirs.filter(({ push }) => push.say?.key !== 'pushReplaced');
      expect(more, what).toEqual([]);
      expect(row?.push.state, what).toBe('inLever');
      if (row?.push.holding)
        expect(row.push.holding, what).toMatchObject({ name: madeUp(n).name, tags: ['soak'], notes: 1 });
      const say = archived.length ? 'pushTwinArchived' : row?.push.holding ? undefined : 'pushNotReadBack';
      expect(row?.push.say?.key, what).toBe(say);
    }
    console.log(`random pushes, seed ${String(dice)}:`, JSON.stringify(told));
    await options.close();
  },
  360_000 + pushes * 20_000,
);
