import type { Matched, MatchView, Reason } from '@/lib/messages/views';
import { text, type TextKey } from '@/lib/platform/text';
import { ago, day } from '../parts/words';

/** What is known of who the person is in Lever, in words. Pure. */

/**
 * The verdict in one sentence, led by what decides most; empty as long as there is nothing to say.
 * @param takenBack the record is what a push made that was taken back
 */
export function verdictWords(
  { verdict, records }: MatchView,
  shown: Matched | undefined,
  takenBack: boolean,
  now: number,
): string {
  switch (verdict) {
    case 'unknown':
      return '';
    case 'none':
      return text('matchNone');
    case 'several':
      return text('matchSeveral', String(records.length));
    case 'possible': {
      const people = new Set(records.map(({ contact }) => contact)).size;
      return people === 1 ? text('matchPossible1') : text('matchPossibleMany', String(people));
    }
    case 'exact':
      if (!shown) return '';
      if (shown.hidden) return hiddenWords(shown);
      if (shown.anonymised) return text('matchErasedTitle');
      return shown.archived
        ? joined(pastWords(shown.archived, true), takenBack && text('matchTakenBack'))
        : text('matchIn', recordLine(shown, now) || text('matchKnown'));
  }
}

/**
 * Parts of a line, in their order: one that runs right to left would take its neighbours along (UAX #9), unless each
 * stands between the two marks that keep them apart.
 */
function joined(...parts: (string | false | undefined)[]): string {
  const there = parts.flatMap((part) => (part ? [part] : []));
  const apart = there.some((part) => rightToLeft.test(part));
  return there.map((part) => (apart ? `\u2068${part}\u2069` : part)).join(' · ');
}

const rightToLeft = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]/u;

export const hiddenWords = ({ owner }: Matched): string =>
  owner ? text('matchHiddenOwner', owner) : text('matchHidden');

/** "Backend Engineer · Phone screen · with Lena Marchetti · 3 days ago", as far as it is known. */
export const recordLine = (record: Matched, now: number): string => {
  const { posting, stage, owner, lastInteractionAt } = record;
  const last = lastInteractionAt === undefined ? undefined : ago(lastInteractionAt, now);
  return joined(posting, stage, owner && text('matchWith', owner), last);
};

/** "Archived · 5 Jan 2026 · Not now". @param leads it stands alone and says where */
function pastWords({ hired, at, reason }: NonNullable<Matched['archived']>, leads: boolean): string {
  const [was, inLever] = hired
    ? (['matchHired', 'matchWasHired'] as const)
    : (['matchArchived', 'matchWasArchived'] as const);
  return joined(text(leads ? inLever : was), at > 0 && day(at), !hired && reason);
}

const reasonText: Record<Reason, TextKey> = {
  link: 'whyLink',
  memberId: 'whyMemberId',
  email: 'whyEmail',
  pushed: 'whyPushed',
  offered: 'whyOffered',
  name: 'whyName',
  company: 'whyCompany',
  location: 'whyLocation',
  phone: 'whyPhone',
  unlinked: 'whyUnlinked',
};

/** Why a record is taken for the person. */
export const whyWords = ({ reasons }: Matched): string =>
  reasons.map((one) => text(reasonText[one])).join(', ');

/** What else there is to know of a record before anything goes onto it. */
export function stateWords({ archived, snoozedUntil, anonymised }: Matched): [kind: string, says: string][] {
  const said: [string, string][] = [];
  if (anonymised) said.push(['erased', text('matchErased')]);
  if (archived) said.push([archived.hired ? 'hired' : 'archived', pastWords(archived, false)]);
  if (snoozedUntil !== undefined) said.push(['snoozed', text('matchSnoozed', day(snoozedUntil))]);
  return said;
}
