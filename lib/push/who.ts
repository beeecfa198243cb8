import * as z from 'zod/mini';
import { loadConnection } from '@/lib/connection/record';
import { roleOf } from '@/lib/connection/roles';
import { explain, LeverError } from '@/lib/lever/failure';
import type { Sought } from '@/lib/match/judge';
import { hiddenFrom, shownOf, withReason, type Known } from '@/lib/match/known';
import { tendIndex } from '@/lib/match/build';
import { knowledgeOf, lookUp, type Knowledge } from '@/lib/match/look';
import type { MatchView, Stop } from '@/lib/match/shown';
import { refusalBy, stopsFor, type Wish } from '@/lib/match/stops';
import { db } from '@/lib/platform/db';
import { say, type Sentence } from '@/lib/platform/text';
import { keysOf, samePerson } from '@/lib/profile/identity';
import { identity, type Identity, type Reading } from '@/lib/profile/reading';
import { layersInForce } from '@/lib/settings/in-force';
import { pickers, pickersReady } from '@/lib/settings/pickers';
import { team } from '@/lib/settings/team';
import { fieldsOf, resolve, several, type Draft, type Resolved } from './draft';
import { heldNow, loadHeld } from './held';
import type { Push } from './outbox';
import type { Plan } from './plan';
import type { HeldView } from './shown';
import type { Held } from './update';

/** Who the person on screen is in Lever, what stands against a push of them, and which record an update goes onto. */

/** How long a push waits for Lever's answer about who this is, ms: the panel waits 15 s for its own. */
const LONGEST_WAIT = 4_000;
/** Nothing was typed for so long, ms. */
const STILL = 1_000;

/** Drafts and pushes, as far as they tell whose they are. */
const filed = z.object({
  keys: z.array(z.string()),
  person: identity,
  account: z.string(),
  state: z.optional(z.string()),
  opportunityId: z.optional(z.string()),
  plan: z.optional(z.object({ opportunity: z.optional(z.string()) })),
});
type Filed = z.infer<typeof filed>;

async function filedUnder(key: string): Promise<Filed[]> {
  const database = await db();
  const found = await Promise.all(
    (['drafts', 'pushes'] as const).map((store) => database.getAllFromIndex(store, 'keys', key)),
  );
  return found.flat().flatMap((one) => {
    const parsed = z.safeParse(filed, one);
    return parsed.success ? [parsed.data] : [];
  });
}

/**
 * What Fulcrum knows of the person by itself: the addresses they had before, and the opportunities our pushes made. An
 * earlier address that somebody else was seen at is nobody's.
 */
async function ownKnowledge(person: Identity, account: string): Promise<Pick<Sought, 'links' | 'pushed'>> {
  const theirs: Filed[] = [];
  for (const key of keysOf(person))
    theirs.push(...(await filedUnder(key)).filter((one) => samePerson(one.person, person)));
  const numbers = new Set([person, ...theirs.map((one) => one.person)].flatMap((one) => one.memberId ?? []));
  // Two numbers at one slug: it was given away, and nothing tells which of the two this is.
  const [number] = numbers.size === 1 ? numbers : [person.memberId];
  const whole = number === undefined ? person : { ...person, memberId: number };
  if (number !== undefined && number !== person.memberId) theirs.push(...(await filedUnder(`m:${number}`)));
  const links = keysOf(whole);
  for (const key of new Set(theirs.filter(sameNumber(number)).flatMap((one) => one.keys)))
    if (key.startsWith('s:') && !links.includes(key) && (await filedUnder(key)).every(sameNumber(number)))
      links.push(key);
  const pushed = theirs
    .filter((one) => one.account === account)
    .flatMap(
      (one) => one.opportunityId ?? (one.state === 'inLever' ? one.plan?.opportunity : undefined) ?? [],
    );
  return { links, pushed: [...new Set(pushed)] };
}

const sameNumber =
  (number: string | undefined) =>
  ({ person }: Filed): boolean =>
    number === undefined || person.memberId === undefined || person.memberId === number;

/** What the person is looked for by: as read and as edited. */
async function soughtOf(reading: Reading, { fields }: Resolved, account: string): Promise<Sought> {
  const read = fieldsOf(reading);
  const both = (key: keyof typeof read, split = (value: string) => [value.trim()]): string[] => [
    ...new Set([...split(fields[key]), ...split(read[key])].filter(Boolean)),
  ];
  return {
    ...(await ownKnowledge(reading.identity, account)),
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

const wishOf = ({ settings, choices }: Resolved, draft: Draft, knowledge: Knowledge): Wish =>
  settings.preset.kind === 'existing'
    ? { kind: 'update', target: targetOf(draft, knowledge) }
    : { kind: 'create', posting: choices.posting, contact: draft.contact };

/** The record that was chosen, else the newest live one of somebody who is surely the person. */
const targetOf = (draft: Draft, { verdict, records }: Knowledge): string | undefined =>
  draft.target ??
  (verdict === 'exact' ? records.find((one) => !one.hidden && !one.archived)?.opportunity : undefined);

interface Who {
  sought: Sought;
  knowledge: Knowledge;
  wish: Wish;
  stops: Stop[];
}

async function whoIs(reading: Reading, draft: Draft): Promise<(Who & { resolved: Resolved }) | undefined> {
  const [{ account, actingAs }, layers, lists, { document }] = await Promise.all([
    loadConnection(),
    layersInForce(),
    pickers('never'),
    team(),
  ]);
  if (!account) return undefined;
  const resolved = resolve(reading, draft, layers, lists);
  const sought = await soughtOf(reading, resolved, account.id);
  const role = actingAs ? roleOf(actingAs.role, document.roles) : 'team member';
  const hide = hiddenFrom(role === 'super admin' || role === 'admin', actingAs?.id);
  const raw = await knowledgeOf(sought);
  const knowledge = { ...raw, records: raw.records.map(withReason(lists)).map(hide) };
  const wish = wishOf(resolved, draft, knowledge);
  const stops = stopsFor({
    ...{ verdict: knowledge.verdict, records: knowledge.records, wish },
    settings: resolved.settings.values,
    actingAs: actingAs?.id,
    now: Date.now(),
  });
  return { sought, knowledge, wish, stops, resolved };
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
  const who = await whoIs(reading, draft);
  if (!who) return undefined;
  const { knowledge, sought, stops } = who;
  const { verdict, records, knownAt, blind, looking } = knowledge;
  const asks = knowledge.outdated || (look && !knowledge.asked);
  if (asks) void lookUp(sought);
  const target = visible(targetOf(draft, knowledge), records);
  const held = target && (await heldNow(target.opportunity, mark));
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

const visible = (target: string | undefined, records: readonly Known[]): Known | undefined =>
  records.find((one) => one.opportunity === target && !one.hidden);

/** Asks Lever anew. */
export async function lookAgain(reading: Reading, draft: Draft): Promise<void> {
  // What others put into Lever since the list was last brought up is asked for too.
  await tendIndex(0);
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

/** Why a push of this is not accepted, by what Lever has of the person; undefined when nothing stands against it. */
export async function standsAgainst(
  reading: Reading,
  draft: Draft,
  anyway: boolean,
): Promise<Sentence | undefined> {
  const who = await whoSurely(reading, draft);
  if (!who) return undefined;
  const { wish, knowledge, stops } = who;
  const { contact } = wish.kind === 'create' ? wish : {};
  if (typeof contact === 'string' && !knowledge.records.some((one) => one.contact === contact))
    return say('contactNotThem');
  return refusalBy(stops, anyway);
}

/** The record an update goes onto, fresh from Lever, or why there is none. */
export async function updateTarget(
  reading: Reading,
  draft: Draft,
): Promise<{ held: Held } | { refused: Sentence }> {
  const who = await whoSurely(reading, draft);
  const wanted = who && targetOf(draft, who.knowledge);
  if (!who || wanted === undefined) return { refused: say('updateNoTarget') };
  const record = who.knowledge.records.find((one) => one.opportunity === wanted);
  const refused = whyNotOnto(record);
  if (refused) return { refused };
  try {
    const held = await inTime(loadHeld(wanted));
    return held ? { held } : { refused: say('errorNoAnswer') };
  } catch (error) {
    return { refused: error instanceof LeverError ? explain(error.failure) : say('errorUnexpected') };
  }
}

/**
 * The record of somebody who is surely in Lever, fresh, for work that nobody waits for; undefined when there is none.
 * Throws LeverError.
 */
export async function recordOf(
  reading: Reading,
  draft: Draft,
): Promise<{ held: Held } | { refused: Sentence } | undefined> {
  const before = await whoIs(reading, draft);
  if (before && !before.knowledge.asked) await lookUp(before.sought);
  const who = before && (await whoIs(reading, draft));
  const wanted = who && targetOf(draft, who.knowledge);
  if (!who || wanted === undefined) return undefined;
  const refused = whyNotOnto(who.knowledge.records.find((one) => one.opportunity === wanted));
  return refused ? { refused } : { held: await loadHeld(wanted) };
}

/** Why nothing goes onto a record; undefined when something may. */
function whyNotOnto(record: Known | undefined): Sentence | undefined {
  // Also for a message that names a record of somebody else's.
  if (!record) return say('updateNotThem');
  if (record.anonymised) return say('updateErased');
  if (!record.hidden) return undefined;
  return record.owner ? say('updateHidden', record.owner) : say('updateHiddenNobody');
}

/** The plan with its create on the contact the recruiter chose. Pure. */
export const ontoContact = (plan: Plan, { contact }: Draft): Plan => ({
  ...plan,
  calls: plan.calls.map((call) =>
    call.kind === 'create' && typeof contact === 'string'
      ? { ...call, body: { ...call.body, contact } }
      : call,
  ),
});

/** Whether a push of somebody who was pushed is another one: an update, or a second posting on a contact that was chosen. */
export const isAnother = (plan: Plan, { contact }: Draft, before: Plan): boolean =>
  plan.opportunity !== undefined || (contact !== undefined && postingIn(plan) !== postingIn(before));

const postingIn = ({ calls }: Plan): string | undefined =>
  calls.map((call) => (call.kind === 'create' ? call.body.postings?.[0] : undefined)).find(Boolean);

/** An update without the notes that the last push brought to the same record, word for word. */
export function withoutSent(plan: Plan, last: Push | undefined): Plan {
  const there = last?.state === 'inLever' && last.opportunityId === plan.opportunity ? last.plan.calls : [];
  const sent = new Set(there.map((call) => JSON.stringify(call)));
  return {
    ...plan,
    calls: plan.calls.filter((call) => call.kind !== 'note' || !sent.has(JSON.stringify(call))),
  };
}
