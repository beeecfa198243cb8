import { beforeEach, describe, expect, it, vi } from 'vitest';
import { handlers } from '@/lib/messages/handlers';
import { db } from '@/lib/platform/db';
import { emptyDraft } from '@/lib/push/draft';
import { draftOf, dropSent, keepDraft } from '@/lib/push/drafts';
import { enqueue, keepPush, loadPush } from '@/lib/push/outbox';
import { planFor, pushAgain } from '@/lib/push/push';
import { pickersReady } from '@/lib/settings/pickers';
import { formFieldKey } from '@/lib/settings/settings';
import { seed, type Lever } from '../../lever/index.ts';
import { readingOf } from '../people';
import { seenNow } from '../seen';
import { fileOf, signedInAs } from '../settings/team';
import { connectedWorker } from '../worker';

const reading = readingOf();
const from = { sender: 'options' as const, tabId: undefined };
let lever: Lever;
beforeEach(async () => {
  lever = await connectedWorker();
  await (await db()).clear('pushes');
  await (await db()).clear('drafts');
});

describe('a push', () => {
  it('is planned as it stood on the screen', async () => {
    expect(await planFor(reading, emptyDraft, await seenNow(reading, emptyDraft))).toHaveProperty('plan');
  });

  it('is refused when settings that came meanwhile would send something else', async () => {
    const seen = await seenNow(reading, emptyDraft);
    const content = fileOf({ settings: { tags: ['came later'] } });
    await handlers['settings.import']({ scope: 'team', content }, from);
    expect(await planFor(reading, emptyDraft, seen)).toEqual({ refused: { key: 'pushSettingsChanged' } });
    expect(await planFor(reading, emptyDraft, await seenNow(reading, emptyDraft))).toHaveProperty('plan');
  });

  it('that waits is not gone on with by somebody who may not push', async () => {
    const planned = await planFor(reading, emptyDraft);
    if (!('plan' in planned)) throw new Error('no plan');
    const push = await enqueue(reading.identity, 'account-1', planned.plan);
    await keepPush({ ...push, state: 'waiting' });
    await signedInAs('interviewer');
    await pushAgain(reading.identity);
    expect(await loadPush(push.id)).toMatchObject({ state: 'waiting' });
    expect(lever.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('leaves what was filled in for a form that stayed away', async () => {
    const [went, stayed] = [formFieldKey('form-1', 'a'), formFieldKey('form-2', 'b')];
    const filled = { ...emptyDraft, forms: { [went]: 'x', [stayed]: 'y' } };
    await keepDraft(reading.identity, 'account-1', filled, emptyDraft);
    await dropSent(reading.identity, 'account-1', { forms: filled.forms }, ['form-1']);
    expect((await draftOf(reading.identity, 'account-1')).forms).toEqual({ [stayed]: 'y' });
  });
});

describe('the names of what Lever’s lists no longer have', () => {
  it('are asked for once, and nobody is told again and again', async () => {
    await pickersReady();
    const content = fileOf({ settings: { posting: seed.postings.closed.id } });
    await handlers['settings.import']({ scope: 'team', content }, from);
    const asked = () => lever.requests.filter(({ path }) => path.includes(seed.postings.closed.id)).length;
    const finding = () => handlers['settings.page']({}, from).then(({ findings }) => findings[0]?.say.args);
    await Promise.all([finding(), finding(), finding()]);
    await vi.waitFor(async () => expect(await finding()).toEqual([`“${seed.postings.closed.text}”`]));
    expect(asked()).toBe(1);
  });
});
