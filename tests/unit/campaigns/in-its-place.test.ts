import { beforeEach, describe, expect, it, vi } from 'vitest';
import { goOnWith, mark, pushFromScreen } from '@/lib/campaigns/campaigns';
import { bringUp, cancel, heard } from '@/lib/campaigns/carry-out';
import { peopleOf } from '@/lib/campaigns/view';
import { emptyDraft } from '@/lib/push/draft';
import { forgetSettled, lastPushOf, wipeSettled } from '@/lib/push/outbox';
import { drain, onPushed } from '@/lib/push/run';
import type { Lever } from '../../lever/index.ts';
import { readingOf } from '../people';
import type { VirtualTime } from '../virtual-time';
import {
  ACCOUNT,
  add,
  campaignOf,
  campaigns,
  heldIn,
  member,
  nobodyKnown,
  notesIn,
  person,
  untilSettled,
} from './world';

vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));
const onScreen = { shown: 'as read', result: { ok: true as const, reading: readingOf() } };
vi.mock('@/lib/linkedin/read-tab', () => ({ readTab: () => Promise.resolve(onScreen) }));
vi.mock('@/lib/push/on-screen', () => ({ onScreen: () => Promise.resolve(onScreen) }));

/** A push of somebody of a campaign of which nobody knows whether Lever carried it out, and what comes in its place. */

let lever: Lever;
let time: VirtualTime;
let coming: Promise<void>[] = [];
onPushed((push) => {
  if (coming.length < MOST_HEARD) coming.push(heard(push));
});
beforeEach(async () => {
  coming = [];
  ({ lever, time } = await nobodyKnown());
});
/** More than any story here takes: what goes round for ever ends here. */
const MOST_HEARD = 25;
const settled = () => untilSettled(time, () => coming, MOST_HEARD);
async function happens(kind: Parameters<typeof mark>[1], more: Parameters<typeof mark>[2] = {}) {
  await mark([(await member()).id], kind, more);
  await settled();
}
const held = () => heldIn(lever);

const creates = { method: 'POST', path: /\/opportunities$/, times: 1 };
/** Somebody replied, and their create was never answered. */
async function unknown(): Promise<string> {
  await campaigns(campaignOf({ trigger: 'replied', history: true, reply: true }));
  await add();
  const { id } = await member();
  lever.faults.add({ match: creates, do: { drop: 'before' } });
  await mark([id], 'replied', { text: 'Yes, tell me more.', written: Date.now() + 1 });
  await bringUp(id);
  await drain();
  return id;
}
const pushAnyway = () =>
  pushFromScreen({
    ...{ tabId: 1, person, shown: 'as read', seen: undefined, anyway: true },
    draft: { ...emptyDraft, campaign: 'backend' },
  });
const notes = (words: string) => notesIn(lever, held()[0]!.id).filter((one) => one.includes(words));

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

  it('tells it no second time once the history has forgotten the first', async () => {
    const id = await unknown();
    expect(await pushAnyway()).toBeUndefined();
    await settled();
    time.pass(100 * 86_400_000);
    await forgetSettled(Date.now() - 86_400_000);
    await bringUp(id);
    await settled();
    expect(notes('tell me more')).toHaveLength(1);
  });

  it('that is cancelled leaves the reason why they wait', async () => {
    await unknown();
    const do_ = { status: 429, headers: { 'retry-after': '600' } };
    lever.faults.add({ match: creates, do: do_ });
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
});
