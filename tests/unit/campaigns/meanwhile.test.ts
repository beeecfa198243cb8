import { beforeEach, describe, expect, it, vi } from 'vitest';
import { goOnWith, mark } from '@/lib/campaigns/campaigns';
import { bringAllUp, bringUp, heard, setNoContact } from '@/lib/campaigns/carry-out';
import { addMember, note } from '@/lib/campaigns/people';
import { rebuildIndex } from '@/lib/match/build';
import { handlers } from '@/lib/messages/handlers';
import { emptyDraft } from '@/lib/push/draft';
import { onPushed } from '@/lib/push/run';
import { seed, type Lever } from '../../lever/index.ts';
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
  person,
  untilSettled,
} from './world';

vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));
const onScreen = { shown: 'as read', result: { ok: true as const, reading: readingOf() } };
vi.mock('@/lib/linkedin/read-tab', () => ({ readTab: () => Promise.resolve(onScreen) }));
vi.mock('@/lib/push/on-screen', () => ({ onScreen: () => Promise.resolve(onScreen) }));

/** What another window does, or the worker's death, while something is being decided. */

const { archiveReasons, postings, stages } = seed;

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
    const asked = lever.faults.add({ match, do: { hang: true } });
    const gone = goOnWith([id]);
    await vi.waitFor(() => {
      expect(asked.hit).not.toEqual([]);
    }, 20_000);
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
