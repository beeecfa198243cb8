import { loadConnection } from '@/lib/connection/record';
import { announce } from '@/lib/platform/announce';
import { say, type Sentence } from '@/lib/platform/text';
import { LARGEST, mergeDocuments, writeDocument, type Document } from './document';
import { changeMine } from './mine';
import { MOST_CAMPAIGNS, MOST_PRESETS } from './settings';
import { mayNotEdit, sameDocument, team, teamOf, withEdited } from './team';
import { changeTeam } from './team-record';

/** Keeping what was edited on the options page: only what the edit changed, so that what others changed stays. */

/** Why a document cannot be kept; undefined when it can. */
function tooMuch(one: Document): Sentence | undefined {
  if (one.presets.length > MOST_PRESETS) return say('settingsTooManyPresets', String(MOST_PRESETS));
  if (one.campaigns.length > MOST_CAMPAIGNS) return say('settingsTooManyCampaigns', String(MOST_CAMPAIGNS));
  return new TextEncoder().encode(writeDocument(one)).length > LARGEST ? say('settingsTooMuch') : undefined;
}

/** What comes of an edit; it bears the account its ids are of from then on. */
function merged(there: Document, base: Document, edited: Document, account: string | undefined): Document {
  const both = mergeDocuments(there, base, edited);
  if (both.account !== undefined || account === undefined || sameDocument(both, there)) return both;
  return { ...both, account };
}

export const accountId = async (): Promise<string | undefined> => (await loadConnection()).account?.id;

/** @returns why it was not kept */
export async function keepTeam(base: Document, edited: Document): Promise<Sentence | undefined> {
  const barred = await mayNotEdit(await team());
  if (barred) return barred;
  const account = await accountId();
  return changeEdited((there) => merged(there, base, edited, account));
}

/** Changes what the admin edits, wherever it is kept. Whoever calls this has asked who may. */
export async function changeEdited(change: (there: Document) => Document): Promise<Sentence | undefined> {
  const outcome: { refused?: Sentence } = {};
  await changeTeam((record) => {
    const there = teamOf(record).edited;
    const next = change(there);
    if (sameDocument(next, there)) return undefined;
    const refused = tooMuch(next);
    if (refused) {
      outcome.refused = refused;
      return undefined;
    }
    return withEdited(record, next);
  });
  announce();
  return outcome.refused;
}

/** @returns why it was not kept */
export async function keepMine(base: Document, edited: Document): Promise<Sentence | undefined> {
  const account = await accountId();
  return changeOwn((there) => merged(there, base, edited, account));
}

/** Changes the recruiter's own. */
export async function changeOwn(change: (there: Document) => Document): Promise<Sentence | undefined> {
  const outcome: { refused?: Sentence } = {};
  await changeMine((there) => {
    const next = change(there);
    const refused = tooMuch(next);
    if (refused) outcome.refused = refused;
    return refused ? undefined : next;
  });
  announce();
  return outcome.refused;
}
