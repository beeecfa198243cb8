import { beforeEach, expect, it, vi } from 'vitest';
import { mark, unmark } from '@/lib/campaigns/campaigns';
import { bringAllUp, bringUp } from '@/lib/campaigns/carry-out';
import { rebuildIndex } from '@/lib/match/build';
import { handlers } from '@/lib/messages/handlers';
import { emptyDraft } from '@/lib/push/draft';
import { lastPushOf, wipeSettled } from '@/lib/push/outbox';
import { drain } from '@/lib/push/run';
import { seed } from '../../lever/index.ts';
import { readingOf } from '../people';
import { untilIdle } from '../push/worker-life';
import { ACCOUNT, add, campaignOf, campaigns, heldIn, member, nobodyKnown, notesIn, person } from './world';

vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));
const onScreen = { shown: 'as read', result: { ok: true as const, reading: readingOf() } };
vi.mock('@/lib/linkedin/read-tab', () => ({ readTab: () => Promise.resolve(onScreen) }));
vi.mock('@/lib/push/on-screen', () => ({ onScreen: () => Promise.resolve(onScreen) }));

/** Nobody listens to what came of a push: the worker dies once that is stored, and starts again (`bringAllUp`). */
let now: Awaited<ReturnType<typeof nobodyKnown>>;
beforeEach(async () => {
  now = await nobodyKnown();
});
const creates = { method: 'POST', path: /\/opportunities$/, times: 1 };

it('a push that waited, was tried again and went, is written down at the next start', async () => {
  await campaigns(campaignOf({ trigger: 'replied' }));
  await add();
  const { id } = await member();
  now.lever.faults.add({ match: creates, do: { status: 403, body: { code: 'Forbidden', message: 'no' } } });
  await mark([id], 'replied');
  await bringUp(id);
  await drain();
  await bringUp(id); // heard: it waits for the recruiter
  expect(await lastPushOf(person, ACCOUNT)).toMatchObject({ state: 'waiting' });
  await handlers['push.again']({ person }, {} as never);
  await drain();
  expect(await lastPushOf(person, ACCOUNT)).toMatchObject({ state: 'inLever' });
  expect(heldIn(now.lever)).toHaveLength(1);
  await bringAllUp();
  expect((await member()).pushed).toBeDefined();
});

it.each([false, true])(
  'what it told is told no second time once the history is wiped, index %s',
  async (index) => {
    await campaigns(campaignOf({ trigger: 'replied', history: true, reply: true }));
    await add();
    const { id } = await member();
    now.lever.faults.add({ match: creates, do: { status: 403, body: { code: 'Forbidden', message: 'no' } } });
    await mark([id], 'replied', { text: 'Yes, tell me more.', written: Date.now() + 1 });
    await bringUp(id);
    await drain();
    await bringUp(id); // heard: it waits for the recruiter
    await handlers['push.again']({ person }, {} as never);
    await drain();
    await bringAllUp(); // the worker died before it heard, and starts again
    for (let n = 0; n < 40; n += 1) {
      now.time.pass(7_200_000);
      await drain(); // what is looked after the push, for twins, comes to its end
    }
    await wipeSettled(); // History: Wipe, or its age
    expect(await lastPushOf(person, ACCOUNT)).toBeUndefined();
    if (index) await rebuildIndex();
    await mark([id], 'interested');
    await bringUp(id);
    await drain();
    await bringUp(id);
    const [one] = heldIn(now.lever);
    expect(heldIn(now.lever)).toHaveLength(1);
    const said = notesIn(now.lever, one!.id).filter((note) => note.includes('tell me more'));
    expect(said).toHaveLength(1);
  },
);

it('what came while a note was being taken back is told still, where the worker dies as that is over', async () => {
  await campaigns(campaignOf({ history: true }));
  await add();
  await untilIdle(now.time);
  const { id } = await member();
  await bringUp(id);
  await mark([id], 'replied');
  await bringUp(id);
  await untilIdle(now.time);
  await bringUp(id);
  const later = { status: 429, headers: { 'retry-after': '600' } };
  const put = now.lever.faults.add({ match: { method: 'DELETE', path: /./ }, do: later });
  expect(await unmark(id)).toBeUndefined();
  await drain();
  await mark([id], 'interested');
  await bringUp(id);
  put.remove();
  now.time.pass(700_000);
  await drain(); // the note is deleted
  expect(await lastPushOf(person, ACCOUNT)).toMatchObject({ state: 'inLever', undoes: expect.any(String) });
  expect((await member()).pending).toBe(true);
  // Lever is slow to answer for the record.
  const hangs = now.lever.faults.add({
    match: { method: 'GET', path: /\/opportunities\// },
    do: { hang: true },
  });
  const up = bringUp(id);
  while (!hangs.hit.length) await new Promise((resolve) => setImmediate(resolve));
  const one = await member();
  expect(one.events).toMatchObject([{ kind: 'added' }, { kind: 'interested' }]);
  expect(one.events[1]!.sent).toBeUndefined();
  expect(await lastPushOf(person, ACCOUNT)).toHaveProperty('undoes'); // and nothing carries it
  // Here the worker dies. What starts again looks at who is pending, and at nobody else.
  expect(one.pending).toBe(true);
  hangs.release();
  await up;
});

const lacking = { trigger: 'replied', syncAs: 'candidate' } as const;
it.each([0, 10, 20, 40, 60, 80, 100, 150, 200, 300])(
  'who is pushed while the recruiter begins to type does not have it said that nothing is sent, %i turns in',
  async (turns) => {
    await campaigns(campaignOf(lacking));
    await add();
    const { id } = await member();
    await mark([id], 'replied');
    await bringUp(id);
    expect(await member()).toMatchObject({ stands: { key: 'campaignIncomplete' }, pending: true });
    await campaigns(campaignOf({ ...lacking, posting: seed.postings.backend.id }));
    const up = bringAllUp();
    for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    const draft = { ...emptyDraft, campaign: 'backend', choices: { note: 'Do not mention that she' } };
    await handlers['draft.keep']({ tab: 1, person, draft, base: emptyDraft }, {} as never);
    await up;
    await drain();
    await bringAllUp(); // the next start of the worker
    const one = await member();
    if (heldIn(now.lever).length) {
      expect(one.stands).toBeUndefined();
      expect(one.pushed).toBeDefined();
    }
  },
);
