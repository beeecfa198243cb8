import * as z from 'zod/mini';
import { contactChange } from '@/lib/lever/schemas';
import { db } from '@/lib/platform/db';
import { say, sentence } from '@/lib/platform/text';
import { keysOf, samePerson } from '@/lib/profile/identity';
import { identity, type Identity } from '@/lib/profile/reading';
import { pdfIn } from './calls';
import { typedOnce, type TypedOnce } from './drafts';
import { plan, type Plan } from './plan';
import { holding, pushState } from './shown';

/** The durable queue of plans. What stands here is written before a call goes out and again when its answer is in. */

/** What Lever had just before a call, as far as the call changes it: what was there is not ours to take back. */
const before = z.object({
  /** The links, tags or sources of the opportunity. */
  words: z.optional(z.array(z.string())),
  stage: z.optional(z.string()),
  /** The contact's fields that the call names. */
  contact: z.optional(contactChange),
});
export type Before = z.infer<typeof before>;

/** What has come of one call. */
const step = z.object({
  /** `sent` without an answer means: it is not known whether Lever did it. `skipped`: it was done already. */
  state: z.enum(['todo', 'sent', 'done', 'skipped']),
  /** When it was first sent, of the times whose outcome is not known to be nothing; ms since 1970 by Lever's clock. */
  sentAt: z.optional(z.number()),
  /** How many times it was sent. */
  sends: z._default(z.number(), 0),
  /** Who it was sent as. */
  by: z.optional(z.string()),
  /** Looks in a row that Lever answered and that did not find it; `from` is the first one's time by Lever's clock. */
  looks: z.optional(z.object({ count: z.number(), from: z.number() })),
  /** Lever's clock when its answer came. */
  answeredAt: z.optional(z.number()),
  /** When it was sent, done or skipped, by our clock. */
  at: z.optional(z.number()),
  /** The id of the note it made. */
  made: z.optional(z.string()),
  before: z.optional(before),
  /** Something of what it was to change was changed by somebody meanwhile, and is left to them. */
  theirs: z.optional(z.boolean()),
});
export type Step = z.infer<typeof step>;

const push = z.object({
  id: z.string(),
  keys: z.array(z.string()),
  person: identity,
  account: z.string(),
  at: z.number(),
  /** Its place among the pushes of the person: clocks are put back, and `at` with them. Older ones have none. */
  nth: z._default(z.number(), 0),
  plan,
  /** One for each call of the plan. */
  steps: z.array(step),
  state: pushState,
  say: z.optional(sentence),
  /** When there is something to do for it, ms since 1970 by our clock; left out where there is nothing. */
  due: z.optional(z.number()),
  /** What a push that waits waits for: the recruiter's word, a sign-in, or a sign-in to its own account. */
  waitsFor: z.optional(z.enum(['recruiter', 'connection', 'account'])),
  /** It is tried again by itself: how often it was, and whether the network stood in the way. */
  retry: z.optional(z.object({ tries: z.number(), network: z.boolean() })),
  /** When somebody last set it going. */
  askedAt: z.optional(z.number()),
  /** The recruiter wants it whatever the look before the create says of posting and user. */
  anyway: z.optional(z.boolean()),
  /**
   * The person's contacts and opportunities in Lever that the recruiter knew of when they decided: whoever else is there
   * is told first.
   */
  knew: z.optional(z.array(z.string())),
  /** What its create makes may be hidden from this connection, so that not seeing it tells nothing. */
  blind: z.optional(z.boolean()),
  /** It takes the place of one whose create was sent at this moment (Lever's clock) and never known to be nothing. */
  since: z.optional(z.number()),
  /** Afterwards: looks for what Lever may have made twice, and the opportunities found that it made of a create. */
  watch: z.optional(
    z.object({
      looks: z.number(),
      /** How many times in a row it was put off for another push of the person. */
      waits: z.optional(z.number()),
      twins: z.array(z.object({ id: z.string(), archived: z.boolean() })),
      /** What others made of the same person at the same moment; `by` is who did. */
      beside: z.optional(z.array(z.object({ id: z.string(), by: z.string() }))),
      /** The calls, by their place in the plan, that made a form which Lever has twice. */
      forms: z.optional(z.array(z.number())),
    }),
  ),
  /** What is left of it was given up. */
  cut: z.optional(z.boolean()),
  /** The push that it takes back. */
  undoes: z.optional(z.string()),
  /** How taking this push back stands. */
  undo: z.optional(z.enum(['underWay', 'done'])),
  /** What of the draft is done with once this is in Lever. */
  typed: z.optional(typedOnce),
  /** What happened in campaigns, by the ids there, that it tells Lever. */
  events: z.optional(z.array(z.string())),
  /** For the history: the person as sent, the address, and the name of who pushed. */
  about: z.optional(
    z.object({
      name: z.string(),
      link: z.string(),
      by: z.string(),
      /** Why, although the person was not to be contacted. */
      why: z.optional(z.string()),
    }),
  ),
  opportunityId: z.optional(z.string()),
  deduped: z.optional(z.boolean()),
  holding: z.optional(holding),
  /** Wiped from the history while it was still looked after: it goes once that is over. */
  wiped: z.optional(z.boolean()),
  /** Made of a record that could not be understood: shown, and never sent or written. */
  broken: z.optional(z.boolean()),
});
export type Push = z.infer<typeof push>;

/** What can be told of a record that cannot be understood. */
const scraps = z.object({
  id: z.string(),
  keys: z.catch(z.array(z.string()), []),
  person: z.catch(identity, {}),
  account: z.catch(z.string(), ''),
  at: z.catch(z.number(), 0),
  nth: z.catch(z.number(), 0),
  opportunityId: z.catch(z.optional(z.string()), undefined),
  about: z.catch(push.shape.about, undefined),
});

/** A stored record as a push; one that cannot be understood waits for somebody to look at it. */
function understand(stored: unknown): Push[] {
  const parsed = z.safeParse(push, stored);
  if (parsed.success) return [parsed.data];
  const left = z.safeParse(scraps, stored);
  if (!left.success) return [];
  const nothing: Plan = { environment: 'production', performAs: '', calls: [] };
  const told = { state: 'waiting', waitsFor: 'recruiter', say: say('pushBroken') } as const;
  return [{ ...left.data, plan: nothing, steps: [], ...told, broken: true }];
}

/** What goes along with a plan. */
export interface Accepted {
  about?: Push['about'];
  typed?: TypedOnce;
  anyway?: boolean;
  since?: number | undefined;
  knew?: string[];
  events?: readonly string[] | undefined;
  /** The push whose place it takes. */
  replaces?: string | undefined;
}

async function record(person: Identity, account: string, planned: Plan): Promise<Push> {
  const now = Date.now();
  const before = await lastPushOf(person, account);
  return {
    id: crypto.randomUUID(),
    keys: keysOf(person),
    person,
    account,
    at: now,
    nth: (before?.nth ?? 0) + 1,
    askedAt: now,
    due: now,
    plan: planned,
    steps: planned.calls.map(() => ({ state: 'todo', sends: 0 })),
    state: 'queued',
    ...(planned.opportunity === undefined ? {} : { opportunityId: planned.opportunity }),
  };
}

/**
 * Stores a plan, and gives up the push whose place it takes, in one transaction: what was never known is looked for by
 * either of the two. From here on the push is accepted. Rejects when it could not be stored.
 */
export async function enqueue(
  person: Identity,
  account: string,
  planned: Plan,
  { about, typed, anyway, since, knew, events, replaces }: Accepted = {},
): Promise<Push> {
  const one: Push = {
    ...(await record(person, account, planned)),
    ...(about ? { about } : {}),
    ...(typed ? { typed } : {}),
    ...(anyway ? { anyway } : {}),
    ...(since === undefined ? {} : { since }),
    ...(knew ? { knew } : {}),
    ...(events?.length ? { events: [...events] } : {}),
  };
  const tx = (await db()).transaction('pushes', 'readwrite');
  const [old] = replaces === undefined ? [] : understand(await tx.store.get(replaces));
  const idle = old && (old.state === 'waiting' || old.state === 'notPushed' || isParked(old));
  const gives = idle && !old.broken;
  await Promise.all([tx.store.put(one), gives ? tx.store.put(replaced(old)) : undefined, tx.done]);
  return one;
}

/** As it stands once another push has taken its place: what of what happened that one does not tell is to be told still. */
export const replaced = (old: Push): Push => ({
  ...old,
  state: 'notPushed',
  say: say('pushReplaced'),
  events: undefined,
  due: undefined,
  watch: undefined,
});

/**
 * Stores a plan that takes a push back, and marks that push, in one transaction.
 * @returns undefined when the push is being taken back already
 */
export async function enqueueUndo(undone: Push, planned: Plan): Promise<Push | undefined> {
  const { person, account, about } = undone;
  const one: Push = {
    ...(await record(person, account, planned)),
    undoes: undone.id,
    ...(about ? { about } : {}),
  };
  const tx = (await db()).transaction('pushes', 'readwrite');
  const now = z.safeParse(push, await tx.store.get(undone.id));
  const free = now.success && now.data.undo === undefined;
  if (free) {
    const marked: Push = { ...now.data, undo: 'underWay' };
    await tx.store.put(marked);
    await tx.store.put(one);
  }
  await tx.done;
  return free ? one : undefined;
}

export async function keepPush(one: Push): Promise<void> {
  await (await db()).put('pushes', one);
}

/**
 * Changes a stored push by what it is now, in one transaction, so that a cancel and a drain at the same moment cannot
 * both have their way. `change` gives what it becomes, `forget`, or undefined to leave it alone. An undo that is given up
 * with it leaves its push free to be taken back by another.
 * @returns the push as it stands afterwards; undefined when it was left alone or is gone
 */
export async function changePush(
  id: string,
  change: (now: Push) => Push | 'forget' | undefined,
): Promise<Push | undefined> {
  const tx = (await db()).transaction('pushes', 'readwrite');
  const [now] = understand(await tx.store.get(id));
  const next = now && change(now);
  if (next === 'forget' || (next?.wiped && isSettled(next))) await tx.store.delete(id);
  // What could not be understood is never written over.
  else if (next && !now.broken) await tx.store.put(next);
  if (now?.undoes !== undefined && now.state !== 'notPushed' && isGivenUp(next)) {
    const [undone] = understand(await tx.store.get(now.undoes));
    const free = undone && !undone.broken ? { ...undone, undo: undefined } : undefined;
    if (free) await tx.store.put(free);
  }
  await tx.done;
  return next === 'forget' || now?.broken ? undefined : next;
}

const isGivenUp = (next: Push | 'forget' | undefined): boolean =>
  next === 'forget' || next?.state === 'notPushed';

export async function loadPush(id: string): Promise<Push | undefined> {
  return understand(await (await db()).get('pushes', id))[0];
}

/** Every push of this person to this account, newest first. */
export async function pushesOf(person: Identity, account: string): Promise<Push[]> {
  const database = await db();
  const found = new Map<string, Push>();
  for (const key of keysOf(person))
    for (const stored of await database.getAllFromIndex('pushes', 'keys', key))
      for (const one of understand(stored))
        if (one.account === account && samePerson(one.person, person)) found.set(one.id, one);
  return [...found.values()].sort((a, b) => b.nth - a.nth || b.at - a.at);
}

/** The last push of this person to this account. */
export const lastPushOf = async (person: Identity, account: string): Promise<Push | undefined> =>
  (await pushesOf(person, account))[0];

/** A push that is somebody's to carry out. */
export const underWay = ({ state }: Pick<Push, 'state'>): boolean =>
  state === 'queued' || state === 'sending' || state === 'findingOut';

/** Under way, and nobody is at it until later. */
export const isParked = (one: Pick<Push, 'state' | 'due'>): boolean =>
  one.state !== 'sending' && underWay(one) && (one.due ?? 0) > Date.now();

/** Something of it was sent, whatever became of it. */
export const hasBegun = ({ steps }: Push): boolean => steps.some((one) => one.state !== 'todo');

/** Its create was sent and no answer is known: Lever may have carried it out. */
export const mayBeThere = ({ plan: { calls }, steps }: Push): boolean =>
  calls[0]?.kind === 'create' && steps[0]?.state === 'sent';

/** No pause is longer than this, ms: what is due later still was put off by a clock that has been put back since. */
const FARTHEST = 2 * 3_600_000;

/** The pushes that there is something to do for: those due now, soonest first, and when the next one is. */
export async function duePushes(): Promise<{ now: Push[]; next: number | undefined }> {
  const due = await (await db()).getAllFromIndex('pushes', 'due');
  const moment = Date.now();
  const all = due.flatMap(understand).filter((one) => !one.broken);
  const later = all.filter((one) => (one.due ?? 0) > moment && (one.due ?? 0) < moment + FARTHEST);
  return { now: all.filter((one) => !later.includes(one)), next: later[0]?.due };
}

/**
 * Which of those due is to be done first: what was set going last has somebody looking at it, and what is in Lever
 * already can wait. But what is for one person is done in the order it was accepted in.
 */
export function firstOf(due: readonly Push[]): Push | undefined {
  const open = due.filter(underWay);
  const asked = (one: Push): number => one.askedAt ?? one.at;
  const last = open.reduce<Push | undefined>((a, b) => (a && asked(a) >= asked(b) ? a : b), undefined);
  if (!last) return due[0];
  const theirs = open.filter((one) => one.account === last.account && samePerson(one.person, last.person));
  return theirs.reduce((a, b) => (a.nth <= b.nth ? a : b), last);
}

/** Every push in this state, oldest first. */
export async function pushesIn(state: Push['state']): Promise<Push[]> {
  const all = await (await db()).getAllFromIndex('pushes', 'state', state);
  return all.flatMap(understand).sort((a, b) => a.at - b.at);
}

/** The ids of the files that some push may yet have to send. */
export async function filesInPushes(): Promise<ReadonlySet<string>> {
  const states = ['queued', 'sending', 'findingOut', 'waiting', 'notPushed'] as const;
  const open = (await Promise.all(states.map(pushesIn))).flat();
  return new Set(open.flatMap(({ plan: { calls } }) => calls.flatMap((call) => pdfIn(call)?.id ?? [])));
}

export const countIn = async (state: Push['state']): Promise<number> =>
  (await db()).countFromIndex('pushes', 'state', state);

/** The other pushes about an opportunity. */
export async function pushesAbout(opportunityId: string, except: string): Promise<Push[]> {
  const about = await (await db()).getAllFromIndex('pushes', 'opportunity', opportunityId);
  return about.flatMap(understand).filter(({ id }) => id !== except);
}

/** Whether another push than this one made the opportunity. */
export const isOthers = async (opportunityId: string, id: string): Promise<boolean> =>
  (await pushesAbout(opportunityId, id)).some((one) => one.broken ?? one.plan.calls[0]?.kind === 'create');

/** Whether a create of another push of the same person is out, and what it made is not known yet. */
export const isAnotherOut = async ({ id, person, account }: Push): Promise<boolean> =>
  (await pushesOf(person, account)).some(
    (one) => one.id !== id && mayBeThere(one) && (underWay(one) || one.state === 'waiting'),
  );

/** Every push, newest first. */
export async function allPushes(): Promise<Push[]> {
  const all = await (await db()).getAll('pushes');
  return all.flatMap(understand).sort((a, b) => b.at - a.at);
}

/** Nothing is left to do for it, and nobody is waited for. */
const isSettled = (one: Push): boolean =>
  !underWay(one) && one.state !== 'waiting' && one.due === undefined && one.undo !== 'underWay';

/** Forgets settled pushes that were accepted before `until`, ms since 1970. */
export async function forgetSettled(until: number): Promise<void> {
  const tx = (await db()).transaction('pushes', 'readwrite');
  const range = IDBKeyRange.upperBound(until, true);
  for (let at = await tx.store.index('at').openCursor(range); at; at = await at.continue()) {
    const [one] = understand(at.value);
    if (one && isSettled(one)) await at.delete();
  }
  await tx.done;
}

/**
 * Forgets all that is over for the recruiter. What is still looked after, such as for what Lever may have made twice, is
 * shown in no history any more, and goes once that is done.
 * @returns how many stay, being under way or waiting
 */
export async function wipeSettled(): Promise<number> {
  const tx = (await db()).transaction('pushes', 'readwrite');
  let left = 0;
  for (let at = await tx.store.openCursor(); at; at = await at.continue()) {
    const [one] = understand(at.value);
    const over = one && !one.broken && (one.state === 'inLever' || one.state === 'notPushed');
    if (one && isSettled(one)) await at.delete();
    else if (over && one.undo !== 'underWay') {
      const wiped: Push = { ...one, wiped: true };
      await at.update(wiped);
    } else left += 1;
  }
  await tx.done;
  return left;
}
