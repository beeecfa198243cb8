import * as z from 'zod/mini';
import { loadConnection } from '@/lib/connection/record';
import type { Identity } from '@/lib/profile/reading';
import { say, type Sentence } from '@/lib/platform/text';
import { noteContext, noteTexts } from '@/lib/push/templates';
import { describe, makePlan } from '@/lib/push/plan';
import { allPushes, underWay, type Push } from '@/lib/push/outbox';
import { startingAt } from '@/lib/push/draft';
import { withoutNotes } from '@/lib/push/push';
import { samePerson } from '@/lib/profile/identity';
import { foreseen } from '@/lib/push/who';
import { pickers } from '@/lib/settings/pickers';
import {
  alongOf,
  caseOf,
  incomplete,
  isDueNow,
  isQuiet,
  lacksStage,
  mayTakeBack,
  startOf,
  tellingBarred,
  type Case,
} from './carry-out';
import { changedSince } from './changed';
import { markedKeys, markOf } from '@/lib/match/marks';
import { membersOf, people, type Member } from './people';
import {
  memberRow,
  memberView,
  type CampaignCounts,
  type CampaignsOfPerson,
  type MarkPreview,
  type MemberRow,
  type MemberView,
} from './shown';
import {
  happenedAt,
  isNews,
  keptOf,
  stageFor,
  stateOf,
  type Event,
  type Happening,
  type Told,
} from './state';

/** Campaigns and their people as the screens show them. */

/** What a panel shows of the person. */
export const campaignsOf = async (person: Identity, account: string): Promise<CampaignsOfPerson> =>
  shownCampaigns(await casesOf(person, account), await markOf(person, account));

/** What a panel over a conversation with the person shows. */
export async function conversationWith(
  person: Identity,
  account: string,
): Promise<{ campaigns: CampaignsOfPerson; name: string; keepsReply: boolean }> {
  const cases = await casesOf(person, account);
  return {
    campaigns: shownCampaigns(cases, await markOf(person, account)),
    name: cases[0]?.member.name ?? '',
    keepsReply: cases.some(({ resolved }) => resolved.settings.values.reply),
  };
}

/** The person in every campaign they are in, by when they were added. No screen waits for Lever's lists. */
async function casesOf(person: Identity, account: string): Promise<Case[]> {
  const members = await membersOf(person, account);
  const inOrder = members.toSorted((a, b) => (a.events[0]?.at ?? 0) - (b.events[0]?.at ?? 0));
  const cases = await Promise.all(inOrder.map(({ id }) => caseOf(id, () => pickers('never'))));
  return cases.filter((one) => one !== undefined);
}

const shownCampaigns = (cases: readonly Case[], noContact: Sentence | undefined): CampaignsOfPerson => ({
  members: cases.map((one) => shownMember(one, noContact)),
  ...(noContact ? { noContact: { say: noContact, byHand: true } } : {}),
});

function shownMember(now: Case, noContact: Sentence | undefined): MemberView {
  const { member, resolved, profile, lists, layers, pushes, open } = now;
  const { id, campaign, events, pushed } = member;
  const parked = member.stands ? undefined : waitingIn(member, pushes);
  const { values, preset } = resolved.settings;
  const left = !member.pending && !pushed && open.length && isDueNow(now);
  // No word passes that, so none is asked for.
  const stands = member.stands ?? parked ?? (left ? noContact : undefined);
  return {
    ...{ id, campaign, state: stateOf(events), trigger: values.trigger },
    syncAs: preset.id,
    events: z.parse(memberView.shape.events, events),
    ...(stands ? { stands, ...(parked ? { inPush: true } : {}) } : {}),
    ...(member.pending ? {} : { comes: open.length && now.campaign !== undefined ? 'atWord' : 'nothing' }),
    ...(pushed ? { pushedAt: pushed.at } : {}),
    notes: storyNotes(now),
    changed: pushed ? [] : changedSince(profile.then, resolved.choices, lists, layers),
    canTakeBack: mayTakeBack(member, pushes),
  };
}

/** Why the last push waits for the recruiter, with what happened to this member; undefined where none does. */
const waitingIn = ({ events }: Member, [newest]: readonly Push[]): Sentence | undefined =>
  newest?.state === 'waiting' && events.some(({ id }) => newest.events?.includes(id))
    ? (newest.say ?? say('campaignPushWaits'))
    : undefined;

/** The notes that tell what happened, as the next thing that goes to Lever would bear them. */
function storyNotes(now: Case, pushing = now.member.pushed === undefined): MemberView['notes'] {
  const { story } = alongOf(now, pushing);
  const context = noteContext(now.resolved, now.lists, now.by, new Date(), story);
  const { reply, history } = noteTexts(now.profile.reading, now.resolved, context);
  return now.open.length
    ? [
        ...(reply ? [{ kind: 'reply' as const, text: reply }] : []),
        ...(history ? [{ kind: 'history' as const, text: history }] : []),
      ]
    : [];
}

/**
 * Everybody in these campaigns, the last of whom something happened first.
 * @param part of them only the `first` so many, those added last; all that is asked under one `question` is read once
 */
export async function peopleOf(
  campaigns: readonly string[],
  part: { question?: string | undefined; first?: number | undefined } = {},
): Promise<MemberRow[]> {
  const { members, pushes, marked } = await readOnce(campaigns, part);
  const latest = members.toSorted((a, b) => lastAt(b) - lastAt(a));
  const wanted =
    part.first === undefined
      ? latest
      : latest.toSorted((a, b) => addedAt(b) - addedAt(a)).slice(0, part.first);
  return wanted.map((one) => row(one, pushesFiled(one, pushes), marked));
}

/** A member's pushes, the last first. */
function pushesFiled({ keys, person }: Member, byKey: Read['pushes']): Push[] {
  const filed = new Set(keys.flatMap((key) => byKey.get(key) ?? []));
  // An address may have been somebody else's before.
  return [...filed].filter((one) => samePerson(one.person, person)).toSorted((a, b) => b.at - a.at);
}

interface Read {
  members: Member[];
  /** By key of the person. */
  pushes: ReadonlyMap<string, readonly Push[]>;
  marked: ReadonlySet<string>;
}

async function read(campaigns: readonly string[]): Promise<Read> {
  const { account } = await loadConnection();
  if (!account) return { members: [], pushes: new Map(), marked: new Set() };
  const [members, pushes, marked] = await Promise.all([
    Promise.all(campaigns.map((one) => people(account.id, one))),
    pushesByKey(account.id),
    markedKeys(account.id),
  ]);
  return { members: members.flat(), pushes, marked };
}

async function pushesByKey(account: string): Promise<Read['pushes']> {
  const byKey = new Map<string, Push[]>();
  for (const push of await allPushes())
    if (push.account === account)
      for (const key of push.keys) byKey.set(key, [...(byKey.get(key) ?? []), push]);
  return byKey;
}

/** What was read for the beginning of an answer, until the rest is asked for. */
let begun: { question: string; of: Promise<Read> } | undefined;

async function readOnce(
  campaigns: readonly string[],
  { question, first }: { question?: string | undefined; first?: number | undefined },
): Promise<Read> {
  const same = question !== undefined && begun?.question === question ? begun.of : undefined;
  const of = same ?? read(campaigns);
  if (question !== undefined) begun = first === undefined ? undefined : { question, of };
  const all = await of;
  // The beginning goes out before the rest is made: both waited for the same, and would be made in one go.
  if (same) await new Promise((resolve) => setTimeout(resolve));
  return all;
}

function lastAt({ events }: Member): number {
  const last = events.at(-1);
  return last ? happenedAt(last) : 0;
}
const addedAt = ({ events }: Member): number => events[0]?.at ?? 0;

function row(member: Member, pushes: readonly Push[], marked: ReadonlySet<string>): MemberRow {
  const { id, name, headline, link, events, pushed } = member;
  const inPush = waitingIn(member, pushes);
  const stands = member.stands ?? inPush;
  const [newest] = pushes;
  const { back } = events.at(-1) ?? {};
  return {
    ...{ id, name, headline, link, state: stateOf(events) },
    addedAt: addedAt(member),
    at: lastAt(member),
    push: newest && (underWay(newest) || inPush) ? newest.state : pushed ? 'inLever' : 'idle',
    ...(pushed ? { pushedAt: pushed.at, ...(pushed.url ? { url: pushed.url } : {}) } : {}),
    ...(stands ? { stands } : {}),
    ...(back ? { back: z.parse(memberRow.shape.back, back) } : {}),
    noContact: member.keys.some((key) => marked.has(key)),
    canTakeBack: mayTakeBack(member, pushes),
  };
}

/** How many people each campaign has, and what they have come to. */
export async function counts(): Promise<CampaignCounts[]> {
  const { account } = await loadConnection();
  if (!account) return [];
  const [everybody, pushes] = await Promise.all([people(account.id), pushesByKey(account.id)]);
  const all = Map.groupBy(everybody, ({ campaign }) => campaign);
  return [...all].map(([campaign, members]) => {
    const inState = (state: Happening) => members.filter(({ events }) => stateOf(events) === state).length;
    return {
      ...{ campaign, people: members.length },
      replied: inState('replied'),
      interested: inState('interested'),
      notInterested: inState('notInterested'),
      pushed: members.filter(({ pushed }) => pushed).length,
      waiting: members.filter((one) => one.stands ?? waitingIn(one, pushesFiled(one, pushes))).length,
    };
  });
}

/**
 * What marking somebody would send to Lever. Asks Lever nothing, and sends nothing.
 * @param more what is known of it beside that it happened, such as what they wrote
 */
export async function previewMark(
  id: string,
  kind: Exclude<Happening, 'added'>,
  more: Told = {},
): Promise<MarkPreview> {
  const nothing: MarkPreview = { does: [], notes: [], changed: [] };
  const now = await caseOf(id);
  const { account, actingAs } = await loadConnection();
  if (!now || !account || now.campaign === undefined || !isNews(now.member.events, kind)) return nothing;
  const kept = keptOf(now.member.events, more, now.resolved.settings.values);
  const event: Event = { id: '', kind, at: Date.now(), ...kept };
  const then: Case = {
    ...now,
    member: { ...now.member, events: [...now.member.events, event] },
    open: [...now.open, event],
    untold: [...now.untold, event],
  };
  const { resolved, profile, lists, layers } = now;
  const pushing = now.member.pushed === undefined;
  const due = isDueNow(then);
  const story = storyNotes(then, false);
  const telling = tellingOf(then, story);
  const moved = !pushing || (due && resolved.settings.from.stage !== 'person');
  const lacks = moved ? lacksStage(then) : undefined;
  const barred = telling.length || lacks ? ((await tellingBarred(now)) ?? lacks) : undefined;
  const told = { ...nothing, ...(barred ? { asks: barred } : {}), notes: story };
  if (!pushing) return { ...told, does: telling };
  const changed = changedSince(profile.then, resolved.choices, lists, layers);
  if (!due) return { ...told, there: telling, changed };
  const { onto, asks = lacks ?? incomplete(now) } = await foreseen(
    profile.reading,
    profile.draft,
    now.member.anyway ?? false,
  );
  // What the update of a record would change beside that is the recruiter's to send.
  const only = resolved.settings.preset.kind === 'existing' && telling.length ? [say('markOnlyTells')] : [];
  if (onto) return { ...told, does: [...telling, ...only], changed };
  if (resolved.settings.preset.kind === 'existing')
    return { ...told, asks: asks ?? say('updateNoTarget'), there: telling, changed };
  const whole = makePlan(profile.reading, startingAt(resolved, startOf(then)), {
    ...{ environment: account.environment, actingAs: actingAs?.id ?? '', lists },
    notes: noteContext(resolved, lists, now.by, new Date(), alongOf(then, true).story),
  });
  const plan = isQuiet(now) ? withoutNotes(whole) : whole;
  const pushed = plan.calls.flatMap((call) =>
    call.kind === 'note' ? [{ kind: call.about, text: call.value }] : [],
  );
  return {
    ...(asks ? { asks } : {}),
    does: plan.calls.flatMap((call) => [
      describe(plan, call).say,
      ...(call.kind === 'create' ? startsAt(call.body.stage, lists) : []),
    ]),
    there: telling,
    notes: [...pushed, ...story.filter(({ kind }) => pushed.every((one) => one.kind !== kind))],
    changed,
  };
}

const startsAt = (stage: string, { stages }: Case['lists']): Sentence[] =>
  stages.filter(({ id }) => id === stage).map((one) => say('markStarts', one.text));

/** What a record in Lever is told of what happened, in words. */
function tellingOf({ member, resolved, lists }: Case, notes: MemberView['notes']): Sentence[] {
  const stage = stageFor(member.events, resolved.settings.values);
  const named = lists.stages.find(({ id }) => id === stage)?.text ?? stage;
  return [
    ...(named === null ? [] : [say('markStage', named)]),
    ...notes.map(({ kind }) => say(kind === 'reply' ? 'planReply' : 'planHistory')),
  ];
}
