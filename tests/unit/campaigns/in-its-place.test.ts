import { describe, expect, it, vi } from 'vitest';
import { goOnWith, mark, pushFromScreen } from '@/lib/campaigns/campaigns';
import { bringUp, cancel } from '@/lib/campaigns/carry-out';
import { peopleOf } from '@/lib/campaigns/view';
import { rebuildIndex } from '@/lib/match/build';
import { handlers } from '@/lib/messages/handlers';
import { emptyDraft } from '@/lib/push/draft';
import { forgetSettled, lastPushOf, wipeSettled } from '@/lib/push/outbox';
import { drain } from '@/lib/push/run';
import { seed } from '../../lever/index.ts';
import { readingOf } from '../people';
import { ACCOUNT, add, campaignOf, campaigns, member, notesIn, person, stories } from './world';

vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));
const onScreen = { shown: 'as read', result: { ok: true as const, reading: readingOf() } };
vi.mock('@/lib/linkedin/read-tab', () => ({ readTab: () => Promise.resolve(onScreen) }));
vi.mock('@/lib/push/on-screen', () => ({ onScreen: () => Promise.resolve(onScreen) }));

/** A push of somebody of a campaign of which nobody knows whether Lever carried it out, and what comes in its place. */

const story = stories();
const { settled, happens, held } = story;

const creates = { method: 'POST', path: /\/opportunities$/, times: 1 };
const telling = { trigger: 'replied', history: true, reply: true } as const;
/** Somebody replied, and their create was never answered. */
async function unknown(beside?: string): Promise<string> {
  await campaigns(
    campaignOf({ ...telling, stageReplied: seed.stages.responded.id }),
    campaignOf({ trigger: 'interested' }, { id: 'second', name: 'Second' }),
  );
  await add();
  if (beside) await add(emptyDraft, beside);
  const { id } = await member();
  story.lever.faults.add({ match: creates, do: { drop: 'before' } });
  await mark([id], 'replied', { text: 'Yes, tell me more.', written: Date.now() + 1 });
  await bringUp(id);
  await drain();
  return id;
}
const pushAnyway = (campaign: string | null = 'backend') =>
  pushFromScreen({
    ...{ tabId: 1, person, shown: 'as read', seen: undefined, anyway: true },
    draft: { ...emptyDraft, campaign },
  });
/** A colleague puts them into Lever. */
const madeByHand = () =>
  story.lever.fetch(
    new Request(`https://api.lever.co/v1/opportunities?perform_as=${seed.users.admin.id}`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${seed.apiKeys.plain.key}:`)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        ...{ name: 'Mira Halloran', links: ['https://www.linkedin.com/in/mira-halloran/'] },
        tags: ['theirs'],
      }),
    }),
  );
const notes = (words: string) => notesIn(story.lever, held()[0]!.id).filter((one) => one.includes(words));

describe('a push in its place', () => {
  it('tells what happened, once and for good', async () => {
    await unknown();
    expect(await pushAnyway()).toBeUndefined();
    await settled();
    expect(held()).toHaveLength(1);
    expect((await member()).events.every(({ sent }) => sent !== undefined)).toBe(true);
    await wipeSettled();
    await happens('interested');
    expect(notes('tell me more')).toHaveLength(1);
    expect(notes('2026: Replied')).toHaveLength(1);
  });

  it.each([null, 'second'])(
    'with campaign %s leaves the first campaign’s to be told by itself',
    async (campaign) => {
      await unknown('second');
      expect(await pushAnyway(campaign)).toBeUndefined();
      await settled();
      await settled();
      expect(notes('tell me more')).toHaveLength(1);
      expect(held()).toMatchObject([{ stage: seed.stages.responded.id }]);
    },
  );

  it('tells it no second time once the history has forgotten the first', async () => {
    const id = await unknown();
    expect(await pushAnyway()).toBeUndefined();
    await settled();
    story.time.pass(100 * 86_400_000);
    await forgetSettled(Date.now() - 86_400_000);
    await bringUp(id);
    await settled();
    expect(notes('tell me more')).toHaveLength(1);
  });

  it('that is cancelled leaves the reason why they wait', async () => {
    await unknown();
    const do_ = { status: 429, headers: { 'retry-after': '600' } };
    story.lever.faults.add({ match: creates, do: do_ });
    expect(await pushAnyway()).toBeUndefined();
    await drain();
    await cancel((await lastPushOf(person, ACCOUNT))!);
    await settled();
    expect(await peopleOf(['backend'])).toMatchObject([{ stands: { key: 'campaignCancelled' } }]);
  });
});

describe('one that is cancelled', () => {
  it('leaves the reason why they wait, and is sent anew at the recruiter’s word, once', async () => {
    const id = await unknown();
    await cancel((await lastPushOf(person, ACCOUNT))!);
    await settled();
    expect(held()).toEqual([]);
    expect(await peopleOf(['backend'])).toMatchObject([{ stands: { key: 'pushCancelledUnknown' } }]);
    await bringUp(id);
    await settled();
    expect(held()).toEqual([]);
    await goOnWith([id]);
    await settled();
    expect(held()).toHaveLength(1);
    expect(notes('tell me more')).toHaveLength(1);
    expect((await member()).stands).toBeUndefined();
    expect((await member()).events.every(({ sent }) => sent !== undefined)).toBe(true);
  });

  it('is told once where the recruiter’s word came to nothing, and it is tried again', async () => {
    const id = await unknown();
    await cancel((await lastPushOf(person, ACCOUNT))!);
    await settled();
    await campaigns(campaignOf({ ...telling, syncAs: 'candidate' }));
    await goOnWith([id]);
    await settled();
    expect(await member()).toMatchObject({ stands: { key: 'campaignIncomplete' } });
    await handlers['push.again']({ person }, {} as never);
    await settled();
    await settled();
    expect(notes('tell me more')).toHaveLength(1);
  });

  it('is told once where the person is in Lever by then', async () => {
    const id = await unknown();
    await cancel((await lastPushOf(person, ACCOUNT))!);
    await settled();
    await madeByHand();
    await rebuildIndex();
    await goOnWith([id]);
    await settled();
    expect(held()).toMatchObject([{ tags: ['theirs'], stage: seed.stages.responded.id }]);
    expect(notes('tell me more')).toHaveLength(1);
  });
});

it('who came into Lever by another way is there since Lever has them, not since that was noticed', async () => {
  await campaigns(campaignOf({ trigger: 'replied', history: true }));
  await add();
  await madeByHand();
  const { createdAt } = held()[0]!;
  await rebuildIndex();
  story.time.pass(48 * 3_600_000);
  await happens('replied');
  expect((await member()).pushed).toMatchObject({ at: createdAt });
});
