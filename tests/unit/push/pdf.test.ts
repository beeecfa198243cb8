import { beforeEach, describe, expect, it, vi } from 'vitest';
import { changeConnection } from '@/lib/connection/record';
import { db } from '@/lib/platform/db';
import { emptyDraft, type Draft } from '@/lib/push/draft';
import { draftOf, keepDraft } from '@/lib/push/drafts';
import { isKept, removeFiles } from '@/lib/push/files';
import { enqueue, type Push } from '@/lib/push/outbox';
import type { Pdf } from '@/lib/push/pdf';
import { describe as tell, makePlan, type Plan } from '@/lib/push/plan';
import { plannedCalls } from '@/lib/push/plan-words';
import { giveUp, goOn, planFor } from '@/lib/push/push';
import { drain } from '@/lib/push/run';
import { askUndo, startUndo } from '@/lib/push/undo';
import { pushView } from '@/lib/push/view';
import { emptyDocument } from '@/lib/settings/document';
import { changeTeam } from '@/lib/settings/team-record';
import { seed, type Lever } from '../../lever/index.ts';
import { readingOf } from '../people';
import { noLists, resolved } from '../settings-of';
import { virtualTime, type VirtualTime } from '../virtual-time';
import { connectedWorker } from '../worker';
import { addedPdf, pdfBytes } from './a-pdf';
import { forgetPushes, stored, untilIdle } from './worker-life';

// Lever's turns are not for tests.
vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));

let lever: Lever;
let time: VirtualTime;
let file: Pdf;
beforeEach(async () => {
  time = virtualTime();
  lever = await connectedWorker();
  lever.settings.rate = false;
  await forgetPushes();
  for (const store of ['drafts', 'files', 'fileParts'] as const) await (await db()).clear(store);
  file = await addedPdf(reading.identity, 'Mira “CV” Ünï.pdf');
});

const reading = readingOf({
  emails: { value: ['mira@quill.example', 'm@quill.example'], where: '', sure: 'bound' },
  phones: { value: ['+351 555 010 01'], where: '', sure: 'bound' },
});
const person = reading.identity;
const performAs = seed.users.teamMember.id;
const target = seed.opportunities.oleander;
const create = { method: 'POST', path: '/v1/opportunities' };
const upload = { method: 'POST', path: /files$/ };
const context = {
  ...{ environment: 'production' as const, actingAs: performAs, lists: noLists },
  notes: { recruiter: 'Kim', postingName: '', stageName: '', date: '' },
};
const tags = ['mine', 'and mine'];
const asNew = (pdf = true): Plan =>
  makePlan(reading, resolved(reading, { ...emptyDraft, choices: { tags } }), context, pdf ? file : undefined);
const onto = (): Plan => ({
  ...{ environment: 'production', performAs, opportunity: target.id },
  calls: [{ kind: 'file', file }],
});

async function run(plan: Plan): Promise<Push> {
  const { id } = await enqueue(person, 'account-1', plan);
  await untilIdle(time);
  return stored(id);
}

const filesOn = (opportunity: string | undefined) =>
  [...lever.state.production.files.values()].filter((one) => one.opportunity === opportunity);
const made = () =>
  [...lever.state.production.opportunities.values()].filter((one) => one.tags.includes('mine'));
const states = (push: Push) => pushView(push).receipts.map(({ state }) => state);
const sent = (method: string, path: RegExp) =>
  lever.requests.filter((one) => one.method === method && path.test(one.path));

describe('a PDF with a new opportunity', () => {
  it('that never gets through, is named as what may be too large for the connection', async () => {
    lever.faults.add({ match: { ...create, times: 2 }, do: { drop: 'before' } });
    const push = await run(asNew());
    expect(push).toMatchObject({ state: 'waiting', say: { key: 'pushNotFoundPdf' } });
    expect(pushView(push)).toMatchObject({ canPushAnyway: true, canCancel: true });
    expect(made()).toHaveLength(0);
  });

  it('goes as its résumé, byte for byte, with all that goes without one', async () => {
    const push = await run(asNew());
    expect(push).toMatchObject({ state: 'inLever', holding: { pdf: file.name } });
    expect(push.say).toBeUndefined();
    const [held] = filesOn(push.opportunityId);
    expect(held).toMatchObject({ kind: 'resume', name: file.name, type: 'application/pdf' });
    expect(Buffer.from(held!.bytes).equals(pdfBytes())).toBe(true);
    expect(sent('POST', /opportunities$/)).toHaveLength(1);
    expect(push.holding).toMatchObject({
      ...{ name: 'Mira Halloran', headline: 'Platform lead at Quillworks', location: 'Porto, Portugal' },
      ...{ emails: ['mira@quill.example', 'm@quill.example'], phones: ['+351 555 010 01'], tags },
      ...{ links: reading.publicUrl ? [reading.publicUrl] : [], sources: ['LinkedIn'], origin: 'sourced' },
      ...{ stage: 'New lead', owner: seed.users.teamMember.name, deduped: false },
    });
  });

  it('is named with its size in the preview, and in the receipt', () => {
    const words = { lists: noLists, acting: { id: performAs, name: 'Kim' }, syncAs: 'Lead' };
    const [shown] = plannedCalls(asNew(), words);
    expect(shown!.facts).toContainEqual({ label: 'PDF', values: [`${file.name} (2 kB)`] });
    expect(JSON.parse(shown!.body)).toMatchObject({ resumeFile: `${file.name} (2 kB)` });
    expect(tell(asNew(), asNew().calls[0]!).say).toEqual({ key: 'planCreateWithPdf', args: [file.name] });
  });

  it.each(['after', 'before'] as const)('is there once when the answer is lost, dropped %s', async (drop) => {
    lever.faults.add({ match: create, do: { drop } });
    const push = await run(asNew());
    expect(push).toMatchObject({ state: 'inLever', holding: { pdf: file.name } });
    expect(made()).toHaveLength(1);
    expect(filesOn(push.opportunityId)).toHaveLength(1);
  });

  it('is said not to be seen where this connection may not see résumés, which says nothing of its health', async () => {
    const no = { match: { method: 'GET', path: /resumes$/, times: 9 }, do: { status: 403, body: {} } };
    lever.faults.add(no);
    const push = await run(asNew());
    expect(push).toMatchObject({ state: 'inLever', say: { key: 'pushPdfNotSeen' } });
    expect(push.holding).not.toHaveProperty('pdf');
    const { connectionView } = await import('@/lib/connection/view');
    expect((await connectionView()).lastError).toBeUndefined();
  });

  it('that Lever shows later is told then', async () => {
    const no = { match: { method: 'GET', path: /resumes$/ }, do: { status: 200, body: { data: [] } } };
    lever.faults.add(no);
    const { id } = await enqueue(person, 'account-1', asNew());
    await drain();
    expect(await stored(id)).toMatchObject({ state: 'inLever', say: { key: 'pushPdfNotSeen' } });
    await untilIdle(time);
    const push = await stored(id);
    expect(push.holding).toMatchObject({ pdf: file.name });
    expect(push.say).toBeUndefined();
  });

  it('that is no longer here is said, and nothing is sent', async () => {
    const plan = asNew();
    await removeFiles([file.id]);
    const push = await run(plan);
    expect(push).toMatchObject({ state: 'waiting', say: { key: 'pushPdfGone', args: [file.name] } });
    expect(made()).toEqual([]);
    await giveUp(push.id);
    expect(await (await db()).get('pushes', push.id)).toBeUndefined();
  });

  it('stays when it is taken back, which is said before', async () => {
    await changeTeam((now) => ({
      ...now,
      file: { ...emptyDocument, settings: { undoReason: seed.archiveReasons.withdrew.id } },
    }));
    const push = await run(asNew());
    expect((await askUndo(push.id)).cannot).toContainEqual({ key: 'undoKeepsResume' });
    expect(await startUndo(push.id)).toBeUndefined();
    await untilIdle(time);
    expect(pushView(await stored(push.id)).undone).toBe(true);
    expect(filesOn(push.opportunityId)).toHaveLength(1);
  });
});

describe('a PDF with an update', () => {
  it('goes as a file of the record that is there, byte for byte', async () => {
    const push = await run(onto());
    expect(push).toMatchObject({ state: 'inLever', holding: { pdf: file.name } });
    const [held, ...others] = filesOn(target.id);
    expect(others).toEqual([]);
    expect(held).toMatchObject({ kind: 'file', name: file.name, uploadedBy: performAs });
    expect(Buffer.from(held!.bytes).equals(pdfBytes())).toBe(true);
  });

  it.each(['after', 'before'] as const)('is there once when the answer is lost, dropped %s', async (drop) => {
    lever.faults.add({ match: upload, do: { drop } });
    const push = await run(onto());
    expect(push).toMatchObject({ state: 'inLever', holding: { pdf: file.name } });
    expect(filesOn(target.id).map(({ id }) => id)).toEqual([push.steps[0]!.made]);
  });

  it.each([500, 503])('is there once when Lever says %d and did it all the same', async (status) => {
    lever.faults.add({ match: upload, do: { status, body: {}, acted: true } });
    const push = await run(onto());
    expect(push.state).toBe('inLever');
    expect(filesOn(target.id)).toHaveLength(1);
  });

  it('that comes after it was given up for lost and sent again is there once', async () => {
    const late: Request[] = [];
    const fetch = lever.fetch.bind(lever);
    vi.stubGlobal('fetch', async (given: Request, init?: RequestInit) => {
      const one = new Request(given, init);
      if (one.method === 'POST' && !late.length) {
        late.push(one.clone());
        throw new TypeError('Failed to fetch');
      }
      return fetch(one);
    });
    const { id } = await enqueue(person, 'account-1', onto());
    await untilIdle(time, 10 * 60_000);
    expect(await stored(id)).toMatchObject({ state: 'inLever', steps: [{ sends: 2 }] });
    await fetch(late[0]!);
    expect(filesOn(target.id)).toHaveLength(2);
    await untilIdle(time, 24 * 3_600_000);
    expect(filesOn(target.id).map((one) => one.id)).toEqual([(await stored(id)).steps[0]!.made]);
  });

  it('is not sent where the same one is there already, which is told', async () => {
    const first = await run(onto());
    const second = await run(onto());
    expect(states(first)).toEqual(['done']);
    expect(states(second)).toEqual(['skipped']);
    expect(filesOn(target.id)).toHaveLength(1);
  });

  it('is not sent where the same one is there as the résumé', async () => {
    const first = await run(asNew());
    const push = await run({ ...onto(), opportunity: first.opportunityId! });
    expect(states(push)).toEqual(['skipped']);
    expect(filesOn(first.opportunityId)).toHaveLength(1);
  });

  it('whose name Lever writes in its own way is found all the same', async () => {
    const renamed = lever
      .until(() => filesOn(target.id).length > 0)
      .then(() => (filesOn(target.id)[0]!.name = 'Mira_CV_Ünï.pdf'));
    lever.faults.add({ match: upload, do: { drop: 'after' } });
    const { id } = await enqueue(person, 'account-1', onto());
    await drain();
    await renamed;
    await untilIdle(time);
    expect(await stored(id)).toMatchObject({ state: 'inLever', steps: [{ sends: 1 }] });
    expect(filesOn(target.id)).toHaveLength(1);
  });

  it('of the same name and another size is another one', async () => {
    await run(onto());
    const other = await addedPdf(person, file.name, pdfBytes(2_001));
    expect(states(await run({ ...onto(), calls: [{ kind: 'file', file: other }] }))).toEqual(['done']);
    expect(filesOn(target.id)).toHaveLength(2);
  });

  it('that Lever refuses is said, and can be tried again', async () => {
    lever.faults.add({ match: upload, do: { status: 403, body: { message: 'files:write:admin' } } });
    const push = await run(onto());
    expect(push).toMatchObject({ state: 'waiting', say: { key: 'errorForbidden' } });
    await goOn(push.id);
    await untilIdle(time);
    expect(await stored(push.id)).toMatchObject({ state: 'inLever' });
    expect(filesOn(target.id)).toHaveLength(1);
  });

  it('is taken back, and a colleague’s file stays', async () => {
    const theirs = await run({
      ...onto(),
      calls: [{ kind: 'file', file: await addedPdf(person, 'Theirs') }],
    });
    const push = await run(onto());
    expect((await askUndo(push.id)).does).toEqual([{ key: 'planDeletePdf' }]);
    expect(await startUndo(push.id)).toBeUndefined();
    await untilIdle(time);
    expect(filesOn(target.id).map(({ id }) => id)).toEqual([theirs.steps[0]!.made]);
    expect(sent('DELETE', /files/).map(({ query }) => query)).toEqual([{ perform_as: [performAs] }]);
  });

  it('that was there already is not taken back', async () => {
    await run(onto());
    const push = await run(onto());
    expect(pushView(push).canUndo).toBe(false);
  });
});

describe('the draft', () => {
  const typed: Draft = { ...emptyDraft, choices: { tags: ['mine'] } };
  const keep = (draft: Draft) => keepDraft(person, 'account-1', draft, emptyDraft);
  const push = async (calls: Plan['calls'] = asNew().calls) => {
    const { id } = await enqueue(person, 'account-1', { ...asNew(), calls }, { typed: { file } });
    await untilIdle(time);
    return stored(id);
  };

  it('loses the PDF to the push that brought it', async () => {
    await keep({ ...typed, file });
    await push();
    expect((await draftOf(person, 'account-1')).file).toBeUndefined();
  });

  it('keeps one that was added since', async () => {
    await keep({ ...typed, file });
    const newer = await addedPdf(person, 'Newer.pdf');
    const before = await draftOf(person, 'account-1');
    await keepDraft(person, 'account-1', { ...before, file: newer }, before);
    await push();
    expect((await draftOf(person, 'account-1')).file).toEqual(newer);
  });

  it('keeps one that was not sent any more', async () => {
    await keep({ ...typed, file });
    await push(asNew(false).calls);
    expect((await draftOf(person, 'account-1')).file).toEqual(file);
  });
});

describe('planning', () => {
  const plan = (draft: Draft) => planFor(reading, draft);

  it('takes the PDF that is kept, whatever a message calls it', async () => {
    const planned = await plan({ ...emptyDraft, file: { ...file, name: 'Other.pdf', size: 1 } });
    expect('plan' in planned && planned.plan.calls[0]).toMatchObject({ kind: 'create', file });
  });

  it('refuses one that is somebody else’s, or is gone', async () => {
    const other = await addedPdf({ slug: 'somebody-else' });
    for (const named of [other, { ...file, id: 'gone' }])
      expect(await plan({ ...emptyDraft, file: named })).toEqual({ refused: { key: 'pdfKeptGone' } });
    expect(await isKept(other.id)).toBe(true);
  });

  it('says at once where the sign-in does not allow files, and goes on without', async () => {
    const credential = { kind: 'oauth' as const, refreshToken: 'r', clientId: 'c', clientSecret: 's' };
    const grant = { ...credential, tokenUrl: '', scope: 'offline_access opportunities:write:admin' };
    await changeConnection((now) => ({ ...now, credential: { ...grant, userId: undefined } }));
    expect(await plan({ ...emptyDraft, file })).toEqual({ refused: { key: 'pdfNotAllowed' } });
    expect(await plan(emptyDraft)).toHaveProperty('plan');
  });
});
