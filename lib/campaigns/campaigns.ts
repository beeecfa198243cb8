import { loadConnection } from '@/lib/connection/record';
import { announce } from '@/lib/platform/announce';
import { say, type Sentence } from '@/lib/platform/text';
import type { Identity, Reading } from '@/lib/profile/reading';
import type { Thread } from '@/lib/profile/thread';
import { resolve, type Draft } from '@/lib/push/draft';
import { draftOf, moveDraft } from '@/lib/push/drafts';
import type { Push } from '@/lib/push/outbox';
import { planFor, readingShown, startPush, type Along, type Wish } from '@/lib/push/push';
import { barredBy } from '@/lib/push/who';
import { startUndo } from '@/lib/push/undo';
import { mayUndo } from '@/lib/push/undo-plan';
import { layersInForce } from '@/lib/settings/in-force';
import { pickersReady } from '@/lib/settings/pickers';
import { asksToChoose } from '@/lib/match/shown';
import { markOf } from '@/lib/match/marks';
import {
  giveUpWaiting,
  isIncomplete,
  alone,
  alongOf,
  bringEachUp,
  bringUp,
  carrierOf,
  caseOf,
  isOfStage,
  isOfTheTime,
  isDueWithout,
  isLeftDue,
  mayTakeBack,
  passes,
  startOf,
  type Case,
} from './carry-out';
import {
  addMember,
  changeMember,
  loadMember,
  loadProfile,
  membersOf,
  moveMember,
  note,
  refresh,
  removeMembers,
  without,
  type Member,
} from './people';
import { chosenNow } from './changed';
import {
  isDue,
  isNews,
  isOf,
  keptOf,
  startFor,
  toldBy,
  wasBefore,
  type Event,
  type Happening,
  type Told,
} from './state';

/** What a recruiter does with the people of the campaigns. */

/**
 * Adds the person on the screen to a campaign, and pushes them at once where that is when they are pushed.
 * @returns why not; where they were added and could not be pushed, they are in the campaign all the same
 */
export async function addToCampaign(wish: Wish, campaign: string): Promise<Sentence | undefined> {
  const { account } = await loadConnection();
  if (!account) return say('errorSignedOut');
  const screen = await readingShown(wish.tabId, wish.person);
  if (!screen) return say('pushSomebodyElse');
  if (screen.shown !== wish.shown) return say('pushReadAgain');
  const layers = await layersInForce();
  const into = layers.campaigns.find(({ id }) => id === campaign);
  if (!into) return say('campaignGone');
  if (into.archived) return say('campaignIsArchived');
  const draft: Draft = { ...wish.draft, campaign };
  const { reading } = screen;
  const barred = (await markOf(reading.identity, account.id)) ?? (await barredBy(reading, draft));
  if (barred && !wish.why) return barred;
  const then = await chosenNow(reading, draft);
  const member = await addMember(reading, account.id, campaign, draft, then);
  announce();
  const now = await caseOf(member.id);
  if (!now) return undefined;
  const { values, preset } = now.resolved.settings;
  const due = values.trigger === 'added' && isDue(member.events, values.trigger, preset.kind);
  if (!due || member.pushed) {
    await bringUp(member.id);
    return undefined;
  }
  const refused = await startPush({ ...wish, draft, along: { ...alongOf(now, true), stage: startOf(now) } });
  // What stands in the way is told in the campaign too, and the next push takes up what happened.
  await changeMember(member.id, (one) => ({
    ...one,
    stands: refused,
    pending: refused === undefined || passes(refused),
  }));
  announce();
  return refused;
}

/** What of the campaign that somebody is pushed with goes along with a push of what stands on the screen. */
async function alongWith(
  person: Identity,
  draft: Draft,
): Promise<{ member: Member; along: Along } | undefined> {
  const { account } = await loadConnection();
  const members = account && draft.campaign ? await membersOf(person, account.id) : [];
  const member = members.find((one) => one.campaign === draft.campaign);
  const now = member && (await caseOf(member.id));
  if (!now) return undefined;
  const { events } = now.member;
  const stage = startFor(
    events,
    resolve(now.profile.reading, draft, now.layers, now.lists),
    now.lists.stages,
  );
  return { member, along: { ...alongOf(now, true), stage } };
}

/** A push of the person on the screen, with what happened in the campaign they are pushed with. */
export async function pushFromScreen(wish: Wish): Promise<Sentence | undefined> {
  const { member, along } = (await alongWith(wish.person, wish.draft)) ?? {};
  const refused = await startPush({ ...wish, along });
  if (member && !refused)
    await changeMember(member.id, (one) => ({ ...one, stands: undefined, pending: true }));
  return refused;
}

/** What a push of what stands on the screen would send, or why there would be none. Sends nothing. */
export const planFromScreen = async (reading: Reading, draft: Draft): ReturnType<typeof planFor> =>
  planFor(reading, draft, undefined, (await alongWith(reading.identity, draft))?.along);

/**
 * Writes down that something happened to people of campaigns, and does what follows from it.
 * @param byWord the recruiter said so, rather than Fulcrum saw it by itself
 * @returns how many it was news of
 */
export async function mark(
  ids: readonly string[],
  kind: Exclude<Happening, 'added'>,
  more: Told = {},
  byWord = true,
): Promise<number> {
  let news = 0;
  for (const id of ids) {
    const now = await caseOf(id);
    const kept = now && keptOf(now.member.events, more, now.resolved.settings.values);
    if (!kept) continue;
    const told = (await isElsewhere(now, kept)) ? { ...kept, text: undefined } : kept;
    if (await note(id, kind, told, byWord)) news += 1;
  }
  announce();
  // Not waited for.
  void bringEachUp(ids.map((id) => ({ id })));
  return news;
}

/** What they wrote goes along in another of their campaigns, or went. */
async function isElsewhere({ member, pushes }: Case, { text, ...told }: Told): Promise<boolean> {
  if (text === undefined) return false;
  const others = await membersOf(member.person, member.account);
  const isThere = (one: Event) => {
    if (one.text !== undefined) return one.text === text || isOf(one, told);
    // By the words for its time alone two messages may be alike.
    if (told.written === undefined) return false;
    const carrier = pushes.find(({ id }) => id === one.sent);
    return carrier !== undefined && carrier.undo !== 'done' && bringsReply(carrier) && isOf(one, told);
  };
  return others.some(({ id, events }) => id !== member.id && events.some(isThere));
}

const bringsReply = ({ plan }: Push): boolean =>
  plan.calls.some((call) => call.kind === 'note' && call.about === 'reply');

/**
 * Hears of a conversation the recruiter opened Fulcrum over: where the settings say that a reply is acted on by itself,
 * it is marked, if it was surely written since the person was added. One that the recruiter took back is not marked again.
 */
export async function hearThread(thread: Thread): Promise<void> {
  const { account } = await loadConnection();
  const { contact, inbound, written } = thread;
  if (!account || !inbound || written === undefined) return;
  const acting: string[] = [];
  for (const { id, events, tookBack = 0 } of await membersOf(contact, account.id)) {
    const later = typeof tookBack === 'number' && written > tookBack && !wasBefore(events, thread);
    const now = later && isNews(events, 'replied') ? await caseOf(id) : undefined;
    if (now?.campaign !== undefined && now.resolved.settings.values.replySeen === 'act') acting.push(id);
  }
  if (acting.length) await mark(acting, 'replied', toldBy(thread), false);
}

/**
 * Takes back the last thing that happened. What it brought to Lever is taken back first.
 * @returns why it was not
 */
export async function unmark(id: string): Promise<Sentence | undefined> {
  const refused = await alone(() => takeBackLast(id));
  // What they had come to before may wait for something still. Not waited for.
  if (!refused && (await loadMember(id))?.pending) void bringUp(id);
  return refused;
}

async function takeBackLast(id: string): Promise<Sentence | undefined> {
  const now = await caseOf(id);
  const last = now?.member.events.at(-1);
  if (!now || !last || last.kind === 'added') return undefined;
  const { member, pushes } = now;
  const carrier = carrierOf(last, pushes);
  if (!carrier) {
    if (mayTakeBack(member, pushes))
      await changeMember(id, (one) => without(one, last, isLeftDue(now, last)));
    announce();
    return undefined;
  }
  if (!mayUndo(carrier)) return say('campaignEventUnderWay');
  // What else went with it stays only as long as it does.
  const stillDue = isDueWithout(now, last);
  if (!onlyTells(carrier) && (carrier.plan.opportunity !== undefined || stillDue))
    return say('campaignUnmarkPushed');
  const goesBack = (back: Event['back']) =>
    changeMember(id, (one) => ({
      ...one,
      pending: true,
      events: one.events.map((each) => (each.id === last.id ? { ...each, sent: carrier.id, back } : each)),
    }));
  // Before it is begun: it is forgotten once Lever has taken it back, whatever dies in between.
  await goesBack({ push: carrier.id });
  const refused = await startUndo(carrier.id);
  if (refused) await goesBack(undefined);
  announce();
  return refused;
}

/** It makes and changes nothing but what tells Lever what happened. */
const onlyTells = ({ plan }: Push): boolean =>
  plan.opportunity !== undefined &&
  plan.calls.every(
    (call) =>
      call.kind === 'stage' || (call.kind === 'note' && (call.about === 'reply' || call.about === 'history')),
  );

/** Goes on with people who wait for the recruiter. Of several it is not waited for what comes of it. */
export async function goOnWith(ids: readonly string[]): Promise<void> {
  // What decides at this moment does so without the word, and would take it for used.
  await alone(async () => {
    for (const id of ids)
      await changeMember(id, (one) => ({ ...one, ...wordOn(one), stands: undefined, pending: true }));
  });
  announce();
  const gone = bringEachUp(ids.map((id) => ({ id })));
  if (ids.length === 1) await gone;
}

/** What the recruiter's word passes of what somebody waits for: only what was asked. */
function wordOn({ stands, withoutStage }: Member): Pick<Member, 'anyway' | 'withoutStage'> {
  if (!stands) return { anyway: false, withoutStage };
  if (isOfStage(stands)) return { anyway: false, withoutStage: true };
  // Where nothing was asked of them yet, or a record is to be chosen, it passes nothing.
  const asked = !['campaignBegun', 'campaignImported'].includes(stands.key) && !isIncomplete(stands);
  const passed = asked && !isOfTheTime(stands) && !asksToChoose(stands);
  return { anyway: passed, withoutStage };
}

/**
 * Moves people to another campaign: from then on its settings decide, and who is due by them is pushed.
 * @returns how many were moved, or why nobody was; who is in that campaign already stays as they are
 */
export async function move(
  ids: readonly string[],
  campaign: string,
): Promise<{ moved: number; refused?: Sentence }> {
  const [layers, lists, { account }] = await Promise.all([layersInForce(), pickersReady(), loadConnection()]);
  const into = layers.campaigns.find(({ id }) => id === campaign);
  const refuse = (refused: Sentence) => ({ moved: 0, refused });
  if (!account) return refuse(say('errorSignedOut'));
  if (!into) return refuse(say('campaignNotThere'));
  if (into.archived) return refuse(say('campaignIsArchived'));
  const moved: Member[] = [];
  for (const id of ids) {
    const [member, profile] = await Promise.all([loadMember(id), loadProfile(id)]);
    if (!profile || member?.account !== account.id) continue;
    const { choices } = resolve(profile.reading, { ...profile.draft, campaign }, layers, lists);
    // A push that waits for the recruiter is one by the settings of the campaign they leave.
    const gone = await alone(async () => {
      const next = await moveMember(id, campaign, choices);
      if (next) await giveUpWaiting([next]);
      return next;
    });
    if (!gone) continue;
    await moveDraft(member.person, account.id, member.campaign, campaign);
    moved.push(gone);
  }
  await allGoOn(moved);
  return { moved: moved.length };
}

/** Takes people out of their campaigns. What is in Lever stays there. */
export async function leave(ids: readonly string[]): Promise<void> {
  const gone = (await Promise.all(ids.map(loadMember))).filter((one) => one !== undefined);
  await alone(async () => {
    await giveUpWaiting(gone);
    await removeMembers(ids);
  });
  await allGoOn(gone);
}

/** What these people wait for in any campaign, perhaps behind a push that was given up, goes on. Not waited for. */
async function allGoOn(of: readonly Member[]): Promise<void> {
  announce();
  const all = await Promise.all(of.map(({ person, account }) => membersOf(person, account)));
  void bringEachUp(all.flat());
}

/** The person was read or edited again: the campaign they are in keeps the newer. */
export async function keepUp(person: Identity, account: string, reading: Reading | undefined): Promise<void> {
  const members = await membersOf(person, account);
  if (!members.length) return;
  const edits = await draftOf(person, account);
  for (const one of members) {
    const mine = edits.campaign === one.campaign;
    const before = mine && isIncomplete(one.stands) ? await loadProfile(one.id) : undefined;
    // Whoever fills in what is missing is the one to push: half a word is not to go out by itself.
    if (before && JSON.stringify(before.draft) !== JSON.stringify(edits)) {
      const begun = await changeMember(one.id, (now) =>
        isIncomplete(now.stands) ? { ...now, stands: say('campaignBegun'), pending: false } : undefined,
      );
      if (begun) announce();
    }
    await refresh(one.id, reading, mine ? edits : undefined);
  }
}
