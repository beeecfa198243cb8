import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetIndex } from '@/lib/match/build';
import { findRows } from '@/lib/match/index-store';
import { emptyDraft } from '@/lib/push/draft';
import { enqueue, type Push } from '@/lib/push/outbox';
import { makePlan, type Plan } from '@/lib/push/plan';
import { drain } from '@/lib/push/run';
import { pickersReady } from '@/lib/settings/pickers';
import { seed, type Lever } from '../../lever/index.ts';
import { indexed } from '../match/indexed';
import { readingOf } from '../people';
import { documentOf, permitted, policyIs } from '../settings/team';
import { noLists, resolved } from '../settings-of';
import { virtualTime, type VirtualTime } from '../virtual-time';
import { connectedWorker } from '../worker';
import { forgetPushes, stored, untilIdle } from './worker-life';

/** Two machines, each with a Fulcrum of its own, that push the same person in the same seconds. */

// Lever's turns are not for tests.
vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));

let lever: Lever;
let time: VirtualTime;
let plan: Plan;
beforeEach(async () => {
  time = virtualTime(Date.now() + 86_400_000);
  lever = await connectedWorker();
  lever.settings.rate = false;
  permitted(false);
  policyIs({ teamSettings: documentOf({ settings: { undoReason: seed.archiveReasons.timing.id } }) });
  await forgetPushes();
  await forgetIndex();
  await pickersReady();
  plan = makePlan(reading, resolved(reading, { ...emptyDraft, choices: { tags: ['mine'] } }), {
    environment: 'production',
    actingAs: teamMember.id,
    lists: noLists,
    notes: { recruiter: 'Kim', postingName: '', stageName: 'New lead', date: '1 May 2026' },
  });
});

const reading = readingOf();
const { teamMember, admin } = seed.users;
/** The other machine makes the person. */
async function other(by: string, change: object = {}): Promise<string> {
  const [create] = plan.calls;
  const body = create?.kind === 'create' ? create.body : undefined;
  const answer = await lever.fetch(
    new Request(`https://api.lever.co/v1/opportunities?perform_as=${by}`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${seed.apiKeys.plain.key}:`)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ ...body, ...change }),
    }),
  );
  return ((await answer.json()) as { data: { id: string } }).data.id;
}

/** What happens just before or after our create arrives. */
function around(at: 'before' | 'after', deed: () => Promise<unknown>): void {
  const fetch = lever.fetch.bind(lever);
  let still = true;
  vi.stubGlobal('fetch', async (given: Request, init?: RequestInit) => {
    const request = new Request(given, init);
    const ours = still && request.method === 'POST' && new URL(request.url).pathname === '/v1/opportunities';
    if (ours) still = false;
    if (ours && at === 'before') await deed();
    time.pass(40);
    const answer = await fetch(request);
    time.pass(40);
    if (ours && at === 'after') await deed();
    return answer;
  });
}

async function push(): Promise<Push> {
  const { id } = await enqueue(reading.identity, 'account-1', plan);
  await untilIdle(time);
  return stored(id);
}
const inLever = (id: string | undefined) => lever.state.production.opportunities.get(id ?? '')!;

describe('with another recruiter on the other one', () => {
  it.each(['before', 'after'] as const)(
    'whose create came just %s ours: it is told with their name, and theirs is left alone',
    async (at) => {
      const theirs: string[] = [];
      around(at, async () => theirs.push(await other(admin.id)));
      const done = await push();
      expect(done).toMatchObject({
        state: 'inLever',
        say: { key: 'pushTwinBeside', args: [admin.name] },
        watch: { twins: [], beside: [{ id: theirs[0] }] },
      });
      expect(inLever(theirs[0]).archived).toBeNull();
      expect(inLever(done.opportunityId).archived).toBeNull();
    },
  );

  it('is told at once, and found in the index', async () => {
    await indexed(lever);
    around('before', () => other(admin.id, { tags: ['theirs'] }));
    const { id } = await enqueue(reading.identity, 'account-1', plan);
    await drain();
    expect((await stored(id)).say?.key).toBe('pushTwinBeside');
    const { rows } = await findRows(['s:mira-halloran']);
    expect(rows).toHaveLength(1);
  });

  it('is told though lists lag, and whatever posting they chose', async () => {
    lever.settings.listLagMs = 60_000;
    around('after', () => other(admin.id, { postings: [seed.postings.backend.id] }));
    expect((await push()).say?.key).toBe('pushTwinBeside');
  });

  it('is nothing to tell where they were long before or after, or the recruiter knew of them', async () => {
    const before = await other(admin.id);
    time.pass(10 * 60_000);
    const { id } = await enqueue(reading.identity, 'account-1', plan);
    await drain();
    expect((await stored(id)).say).toBeUndefined();
    time.pass(140_000);
    await other(admin.id);
    await untilIdle(time);
    expect((await stored(id)).say).toBeUndefined();

    await forgetPushes();
    time.pass(10 * 60_000);
    const { contact } = inLever(await other(admin.id, { postings: [seed.postings.backend.id] }));
    const again = await enqueue(reading.identity, 'account-1', plan, { knew: [contact] });
    await untilIdle(time);
    expect((await stored(again.id)).say).toBeUndefined();
    expect(inLever(before).archived).toBeNull();
  });
});

it('a record that the recruiter saw, and chose another opportunity beside, is no twin', async () => {
  const theirs = await other(admin.id);
  const { contact } = inLever(theirs);
  const [create] = plan.calls as [Extract<Plan['calls'][number], { kind: 'create' }>];
  const onto: Plan = { ...plan, calls: [{ ...create, body: { ...create.body, contact } }] };
  time.pass(20_000);
  const { id } = await enqueue(reading.identity, 'account-1', onto, { knew: [contact, theirs] });
  await untilIdle(time);
  const done = await stored(id);
  expect(done.say).toBeUndefined();
  // It was they who chose the contact: there is nothing to tell of its details.
  expect(done.holding).toMatchObject({ name: 'Mira Halloran', deduped: false });
});

describe('with the same recruiter on the other one', () => {
  it('the one made later is put away, and the first stays', async () => {
    const later: string[] = [];
    around('after', async () => later.push(await other(teamMember.id)));
    const done = await push();
    expect(done).toMatchObject({ state: 'inLever', say: { key: 'pushTwinArchived' } });
    expect(inLever(later[0]).archived).not.toBeNull();
    expect(inLever(done.opportunityId).archived).toBeNull();
  });

  it('and the first made there: it is left to that one to put away the later, and neither goes twice', async () => {
    const first: string[] = [];
    around('before', async () => first.push(await other(teamMember.id)));
    const { id } = await enqueue(reading.identity, 'account-1', plan);
    await drain();
    const now = await stored(id);
    expect(now).toMatchObject({ state: 'inLever', say: { key: 'pushTwinLater' } });
    expect(inLever(first[0]).archived).toBeNull();
    // As the other one does it.
    inLever(now.opportunityId).archived = { reason: seed.archiveReasons.timing.id, archivedAt: Date.now() };
    await untilIdle(time);
    expect(await stored(id)).toMatchObject({ say: { key: 'pushTwinOther' } });
    expect(inLever(first[0]).archived).toBeNull();
  });

  it('and the first made there, and nobody there to put one away: ours stays', async () => {
    const first: string[] = [];
    around('before', async () => first.push(await other(teamMember.id)));
    const done = await push();
    expect(done).toMatchObject({ state: 'inLever', say: { key: 'pushTwinArchived' } });
    expect(inLever(first[0]).archived).not.toBeNull();
    expect(inLever(done.opportunityId).archived).toBeNull();
  });
});
