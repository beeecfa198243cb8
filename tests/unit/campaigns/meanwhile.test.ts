import { describe, expect, it, vi } from 'vitest';
import { goOnWith, hearThread, pushFromScreen, unmark } from '@/lib/campaigns/campaigns';
import { bringAllUp, bringUp, setNoContact } from '@/lib/campaigns/carry-out';
import { addMember, changeMember, note } from '@/lib/campaigns/people';
import { rebuildIndex } from '@/lib/match/build';
import { handlers } from '@/lib/messages/handlers';
import type { Thread } from '@/lib/profile/thread';
import { emptyDraft } from '@/lib/push/draft';
import { drain } from '@/lib/push/run';
import { seed } from '../../lever/index.ts';
import { readingOf } from '../people';
import { ACCOUNT, add, campaignOf, campaigns, member, person, stories } from './world';

vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));
const onScreen = { shown: 'as read', result: { ok: true as const, reading: readingOf() } };
vi.mock('@/lib/linkedin/read-tab', () => ({ readTab: () => Promise.resolve(onScreen) }));
vi.mock('@/lib/push/on-screen', () => ({ onScreen: () => Promise.resolve(onScreen) }));

/** What another window does, or the worker's death, while something is being decided. */

const { archiveReasons, postings, stages } = seed;

const story = stories();
const { settled, happens, held } = story;

const lacking = { trigger: 'replied', syncAs: 'candidate' } as const;

describe('who is marked as not to be contacted meanwhile', () => {
  it('is not pushed where that was judged and not stored yet', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    await add();
    const { id } = await member();
    await note(id, 'replied');
    const request = navigator.locks.request.bind(navigator.locks);
    let marked = false;
    const spy = vi.spyOn(navigator.locks, 'request').mockImplementation((async (
      name: string,
      work: never,
    ) => {
      if (name === 'fulcrum:accept' && !marked) {
        marked = true;
        await setNoContact(person, true);
      }
      return request(name, work);
    }) as never);
    await bringUp(id);
    spy.mockRestore();
    await settled();
    expect(marked).toBe(true);
    expect(held()).toEqual([]);
    expect((await member()).stands).toMatchObject({ key: 'noContactBy' });
  });

  it('is told nothing of by a word that was said before, while Lever is asked who they are', async () => {
    await campaigns(campaignOf({ stageReplied: stages.responded.id }));
    await add();
    await settled();
    const { id } = await member();
    held()[0]!.archived = { reason: archiveReasons.hired.id, archivedAt: Date.now() };
    await happens('replied');
    expect(await member()).toMatchObject({ stands: { key: 'campaignArchived' } });
    held()[0]!.archived = null;
    await rebuildIndex();
    const match = { method: 'GET', path: /\/opportunities/, times: 1 };
    const asked = story.lever.faults.add({ match, do: { hang: true } });
    const gone = goOnWith([id]);
    // Waited for without a timer: the time in which the request would be given up must not pass.
    while (!asked.hit.length) await new Promise((resolve) => setImmediate(resolve));
    await setNoContact(person, true);
    asked.release();
    await gone;
    await settled();
    expect(held()).toMatchObject([{ stage: 'lead-new' }]);
  });
});

describe('who lacks something', () => {
  it.each([0, 4, 20, 60])(
    'has no half word sent that was typed while they were looked at, %i turns in',
    async (turns) => {
      await campaigns(campaignOf(lacking));
      await add();
      await happens('replied');
      expect(await member()).toMatchObject({ stands: { key: 'campaignIncomplete' }, pending: true });
      const base = { ...emptyDraft, campaign: 'backend' };
      const choices = { note: 'Do not mention that she' };
      const up = bringUp((await member()).id);
      for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      await handlers['draft.keep'](
        { tab: 1, person, draft: { ...base, choices }, base: emptyDraft },
        {} as never,
      );
      await up;
      await campaigns(campaignOf({ ...lacking, posting: postings.backend.id }));
      await bringAllUp();
      await settled();
      expect(held()).toEqual([]);
    },
  );

  it('says that the recruiter has begun to fill it in, and goes on at their word', async () => {
    await campaigns(campaignOf(lacking));
    await add();
    await happens('replied');
    const base = { ...emptyDraft, campaign: 'backend' };
    const typed = { ...base, fields: { headline: 'L' } };
    await handlers['draft.keep']({ tab: 1, person, draft: typed, base: emptyDraft }, {} as never);
    await handlers['draft.keep']({ tab: 1, person, draft: base, base: typed }, {} as never);
    await campaigns(campaignOf({ ...lacking, posting: postings.backend.id }));
    await bringAllUp();
    await settled();
    expect(held()).toEqual([]);
    expect(await member()).toMatchObject({ stands: { key: 'campaignBegun' } });
    await goOnWith([(await member()).id]);
    await settled();
    expect(held()).toHaveLength(1);
    expect((await member()).stands).toBeUndefined();
  });

  it('goes on at the next start of the worker where that died after the settings came', async () => {
    await campaigns(campaignOf(lacking));
    await add();
    await happens('replied');
    await bringAllUp();
    await campaigns(campaignOf({ ...lacking, posting: postings.backend.id }));
    await bringAllUp();
    await settled();
    expect(held()).toHaveLength(1);
  });
});

it('who waited waits with the same reason once the last thing that happened is taken back', async () => {
  await campaigns(campaignOf(lacking));
  await add();
  await happens('replied');
  const { id, stands } = await member();
  expect(stands).toMatchObject({ key: 'campaignIncomplete' });
  await happens('interested');
  expect(await unmark(id)).toBeUndefined();
  await settled();
  expect(await member()).toMatchObject({ stands, events: [{}, { kind: 'replied' }] });
});

it('who came from a file is pushed by no taking back either', async () => {
  await campaigns(campaignOf({ trigger: 'added' }));
  await addMember(readingOf(), ACCOUNT, 'backend', { ...emptyDraft, campaign: 'backend' }, {});
  const { id, events } = await member();
  const replied = { id: 'replied', kind: 'replied' as const, at: Date.now() };
  const stands = { key: 'campaignImported' } as const;
  await changeMember(id, (one) => ({ ...one, stands, pending: false, events: [...events, replied] }));
  expect(await unmark(id)).toBeUndefined();
  await settled();
  expect(held()).toEqual([]);
  expect(await member()).toMatchObject({ stands, events: [{ kind: 'added' }] });
});

describe('who lacked something by settings that went and came again', () => {
  const whole = campaignOf({ ...lacking, posting: postings.backend.id });

  it('goes on', async () => {
    await campaigns(whole);
    await add();
    await bringAllUp();
    await campaigns(campaignOf(lacking));
    await happens('replied');
    expect(await member()).toMatchObject({ stands: { key: 'campaignIncomplete' } });
    await campaigns(whole);
    await bringAllUp();
    await drain();
    await settled();
    expect(held()).toHaveLength(1);
  });

  it('is looked at no second time by the same', async () => {
    await campaigns(campaignOf(lacking));
    await add();
    await happens('replied');
    const before = story.lever.requests.length;
    await bringAllUp();
    expect(story.lever.requests).toHaveLength(before);
    expect(await member()).toMatchObject({ stands: { key: 'campaignIncomplete' }, pending: true });
  });
});

describe('whom the recruiter began to fill in', () => {
  const draft = { ...emptyDraft, campaign: 'backend', choices: { note: 'Do not mention that she' } };
  const begin = async () => {
    await handlers['draft.keep']({ tab: 1, person, draft, base: emptyDraft }, {} as never);
    expect(await member()).toMatchObject({ stands: { key: 'campaignBegun' } });
  };

  it('is told to Lever once they came there by another way', async () => {
    await campaigns(campaignOf({ ...lacking, history: true, stageReplied: stages.responded.id }));
    await add();
    await happens('replied');
    await begin();
    const alone = { ...emptyDraft, campaign: null };
    const wish = { tabId: 1, person, draft: alone, shown: 'as read', seen: undefined, anyway: false };
    expect(await pushFromScreen(wish)).toBeUndefined();
    await settled();
    await settled();
    expect(held()).toMatchObject([{ stage: stages.responded.id }]);
    expect((await member()).stands).toBeUndefined();
  });

  it('is not pushed by a reply that Fulcrum saw by itself', async () => {
    const seen = { ...lacking, trigger: 'added', replySeen: 'act' } as const;
    await campaigns(campaignOf(seen));
    await addMember(readingOf(), ACCOUNT, 'backend', { ...emptyDraft, campaign: 'backend' }, {});
    await settled();
    await begin();
    await campaigns(campaignOf({ ...seen, posting: postings.backend.id }));
    await bringAllUp();
    await hearThread({ contact: person, inbound: 1, written: Date.now() + 1_000 } as unknown as Thread);
    await settled();
    expect(held()).toEqual([]);
    expect((await member()).events).toMatchObject([{}, { kind: 'replied' }]);
  });
});

it('what is said while somebody is looked at is decided anew', async () => {
  await campaigns(campaignOf({ trigger: 'interested' }));
  await add();
  const { id } = await member();
  for (const turns of [0, 2, 4, 6, 8, 10, 12, 16, 24]) {
    await changeMember(id, (one) => ({
      ...{ ...one, stands: { key: 'campaignCancelled' }, pending: false },
      events: [one.events[0]!, { id: `r${turns}`, kind: 'replied', at: Date.now() }],
    }));
    const up = bringUp(id);
    for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await note(id, 'notInterested');
    await up;
    expect((await member()).stands).toBeUndefined();
  }
});

it('adding somebody again loses nothing that another window says meanwhile', async () => {
  await campaigns(campaignOf({ trigger: 'interested' }));
  await add();
  const { id } = await member();
  for (const turns of [0, 1, 2, 4, 8, 16, 32]) {
    const adding = addMember(readingOf(), ACCOUNT, 'backend', { ...emptyDraft, campaign: 'backend' }, {});
    for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    const kind = turns === 0 ? 'replied' : turns % 3 === 1 ? 'interested' : 'notInterested';
    expect(await note(id, kind)).toBeDefined();
    await adding;
    expect((await member()).events.at(-1)).toMatchObject({ kind });
  }
});
