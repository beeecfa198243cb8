import { describe, expect, it, vi } from 'vitest';
import { goOnWith, hearThread, leave, mark, move, pushFromScreen, unmark } from '@/lib/campaigns/campaigns';
import { bringAllUp, bringUp, cancel } from '@/lib/campaigns/carry-out';
import { membersOf, refresh } from '@/lib/campaigns/people';
import { rebuildIndex } from '@/lib/match/build';
import { campaignsOf, counts, peopleOf, previewMark } from '@/lib/campaigns/view';
import { changeConnection, loadConnection } from '@/lib/connection/record';
import { handlers } from '@/lib/messages/handlers';
import { loadMine } from '@/lib/settings/mine';
import { team, withEdited } from '@/lib/settings/team';
import { changeTeam } from '@/lib/settings/team-record';
import { markOf, setMark } from '@/lib/match/marks';
import { db } from '@/lib/platform/db';
import { emptyDraft } from '@/lib/push/draft';
import { enqueue, isParked, lastPushOf, pushesOf, type Push } from '@/lib/push/outbox';
import { drain } from '@/lib/push/run';
import { forgetPickers, pickersReady } from '@/lib/settings/pickers';
import type { Layer } from '@/lib/settings/settings';
import { seed } from '../../lever/index.ts';
import { readingOf } from '../people';
import { untilIdle } from '../push/worker-life';
import { ACCOUNT, add, campaignOf, campaigns, member, notesIn, person, stories } from './world';

vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));
const reading = readingOf();
const onScreen = { shown: 'as read', result: { ok: true as const, reading } };
vi.mock('@/lib/linkedin/read-tab', () => ({ readTab: () => Promise.resolve(onScreen) }));
vi.mock('@/lib/push/on-screen', () => ({ onScreen: () => Promise.resolve(onScreen) }));

/** What becomes of what happened where Lever, the recruiter or a colleague stands in the way. */

const { archiveReasons, stages, users } = seed;

const story = stories();
const { settled, happens, held } = story;

const noContact = (on: boolean) => handlers['person.noContact']({ person, on }, {} as never);
const notesOn = (id: string) => notesIn(story.lever, id);
const written = () => story.lever.requests.filter(({ method }) => method !== 'GET');

const lastPush = async () => (await lastPushOf(person, ACCOUNT))!;
/** Lever puts a push off, so that it waits for another try. */
async function putOff(happening: () => Promise<unknown>): Promise<Push> {
  const match = { method: 'POST', path: /\/opportunities$/, times: 1 };
  story.lever.faults.add({ match, do: { status: 429, headers: { 'retry-after': '600' } } });
  await happening();
  for (const { id } of await membersOf(person, ACCOUNT)) await bringUp(id);
  await drain();
  expect(isParked(await lastPush())).toBe(true);
  return lastPush();
}

const until = async (so: () => boolean): Promise<void> => {
  while (!so()) await new Promise((resolve) => setImmediate(resolve));
};

/** Lever refuses what it is asked to do, and the recruiter is told why. */
const refuses = (method: string, path: RegExp) =>
  story.lever.faults.add({
    match: { method, path, times: Infinity },
    do: { status: 400, body: { code: 'BadRequest', message: 'Not this one.' } },
  });

describe('what Lever refuses', () => {
  it('is tried once, waits with the reason, and once more when the recruiter says so', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    await add();
    const refusal = refuses('POST', /\/opportunities$/);
    await happens('replied');
    expect(refusal.hit).toHaveLength(1);
    expect((await member()).stands).toMatchObject({ args: [expect.stringContaining('Not this one')] });
    await settled();
    await settled();
    expect(refusal.hit).toHaveLength(1);
    await goOnWith([(await member()).id]);
    await settled();
    expect(refusal.hit).toHaveLength(2);
    await settled();
    expect(refusal.hit).toHaveLength(2);
    refusal.remove();
    await goOnWith([(await member()).id]);
    await settled();
    expect(held()).toHaveLength(1);
    expect((await member()).stands).toBeUndefined();
  });

  it('of what happened to somebody who is there is told once too, and what happens next is told anew', async () => {
    await campaigns(campaignOf({ stageReplied: stages.responded.id, history: true }));
    await add();
    await settled();
    const refusal = refuses('PUT', /\/stage$/);
    await happens('replied');
    await settled();
    expect(refusal.hit).toHaveLength(1);
    expect((await member()).stands).toBeDefined();
    refusal.remove();
    await happens('interested');
    expect(notesOn(held()[0]!.id).join('\n')).toMatch(/Replied[^]*Interested/);
    expect((await member()).stands).toBeUndefined();
  });

  it('when they are added is tried once', async () => {
    await campaigns(campaignOf({}));
    const refusal = refuses('POST', /\/opportunities$/);
    await add();
    await settled();
    expect(refusal.hit).toHaveLength(1);
    expect((await member()).stands).toBeDefined();
    expect(written().length).toBeLessThanOrEqual(1);
  });
});

describe('a push that is cancelled while it waits for another try', () => {
  it('stays cancelled until the recruiter says so, and the reason stands', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }), campaignOf({ trigger: 'replied' }, { id: 'other' }));
    await add();
    const { id } = await member();
    await cancel(await putOff(() => mark([id], 'replied')));
    expect(await pushesOf(person, ACCOUNT)).toEqual([]);
    expect(await member()).toMatchObject({ stands: { key: 'campaignCancelled' } });
    await bringAllUp();
    await settled();
    expect(await member()).toMatchObject({ pending: false });
    await add(emptyDraft, 'other');
    await settled();
    expect(held()).toEqual([]);
    expect(await member()).toMatchObject({ stands: { key: 'campaignCancelled' } });
    await goOnWith([(await member()).id]);
    await settled();
    expect(held()).toHaveLength(1);
  });

  it('goes on by itself where it was too late to cancel it', async () => {
    await campaigns(campaignOf({ trigger: 'replied', history: true }));
    await add();
    await mark([(await member()).id], 'replied');
    await bringUp((await member()).id);
    const push = await lastPush();
    await settled();
    await cancel(push);
    await settled();
    expect(held()).toHaveLength(1);
    expect((await member()).stands).toBeUndefined();
  });
});

describe('what is told twice by two ways', () => {
  it('goes once where the recruiter updates while Lever is asked who they are', async () => {
    await campaigns(campaignOf({ history: true, reply: true }));
    await add();
    await settled();
    const [record] = held();
    const hold = story.lever.faults.add({
      match: { method: 'GET', path: /\/forms$/, times: 1 },
      do: { hang: true },
    });
    const { id } = await member();
    await mark([id], 'replied', { text: 'Yes, tell me more.' });
    await until(() => hold.hit.length > 0);
    const value = 'Update: Replied';
    await enqueue(
      person,
      ACCOUNT,
      {
        ...{ environment: 'production', performAs: users.teamMember.id, opportunity: record!.id },
        calls: [{ kind: 'note', about: 'history', value, secret: false }],
      },
      { events: [(await member()).events.at(-1)!.id] },
    );
    hold.release();
    await settled();
    expect(notesOn(record!.id).filter((one) => /Replied|tell me more/.test(one))).toEqual([value]);
  });

  it('goes once in two campaigns that both send replies', async () => {
    await campaigns(
      campaignOf({ reply: true, replySeen: 'act' }),
      campaignOf({ reply: true, replySeen: 'act', trigger: 'replied' }, { id: 'second', name: 'Second' }),
    );
    await add();
    await settled();
    await add(emptyDraft, 'second');
    await hearThread({
      contact: person,
      href: '',
      inbound: 1,
      lastInbound: true,
      when: '3 May',
      written: Date.now() + 1,
      text: 'Yes.',
    });
    await settled();
    expect(notesOn(held()[0]!.id).filter((one) => one.includes('Yes.'))).toHaveLength(1);
    expect(await member('second')).toMatchObject({ events: [{}, { kind: 'replied' }] });
  });

  it('goes once where the second campaign is told of the same message after it is in Lever', async () => {
    await campaigns(
      campaignOf({ reply: true }),
      campaignOf({ reply: true }, { id: 'second', name: 'Second' }),
    );
    await add();
    await add(emptyDraft, 'second');
    await settled();
    const told = { written: Date.now() + 1, text: 'Yes.' };
    await mark([(await member()).id], 'replied', told);
    await settled();
    await mark([(await member('second')).id], 'replied', told);
    await settled();
    const replies = () => notesOn(held()[0]!.id).filter((one) => one.includes('Yes.'));
    expect(replies()).toHaveLength(1);
    // Another message is another note, whatever campaign it is told in.
    await mark([(await member('second')).id], 'interested', { written: Date.now() + 2, text: 'Yes. When?' });
    await settled();
    expect(replies()).toHaveLength(2);
  });
});

describe('a push whose posting was closed meanwhile', () => {
  const close = () => {
    story.lever.state.production.postings.find(({ id }) => id === seed.postings.backend.id)!.state = 'closed';
  };
  const closing = async () => {
    await campaigns(
      campaignOf({ trigger: 'replied', posting: seed.postings.backend.id, stageReplied: null }),
    );
    await add();
    close();
    await happens('replied');
    expect(await lastPush()).toMatchObject({ state: 'waiting', say: { key: 'pushPostingClosed' } });
  };

  it('says in the table and in the panel what it waits for, and is counted', async () => {
    await closing();
    const stands = { key: 'pushPostingClosed' };
    expect(await peopleOf(['backend'])).toMatchObject([{ push: 'waiting', stands }]);
    expect((await campaignsOf(person, ACCOUNT)).members).toMatchObject([{ stands, inPush: true }]);
    expect(await counts()).toMatchObject([{ waiting: 1 }]);
  });

  it('is given up with who is taken out of the campaign', async () => {
    await closing();
    await leave([(await member()).id]);
    expect(await pushesOf(person, ACCOUNT)).toEqual([]);
  });

  it('given up by a move when it is half done, leaves what happened to be told', async () => {
    const telling = { trigger: 'replied', history: true, reply: true } as const;
    await campaigns(campaignOf(telling), campaignOf(telling, { id: 'second', name: 'Second' }));
    await add();
    const match = { method: 'POST', path: /\/notes/, times: 1 };
    story.lever.faults.add({ match, do: { status: 403, body: { code: 'Forbidden', message: 'no' } } });
    await happens('replied', { text: 'Yes, tell me more.', written: Date.now() + 1 });
    expect(await lastPush()).toMatchObject({ state: 'waiting' });
    await move([(await member()).id], 'second');
    await settled();
    await settled();
    expect(held()).toHaveLength(1);
    expect(notesOn(held()[0]!.id).filter((one) => one.includes('tell me more'))).toHaveLength(1);
  });

  it('is given up with who is moved to another campaign, whose settings make the next', async () => {
    await closing();
    await campaigns(
      campaignOf({ trigger: 'replied', posting: seed.postings.backend.id }),
      campaignOf({ trigger: 'replied', tags: ['moved'] }, { id: 'second', name: 'Second' }),
    );
    const [waits] = await pushesOf(person, ACCOUNT);
    expect(await move([(await member()).id], 'second')).toEqual({ moved: 1 });
    await vi.waitFor(() => {
      expect(held()).toMatchObject([{ tags: ['moved'] }]);
    }, 20_000);
    await settled();
    expect((await pushesOf(person, ACCOUNT)).map(({ id }) => id)).not.toContain(waits?.id);
  });

  it('lets go what waited behind it in another campaign, when they are taken out of this one', async () => {
    await campaigns(
      campaignOf({ trigger: 'replied', posting: seed.postings.backend.id }),
      campaignOf({ trigger: 'replied' }, { id: 'second', name: 'Second' }),
    );
    await add();
    await add(emptyDraft, 'second');
    close();
    await happens('replied');
    await mark([(await member('second')).id], 'replied');
    await settled();
    expect(await member('second')).toMatchObject({ stands: { key: 'campaignPushWaits' } });
    await leave([(await member()).id]);
    await vi.waitFor(() => {
      expect(held()).toHaveLength(1);
    }, 20_000);
    await settled();
  });

  it('is no news for who has nothing in it', async () => {
    await closing();
    await campaigns(campaignOf({ trigger: 'interested' }, { id: 'second', name: 'Second' }));
    await add(emptyDraft, 'second');
    expect(await peopleOf(['second'])).toMatchObject([{ push: 'idle' }]);
    expect((await counts()).find(({ campaign }) => campaign === 'second')).toMatchObject({ waiting: 0 });
  });
});

describe('who lacks something that is to be filled in', () => {
  const candidates = (more: Layer = {}) => campaignOf({ trigger: 'replied', syncAs: 'candidate', ...more });
  const lacking = { key: 'campaignIncomplete', args: [expect.stringContaining('Posting')] };

  it('waits with what is missing, told before it is marked, and goes on once nothing is', async () => {
    await campaigns(candidates());
    await add();
    const { id } = await member();
    expect(await previewMark(id, 'replied')).toMatchObject({ asks: lacking });
    await happens('replied');
    expect(await member()).toMatchObject({ stands: lacking, pending: true });
    const asked = story.lever.requests.length;
    await bringAllUp();
    expect(story.lever.requests).toHaveLength(asked);
    await campaigns(candidates({ posting: seed.postings.backend.id }));
    await bringAllUp();
    await settled();
    expect(held()).toHaveLength(1);
    expect((await member()).stands).toBeUndefined();
  });

  it('is pushed by nobody but the recruiter who has begun to fill it in', async () => {
    await campaigns(candidates());
    await add();
    await happens('replied');
    const choices = { posting: seed.postings.backend.id, note: 'Do not mention that she' };
    const draft = { ...emptyDraft, campaign: 'backend', choices };
    await handlers['draft.keep']({ tab: 1, person, draft, base: emptyDraft }, {} as never);
    await bringAllUp();
    await settled();
    expect(held()).toEqual([]);
    const wish = { tabId: 1, person, draft, shown: 'as read', seen: undefined, anyway: false };
    expect(await pushFromScreen(wish)).toBeUndefined();
    await settled();
    expect(held()).toHaveLength(1);
  });
});

describe('onto which opportunity', () => {
  const mapped: Layer = { stageReplied: stages.responded.id, history: true };

  it('is the one they came in as, whatever a colleague opened since', async () => {
    await campaigns(campaignOf(mapped));
    await add();
    await settled();
    const [ours] = held();
    story.time.pass(600_000);
    const now = { lastInteractionAt: Date.now(), createdAt: Date.now(), updatedAt: Date.now() };
    const other = { ...ours!, id: 'colleague', ...now };
    story.lever.state.production.opportunities.set(other.id, other);
    await rebuildIndex();
    await happens('replied');
    expect(ours).toMatchObject({ stage: stages.responded.id });
    expect(story.lever.state.production.opportunities.get(other.id)).toMatchObject({ stage: 'lead-new' });
    expect(notesOn(other.id)).toEqual([]);
    expect(await member()).toMatchObject({ pushed: { opportunity: ours!.id } });
  });
});

describe('who has several that are open', () => {
  it('waits until one is chosen, and goes on with that one', async () => {
    await campaigns(
      campaignOf({ history: true }),
      campaignOf({ history: true, trigger: 'replied' }, { id: 'second' }),
    );
    await add();
    await settled();
    const [one] = held();
    const other = { ...one!, id: 'colleague' };
    story.lever.state.production.opportunities.set(other.id, other);
    await rebuildIndex();
    await add(emptyDraft, 'second');
    await settled();
    const { id } = await member('second');
    await mark([id], 'replied');
    await settled();
    expect(await member('second')).toMatchObject({ stands: { key: 'campaignSeveral' } });
    await refresh(id, undefined, { ...emptyDraft, campaign: 'second', target: other.id });
    await goOnWith([id]);
    await settled();
    expect((await member('second')).stands).toBeUndefined();
    expect(notesOn(other.id).join()).toContain('Replied');
    expect(notesOn(one!.id).join()).not.toContain('Replied');
  });
});

describe('who is there under two contacts', () => {
  it('is not made a third time by Go on: a record is to be chosen', async () => {
    await campaigns(campaignOf({}));
    await add();
    await settled();
    const database = await db();
    for (const store of ['drafts', 'pushes', 'people', 'profiles'] as const) await database.clear(store);
    const [one] = held();
    const { contacts, opportunities } = story.lever.state.production;
    contacts.set('c2', { ...contacts.get(one!.contact)!, id: 'c2' });
    opportunities.set('colleague', { ...one!, id: 'colleague', contact: 'c2' });
    await rebuildIndex();
    await campaigns(campaignOf({ trigger: 'replied' }));
    await add();
    await happens('replied');
    expect(await member()).toMatchObject({ stands: { key: 'stopSeveral' } });
    await goOnWith([(await member()).id]);
    await settled();
    expect(await member()).toMatchObject({ stands: { key: 'stopSeveral' } });
    expect(held()).toHaveLength(2);
  });
});

describe('who is not to be contacted', () => {
  it('is not told of by itself', async () => {
    await campaigns(campaignOf({ stageReplied: stages.responded.id, history: true }));
    await add();
    await settled();
    await setMark(person, true);
    await happens('replied');
    expect(held()).toMatchObject([{ stage: 'lead-new' }]);
    expect(await member()).toMatchObject({ stands: { key: 'noContactBy' } });
    await goOnWith([(await member()).id]);
    await settled();
    expect(held()).toMatchObject([{ stage: stages.responded.id }]);
  });

  it('is not pushed by what waited for another try, but on the recruiter’s word with a reason', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    await add();
    const { id } = await member();
    await putOff(() => mark([id], 'replied'));
    await noContact(true);
    expect(await lastPush()).toMatchObject({ state: 'notPushed', say: { key: 'noContactBy' } });
    story.time.pass(3_600_000);
    await bringAllUp();
    await settled();
    expect(held()).toEqual([]);
    expect(await member()).toMatchObject({ stands: { key: 'noContactBy' } });
    const wish = { tabId: 1, person, shown: 'as read', seen: undefined, anyway: false };
    const draft = { ...emptyDraft, campaign: 'backend' };
    expect(await pushFromScreen({ ...wish, draft })).toMatchObject({ key: 'noContactBy' });
    expect(await pushFromScreen({ ...wish, draft, why: 'They wrote to us.' })).toBeUndefined();
    await settled();
    expect(held()).toHaveLength(1);
    expect((await member()).stands).toBeUndefined();
  });

  it('goes on by itself once the mark is taken away', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    await add();
    const { id } = await member();
    await putOff(() => mark([id], 'replied'));
    await noContact(true);
    story.time.pass(3_600_000);
    await settled();
    expect(await member()).toMatchObject({ stands: { key: 'noContactBy' } });
    await noContact(false);
    await settled();
    expect(held()).toHaveLength(1);
    expect((await member()).stands).toBeUndefined();
  });

  it('is told of on their word where the telling waited for another try', async () => {
    await campaigns(campaignOf({ stageReplied: stages.responded.id }));
    await add();
    await settled();
    const match = { method: 'PUT', path: /\/stage$/, times: 1 };
    story.lever.faults.add({ match, do: { status: 429, headers: { 'retry-after': '600' } } });
    await mark([(await member()).id], 'replied');
    await bringUp((await member()).id);
    await drain();
    await noContact(true);
    story.time.pass(3_600_000);
    await settled();
    expect(held()).toMatchObject([{ stage: 'lead-new' }]);
    expect(await member()).toMatchObject({ stands: { key: 'noContactBy' } });
    await goOnWith([(await member()).id]);
    await settled();
    expect(held()).toMatchObject([{ stage: stages.responded.id }]);
  });

  it('by a tag that the team names is not told of by itself either, and the preview says so', async () => {
    await campaigns(campaignOf({ stageReplied: stages.responded.id, stageInterested: stages.onSite.id }));
    await add();
    await settled();
    held()[0]!.tags = ['Never again'];
    const { document } = await team();
    const noContactTags = ['never again'];
    await changeTeam((record) =>
      withEdited(record, { ...document, settings: { ...document.settings, noContactTags } }),
    );
    story.time.pass(86_400_000);
    const { id } = await member();
    await happens('replied');
    expect(held()).toMatchObject([{ stage: 'lead-new' }]);
    expect(await member()).toMatchObject({ stands: { key: 'noContactTag' } });
    expect(await previewMark(id, 'interested')).toMatchObject({ asks: { key: 'noContactTag' } });
    await goOnWith([id]);
    await settled();
    expect(held()).toMatchObject([{ stage: stages.responded.id }]);
    await changeTeam((record) => withEdited(record, document));
  });

  it('is known under the next address', async () => {
    await setMark({ slug: 'mira-halloran' }, true);
    expect(await markOf(person, ACCOUNT)).toBeDefined();
    expect(await markOf({ slug: 'renamed', memberId: person.memberId! }, ACCOUNT)).toBeDefined();
  });
});

describe('while the stages of Lever are not known', () => {
  it('waits with what moves somebody on, and then moves them', async () => {
    await campaigns(campaignOf({ stageReplied: stages.responded.id }));
    await add();
    await settled();
    await forgetPickers();
    const away = story.lever.faults.add({
      match: { method: 'GET', path: /\/stages$/, times: Infinity },
      do: { status: 503 },
    });
    await mark([(await member()).id], 'replied');
    await bringUp((await member()).id);
    expect(await member()).toMatchObject({ pending: true, stands: { key: 'campaignNoStages' } });
    away.remove();
    await forgetPickers();
    await pickersReady();
    await bringAllUp();
    await settled();
    expect(held()).toMatchObject([{ stage: stages.responded.id }]);
  });

  it('has what came to nothing taken back', async () => {
    await campaigns(campaignOf({ stageReplied: stages.responded.id }));
    await add();
    await settled();
    held()[0]!.stage = stages.onSite.id;
    await happens('replied');
    expect(await unmark((await member()).id)).toBeUndefined();
    expect(await member()).toMatchObject({ events: [{ kind: 'added' }] });
  });
});

describe('a stage of the mapping that Lever has no longer', () => {
  const goneFor = async (settings: Layer) => {
    await campaigns(campaignOf({ stageReplied: 'no-such-stage', ...settings }));
    await add();
    await settled();
    await happens('replied');
    expect(held()).toMatchObject([{ stage: 'lead-new' }]);
    expect(await member()).toMatchObject({ stands: { key: 'campaignStageGone', args: ['Replied'] } });
  };

  it('is told, and goes on by itself once another is chosen', async () => {
    await goneFor({});
    await campaigns(campaignOf({ stageInterested: 'no-such-stage' }));
    expect(await previewMark((await member()).id, 'interested')).toMatchObject({
      asks: { key: 'campaignStageGone', args: ['Interested'] },
    });
    await campaigns(campaignOf({ stageReplied: stages.responded.id }));
    await bringAllUp();
    await settled();
    expect(held()).toMatchObject([{ stage: stages.responded.id }]);
    expect((await member()).stands).toBeUndefined();
  });

  it('is asked about after who is not to be contacted, and the word on it passes nothing else', async () => {
    await campaigns(campaignOf({ stageReplied: 'no-such-stage', history: true }));
    await add();
    await settled();
    const { id } = await member();
    const replies = () => notesOn(held()[0]!.id).filter((one) => one.includes('Replied'));
    await noContact(true);
    await happens('replied');
    expect(await member()).toMatchObject({ stands: { key: 'noContactBy' } });
    await noContact(false);
    await settled();
    expect(await member()).toMatchObject({ stands: { key: 'campaignStageGone' } });
    await noContact(true);
    await goOnWith([id]);
    await settled();
    expect(replies()).toEqual([]);
    expect(await member()).toMatchObject({ stands: { key: 'noContactBy' } });
    await goOnWith([id]);
    await settled();
    expect(replies()).toHaveLength(1);
  });

  it('holds up nobody of whom nothing is to be sent', async () => {
    await campaigns(campaignOf({ stageAdded: 'no-such-stage', trigger: 'replied' }));
    await add();
    await settled();
    expect((await member()).stands).toBeUndefined();
  });

  it('is looked for once more where the list may be old', async () => {
    await campaigns(campaignOf({ stageReplied: 'stage-new' }));
    await add();
    await settled();
    story.time.pass(3_600_000);
    story.lever.state.production.stages.push({ id: 'stage-new', text: 'Brand new' });
    await happens('replied');
    await pickersReady();
    await bringAllUp();
    await settled();
    expect(held()).toMatchObject([{ stage: 'stage-new' }]);
  });

  it('is left out at the recruiter’s word, and the rest is told', async () => {
    await goneFor({ history: true });
    expect(notesOn(held()[0]!.id).filter((one) => one.includes('Replied'))).toEqual([]);
    await goOnWith([(await member()).id]);
    await settled();
    expect(held()).toMatchObject([{ stage: 'lead-new' }]);
    expect(notesOn(held()[0]!.id).filter((one) => one.includes('Replied'))).toHaveLength(1);
  });
});

describe('what is taken back', () => {
  const replies = () => notesOn(held()[0]!.id).filter((one) => one.includes('Replied'));
  const told = async () => {
    await campaigns(campaignOf({ history: true }));
    await add();
    await settled();
    await happens('replied');
    expect(replies()).toHaveLength(1);
  };

  it('is forgotten once Lever has taken it back', async () => {
    await told();
    expect(await unmark((await member()).id)).toBeUndefined();
    expect(await member()).toMatchObject({ events: [{}, { kind: 'replied', back: {} }] });
    await settled();
    expect((await member()).events).toHaveLength(1);
    expect(replies()).toEqual([]);
  });

  it('stays while Lever refuses to take it back, says why, and is not told twice', async () => {
    await told();
    const refusal = refuses('DELETE', /\/notes\//);
    await unmark((await member()).id);
    await settled();
    const [shown] = (await campaignsOf(person, ACCOUNT)).members;
    expect(shown).toMatchObject({
      events: [{}, { kind: 'replied', back: { say: { key: 'errorRefused' } } }],
    });
    expect(shown?.canTakeBack).toBe(true);
    await happens('replied');
    expect(replies()).toHaveLength(1);
    refusal.remove();
    await unmark((await member()).id);
    await settled();
    expect((await member()).events).toHaveLength(1);
    expect(replies()).toEqual([]);
  });
});

describe('what stands in the way of everybody', () => {
  const actor = async () => (await loadConnection()).actingAs;
  const actAs = (actingAs: Awaited<ReturnType<typeof actor>>) =>
    changeConnection((now) => ({ ...now, actingAs }));
  const looks = () => story.lever.requests.length;

  it('holds up who is due without asking Lever, and lets them go once it is gone', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    await add();
    const before = await actor();
    await actAs(null);
    await happens('replied');
    expect(await member()).toMatchObject({ pending: true, stands: { key: 'connectNeedsActingAs' } });
    const asked = looks();
    await bringAllUp();
    expect(looks()).toBe(asked);
    await actAs(before);
    await Promise.all([bringAllUp(), bringAllUp(), bringAllUp()]);
    await settled();
    expect(held()).toHaveLength(1);
    expect((await member()).stands).toBeUndefined();
  });

  it('is asked about again when the settings change', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    await add();
    const before = await actor();
    await actAs({ ...before!, role: 'sourcer' });
    const { document } = await team();
    const barred = { ...document, roles: { sourcer: 'interviewer' as const } };
    await changeTeam((record) => withEdited(record, barred));
    await happens('replied');
    expect(await member()).toMatchObject({ pending: true, stands: { key: 'roleInterviewer' } });
    await changeTeam((record) => withEdited(record, document));
    const mine = await loadMine();
    await handlers['settings.keep']({ scope: 'mine', base: mine, document: mine }, {} as never);
    await settled();
    expect(held()).toHaveLength(1);
    await actAs(before);
  });
});

describe('somebody who is due by settings that came later', () => {
  it('is said to wait for a word, and is pushed at that', async () => {
    await campaigns(campaignOf({ trigger: 'interested' }));
    await add();
    await happens('replied');
    expect(await campaignsOf(person, ACCOUNT)).toMatchObject({ members: [{ state: 'replied' }] });
    await campaigns(campaignOf({ trigger: 'replied' }));
    await bringAllUp();
    await untilIdle(story.time);
    expect(held()).toEqual([]);
    expect(await campaignsOf(person, ACCOUNT)).toMatchObject({ members: [{ comes: 'atWord' }] });
    await goOnWith([(await member()).id]);
    await settled();
    expect(held()).toHaveLength(1);
  });
});

describe('who was pushed long before they were added', () => {
  it('is asked about where that is archived, and then made anew', async () => {
    await campaigns(campaignOf({}), campaignOf({ trigger: 'replied' }, { id: 'second' }));
    await add();
    await settled();
    held()[0]!.archived = { reason: archiveReasons.hired.id, archivedAt: Date.now() };
    story.time.pass(20 * 86_400_000);
    await add(emptyDraft, 'second');
    await settled();
    expect((await member('second')).pushed).toBeUndefined();
    const { id } = await member('second');
    await mark([id], 'replied');
    await settled();
    expect(held()).toHaveLength(1);
    expect((await member('second')).stands).toBeDefined();
    await goOnWith([id]);
    await settled();
    expect(held()).toHaveLength(2);
    expect((await member('second')).pushed?.opportunity).toBe(held().find((one) => !one.archived)!.id);
  });
});

describe('where only those in Lever get notes', () => {
  it('brings a push that waited for their reply no note, and the preview shows none', async () => {
    await campaigns(campaignOf({ trigger: 'replied', notesOnlySynced: true, history: true, summary: true }));
    await add({ ...emptyDraft, choices: { note: 'Call in June.', summary: true } });
    const { does } = await previewMark((await member()).id, 'replied');
    expect(does.map(({ key }) => key)).toEqual(['planCreate', 'markStarts']);
    await happens('replied');
    expect(notesOn(held()[0]!.id)).toEqual([]);
    await happens('interested');
    expect(notesOn(held()[0]!.id).join()).toContain('Interested');
  });
});
