import { lacksFiles } from '@/lib/connection/connection';
import { loadConnection } from '@/lib/connection/record';
import { readTab } from '@/lib/linkedin/read-tab';
import { markOf } from '@/lib/match/marks';
import { announce } from '@/lib/platform/announce';
import { say, type Sentence } from '@/lib/platform/text';
import { samePerson } from '@/lib/profile/identity';
import { linkOf } from '@/lib/profile/link';
import type { Identity, Reading } from '@/lib/profile/reading';
import { layersInForce } from '@/lib/settings/in-force';
import { noteUsed, pickersReady } from '@/lib/settings/pickers';
import { presetName } from '@/lib/settings/preset-name';
import { POSTING_OWNER } from '@/lib/settings/settings';
import { isToldBefore } from './before-create';
import { check, resolve, startingAt, type Draft } from './draft';
import { draftOf, onceIn } from './drafts';
import { fileOf } from './files';
import { carriedBy, isAnother, stands, withoutSent } from './earlier';
import { onScreen } from './on-screen';
import {
  changePush,
  enqueue,
  hasBegun,
  isParked,
  lastPushOf,
  loadPush,
  mayBeThere,
  pushesIn,
  pushesOf,
  replaced,
  underWay,
  type Accepted,
  type Push,
} from './outbox';
import { makePlan, type Plan, type PlanContext } from './plan';
import type { PlanWords } from './plan-words';
import { FIRST_LOOK_AFTER, setAbout, wakeLater } from './run';
import { differences } from './compare';
import { forgetHeld } from './held';
import { seenOf } from './seen';
import { noteContext, type Story } from './templates';
import { heldView, makeUpdate } from './update';
import { ontoContact, standsAgainst, updateTarget } from './who';

type Planned =
  | {
      plan: Plan;
      account: string;
      used: ReturnType<typeof resolve>['choices'];
      goes: Accepted;
      words: PlanWords;
    }
  | { refused: Sentence };

/** What of a campaign goes along with a push: the story to tell, and the ids of what happened that it tells. */
export interface Along {
  story: Story;
  events: readonly string[];
  /** The push whose place it is to take: that it carries the same is known. */
  inPlaceOf?: string | undefined;
  /** The stage to start at, or to move on to, by what the person has come to; left out for what the settings say. */
  stage?: string | undefined;
  /** No note goes along, of whatever kind. */
  quiet?: boolean;
}

/**
 * Works out the calls a push of what stands on the screen would make. Sends nothing.
 * @param seen what stood on the screen: where settings or lists that came meanwhile make something else of it, it is
 *   refused, so that the recruiter sees that first
 */
export async function planFor(
  reading: Reading,
  draft: Draft,
  seen?: string,
  along?: Along,
): Promise<Planned> {
  const connection = await loadConnection();
  const { account, actingAs, credential } = connection;
  if (!account || !credential) return { refused: say('errorSignedOut') };
  if (!actingAs) return { refused: say('connectNeedsActingAs') };
  const [layers, lists] = await Promise.all([layersInForce(), pickersReady()]);
  if (layers.mayNotPush) return { refused: layers.mayNotPush };
  const set = resolve(reading, draft, layers, lists);
  const resolved = startingAt(set, along?.stage);
  if (resolved.settings.preset.kind === 'notYet') return { refused: say('pushNotYet') };
  const [problem] = check(resolved, lists);
  if (problem) return { refused: say('pushIncomplete') };
  const file = draft.file && (await fileOf(reading.identity, draft.file.id));
  if (draft.file && !file) return { refused: say('pdfKeptGone') };
  if (file && lacksFiles(connection)) return { refused: say('pdfNotAllowed') };
  const notes = noteContext(resolved, lists, actingAs.name, new Date());
  const onto = resolved.settings.preset.kind === 'existing' ? await updateTarget(reading, draft) : undefined;
  if (onto && 'refused' in onto) return onto;
  const update = onto && {
    target: onto.held.opportunity.id,
    rows: differences(reading, resolved, heldView(onto.held, lists), draft.decisions, lists),
  };
  if (seen !== undefined && seen !== seenOf(reading, resolved, lists, actingAs.id, notes, update)) {
    forgetHeld();
    announce();
    return { refused: say('pushSettingsChanged') };
  }
  const context: PlanContext = {
    environment: account.environment,
    actingAs: actingAs.id,
    lists,
    notes: { ...notes, ...along?.story },
  };
  const { values } = resolved.settings;
  const made = makePlan(reading, resolved, context, file);
  let plan = ontoContact(along?.quiet ? withoutNotes(made) : made, draft, values);
  if (onto) {
    const before = await pushesOf(reading.identity, account.id);
    plan = withoutSent(makeUpdate(reading, resolved, onto.held, context, draft.decisions, file), before);
    if (!plan.calls.length) return { refused: say('updateNothing') };
  }
  // What stands for a user is none that was used.
  const { owner } = set.choices;
  const used = { ...set.choices, owner: owner === POSTING_OWNER ? null : owner };
  // What stays behind is there for the next push.
  const goes = along?.quiet ? { ...draft, choices: {} } : draft;
  const typed = onceIn(goes, await draftOf(reading.identity, account.id));
  const about = { name: resolved.fields.name.trim(), link: linkOf(reading), by: actingAs.name };
  const words = { lists, acting: actingAs, syncAs: presetName(resolved.settings.preset) };
  return { plan, account: account.id, used, goes: { about, typed, events: along?.events }, words };
}

/** A plan that adds no note. */
export const withoutNotes = (plan: Plan): Plan => ({
  ...plan,
  calls: plan.calls.filter(({ kind }) => kind !== 'note'),
});

/** The reading the panels over this tab show, if it is of this person, and its name. */
export async function readingShown(
  tabId: number,
  person: Identity,
): Promise<{ reading: Reading; shown: string } | undefined> {
  const screen = await onScreen(tabId);
  if (!screen?.result.ok || !samePerson(screen.result.reading.identity, person)) return undefined;
  return { reading: screen.result.reading, shown: screen.shown };
}

/** What a panel asks to be pushed. */
export interface Wish {
  tabId: number;
  person: Identity;
  draft: Draft;
  /** The reading the panel showed. */
  shown: string;
  /** What stood on the panel's screen to go out; undefined for what no screen asks for. */
  seen: string | undefined;
  /** Also if it is the recruiter's own profile, or was pushed before. */
  anyway: boolean;
  /** The last push as the panel saw it, empty for none: what another window began since is not known there. */
  push?: string | undefined;
  /** The contacts in Lever that the panel showed to be, or maybe be, the person. */
  met?: readonly string[] | undefined;
  /** Why it is pushed although the person is not to be contacted. */
  why?: string | undefined;
  /** What of a campaign goes along. */
  along?: Along | undefined;
}

/**
 * Accepts a push: checks that the address bar still shows this person, stores the plan, and sets about it.
 * @returns why it was not accepted, or undefined once the plan is stored
 */
export async function startPush(wish: Wish): Promise<Sentence | undefined> {
  const { tabId, person, draft } = wish;
  // Before the lock: a tab that does not answer must not hold up the others.
  const now = await readTab(tabId);
  const seen = await readingShown(tabId, person);
  const against = seen && (await standsAgainst(seen.reading, draft, wish.anyway, wish));
  // Two windows, or a double click: the second finds what the first stored.
  return navigator.locks.request('fulcrum:accept', async () => {
    const screen = await readingShown(tabId, person);
    if (!screen || !now.result.ok || !samePerson(now.result.reading.identity, person))
      return say('pushSomebodyElse');
    if (screen.shown !== wish.shown || seen?.shown !== wish.shown) return say('pushReadAgain');
    return accept(screen.reading, wish, against);
  });
}

/**
 * Accepts a push of somebody of a campaign, from the profile and draft that are kept there.
 * @returns why it was not accepted, or undefined once the plan is stored
 */
export async function pushKept(
  reading: Reading,
  draft: Draft,
  along: Along,
  anyway: boolean,
): Promise<Sentence | undefined> {
  const against = await standsAgainst(reading, draft, anyway);
  return navigator.locks.request('fulcrum:accept', async () => {
    const { account } = await loadConnection();
    const others = account ? await pushesOf(reading.identity, account.id) : [];
    // From the screen it was pushed meanwhile: that is no reason to ask.
    if (isToldBy(others, along)) return undefined;
    return accept(reading, { draft, anyway, along, seen: undefined }, against);
  });
}

/** Some of it is on its way, or went, with another push than the one whose place is taken. */
function isToldBy(
  pushes: readonly Push[],
  { events, inPlaceOf }: Pick<Along, 'events' | 'inPlaceOf'>,
): boolean {
  const carried = carriedBy(pushes.filter(({ id }) => id !== inPlaceOf));
  return events.some((id) => carried.has(id));
}

/** One at a time: what the one before stored is found. */
async function accept(
  reading: Reading,
  wish: Pick<Wish, 'draft' | 'anyway' | 'seen' | 'along' | 'push' | 'why'>,
  against: Awaited<ReturnType<typeof standsAgainst>> | undefined,
): Promise<Sentence | undefined> {
  const { draft, anyway } = wish;
  if (reading.self && !anyway) return say('pushSelf');
  const planned = await planFor(reading, draft, wish.seen, wish.along);
  if ('refused' in planned) return planned.refused;
  const before = await pushesOf(reading.identity, planned.account);
  const [last] = before;
  if (wish.push !== undefined && last && last.id !== wish.push)
    return samePlan(last, planned.plan) ? undefined : say('pushMeanwhile');
  if (last && underWay(last) && !(anyway && isParked(last) && mayBeThere(last)))
    return samePlan(last, planned.plan) ? undefined : say('pushUnderWay');
  if (last && stands(last) && !anyway && !isAnother(planned.plan, draft, before)) return say('pushTwice');
  // A create that may have been carried out: another one only on the recruiter's word.
  if (last && (last.state === 'waiting' || mayBeThere(last)) && !anyway) return last.say;
  if (against?.refused) return against.refused;
  const why = wish.why?.trim();
  // Somebody may have marked them since that was judged.
  const marked = why ? undefined : await markOf(reading.identity, planned.account);
  if (marked) return marked;
  await wakeLater();
  try {
    const { about } = planned.goes;
    const goes = {
      ...planned.goes,
      ...(about && why ? { about: { ...about, why } } : {}),
      ...givingWay(last),
      knew: against?.knew ?? [],
    };
    await enqueue(reading.identity, planned.account, planned.plan, goes);
  } catch {
    return say('pushNotStored');
  }
  setAbout();
  if (last?.state === 'notPushed' && !hasBegun(last))
    await changePush(last.id, (one) => (hasBegun(one) ? undefined : 'forget'));
  // A convenience: the push stands without it.
  await noteUsed(planned.account, planned.used).catch(() => undefined);
  return undefined;
}

/**
 * Accepts a plan that tells Lever what happened to somebody who is there; nothing where another push has come meanwhile
 * that tells some of it.
 * @param against what stands against it at the last moment
 * @returns that, where it does
 */
export const tell = (
  person: Identity,
  account: string,
  plan: Plan,
  goes: Pick<Accepted, 'about'> & Pick<Along, 'events' | 'inPlaceOf'>,
  against: () => Promise<Sentence | undefined>,
): Promise<Sentence | undefined> =>
  navigator.locks.request('fulcrum:accept', async () => {
    if (isToldBy(await pushesOf(person, account), goes)) return undefined;
    const bars = await against();
    if (bars) return bars;
    await wakeLater();
    await enqueue(person, account, plan, goes);
    setAbout();
    return undefined;
  });

/**
 * A push whose create may have been carried out gives way to the one sent in its place: it is not looked for any more,
 * and what it may have made is the other one's to account for.
 * @returns which it is, and when it was sent, by Lever's clock
 */
function givingWay(last: Push | undefined): Pick<Accepted, 'replaces' | 'since'> {
  if (!last || last.broken || !mayBeThere(last)) return {};
  return { replaces: last.id, since: Math.min(last.steps[0]?.sentAt ?? last.at, last.since ?? Infinity) };
}

const samePlan = ({ plan }: Push, other: Plan): boolean => JSON.stringify(plan) === JSON.stringify(other);

/** Goes on with the last push of this person. */
export async function pushAgain(person: Identity): Promise<void> {
  const { account } = await loadConnection();
  const last = account && (await lastPushOf(person, account.id));
  if (last) await goOn(last.id);
}

/**
 * Goes on with a push that stopped, or that would be tried again later: first what became of the call not known, then
 * the calls not done yet. A refused push of which nothing was sent is started anew instead, with what stands on the
 * screen now.
 */
export async function goOn(id: string): Promise<void> {
  const { account, actingAs } = await loadConnection();
  // Whoever acts now must be one who may push, whoever it was when the push was accepted.
  if ((await layersInForce()).mayNotPush) return;
  const one = await loadPush(id);
  // A create that a later push of the person took the place of is not sent any more.
  const newest = one && (await lastPushOf(one.person, one.account));
  const open = one?.plan.calls[0]?.kind === 'create' && one.steps[0]?.state !== 'done';
  if (open && newest && newest.id !== id) {
    await changePush(id, (now) =>
      now.state === 'waiting' || now.state === 'notPushed' ? replaced(now) : undefined,
    );
    announce();
    return;
  }
  await changePush(id, (now) => {
    if (isParked(now)) return { ...now, due: Date.now(), askedAt: Date.now() };
    if (now.state !== 'waiting' && !(now.state === 'notPushed' && hasBegun(now))) return undefined;
    // In another account nobody can be acted as: it will wait for its own again.
    const actor = now.account === account?.id ? actingAs?.id : undefined;
    const anyway = now.anyway === true || isToldBefore(now.say);
    return setGoing({ ...now, plan: asActing(now.plan, actor), anyway });
  });
  setAbout();
}

/** A push that is carried out from now on. */
function setGoing(now: Push): Push {
  const moment = Date.now();
  const fresh = { waitsFor: undefined, say: undefined, retry: undefined, watch: undefined };
  return { ...now, ...fresh, state: 'queued', askedAt: moment, due: moment };
}

/** Whoever signed in again may act as somebody else now; what was not sent yet goes out as them, and is theirs. */
function asActing(plan: Plan, userId: string | undefined): Plan {
  if (!userId || userId === plan.performAs) return plan;
  const calls = plan.calls.map((call) =>
    call.kind === 'create' && call.body.owner === plan.performAs
      ? { ...call, body: { ...call.body, owner: userId } }
      : call,
  );
  return { ...plan, performAs: userId, calls };
}

/** After a sign-in: goes on with what waited for it. */
export async function resumeWaiting(): Promise<void> {
  const { account, credential } = await loadConnection();
  if (!account || !credential) return;
  for (const { id } of await pushesIn('waiting'))
    await changePush(id, (now) => {
      const waited = now.waitsFor === 'connection' || now.waitsFor === 'account';
      return now.state === 'waiting' && now.account === account.id && waited ? setGoing(now) : undefined;
    });
  setAbout();
}

/** The network is back: what it stood in the way of is tried at once. */
export async function resumeOffline(): Promise<void> {
  for (const state of ['queued', 'findingOut'] as const)
    for (const { id } of await pushesIn(state))
      await changePush(id, (now) =>
        isParked(now) && now.retry?.network ? { ...now, due: Date.now() } : undefined,
      );
  setAbout();
}

/**
 * Holds back what has not begun of pushes of a person: it is made only if the recruiter pushes them anew.
 * @returns those that were held back
 */
export const holdBack = (person: Identity, why: Sentence): Promise<Push[]> =>
  // What is being accepted was judged before, perhaps, and is held back once it is.
  navigator.locks.request('fulcrum:accept', async () => {
    const { account } = await loadConnection();
    const held: Push[] = [];
    for (const { id, undoes } of account ? await pushesOf(person, account.id) : []) {
      const one = await changePush(id, (now) => {
        const idle = now.state === 'queued' || now.state === 'waiting';
        if (!idle || hasBegun(now) || undoes !== undefined) return undefined;
        return {
          ...now,
          state: 'notPushed',
          say: why,
          ...{ due: undefined, waitsFor: undefined, retry: undefined },
        };
      });
      if (one) held.push(one);
    }
    return held;
  });

/** Gives up what is left of a push. What Lever already holds stays. */
export async function giveUp(id: string): Promise<void> {
  await changePush(id, (now) => {
    // While a call is out, only its answer can settle it.
    if (now.state === 'inLever' || now.state === 'sending') return undefined;
    if (now.state === 'findingOut' && !isParked(now)) return undefined;
    const done = now.steps.filter(({ state }) => state === 'done' || state === 'skipped').length;
    if (done > 0)
      return setGoing({
        ...now,
        plan: { ...now.plan, calls: now.plan.calls.slice(0, done) },
        steps: now.steps.slice(0, done),
        cut: true,
      });
    if (!hasBegun(now)) return 'forget';
    // What Lever may have made is not looked for any more to send it, but to be known.
    const due = mayBeThere(now) ? Date.now() + FIRST_LOOK_AFTER : undefined;
    return { ...now, state: 'notPushed', say: whyGivenUp(now), due };
  });
  setAbout();
}

const whyGivenUp = (push: Push): Sentence =>
  say(mayBeThere(push) ? 'pushCancelledUnknown' : 'pushCancelledLater');
