import { beforeEach, describe, expect, it, vi } from 'vitest';
import { goOnWith, hearThread, mark, pushFromScreen, unmark } from '@/lib/campaigns/campaigns';
import { bringAllUp, heard } from '@/lib/campaigns/carry-out';
import { tendFiles } from '@/lib/campaigns/files';
import { draftInForce } from '@/lib/campaigns/on-screen';
import { loadMember, membersOf, type Member, type Profile } from '@/lib/campaigns/people';
import { exportCampaigns, importCampaigns } from '@/lib/campaigns/transfer';
import { campaignsOf, counts, peopleOf, previewMark } from '@/lib/campaigns/view';
import { setMark } from '@/lib/match/marks';
import { db } from '@/lib/platform/db';
import { emptyDraft } from '@/lib/push/draft';
import { isKept } from '@/lib/push/files';
import { allPushes, enqueue } from '@/lib/push/outbox';
import { onPushed } from '@/lib/push/run';
import { dateText } from '@/lib/push/templates';
import { startUndo } from '@/lib/push/undo';
import type { Layer } from '@/lib/settings/settings';
import { isPassable } from '@/components/in-lever';
import { seed, type Lever } from '../../lever/index.ts';
import { readingOf } from '../people';
import { addedPdf } from '../push/a-pdf';
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
const reading = readingOf();
const onScreen = { shown: 'as read', result: { ok: true as const, reading } };
vi.mock('@/lib/linkedin/read-tab', () => ({ readTab: () => Promise.resolve(onScreen) }));
vi.mock('@/lib/push/on-screen', () => ({ onScreen: () => Promise.resolve(onScreen) }));

const { stages, users, archiveReasons } = seed;

let lever: Lever;
let time: VirtualTime;
let coming: Promise<void>[] = [];
onPushed((push) => {
  coming.push(heard(push));
});
beforeEach(async () => {
  coming = [];
  ({ lever, time } = await nobodyKnown());
});

const settled = () => untilSettled(time, () => coming);
async function happens(kind: Parameters<typeof mark>[1], more: Parameters<typeof mark>[2] = {}) {
  const news = await mark([(await member()).id], kind, more);
  await settled();
  return news;
}

const held = () => heldIn(lever);
const notesOn = (id: string) => notesIn(lever, id);

describe('a PDF of somebody of a campaign', () => {
  const filesOf = (id: string) =>
    [...lever.state.production.files.values()].filter((one) => one.opportunity === id);

  it('goes with the push that their reply brings, weeks later, and once', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    const file = await addedPdf(person);
    await add({ ...emptyDraft, file });
    await settled();
    time.pass(50 * 86_400_000);
    await tendFiles();
    expect(held()).toEqual([]);
    await happens('replied');
    const { id } = held()[0]!;
    expect(filesOf(id)).toMatchObject([{ kind: 'resume', name: file.name }]);
    await tendFiles();
    expect(await isKept(file.id)).toBe(false);
    expect(await draftInForce(person, ACCOUNT)).not.toHaveProperty('file');
  });

  it('stays on this machine when the campaign leaves as a file', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    const file = await addedPdf(person);
    await add({ ...emptyDraft, choices: { note: 'typed' }, file });
    const content = await exportCampaigns();
    expect(content).toContain('typed');
    expect(content).not.toContain(file.id);
  });
});

describe('the three triggers', () => {
  it('pushes at once when added', async () => {
    await campaigns(campaignOf({ tags: ['campaign'] }));
    expect(await add()).toBeUndefined();
    await settled();
    expect(held()).toMatchObject([{ tags: ['campaign'], stage: 'lead-new' }]);
    expect(await member()).toMatchObject({ pushed: { opportunity: held()[0]!.id } });
  });

  it('keeps the person until they reply, and pushes with the settings of that time', async () => {
    await campaigns(campaignOf({ trigger: 'replied', tags: ['then'] }));
    await add();
    await settled();
    expect(held()).toEqual([]);
    await campaigns(campaignOf({ trigger: 'replied', tags: ['now'] }));
    const [seen] = (await campaignsOf(person, ACCOUNT)).members;
    expect(seen).toMatchObject({ state: 'added', changed: [{ was: 'then', now: 'now' }] });
    await happens('replied');
    expect(held()).toMatchObject([{ tags: ['now'] }]);
  });

  it('keeps the person until they are interested', async () => {
    await campaigns(campaignOf({ trigger: 'interested' }));
    await add();
    await happens('replied');
    expect(held()).toEqual([]);
    await happens('interested');
    expect(held()).toHaveLength(1);
  });

  it('never pushes who is not interested, though the campaign came to push whoever is added', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    await add();
    await campaigns(campaignOf({ trigger: 'added' }));
    const { does } = await previewMark((await member()).id, 'notInterested');
    expect(does).toEqual([]);
    await happens('notInterested');
    expect(await add()).toBeUndefined();
    await settled();
    expect(held()).toEqual([]);
  });

  it('never pushes who is set to Not yet', async () => {
    await campaigns(campaignOf({ syncAs: 'notYet' }));
    await add();
    await happens('interested');
    expect(held()).toEqual([]);
  });

  it('lets the recruiter decide for one person, over the campaign', async () => {
    await campaigns(campaignOf({ trigger: 'added' }));
    await add({ ...emptyDraft, choices: { trigger: 'interested' } });
    await happens('replied');
    expect(held()).toEqual([]);
    await happens('interested');
    expect(held()).toHaveLength(1);
  });
});

describe('stages', () => {
  const mapped: Layer = {
    stageReplied: stages.responded.id,
    stageInterested: stages.recruiterScreen.id,
    stageNotInterested: stages.reachedOut.id,
  };

  it('move on with what happens', async () => {
    await campaigns(campaignOf(mapped));
    await add();
    await settled();
    await happens('replied');
    expect(held()).toMatchObject([{ stage: stages.responded.id }]);
    await happens('interested');
    expect(held()).toMatchObject([{ stage: stages.recruiterScreen.id }]);
  });

  it('are where a push by what happened starts, unless the recruiter set one for this person', async () => {
    await campaigns(campaignOf({ ...mapped, trigger: 'replied' }));
    await add();
    await happens('replied');
    expect(held()).toMatchObject([{ stage: stages.responded.id }]);
  });

  it('of this person’s own stand', async () => {
    await campaigns(campaignOf({ ...mapped, trigger: 'replied' }));
    await add({ ...emptyDraft, choices: { stage: stages.references.id } });
    await happens('replied');
    expect(held()).toMatchObject([{ stage: stages.references.id }]);
  });

  it('never go back past where Lever has the person', async () => {
    await campaigns(campaignOf(mapped));
    await add();
    await settled();
    held()[0]!.stage = stages.onSite.id;
    await happens('replied');
    await happens('notInterested');
    expect(held()).toMatchObject([{ stage: stages.onSite.id }]);
  });

  it('leave alone who is archived, and say so, until the recruiter wants it', async () => {
    await campaigns(campaignOf({ ...mapped, history: true }));
    await add();
    await settled();
    held()[0]!.archived = { reason: archiveReasons.hired.id, archivedAt: Date.now() };
    const before = lever.requests.length;
    await happens('interested');
    expect((await member()).stands).toBeDefined();
    const written = lever.requests.slice(before).filter(({ method }) => method !== 'GET');
    expect(written).toEqual([]);
    await goOnWith([(await member()).id]);
    await settled();
    expect(notesOn(held()[0]!.id).join()).toContain('Interested');
    expect(held()).toMatchObject([{ stage: 'lead-new', archived: { reason: archiveReasons.hired.id } }]);
  });
});

describe('notes', () => {
  it('tell what happened once, with the push and with each later event', async () => {
    await campaigns(campaignOf({ trigger: 'replied', history: true, reply: true }));
    await add();
    const written = Date.UTC(2026, 4, 3, 12);
    await happens('replied', { when: 'Today 2:00 PM', written, text: 'Yes, tell me more.' });
    const [one] = held();
    expect(notesOn(one!.id)).toHaveLength(2);
    expect(notesOn(one!.id).join('\n')).toMatch(/Yes, tell me more\./);
    expect(notesOn(one!.id).join('\n')).toContain('May 3, 2026: Replied');
    // The next day, over the same conversation.
    await happens('interested', { when: 'Yesterday 2:00 PM', written, text: 'Yes, tell me more.' });
    const notes = notesOn(one!.id);
    expect(notes).toHaveLength(3);
    expect(notes.filter((value) => value.includes('May 3, 2026: Replied'))).toHaveLength(1);
    expect(notes.filter((value) => value.includes('tell me more'))).toHaveLength(1);
    expect(notes.join()).not.toMatch(/Today|Yesterday/);
    // What they wrote is in Lever now, and kept here no longer.
    expect(JSON.stringify(await member())).not.toContain('tell me more');
  });

  it('bear the day on which they wrote', async () => {
    await campaigns(campaignOf({ trigger: 'replied', reply: true }));
    await add();
    await happens('replied', { written: Date.UTC(2026, 4, 3, 12), text: 'Yes, tell me more.' });
    expect(notesOn(held()[0]!.id)).toEqual(['Replied (Backend EU, May 3, 2026):\n\nYes, tell me more.']);
  });

  it('say the day Fulcrum was told of a reply whose time the page does not tell', async () => {
    await campaigns(campaignOf({ trigger: 'replied', history: true }));
    await add();
    await happens('replied', { when: 'Today 2:00 PM' });
    const [note] = notesOn(held()[0]!.id);
    expect(note).toContain(`${dateText(new Date())}: Replied`);
    expect(note).not.toContain('Today');
  });

  it('keep no word of a reply where replies do not go to Lever', async () => {
    await campaigns(campaignOf({ trigger: 'interested' }));
    await add();
    await happens('replied', { text: 'Yes, tell me more.' });
    expect(JSON.stringify(await member())).not.toContain('tell me more');
  });

  it.each([
    ['replies go to Lever no more', () => campaigns(campaignOf({ trigger: 'interested', reply: false }))],
    ['the campaign is gone', () => campaigns()],
  ])('keep no word of a reply once %s', async (_, change) => {
    await campaigns(campaignOf({ trigger: 'interested', reply: true }));
    await add();
    await happens('replied', { text: 'Yes, tell me more.' });
    expect(JSON.stringify(await member())).toContain('tell me more');
    expect(await exportCampaigns()).not.toContain('tell me more');
    await bringAllUp();
    expect(JSON.stringify(await member())).toContain('tell me more');
    await change();
    // The worker's next start, with nothing under way.
    await bringAllUp();
    expect(JSON.stringify(await member())).not.toContain('tell me more');
    expect(await member()).toMatchObject({ events: [{}, { kind: 'replied' }] });
  });

  it('keep no word of a reply when they turn out not to be interested, and replies stay here', async () => {
    await campaigns(campaignOf({ trigger: 'interested', reply: true }));
    await add();
    await happens('replied', { text: 'Yes, tell me more.' });
    await campaigns(campaignOf({ trigger: 'interested' }));
    await happens('notInterested');
    expect(JSON.stringify(await member())).not.toContain('tell me more');
  });

  it('of what was before a push stay away where only those in Lever get notes', async () => {
    await campaigns(campaignOf({ trigger: 'interested', history: true, notesOnlySynced: true }));
    await add();
    await happens('replied');
    await happens('interested');
    expect(notesOn(held()[0]!.id)).toEqual([]);
  });

  it('are added once whatever the connection does', async () => {
    await campaigns(campaignOf({ history: true, stageReplied: stages.responded.id }));
    await add();
    await settled();
    const path = /\/notes$/;
    lever.faults.add({ match: { method: 'POST', path, times: 1 }, do: { drop: 'after', inAnswer: true } });
    await happens('replied');
    await happens('replied');
    expect(notesOn(held()[0]!.id).filter((value) => value.includes('Replied'))).toHaveLength(1);
  });
});

describe('who is in Lever already', () => {
  it('is told, not made again', async () => {
    await campaigns(campaignOf({ tags: ['campaign'] }));
    await add();
    await settled();
    await campaigns(
      campaignOf({}),
      campaignOf({ trigger: 'replied', stageReplied: stages.responded.id }, { id: 'second' }),
    );
    await add(emptyDraft, 'second');
    await mark([(await member('second')).id], 'replied');
    await settled();
    expect(held()).toMatchObject([{ stage: stages.responded.id }]);
  });
});

describe('bad input', () => {
  it('sends nothing by itself once the campaign is gone', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    await add();
    await campaigns();
    await happens('replied');
    expect(held()).toEqual([]);
    expect(await member()).toMatchObject({ stands: { key: 'campaignGone' } });
  });

  it('takes nobody into an archived campaign, and goes on with who is in it', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    await add();
    await campaigns(campaignOf({ trigger: 'replied' }, { archived: true }));
    expect(await add()).toMatchObject({ key: 'campaignIsArchived' });
    await happens('replied');
    expect(held()).toHaveLength(1);
  });

  it('hears the same event once', async () => {
    await campaigns(campaignOf({}));
    await add();
    await settled();
    expect(await happens('replied')).toBe(1);
    expect(await happens('replied')).toBe(0);
    expect(await happens('interested')).toBe(1);
    expect(await happens('replied')).toBe(0);
  });

  it('takes back what was marked by mistake, in Lever too', async () => {
    await campaigns(campaignOf({ history: true, stageReplied: stages.responded.id }));
    await add();
    await settled();
    await happens('replied');
    expect(held()).toMatchObject([{ stage: stages.responded.id }]);
    expect(await unmark((await member()).id)).toBeUndefined();
    await settled();
    expect(held()).toMatchObject([{ stage: 'lead-new' }]);
    expect(notesOn(held()[0]!.id).filter((value) => value.includes('Replied'))).toEqual([]);
    expect((await campaignsOf(person, ACCOUNT)).members).toMatchObject([{ state: 'added' }]);
    await happens('interested');
    expect(notesOn(held()[0]!.id).join()).not.toContain('Replied');
  });

  it('takes back what Lever was not told by forgetting it', async () => {
    await campaigns(campaignOf({ trigger: 'interested' }));
    await add();
    await happens('replied');
    await unmark((await member()).id);
    expect(await member()).toMatchObject({ events: [{ kind: 'added' }] });
  });

  it('can be taken back once the push it went with was undone', async () => {
    await campaigns(campaignOf({ history: true, stageReplied: stages.responded.id }));
    await add();
    await settled();
    await happens('replied');
    const telling = (await allPushes()).find(({ plan }) => plan.opportunity !== undefined)!;
    expect(await startUndo(telling.id)).toBeUndefined();
    await settled();
    expect((await campaignsOf(person, ACCOUNT)).members).toMatchObject([{ canTakeBack: true }]);
    expect(await unmark((await member()).id)).toBeUndefined();
    await settled();
    expect(await member()).toMatchObject({ events: [{ kind: 'added' }] });
    expect(held()).toMatchObject([{ stage: 'lead-new' }]);
  });

  it('waits with the reason where the push is refused, and goes on when the recruiter says so', async () => {
    await campaigns(campaignOf({ trigger: 'replied', posting: seed.postings.backend.id }));
    await add({ ...emptyDraft, choices: { posting: seed.postings.closed.id } });
    await happens('replied');
    expect(held()).toEqual([]);
    expect((await member()).stands).toBeDefined();
    await goOnWith([(await member()).id]);
    await settled();
    expect((await member()).stands).toBeDefined();
  });

  it('goes on after the worker died before anything followed', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    await add();
    const { note } = await import('@/lib/campaigns/people');
    await note((await member()).id, 'replied');
    await bringAllUp();
    await settled();
    expect(held()).toHaveLength(1);
    expect(await loadMember((await member()).id)).toMatchObject({ pending: false });
  });

  it('knows the person under a new address', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    await add();
    expect(await membersOf({ slug: 'mira-h', memberId: '2100000777' }, ACCOUNT)).toHaveLength(1);
  });
});

describe('a reply seen in a conversation', () => {
  const HOUR = 3_600_000;
  const inThread = { contact: person, href: '', inbound: 1, lastInbound: true, text: 'Yes.' };
  /** A message of theirs, so long after now. */
  const message = (after: number, when = 'Today 10:12 AM') => ({
    ...inThread,
    ...{ when, written: Date.now() + after },
  });
  const acting: Layer = { trigger: 'replied', replySeen: 'act' };

  it('is marked by itself only where the settings say so', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    await add();
    const thread = message(HOUR);
    await hearThread(thread);
    await settled();
    expect(held()).toEqual([]);
    await campaigns(campaignOf(acting));
    await hearThread({ ...thread, inbound: 0, lastInbound: false });
    await settled();
    expect(held()).toEqual([]);
    await hearThread(thread);
    await hearThread(thread);
    await settled();
    expect(held()).toHaveLength(1);
    expect(await member()).toMatchObject({ events: [{}, { kind: 'replied', written: thread.written }] });
  });

  it('is not marked by itself where it is not surely later than the adding', async () => {
    await campaigns(campaignOf(acting));
    await add();
    const { at } = (await member()).events[0]!;
    await hearThread({ ...inThread, when: 'May 3, 2019 10:12 AM', written: Date.UTC(2019, 4, 3) });
    await hearThread({ ...inThread, when: 'Today 10:12 AM', written: at });
    // The page does not tell when.
    await hearThread({ ...inThread, when: 'Today 10:12 AM' });
    await hearThread(inThread);
    await settled();
    expect((await member()).events).toHaveLength(1);
    expect(held()).toEqual([]);
    await hearThread({ ...inThread, when: 'Today 10:12 AM', written: at + 1 });
    await settled();
    expect(held()).toHaveLength(1);
  });

  it('is not marked again once the recruiter took that back, unless they write again', async () => {
    await campaigns(campaignOf({ ...acting, trigger: 'interested' }));
    await add();
    const thread = message(HOUR);
    await hearThread(thread);
    expect((await member()).events).toHaveLength(2);
    await unmark((await member()).id);
    await hearThread(thread);
    await hearThread({ ...thread, when: 'Yesterday 10:12 AM' });
    expect((await member()).events).toHaveLength(1);
    await hearThread(message(2 * HOUR));
    expect((await member()).events).toMatchObject([{}, { kind: 'replied' }]);
  });

  it('is left to the recruiter where one was taken back before replies had a time', async () => {
    await campaigns(campaignOf(acting));
    await add();
    const before = { ...(await member()), tookBack: 'Today 10:12 AM' };
    await (await db()).put('people', before);
    await hearThread(message(HOUR, 'Yesterday 10:12 AM'));
    expect((await member()).events).toHaveLength(1);
    // Adding them anew changes nothing of that.
    await add();
    await hearThread(message(HOUR));
    expect((await member()).events).toHaveLength(1);
  });

  it('goes to Lever with its day where it was kept before replies had a time', async () => {
    await campaigns(campaignOf({ trigger: 'interested', history: true }));
    await add();
    const at = Date.UTC(2026, 4, 4, 12);
    const old = { id: 'old', kind: 'replied', at, when: 'Today 10:12 AM' };
    const one = await member();
    const before = { ...one, events: [...one.events, old] };
    await (await db()).put('people', before);
    expect(await peopleOf(['backend'])).toMatchObject([{ state: 'replied', at }]);
    await happens('interested');
    expect(notesOn(held()[0]!.id).join()).toContain('May 4, 2026: Replied');
  });
});

describe('the table', () => {
  it('tells nothing of somebody else who had the address before', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    await add();
    const other = { ...person, memberId: '2100000999' };
    await enqueue(other, ACCOUNT, { environment: 'production', performAs: users.teamMember.id, calls: [] });
    expect(await peopleOf(['backend'])).toMatchObject([{ push: 'idle' }]);
  });

  it('begins with those added last, and goes on from the same reading', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    await add();
    time.pass(60_000);
    const first = await member();
    const events = [{ id: 'e', kind: 'added', at: first.events[0]!.at + 1 }];
    const later = { ...first, id: 'later', name: 'Added Later', keys: ['s:later'], events };
    await (await db()).put('people', later);
    await mark([first.id], 'replied');
    const question = 'one question';
    const names = (rows: { name: string }[]) => rows.map(({ name }) => name);
    expect(names(await peopleOf(['backend'], { question, first: 1 }))).toEqual(['Added Later']);
    await (await db()).delete('people', 'later');
    expect(names(await peopleOf(['backend'], { question }))).toEqual(['Mira Halloran', 'Added Later']);
    // That is answered: who asks again is told how it is now.
    expect(names(await peopleOf(['backend'], { question }))).toEqual(['Mira Halloran']);
  });

  it('tells who is where, and what marking would send', async () => {
    await campaigns(campaignOf({ trigger: 'replied', history: true }));
    await add();
    const { id } = await member();
    const preview = await previewMark(id, 'replied');
    expect(preview.does.map(({ key }) => key)).toEqual(['planCreate', 'markStarts', 'planHistory']);
    expect(preview.notes).toMatchObject([{ kind: 'history' }]);
    await happens('replied');
    expect(await peopleOf(['backend'])).toMatchObject([
      { name: 'Mira Halloran', state: 'replied', push: 'inLever', canTakeBack: true },
    ]);
    expect(await counts()).toMatchObject([{ campaign: 'backend', people: 1, replied: 1, pushed: 1 }]);
  });
});

describe('what marking would send, told before', () => {
  const keys = (of: { key: string }[] | undefined) => of?.map(({ key }) => key);
  const mapped: Layer = { stageReplied: stages.responded.id, reply: true };

  it('names the stage and the reply for who is in Lever', async () => {
    await campaigns(campaignOf(mapped));
    await add();
    await settled();
    const { id } = await member();
    const { does, there, notes } = await previewMark(id, 'replied', { text: 'Yes, tell me more.' });
    expect(does).toEqual([{ key: 'markStage', args: ['Responded'] }, { key: 'planReply' }]);
    expect(there).toBeUndefined();
    expect(notes.map(({ text }) => text).join()).toContain('Yes, tell me more.');
  });

  it('says that it is asked first of who is not to be contacted', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    await add();
    const { id } = await member();
    await setMark(person, true);
    expect(await previewMark(id, 'replied')).toMatchObject({ asks: { key: 'noContactBy' } });
  });

  it('tells what is sent only where the person turns out to be there', async () => {
    await campaigns(campaignOf({ ...mapped, trigger: 'interested' }));
    await add();
    const { id } = await member();
    const early = await previewMark(id, 'replied');
    expect([keys(early.does), keys(early.there)]).toEqual([[], ['markStage']]);
    const due = await previewMark(id, 'interested', { text: 'Yes.' });
    expect([keys(due.does), keys(due.there)]).toEqual([
      ['planCreate', 'markStarts', 'planReply'],
      ['planReply'],
    ]);
  });

  it('is nothing for what is no news, and for a campaign that is gone', async () => {
    await campaigns(campaignOf({ history: true }));
    await add();
    await happens('interested');
    const { id } = await member();
    expect(await previewMark(id, 'replied')).toEqual({ does: [], notes: [], changed: [] });
    await campaigns();
    expect(await previewMark(id, 'notInterested')).toEqual({ does: [], notes: [], changed: [] });
  });

  it('leaves out notes where only those in Lever get them, from the panel and from what goes by hand', async () => {
    await campaigns(campaignOf({ trigger: 'replied', history: true, notesOnlySynced: true }));
    await add();
    const { id } = await member();
    expect((await campaignsOf(person, ACCOUNT)).members).toMatchObject([{ notes: [] }]);
    expect(keys((await previewMark(id, 'replied')).does)).toEqual(['planCreate', 'markStarts']);
    const draft = { ...emptyDraft, campaign: 'backend' };
    const wish = { tabId: 1, person, draft, shown: 'as read', seen: undefined, anyway: false };
    expect(await pushFromScreen(wish)).toBeUndefined();
    await settled();
    expect(notesOn(held()[0]!.id)).toEqual([]);
  });

  it('starts where what happened has led to, also where the recruiter pushes by hand who waited', async () => {
    await campaigns(campaignOf({ ...mapped, trigger: 'replied', syncAs: 'candidate' }));
    await add();
    await happens('replied');
    expect(held()).toEqual([]);
    const draft = { ...emptyDraft, campaign: 'backend', choices: { posting: seed.postings.backend.id } };
    const wish = { tabId: 1, person, draft, shown: 'as read', seen: undefined, anyway: false };
    expect(await pushFromScreen(wish)).toBeUndefined();
    await settled();
    expect(held()).toMatchObject([{ stage: stages.responded.id }]);
  });

  it('bears the name of who tells it, as the note will', async () => {
    const historyTemplate = '{{recruiter}}: {{history}}';
    await campaigns(campaignOf({ trigger: 'replied', history: true, historyTemplate }));
    await add();
    const [shown] = (await campaignsOf(person, ACCOUNT)).members;
    const { notes } = await previewMark(shown!.id, 'replied');
    await happens('replied');
    expect(shown!.notes[0]!.text).toContain(users.teamMember.name);
    expect(notesOn(held()[0]!.id)).toEqual(notes.map(({ text }) => text));
  });

  it('says what the person becomes', async () => {
    await campaigns(campaignOf({ syncAs: 'notYet' }));
    await add();
    expect((await campaignsOf(person, ACCOUNT)).members).toMatchObject([{ syncAs: 'notYet' }]);
  });
});

describe('a file of campaigns', () => {
  it('brings campaigns, people and drafts to a new machine', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    await add({ ...emptyDraft, choices: { tags: ['kept'] } });
    const content = await exportCampaigns();
    const database = await db();
    await database.clear('people');
    await database.clear('profiles');
    await campaigns();
    expect(await importCampaigns(content)).toMatchObject({ taken: true });
    // Twice is once.
    expect(await importCampaigns(content)).toMatchObject({ taken: true });
    expect(await membersOf(person, ACCOUNT)).toHaveLength(1);
    await happens('replied');
    expect(held()).toMatchObject([{ tags: ['kept'] }]);
  });

  interface Brought {
    member: Member;
    profile: Profile;
  }
  /** Takes what was exported on a new machine, after something was changed in the file. */
  async function brought(
    change: (one: Brought) => void,
  ): Promise<Awaited<ReturnType<typeof importCampaigns>>> {
    const content = JSON.parse(await exportCampaigns()) as { people: Brought[] };
    for (const one of content.people) change(one);
    const database = await db();
    await database.clear('people');
    await database.clear('profiles');
    return importCampaigns(JSON.stringify(content));
  }

  it('brings nobody under the name of somebody else', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    await add();
    const made = lever.state.production.opportunities.size;
    const other = readingOf({ identity: { slug: 'somebody-else', memberId: '2100000888' } });
    const { told } = await brought((one) => {
      one.profile.reading = other;
      one.member.events.push({ id: 'e', kind: 'replied', at: Date.now() });
      one.member.pending = true;
    });
    expect(told).toContainEqual({ key: 'campaignsLeftOut', args: ['1'] });
    await bringAllUp();
    await settled();
    expect(await membersOf(person, ACCOUNT)).toEqual([]);
    expect(lever.state.production.opportunities.size).toBe(made);
  });

  it('pushes nobody by itself, and pushes them on the recruiter’s word', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    await add();
    await brought((one) => {
      one.member.events.push({ id: 'e', kind: 'replied', at: Date.now() });
      one.member.pending = true;
      one.member.anyway = true;
    });
    await bringAllUp();
    await settled();
    expect(held()).toEqual([]);
    const { id, stands } = await member();
    expect(stands).toEqual({ key: 'campaignImported' });
    expect(isPassable(stands!, false)).toBe(true);
    // That word is about the file alone: what else stands against a push is asked still.
    await setMark(person, true);
    await goOnWith([id]);
    await settled();
    expect(held()).toEqual([]);
    expect((await member()).stands).toMatchObject({ key: 'noContactBy' });
    await setMark(person, false);
    await goOnWith([id]);
    await settled();
    expect(held()).toHaveLength(1);
  });

  it('knows the person by what was read of them, and links to nowhere else', async () => {
    await campaigns(campaignOf({}));
    await add();
    await settled();
    const { link, name, pushed } = await member();
    await brought((one) => {
      Object.assign(one.member, { keys: [], name: 'Another', link: 'https://evil.example/in/x' });
      one.member.pushed = { ...pushed!, url: 'https://evil.example/candidates/1' };
    });
    const [row] = await peopleOf(['backend']);
    expect(row).toMatchObject({ name, link, push: 'inLever' });
    expect(row).not.toHaveProperty('url');
    expect(await member()).toMatchObject({ pushed: { opportunity: pushed!.opportunity } });
    await brought(() => undefined);
    expect(await peopleOf(['backend'])).toMatchObject([{ name, link }]);
  });

  it.each(['', 'nonsense', '{}', '{"fulcrumCampaigns":2}', '[]', '{"fulcrumCampaigns":1}'])(
    'refuses %j in words',
    async (content) => {
      const { taken, told } = await importCampaigns(content);
      expect(taken).toBe(false);
      expect(told).toHaveLength(1);
    },
  );
});

it('is carried out by one push at a time', async () => {
  await campaigns(campaignOf({ trigger: 'replied' }));
  await add();
  const { id } = await member();
  await Promise.all([mark([id], 'replied'), mark([id], 'replied'), mark([id], 'interested')]);
  await settled();
  expect(held()).toHaveLength(1);
  expect((await allPushes()).filter(({ plan }) => plan.calls[0]?.kind === 'create')).toHaveLength(1);
  expect(users.teamMember.id).toBe(held()[0]!.owner);
});
