import { beforeEach, describe, expect, it, vi } from 'vitest';
import { changeConnection } from '@/lib/connection/record';
import { forgetIndex } from '@/lib/match/build';
import { emptyDraft, type Draft } from '@/lib/push/draft';
import { lastPushOf } from '@/lib/push/outbox';
import { giveUp, goOn, startPush } from '@/lib/push/push';
import { drain } from '@/lib/push/run';
import { pushView } from '@/lib/push/view';
import { matchFor } from '@/lib/push/who';
import { pickersReady } from '@/lib/settings/pickers';
import { seed, type Lever } from '../../lever/index.ts';
import { fill } from '../match/many';
import { indexed } from '../match/indexed';
import { readingOf } from '../people';
import { documentOf, permitted, policyIs } from '../settings/team';
import { virtualTime, type VirtualTime } from '../virtual-time';
import { connectedWorker } from '../worker';
import { forgetPushes, untilIdle } from './worker-life';

/** What a create finds of the person in Lever that nobody knew of when the recruiter looked. */

// Lever's turns are not for tests.
vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));

const reading = readingOf();
const person = reading.identity;
const onScreen = { shown: 'as read', result: { ok: true as const, reading } };
vi.mock('@/lib/linkedin/read-tab', () => ({ readTab: () => Promise.resolve(onScreen) }));
vi.mock('@/lib/push/on-screen', () => ({ onScreen: () => Promise.resolve(onScreen) }));

let lever: Lever;
let time: VirtualTime;
beforeEach(async () => {
  time = virtualTime(Date.now() + 86_400_000);
  lever = await connectedWorker();
  lever.settings.rate = false;
  permitted(false);
  policyIs({});
  await forgetPushes();
  await forgetIndex();
  await pickersReady();
});

const draft = (change: Partial<Draft> = {}): Draft => ({
  ...emptyDraft,
  choices: { tags: ['mine'] },
  ...change,
});
const start = (change: Partial<Draft> = {}, over: { anyway?: boolean; met?: string[] } = {}) =>
  startPush({
    ...{ tabId: 1, person, draft: draft(change), shown: 'as read', seen: undefined, anyway: false },
    ...over,
  });
const last = async () => (await lastPushOf(person, 'account-1'))!;
const made = () =>
  [...lever.state.production.opportunities.values()].filter(({ tags }) => tags.includes('mine'));
const KEY = `Basic ${btoa(`${seed.apiKeys.confidential.key}:`)}`;
/** Another recruiter puts the same person into Lever. */
const colleague = (body: object = {}) =>
  put(seed.users.admin.id, { name: 'Mira H.', links: [reading.publicUrl], ...body });

async function put(by: string, body: object): Promise<{ id: string; contact: string }> {
  const answer = await lever.fetch(
    new Request(`https://api.lever.co/v1/opportunities?perform_as=${by}`, {
      method: 'POST',
      headers: { authorization: KEY, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
  lever.requests.pop();
  return ((await answer.json()) as { data: { id: string; contact: string } }).data;
}
const looks = () => lever.requests.filter(({ query }) => 'updated_at_start' in query);

describe('after so much has changed in Lever that one page does not hold it', () => {
  it('a colleague’s record on a later page is found before another is made', async () => {
    await indexed(lever);
    time.pass(30_000);
    const { id } = await colleague();
    fill(lever, 320);
    const { opportunities } = lever.state.production;
    const { stage } = opportunities.get(id)!;
    // In Lever's order all of them stand before it.
    const sooner = { stage, updatedAt: Date.now(), lastAdvancedAt: Date.now() + 1_000 };
    for (const [one, held] of opportunities) if (one.startsWith('many-')) Object.assign(held, sooner);
    await start();
    await untilIdle(time);
    expect(await last()).toMatchObject({ state: 'waiting', say: { key: 'pushCame' } });
    expect(made()).toHaveLength(0);
  });
});

describe('a push', () => {
  it('of somebody whom a colleague put in since is not made, and waits for the recruiter', async () => {
    await indexed(lever);
    time.pass(30_000);
    await colleague();
    await start();
    await untilIdle(time);
    expect(made()).toHaveLength(0);
    const push = await last();
    expect(push).toMatchObject({ state: 'waiting', waitsFor: 'recruiter', say: { key: 'pushCame' } });
    expect(pushView(push)).toMatchObject({ canTryAgain: true, canCancel: true });
    expect(looks()).toHaveLength(1);
  });

  it('is made all the same on the recruiter’s word', async () => {
    await indexed(lever);
    time.pass(30_000);
    await colleague();
    await start();
    await untilIdle(time);
    await goOn((await last()).id);
    await untilIdle(time);
    expect(await last()).toMatchObject({ state: 'inLever' });
    expect(made()).toHaveLength(1);
  });

  it('whose first try was given up for lost looks for that again before another is made', async () => {
    await indexed(lever);
    time.pass(30_000);
    const create = { method: 'POST', path: '/v1/opportunities' };
    lever.faults.add({ match: create, do: { drop: 'before' } });
    await start();
    await drain();
    await colleague();
    await untilIdle(time);
    const waits = await last();
    expect(waits).toMatchObject({ state: 'waiting', say: { key: 'pushCame' } });
    expect(pushView(waits).canPushAnyway).toBe(true);
    // It arrives after all.
    const [call] = waits.plan.calls;
    await put(seed.users.teamMember.id, call?.kind === 'create' ? call.body : {});
    await goOn(waits.id);
    await untilIdle(time);
    expect((await last()).state).toBe('inLever');
    expect(made()).toHaveLength(1);
  });

  it('leaves nothing behind when it is given up', async () => {
    await indexed(lever);
    time.pass(30_000);
    await colleague();
    await start();
    await untilIdle(time);
    await giveUp((await last()).id);
    await untilIdle(time);
    expect(await lastPushOf(person, 'account-1')).toBeUndefined();
    expect(made()).toHaveLength(0);
  });

  it('asks Lever for one list more, and for none where it was asked just now', async () => {
    await indexed(lever);
    time.pass(30_000);
    await start();
    await untilIdle(time);
    expect(await last()).toMatchObject({ state: 'inLever' });
    expect(looks()).toHaveLength(1);
    await forgetPushes();
    await indexed(lever);
    lever.requests.length = 0;
    await start({ contact: null });
    await untilIdle(time);
    expect(await last()).toMatchObject({ state: 'inLever' });
    expect(looks()).toHaveLength(0);
  });

  it('onto a contact that was chosen does not wait for that contact, but for another', async () => {
    const { contact } = await colleague();
    await indexed(lever);
    time.pass(30_000);
    await start({ contact });
    await untilIdle(time);
    expect(await last()).toMatchObject({ state: 'inLever' });
    await forgetPushes();
    time.pass(30_000);
    await colleague({ postings: [seed.postings.manyPlaces.id] });
    await start({ contact, choices: { tags: ['mine'], posting: seed.postings.backend.id } });
    await untilIdle(time);
    expect(await last()).toMatchObject({ state: 'waiting', say: { key: 'pushCame' } });
    expect(made()).toHaveLength(1);
  });

  it('that is pushed anyway is so for whom the recruiter knew of', async () => {
    await colleague();
    await indexed(lever);
    time.pass(30_000);
    expect(await start()).toMatchObject({ key: 'stopAlready' });
    await start({}, { anyway: true });
    await untilIdle(time);
    expect(await last()).toMatchObject({ state: 'inLever' });
    expect(made()).toHaveLength(1);
  });

  it('does not wait for what a push of ours made', async () => {
    await indexed(lever);
    await start();
    await untilIdle(time);
    time.pass(60_000);
    await start({ contact: null, choices: { tags: ['mine'], posting: seed.postings.backend.id } });
    await untilIdle(time);
    expect((await last()).state).toBe('inLever');
    expect(made()).toHaveLength(2);
  });

  it('does not wait for what Lever has no more', async () => {
    const gone = await colleague();
    await indexed(lever);
    lever.deleteOpportunity(gone.id);
    await matchFor(reading, draft(), true, '');
    await vi.waitFor(async () => {
      expect((await matchFor(reading, draft(), false, ''))?.match.verdict).toBe('none');
    });
    time.pass(30_000);
    expect(await start()).toBeUndefined();
    await untilIdle(time);
    expect(await last()).toMatchObject({ state: 'inLever' });
  });

  it('goes on as ever where there is no index, and where it is off', async () => {
    await colleague();
    await start();
    await untilIdle(time);
    expect(await last()).toMatchObject({ state: 'inLever' });
    await forgetPushes();
    await indexed(lever);
    policyIs({ teamSettings: documentOf({ settings: { index: false } }) });
    time.pass(30_000);
    await start({ contact: null });
    await untilIdle(time);
    expect(await last()).toMatchObject({ state: 'inLever' });
    expect(looks()).toHaveLength(0);
  });

  it('goes on as ever where Lever cannot be looked through', async () => {
    await indexed(lever);
    time.pass(30_000);
    lever.faults.add({ match: { method: 'GET', path: '/v1/opportunities' }, do: { status: 403, body: {} } });
    await start();
    await untilIdle(time);
    expect(looks()).toMatchObject([{ status: 403 }]);
    expect(await last()).toMatchObject({ state: 'inLever' });
  });

  it('does not go past what the team lets nobody pass, however often it is tried', async () => {
    policyIs({ teamSettings: documentOf({ settings: { onArchived: 'stop' } }) });
    await indexed(lever);
    time.pass(30_000);
    await colleague({ archived: { reason: seed.archiveReasons.timing.id } });
    await start();
    await untilIdle(time);
    for (let n = 0; n < 2; n += 1) {
      expect(await last()).toMatchObject({ state: 'waiting', say: { key: 'stopArchived' } });
      await goOn((await last()).id);
      await untilIdle(time);
    }
    expect(made()).toHaveLength(0);
  });

  it('of a confidential record says only that it is there', async () => {
    const apiKey = seed.apiKeys.confidential.key;
    await changeConnection((now) => ({
      ...now,
      credential: { kind: 'apiKey', apiKey, confidential: true },
    }));
    await indexed(lever);
    time.pass(30_000);
    const { id } = await colleague();
    lever.state.production.opportunities.get(id)!.confidentiality = 'confidential';
    await start();
    await untilIdle(time);
    const { say } = await last();
    expect(say).toMatchObject({ key: 'pushCameHidden', args: [seed.users.admin.name] });
    expect(made()).toHaveLength(0);
  });

  it('has the rest read in the background where more has changed than a create waits for', async () => {
    await indexed(lever);
    time.pass(30_000);
    fill(lever, 650);
    for (const one of lever.state.production.opportunities.values())
      if (one.id.startsWith('many')) one.updatedAt = Date.now();
    await start();
    await untilIdle(time);
    expect(await last()).toMatchObject({ state: 'inLever' });
    await vi.waitFor(() => {
      expect(lever.requests.some(({ path }) => path === '/v1/opportunities/deleted')).toBe(true);
    });
  });
});

describe('accepting a push', () => {
  it('is refused where Lever has somebody whom the screen did not show, whatever was decided there', async () => {
    const { contact } = await colleague();
    await indexed(lever);
    expect(await start({ contact: null }, { met: [], anyway: true })).toMatchObject({ key: 'matchFound' });
    expect(await start({ contact: null }, { met: [contact] })).toBeUndefined();
    await drain();
    expect(made()).toHaveLength(1);
  });
});
