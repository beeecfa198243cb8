import { expect, it, vi } from 'vitest';
import { mark, move, unmark } from '@/lib/campaigns/campaigns';
import { bringAllUp, bringUp, cancel, setNoContact } from '@/lib/campaigns/carry-out';
import { changeMember, removeMembers } from '@/lib/campaigns/people';
import { exportCampaigns, importCampaigns } from '@/lib/campaigns/transfer';
import { setMark } from '@/lib/match/marks';
import { emptyDraft } from '@/lib/push/draft';
import { lastPushOf, pushesOf } from '@/lib/push/outbox';
import { drain } from '@/lib/push/run';
import { emptyDocument } from '@/lib/settings/document';
import { changeTeam } from '@/lib/settings/team-record';
import { seed } from '../../lever/index.ts';
import { readingOf } from '../people';
import { untilIdle } from '../push/worker-life';
import { ACCOUNT, add, campaignOf, campaigns, member, person, stories } from './world';

vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));
const onScreen = { shown: 'as read', result: { ok: true as const, reading: readingOf() } };
vi.mock('@/lib/linkedin/read-tab', () => ({ readTab: () => Promise.resolve(onScreen) }));
vi.mock('@/lib/push/on-screen', () => ({ onScreen: () => Promise.resolve(onScreen) }));

const story = stories();
const { settled, happens, held } = story;
const live = () => held().filter(({ archived }) => archived === null);

it('who stood at a mark in a file is sent by nothing at the next start of the worker', async () => {
  await campaigns(campaignOf({ trigger: 'replied' }));
  await add();
  await setNoContact(person, true);
  await happens('replied');
  const content = await exportCampaigns();
  await removeMembers([(await member()).id]);
  await setMark(person, false);
  expect(await importCampaigns(content)).toMatchObject({ taken: true });
  expect(await pushesOf(person, ACCOUNT)).toHaveLength(0);
  await bringAllUp();
  await untilIdle(story.time);
  expect(await pushesOf(person, ACCOUNT)).toHaveLength(0);
});

it('who is marked as interested while their reply is being taken back is pushed', async () => {
  const settings = { undoReason: seed.archiveReasons.withdrew.id };
  await changeTeam((now) => ({ ...now, file: { ...emptyDocument, settings } }));
  await campaigns(campaignOf({ trigger: 'replied' }));
  await add();
  await happens('replied');
  expect(live()).toHaveLength(1);
  const { id } = await member();
  expect(await unmark(id)).toBeUndefined(); // the undo is stored; it goes out in a moment
  await mark([id], 'interested'); // "no, they are interested": from another window, or the same
  await settled();
  await bringAllUp();
  await settled();
  const { events, stands } = await member();
  expect(events).toMatchObject([{ kind: 'added' }, { kind: 'interested' }]);
  // Pushed, or the reason is said why not.
  expect(stands ?? live()[0]).toBeDefined();
});

it('marked in one window as an unsent reply is taken back in another', async () => {
  await campaigns(campaignOf({ trigger: 'interested' }));
  await add();
  await happens('replied');
  const { id } = await member();
  await Promise.all([mark([id], 'interested'), unmark(id)]);
  await settled();
  await bringAllUp();
  await settled();
  const { events, stands } = await member();
  expect(events).toMatchObject([{ kind: 'added' }, { kind: 'interested' }]);
  expect(stands ?? live()[0]).toBeDefined();
});

it('who was moved to a campaign that pushes who replied is pushed once "not interested" is taken back', async () => {
  await campaigns(
    campaignOf({ trigger: 'interested' }),
    campaignOf({ trigger: 'replied' }, { id: 'second', name: 'Second' }),
  );
  await add();
  await happens('replied');
  await happens('notInterested');
  const { id } = await member();
  expect(await move([id], 'second')).toEqual({ moved: 1 });
  await settled();
  expect(held()).toHaveLength(0);
  expect(await unmark(id)).toBeUndefined();
  await settled();
  expect(held()).toHaveLength(1);
});

it('cancelled in the campaign they left holds no longer in the one they were moved to', async () => {
  await campaigns(
    campaignOf({ trigger: 'replied' }),
    campaignOf({ trigger: 'replied' }, { id: 'second', name: 'Second' }),
  );
  await add();
  const { id } = await member();
  await mark([id], 'replied');
  const never = { method: 'POST', path: /\/opportunities$/, times: 1 };
  story.lever.faults.add({ match: never, do: { status: 429, headers: { 'retry-after': '600' } } });
  await bringUp(id);
  await drain();
  await cancel((await lastPushOf(person, ACCOUNT))!);
  await settled();
  await happens('notInterested');
  await move([id], 'second');
  await settled();
  await unmark(id);
  await settled();
  expect((await member('second')).stands).toBeUndefined();
  expect(held()).toHaveLength(1);
});

it('who was there before the settings said so is pushed by nothing, though a push of another campaign waited', async () => {
  const second = (trigger: 'replied' | 'interested') =>
    campaignOf({ trigger }, { id: 'second', name: 'Second' });
  await campaigns(campaignOf({ trigger: 'replied' }), second('interested'));
  await add();
  const x = await member();
  const creates = { method: 'POST', path: /\/opportunities$/, times: 1 };
  story.lever.faults.add({ match: creates, do: { status: 403, body: { code: 'Forbidden', message: 'no' } } });
  await mark([x.id], 'replied');
  await settled();
  expect(await lastPushOf(person, ACCOUNT)).toMatchObject({ state: 'waiting' });
  await add(emptyDraft, 'second');
  const y = await member('second');
  await mark([y.id], 'replied');
  await settled();
  expect(held()).toHaveLength(0);
  await campaigns(campaignOf({ trigger: 'replied' }), second('replied'));
  await bringAllUp(); // as whenever settings change
  await cancel((await lastPushOf(person, ACCOUNT))!);
  await settled();
  expect(held()).toHaveLength(0);
});

it('who came from a file as not interested is not pushed as that is taken back', async () => {
  await campaigns(campaignOf({ trigger: 'replied' }));
  await add();
  await settled();
  const { id } = await member();
  await mark([id], 'replied');
  await mark([id], 'notInterested'); // at once
  await settled();
  expect(held()).toHaveLength(0);
  expect((await member()).pending).toBe(false);
  const content = await exportCampaigns();
  await removeMembers([id]);
  await importCampaigns(content);
  await unmark((await member()).id);
  await settled();
  expect(held()).toHaveLength(0);
});

it('stored by the version before: a push waits and nothing is pending; a mark that comes and goes leaves them stuck', async () => {
  await campaigns(campaignOf({ trigger: 'replied' }));
  await add();
  const { id } = await member();
  const creates = { method: 'POST', path: /\/opportunities$/, times: 1 };
  story.lever.faults.add({ match: creates, do: { status: 403, body: { code: 'Forbidden', message: 'no' } } });
  await mark([id], 'replied');
  await settled();
  expect(await lastPushOf(person, ACCOUNT)).toMatchObject({ state: 'waiting' });
  await changeMember(id, (one) => ({
    ...one,
    pending: false,
    events: one.events.map((each) => ({ ...each, was: undefined })),
  }));
  await setNoContact(person, true);
  await untilIdle(story.time);
  expect(await member()).toMatchObject({ stands: { key: 'noContactBy' } });
  await setNoContact(person, false);
  await settled();
  expect(held()).toHaveLength(1);
});
