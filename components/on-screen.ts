import type { PageView, PanelView } from '@/lib/messages/views';
import { say, type Sentence } from '@/lib/platform/text';
import {
  check,
  resolve,
  type Draft,
  type DraftField,
  type DraftProblem,
  type Resolved,
} from '@/lib/push/draft';
import { startedBy } from '@/lib/campaigns/state';
import { differences } from '@/lib/push/compare';
import { preselected, recordOf } from '@/lib/push/onto';
import { sayProblem } from '@/lib/push/problems';
import { seenOf } from '@/lib/push/seen';
import { noteContext } from '@/lib/push/templates';
import type { Matched } from '@/lib/match/shown';
import type { SettingKey } from '@/lib/settings/settings';
import { noContactOf, outgoing, stopsOf, sureRecord, wayOf, type Way } from './in-lever';
import { isNotYet as waitsInCampaign } from './panel/campaign-words';
import { shownFields } from './panel/shown-fields';
import { words } from './parts/words';

/** What stands on the screen of a person, and what keeps it from being pushed. Pure. */

export type Person = Extract<PageView, { state: 'person' }>;

/** What of a panel's state this is worked out from. */
export interface Seen {
  view: PanelView | undefined;
  draft: Draft;
  /** Lever was asked so long ago that nobody waits for it any more. */
  lookedLong: boolean;
  /** Why somebody is pushed who is not to be contacted. */
  why: string;
}

/** A place in the panel that the focus can be sent to: a field, or what opens, is asked or stays where one was. */
export type FocusTarget = DraftField | 'advanced' | 'savePreset' | 'match' | 'why' | 'noContact';

/** Why nothing goes out, and where that is mended. */
export interface Hold {
  refused: Sentence;
  focusOn?: FocusTarget;
  /** What is missing is to be marked. */
  attempted?: true;
  /** It is asked why they are pushed all the same. */
  asksWhy?: true;
  advanced?: true;
}

export interface OnScreen {
  draft: Draft;
  /** What a push takes along: the draft, with what is preselected. */
  sent: Draft;
  resolved: Resolved;
  /** What keeps it from being pushed. */
  problems: DraftProblem[];
  way: Way;
  /** The record in Lever that an update goes onto. */
  record: Matched | undefined;
}

export const personOf = (view: PanelView | undefined): Person | undefined =>
  view?.page.state === 'person' ? view.page : undefined;

/** A message thread with somebody. */
export type ThreadPage = Extract<PageView, { state: 'thread' }>;

export const threadOf = (view: PanelView | undefined): ThreadPage | undefined =>
  view?.page.state === 'thread' ? view.page : undefined;

/** The draft over the reading and the settings below it. */
export function workOut(draft: Draft, person: Person, { settings, catalog }: PanelView): OnScreen {
  const { match, held } = person;
  const record = recordOf(draft, match, held?.opportunity);
  const shown = preselected(draft, match, settings, record);
  const set = resolve(person.reading, shown, settings, catalog);
  const member = person.campaigns.members.find(({ campaign }) => campaign === shown.campaign);
  const resolved = member ? startedBy(member.events, set, catalog.stages) : set;
  const way = wayOf(shown, match, resolved, record);
  const sent = outgoing(shown, way, record);
  return { draft, sent, resolved, problems: check(resolved, catalog), way, record };
}

/** Every field asks for this with each key typed: it is worked out once. */
const lastOf = new WeakMap<PanelView, OnScreen>();

/** What stands on the screen; undefined while there is nobody. */
export function onScreen({ view, draft }: Pick<Seen, 'view' | 'draft'>): OnScreen | undefined {
  const person = personOf(view);
  if (!view || !person) return undefined;
  const last = lastOf.get(view);
  if (last?.draft === draft) return last;
  const now = workOut(draft, person, view);
  lastOf.set(view, now);
  return now;
}

/** What the team locked: it cannot be changed here by any means. */
export const lockedIn = (seen: Pick<Seen, 'view' | 'draft'>): ReadonlySet<SettingKey> =>
  onScreen(seen)?.resolved.settings.locked ?? new Set();

/** All that would go out, for the worker to compare with what it would send. */
export function seenIn(seen: Pick<Seen, 'view' | 'draft'>): string {
  const { view } = seen;
  const person = personOf(view);
  const now = onScreen(seen);
  if (!view || !person || !now) return '';
  const { resolved, sent } = now;
  const held = heldOf(person, now);
  const update = held && {
    target: held.opportunity,
    rows: differences(person.reading, resolved, held, sent.decisions, view.catalog),
  };
  const { actingAs } = view.connection;
  const notes = noteContext(resolved, view.catalog, actingAs?.name ?? '', new Date());
  return seenOf(person.reading, resolved, view.catalog, actingAs?.id ?? '', notes, update);
}

/** It was pushed and taken back again: there is nothing of it in the way of a new push. */
export const isTakenBack = ({ push }: Person): boolean => push.undone;

/** It is in Lever by a push from here, and stands. */
export const isDone = (person: Person): boolean => person.push.state === 'inLever' && !isTakenBack(person);

/** No push of the person is under way, stuck or done. */
export const mayStart = (person: Person): boolean => {
  const { state, kind, canPushAnyway } = person.push;
  if (isTakenBack(person)) return true;
  // What could not be taken back is still there.
  return state === 'idle' || (state === 'notPushed' && !canPushAnyway && kind !== 'undo');
};

/**
 * What has to be passed by Push anyway first, or cannot be passed at all. As long as the recruiter has to choose who it
 * is, that comes before what is only asked.
 */
export function barOf(
  { match }: Person,
  way: Way | undefined,
): { how: 'ask' | 'stop'; say: Sentence } | undefined {
  const first = (how: 'ask' | 'stop') => stopsOf(match).find((one) => one.how === how);
  const stop = first('stop');
  if (stop) return { how: 'stop', say: stop.say };
  if (way === 'choose') return undefined;
  const ask = first('ask');
  return ask && { how: 'ask', say: ask.say };
}

/** A campaign is chosen that pushes later, and the person is not in it: to be added is what comes next. */
const isToAdd = ({ campaigns }: Person, now: OnScreen): boolean => {
  const { campaign: chosen } = now.sent;
  return (
    chosen != null && !campaigns.members.some(({ campaign }) => campaign === chosen) && !pushesWhenAdded(now)
  );
};

/**
 * What comes next of somebody who is not in Lever, and what Enter does: a push, which may only say what is to be done
 * first, or being added to a campaign. Nothing where more than one thing may come of it, or it is held back on purpose:
 * pushing all the same is for who changes their mind.
 */
export function nextOf(seen: Pick<Seen, 'view' | 'draft'>): 'push' | 'add' | undefined {
  const person = personOf(seen.view);
  const now = onScreen(seen);
  if (!seen.view || !person || !now || person.reading.self || !mayStart(person)) return undefined;
  if (isToAdd(person, now)) return 'add';
  const { settings } = seen.view;
  if (person.campaigns.members.some((one) => waitsInCampaign(one, settings))) return undefined;
  return barOf(person, now.way) === undefined ? 'push' : undefined;
}

/**
 * Why the button that pushes would push nothing as things stand, in a sentence that stands beside it; undefined where it
 * would, or leads to a field that wants filling in.
 */
export function heldBack(seen: Pick<Seen, 'view' | 'draft'>): Sentence | undefined {
  const person = personOf(seen.view);
  const now = onScreen(seen);
  if (!seen.view || !person || !now) return undefined;
  const bar = seen.view.settings.mayNotPush ?? barOf(person, now.way)?.say;
  if (bar) return bar;
  if (isNotYet(now)) return NOT_YET.refused;
  switch (now.way) {
    case 'choose':
      if (!sureRecord(person.match, now.record)) return say('heldBackChoose');
      return say(isTakenBack(person) ? 'heldBackAgain' : 'heldBackDecide');
    case 'nothing':
      return say('heldBackNothingThere');
    case 'update':
      return noChange(seen.view, person, now);
    case 'new':
      return undefined;
  }
}

/**
 * Why an update would send nothing; undefined where it would send something. Only what the screen can tell for sure: a form,
 * or a note that went before, is the worker's to compare.
 */
function noChange(view: PanelView, person: Person, now: OnScreen): Sentence | undefined {
  const held = heldOf(person, now);
  if (!held) return undefined;
  const { resolved, sent } = now;
  const rows = differences(person.reading, resolved, held, sent.decisions, view.catalog);
  if (rows.some(({ chosen }) => chosen !== 'keep') || sent.file) return undefined;
  const { choices, forms } = resolved;
  const notes = choices.note.trim() !== '' || choices.summary;
  if (notes || Object.values(forms).some((value) => value?.length)) return undefined;
  if (!rows.length) return say('heldBackNoChange');
  return say(rows.every(({ locked }) => locked) ? 'heldBackLocked' : 'heldBackKept');
}

const CHOOSE: Hold = { refused: say('matchChooseFirst'), focusOn: 'match' };
const DECIDE: Hold = { refused: say('matchDecideFirst'), focusOn: 'match' };
const NOTHING: Hold = { refused: say('matchNothingThere'), focusOn: 'syncAs' };
const NOT_THERE: Hold = { refused: say('updateWait') };
const NOT_YET: Hold = { refused: say('pushNotYet'), focusOn: 'syncAs' };
const WHY: Hold = { refused: say('noContactWhyFirst'), focusOn: 'why', asksWhy: true };

/** Why the person is pushed all the same, where they are not to be contacted; empty as long as nobody said. */
export function whyIn({ view, why }: Pick<Seen, 'view' | 'why'>): string | undefined {
  const person = personOf(view);
  return person && noContactOf(person) ? why.trim() : undefined;
}

const isNotYet = ({ resolved }: OnScreen): boolean => resolved.settings.preset.kind === 'notYet';

/** Being added to the campaign that is chosen, the person is pushed at once. */
export const pushesWhenAdded = (now: OnScreen): boolean =>
  now.resolved.settings.values.trigger === 'added' && !isNotYet(now);

/** What keeps the person from being added to a campaign that they are not pushed with. */
export const holdOfAdding = (seen: Pick<Seen, 'view' | 'why'>): Hold | undefined =>
  whyIn(seen) === '' ? WHY : undefined;

/**
 * What keeps a push from being made now; undefined when nothing does.
 * @param anyway what is only asked about is passed
 */
export function holdOf(seen: Pick<Seen, 'view' | 'draft' | 'why'>, anyway: boolean): Hold | undefined {
  const person = personOf(seen.view);
  const now = onScreen(seen);
  if (!seen.view || !person || !now) return undefined;
  const { mayNotPush } = seen.view.settings;
  if (mayNotPush) return { refused: mayNotPush };
  const bar = barOf(person, now.way);
  if (bar && (bar.how === 'stop' || !anyway)) return { refused: bar.say };
  if (whyIn(seen) === '') return WHY;
  if (isNotYet(now)) return NOT_YET;
  if (now.way === 'choose') return sureRecord(person.match, now.record) ? DECIDE : CHOOSE;
  if (now.way === 'nothing') return NOTHING;
  const hold = missing(seen.view, now);
  if (hold || now.way !== 'update') return hold;
  // What would be changed cannot be seen yet, and nothing is sent that was not on the screen.
  if (!heldOf(person, now)) return NOT_THERE;
  const refused = noChange(seen.view, person, now);
  return refused && { refused };
}

/** Lever is still being asked whether the person is there, and nothing here tells. */
export function isUnknown({ view, lookedLong }: Seen): boolean {
  const match = personOf(view)?.match;
  return match?.verdict === 'unknown' && match.looking && !lookedLong;
}

/** The record of the update as Lever has it; undefined as long as it is not there, or is another one's. */
export const heldOf = ({ held }: Person, { way, record }: Pick<OnScreen, 'way' | 'record'>) =>
  way === 'update' && held?.opportunity === record?.opportunity ? held : undefined;

/** Lever is being asked for something that this person's screen waits for. */
export function waitsForLever(seen: Pick<Seen, 'view' | 'draft'>): boolean {
  const person = personOf(seen.view);
  const now = onScreen(seen);
  if (!person || !now) return false;
  return person.match.looking || (now.way === 'update' && !heldOf(person, now));
}

/** Fields that are always there, beside Advanced settings. */
const alwaysThere: readonly DraftField[] = ['name', 'company', 'title', 'syncAs'];
const aboutPerson: readonly DraftField[] = [...alwaysThere, 'headline', 'location', 'email', 'phone'];

/** Fields that are only shown under Advanced settings. */
const isAdvanced = (field: DraftField): boolean => !aboutPerson.includes(field);

/** What of the draft is missing or wrong, in words, and where the focus goes. */
function missing(view: PanelView, { resolved, problems }: OnScreen): Hold | undefined {
  const [problem] = problems;
  if (!problem) return undefined;
  const { field } = problem;
  const said = sayProblem(problem, resolved.settings.preset.kind);
  const shown = shownFields(resolved.settings.values, view.catalog);
  if (![...alwaysThere, ...shown.person, ...shown.push].includes(field))
    return { attempted: true, refused: say('problemNotShown', words(said)), focusOn: 'syncAs' };
  return {
    attempted: true,
    refused: said,
    focusOn: field,
    ...(isAdvanced(field) ? { advanced: true } : {}),
  };
}
