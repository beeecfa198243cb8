import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bringAllUp, setNoContact } from '@/lib/campaigns/carry-out';
import { campaignsOf } from '@/lib/campaigns/view';
import { setMark } from '@/lib/match/marks';
import { handlers } from '@/lib/messages/handlers';
import { emptyDraft } from '@/lib/push/draft';
import { drain } from '@/lib/push/run';
import { readingOf } from '../people';
import { policyIs } from '../settings/team';
import { ACCOUNT, add, campaignOf, campaigns, member, person, stories } from './world';

vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));
const bare = readingOf();
const onScreen = { shown: 'as read', result: { ok: true as const, reading: bare } };
vi.mock('@/lib/linkedin/read-tab', () => ({ readTab: () => Promise.resolve(onScreen) }));
vi.mock('@/lib/push/on-screen', () => ({ onScreen: () => Promise.resolve(onScreen) }));

const story = stories();
const { happens, held } = story;
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
    // The worker dies right after the first await of setNoContact(person, false).
    await setMark(person, false);
    await bringAllUp();
    const { members, noContact } = await campaignsOf(person, ACCOUNT);
    expect(noContact).toBeUndefined();
    expect(members[0]?.stands).toBeUndefined();
  });
});
