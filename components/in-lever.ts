import type { LayersView, Matched, MatchView, Stop } from '@/lib/messages/views';
import type { Draft, Resolved } from '@/lib/push/draft';
import { presetsOf } from '@/lib/settings/resolve';
import type { Preset } from '@/lib/settings/settings';
import type { Person } from './on-screen';

/** What a push does, by who the person is in Lever and what the recruiter decided of it. Pure. */

/**
 * `new`: an opportunity is made; `update`: a record that is there is changed; `choose`: the recruiter has to say first
 * which record is the person; `nothing`: an existing record is to be updated, and there is none.
 */
export type Way = 'new' | 'update' | 'choose' | 'nothing';

/** Whether an update may go onto it. Who was erased at their own request is not brought back, and nobody guesses unseen. */
export const mayBeChosen = ({ hidden, anonymised }: Matched): boolean => !hidden && !anonymised;

export const choosable = ({ records }: MatchView): Matched[] => records.filter(mayBeChosen);

/**
 * The record an update goes onto: the one that was chosen, else the live one of somebody who is surely the person. Onto
 * what was archived only the recruiter can want one.
 */
export function recordOf(draft: Draft, { match, held }: Person): Matched | undefined {
  const may = choosable(match);
  const chosen = may.find(({ opportunity }) => opportunity === draft.target);
  if (chosen || match.verdict !== 'exact') return chosen;
  const live = may.filter(({ archived }) => !archived);
  return live.find(({ opportunity }) => opportunity === held?.opportunity) ?? live[0];
}

/** The record that stands for the person, whether or not an update goes onto it; undefined where that is not sure. */
export const sureRecord = (match: MatchView, record: Matched | undefined): Matched | undefined =>
  record ?? (match.verdict === 'exact' ? choosable(match)[0] : undefined);

const kindIn = (layers: LayersView, id: string | undefined): Preset['kind'] | undefined =>
  presetsOf(layers).find((one) => one.id === id)?.kind;

/** The draft with Sync as preselected where the person is surely in Lever, unless somebody chose otherwise. */
export function preselected(draft: Draft, person: Person, layers: LayersView): Draft {
  const record = recordOf(draft, person);
  const { syncAs, ...others } = draft.choices;
  // What was chosen for a record that is gone is no choice any more.
  if (!record && kindIn(layers, syncAs) === 'existing' && !choosable(person.match).length)
    return { ...draft, choices: others };
  const decided = syncAs !== undefined || draft.contact !== undefined || layers.locks.includes('syncAs');
  return record && person.match.verdict === 'exact' && !decided
    ? { ...draft, choices: { ...draft.choices, syncAs: 'existing' } }
    : draft;
}

export function wayOf(draft: Draft, person: Person, { settings }: Resolved): Way {
  const { match } = person;
  const some = choosable(match).length > 0;
  if (settings.preset.kind === 'existing')
    return recordOf(draft, person) ? 'update' : some ? 'choose' : 'nothing';
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

/** Sentences of the worker's that only say that the recruiter has to choose, which the screen asks for by itself. */
const asksToChoose: readonly string[] = ['stopAlready', 'stopSeveral', 'stopPossible'];

/** Who is not to be contacted is asked about by a field of its own: why they are pushed all the same. */
const isNoContact = ({ say }: Stop): boolean => say.key.startsWith('noContact');

/** What stands against a push, beside the choice of who it is and that they are not to be contacted. */
export const stopsOf = ({ stops }: MatchView): Stop[] =>
  stops.filter((one) => !asksToChoose.includes(one.say.key) && !isNoContact(one));

/** Who said that the person is not to be contacted, or what in Lever does; undefined where nobody did. */
export const noContactOf = ({ campaigns, match }: Pick<Person, 'campaigns' | 'match'>) =>
  campaigns.noContact?.say ?? match.stops.find(isNoContact)?.say;

/** Whether the recruiter's word alone passes what something of a campaign waits for. */
export const isPassable = (key: string): boolean =>
  key === 'campaignArchived' || (key.startsWith('stop') && !asksToChoose.includes(key));

/** Everything that is there is hidden from this user: it can neither be seen nor chosen. */
export const allHidden = ({ verdict, records }: MatchView): boolean =>
  verdict === 'exact' && records.length > 0 && records.every(({ hidden }) => hidden);
