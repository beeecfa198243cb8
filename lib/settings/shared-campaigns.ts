import { announce } from '@/lib/platform/announce';
import { say, type Sentence } from '@/lib/platform/text';
import type { Document } from './document';
import { accountId, changeEdited, changeOwn } from './keep';
import { changeMine, loadMine } from './mine';
import { mayNotEdit, team } from './team';

/**
 * Campaigns that go from the recruiter's own document to the team's and back. A campaign keeps its id on the way, and with
 * it its people, who never leave this machine.
 */

const without = (document: Document, id: string): Document => ({
  ...document,
  campaigns: document.campaigns.filter((one) => one.id !== id),
});

/** @returns why the team did not get it */
export async function shareCampaign(id: string): Promise<Sentence | undefined> {
  const barred = await mayNotEdit(await team());
  if (barred) return barred;
  const mine = await loadMine();
  const own = mine.campaigns.find((one) => one.id === id);
  if (!own) return say('campaignNotThere');
  // A preset that nobody else has would be passed over on every other machine.
  const preset = mine.presets.find((one) => one.id === own.settings.syncAs);
  if (preset) return say('campaignOwnPreset', preset.name);
  const account = await accountId();
  const refused = await changeEdited((there) => ({
    ...there,
    ...(there.account === undefined && account !== undefined ? { account } : {}),
    campaigns: [...without(there, id).campaigns, own],
  }));
  if (!refused) await settleShared();
  return refused;
}

/** @returns why it stays the team's */
export async function takeCampaignBack(id: string): Promise<Sentence | undefined> {
  const now = await team();
  const barred = await mayNotEdit(now);
  if (barred) return barred;
  const theirs = now.edited.campaigns.find((one) => one.id === id);
  if (!theirs) return say('campaignNotThere');
  // First it is here, then no longer there: at no moment are its people without it.
  const refused = await changeOwn((mine) => ({
    ...mine,
    campaigns: [...without(mine, id).campaigns, theirs],
  }));
  return refused ?? changeEdited((there) => without(there, id));
}

/**
 * Lets go of the recruiter's own copies of campaigns that are in force from the team. Until they are published, what was
 * shared stays the recruiter's too, so that its people have a campaign all the time.
 */
export async function settleShared(): Promise<void> {
  const theirs = new Set((await team()).document.campaigns.map(({ id }) => id));
  await changeMine((mine) => {
    const left = mine.campaigns.filter(({ id }) => !theirs.has(id));
    return left.length < mine.campaigns.length ? { ...mine, campaigns: left } : undefined;
  });
  announce();
}
