import { loadConnection } from '@/lib/connection/record';
import type { NewOpportunity } from '@/lib/lever/schemas';
import { freshen } from '@/lib/match/build';
import type { Known } from '@/lib/match/known';
import { keysOfLink } from '@/lib/match/links';
import { inIndex } from '@/lib/match/look';
import { stopsFor } from '@/lib/match/stops';
import { say, type Sentence } from '@/lib/platform/text';
import { teamValues } from '@/lib/settings/in-force';
import { pickers } from '@/lib/settings/pickers';
import { team } from '@/lib/settings/team';
import type { Push } from './outbox';
import { ownKnowledge } from './own-knowledge';
import { seenBy } from './who';

/**
 * Looks, just before somebody is made in Lever, whether they have come there since the recruiter looked. Lever has no
 * search by link, so what has changed there since is brought into the index, which costs one call, and the index asked.
 */

/** A look this young is as good as a new one, ms. */
const JUST_NOW = 5_000;
/** Pages that a create waits for: after a night or an import there is more than one of what changed. */
const MOST_PAGES = 5;

/** Somebody has come who was not there when the recruiter decided. */
export interface Came {
  /** Why nothing is made of it now. */
  say: Sentence;
  /** Their contacts: once told, the recruiter may go on all the same. None where the team lets nobody. */
  contacts: string[];
}

/** Brings the index up for `cameMeanwhile`, where that was not done just now. Never throws. */
export const bringUp = (): Promise<void> => freshen(JUST_NOW, MOST_PAGES);

/** Who came, by the index as it stands. Sends nothing. */
export async function cameMeanwhile(push: Push, body: NewOpportunity): Promise<Came | undefined> {
  const { links, pushed } = await ownKnowledge(push.person, push.account);
  const there = await inIndex({
    ...{ links: [...new Set([...links, ...body.links.flatMap(keysOfLink)])], pushed },
    ...{ offered: [], emails: body.emails ?? [], names: [], companies: [], locations: [], phones: [] },
  });
  // What pushes of ours made, whoever pushes here knows.
  const ours = there.filter(({ opportunity }) => pushed.includes(opportunity)).map(({ contact }) => contact);
  const known = new Set([...ours, ...(push.knew ?? []), body.contact]);
  const came = there.filter(({ contact }) => !known.has(contact));
  return came.length ? tell(came, body) : undefined;
}

async function tell(came: readonly Known[], { postings }: NewOpportunity): Promise<Came> {
  const [{ actingAs }, lists, { document }, settings] = await Promise.all([
    loadConnection(),
    pickers('never'),
    team(),
    teamValues(),
  ]);
  const records = came.map(seenBy(actingAs, document.roles, lists));
  const stop = stopsFor({
    ...{ verdict: 'exact', records, settings, actingAs: actingAs?.id, now: Date.now() },
    wish: { kind: 'create', posting: postings?.[0] ?? null, contact: null },
  }).find(({ how }) => how === 'stop');
  if (stop) return { say: stop.say, contacts: [] };
  const contacts = [...new Set(records.map(({ contact }) => contact))];
  const { owner } = records[0] ?? {};
  if (!records.every(({ hidden }) => hidden)) return { say: say('pushCame'), contacts };
  return { say: owner ? say('pushCameHidden', owner) : say('pushCameHiddenNobody'), contacts };
}
