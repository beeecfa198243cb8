import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { db } from '@/lib/platform/db';
import { emptyDraft, type Draft } from '@/lib/push/draft';
import { draftOf, keepDraft } from '@/lib/push/drafts';
import { lastPushOf, loadPush } from '@/lib/push/outbox';
import { goOn, startPush } from '@/lib/push/push';
import { drain } from '@/lib/push/run';
import type { Lever } from '../../lever/index.ts';
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

describe('accepting a push', () => {
  it('refuses in words what cannot be stored, and sends nothing', async () => {
    const store = (await db()) as { put: (name: string, value: unknown) => Promise<unknown> };
    const { put } = store;
    vi.spyOn(store, 'put').mockImplementation((name, ...rest) =>
      name === 'pushes'
        ? Promise.reject(new DOMException('full', 'QuotaExceededError'))
        : (put as (...args: unknown[]) => Promise<unknown>).call(store, name, ...rest),
    );
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
