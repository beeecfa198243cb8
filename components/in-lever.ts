import type { CampaignsOfPerson, Matched, MatchView, PushView, Receipt, Stop } from '@/lib/messages/views';
import type { Sentence } from '@/lib/platform/text';
import type { Draft, Resolved } from '@/lib/push/draft';
import { asksToChoose } from '@/lib/match/shown';
import { choosable } from '@/lib/push/onto';
import type { Person } from './on-screen';

/** What a push does, by who the person is in Lever and what the recruiter decided of it. Pure. */

/**
 * `new`: an opportunity is made; `update`: a record that is there is changed; `choose`: the recruiter has to say first
 * which record is the person; `nothing`: an existing record is to be updated, and there is none.
 */
export type Way = 'new' | 'update' | 'choose' | 'nothing';

/**
 * The match with what our own push or undo has made of it since Lever was asked: its lists lag, and what stood before must
 * not be told as what is.
 */
export function matchNow({ match, push }: Pick<Person, 'match' | 'push'>): MatchView {
  const settledAt = Math.max(...push.receipts.map(({ at = 0 }) => at), 0);
  if (push.state !== 'inLever' || (match.knownAt ?? 0) > settledAt) return match;
  const own = match.records.find(({ url }) => url === push.url);
  if (!own) return match.verdict === 'none' ? { ...match, verdict: 'unknown' } : match;
  const put = archivedBy(push);
  if (!put || own.archived || own.hidden) return match;
  const archived = { reason: '', at: put.at ?? settledAt, hired: false };
  return { ...match, records: match.records.map((one) => (one === own ? { ...own, archived } : one)) };
}

/** The call by which an undo archived what the push had made. */
export const archivedBy = ({ receipts }: Pick<PushView, 'receipts'>): Receipt | undefined =>
  receipts.find(({ say, state }) => say.key === 'planArchive' && state !== 'todo');

/** The record that stands for the person, whether or not an update goes onto it; undefined where that is not sure. */
export const sureRecord = (match: MatchView, record: Matched | undefined): Matched | undefined =>
  record ?? (match.verdict === 'exact' ? choosable(match.records)[0] : undefined);

/** @param record the one that an update would go onto */
export function wayOf(
  draft: Draft,
  match: MatchView,
  { settings }: Resolved,
  record: Matched | undefined,
): Way {
  const some = choosable(match.records).length > 0;
  if (settings.preset.kind === 'existing') return record ? 'update' : some ? 'choose' : 'nothing';
  if (draft.contact !== undefined) return 'new';
  const open = match.verdict === 'several' || match.verdict === 'possible';
  return open || (match.verdict === 'exact' && some) ? 'choose' : 'new';
}

/** What goes out with a push: the draft, and of its target and contact only what this way uses. */
export function outgoing(draft: Draft, way: Way, record: Matched | undefined): Draft {
  const { target, contact, decisions, ...rest } = draft;
  if (way === 'update' && record)
    return { ...rest, target: record.opportunity, ...(decisions ? { decisions } : {}) };
  return {
    ...rest,
    ...(target === undefined || way === 'new' ? {} : { target }),
    ...(contact === undefined ? {} : { contact }),
  };
}

/**
 * What stands against a push, beside the choice of who it is, which the screen asks for by itself, and that they are not to
 * be contacted.
 */
export const stopsOf = ({ stops }: MatchView): Stop[] =>
  stops.filter((one) => !asksToChoose(one.say) && !one.asksWhy);

/** Who said that the person is not to be contacted, or what in Lever does; undefined where nobody did. */
export const noContactOf = ({ campaigns, match }: { campaigns: CampaignsOfPerson; match: MatchView }) =>
  campaigns.noContact?.say ?? match.stops.find(({ asksWhy }) => asksWhy)?.say;

/** What the recruiter's word passes, beside what they were asked about the person: what one more try may do away with, too. */
const passable: readonly string[] = [
  ...['campaignArchived', 'campaignBegun', 'campaignCancelled', 'campaignImported'],
  ...['campaignNoStages', 'campaignSeveral', 'campaignStageGone'],
  ...['errorRefused', 'errorNotFound', 'errorForbidden', 'errorTokenEndpoint', 'errorUnexpected'],
  ...['pushSelf', 'pushTwice', 'pushNotStored', 'pushCancelledUnknown'],
];

/**
 * Whether the recruiter's word alone passes what something of a campaign waits for.
 * @param there the person is in Lever: to push who is not to be contacted takes a reason, which Go on does not ask for
 */
export const isPassable = (why: Sentence, there: boolean): boolean =>
  passable.includes(why.key) ||
  (why.key.startsWith('stop') && !asksToChoose(why)) ||
  (why.key.startsWith('noContact') && there);
