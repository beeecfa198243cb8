import type { Matched, MatchView } from '@/lib/match/shown';
import { presetsOf, type Layers } from '@/lib/settings/resolve';
import type { Draft } from './draft';

/**
 * Which record in Lever a push goes onto, and whether that is preselected. The panel shows by this what the worker judges
 * by this. Pure.
 */

/** Whether an update may go onto it. Who was erased at their own request is not brought back, and nobody guesses unseen. */
export const mayBeChosen = ({ hidden, anonymised }: Matched): boolean => !hidden && !anonymised;

export const choosable = <M extends Matched>(records: readonly M[]): M[] => records.filter(mayBeChosen);

/** What is known of the person, as far as it decides onto what a push goes. */
interface Found<M extends Matched> {
  verdict: MatchView['verdict'];
  records: readonly M[];
}

/**
 * The record an update goes onto: the one that was chosen, else the live one of somebody who is surely the person. Onto
 * what was archived only the recruiter can want one.
 * @param fetched the record that stands on the screen already: of several it is taken
 */
export function recordOf<M extends Matched>(
  { target }: Draft,
  { verdict, records }: Found<M>,
  fetched?: string,
): M | undefined {
  const may = choosable(records);
  const chosen = may.find(({ opportunity }) => opportunity === target);
  if (chosen || verdict !== 'exact') return chosen;
  const live = may.filter(({ archived }) => !archived);
  return live.find(({ opportunity }) => opportunity === fetched) ?? live[0];
}

/**
 * The draft with Sync as preselected where the person is surely in Lever, unless somebody chose otherwise. For what is
 * shown only: what goes out says by itself what it is.
 */
export function preselected(
  draft: Draft,
  found: Found<Matched>,
  layers: Layers,
  record: Matched | undefined,
): Draft {
  const { syncAs, ...others } = draft.choices;
  // What was chosen for a record that is gone is no choice any more.
  if (!record && kindIn(layers, syncAs) === 'existing' && !choosable(found.records).length)
    return { ...draft, choices: others };
  const decided = syncAs !== undefined || draft.contact !== undefined || layers.locks.includes('syncAs');
  return record && found.verdict === 'exact' && !decided
    ? { ...draft, choices: { ...draft.choices, syncAs: 'existing' } }
    : draft;
}

const kindIn = (layers: Layers, id: string | undefined) =>
  presetsOf(layers).find((one) => one.id === id)?.kind;
