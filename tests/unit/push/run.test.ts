import { beforeEach, describe, expect, it, vi } from 'vitest';
import { changeConnection, loadConnection } from '@/lib/connection/record';
import { db } from '@/lib/platform/db';
import { emptyDraft } from '@/lib/push/draft';
import { enqueue, keepPush, lastPushOf, loadPush, type Push } from '@/lib/push/outbox';
import { makePlan } from '@/lib/push/plan';
import { cancelPush, resumeWaiting } from '@/lib/push/push';
import { drain } from '@/lib/push/run';
import { seed, type Lever } from '../../lever/index.ts';
import { readingOf } from '../people';
import { noLists, resolved } from '../settings-of';
import { connectedWorker } from '../worker';

let lever: Lever;
beforeEach(async () => {
  lever = await connectedWorker();
  await (await db()).clear('pushes');
  // The pauses between looks are for Lever's lists, not for tests.
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((work: () => void) => {
    queueMicrotask(work);
    return 0;
  }) as never);
});

const reading = readingOf();
const create = { method: 'POST', path: '/v1/opportunities' };

const context = {
  environment: 'production' as const,
  actingAs: seed.users.teamMember.id,
  lists: noLists,
  notes: { recruiter: 'Kim', postingName: '', stageName: 'New lead', date: '1 May 2026' },
};

function accept(choices = {}): Promise<Push> {
  const plan = makePlan(reading, resolved(reading, { ...emptyDraft, choices }), context);
  return enqueue(reading.identity, 'account-1', plan);
}

const made = () =>
  [...lever.state.production.opportunities.values()].filter((one) => one.tags.includes('mine'));
const run = async (choices = {}) => {
  const { id } = await accept({ tags: ['mine'], ...choices });
  await drain();
  return (await loadPush(id))!;
};

describe('carrying out a plan', () => {
  it('makes the opportunity and its notes, and tells what Lever holds', async () => {
    const push = await run({ posting: seed.postings.backend.id, note: 'hello', summary: true });
    expect(push).toMatchObject({
      state: 'inLever',
      holding: {
        name: 'Mira Halloran',
        posting: seed.postings.backend.text,
        stage: 'New lead',
        owner: seed.users.teamMember.name,
        notes: 2,
        deduped: false,
      },
    });
    expect(made()).toHaveLength(1);
  });

  it('says when Lever kept the details of a contact it had', async () => {
    const mail = seed.contacts.marisol.emails[0]!;
    const plan = makePlan(reading, resolved(reading, { fields: { email: mail }, choices: {} }), context);
    const { id } = await enqueue(reading.identity, 'account-1', plan);
    await drain();
    expect((await loadPush(id))?.holding).toMatchObject({ deduped: true, name: 'Marisol Etxeberria' });
  });

  it('does it once however many set about it', async () => {
    await accept({ tags: ['mine'] });
    await Promise.all([drain(), drain(), drain()]);
    expect(made()).toHaveLength(1);
  });
});

describe('when the answer to a create is lost', () => {
  it.each([
    ['the connection dropped after Lever acted', { drop: 'after' }],
    ['the answer was cut', { badJson: 'truncated' }],
  ] as const)('and %s, finds it and goes on', async (_, fault) => {
    lever.faults.add({ match: create, do: fault });
    const push = await run({ note: 'hello' });
    expect(push).toMatchObject({ state: 'inLever', holding: { notes: 1 } });
    expect(made()).toHaveLength(1);
  });

  it('and Lever never acted, asks the recruiter instead of sending it again', async () => {
    lever.faults.add({ match: create, do: { drop: 'before' } });
    expect(await run()).toMatchObject({ state: 'waiting', say: { key: 'pushNotFound' } });
    await drain();
    expect(made()).toHaveLength(0);
  });

  it('and the person was pushed before, does not take the first one for it', async () => {
    const first = await run();
    lever.faults.add({ match: create, do: { drop: 'before' } });
    expect(await run()).toMatchObject({ state: 'waiting', say: { key: 'pushNotFound' } });
    expect(first.state).toBe('inLever');
    expect(made()).toHaveLength(1);
  });

  it('and Lever cannot be asked, says that it is not known', async () => {
    lever.faults.add({ match: create, do: { drop: 'after' } });
    lever.faults.add({ match: { method: 'GET', times: 100 }, do: { drop: 'before' } });
    const push = await run();
    expect(push).toMatchObject({ state: 'waiting', say: { key: 'pushNotAsked' } });
    lever.faults.clear();
    await keepPush({ ...push, state: 'queued' });
    await drain();
    expect(await loadPush(push.id)).toMatchObject({ state: 'inLever' });
    expect(made()).toHaveLength(1);
  });

  it('and the worker died before it was written down, finds it after the start', async () => {
    const push = await run();
    // As the worker left it: sent, and no answer noted.
    await keepPush({
      ...push,
      state: 'sending',
      opportunityId: undefined,
      steps: [{ state: 'sent', sentAt: push.at }],
    });
    await drain();
    expect(await loadPush(push.id)).toMatchObject({ state: 'inLever', opportunityId: push.opportunityId });
    expect(made()).toHaveLength(1);
  });
});

describe('when the network goes while a create is out', () => {
  it('does not call it unsent', async () => {
    lever.faults.add({ match: create, do: { drop: 'after' } });
    const offline = { onLine: true };
    vi.stubGlobal('navigator', {
      get onLine() {
        // Gone once the create was sent.
        return !lever.requests.some((one) => one.method === 'POST') && offline.onLine;
      },
      locks: globalThis.navigator.locks,
    });
    expect(await run()).toMatchObject({ state: 'inLever' });
    expect(made()).toHaveLength(1);
  });
});

describe('find-out', () => {
  it('knows what was made although Lever kept another name and other links for the e-mail', async () => {
    lever.faults.add({ match: create, do: { drop: 'after' } });
    const mail = seed.contacts.marisol.emails[0]!;
    const draft = { fields: { email: mail }, choices: { tags: ['mine'] } };
    const { id } = await enqueue(
      reading.identity,
      'account-1',
      makePlan(reading, resolved(reading, draft), context),
    );
    await drain();
    expect(await loadPush(id)).toMatchObject({ state: 'inLever', holding: { name: 'Marisol Etxeberria' } });
    expect(made()).toHaveLength(1);
  });

  it('does not take a colleague’s opportunity for ours', async () => {
    const theirs = await run();
    await (await db()).clear('pushes');
    const stored = lever.state.production.opportunities.get(theirs.opportunityId!)!;
    stored.stageChanges[0]!.userId = seed.users.admin.id;
    lever.faults.add({ match: create, do: { drop: 'before' } });
    expect(await run()).toMatchObject({ state: 'waiting', say: { key: 'pushNotFound' } });
  });
});

describe('when it cannot be read back', () => {
  it('is in Lever all the same, and says so', async () => {
    lever.faults.add({
      match: { method: 'GET', path: /opportunities\/[^/]+$/, times: 5 },
      do: { status: 403, body: { code: 'F', message: 'no' } },
    });
    expect(await run()).toMatchObject({ state: 'inLever', say: { key: 'pushNotReadBack' } });
  });
});

describe('while disconnected', () => {
  it('waits, and goes on by itself once the same account is connected again', async () => {
    const { credential } = await loadConnection();
    await changeConnection((now) => ({ ...now, credential: null }));
    const { id } = await accept({ tags: ['mine'] });
    await drain();
    expect(await loadPush(id)).toMatchObject({ state: 'waiting', say: { key: 'pushNotConnected' } });
    await changeConnection((now) => ({ ...now, credential }));
    await resumeWaiting();
    await drain();
    expect(await loadPush(id)).toMatchObject({ state: 'inLever' });
    expect(made()).toHaveLength(1);
  });
});

describe('cancelling', () => {
  it('either stops a push whole or not at all, however close it comes to the start', async () => {
    for (let n = 0; n < 10; n += 1) {
      await (await db()).clear('pushes');
      const before = made().length;
      await accept({ tags: ['mine'] });
      await Promise.all([drain(), cancelPush(reading.identity)]);
      await drain();
      const left = await lastPushOf(reading.identity, 'account-1');
      expect(made().length - before).toBe(left ? 1 : 0);
    }
  });
});

describe('when a note goes wrong', () => {
  it('is found when only its answer was lost', async () => {
    lever.faults.add({ match: { method: 'POST', path: /\/notes$/ }, do: { drop: 'after' } });
    expect(await run({ note: 'once' })).toMatchObject({ state: 'inLever', holding: { notes: 1 } });
  });

  it('says that the person is in Lever, and sends only the note again', async () => {
    lever.faults.add({ match: { method: 'POST', path: /\/notes$/ }, do: { drop: 'before' } });
    const push = await run({ note: 'once' });
    expect(push).toMatchObject({ state: 'waiting', say: { key: 'pushNoteNotFound' } });
    await keepPush({ ...push, state: 'queued' });
    await drain();
    expect(await loadPush(push.id)).toMatchObject({ state: 'inLever', holding: { notes: 1 } });
    expect(made()).toHaveLength(1);
  });
});

describe('when Lever refuses', () => {
  it.each([
    [400, 'errorRefused'],
    [401, 'errorReconnect'],
    [403, 'errorForbidden'],
    [404, 'errorNotFound'],
    [429, 'errorLimited'],
  ])('with %i, nothing is made and it says %s', async (status, key) => {
    lever.faults.add({
      match: { ...create, times: 3 },
      do: { status, body: { code: 'X', message: 'said so' } },
    });
    expect(await run()).toMatchObject({ state: 'notPushed', say: { key } });
    expect(made()).toHaveLength(0);
  });

  it('and another account is connected meanwhile, sends it nowhere', async () => {
    const { id } = await enqueue(reading.identity, 'another-account', (await accept()).plan);
    await (await db()).delete('pushes', (await lastPushOf(reading.identity, 'account-1'))!.id);
    await drain();
    expect(await loadPush(id)).toMatchObject({ state: 'waiting', say: { key: 'pushOtherAccount' } });
    expect(lever.requests).toHaveLength(0);
  });
});
