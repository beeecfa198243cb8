import { beforeEach, describe, expect, it, vi } from 'vitest';
import { changeConnection, loadConnection } from '@/lib/connection/record';
import { db } from '@/lib/platform/db';
import { emptyDraft } from '@/lib/push/draft';
import { duePushes, enqueue, keepPush, lastPushOf, loadPush, type Push } from '@/lib/push/outbox';
import { makePlan, type Plan } from '@/lib/push/plan';
import { giveUp, goOn, resumeOffline, resumeWaiting } from '@/lib/push/push';
import { drain } from '@/lib/push/run';
import { pushView } from '@/lib/push/view';
import { seed, type Deed, type Lever } from '../../lever/index.ts';
import { readingOf } from '../people';
import { noLists, resolved } from '../settings-of';
import { virtualTime } from '../virtual-time';
import { connectedWorker } from '../worker';
import { forgetPushes, stored, untilIdle } from './worker-life';

// Lever's turns are not for tests.
vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));

let lever: Lever;
let time: ReturnType<typeof virtualTime>;
beforeEach(async () => {
  time = virtualTime();
  lever = await connectedWorker();
  lever.settings.rate = false;
  await forgetPushes();
});

const reading = readingOf();
const create = { method: 'POST', path: '/v1/opportunities' };
const list = { method: 'GET', path: '/v1/opportunities' };

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
const live = () => made().filter(({ archived }) => !archived);
const run = async (choices = {}) => {
  const { id } = await accept({ tags: ['mine'], ...choices });
  await untilIdle(time);
  return stored(id);
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
    expect(pushView(push).receipts.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
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
    ['the answer was no JSON', { badJson: 'garbage' }],
    ['it was a 500', { status: 500, acted: true }],
    ['it was a page', { html: true, acted: true }],
  ] as const)('and %s, finds it and goes on', async (_, fault) => {
    lever.faults.add({ match: create, do: fault });
    const push = await run({ note: 'hello' });
    expect(push).toMatchObject({ state: 'inLever', holding: { notes: 1 } });
    expect(made()).toHaveLength(1);
  });

  it('and it is found as the last thing there was to do, does not say that it is being looked for', async () => {
    lever.faults.add({ match: create, do: { drop: 'after' } });
    const { state, say } = await run();
    expect({ state, say }).toEqual({ state: 'inLever', say: undefined });
  });

  it.each([
    ['dropped before Lever acted', { drop: 'before' }],
    ['a 500', { status: 500 }],
    ['a redirect', { redirect: 'https://api.lever.co/v1/users', status: 301 }],
  ] as const)('%s: looks for two minutes and more, and then sends it once more', async (_, fault) => {
    lever.faults.add({ match: create, do: fault });
    const before = Date.now();
    const { id } = await accept({ tags: ['mine'] });
    await drain();
    expect(pushView(await stored(id))).toMatchObject({ state: 'findingOut', canCancel: true });
    expect(made()).toHaveLength(0);
    await untilIdle(time);
    expect(await stored(id)).toMatchObject({ state: 'inLever' });
    expect(made()).toHaveLength(1);
    expect(made()[0]!.createdAt - before).toBeGreaterThan(120_000);
  });

  it('twice, and it is not there: asks the recruiter', async () => {
    lever.faults.add({ match: { ...create, times: 2 }, do: { drop: 'before' } });
    const push = await run();
    expect(push).toMatchObject({ state: 'waiting', say: { key: 'pushNotFound' } });
    expect(pushView(push)).toMatchObject({ canTryAgain: true, canPushAnyway: true, canCancel: true });
    expect(made()).toHaveLength(0);
  });

  it('and the list lags, does not take what it does not show for nothing', async () => {
    lever.settings.listLagMs = 100_000;
    lever.faults.add({ match: create, do: { drop: 'after' } });
    expect(await run()).toMatchObject({ state: 'inLever' });
    expect(made()).toHaveLength(1);
  });

  it('on a posting whose people are hidden from this connection, asks instead of sending it again', async () => {
    // Nothing can be told of the posting, and what is made on it is not seen by this key.
    lever.faults.add({ match: { method: 'GET', path: /postings\/[^/]+$/ }, do: { status: 404, body: {} } });
    lever.faults.add({ match: create, do: { drop: 'after' } });
    void lever.until(() => made().map((one) => (one.confidentiality = 'confidential')).length > 0);
    const { id } = await accept({ tags: ['mine'], posting: seed.postings.backend.id });
    await untilIdle(time);
    expect(await stored(id)).toMatchObject({ state: 'waiting', say: { key: 'pushHidden' } });
    expect(made()).toHaveLength(1);
  });

  it('and the person was pushed before, does not take the first one for it', async () => {
    const first = await run();
    lever.faults.add({ match: create, do: { drop: 'before' } });
    const second = await run();
    expect(second).toMatchObject({ state: 'inLever' });
    expect(second.opportunityId).not.toBe(first.opportunityId);
    expect(live()).toHaveLength(2);
  });

  it('and Lever cannot be asked, says so, and finds it once Lever can', async () => {
    lever.faults.add({ match: create, do: { drop: 'after' } });
    const deaf = lever.faults.add({ match: { ...list, times: 1_000 }, do: { drop: 'before' } });
    const { id } = await accept({ tags: ['mine'] });
    await drain();
    await drain();
    expect(pushView(await stored(id))).toMatchObject({ state: 'findingOut', say: { key: 'pushNotAsked' } });
    deaf.remove();
    await untilIdle(time);
    expect(await stored(id)).toMatchObject({ state: 'inLever' });
    expect(made()).toHaveLength(1);
  });

  it('and the worker died before it was written down, finds it after the start', async () => {
    const push = await run();
    // As the worker left it: sent, and no answer noted.
    await keepPush({
      ...push,
      state: 'sending',
      due: Date.now(),
      opportunityId: undefined,
      steps: [{ state: 'sent', sends: 1, sentAt: push.at }],
    });
    await drain();
    expect(await loadPush(push.id)).toMatchObject({ state: 'inLever', opportunityId: push.opportunityId });
    expect(made()).toHaveLength(1);
  });

  it('and it was found, says nothing of looking any more', async () => {
    lever.faults.add({ match: create, do: { drop: 'after' } });
    expect((await run()).say).toBeUndefined();
    lever.faults.add({ match: { method: 'POST', path: /notes$/ }, do: { drop: 'after' } });
    expect((await run({ note: 'the last call' })).say).toBeUndefined();
  });

  it('and the clock here is wrong, goes by Lever’s, also where only a note was left to send', async () => {
    lever.clock.advance(-3 * 3_600_000);
    const note = { method: 'POST', path: /notes$/ };
    lever.faults.add({ match: note, do: { status: 429 } });
    lever.faults.add({ match: { ...note, nth: 2 }, do: { drop: 'after' } });
    expect(await run({ note: 'once' })).toMatchObject({ state: 'inLever', holding: { notes: 1 } });
    expect(
      lever.state.production.notes
        .values()
        .filter((n) => n.fields[0]?.value === 'once')
        .toArray(),
    ).toHaveLength(1);
  });

  it('and the clock here is wrong, goes by Lever’s', async () => {
    lever.clock.advance(-3 * 3_600_000);
    lever.faults.add({ match: create, do: { drop: 'after' } });
    expect(await run()).toMatchObject({ state: 'inLever' });
    expect(made()).toHaveLength(1);
  });
});

describe('a create that Lever carried out twice', () => {
  /** As Chromium does it: the first was carried out and its answer lost, and the browser sent it again by itself. */
  const twice = () => {
    const fetch = lever.fetch.bind(lever);
    let again = true;
    vi.stubGlobal('fetch', async (request: Request, init?: RequestInit) => {
      const one = new Request(request, init);
      if (again && one.method === 'POST' && new URL(one.url).pathname === create.path) {
        again = false;
        await fetch(one.clone());
        time.pass(40);
      }
      return fetch(one);
    });
  };
  it('is told, and the second one is left where the team chose no reason to archive it', async () => {
    twice();
    const push = await run({ note: 'once' });
    expect(push).toMatchObject({ state: 'inLever', say: { key: 'pushTwinLeft' } });
    expect(push.watch?.twins).toHaveLength(1);
    const notes = [...lever.state.production.notes.values()].filter((n) => n.fields[0]?.value === 'once');
    expect(notes.map((n) => n.opportunity)).toEqual([push.opportunityId]);
  });

  it('is noticed though lists lag', async () => {
    lever.settings.listLagMs = 60_000;
    twice();
    expect(await run()).toMatchObject({ state: 'inLever', say: { key: 'pushTwinLeft' } });
  });

  it('is not seen where somebody made the person by hand later', async () => {
    const push = await run();
    time.pass(60_000);
    const own = lever.state.production.opportunities.get(push.opportunityId!)!;
    const other = { ...own, id: 'by-hand', createdAt: Date.now(), arrivedAt: Date.now(), applications: [] };
    lever.state.production.opportunities.set(other.id, other);
    await untilIdle(time);
    expect((await stored(push.id)).watch?.twins).toEqual([]);
  });
});

describe('a create that arrives after it was given up for lost and sent again', () => {
  /** The first is on its way for hours. */
  const late = () => {
    const onItsWay: Request[] = [];
    vi.stubGlobal('fetch', (request: Request, init?: RequestInit) => {
      const one = new Request(request, init);
      const isCreate = one.method === 'POST' && new URL(one.url).pathname === create.path;
      if (!isCreate || onItsWay.length) return lever.fetch(one);
      onItsWay.push(one);
      return Promise.reject(new TypeError('fetch failed'));
    });
    return () => lever.fetch(onItsWay[0]!);
  };

  it.each([1, 6, 20])('is noticed after %i hours, and told with the one to archive', async (hours) => {
    const arrive = late();
    const push = await run({ note: 'once' });
    expect(push).toMatchObject({ state: 'inLever', watch: { twins: [] } });
    time.pass(hours * 3_600_000 - 2_000_000);
    await arrive();
    await untilIdle(time, 2 * 86_400_000);
    const [twin] = live().filter(({ id }) => id !== push.opportunityId);
    const view = pushView(await stored(push.id));
    expect(view).toMatchObject({ state: 'inLever', say: { key: 'pushTwinLeft' } });
    expect(view.twins).toEqual([`https://hire.lever.co/candidates/${twin!.id}`]);
  });

  it('is looked for less and less often, and no longer than about a day', async () => {
    late();
    const push = await run();
    const pauses: number[] = [];
    for (let { next } = await duePushes(); next !== undefined; { next } = await duePushes()) {
      pauses.push(next - Date.now());
      time.until(next);
      await drain();
    }
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(pauses.length).toBeLessThan(25);
    expect(Date.now() - push.at).toBeGreaterThan(86_400_000);
    expect(Date.now() - push.at).toBeLessThan(1.2 * 86_400_000);
  });
});

describe('while another push of the person is not known', () => {
  it('looks for a second opportunity less and less often, and does once that is settled', async () => {
    const first = await accept({ tags: ['mine'] });
    await drain();
    time.pass(1_000);
    lever.faults.add({ match: { ...create, times: 2 }, do: { drop: 'before' } });
    const second = await run();
    expect(second).toMatchObject({ state: 'waiting', say: { key: 'pushNotFound' } });
    const looks = () =>
      lever.requests.filter(({ method, path }) => method === 'GET' && path === list.path).length;
    const before = looks();
    let wakes = 0;
    for (const end = Date.now() + 2 * 86_400_000; Date.now() < end; wakes += 1) {
      const { next } = await duePushes();
      time.until(next!);
      await drain();
    }
    expect(wakes).toBeLessThan(60);
    expect(looks()).toBe(before);
    await giveUp((await lastPushOf(reading.identity, 'account-1'))!.id);
    await untilIdle(time, 3 * 3_600_000);
    const { due, watch } = await stored(first.id);
    expect({ due, looks: watch?.looks }).toEqual({ due: undefined, looks: 2 });
  });
});

describe('when the network goes while a create is out', () => {
  it('does not call it unsent', async () => {
    lever.faults.add({ match: create, do: { drop: 'after' } });
    vi.stubGlobal('navigator', {
      get onLine() {
        // Gone for a while once the create was sent.
        return lever.requests.filter((one) => one.method === 'POST').length !== 1 || offline-- <= 0;
      },
      locks: globalThis.navigator.locks,
    });
    let offline = 3;
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
    await untilIdle(time);
    expect(await loadPush(id)).toMatchObject({
      state: 'inLever',
      holding: { name: 'Marisol Etxeberria', deduped: true },
    });
    expect(made()).toHaveLength(1);
  });

  it('knows what was made although Lever spells the link in another way', async () => {
    const fetch = lever.fetch.bind(lever);
    vi.stubGlobal('fetch', async (request: Request, init?: RequestInit) => {
      try {
        return await fetch(new Request(request, init));
      } finally {
        for (const { contact } of made())
          lever.state.production.contacts.get(contact)!.links = [
            'http://pt.linkedin.com/in/Mira-Halloran?trk=x',
          ];
      }
    });
    lever.faults.add({ match: create, do: { drop: 'after' } });
    expect(await run()).toMatchObject({ state: 'inLever' });
    expect(made()).toHaveLength(1);
  });

  it('does not take a colleague’s opportunity for ours', async () => {
    const theirs = await run();
    await forgetPushes();
    const kept = lever.state.production.opportunities.get(theirs.opportunityId!)!;
    kept.stageChanges[0]!.userId = seed.users.admin.id;
    lever.faults.add({ match: create, do: { drop: 'before' } });
    const push = await run();
    expect(push.state).toBe('inLever');
    expect(push.opportunityId).not.toBe(theirs.opportunityId);
  });
});

describe('when it cannot be read back', () => {
  it('is in Lever all the same, and says so', async () => {
    lever.faults.add({
      match: { method: 'GET', path: /opportunities\/[^/]+$/, times: 99 },
      do: { status: 403, body: { code: 'F', message: 'no' } },
    });
    expect(await run()).toMatchObject({ state: 'inLever', say: { key: 'pushNotReadBack' } });
  });
});

describe('tried again after something else than its posting stood in the way', () => {
  it('says first that the posting was closed meanwhile, and makes it on the recruiter’s word', async () => {
    const posting = seed.postings.backend.id;
    lever.faults.add({ match: create, do: { status: 403, body: { code: 'F', message: 'no' } } });
    const { id, state } = await run({ posting });
    expect(state).toBe('waiting');
    Object.assign(
      lever.state.production.postings.find((one) => one.id === posting)!,
      { state: 'closed' },
    );
    await goOn(id);
    await untilIdle(time);
    expect(await stored(id)).toMatchObject({ state: 'waiting', say: { key: 'pushPostingClosed' } });
    expect(made()).toHaveLength(0);
    await goOn(id);
    await untilIdle(time);
    expect(await stored(id)).toMatchObject({ state: 'inLever' });
    expect(made()).toHaveLength(1);
  });
});

describe('an update that cannot be read back at once', () => {
  const { id: opportunity } = seed.opportunities.oleander;
  const calls = [{ kind: 'addTags' as const, tags: ['mine'] }];
  const update = { environment: 'production' as const, performAs: context.actingAs, opportunity, calls };
  const refused = (times: number) =>
    lever.faults.add({
      match: { method: 'GET', path: `/v1/opportunities/${opportunity}`, nth: 2, times },
      do: { status: 403, body: { code: 'F', message: 'no' } },
    });

  it('is read back a little later, and then says no more that it could not be', async () => {
    refused(1);
    const { id } = await enqueue(reading.identity, 'account-1', update);
    await drain();
    expect(await stored(id)).toMatchObject({ state: 'inLever', say: { key: 'pushNotReadBack' } });
    await untilIdle(time);
    expect(await stored(id)).toMatchObject({ say: undefined, holding: { tags: ['Do not lose', 'mine'] } });
  });

  it('is not looked at for ever where it may not be seen', async () => {
    refused(99);
    const { id } = await enqueue(reading.identity, 'account-1', update);
    await untilIdle(time, 24 * 3_600_000);
    const push = await stored(id);
    expect(push).toMatchObject({ state: 'inLever', say: { key: 'pushNotReadBack' } });
    expect(push.due).toBeUndefined();
    expect(lever.requests.length).toBeLessThan(12);
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
    await untilIdle(time);
    expect(await loadPush(id)).toMatchObject({ state: 'inLever' });
    expect(made()).toHaveLength(1);
  });

  it('and another account is connected meanwhile, sends it nowhere', async () => {
    const { id } = await enqueue(reading.identity, 'another-account', (await accept()).plan);
    await (await db()).delete('pushes', (await lastPushOf(reading.identity, 'account-1'))!.id);
    await drain();
    await resumeWaiting();
    await drain();
    expect(await loadPush(id)).toMatchObject({ state: 'waiting', say: { key: 'pushOtherAccount' } });
    expect(lever.requests).toHaveLength(0);
  });
});

describe('signed in to another account', () => {
  /** As a sign-in there leaves it; back again, what waits for the account goes on. */
  const signIn = async (id: string, actingAs: { id: string }) => {
    await changeConnection((now) => ({
      ...now,
      account: { id, environment: 'production' },
      actingAs: { ...now.actingAs!, ...actingAs },
    }));
    await resumeWaiting();
  };
  const { admin, teamMember } = seed.users;

  it.each<[string, string[], Deed]>([
    ['of which nothing was sent', [], { status: 500 }],
    ['whose create is not known', ['create'], { drop: 'after' }],
    ['whose note is left', ['create', 'note'], { status: 403, body: { code: 'F', message: 'no' } }],
  ])('sends nothing of a push %s, whoever tries, and goes on in its own', async (_, sent, fault) => {
    const path = sent.at(-1) === 'note' ? /\/notes$/ : create.path;
    const refused = sent.length
      ? lever.faults.add({ match: { method: 'POST', path }, do: fault })
      : undefined;
    lever.settings.listLagMs = 100_000;
    const { id } = await accept({ tags: ['mine'], note: 'once' });
    if (sent.length) await drain();
    refused?.remove();
    await signIn('account-2', admin);
    const before = lever.requests.length;
    for (const wake of [() => goOn(id), resumeOffline, () => Promise.resolve()]) {
      await wake();
      await untilIdle(time);
    }
    expect(lever.requests).toHaveLength(before);
    expect(await stored(id)).toMatchObject({ state: 'waiting', say: { key: 'pushOtherAccount' } });
    await signIn('account-1', teamMember);
    await untilIdle(time);
    expect(await stored(id)).toMatchObject({
      ...{ state: 'inLever', plan: { performAs: teamMember.id }, holding: { notes: 1 } },
    });
    expect(made().map(({ owner }) => owner)).toEqual([teamMember.id]);
  });

  it('looks for nothing of a push that is in the other, and says nothing of it', async () => {
    const { id } = await accept({ tags: ['mine'] });
    await drain();
    expect((await stored(id)).due).toBeGreaterThan(Date.now());
    await signIn('account-2', admin);
    const before = lever.requests.length;
    await untilIdle(time, 86_400_000);
    expect(lever.requests).toHaveLength(before);
  });
});

describe('cancelling', () => {
  it('either stops a push whole or not at all, however close it comes to the start', async () => {
    for (let n = 0; n < 10; n += 1) {
      await forgetPushes();
      const before = made().length;
      await accept({ tags: ['mine'] });
      await Promise.all([drain(), giveUp((await lastPushOf(reading.identity, 'account-1'))!.id)]);
      await drain();
      const left = await lastPushOf(reading.identity, 'account-1');
      expect(made().length - before).toBe(left ? 1 : 0);
    }
  });
});

describe('cancelling before it is known whether Lever made it', () => {
  const cancelled = async (drop: 'before' | 'after'): Promise<string> => {
    lever.faults.add({ match: create, do: { drop } });
    const deaf = lever.faults.add({ match: { ...list, times: 99 }, do: { status: 503 } });
    const { id } = await accept({ tags: ['mine'], note: 'not any more' });
    await drain();
    expect(await stored(id)).toMatchObject({ state: 'findingOut' });
    await giveUp((await lastPushOf(reading.identity, 'account-1'))!.id);
    expect(await stored(id)).toMatchObject({ state: 'notPushed', say: { key: 'pushCancelledUnknown' } });
    deaf.remove();
    return id;
  };

  it('says so once it turns out that Lever did, sends nothing more, and can be taken back', async () => {
    const id = await cancelled('after');
    await untilIdle(time);
    expect(await stored(id)).toMatchObject({
      ...{ state: 'inLever', say: { key: 'pushCancelledThere' }, opportunityId: made()[0]!.id },
      holding: { notes: 0, name: 'Mira Halloran' },
    });
    expect(pushView(await stored(id)).canUndo).toBe(true);
    expect(made()).toHaveLength(1);
  });

  it('stays as it was where Lever did not, and is not looked for for ever', async () => {
    const id = await cancelled('before');
    await untilIdle(time, 3 * 86_400_000);
    const push = await stored(id);
    expect(push).toMatchObject({ state: 'notPushed', say: { key: 'pushCancelledUnknown' } });
    expect(push.due).toBeUndefined();
    expect(made()).toHaveLength(0);
    expect(lever.requests.length).toBeLessThan(40);
  });
});

describe('when a note goes wrong', () => {
  const notes = { method: 'POST', path: /\/notes$/ };
  it('is found when only its answer was lost', async () => {
    lever.faults.add({ match: notes, do: { drop: 'after' } });
    expect(await run({ note: 'once' })).toMatchObject({ state: 'inLever', holding: { notes: 1 } });
  });

  it('is sent again by itself when it surely is not there', async () => {
    lever.faults.add({ match: notes, do: { drop: 'before' } });
    expect(await run({ note: 'once' })).toMatchObject({ state: 'inLever', holding: { notes: 1 } });
    expect(made()).toHaveLength(1);
  });

  it('twice, says that the person is in Lever and the note is not', async () => {
    lever.faults.add({ match: { ...notes, times: 2 }, do: { drop: 'before' } });
    expect(await run({ note: 'once' })).toMatchObject({ state: 'waiting', say: { key: 'pushNoteNotFound' } });
  });

  it('is there once though the browser sent it twice', async () => {
    const fetch = lever.fetch.bind(lever);
    let again = true;
    vi.stubGlobal('fetch', async (request: Request, init?: RequestInit) => {
      const one = new Request(request, init);
      if (again && one.method === 'POST' && /notes$/.test(new URL(one.url).pathname)) {
        again = false;
        await fetch(one.clone());
      }
      return fetch(one);
    });
    expect(await run({ note: 'once' })).toMatchObject({ state: 'inLever', holding: { notes: 1 } });
  });

  it('twice, and Lever does not let one go: the push is in Lever, and goes on being watched', async () => {
    const { id } = await accept({ tags: ['mine'], note: 'once' });
    await drain();
    const [note] = [...lever.state.production.notes.values()].filter(
      ({ fields }) => fields[0]?.value === 'once',
    );
    lever.state.production.notes.set('second', { ...note!, id: 'second' });
    lever.faults.add({
      match: { method: 'DELETE', times: Infinity },
      do: { status: 403, body: { code: 'Forbidden', message: 'said so' } },
    });
    await untilIdle(time, 86_400_000);
    const push = await stored(id);
    expect(push).toMatchObject({ state: 'inLever', watch: { looks: 2 } });
    expect(push.due).toBeUndefined();
  });
});

describe('when Lever refuses', () => {
  const refusal = (status: number) => ({ status, body: { code: 'X', message: 'said so' } });

  it.each([
    [400, 'notPushed', 'errorRefused'],
    [404, 'notPushed', 'errorNotFound'],
    [401, 'waiting', 'errorReconnect'],
    [403, 'waiting', 'errorForbidden'],
  ])('with %i, nothing is made, it is %s and says %s', async (status, state, key) => {
    lever.faults.add({ match: { ...create, times: 3 }, do: refusal(status) });
    expect(await run()).toMatchObject({ state, say: { key } });
    expect(made()).toHaveLength(0);
  });

  it('with 429, waits as long as Lever says, tells when it is tried again, and then is there once', async () => {
    lever.faults.add({
      match: { ...create, times: 2 },
      do: { ...refusal(429), headers: { 'retry-after': '60' } },
    });
    const { id } = await accept({ tags: ['mine'] });
    const before = Date.now();
    await drain();
    const view = pushView(await stored(id));
    expect(view).toMatchObject({ state: 'queued', say: { key: 'pushLaterLimited' } });
    expect(view.nextTryAt! - before).toBeGreaterThan(60_000);
    await untilIdle(time);
    expect(await stored(id)).toMatchObject({ state: 'inLever' });
    expect(made()).toHaveLength(1);
  });

  it('after a sign-in goes on with what Lever no longer let in', async () => {
    const refused = lever.faults.add({ match: { ...create, times: 3 }, do: refusal(401) });
    const { id } = await run();
    refused.remove();
    await resumeWaiting();
    await untilIdle(time);
    expect(await stored(id)).toMatchObject({ state: 'inLever' });
  });
});

describe('offline', () => {
  // Hundreds of tries: a busy machine takes its time over them.
  it(
    'stays queued, is tried at once when the network is back, and asks after 7 days',
    { timeout: 30_000 },
    async () => {
      const network = { onLine: false, locks: globalThis.navigator.locks };
      vi.stubGlobal('navigator', network);
      const { id } = await accept({ tags: ['mine'] });
      await drain();
      expect(pushView(await stored(id))).toMatchObject({ state: 'queued', say: { key: 'pushLaterOffline' } });
      await untilIdle(time, 8 * 86_400_000);
      expect(await stored(id)).toMatchObject({ state: 'waiting', say: { key: 'pushExpired' } });
      await goOn(id);
      await drain();
      network.onLine = true;
      await resumeOffline();
      await drain();
      expect(await stored(id)).toMatchObject({ state: 'inLever' });
      expect(made()).toHaveLength(1);
    },
  );
});

describe('before a create', () => {
  it('asks when the posting was closed meanwhile, and pushes to it on the recruiter’s word', async () => {
    lever.state.production.postings.find((p) => p.id === seed.postings.backend.id)!.state = 'closed';
    const push = await run({ posting: seed.postings.backend.id });
    expect(push).toMatchObject({ state: 'waiting', say: { key: 'pushPostingClosed' } });
    await goOn(push.id);
    await untilIdle(time);
    expect(await stored(push.id)).toMatchObject({ state: 'inLever' });
  });

  it('asks when the acting user was deactivated meanwhile', async () => {
    lever.state.production.users.find((u) => u.id === seed.users.teamMember.id)!.deactivatedAt = Date.now();
    expect(await run()).toMatchObject({ state: 'waiting', say: { key: 'pushUserGone' } });
    expect(made()).toHaveLength(0);
  });
});

describe('a push of somebody else', () => {
  it('does not wait for one that is being found out', async () => {
    lever.faults.add({ match: create, do: { drop: 'before' } });
    const first = await accept({ tags: ['mine'] });
    await drain();
    const other = readingOf({
      identity: { slug: 'ada-brook' },
      publicUrl: 'https://www.linkedin.com/in/ada-brook/',
    });
    const plan = makePlan(other, resolved(other, emptyDraft), context);
    const second = await enqueue(other.identity, 'account-1', plan);
    const before = Date.now();
    await drain();
    expect(await stored(second.id)).toMatchObject({ state: 'inLever' });
    expect(Date.now() - before).toBeLessThan(20_000);
    expect(await stored(first.id)).toMatchObject({ state: 'findingOut' });
  });

  it('that was just asked for goes before what was left behind, and each person’s own in their order', async () => {
    const set = async (slug: string, tag: string) => {
      const one = readingOf({ identity: { slug }, publicUrl: `https://www.linkedin.com/in/${slug}/` });
      const tagged = resolved(one, { ...emptyDraft, choices: { tags: [tag] } });
      await enqueue(one.identity, 'account-1', makePlan(one, tagged, context));
      time.pass(1_000);
    };
    await set('left-behind', 'first');
    await set('again', 'second');
    await set('left-too', 'third');
    await set('again', 'fourth');
    await drain();
    const creates = lever.requests.filter(({ method, path }) => method === 'POST' && path === create.path);
    const tags = creates.map(({ body }) => (body as { tags: string[] }).tags[0]);
    expect(tags).toEqual(['second', 'fourth', 'third', 'first']);
  });

  it('goes before what was left behind once somebody says to look again', async () => {
    lever.faults.add({ match: create, do: { drop: 'before' } });
    const first = await accept();
    await drain();
    await keepPush({ ...(await stored(first.id)), due: Date.now() + 90_000 });
    const left = readingOf({ identity: { slug: 'ada' }, publicUrl: 'https://www.linkedin.com/in/ada/' });
    await enqueue(left.identity, 'account-1', makePlan(left, resolved(left, emptyDraft), context));
    time.pass(1_000);
    lever.requests.length = 0;
    await goOn(first.id);
    await untilIdle(time);
    expect(lever.requests[0]).toMatchObject(list);
    expect(lever.requests[0]?.query).toHaveProperty('created_at_start');
  });

  it('goes before another look at what is in Lever already', async () => {
    const first = await run();
    await keepPush({ ...first, due: Date.now() - 1, watch: { looks: 0, twins: [] } });
    lever.requests.length = 0;
    const other = readingOf({
      identity: { slug: 'ada-brook' },
      publicUrl: 'https://www.linkedin.com/in/ada-brook/',
    });
    await enqueue(other.identity, 'account-1', makePlan(other, resolved(other, emptyDraft), context));
    await drain();
    const at = (method: string, path: string) =>
      lever.requests.findIndex((one) => one.method === method && one.path === path);
    expect(at('POST', '/v1/opportunities')).toBeGreaterThan(-1);
    expect(at('POST', '/v1/opportunities')).toBeLessThan(
      at('GET', `/v1/opportunities/${first.opportunityId}`),
    );
  });
});

describe('what somebody changed in Lever between plan and push', () => {
  const { oleander } = seed.opportunities;
  const update = async (calls: Plan['calls']): Promise<Push> => {
    const performAs = seed.users.teamMember.id;
    const plan = { environment: 'production' as const, performAs, opportunity: oleander.id, calls };
    const { id } = await enqueue(reading.identity, 'account-1', plan);
    await untilIdle(time);
    return stored(id);
  };
  const receipts = async (calls: Plan['calls']) =>
    pushView(await update(calls)).receipts.map(({ state, but }) => [state, but]);
  const { headline, location } = seed.contacts.oleander;
  const from = { headline: 'as it was planned over', location };

  it('is left, and told as theirs', async () => {
    const stage = seed.stages.offer.id;
    expect(await receipts([{ kind: 'stage', stage, from: seed.stages.references.id }])).toEqual([
      ['skipped', 'theirs'],
    ]);
    const body = { headline: 'ours' };
    expect(await receipts([{ kind: 'contact', contact: oleander.contact, body, from }])).toEqual([
      ['skipped', 'theirs'],
    ]);
    expect(lever.state.production.contacts.get(oleander.contact)).toMatchObject({ headline });
  });

  it('is left out of a change, which is told', async () => {
    const body = { headline: 'ours', location: 'our town' };
    expect(await receipts([{ kind: 'contact', contact: oleander.contact, body, from }])).toEqual([
      ['done', 'theirs'],
    ]);
    expect(lever.state.production.contacts.get(oleander.contact)).toMatchObject({
      ...{ headline, location: 'our town' },
    });
  });

  it('to the very same is no more than done already', async () => {
    const { stage } = oleander;
    expect(await receipts([{ kind: 'stage', stage, from: seed.stages.references.id }])).toEqual([
      ['skipped', undefined],
    ]);
    expect(
      await receipts([{ kind: 'contact', contact: oleander.contact, body: { headline }, from }]),
    ).toEqual([['skipped', undefined]]);
  });
});

describe('a record that cannot be understood', () => {
  it('is kept and shown, and never sent', async () => {
    const push = await accept({ tags: ['mine'] });
    await (await db()).put('pushes', { ...push, plan: 'from the future' } as never);
    await drain();
    const last = await lastPushOf(reading.identity, 'account-1');
    expect(pushView(last)).toMatchObject({
      state: 'waiting',
      say: { key: 'pushBroken' },
      canTryAgain: false,
      canCancel: true,
    });
    expect(await (await db()).get('pushes', push.id)).toMatchObject({ plan: 'from the future' });
    expect(lever.requests).toHaveLength(0);
  });
});
