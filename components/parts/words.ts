import type { ConnectionStatus, PushState } from '@/lib/messages/views';
import { language, spoken, text, type Sentence, type TextKey } from '@/lib/platform/text';
import { LONGEST_NOTE } from '@/lib/push/templates';
import { presetName } from '@/lib/settings/preset-name';
import type { LayerName } from '@/lib/settings/resolve';
import type { Preset, Settings } from '@/lib/settings/settings';
import type { Origin } from './Field';

/** The words of the screens for the names that messages and drafts use. */

export const statusText: Record<ConnectionStatus, TextKey> = {
  connected: 'statusConnected',
  notConnected: 'statusNotConnected',
  reconnect: 'statusReconnect',
  offline: 'statusOffline',
  limited: 'statusLimited',
};

export const stateText: Record<Exclude<PushState, 'idle'>, TextKey> = {
  queued: 'stateQueued',
  sending: 'stateSending',
  inLever: 'stateInLever',
  findingOut: 'stateFindingOut',
  waiting: 'stateWaiting',
  notPushed: 'stateNotPushed',
};

const layerText: Record<Exclude<LayerName, 'preset'>, TextKey> = {
  builtIn: 'layerBuiltIn',
  team: 'layerTeam',
  mine: 'layerMine',
  campaign: 'layerCampaign',
  person: 'layerPerson',
};

/** Who set a value. What is built in needs no word that is seen. */
export function layerWords(from: LayerName, chosen: Preset): Origin {
  if (from === 'preset') {
    const name = presetName(chosen);
    return { seen: name, says: text('layerPresetNamed', name) };
  }
  const says = text(layerText[from]);
  return from === 'builtIn' ? { says } : { seen: says, says };
}

export const originText: Record<Settings['origin'], TextKey> = {
  agency: 'originAgency',
  applied: 'originApplied',
  internal: 'originInternal',
  referred: 'originReferred',
  sourced: 'originSourced',
  university: 'originUniversity',
};

/** Sentences from the worker name a key that its own build has; one this build does not know says that much. */
export const words = (sentence: { key: string; args?: string[] | undefined }): string =>
  spoken(sentence as Sentence) || text('errorUnexpected');

/** Why something waits, where it stands for itself: behind its state it goes on in the same sentence. */
export const standsWords = (why: Sentence): string =>
  words(why).replace(/^\p{Ll}/u, (one) => one.toLocaleUpperCase());

/** How it stands with what is taken back. */
export const backWords = ({ say }: { say?: Sentence | undefined }): string =>
  say ? text('happenedNotTakenBack', words(say)) : text('happenedGoesBack');

export const count = (value: number): string => new Intl.NumberFormat(language()).format(value);

/** That a note is too long to be sent whole; undefined where nothing is left out. */
export const cutWords = (left: number): string | undefined =>
  left ? text('noteCut', count(LONGEST_NOTE), count(left)) : undefined;

/** Made once: making one takes longer than a row of a table may. */
let dateAndTime: Intl.DateTimeFormat | undefined;

let number: Intl.NumberFormat | undefined;

/** A number as the reader's language groups its digits. */
export const digits = (count: number): string => (number ??= new Intl.NumberFormat(language())).format(count);

export const when = (ms: number): string =>
  (dateAndTime ??= new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })).format(
    ms,
  );

export const day = (ms: number): string =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }).format(ms);

/** The time of day, with the day where that is another one than today. */
export const clock = (ms: number, now: number): string =>
  new Date(ms).toDateString() === new Date(now).toDateString()
    ? new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(ms)
    : when(ms);

const spans = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** How long ago something was, in the largest unit that fits: "3 days ago". A clock that is behind makes it now. */
export function ago(ms: number, now: number): string {
  const seconds = Math.max(0, (now - ms) / 1_000);
  const [unit, long] = spans.find(([, one]) => seconds >= one) ?? (['second', 1] as const);
  const format = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
  return format.format(unit === 'second' ? 0 : -Math.floor(seconds / long), unit);
}

export const triggerText: Record<Settings['trigger'], TextKey> = {
  added: 'triggerAdded',
  replied: 'triggerReplied',
  interested: 'triggerInterested',
};
