import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changeConnection, loadConnection } from '@/lib/connection/record';
import { lever as api } from '@/lib/connection/connection';
import { handlers } from '@/lib/messages/handlers';
import {
  forgetIndex,
  INDEX_MORE,
  indexView,
  OLD,
  tendHourly,
  tendIndex,
  usableIndex,
} from '@/lib/match/build';
import { findRows, loadProgress, ROOM } from '@/lib/match/index-store';
import { db } from '@/lib/platform/db';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { seed, type Lever } from '../../lever/index.ts';
import { documentOf, permitted, policyIs } from '../settings/team';
import { connectedWorker } from '../worker';
import { fill } from './many';

let lever: Lever;
/** Later in each test: what paces calls outlives them, and time does not go back. */
let start = Date.UTC(2026, 4, 20);
beforeEach(async () => {
  start += 86_400_000;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: start });
  lever = await connectedWorker();
  await forgetIndex();
  permitted(false);
});
afterEach(() => vi.useRealTimers());

/** Lets everything happen that can happen now, and then, if somebody waits for it, a little time pass. */
async function tick(): Promise<void> {
  for (let n = 0; n < 4; n += 1) await new Promise((resolve) => setImmediate(resolve));
  if (vi.getTimerCount() > 0) vi.advanceTimersToNextTimer();
}

/** Time goes on as far as somebody waits for it, until this is done. */
async function elapse<T>(work: Promise<T>): Promise<T> {
  const state = { done: false };
  const settled = work.finally(() => {
    state.done = true;
  });
  while (!state.done) await tick();
  return settled;
}

const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

/** As the alarms do: slice after slice, until nothing is left to be read. */
async function build(): Promise<void> {
  for (let slices = 0; slices < 50; slices += 1) {
    await elapse(tendIndex(OLD));
    if ((await indexView()).state === 'ready') return;
    later(30_000);
  }
  throw new Error('never ready');
}

const idsOf = async (key: string) => (await findRows([key])).rows.map(({ id }) => id);
const opportunities = (id: string) => lever.state.production.opportunities.get(id)!;
const lists = () => lever.requests.filter((one) => one.path.startsWith('/v1/opportunities'));

describe('over 20,000 opportunities', () => {
  it(
    'is built within its rate and with no refusal, and goes on after a kill at the page it stood at',
    { timeout: 120_000 },
    async () => {
      fill(lever, 20_000);
      lever.settings.rate = { perSecond: 10, burst: 20 };
      lever.faults.add({
        match: { method: 'GET', path: '/v1/opportunities', nth: 30 },
        do: { hang: true },
      });
      void tendIndex(OLD);
      while (lists().length < 30) await tick();
      // The worker dies, and with it whatever it held.
      const before = (await indexView()).size;
      expect(before).toBe(2_900);
      vi.stubGlobal('navigator', {
        onLine: true,
        locks: {
          request: (...args: unknown[]) => (args.at(-1) as (lock: object) => unknown)({}),
        },
      });
      later(30_000);
      await build();

      // Confidential ones are not seen with this key.
      const visible = 18_000 + Object.keys(seed.opportunities).length - 1;
      expect(await indexView()).toMatchObject({ state: 'ready', size: visible });
      expect(await idsOf('s:person-17005')).toEqual(['many-017005']);
      // Each page once, the one that hung twice, and the three lists that close the gap.
      expect(lists()).toHaveLength(Math.ceil(visible / 100) + 1 + 3);
      expect(lever.refused).toBe(0);
      const times = lists().map(({ time }) => time);
      for (let n = 3; n < times.length; n += 1)
        expect(times[n]! - times[n - 3]!).toBeGreaterThanOrEqual(1_000);
    },
  );
});

describe('the index', () => {
  it('has no name, link or address in clear', async () => {
    await build();
    const stored = JSON.stringify(await (await db()).getAll('index'));
    expect(await idsOf(`e:${seed.contacts.marisol.emails[0]!.toLowerCase()}`)).toHaveLength(2);
    expect(stored).not.toMatch(/marisol|etxeberria|example\.|linkedin/i);
  });

  it('knows posting, stage, owner, archiving and contact of each', async () => {
    await build();
    const { rows } = await findRows(['s:marisol-etxeberria-demo']);
    expect(rows.find(({ id }) => id === seed.opportunities.marisol.id)).toMatchObject({
      contact: seed.contacts.marisol.id,
      posting: seed.postings.backend.id,
      stage: seed.stages.recruiterScreen.id,
      owner: seed.opportunities.marisol.owner,
      confidential: false,
    });
    expect(rows.find(({ id }) => id === seed.opportunities.marisolArchived.id)?.archived).toMatchObject({
      reason: seed.archiveReasons.timing.id,
    });
  });

  it('is brought up by what is changed, made and deleted, and asks for nothing more', async () => {
    await build();
    const { opportunities, contacts } = lever.state.production;
    contacts.get(seed.contacts.imported.id)!.links.push('https://www.linkedin.com/in/kofi-md');
    opportunities.get(seed.opportunities.imported.id)!.updatedAt = Date.now();
    fill(lever, 1);
    opportunities.get('many-000000')!.createdAt = Date.now();
    opportunities.get('many-000000')!.updatedAt = null;
    lever.deleteOpportunity(seed.opportunities.oleander.id);
    lever.requests.length = 0;
    await elapse(tendIndex(OLD));
    expect(lists()).toHaveLength(0);
    // Asked for at once, each list is read once.
    await elapse(tendIndex(0));
    expect(lists()).toHaveLength(3);
    lever.requests.length = 0;
    later(OLD);
    await elapse(tendIndex(OLD));
    expect(lists()).toHaveLength(3);
    expect(await idsOf('s:kofi-md')).toEqual([seed.opportunities.imported.id]);
    expect(await idsOf('s:person-0')).toEqual(['many-000000']);
    expect(await idsOf('s:oleander-brzezicki-demo')).toEqual([]);
  });

  it('tells how many are in it, whatever was changed, made and deleted, and of one that did not count them', async () => {
    await build();
    const seeded = (await indexView()).size;
    expect(seeded).toBe(await (await db()).count('index'));
    fill(lever, 3);
    for (const n of [0, 1, 2]) opportunities(`many-00000${n}`).createdAt = Date.now();
    opportunities(seed.opportunities.imported.id).updatedAt = Date.now();
    lever.deleteOpportunity(seed.opportunities.oleander.id);
    later(OLD);
    await elapse(tendIndex(OLD));
    expect((await indexView()).size).toBe(seeded + 2);
    await (await db()).put('single', { ...(await loadProgress()), size: undefined }, 'index');
    expect((await indexView()).size).toBe(seeded + 2);
    later(OLD);
    await elapse(tendIndex(OLD));
    expect((await indexView()).size).toBe(seeded + 2);
  });

  it('tells that it is full once somebody finds no room, and keeps up with whom it has', async () => {
    await build();
    expect((await indexView()).problem).toBeUndefined();
    expect(await usableIndex()).toMatchObject({ ready: true });
    await (await db()).put('single', { ...(await loadProgress()), size: ROOM - 1 }, 'index');
    fill(lever, 2);
    for (const n of [0, 1]) opportunities(`many-00000${n}`).createdAt = Date.now();
    const { imported } = seed.opportunities;
    lever.state.production.contacts.get(imported.contact)!.links.push('https://www.linkedin.com/in/kofi-md');
    opportunities(imported.id).updatedAt = Date.now();
    later(OLD);
    await elapse(tendIndex(OLD));
    expect(await indexView()).toMatchObject({
      state: 'ready',
      size: ROOM,
      problem: { key: 'indexFull', args: [String(ROOM)] },
    });
    expect(await idsOf('s:kofi-md')).toEqual([imported.id]);
    // Nobody is said not to be in Lever for not being in here.
    expect(await usableIndex()).toMatchObject({ ready: false });
  });

  it('goes on knowing who was erased in Lever', async () => {
    await build();
    const contact = lever.state.production.contacts.get(seed.contacts.oleander.id)!;
    Object.assign(contact, { name: '', emails: [], links: [], isAnonymized: true });
    lever.state.production.opportunities.get(seed.opportunities.oleander.id)!.updatedAt = Date.now();
    later(OLD);
    await elapse(tendIndex(OLD));
    const { rows } = await findRows(['s:oleander-brzezicki-demo']);
    expect(rows).toMatchObject([{ id: seed.opportunities.oleander.id, anonymised: true }]);
  });

  describe('of who was erased in Lever', () => {
    const link = 's:oleander-brzezicki-demo';
    const options = { sender: 'options' as const, tabId: undefined };
    beforeEach(async () => {
      await build();
      const contact = lever.state.production.contacts.get(seed.contacts.oleander.id)!;
      Object.assign(contact, { name: '', emails: [], links: [], isAnonymized: true });
      lever.state.production.opportunities.get(seed.opportunities.oleander.id)!.updatedAt = Date.now();
      later(OLD);
      await elapse(tendIndex(OLD));
    });
    const erased = async () =>
      (await findRows([link])).rows.map(({ id, anonymised }) => anonymised && id).filter(Boolean);

    it('goes on knowing when it is built anew', async () => {
      await handlers['index.rebuild']({}, options);
      expect((await handlers['index.page']({}, options)).state).toBe('building');
      // At once, and of nobody else.
      expect(await erased()).toEqual([seed.opportunities.oleander.id]);
      expect(await (await db()).count('index')).toBe(1);
      await build();
      expect(await erased()).toEqual([seed.opportunities.oleander.id]);
    });

    it('goes on knowing when what it may see changes', async () => {
      const apiKey = seed.apiKeys.confidential.key;
      await changeConnection((now) => ({
        ...now,
        credential: { kind: 'apiKey', apiKey, confidential: true },
      }));
      await build();
      expect(await erased()).toEqual([seed.opportunities.oleander.id]);
    });

    it('goes on knowing after Disconnect, for the same account and no other', async () => {
      const connected = await loadConnection();
      await handlers['connection.disconnect']({}, options);
      expect(await indexView()).toEqual({ state: 'none', size: 0 });
      expect(await usableIndex()).toBeUndefined();
      expect(await (await db()).count('index')).toBe(1);
      expect(JSON.stringify(await (await db()).getAll('index'))).not.toMatch(/oleander|brzezicki/i);
      await changeConnection(() => connected);
      await build();
      expect(await erased()).toEqual([seed.opportunities.oleander.id]);
      await handlers['connection.disconnect']({}, options);
      await changeConnection(() => ({
        ...connected,
        account: { id: 'other', environment: 'production' },
      }));
      await build();
      expect(await erased()).toEqual([]);
    });

    it('forgets them where the history is wiped after Disconnect', async () => {
      await handlers['history.wipe']({}, options);
      expect(await erased()).toEqual([seed.opportunities.oleander.id]);
      await handlers['connection.disconnect']({}, options);
      await handlers['history.wipe']({}, options);
      expect(await (await db()).count('index')).toBe(0);
    });

    it('forgets them where the team switches it off', async () => {
      policyIs({ teamSettings: documentOf({ settings: { index: false } }) });
      await elapse(tendIndex(OLD));
      expect(await (await db()).count('index')).toBe(0);
    });
  });

  it('starts over where Lever no longer knows the place, and keeps what is there', async () => {
    fill(lever, 500);
    lever.faults.add({ match: { path: '/v1/opportunities', nth: 4 }, do: { status: 500 } });
    await elapse(tendIndex(OLD));
    const { size } = await indexView();
    expect(size).toBe(300);
    lever.expireOffsets();
    later(5 * 60_000);
    await elapse(tendIndex(OLD));
    expect((await indexView()).size).toBe(size);
    await build();
    expect(await idsOf('s:person-3')).toEqual(['many-000003']);
  });

  it('stops at a 429 and comes back later', async () => {
    fill(lever, 300);
    lever.faults.add({ match: { path: '/v1/opportunities', nth: 2 }, do: { status: 429 } });
    await elapse(tendIndex(OLD));
    expect(lists()).toHaveLength(2);
    expect(await indexView()).toMatchObject({ state: 'building', size: 100 });
    const { scheduledTime = 0 } = (await fakeBrowser.alarms.get(INDEX_MORE)) ?? {};
    expect(scheduledTime).toBeGreaterThanOrEqual(Date.now() + 30_000);
    await elapse(tendHourly());
    expect(lists()).toHaveLength(2);
    later(60_000);
    await build();
    expect(await idsOf('s:person-3')).toEqual(['many-000003']);
  });

  it('gives way to calls that somebody waits for', async () => {
    const held = lever.faults.add({ match: { path: '/v1/users' }, do: { hang: true } });
    const users = api().then((ours) => ours.users());
    await elapse(lever.until(({ requests }) => requests.length === 1));
    const tending = tendIndex(OLD);
    await elapse(Promise.race([tending, new Promise((resolve) => setTimeout(resolve, 10_000))]));
    expect(lists()).toHaveLength(0);
    held.release();
    await elapse(users);
    await elapse(tending);
    expect(lists()).not.toHaveLength(0);
  });

  it('asks for confidential ones with the right to, and is built anew when that changes', async () => {
    await build();
    expect(await idsOf('s:solveig-abernathy-demo')).toEqual([]);
    const apiKey = seed.apiKeys.confidential.key;
    await changeConnection((now) => ({
      ...now,
      credential: { kind: 'apiKey', apiKey, confidential: true },
    }));
    await build();
    expect(await idsOf('s:solveig-abernathy-demo')).toEqual([seed.opportunities.confidential.id]);
    await changeConnection((now) => ({
      ...now,
      credential: { kind: 'apiKey', apiKey: seed.apiKeys.plain.key, confidential: false },
    }));
    expect(await usableIndex()).toBeUndefined();
    await build();
    expect(await idsOf('s:solveig-abernathy-demo')).toEqual([]);
  });

  it('is of one account, and gone when another is connected', async () => {
    await build();
    await changeConnection((now) => ({ ...now, account: { id: 'other', environment: 'production' } }));
    expect(await usableIndex()).toBeUndefined();
    lever.faults.add({ match: { path: '/v1/opportunities' }, do: { status: 500 } });
    await elapse(tendIndex(OLD));
    expect(await indexView()).toMatchObject({ size: 0 });
  });

  it('is erased by Disconnect, and what is on its way then is not kept', async () => {
    await build();
    later(OLD);
    const held = lever.faults.add({ match: { path: '/v1/opportunities' }, do: { hang: true } });
    const tending = tendIndex(OLD);
    await elapse(lever.until(() => held.hit.length === 1));
    await handlers['connection.disconnect']({}, { sender: 'options', tabId: undefined });
    held.release();
    await elapse(tending);
    expect(await (await db()).count('index')).toBe(0);
    expect(await indexView()).toEqual({ state: 'none', size: 0 });
  });

  it('is erased when the team switches it off', async () => {
    await build();
    policyIs({ teamSettings: documentOf({ settings: { index: false } }) });
    expect(await usableIndex()).toBeUndefined();
    await elapse(tendIndex(OLD));
    expect(await (await db()).count('index')).toBe(0);
    expect(await indexView()).toEqual({ state: 'off', size: 0 });
  });

  it('is built anew on demand', async () => {
    await build();
    const options = { sender: 'options' as const, tabId: undefined };
    await handlers['index.rebuild']({}, options);
    expect((await handlers['index.page']({}, options)).state).toBe('building');
    await build();
    expect(await idsOf('s:marisol-etxeberria-demo')).toHaveLength(2);
  });
});
