import { beforeEach } from 'vitest';
import { addToCampaign, mark } from '@/lib/campaigns/campaigns';
import { bringUp, heard } from '@/lib/campaigns/carry-out';
import { membersOf, type Member } from '@/lib/campaigns/people';
import { forgetIndex } from '@/lib/match/build';
import { db } from '@/lib/platform/db';
import { emptyDraft, type Draft } from '@/lib/push/draft';
import { forgetHeld } from '@/lib/push/held';
import { pushesOf, underWay } from '@/lib/push/outbox';
import { onPushed } from '@/lib/push/run';
import { changeMine } from '@/lib/settings/mine';
import type { Campaign, Layer } from '@/lib/settings/settings';
import type { Lever } from '../../lever/index.ts';
import { readingOf } from '../people';
import { untilIdle } from '../push/worker-life';
import { permitted, policyIs } from '../settings/team';
import { virtualTime, type VirtualTime } from '../virtual-time';
import { connectedWorker } from '../worker';

/** A connected worker that knows nobody yet, in a time that passes only where somebody waits. */
export async function nobodyKnown(): Promise<{ lever: Lever; time: VirtualTime }> {
  const time = virtualTime();
  const lever = await connectedWorker();
  lever.settings.rate = false;
  permitted(false);
  policyIs({});
  const database = await db();
  for (const store of ['drafts', 'pushes', 'people', 'profiles', 'marks'] as const)
    await database.clear(store);
  await forgetIndex();
  forgetHeld();
  return { lever, time };
}

export const ACCOUNT = 'account-1';
/** Whom the stories are about. */
export const { identity: person } = readingOf();

export const campaignOf = (settings: Layer, change: Partial<Campaign> = {}): Campaign => ({
  ...{ id: 'backend', name: 'Backend EU', colour: 'blue', archived: false, settings },
  ...change,
});
export const campaigns = (...all: Campaign[]) => changeMine((mine) => ({ ...mine, campaigns: all }));

export const add = (draft: Draft = emptyDraft, campaign = 'backend') =>
  addToCampaign({ tabId: 1, person, draft, shown: 'as read', seen: undefined, anyway: false }, campaign);
export const member = async (campaign = 'backend'): Promise<Member> =>
  (await membersOf(person, ACCOUNT)).find((one) => one.campaign === campaign)!;

/**
 * Until no push is on its way and nobody is at it.
 * @param coming what is done about pushes that ended
 * @param most how many of them there may be: what goes round for ever ends there
 */
export async function untilSettled(
  time: VirtualTime,
  coming: () => readonly Promise<void>[],
  most = Infinity,
): Promise<void> {
  do {
    for (const { id } of await membersOf(person, ACCOUNT)) await bringUp(id);
    await untilIdle(time);
    await Promise.all(coming());
    for (const { id } of await membersOf(person, ACCOUNT)) await bringUp(id);
  } while (coming().length < most && (await pushesOf(person, ACCOUNT)).some(underWay));
}

/** What Lever holds of the person. */
export const heldIn = ({ state }: Lever) =>
  [...state.production.opportunities.values()].filter(
    ({ contact }) => state.production.contacts.get(contact)?.name === 'Mira Halloran',
  );
export const notesIn = ({ state }: Lever, opportunity: string): string[] =>
  [...state.production.notes.values()]
    .filter((note) => note.opportunity === opportunity)
    .filter((note) => note.deletedAt === null)
    .map((note) => note.fields.map(({ value }) => value).join());

/** More than any story here takes: what goes round for ever ends here. */
const MOST_HEARD = 25;

/** What the stories of one file are told with: before each the worker knows nobody yet. Called once in a file. */
export function stories() {
  let now: Awaited<ReturnType<typeof nobodyKnown>>;
  let coming: Promise<void>[] = [];
  onPushed((push) => {
    if (coming.length < MOST_HEARD) coming.push(heard(push));
  });
  beforeEach(async () => {
    coming = [];
    now = await nobodyKnown();
  });
  const settled = () => untilSettled(now.time, () => coming, MOST_HEARD);
  return {
    get lever() {
      return now.lever;
    },
    get time() {
      return now.time;
    },
    settled,
    /** Something happened to the person in the first campaign, and all that follows from it. */
    happens: async (kind: Parameters<typeof mark>[1], more: Parameters<typeof mark>[2] = {}) => {
      await mark([(await member()).id], kind, more);
      await settled();
    },
    held: () => heldIn(now.lever),
  };
}
