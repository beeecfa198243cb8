import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mark, move, pushFromScreen } from '@/lib/campaigns/campaigns';
import { draftInForce } from '@/lib/campaigns/on-screen';
import { addMember, note } from '@/lib/campaigns/people';
import { previewMark } from '@/lib/campaigns/view';
import { rebuildIndex } from '@/lib/match/build';
import { handlers } from '@/lib/messages/handlers';
import { emptyDraft, type Draft } from '@/lib/push/draft';
import { changeMine } from '@/lib/settings/mine';
import { team, withEdited } from '@/lib/settings/team';
import { changeTeam } from '@/lib/settings/team-record';
import { seed } from '../../lever/index.ts';
import { readingOf } from '../people';
import { ACCOUNT, add, campaignOf, campaigns, member, notesIn, person, stories } from './world';

vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));
const onScreen = { shown: 'as read', result: { ok: true as const, reading: readingOf() } };
vi.mock('@/lib/linkedin/read-tab', () => ({ readTab: () => Promise.resolve(onScreen) }));
vi.mock('@/lib/push/on-screen', () => ({ onScreen: () => Promise.resolve(onScreen) }));

/** What somebody of a campaign goes to Lever as, whichever way they are pushed, and that the screen says so before. */

const { postings, stages } = seed;

const story = stories();
const { settled, happens, held } = story;

afterEach(async () => {
  await changeMine((mine) => ({ ...mine, settings: {} }));
});
const added = { stageAdded: stages.reachedOut.id };
const inBackend: Draft = { ...emptyDraft, campaign: 'backend' };
const wishOf = (draft: Draft, anyway = false) => ({
  ...{ tabId: 1, person, shown: 'as read', seen: undefined },
  ...{ draft, anyway },
});

describe('who was added starts at the stage that the settings come to', () => {
  beforeEach(async () => {
    await changeMine((mine) => ({ ...mine, settings: added }));
  });
  const own = campaignOf({ stage: 'lead-new' });

  it('pushed at once', async () => {
    await campaigns(own);
    await add();
    await settled();
    expect(held()).toMatchObject([{ stage: 'lead-new' }]);
  });

  it('pushed from the screen', async () => {
    await campaigns(own);
    await addMember(readingOf(), ACCOUNT, 'backend', inBackend, {});
    expect(await pushFromScreen(wishOf(inBackend))).toBeUndefined();
    await settled();
    expect(held()).toMatchObject([{ stage: 'lead-new' }]);
  });

  it('moved to the campaign', async () => {
    await campaigns(own, campaignOf({ trigger: 'replied' }, { id: 'other', name: 'Other' }));
    await add(emptyDraft, 'other');
    await move([(await member('other')).id], 'backend');
    await settled();
    expect(held()).toMatchObject([{ stage: 'lead-new' }]);
  });

  it('and who has replied since, added again, where they have come to', async () => {
    await campaigns(campaignOf({ ...own.settings, stageReplied: stages.responded.id }));
    await addMember(readingOf(), ACCOUNT, 'backend', inBackend, {});
    await note((await member()).id, 'replied');
    expect(await add()).toBeUndefined();
    await settled();
    expect(held()).toMatchObject([{ stage: stages.responded.id }]);
  });

  it('where that is locked', async () => {
    const { document } = await team();
    const locked = { ...document, settings: { ...document.settings, stage: 'lead-new', ...added } };
    await changeTeam((record) => withEdited(record, { ...locked, locks: ['stage'] }));
    await campaigns(campaignOf({}));
    await addMember(readingOf(), ACCOUNT, 'backend', inBackend, {});
    await settled();
    const stage = held()[0]?.stage;
    await changeTeam((record) => withEdited(record, document));
    expect(stage).toBe('lead-new');
  });
});

it('who has replied is previewed with the stage and the notes that the push brings', async () => {
  const responded = { stageReplied: stages.responded.id, history: true };
  await campaigns(campaignOf({ trigger: 'replied', syncAs: 'candidate', ...responded }));
  await add();
  const { does } = await previewMark((await member()).id, 'replied');
  expect(does).toContainEqual({ key: 'markStarts', args: [stages.responded.text] });
  await happens('replied');
  const draft = { ...inBackend, choices: { posting: postings.backend.id } };
  const calls = await handlers['push.preview']({ tab: 1, person, draft, shown: 'as read' }, {} as never);
  expect(await pushFromScreen(wishOf(draft))).toBeUndefined();
  await settled();
  expect(held()).toMatchObject([{ stage: stages.responded.id }]);
  const told = JSON.stringify(calls);
  expect(told).toContain(stages.responded.text);
  for (const note of notesIn(story.lever, held()[0]!.id))
    expect(told).toContain(JSON.stringify(note).slice(1, -1));
  expect(notesIn(story.lever, held()[0]!.id)).not.toEqual([]);
});

it('who has replied is moved on by an update from the screen, and never back', async () => {
  const replied = { trigger: 'replied', history: true, stageReplied: stages.responded.id } as const;
  await campaigns(campaignOf({}), campaignOf(replied, { id: 'second' }));
  await add();
  await settled();
  const colleagues = ['lead-new', stages.references.id].map((stage, n) => {
    const other = { ...held()[0]!, id: `colleague-${n}`, stage };
    story.lever.state.production.opportunities.set(other.id, other);
    return other;
  });
  await rebuildIndex();
  await add(emptyDraft, 'second');
  await settled();
  await mark([(await member('second')).id], 'replied');
  await settled();
  expect(await member('second')).toMatchObject({ stands: { key: 'campaignSeveral' } });
  // Lever answers in time.
  const before = globalThis.setTimeout;
  const spy = vi
    .spyOn(globalThis, 'setTimeout')
    .mockImplementation(((work: () => void, ms = 0) => (ms === 4_000 ? 0 : before(work, ms))) as never);
  for (const { id: target } of colleagues) {
    const draft = {
      ...emptyDraft,
      campaign: 'second',
      target,
      choices: { syncAs: 'existing', tags: [target] },
    };
    expect(await pushFromScreen(wishOf(draft, true))).toBeUndefined();
    await settled();
  }
  spy.mockRestore();
  const { opportunities } = story.lever.state.production;
  expect(colleagues.map(({ id }) => opportunities.get(id)?.stage)).toEqual([
    stages.responded.id,
    stages.references.id,
  ]);
});

it('where only a record that is there may be updated, a mark of who has none asks for it', async () => {
  await campaigns(campaignOf({ trigger: 'replied', syncAs: 'existing' }));
  await add();
  const told = await previewMark((await member()).id, 'replied');
  expect(told).toMatchObject({ does: [], asks: { key: 'updateNoTarget' } });
  await happens('replied');
  expect(held()).toEqual([]);
  expect((await member()).stands).toMatchObject({ key: 'updateNoTarget' });
});

it('a draft that only the campaign keeps stays whole with one more key', async () => {
  await campaigns(campaignOf({ trigger: 'replied', syncAs: 'candidate' }));
  const kept = { ...inBackend, choices: { posting: postings.backend.id } };
  await add(kept);
  const base = await draftInForce(person, ACCOUNT);
  expect(base).toEqual(kept);
  const draft = { ...base, fields: { headline: 'Lead' } };
  await handlers['draft.keep']({ tab: 1, person, draft, base }, {} as never);
  expect(await draftInForce(person, ACCOUNT)).toEqual(draft);
});
