import { loadConnection, type Connection } from '@/lib/connection/record';
import { roleOf } from '@/lib/connection/roles';
import { explain, LeverError } from '@/lib/lever/failure';
import type { NewOpportunity } from '@/lib/lever/schemas';
import type { Sought } from '@/lib/match/judge';
import { hiddenFrom, shownOf, withReason, type Known } from '@/lib/match/known';
import { freshen, tendIndex } from '@/lib/match/build';
import { keysOfLink } from '@/lib/match/links';
import { knowledgeOf, lookUp, YOUNG, type Knowledge } from '@/lib/match/look';
import { markOf } from '@/lib/match/marks';
import type { MatchView, Stop } from '@/lib/match/shown';
import { refusalBy, stopsFor, type Wish } from '@/lib/match/stops';
import { announce } from '@/lib/platform/announce';
import { say, type Sentence } from '@/lib/platform/text';
import type { Reading } from '@/lib/profile/reading';
import type { Catalog } from '@/lib/settings/catalog';
import type { Document } from '@/lib/settings/document';
import { layersInForce } from '@/lib/settings/in-force';
import { pickers, pickersReady } from '@/lib/settings/pickers';
import type { Settings } from '@/lib/settings/settings';
import { team } from '@/lib/settings/team';
import { fieldsOf, resolve, several, type Draft, type Resolved } from './draft';
import { heldNow, loadHeld } from './held';
import { choosable, preselected, recordOf } from './onto';
import { ownKnowledge } from './own-knowledge';
import type { Plan } from './plan';
import type { HeldView } from './shown';
import type { Held } from './update';

/** Who the person on screen is in Lever, what stands against a push of them, and which record an update goes onto. */

/** How long a push waits for Lever's answer about who this is, ms: the panel waits 15 s for its own. */
const LONGEST_WAIT = 4_000;
/** Nothing was typed for so long, ms. */
const STILL = 1_000;

/** What the person is looked for by: as read and as edited. */
async function soughtOf(reading: Reading, { fields }: Resolved, account: string): Promise<Sought> {
  const read = fieldsOf(reading);
  const both = (key: keyof typeof read, split = (value: string) => [value.trim()]): string[] => [
    ...new Set([...split(fields[key]), ...split(read[key])].filter(Boolean)),
  ];
  return {
    ...(await ownKnowledge(reading.identity, account)),
    offered: [...new Set((reading.offered ?? []).flatMap(keysOfLink))],
    // Only what would go out: an address that was taken out of the screen is looked for by nobody.
    emails: several(fields.email),
    names: both('name'),
    companies: [
      ...new Set([
        ...both('company'),
        ...(reading.experience?.value ?? []).flatMap((job) => job.company ?? []),
      ]),
    ],
    locations: both('location'),
    phones: several(fields.phone),
  };
}

const wishOf = ({ settings, choices }: Resolved, { contact }: Draft, onto: Known | undefined): Wish =>
  settings.preset.kind === 'existing'
    ? { kind: 'update', target: onto?.opportunity }
    : { kind: 'create', posting: choices.posting, contact };

interface Who {
  sought: Sought;
  knowledge: Knowledge;
  /** The record that an update goes onto. */
  onto: Known | undefined;
  wish: Wish;
  stops: Stop[];
}

/** A record as this user may see it, with what the lists tell of it. */
export function seenBy(user: Connection['actingAs'], roles: Document['roles'], lists: Catalog) {
  const role = user ? roleOf(user.role, roles) : 'team member';
  const hide = hiddenFrom(role === 'super admin' || role === 'admin', user?.id);
  const name = withReason(lists);
  return (record: Known): Known => hide(name(record));
}

/** @param draft what goes out; with `shown` what is kept of the person, whose Sync as the panel may preselect */
async function whoIs(reading: Reading, draft: Draft, shown = false): Promise<Who | undefined> {
  const [{ account, actingAs }, layers, lists, { document }] = await Promise.all([
    loadConnection(),
    layersInForce(),
    pickers('never'),
    team(),
  ]);
  if (!account) return undefined;
  const sought = await soughtOf(reading, resolve(reading, draft, layers, lists), account.id);
  const raw = await knowledgeOf(sought);
  const knowledge = { ...raw, records: raw.records.map(seenBy(actingAs, document.roles, lists)) };
  const onto = recordOf(draft, knowledge);
  const meant = shown ? preselected(draft, knowledge, layers, onto) : draft;
  const resolved = resolve(reading, meant, layers, lists);
  const wish = wishOf(resolved, meant, onto);
  const stops = stopsFor({
    ...{ verdict: knowledge.verdict, records: knowledge.records, wish },
    settings: resolved.settings.values,
    actingAs: actingAs?.id,
    noContact: await markOf(reading.identity, account.id),
    now: Date.now(),
  });
  return { sought, knowledge, onto, wish, stops };
}

/**
 * What the panel shows of who this is, at once.
 * @param look asks Lever meanwhile where its last answer is old; `announce` tells
 * @param mark what has become of our pushes: after one the record is looked at anew
 */
export async function matchFor(
  reading: Reading,
  draft: Draft,
  look: boolean,
  mark: string,
): Promise<{ match: MatchView; held?: HeldView } | undefined> {
  const who = await whoIs(reading, draft, true);
  if (!who) return undefined;
  const { knowledge, onto, sought, stops } = who;
  const { verdict, records, knownAt, blind, looking } = knowledge;
  const asks = knowledge.outdated || (look && !knowledge.asked);
  if (asks) void lookUp(sought);
  // Lever's answer is young, and yet others may have put the person in since.
  else if (look) void freshen(YOUNG).then(announce);
  const held = onto && (await heldNow(onto.opportunity, mark));
  return {
    match: {
      verdict,
      records: records.map(shownOf),
      looking: looking || asks,
      ...(knownAt === undefined ? {} : { knownAt }),
      ...(blind ? { blind } : {}),
      stops,
    },
    ...(held ? { held } : {}),
  };
}

/** Asks Lever anew. */
export async function lookAgain(reading: Reading, draft: Draft): Promise<void> {
  // What others put into Lever since is asked for with one call, that somebody waits for; for the rest nobody does.
  await freshen(0);
  void tendIndex(0);
  const who = await whoIs(reading, draft);
  if (who) await lookUp(who.sought);
}

let typing: ReturnType<typeof setTimeout> | undefined;

/** After an edit: asks Lever once nothing is typed any more, where it was asked about something else before. */
export function lookWhenStill(reading: Reading, draft: Draft): void {
  clearTimeout(typing);
  typing = setTimeout(() => {
    void whoIs(reading, draft).then(async (who) => {
      if (who && (who.knowledge.outdated || !(who.knowledge.asked || who.knowledge.looking)))
        await lookUp(who.sought);
    });
  }, STILL);
}

/** Who this is, once Lever has answered; what is known without it where that takes too long or cannot be had. */
async function whoSurely(reading: Reading, draft: Draft) {
  const before = await whoIs(reading, draft);
  if (!before) return undefined;
  // The lists tell who was hired.
  await Promise.all([inTime(pickersReady()), before.knowledge.asked || inTime(lookUp(before.sought))]);
  return whoIs(reading, draft);
}

/** @returns what the work comes to, undefined when it takes too long */
function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const enough = setTimeout(() => {
      resolve(undefined);
    }, LONGEST_WAIT);
    work.then(resolve, reject).finally(() => {
      clearTimeout(enough);
    });
  });
}

/**
 * Why a push of this is not accepted, by what Lever has of the person, if anything stands against it; and the contacts
 * there that it was judged by.
 * @param met the contacts that stood on the screen; undefined where no screen asks
 */
export async function standsAgainst(
  reading: Reading,
  draft: Draft,
  anyway: boolean,
  { met, why }: { met?: readonly string[] | undefined; why?: string | undefined } = {},
): Promise<{ refused?: Sentence | undefined; knew: string[] }> {
  const who = await whoSurely(reading, draft);
  if (!who) return { knew: [] };
  const { wish, knowledge, stops } = who;
  const { records, contacts } = knowledge;
  const knew = [...contacts, ...records.map(({ opportunity }) => opportunity)];
  const { contact } = wish.kind === 'create' ? wish : {};
  if (typeof contact === 'string' && !records.some((one) => one.contact === contact))
    return { refused: say('contactNotThem'), knew };
  // Whatever was decided was decided without them.
  if (
    wish.kind === 'create' &&
    met &&
    isSure(knowledge) &&
    !records.every((one) => met.includes(one.contact))
  )
    return { refused: say('matchFound'), knew };
  return { refused: refusalBy(stops, anyway, why), knew };
}

const isSure = ({ verdict }: Knowledge): boolean => verdict === 'exact' || verdict === 'several';

/** The record an update goes onto, fresh from Lever, or why there is none. */
export async function updateTarget(
  reading: Reading,
  draft: Draft,
): Promise<{ held: Held } | { refused: Sentence }> {
  const who = await whoSurely(reading, draft);
  const { target } = draft;
  const named = who?.knowledge.records.find((one) => one.opportunity === target);
  // Also for a message that names a record of somebody else's: another one is never taken for the one that was named.
  if (who && target !== undefined && !named) return { refused: say('updateNotThem') };
  if (named?.hidden)
    return { refused: named.owner ? say('updateHidden', named.owner) : say('updateHiddenNobody') };
  if (named?.anonymised) return { refused: say('updateErased') };
  if (!who?.onto) return { refused: say('updateNoTarget') };
  try {
    const held = await inTime(loadHeld(who.onto.opportunity));
    return held ? { held } : { refused: say('errorNoAnswer') };
  } catch (error) {
    return { refused: error instanceof LeverError ? explain(error.failure) : say('errorUnexpected') };
  }
}

/**
 * The record of somebody who is surely in Lever, fresh, for work that nobody waits for; undefined when there is none that
 * something may go onto, `several` where nobody can tell which is meant. Throws LeverError.
 * @param ours the one they came in as: no other is taken in its place
 */
export async function theirRecord(
  reading: Reading,
  draft: Draft,
  ours: string | undefined,
): Promise<Held | 'several' | undefined> {
  const before = await whoIs(reading, draft);
  if (before && !before.knowledge.asked) await lookUp(before.sought);
  const who = before && (await whoIs(reading, draft));
  if (!who) return undefined;
  const { records, verdict } = who.knowledge;
  const target = draft.target ?? ours;
  // What Lever was not found to have is asked for by its name.
  if (ours !== undefined && target === ours && !records.some(({ opportunity }) => opportunity === ours))
    return loadHeld(ours);
  const live = choosable(records).filter(({ archived }) => !archived);
  if (target === undefined && verdict === 'exact' && live.length > 1) return 'several';
  const chosen = live.find(({ opportunity }) => opportunity === target);
  const onto = target === undefined ? who.onto : chosen;
  return onto && loadHeld(onto.opportunity);
}

/** What is known here, without asking Lever, of why the person is not to be contacted; undefined where nothing says so. */
export async function barredBy(reading: Reading, draft: Draft): Promise<Sentence | undefined> {
  const who = await whoIs(reading, draft);
  return who?.stops.find(({ asksWhy }) => asksWhy)?.say;
}

/** What is known here, without asking Lever, of what a push would come to: the record it goes onto, and what is asked first. */
export async function foreseen(
  reading: Reading,
  draft: Draft,
  anyway: boolean,
): Promise<{ onto?: Known | undefined; asks?: Sentence | undefined }> {
  const who = await whoIs(reading, draft);
  return who ? { onto: who.onto, asks: refusalBy(who.stops, anyway, undefined) } : {};
}

/**
 * A new opportunity on the contact that was chosen, where one was. Lever adds the addresses and numbers of a create to
 * that contact, so those that the team protects stay out of it.
 */
export function ontoContact(
  plan: Plan,
  { contact }: Draft,
  { protected: kept }: Pick<Settings, 'protected'>,
): Plan {
  if (typeof contact !== 'string') return plan;
  const onto = (body: NewOpportunity): NewOpportunity => {
    const { emails, phones, ...rest } = body;
    return {
      ...rest,
      contact,
      ...(emails && !kept.includes('email') ? { emails } : {}),
      ...(phones && !kept.includes('phone') ? { phones } : {}),
    };
  };
  const calls = plan.calls.map((call) =>
    call.kind === 'create' ? { ...call, body: onto(call.body) } : call,
  );
  return { ...plan, calls };
}
