import { loadConnection } from '@/lib/connection/record';
import { environments } from '@/lib/lever/hosts';
import type { Opportunity } from '@/lib/lever/schemas';
import { announce } from '@/lib/platform/announce';
import { say, spoken, text, type Sentence } from '@/lib/platform/text';
import { pdfIn } from '@/lib/push/calls';
import { check, resolve, type Resolved } from '@/lib/push/draft';
import { loadHeld } from '@/lib/push/held';
import { stageOf } from '@/lib/push/find-out';
import { carriedBy } from '@/lib/push/earlier';
import { changePush, mayBeThere, pushesOf, underWay, type Push } from '@/lib/push/outbox';
import { storyCalls, type Plan } from '@/lib/push/plan';
import { giveUp, holdBack, pushKept, tell } from '@/lib/push/push';
import { sayProblem } from '@/lib/push/problems';
import { noteContext, noteTexts } from '@/lib/push/templates';
import { mayUndo } from '@/lib/push/undo-plan';
import { barredBy, foreseen, theirRecord } from '@/lib/push/who';
import { judge, pauseFor } from '@/lib/push/retry';
import { browser } from '@/lib/platform/browser';
import type { Catalog } from '@/lib/settings/catalog';
import { checkTeam } from '@/lib/settings/address';
import { layersInForce } from '@/lib/settings/in-force';
import { mayBeOld, pickers, pickersReady } from '@/lib/settings/pickers';
import { markOf, setMark } from '@/lib/match/marks';
import type { Identity } from '@/lib/profile/reading';
import type { LayersView } from '@/lib/settings/shown';
import {
  changeMember,
  dropFromProfiles,
  loadMember,
  loadProfile,
  membersOf,
  openEvents,
  people,
  without,
  withoutWords,
  type Member,
  type Profile,
} from './people';
import {
  happenedText,
  isAtWord,
  isDue,
  onwards,
  stageFor,
  stageIsGone,
  startFor,
  stateOf,
  type Event,
} from './state';
import { storyOf } from './story';

/**
 * Brings what happened to a person of a campaign to Lever: who is due is pushed, who is there is told, and what neither
 * fits waits, with the reason. What happened is never told twice: a push bears the ids of what it tells, from the moment
 * it is stored.
 */

/** Everything that decides what becomes of a member. */
export interface Case {
  member: Member;
  profile: Profile;
  layers: LayersView;
  lists: Catalog;
  resolved: Resolved;
  /** The campaign's name; undefined when it was deleted. */
  campaign: string | undefined;
  /** Who it is told as, by name. */
  by: string;
  pushes: readonly Push[];
  /** Neither in Lever nor on its way. */
  open: readonly Event[];
  /** The same, with what a push carries of which nobody knows whether Lever has it: another one in its place tells all. */
  untold: readonly Event[];
}

/** The push that carries what happened. */
export const carrierOf = ({ id }: Event, pushes: readonly Push[]): Push | undefined =>
  pushes.find((one) => carriedBy([one]).has(id));

/** Whether the person is to be pushed for what happened. */
export const isDueNow = ({ member, resolved }: Case, events = member.events): boolean =>
  isDue(events, resolved.settings.values.trigger, resolved.settings.preset.kind);

/** Whether they would be for what happened before this. */
export const isDueWithout = (now: Case, last: Event): boolean =>
  isDueNow(
    now,
    now.member.events.filter(({ id }) => id !== last.id),
  );

/** The same, where that has not gone to Lever. */
export const isLeftDue = (now: Case, last: Event): boolean =>
  isDueWithout(now, last) && now.open.some(({ id }) => id !== last.id);

/** Whether what happened last can be taken back: it stays where its push is under way, or is history. */
export function mayTakeBack({ events }: Member, pushes: readonly Push[]): boolean {
  const last = events.at(-1);
  if (!last || last.kind === 'added') return false;
  const carrier = carrierOf(last, pushes);
  if (carrier) return mayUndo(carrier);
  // Of what was not sent, or with its push undone, Lever holds nothing.
  return !last.sent || pushes.some(({ id, undo }) => id === last.sent && undo === 'done');
}

/**
 * @param listed Lever's lists: a screen does not wait for them
 * @returns undefined for who is gone, or is another account's
 */
export async function caseOf(
  id: string,
  listed: () => Promise<Catalog> = pickersReady,
): Promise<Case | undefined> {
  const [member, profile, { account, actingAs }] = await Promise.all([
    loadMember(id),
    loadProfile(id),
    loadConnection(),
  ]);
  if (!member || !profile || account?.id !== member.account) return undefined;
  const [layers, lists, pushes] = await Promise.all([
    layersInForce(),
    listed(),
    pushesOf(member.person, member.account),
  ]);
  const campaign = layers.campaigns.find((one) => one.id === member.campaign)?.name;
  const draft = { ...profile.draft, campaign: member.campaign };
  return {
    member,
    profile: { ...profile, draft },
    layers,
    lists,
    resolved: resolve(profile.reading, draft, layers, lists),
    campaign,
    by: actingAs?.name ?? '',
    pushes,
    open: openEvents(member, carriedBy(pushes)),
    untold: openEvents(member, carriedBy(pushes.filter((one) => !mayBeThere(one)))),
  };
}

/** Where only those in Lever get notes, a push that waited for what happened brings none. */
export function isQuiet({ resolved }: Pick<Case, 'resolved'>): boolean {
  const { notesOnlySynced, trigger } = resolved.settings.values;
  return notesOnlySynced && trigger !== 'added';
}

/** What is told of the person with the next thing that goes to Lever. */
export function alongOf(now: Case, pushing: boolean) {
  const { campaign, open, untold } = now;
  const events = pushing ? untold : open;
  const story = storyOf(campaign ?? '', events);
  const quiet = pushing && isQuiet(now);
  return {
    story: quiet ? { ...story, reply: '', history: '' } : story,
    events: events.map(({ id }) => id),
  };
}

/** One at a time decides what becomes of what happened: what one sends, another does not take back meanwhile. */
export const alone = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks.request('fulcrum:campaigns', work);

/** Brings a member up to what happened. Safe to call at any moment and as often as one likes. */
export const bringUp = (id: string): Promise<void> =>
  alone(async () => {
    const before = await caseOf(id);
    if (!before) return;
    await dropWords(before);
    // What came of earlier pushes, where the worker died before it was written down.
    for (const push of before.pushes.toReversed()) await changeMember(id, (one) => after(one, push));
    await changeMember(id, (one) => takenBack(one, before));
    // A PDF goes to Lever once.
    if (before.profile.draft.file) await dropFromProfiles(broughtBy(before.pushes), id);
    const now = await caseOf(id);
    if (!now) return;
    const { stands, later } = await tried(now);
    const lackedBy = isIncomplete(stands) ? await digestOf(now) : undefined;
    const waits = later || passes(stands);
    const pushes = await pushesOf(now.member.person, now.member.account);
    const goes = waits || pushes.some(underWay);
    // What comes of one that waits for the recruiter is written down even where the worker dies as it is done.
    const carried = carriedBy(pushes.filter(({ state }) => state === 'waiting'));
    const pending = goes || now.member.events.some((one) => carried.has(one.id));
    const began = pushes[0]?.id !== now.pushes[0]?.id;
    // The recruiter's word holds for one try.
    const used = stands !== undefined || began;
    await changeMember(id, ({ anyway, ...member }) => {
      // What was said or came meanwhile was not known to what was decided here.
      if (isBegun(member.stands) && !isBegun(now.member.stands) && !began) return undefined;
      const came = member.events.length > now.member.events.length;
      return {
        ...member,
        ...{ stands: came ? member.stands : stands, pending: pending || came, lackedBy },
        ...(anyway && goes && ((waits && !isIncomplete(stands)) || !used) ? { anyway } : {}),
      };
    });
    if (later)
      await browser.alarms.create(CAMPAIGN_ALARM, { when: Date.now() + Math.max(30_000, pauseFor(5)) });
    announce();
  });

/** What they wrote is kept no longer than it is going anywhere. */
async function dropWords({ campaign, member, resolved }: Case): Promise<void> {
  if (campaign === undefined || !resolved.settings.values.reply) await changeMember(member.id, withoutWords);
}

/** The ids of the files that pushes brought to Lever. */
const broughtBy = (pushes: readonly Push[]): ReadonlySet<string> =>
  new Set(
    pushes.flatMap(({ state, plan }) =>
      state === 'inLever' ? plan.calls.flatMap((call) => pdfIn(call)?.id ?? []) : [],
    ),
  );

/** The alarm that wakes the worker for those that Lever could not be asked about. */
export const CAMPAIGN_ALARM = 'campaigns';

/** @returns why what happened waits: for the recruiter, or for a while until Lever can be asked again */
async function tried(now: Case): Promise<{ stands?: Sentence | undefined; later: boolean }> {
  try {
    return { stands: await act(now), later: false };
  } catch (error) {
    if (error instanceof NoLists) return { stands: error.say, later: true };
    const verdict = judge(error);
    return { stands: verdict.say, later: verdict.how === 'later' || verdict.how === 'signIn' };
  }
}

/** Lever's lists are not known yet, so that nobody can tell what is to be sent. */
class NoLists extends Error {
  readonly say: Sentence;
  constructor(why: Sentence) {
    super(why.key);
    this.say = why;
  }
}

/** What speaks against sending anything, whoever it is of. */
async function nothingGoes({ layers }: Case): Promise<Sentence | undefined> {
  const { credential, actingAs } = await loadConnection();
  if (!credential) return say('errorSignedOut');
  return actingAs ? layers.mayNotPush : say('connectNeedsActingAs');
}

/** Whether why something waits has nothing to do with the person, so that no word about them passes it. */
export const isOfTheTime = (stands: Sentence): boolean => timely.includes(stands.key);
const timely: readonly string[] = [
  ...['errorSignedOut', 'connectNeedsActingAs', 'pushNotStored', 'roleDeactivated', 'roleInterviewer'],
];

/** Whether what waits lacks its stage: the word on that is on nothing else. */
export const isOfStage = ({ key }: Sentence): boolean =>
  key === 'campaignStageGone' || key === 'campaignNoStages';

/** Whether something is to be filled in first. */
export const isIncomplete = (stands: Sentence | undefined): boolean => stands?.key === 'campaignIncomplete';

/** Whether the recruiter has begun to fill that in: half a word is not to go out by itself. */
const isBegun = (stands: Sentence | undefined): boolean => stands?.key === 'campaignBegun';

/** Whether what waits is taken up again by itself once that may be gone. */
export const passes = (stands: Sentence | undefined): boolean =>
  stands !== undefined && (isOfTheTime(stands) || stands.key === 'campaignStageGone' || isIncomplete(stands));

/** The push that was given up before it was known whether it brought the person, with what happened, to Lever. */
const givenUp = ({ member, pushes: [last] }: Case): Push | undefined =>
  last?.state === 'notPushed' &&
  mayBeThere(last) &&
  !member.pushed &&
  member.events.some(({ id }) => last.events?.includes(id))
    ? last
    : undefined;

/** @returns why what happened waits for the recruiter */
async function act(before: Case): Promise<Sentence | undefined> {
  const lost = givenUp(before);
  // At the recruiter's word another one takes its place, with all that it carries.
  const inPlaceOf = before.member.anyway ? lost?.id : undefined;
  const now = inPlaceOf === undefined ? before : { ...before, open: before.untold };
  const { member, open, campaign, pushes, resolved, profile } = now;
  // Whose word came to nothing, since something is missing, has that said as long as it is.
  if (!open.length) return (lost && isIncomplete(member.stands) ? incomplete(now) : undefined) ?? lost?.say;
  // With its campaign went the word on when they are pushed: nothing follows by itself any more.
  if (campaign === undefined) return say('campaignGone');
  const { stands } = member;
  // In Lever by another way, nothing of them is left to fill in.
  if (isAtWord(stands) && !(isBegun(stands) && member.pushed)) return stands;
  const last = pushes[0];
  if (last && underWay(last)) return undefined; // its end calls again
  // What Lever refused it would refuse again. What was held back by a mark waits for no more than the mark.
  const refused = pushes.find(({ events }) => events?.includes(open.at(-1)?.id ?? ''));
  if (refused?.state === 'notPushed' && !isMark(refused.say) && !member.anyway)
    return refused.say ?? say('errorUnexpected');
  const { values } = resolved.settings;
  const due = isDueNow(now);
  // Only that they were added, and nothing is due or noted: Lever needs not be asked.
  if (!due && !tellsAnything(now)) return undefined;
  // Who was here before the settings said to push them is pushed at the recruiter's word.
  const atWord = due && !member.pending && !stands && refused?.state !== 'notPushed';
  if (last?.state === 'waiting') return atWord && !member.pushed ? undefined : say('campaignPushWaits');
  const bars = await nothingGoes(now);
  if (bars) return bars;
  const lacking = due && !member.pushed ? incomplete(now) : undefined;
  // Looked at before, and lacks something still: whether they are in Lever needs not be asked again, unless it is known
  // here that they are.
  if (isIncomplete(stands) && lacking && !(await foreseen(profile.reading, profile.draft, false)).onto)
    return lacking;
  const moves = stageFor(member.events, values) !== null && !member.withoutStage;
  if (moves && !now.lists.known.includes('stages')) {
    void pickers('seldom');
    throw new NoLists(say('campaignNoStages'));
  }
  if (due && !member.pushed && check(resolved, now.lists).some(({ problem }) => problem === 'listUnknown')) {
    void pickers('seldom');
    throw new NoLists(say('pushIncomplete'));
  }
  const { reading } = profile;
  const ours = member.pushed?.opportunity;
  const onto = await theirRecord(reading, profile.draft, ours);
  if (onto === 'several') return say('campaignSeveral');
  if (onto) return tellOf(now, onto.opportunity, inPlaceOf);
  if (ours !== undefined) {
    // There, and not among the live: out of archived nobody is taken unasked.
    if (!member.anyway) return (await tellingBarred(now)) ?? say('campaignArchived');
    return tellOf(now, (await loadHeld(ours)).opportunity, inPlaceOf);
  }
  if (!due || atWord) return undefined;
  const started = stateOf(member.events) === 'added' || resolved.settings.from.stage === 'person';
  const lacks = started ? undefined : await stageWanted(now);
  if (lacks ?? lacking) return lacks ?? lacking;
  const along = { ...alongOf(now, true), inPlaceOf, stage: startOf(now), quiet: isQuiet(now) };
  return pushKept(reading, profile.draft, along, member.anyway ?? false);
}

/** Why a push that is due waits where something is to be filled in first, or mended. */
export function incomplete({ resolved, lists }: Case): Sentence | undefined {
  const problems = check(resolved, lists).filter(({ problem }) => problem !== 'listUnknown');
  const said = problems.map((one) => spoken(sayProblem(one, resolved.settings.preset.kind)));
  return said.length ? say('campaignIncomplete', [...new Set(said)].join(' ')) : undefined;
}

/** Why what happened waits where the stage that is set for it is no longer in Lever, until the recruiter's word. */
export const lacksStage = ({ member: { withoutStage, events }, resolved }: Case): Sentence | undefined =>
  !withoutStage && stageIsGone(events, resolved.settings)
    ? say('campaignStageGone', text(happenedText[stateOf(events)]))
    : undefined;

/** The same, once that is sure: an old list may lack a stage that is there. */
async function stageWanted(now: Case): Promise<Sentence | undefined> {
  const lacks = lacksStage(now);
  if (lacks && (await mayBeOld())) throw new NoLists(lacks);
  return lacks;
}

/** Where a push that follows from what happened starts, if that is further than the settings have it. */
export const startOf = ({ resolved, member, lists }: Case): string | undefined =>
  startFor(member.events, resolved, lists.stages);

/** Whether what happened could change anything of a record in Lever. */
function tellsAnything({ resolved, member, open }: Case): boolean {
  const { values } = resolved.settings;
  const moves = stageFor(member.events, values) !== null || stageIsGone(member.events, resolved.settings);
  return values.history || moves || (values.reply && open.some((one) => one.text));
}

/** The calls that tell a record what happened. Pure. */
function tellingPlan(
  now: Case,
  opportunity: Opportunity,
  context: Omit<Plan, 'calls' | 'opportunity'>,
  by: string,
): Plan {
  const { resolved, member, lists } = now;
  const { values } = resolved.settings;
  const { story } = alongOf(now, false);
  const notes = noteContext(resolved, lists, by, new Date(), story);
  const from = stageOf(opportunity);
  // Out of archived nobody is moved by what happened here.
  const stage = opportunity.archived
    ? undefined
    : onwards(lists.stages, from, stageFor(member.events, values));
  return {
    ...context,
    opportunity: opportunity.id,
    calls: [
      ...(stage === undefined ? [] : [{ kind: 'stage' as const, stage, from }]),
      ...storyCalls(values, noteTexts(now.profile.reading, resolved, notes)),
    ],
  };
}

/** Why Lever is not told of the person before the recruiter says so: they are not to be contacted. */
export async function tellingBarred({
  member,
  profile,
}: Pick<Case, 'member' | 'profile'>): Promise<Sentence | undefined> {
  if (member.anyway) return undefined;
  return (await markOf(member.person, member.account)) ?? barredBy(profile.reading, profile.draft);
}

async function tellOf(
  now: Case,
  opportunity: Opportunity,
  inPlaceOf: string | undefined,
): Promise<Sentence | undefined> {
  const { member, open } = now;
  const { account, actingAs } = await loadConnection();
  if (!account || !actingAs) return say('connectNeedsActingAs');
  const barred = await tellingBarred(now);
  if (opportunity.archived && !member.anyway) {
    // Merely added, nothing happened that anybody is to be asked about.
    const idle = stateOf(member.events) === 'added' && !isDueNow(now);
    return barred ?? (idle ? undefined : say('campaignArchived'));
  }
  const url = `${environments[account.environment].app}/candidates/${opportunity.id}`;
  await changeMember(member.id, (one) => ({
    ...one,
    pushed: one.pushed ?? { at: opportunity.createdAt ?? Date.now(), opportunity: opportunity.id, url },
  }));
  if (barred) return barred;
  // Out of archived nobody is moved.
  const lacks = opportunity.archived ? undefined : await stageWanted(now);
  if (lacks) return lacks;
  const context = { environment: account.environment, performAs: actingAs.id };
  const plan = tellingPlan(now, opportunity, context, actingAs.name);
  const events = open.map(({ id }) => id);
  if (!plan.calls.length) {
    // Where nothing of it is to be sent, it is done with.
    await changeMember(member.id, (one) => ({ ...one, events: settled(one.events, events, '') }));
    return undefined;
  }
  const about = { name: member.name, link: member.link, by: actingAs.name };
  // They may have been marked while Lever was asked, and with that the word from before is none.
  const against = async () => {
    const still = await loadMember(member.id);
    return still && tellingBarred({ member: still, profile: now.profile });
  };
  return tell(member.person, account.id, plan, { about, events, inPlaceOf }, against);
}

const settled = (events: readonly Event[], ids: readonly string[], push: string): Event[] =>
  // What they wrote is kept no longer than it takes to bring it to Lever.
  events.map(({ text, ...one }) =>
    ids.includes(one.id) ? { ...one, sent: push } : { ...one, ...(text === undefined ? {} : { text }) },
  );

/** What came of a push: its people have it written down, and what happened meanwhile goes on. */
export const heard = async (push: Push): Promise<void> =>
  bringEachUp(await membersOf(push.person, push.account));

/** The same for several, one after the other: Lever may be asked for each of them. */
export async function bringEachUp(members: readonly Pick<Member, 'id'>[]): Promise<void> {
  for (const { id } of members) await bringUp(id);
}

/**
 * Gives up what is left of a push. Whoever it would have brought something of to Lever has it written down first, so that
 * nothing sets about it again by itself, whatever dies in between.
 */
export async function cancel(push: Push): Promise<void> {
  const members = await membersOf(push.person, push.account);
  const theirs = members.filter(({ events }) => events.some(({ id }) => push.events?.includes(id)));
  for (const { id } of theirs)
    await alone(() =>
      changeMember(id, (one) => ({ ...one, anyway: undefined, stands: say('campaignCancelled') })),
    );
  await giveUp(push.id);
  // One that was at Lever already goes on. Not waited for: Lever may be asked for each of them.
  void bringEachUp(members);
}

/** What a push waits for that comes without a word of the recruiter's on it. */
const awaited: ReadonlySet<unknown> = new Set(['connection', 'account']);

/** Gives up the pushes that wait for the recruiter with what happened to these: nobody is left to go on with. */
export async function giveUpWaiting(members: readonly Member[]): Promise<void> {
  for (const { person, account, events } of members)
    for (const { id, state, waitsFor, events: brings } of await pushesOf(person, account))
      // One that waits for the connection waits for nobody's word.
      if (state === 'waiting' && !awaited.has(waitsFor) && events.some((one) => brings?.includes(one.id))) {
        // What it has told nothing of yet is to be told still, by whoever goes on with them.
        await changePush(id, (now) => (hasToldOf(now) ? undefined : { ...now, events: undefined }));
        await giveUp(id);
      }
}

/** Some of what happened is in Lever with it. */
const hasToldOf = ({ plan, steps }: Push): boolean =>
  plan.calls.some(
    (call, n) =>
      call.kind === 'note' &&
      (call.about === 'reply' || call.about === 'history') &&
      steps[n]?.state !== 'todo',
  );

/**
 * Marks the person as not to be contacted, or takes the mark away. What is not on its way to Lever yet stays here; what
 * waited for nothing but the mark goes on without it.
 */
export async function setNoContact(person: Identity, on: boolean): Promise<void> {
  const { account } = await loadConnection();
  // Before the mark goes: else they would stand at one that is gone, where the worker dies in between.
  if (account && !on)
    for (const { id } of await membersOf(person, account.id))
      await changeMember(id, (one) => (isMark(one.stands) ? { ...one, pending: true } : undefined));
  await setMark(person, on);
  if (!account) return;
  const barred = await markOf(person, account.id);
  // A word from before is none on this.
  if (barred)
    for (const { id } of await membersOf(person, account.id))
      await changeMember(id, (one) => (one.anyway ? { ...one, anyway: undefined } : undefined));
  if (barred) for (const push of await holdBack(person, barred)) await heard(push);
  // Not waited for.
  else void bringEachUp((await membersOf(person, account.id)).filter(({ stands }) => isMark(stands)));
  announce();
}

/** That somebody marked the person as not to be contacted. */
const isMark = (why: Sentence | undefined): boolean => why?.key === 'noContactBy';

/** A member with what a push of theirs brought to Lever. */
function after(now: Member, push: Push): Member | undefined {
  if (push.state !== 'inLever') return undefined;
  // One that was taken back is history; what it made is archived, and so in Lever no more.
  if (push.undoes !== undefined || push.undo !== undefined) {
    const { pushed, ...rest } = now;
    const made = push.undo === 'done' && push.plan.calls[0]?.kind === 'create';
    return made && pushed?.opportunity === push.opportunityId ? rest : undefined;
  }
  const theirs = now.events.some(({ id }) => push.events?.includes(id));
  // What was before they were added has nothing to do with it.
  if (!theirs && push.at < (now.events[0]?.at ?? 0)) return undefined;
  const { opportunityId, plan } = push;
  const events = settled(now.events, push.events ?? [], push.id);
  // Whoever came in as one opportunity stays that one, unless another was made of what happened here.
  const stays = now.pushed?.opportunity !== undefined && !(theirs && plan.calls[0]?.kind === 'create');
  if (opportunityId === undefined || stays) return { ...now, events };
  const url = `${environments[plan.environment].app}/candidates/${opportunityId}`;
  const at = now.pushed?.at ?? push.steps[0]?.at ?? push.at;
  return { ...now, events, pushed: { at, opportunity: opportunityId, url } };
}

/** A member by what came of taking back what happened. */
function takenBack(now: Member, known: Case): Member | undefined {
  const { pushes } = known;
  const event = now.events.find(({ back }) => back && !back.say);
  const carrier = pushes.find(({ id }) => id === event?.back?.push);
  if (!event || carrier?.undo === 'underWay') return undefined;
  if (carrier && carrier.undo === undefined) {
    const undo = pushes.find(({ undoes }) => undoes === carrier.id);
    // One that was given up before it began is as if nobody had asked for it.
    const back = undo && { push: carrier.id, say: undo.say ?? say('errorUnexpected') };
    return { ...now, events: now.events.map((one) => (one === event ? { ...one, back } : one)) };
  }
  const left = without(now, event, isLeftDue(known, event));
  // What the push told beside it is told anew.
  const events = left.events.map(({ sent, ...one }) =>
    sent === undefined || sent === event.back?.push ? one : { ...one, sent },
  );
  return { ...left, events };
}

let going: Promise<void> = Promise.resolve();
let next: Promise<void> | undefined;
const begin = (): Promise<void> => {
  next = undefined;
  going = allUp();
  return going;
};

/**
 * Goes on with everybody something happened to that did not come to Lever: at the worker's start, after a sign-in, and when
 * what stood in the way may be gone. Whoever asks while that goes on shares the next time.
 */
export function bringAllUp(): Promise<void> {
  return (next ??= going.then(begin, begin));
}

async function allUp(): Promise<void> {
  const { account, credential } = await loadConnection();
  if (!account || !credential) return;
  const everybody = await people(account.id);
  // Whoever lacked something by other settings may lack nothing now, and by the same lacks it still. Most often nobody does,
  // and the worker starts often.
  const settings = everybody.some(({ stands }) => isIncomplete(stands))
    ? await digestOf({ layers: await layersInForce(), lists: await pickers('never') })
    : undefined;
  for (const { id, pending, stands, events, lackedBy } of everybody)
    if (pending && (lackedBy !== settings || !isIncomplete(stands))) await bringUp(id);
    else if (events.some(({ text }) => text !== undefined)) {
      const now = await caseOf(id);
      if (now) await dropWords(now);
    }
}

/** All that decides whether somebody lacks something, in short. */
async function digestOf({ layers, lists }: Pick<Case, 'layers' | 'lists'>): Promise<string> {
  const all = JSON.stringify([layers, { ...lists, state: '', recent: {} }]);
  return String(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(all))));
}

/** Asks for the team's settings. Where others come, whoever waited for them goes on. */
export async function tendTeam(when: 'now' | 'due'): Promise<void> {
  if (await checkTeam(when)) await bringAllUp();
}
