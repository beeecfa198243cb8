import { describe, expect, it, vi } from 'vitest';
import { hearThread, mark, unmark } from '@/lib/campaigns/campaigns';
import { bringAllUp, bringUp, cancel } from '@/lib/campaigns/carry-out';
import { addMember, changeMember } from '@/lib/campaigns/people';
import { handlers } from '@/lib/messages/handlers';
import type { Thread } from '@/lib/profile/thread';
import { emptyDraft } from '@/lib/push/draft';
import { lastPushOf } from '@/lib/push/outbox';
import { drain } from '@/lib/push/run';
import { seed } from '../../lever/index.ts';
import { readingOf } from '../people';
import { ACCOUNT, add, campaignOf, campaigns, member, person, stories } from './world';

vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));
const onScreen = { shown: 'as read', result: { ok: true as const, reading: readingOf() } };
vi.mock('@/lib/linkedin/read-tab', () => ({ readTab: () => Promise.resolve(onScreen) }));
vi.mock('@/lib/push/on-screen', () => ({ onScreen: () => Promise.resolve(onScreen) }));

const story = stories();
const { settled, happens, held } = story;
const { postings } = seed;
const lacking = { trigger: 'replied', syncAs: 'candidate' } as const;

/** Their push is put off by Lever before anything of it was carried out, and the recruiter cancels it. */
async function cancelled(): Promise<string> {
  await add();
  const { id } = await member();
  await mark([id], 'replied');
  const never = { method: 'POST', path: /\/opportunities$/, times: 1 };
  story.lever.faults.add({ match: never, do: { status: 429, headers: { 'retry-after': '600' } } });
  await bringUp(id);
  await drain();
  const push = await lastPushOf(person, ACCOUNT);
  expect(push).toBeDefined();
  await cancel(push!);
  await settled();
  expect(held()).toEqual([]);
  expect(await member()).toMatchObject({ stands: { key: 'campaignCancelled' } });
  return id;
}
describe('a mark that is taken back at once pushes nobody who waited for a word', () => {
  it('who came from a file', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    await addMember(readingOf(), ACCOUNT, 'backend', { ...emptyDraft, campaign: 'backend' }, {});
    const { id, events } = await member();
    const replied = { id: 'replied', kind: 'replied' as const, at: Date.now() };
    const stands = { key: 'campaignImported' } as const;
    await changeMember(id, (one) => ({ ...one, stands, pending: false, events: [...events, replied] }));
    await bringUp(id);
    expect(held()).toEqual([]);
    await happens('notInterested');
    expect(held()).toEqual([]);
    expect(await unmark(id)).toBeUndefined();
    await settled();
    expect(held()).toEqual([]);
  });

  it('whose push was cancelled', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    const id = await cancelled();
    await happens('notInterested');
    expect(held()).toEqual([]);
    expect(await unmark(id)).toBeUndefined();
    await settled();
    expect(held()).toEqual([]);
  });

  it('whom the recruiter began to fill in', async () => {
    await campaigns(campaignOf(lacking));
    await add();
    await happens('replied');
    const draft = { ...emptyDraft, campaign: 'backend', choices: { note: 'Do not mention that she' } };
    await handlers['draft.keep']({ tab: 1, person, draft, base: emptyDraft }, {} as never);
    expect(await member()).toMatchObject({ stands: { key: 'campaignBegun' } });
    await campaigns(campaignOf({ ...lacking, posting: postings.backend.id }));
    await happens('notInterested');
    expect(held()).toEqual([]);
    await unmark((await member()).id);
    await settled();
    expect(held()).toEqual([]);
  });

  it('who was there before the settings said to push them', async () => {
    await campaigns(campaignOf({ trigger: 'interested' }));
    await add();
    await settled();
    await happens('replied');
    await campaigns(campaignOf({ trigger: 'replied' }));
    await bringAllUp();
    await settled();
    expect((await member()).pending).toBeFalsy();
    expect(held()).toEqual([]);
    await happens('notInterested');
    expect(held()).toEqual([]);
    await unmark((await member()).id);
    await settled();
    expect(held()).toEqual([]);
  });
});

describe('what was said of what was taken back', () => {
  it('begun holds no longer, once the reply that lacked something is taken back', async () => {
    const seen = { ...lacking, replySeen: 'act' } as const;
    await campaigns(campaignOf(seen));
    await add();
    await happens('replied');
    const draft = { ...emptyDraft, campaign: 'backend', choices: { posting: postings.backend.id } };
    await handlers['draft.keep']({ tab: 1, person, draft, base: emptyDraft }, {} as never);
    expect(await member()).toMatchObject({ stands: { key: 'campaignBegun' } });
    await unmark((await member()).id);
    await settled();
    expect((await member()).stands).toBeUndefined();
  });

  it('cancelled holds no longer, and the next reply that is seen is pushed', async () => {
    await campaigns(campaignOf({ trigger: 'replied', replySeen: 'act' }));
    const id = await cancelled();
    expect(await unmark(id)).toBeUndefined();
    await settled();
    expect((await member()).events).toHaveLength(1);
    await hearThread({ contact: person, inbound: 1, written: Date.now() + 60_000 } as unknown as Thread);
    await settled();
    expect((await member()).events).toMatchObject([{}, { kind: 'replied' }]);
    expect(held()).toHaveLength(1);
  });
});
