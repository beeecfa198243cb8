import { language, say, type Sentence } from '@/lib/platform/text';
import type { Settings } from '@/lib/settings/settings';
import type { Known } from './known';
import type { Stop, Verdict } from './shown';

/** What stands against a push, by what Lever has of the person and what the team set for that. Pure. */

/** What the recruiter is about to do. */
export type Wish =
  | { kind: 'update'; target: string | undefined }
  | {
      kind: 'create';
      posting: string | null;
      /** The contact it goes to, null for nobody's; undefined while nobody decided. */
      contact: string | null | undefined;
    };

export interface Circumstances {
  verdict: Verdict;
  records: readonly Known[];
  wish: Wish;
  settings: Pick<
    Settings,
    | 'onArchived'
    | 'onSnoozed'
    | 'onHired'
    | 'onAnonymised'
    | 'onRecent'
    | 'recentDays'
    | 'noContactTags'
    | 'noContactReasons'
  >;
  /** Who marked the person as not to be contacted. */
  noContact?: Sentence | undefined;
  /** The acting user's id. */
  actingAs: string | undefined;
  /** ms since 1970 */
  now: number;
}

const DAY = 86_400_000;

const heights: Record<Stop['how'], number> = { tell: 0, ask: 1, stop: 2 };

/** The hardest first. */
export function stopsFor(circumstances: Circumstances): Stop[] {
  const { verdict, wish } = circumstances;
  const records = concerned(circumstances);
  const open = records.filter((one) => !one.hidden);
  const hidden = hiddenOnes(circumstances, records);
  const stops = factsOf(open, circumstances);
  const barred = noContactOf(circumstances);
  if (barred) stops.push({ how: 'ask', say: barred, asksWhy: true });
  if (hidden[0]) stops.push(hiddenStop(hidden[0], factsOf(hidden, circumstances), wish));
  if (wish.kind === 'create') {
    const undecided = wish.contact === undefined ? unsettled[verdict] : undefined;
    if (undecided) stops.push({ how: 'ask', say: say(undecided) });
    const same = open.find((one) => !one.archived && wish.posting !== null && one.postingId === wish.posting);
    if (same) stops.push({ how: 'tell', say: say('stopSamePosting', same.posting ?? '') });
    if (wish.contact === null && records.some((one) => one.reasons.includes('email')))
      stops.push({ how: 'tell', say: say('stopJoinsByEmail') });
  }
  return stops.toSorted((a, b) => heights[b.how] - heights[a.how]);
}

/** What says that the person is not to be contacted: whoever marked them, or a tag or archive reason the team named. */
function noContactOf(circumstances: Circumstances): Sentence | undefined {
  const { verdict, records, settings, noContact } = circumstances;
  if (noContact) return noContact;
  // Of who only may be the person, the record that was chosen is.
  const sure = verdict === 'possible' ? concerned(circumstances) : records;
  const open = sure.filter((one) => !one.hidden);
  const tags = new Set(settings.noContactTags.map(plainTag));
  const tagOf = (one: Known) => (one.tags ?? []).find((tag) => tags.has(plainTag(tag)));
  const byReason = ({ reasonId }: Known) => reasonId && settings.noContactReasons.includes(reasonId);
  const tag = open.map(tagOf).find((one) => one !== undefined);
  if (tag !== undefined) return say('noContactTag', tag);
  const archived = open.find(byReason);
  if (archived) return say('noContactReason', archived.archived?.reason ?? '');
  // It holds, but what a hidden record says is not told.
  return sure.some((one) => byReason(one) || tagOf(one) !== undefined) ? say('noContactHidden') : undefined;
}

const plainTag = (tag: string): string => tag.trim().toLowerCase();

const unsettled = {
  exact: 'stopAlready',
  several: 'stopSeveral',
  possible: 'stopPossible',
  none: undefined,
  unknown: undefined,
} as const satisfies Record<Verdict, unknown>;

/** The records the push would be about: the one that is updated, those of the contact it goes to, else all that surely are the person. */
function concerned({ verdict, records, wish }: Circumstances): readonly Known[] {
  if (wish.kind === 'update') return records.filter((one) => one.opportunity === wish.target);
  if (typeof wish.contact === 'string') return records.filter((one) => one.contact === wish.contact);
  return verdict === 'possible' ? [] : records;
}

/**
 * What is hidden of somebody who surely is in Lever counts for whatever is made of them, whichever contact it goes to:
 * nobody who cannot see it can tell that it is not meant.
 */
const hiddenOnes = ({ verdict, records, wish }: Circumstances, about: readonly Known[]): readonly Known[] =>
  (wish.kind === 'create' && verdict !== 'possible' ? records : about).filter((one) => one.hidden);

function factsOf(
  records: readonly Known[],
  { settings, actingAs, now }: Pick<Circumstances, 'settings' | 'actingAs' | 'now'>,
): Stop[] {
  const stops: Stop[] = [];
  if (records.some((one) => one.anonymised))
    stops.push({ how: settings.onAnonymised, say: say('stopAnonymised') });
  if (records.some((one) => one.archived?.hired))
    stops.push({ how: settings.onHired, say: say('stopHired') });
  const [latest] = records
    .flatMap((one) => one.archived ?? [])
    .filter((one) => !one.hired)
    .toSorted((a, b) => b.at - a.at);
  // Where something is live, what was archived is history.
  if (latest && records.every((one) => one.archived))
    stops.push({ how: settings.onArchived, say: archivedWords(latest) });
  const asleep = records.find((one) => !one.archived && (one.snoozedUntil ?? 0) > now);
  if (asleep?.snoozedUntil)
    stops.push({ how: settings.onSnoozed, say: say('stopSnoozed', day(asleep.snoozedUntil)) });
  const since = now - settings.recentDays * DAY;
  const recent = records
    .filter((one) => one.ownerId !== actingAs && settings.recentDays > 0)
    .toSorted((a, b) => (b.lastInteractionAt ?? 0) - (a.lastInteractionAt ?? 0))
    .find((one) => (one.lastInteractionAt ?? 0) >= since);
  if (recent?.lastInteractionAt) {
    const on = day(recent.lastInteractionAt);
    stops.push({
      how: settings.onRecent,
      say: recent.owner ? say('stopRecent', recent.owner, on) : say('stopRecentNobody', on),
    });
  }
  return stops;
}

const archivedWords = ({ at, reason }: NonNullable<Known['archived']>): Sentence =>
  reason ? say('stopArchived', day(at), reason) : say('stopArchivedBare', day(at));

/** What a hidden record holds is not told, but holds. Beside it nothing is made without the recruiter's word. */
function hiddenStop({ owner }: Known, facts: readonly Stop[], { kind }: Wish): Stop {
  const how = facts.reduce<Stop['how']>(
    (hardest, one) => (heights[one.how] > heights[hardest] ? one.how : hardest),
    kind === 'create' ? 'ask' : 'tell',
  );
  return { how, say: owner ? say('stopHidden', owner) : say('stopHiddenNobody') };
}

const day = (at: number): string => new Date(at).toLocaleDateString(language(), { dateStyle: 'medium' });

/** Why this is not pushed; undefined when nothing stands against it, or only what the recruiter passes `anyway`. */
export const refusalBy = (
  stops: readonly Stop[],
  anyway: boolean,
  why: string | undefined,
): Sentence | undefined =>
  stops.find(({ how, asksWhy }) => how === 'stop' || (how === 'ask' && !(asksWhy ? why?.trim() : anyway)))
    ?.say;
