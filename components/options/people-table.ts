import type { CampaignCounts, MemberRow } from '@/lib/messages/views';
import { csv } from '@/lib/platform/csv';
import { language, text, type TextKey } from '@/lib/platform/text';
import { happenedText, type Happening } from '@/lib/campaigns/state';
import { isPassable } from '../in-lever';
import { stateText, standsWords } from '../parts/words';

/** What the table of a campaign's people shows, found, sorted and written into a file. Pure. */

/** How a person stands in Lever, as far as the table tells them apart. */
export type Standing = 'notYet' | 'inLever' | 'waiting';
export const standings: readonly Standing[] = ['notYet', 'inLever', 'waiting'];

export const standingText: Record<Standing, TextKey> = {
  notYet: 'standingNotYet',
  inLever: 'stateInLever',
  waiting: 'stateWaiting',
};

export function standingOf({ stands, push, pushedAt }: MemberRow): Standing {
  if (stands || push === 'waiting') return 'waiting';
  return pushedAt === undefined && push !== 'inLever' ? 'notYet' : 'inLever';
}

/** The same in words: on its way it says how far it is. */
export function pushWords(row: MemberRow): string {
  const standing = standingOf(row);
  const onItsWay = row.push === 'queued' || row.push === 'sending' || row.push === 'findingOut';
  return text(standing !== 'waiting' && onItsWay ? stateText[row.push as 'queued'] : standingText[standing]);
}

/** Whether the recruiter's word alone lets somebody go on. */
export const mayGoOn = ({ stands, push, pushedAt }: MemberRow): boolean =>
  stands !== undefined && push !== 'waiting' && isPassable(stands, pushedAt !== undefined);

/** How many there are, and what has come of them. */
export function countsIn(rows: readonly MemberRow[]): Omit<CampaignCounts, 'campaign'> {
  const counts = { people: rows.length, replied: 0, interested: 0, notInterested: 0, pushed: 0, waiting: 0 };
  for (const { state, pushedAt, stands } of rows) {
    if (state !== 'added') counts[state] += 1;
    if (pushedAt !== undefined) counts.pushed += 1;
    if (stands) counts.waiting += 1;
  }
  return counts;
}

export const columns = ['name', 'state', 'at', 'push', 'addedAt'] as const;
export type Column = (typeof columns)[number];

export const columnText: Record<Column, TextKey> = {
  name: 'labelName',
  state: 'columnState',
  at: 'columnLast',
  push: 'columnLever',
  addedAt: 'columnAdded',
};

export interface Sort {
  by: Column;
  /** From A to Z, or from the earliest on. */
  up: boolean;
}

/** The order in which what people come to follows itself. */
const stateHeight: Record<Happening, number> = { added: 0, replied: 1, interested: 2, notInterested: 3 };
const standingHeight: Record<Standing, number> = { waiting: 0, notYet: 1, inLever: 2 };

/** The order that was made of a list last: who comes back to it finds it made. */
const sortedLast = new WeakMap<readonly MemberRow[], Sort & { inOrder: readonly MemberRow[] }>();

/** Of two that are alike the one of whom something happened later comes first, as the rows come. */
export function sorted(rows: readonly MemberRow[], sort: Sort): readonly MemberRow[] {
  const last = sortedLast.get(rows);
  if (last?.by === sort.by && last.up === sort.up) return last.inOrder;
  const inOrder = sortedAnew(rows, sort);
  sortedLast.set(rows, { ...sort, inOrder });
  return inOrder;
}

function sortedAnew(rows: readonly MemberRow[], { by, up }: Sort): readonly MemberRow[] {
  const collator = by === 'name' ? new Intl.Collator(language()) : undefined;
  const orders: Record<Column, (one: MemberRow, other: MemberRow) => number> = {
    name: (one, other) => collator?.compare(one.name, other.name) ?? 0,
    state: (one, other) => stateHeight[one.state] - stateHeight[other.state],
    at: (one, other) => one.at - other.at,
    push: (one, other) => standingHeight[standingOf(one)] - standingHeight[standingOf(other)],
    addedAt: (one, other) => one.addedAt - other.addedAt,
  };
  const order = orders[by];
  return rows.toSorted((one, other) => (up ? order(one, other) : order(other, one)));
}

export interface Filter {
  search: string;
  state: Happening | 'all';
  standing: Standing | 'all';
}

/** What a search looks through, made once for each row. */
const searched = new WeakMap<MemberRow, string>();
function searchedOf(row: MemberRow): string {
  const known = searched.get(row);
  if (known !== undefined) return known;
  const made = [row.name, row.headline, row.link].join('\n').toLocaleLowerCase();
  searched.set(row, made);
  return made;
}

/** Those that have every word that is searched for, in the order in which they are. */
export function filtered(
  rows: readonly MemberRow[],
  { search, state, standing }: Filter,
): readonly MemberRow[] {
  const wanted = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (!wanted.length && state === 'all' && standing === 'all') return rows;
  return rows.filter(
    (row) =>
      (state === 'all' || row.state === state) &&
      (standing === 'all' || standingOf(row) === standing) &&
      wanted.every((word) => searchedOf(row).includes(word)),
  );
}

/** The rows as a file for a spreadsheet. */
export function csvOf(rows: readonly MemberRow[]): string {
  const head = [
    ...[text('labelName'), text('labelHeadline'), text('columnLink'), text('columnState')],
    ...[text('columnLast'), text('columnLever'), text('columnReason'), text('linkOpenInLever')],
    ...[text('columnAdded'), text('noContactBadge')],
  ];
  const time = (ms: number): string => new Date(ms).toISOString();
  return csv([
    head,
    ...rows.map((row) => [
      ...[row.name, row.headline, row.link, text(happenedText[row.state])],
      ...[time(row.at), pushWords(row), row.stands ? standsWords(row.stands) : '', row.url ?? ''],
      ...[time(row.addedAt), text(row.noContact ? 'choiceYes' : 'choiceNo')],
    ]),
  ]);
}
