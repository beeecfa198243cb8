import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mark } from '@/lib/campaigns/campaigns';
import { bringAllUp, setNoContact } from '@/lib/campaigns/carry-out';
import { campaignsOf } from '@/lib/campaigns/view';
import { rebuildIndex } from '@/lib/match/build';
import { handlers } from '@/lib/messages/handlers';
import { emptyDraft } from '@/lib/push/draft';
import { drain } from '@/lib/push/run';
import { seed } from '../../lever/index.ts';
import { readingOf } from '../people';
import { policyIs } from '../settings/team';
import { ACCOUNT, add, campaignOf, campaigns, member, person, stories } from './world';

vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));
const bare = readingOf();
const onScreen = { shown: 'as read', result: { ok: true as const, reading: bare } };
vi.mock('@/lib/linkedin/read-tab', () => ({ readTab: () => Promise.resolve(onScreen) }));
vi.mock('@/lib/push/on-screen', () => ({ onScreen: () => Promise.resolve(onScreen) }));

const story = stories();
const { happens, held, settled } = story;
beforeEach(() => {
  onScreen.result.reading = bare;
});

describe('somebody waits no longer', () => {
  it('whose missing e-mail was read since, once the worker starts again', async () => {
    policyIs({ teamSettings: { fulcrum: 1, settings: { mandatory: ['email'] }, locks: [] } });
    await campaigns(campaignOf({ trigger: 'replied' }));
    await add();
    await happens('replied');
    expect(await member()).toMatchObject({ stands: { key: 'campaignIncomplete' }, pending: true });
    // The page is read again with the contact details open, while they are worked for in another campaign.
    const mails = { value: ['mira@example.com'], where: 'contact', sure: 'bound' as const };
    onScreen.result.reading = readingOf({ emails: mails });
    const draft = { ...emptyDraft, campaign: 'second', fields: { headline: 'L' } };
    await handlers['draft.keep']({ tab: 1, person, draft, base: emptyDraft }, {} as never);
    await bringAllUp(); // the worker starts again, or anything else changes
    await drain();
    await bringAllUp();
    await drain();
    expect(await member()).not.toMatchObject({ stands: { key: 'campaignIncomplete' } });
    expect(held()).toHaveLength(1);
  });

  it('whose mark was taken away as the worker died', async () => {
    await campaigns(campaignOf({ trigger: 'replied' }));
    await add();
    await setNoContact(person, true);
    await happens('replied');
    expect(await member()).toMatchObject({ stands: { key: 'noContactBy' } });
    // What follows from it waits for its turn, and never has it.
    let release: (() => void) | undefined;
    const never = new Promise<void>((resolve) => (release = resolve));
    const busy = navigator.locks.request('fulcrum:campaigns', () => never);
    await setNoContact(person, false);
    // By this the next start goes on with them.
    expect(await member()).toMatchObject({ pending: true });
    release?.();
    await busy;
    await settled();
    expect((await member()).stands).toBeUndefined();
    expect(held()).toHaveLength(1);
  });
});

describe('nobody is asked for a word', () => {
  it('about who was merely added, and is archived in Lever', async () => {
    await campaigns(campaignOf({ trigger: 'added' }));
    await add();
    await settled();
    held()[0]!.archived = { reason: seed.archiveReasons.withdrew.id, archivedAt: Date.now() };
    await rebuildIndex();
    await campaigns(campaignOf({}), campaignOf({ trigger: 'replied', history: true }, { id: 'second' }));
    await add(emptyDraft, 'second');
    await settled();
    expect((await member('second')).stands).toBeUndefined();
    await mark([(await member('second')).id], 'replied');
    await settled();
    expect((await member('second')).stands).toBeDefined();
  });

  it('that would not pass a mark', async () => {
    await campaigns(campaignOf({ trigger: 'interested' }));
    await add();
    await happens('replied');
    await setNoContact(person, true);
    await campaigns(campaignOf({ trigger: 'replied' }));
    const { members } = await campaignsOf(person, ACCOUNT);
    expect(members).toMatchObject([{ comes: 'atWord', stands: { key: 'noContactBy' } }]);
  });
});
