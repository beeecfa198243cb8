import { beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/platform/db';
import type { Call } from '@/lib/push/calls';
import { emptyDraft, type Draft } from '@/lib/push/draft';
import { enqueue, lastPushOf, loadPush, type Push } from '@/lib/push/outbox';
import { makePlan } from '@/lib/push/plan';
import { giveUp } from '@/lib/push/push';
import { askUndo, startUndo } from '@/lib/push/undo';
import { pushView } from '@/lib/push/view';
import { emptyDocument } from '@/lib/settings/document';
import { pickersReady } from '@/lib/settings/pickers';
import { changeTeam } from '@/lib/settings/team-record';
import { seed, type Lever } from '../../lever/index.ts';
import { readingOf } from '../people';
import { noLists, resolved } from '../settings-of';
import { virtualTime, type VirtualTime } from '../virtual-time';
import { connectedWorker } from '../worker';
import { forgetPushes, stored, untilIdle } from './worker-life';

// Lever's turns are not for tests.
vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));

let lever: Lever;
let time: VirtualTime;
beforeEach(async () => {
  time = virtualTime();
  lever = await connectedWorker();
  lever.settings.rate = false;
  await forgetPushes();
});

const withReason = (undoReason: string) =>
  changeTeam((now) => ({ ...now, file: { ...emptyDocument, settings: { undoReason } } }));

const reading = readingOf();
const performAs = seed.users.teamMember.id;
const target = seed.opportunities.oleander;

async function pushed(planned: Parameters<typeof enqueue>[2]): Promise<Push> {
  const { id } = await enqueue(reading.identity, 'account-1', planned);
  await untilIdle(time);
  return stored(id);
}

const made = (edits: Partial<Draft> = {}) => {
  const context = {
    ...{ environment: 'production' as const, actingAs: performAs, lists: noLists },
    notes: { recruiter: 'Kim', postingName: '', stageName: '', date: '' },
  };
  const draft = { ...emptyDraft, choices: { note: 'once', tags: ['mine'] }, ...edits };
  return pushed(makePlan(reading, resolved(reading, draft), context));
};

const updated = (calls: Call[]) =>
  pushed({ environment: 'production', performAs, opportunity: target.id, calls });

const everything: Call[] = [
  { kind: 'contact', contact: target.contact, body: { headline: 'Ours', emails: ['ours@quill.example'] } },
  { kind: 'addLinks', links: ['https://ours.example'] },
  { kind: 'addTags', tags: ['Do not lose', 'ours'] },
  { kind: 'addSources', sources: ['Added manually', 'Ours'] },
  { kind: 'stage', stage: seed.stages.onSite.id },
  { kind: 'note', about: 'note', value: 'ours', secret: false },
];

/** What Lever holds of the target, as far as an update can change it. */
function held() {
  const { opportunities, contacts, notes } = lever.state.production;
  const { tags, sources, stage, contact } = opportunities.get(target.id)!;
  const noted = [...notes.values()].filter((n) => n.opportunity === target.id && n.deletedAt === null);
  return structuredClone({ tags, sources, stage, contact: contacts.get(contact), noted });
}

async function undone(push: Push): Promise<Push> {
  expect(await startUndo(push.id)).toBeUndefined();
  await untilIdle(time);
  return stored(push.id);
}

describe('taking back an opportunity that was made', () => {
  it('cannot without an archive reason, and says whom to ask', async () => {
    const push = await made();
    expect(await askUndo(push.id)).toMatchObject({ does: [], cannot: [{ key: 'undoNoReason' }] });
    expect(await startUndo(push.id)).toMatchObject({ key: 'undoNoReason' });
  });

  it('deletes the note, archives it with the team’s reason, and says what stays', async () => {
    await withReason(seed.archiveReasons.withdrew.id);
    const push = await made();
    expect(pushView(push)).toMatchObject({ canUndo: true, undone: false });
    await pickersReady();
    const { does, cannot } = await askUndo(push.id);
    expect(does.map(({ key }) => key)).toEqual([
      'planDeleteNote',
      'planRemoveTags',
      'planRemoveSources',
      'planRemoveLinks',
      'planArchiveFor',
    ]);
    // With which reason shows in Lever, so it is said before.
    expect(does.at(-1)?.args).toEqual([seed.archiveReasons.withdrew.text]);
    expect(cannot.map(({ key }) => key)).toEqual(['undoKeepsPerson', 'undoKeepsRecord']);
    expect(pushView(await undone(push))).toMatchObject({ canUndo: false, undone: true });
    expect(lever.state.production.opportunities.get(push.opportunityId!)!.archived).toMatchObject({
      reason: seed.archiveReasons.withdrew.id,
    });
    const last = await lastPushOf(reading.identity, 'account-1');
    expect(pushView(last)).toMatchObject({ kind: 'undo', state: 'inLever', undone: true });
    expect(await startUndo(push.id)).toMatchObject({ key: 'undoUnderWay' });
  });

  it('leaves it where somebody has moved it on', async () => {
    await withReason(seed.archiveReasons.withdrew.id);
    const push = await made();
    const one = lever.state.production.opportunities.get(push.opportunityId!)!;
    one.stageChanges.push({ toStageId: 'offer', toStageIndex: 9, updatedAt: 1, userId: seed.users.admin.id });
    expect(await askUndo(push.id)).toMatchObject({ does: [], cannot: [{ key: 'undoMovedOn' }] });
  });

  it('leaves the contact that Lever joined it to by its address as it was, and says so', async () => {
    await withReason(seed.archiveReasons.withdrew.id);
    const { contacts } = lever.state.production;
    const [mail] = seed.contacts.marisol.emails;
    const theirs = [...contacts.values()].find(({ emails }) => emails.includes(mail!))!;
    theirs.links.push('https://www.linkedin.com/in/mira-halloran');
    const before = structuredClone(theirs);
    const push = await made({ fields: { email: mail! } });
    expect(push.deduped).toBe(true);
    const { cannot } = await askUndo(push.id);
    expect(cannot.map(({ key }) => key)).toContain('undoContactUnknown');
    await undone(push);
    expect(theirs).toEqual(before);
  });

  it('says so when it is no longer there', async () => {
    const push = await made();
    lever.deleteOpportunity(push.opportunityId!);
    expect(await startUndo(push.id)).toMatchObject({ key: 'undoGone' });
  });
});

describe('taking back an update', () => {
  it('puts back each field, and takes away only what was added', async () => {
    const before = held();
    const push = await updated(everything);
    expect(push.state).toBe('inLever');
    expect(held()).not.toEqual(before);
    await undone(push);
    expect(held()).toEqual(before);
  });

  it('leaves what somebody has changed since, and says so', async () => {
    const push = await updated(everything);
    const { opportunities, contacts } = lever.state.production;
    const now = opportunities.get(target.id)!;
    now.stage = seed.stages.references.id;
    contacts.get(target.contact)!.headline = 'Theirs';
    const { cannot } = await askUndo(push.id);
    expect(cannot.map(({ key }) => key)).toEqual(['undoStageMoved', 'undoContactChanged', 'undoKeepsRecord']);
    await undone(push);
    expect(held().stage).toBe(seed.stages.references.id);
    expect(contacts.get(target.contact)).toMatchObject({
      headline: 'Theirs',
      emails: seed.contacts.oleander.emails,
    });
  });

  it.each([
    ['dropped after Lever acted', { drop: 'after' }],
    ['dropped before Lever acted', { drop: 'before' }],
    ['a 500', { status: 500, acted: true }],
    ['429', { status: 429 }],
  ] as const)('does each once though every call is interrupted: %s', async (_, fault) => {
    const before = held();
    const push = await updated(everything);
    for (const method of ['POST', 'PUT', 'DELETE'])
      for (const nth of [1, 3, 5]) lever.faults.add({ match: { method, nth }, do: fault });
    await undone(push);
    expect(held()).toEqual(before);
  });
});

describe('an undo that is given up halfway', () => {
  it('says so, and the rest is taken back by another', async () => {
    const before = held();
    const push = await updated(everything);
    const refused = lever.faults.add({
      match: { method: 'PUT', times: 9 },
      do: { status: 403, body: { code: 'F', message: 'no' } },
    });
    expect(await startUndo(push.id)).toBeUndefined();
    await untilIdle(time);
    const undo = (await lastPushOf(reading.identity, 'account-1'))!;
    expect(undo).toMatchObject({ undoes: push.id, state: 'waiting' });
    await giveUp(undo.id);
    await untilIdle(time);
    expect(pushView(await stored(undo.id))).toMatchObject({ undone: false, say: { key: 'undoCut' } });
    expect(pushView(await stored(push.id))).toMatchObject({ undone: false, canUndo: true });
    refused.remove();
    expect(pushView(await undone(push))).toMatchObject({ undone: true });
    expect(held()).toEqual(before);
  });
});

describe('an undo that is given up before anything was done', () => {
  it('is forgotten and frees its push, both or neither, whatever dies in between', async () => {
    const push = await updated([{ kind: 'addTags', tags: ['ours'] }]);
    lever.faults.add({
      match: { method: 'POST', times: 9 },
      do: { status: 403, body: { code: 'F', message: 'no' } },
    });
    time.pass(1);
    expect(await startUndo(push.id)).toBeUndefined();
    await untilIdle(time);
    const undo = (await lastPushOf(reading.identity, 'account-1'))!;
    expect(undo).toMatchObject({ undoes: push.id, state: 'waiting' });
    const database = await db();
    const transaction = database.transaction.bind(database) as (...args: unknown[]) => unknown;
    const dies = vi.spyOn(database, 'transaction').mockImplementationOnce(((...args: unknown[]) => {
      dies.mockImplementation(() => {
        throw new DOMException('gone', 'InvalidStateError');
      });
      return transaction(...args);
    }) as never);
    await giveUp(undo.id).catch(() => undefined);
    dies.mockRestore();
    expect(await loadPush(undo.id)).toBeUndefined();
    expect(pushView(await stored(push.id))).toMatchObject({ canUndo: true });
  });
});

describe('every call of an update', () => {
  it.each(everything.map((call, n) => [call.kind, n] as const))(
    '%s is done once whatever becomes of its answer, and is no call at all when it was done already',
    async (_, n) => {
      const call = everything[n]!;
      for (const fault of [
        { drop: 'after' },
        { drop: 'before' },
        { status: 500 },
        { status: 503, acted: true },
        { badJson: 'truncated' },
        { html: true, status: 200 },
      ] as const) {
        lever = await connectedWorker();
        lever.settings.rate = false;
        lever.faults.add({ match: { method: 'POST' }, do: fault });
        lever.faults.add({ match: { method: 'PUT' }, do: fault });
        const push = await updated([call]);
        expect(push).toMatchObject({ state: 'inLever', steps: [{ state: 'done' }] });
        const once = held();
        expect(once.noted).toHaveLength(call.kind === 'note' ? 1 : 0);
        if (call.kind === 'note') continue;
        expect(await updated([call])).toMatchObject({ steps: [{ state: 'skipped' }] });
        expect(held()).toEqual(once);
      }
    },
  );

  it('waits when the opportunity was deleted meanwhile', async () => {
    lever.deleteOpportunity(target.id);
    expect(await updated(everything.slice(1))).toMatchObject({ state: 'waiting', say: { key: 'pushGone' } });
  });
});

describe('a database', () => {
  it('keeps an undo and the mark on its push together', async () => {
    const push = await updated([{ kind: 'addTags', tags: ['ours'] }]);
    await Promise.all([startUndo(push.id), startUndo(push.id)]);
    await untilIdle(time);
    const all = await (await db()).getAll('pushes');
    expect(all).toHaveLength(2);
  });
});
