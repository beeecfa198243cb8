import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { say } from '@/lib/platform/text';
import { db } from '@/lib/platform/db';
import { emptyDraft, type Draft } from '@/lib/push/draft';
import { draftOf, dropSent, keepDraft } from '@/lib/push/drafts';
import { isAnother, withoutSent } from '@/lib/push/earlier';
import { enqueue, isParked, keepPush, lastPushOf, loadPush, type Push } from '@/lib/push/outbox';
import type { Plan } from '@/lib/push/plan';
import { goOn, startPush } from '@/lib/push/push';
import { drain } from '@/lib/push/run';
import { ontoContact } from '@/lib/push/who';
import { emptyDocument } from '@/lib/settings/document';
import { formFieldKey, type FieldKey } from '@/lib/settings/settings';
import { changeTeam } from '@/lib/settings/team-record';
import { seed, type Lever } from '../../lever/index.ts';
import { readingOf } from '../people';
import { virtualTime, type VirtualTime } from '../virtual-time';
import { connectedWorker } from '../worker';
import { forgetPushes, stored, untilIdle } from './worker-life';

// Lever's turns are not for tests.
vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));

const reading = readingOf();
const person = reading.identity;
const onScreen = { shown: 'as read', result: { ok: true as const, reading } };
vi.mock('@/lib/linkedin/read-tab', () => ({ readTab: () => Promise.resolve(onScreen) }));
vi.mock('@/lib/push/on-screen', () => ({ onScreen: () => Promise.resolve(onScreen) }));

let lever: Lever;
let time: VirtualTime;
beforeEach(async () => {
  time = virtualTime(undefined, false);
  lever = await connectedWorker();
  lever.settings.rate = false;
  await forgetPushes();
  await (await db()).clear('drafts');
});

const draft = (choices: Draft['choices'] = {}): Draft => ({
  ...emptyDraft,
  choices: { tags: ['mine'], ...choices },
});
const start = (anyway = false, what = draft()) =>
  startPush({ tabId: 1, person, draft: what, shown: 'as read', seen: undefined, anyway });
const last = async () => (await lastPushOf(person, 'account-1'))!;
const create = { method: 'POST', path: '/v1/opportunities' };
const live = () =>
  [...lever.state.production.opportunities.values()].filter(
    ({ tags, archived }) => tags.includes('mine') && !archived,
  );

const withUndoReason = () =>
  changeTeam((now) => ({
    ...now,
    file: { ...emptyDocument, settings: { undoReason: seed.archiveReasons.withdrew.id } },
  }));

/** Chrome says so at the request, and takes back the whole transaction. */
function fullOfPushes() {
  const put = Reflect.get(IDBObjectStore.prototype, 'put') as (...args: unknown[]) => IDBRequest<IDBValidKey>;
  return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...args
  ) {
    if (this.name === 'pushes') throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, args);
  });
}

describe('accepting a push', () => {
  it('refuses in words what cannot be stored, and sends nothing', async () => {
    fullOfPushes();
    expect(await start()).toMatchObject({ key: 'pushNotStored' });
    await drain();
    expect(lever.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('keeps two windows from pushing the same person twice', async () => {
    await Promise.all([start(), start()]);
    await untilIdle(time);
    expect(live()).toHaveLength(1);
  });

  it('takes the place of one that was never known, and accounts for what that made after all', async () => {
    lever.faults.add({ match: { ...create, times: 2 }, do: { drop: 'before' } });
    await start();
    await untilIdle(time);
    const first = await last();
    expect(first).toMatchObject({ state: 'waiting', say: { key: 'pushNotFound' } });
    expect(await start()).toMatchObject({ key: 'pushNotFound' });
    expect(await start(true)).toBeUndefined();
    await untilIdle(time);
    expect(await stored(first.id)).toMatchObject({ state: 'notPushed', say: { key: 'pushReplaced' } });
    expect(await last()).toMatchObject({ state: 'inLever', since: first.steps[0]!.sentAt });
    expect(live()).toHaveLength(1);
  });
});

describe('a push that would give way to another', () => {
  it('is not known as before where the other could not be stored', async () => {
    lever.faults.add({ match: { ...create, times: 2 }, do: { drop: 'before' } });
    await start();
    await untilIdle(time);
    const unknown = { state: 'waiting', say: { key: 'pushNotFound' } };
    expect(await last()).toMatchObject(unknown);
    const full = fullOfPushes();
    expect(await start(true)).toMatchObject({ key: 'pushNotStored' });
    full.mockRestore();
    expect(await last()).toMatchObject(unknown);
    expect(await start(true)).toBeUndefined();
    await untilIdle(time);
    expect(live()).toHaveLength(1);
  });
});

describe('a clock that is put back', () => {
  it('hides no push behind an older one, which would let a second press make another', async () => {
    await start();
    await untilIdle(time);
    const old = await last();
    vi.setSystemTime(old.at - 86_400_000);
    const press = () =>
      startPush({
        ...{ tabId: 1, person, draft: draft(), shown: 'as read', seen: undefined },
        ...{ anyway: true, push: old.id },
      });
    expect(await Promise.all([press(), press()])).toEqual([undefined, undefined]);
    await untilIdle(time);
    expect((await last()).id).not.toBe(old.id);
    expect(live()).toHaveLength(2);
  });
});

describe('a push that gave way to another', () => {
  it('while it was being found out is not sent any more, also when it is tried again from the history', async () => {
    lever.faults.add({ match: create, do: { drop: 'before' } });
    await start();
    await vi.waitFor(async () => expect(isParked(await last())).toBe(true));
    const first = await last();
    expect(first.state).toBe('findingOut');
    time.pass(1);
    expect(await start(true)).toBeUndefined();
    await untilIdle(time);
    expect(await stored(first.id)).toMatchObject({ state: 'notPushed', say: { key: 'pushReplaced' } });
    expect(live()).toHaveLength(1);
    await goOn(first.id);
    await untilIdle(time);
    expect(await stored(first.id)).toMatchObject({ state: 'notPushed', say: { key: 'pushReplaced' } });
    expect(live()).toHaveLength(1);
  });

  it('and was carried out after all, leaves one', async () => {
    await withUndoReason();
    lever.faults.add({ match: create, do: { drop: 'after' } });
    const deaf = lever.faults.add({
      match: { method: 'GET', path: create.path, times: 99 },
      do: { status: 503 },
    });
    await start();
    await vi.waitFor(async () => expect(isParked(await last())).toBe(true));
    const first = await last();
    time.pass(1);
    expect(await start(true)).toBeUndefined();
    deaf.remove();
    await untilIdle(time);
    await goOn(first.id);
    await untilIdle(time);
    expect(live()).toHaveLength(1);
    expect((await last()).opportunityId).toBe(live()[0]!.id);
  });
});

describe('two windows in the same second', () => {
  const press = (anyway: boolean, push: string) =>
    startPush({ ...{ tabId: 1, person, draft: draft(), shown: 'as read', seen: undefined }, anyway, push });

  it.each([false, true])(
    'make one of the same person, and the second is told nothing else (anyway: %s)',
    async (anyway) => {
      expect(await Promise.all([press(anyway, ''), press(anyway, '')])).toEqual([undefined, undefined]);
      await untilIdle(time);
      expect(live()).toHaveLength(1);
    },
  );

  it('make one, and the second hears of another push than its own', async () => {
    const other = { ...draft(), choices: { tags: ['mine', 'other'] } };
    const wish = { tabId: 1, person, draft: other, shown: 'as read', seen: undefined, push: '' };
    const said = await Promise.all([press(true, ''), startPush({ ...wish, anyway: true })]);
    expect(said).toEqual([undefined, say('pushMeanwhile')]);
    await untilIdle(time);
    expect(live()).toHaveLength(1);
  });
});

describe('what was typed', () => {
  it('before the push goes along once; what was typed since stays', async () => {
    const before = draft({ note: 'first', summary: true });
    await keepDraft(person, 'account-1', before, emptyDraft);
    await start(false, before);
    await keepDraft(person, 'account-1', draft({ note: 'second', summary: true }), before);
    await untilIdle(time);
    expect((await last()).state).toBe('inLever');
    expect((await draftOf(person, 'account-1')).choices).toEqual({ tags: ['mine'], note: 'second' });
  });
});

describe('what was decided for a push', () => {
  const filled = formFieldKey('form-1', 'a');
  const accepted: Draft = {
    ...emptyDraft,
    ...{ forms: { [filled]: 'x' }, target: 'opp-1', contact: 'contact-1' },
    decisions: { headline: 'keep', location: 'replace' },
  };
  const once = {
    forms: accepted.forms,
    target: 'opp-1',
    contact: 'contact-1',
    decisions: accepted.decisions,
  };

  it('is done with once that is in Lever', async () => {
    await keepDraft(person, 'account-1', accepted, emptyDraft);
    await dropSent(person, 'account-1', once, ['form-1']);
    expect(await draftOf(person, 'account-1')).toEqual({ ...emptyDraft, forms: {}, decisions: {} });
  });

  it('stays where it was decided anew since', async () => {
    const since: Draft = {
      ...emptyDraft,
      ...{ forms: { [filled]: 'y' }, target: 'opp-2', contact: null },
      decisions: { headline: 'replace', location: 'replace' },
    };
    await keepDraft(person, 'account-1', since, emptyDraft);
    await dropSent(person, 'account-1', once, ['form-1']);
    expect(await draftOf(person, 'account-1')).toEqual({ ...since, decisions: { headline: 'replace' } });
  });

  it('is remembered with the push, also what was decided for another way than it takes', async () => {
    const kept = { ...draft({ note: 'hello' }), target: 'opp-1', forms: { [filled]: 'x' } };
    await keepDraft(person, 'account-1', kept, emptyDraft);
    await start(false, { ...draft({ note: 'hello' }), forms: { [filled]: 'x' } });
    expect((await last()).typed).toEqual({
      ...{ note: 'hello', target: 'opp-1', forms: { [filled]: 'x' }, decisions: {} },
    });
  });
});

describe('pushing somebody who was pushed', () => {
  const onto = (posting: string | null): Draft => ({ ...draft({ posting }), contact: 'contact-1' });
  /** A push of ours that is in Lever. */
  const stands = async (plan: Pick<Plan, 'calls'> & Partial<Plan>, at: number): Promise<Push> => {
    const whole = { environment: 'production' as const, performAs: seed.users.teamMember.id, ...plan };
    const push = await enqueue(person, 'account-1', whole);
    const steps = whole.calls.map(() => ({ state: 'done' as const, sends: 1 }));
    const there: Push = { ...push, at, steps, state: 'inLever', due: undefined, opportunityId: 'opp-1' };
    await keepPush(there);
    return there;
  };
  const made = (posting?: string): Pick<Plan, 'calls'> => {
    const { backend } = seed.postings;
    const body = {
      name: 'Mira Halloran',
      links: [],
      origin: 'sourced',
      stage: 'lead-new',
      owner: backend.owner,
    };
    return { calls: [{ kind: 'create', body: { ...body, ...(posting ? { postings: [posting] } : {}) } }] };
  };
  const changed = { opportunity: 'opp-1', calls: [{ kind: 'addTags' as const, tags: ['a'] }] };
  const another = (what: Draft, before: readonly Push[]) => {
    const body = made(what.choices.posting ?? undefined);
    return isAnother({ environment: 'production', performAs: '', ...body }, what, before);
  };

  it('brings no address or number to a contact that was chosen where the team protects them', () => {
    const { calls } = made();
    const [create] = calls as [Extract<Plan['calls'][number], { kind: 'create' }>];
    const body = { ...create.body, emails: ['mira@new.example'], phones: [{ type: 'other', value: '1' }] };
    const plan: Plan = { environment: 'production', performAs: '', calls: [{ kind: 'create', body }] };
    const on = (draft: Draft, kept: FieldKey[]) => ontoContact(plan, draft, { protected: kept }).calls[0];
    expect(on(onto(null), ['headline'])).toEqual({ kind: 'create', body: { ...body, contact: 'contact-1' } });
    expect(on(onto(null), ['email', 'phone'])).toEqual({
      kind: 'create',
      body: { ...create.body, contact: 'contact-1' },
    });
    expect(on(draft(), ['email', 'phone'])).toEqual({ kind: 'create', body });
  });

  it('is told, and nothing is stored', async () => {
    const there = await stands(made(), 1);
    expect(await start()).toMatchObject({ key: 'pushTwice' });
    expect((await last()).id).toBe(there.id);
    expect(await start(true)).toBeUndefined();
    expect((await last()).id).not.toBe(there.id);
  });

  it('is another one on a contact that was chosen, after an update, though no posting is named', async () => {
    expect(another(onto(null), [await stands(changed, 1)])).toBe(true);
    expect(another(draft(), [await stands(changed, 1)])).toBe(false);
  });

  it('is none where any of ours is for the same posting, not only the last', async () => {
    const [first, second] = [await stands(made('a'), 1), await stands(made('b'), 2)];
    for (const before of [[first], [second, first]]) expect(another(onto('a'), before)).toBe(false);
    expect(another(onto('c'), [second, first])).toBe(true);
    expect(another(onto('a'), [second, { ...first, undo: 'done' }])).toBe(true);
    expect(another(onto(null), [await stands(changed, 3), await stands(made(), 2)])).toBe(false);
  });

  it('brings no summary that any of ours brought to the record, and a note only where the last did not', async () => {
    const [summary, note] = (['summary', 'note'] as const).map(
      (about) => ({ kind: 'note', about, value: about, secret: false }) as const,
    );
    const again = { environment: 'production' as const, performAs: '', opportunity: 'opp-1' };
    const left = (before: readonly Push[]) =>
      withoutSent({ ...again, calls: [summary!, note!] }, before).calls.flatMap((one) =>
        one.kind === 'note' ? one.about : [],
      );
    const both = await stands({ opportunity: 'opp-1', calls: [summary!, note!] }, 1);
    const later = await stands(changed, 2);
    expect(left([both])).toEqual([]);
    expect(left([later, both])).toEqual(['note']);
    expect(left([{ ...both, opportunityId: 'opp-2' }])).toEqual(['summary', 'note']);
    expect(left([{ ...both, undo: 'done' }])).toEqual(['summary', 'note']);
    const [held] = both.steps;
    expect(left([{ ...both, steps: [held!, { state: 'todo', sends: 0 }] }])).toEqual(['note']);
  });
});

describe('the toolbar icon', () => {
  it('counts what waits for the recruiter, and nothing when nothing does', async () => {
    const badge = vi.spyOn(fakeBrowser.action, 'setBadgeText').mockResolvedValue(undefined);
    vi.spyOn(fakeBrowser.action, 'setTitle').mockResolvedValue(undefined);
    const refused = lever.faults.add({ match: { ...create, times: 9 }, do: { status: 403, body: {} } });
    await start();
    await untilIdle(time);
    expect(badge).toHaveBeenLastCalledWith({ text: '1' });
    refused.remove();
    await goOn((await last()).id);
    await untilIdle(time);
    expect(await loadPush((await last()).id)).toMatchObject({ state: 'inLever' });
    expect(badge).toHaveBeenLastCalledWith({ text: '' });
  });
});
