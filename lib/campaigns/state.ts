import * as z from 'zod/mini';
import { sentence, type Sentence, type TextKey } from '@/lib/platform/text';
import type { Thread } from '@/lib/profile/thread';
import { startingAt, type Resolved } from '@/lib/push/draft';
import type { ResolvedSettings } from '@/lib/settings/resolve';
import type { Preset, Settings, Trigger } from '@/lib/settings/settings';

/** What a person of a campaign has come to, and what follows from it. Pure. */

const time = z.number(); // ms since 1970

export const happening = z.enum(['added', 'replied', 'interested', 'notInterested']);
export type Happening = z.infer<typeof happening>;

export const happenedText = {
  added: 'happenedAdded',
  replied: 'happenedReplied',
  interested: 'happenedInterested',
  notInterested: 'happenedNotInterested',
} as const satisfies Record<Happening, TextKey>;

export const event = z.object({
  id: z.string(),
  kind: happening,
  /** When Fulcrum was told. */
  at: time,
  /** When what they wrote was written, where the conversation's own data told it. */
  written: z.optional(time),
  /** The same in the words the page had that day: only to know a message again that has no time. */
  when: z.optional(z.string().check(z.maxLength(100))),
  /** What they wrote: kept only where the reply goes to Lever as a note, until it is there. */
  text: z.optional(z.string().check(z.maxLength(20_000))),
  /** The push that carries it to Lever, once that is done. */
  sent: z.optional(z.string()),
  /**
   * How the person waited before this happened: taken back, they wait so again. The reason where they go on at the
   * recruiter's word alone, and whether anything follows by itself.
   */
  was: z.optional(z.object({ stands: z.optional(sentence), pending: z.boolean() })),
  /** That push is being taken back, and this with it once that is done; or why Lever did not take it back. */
  back: z.optional(z.object({ push: z.string(), say: z.optional(sentence) })),
});
export type Event = z.infer<typeof event>;

/** What a conversation tells of what happened, beside that it did. */
export type Told = Pick<Event, 'when' | 'written' | 'text'>;

export const toldBy = ({ when, written, text }: Thread): Told => ({
  ...(when === undefined ? {} : { when }),
  ...(written === undefined ? {} : { written }),
  ...(text === undefined ? {} : { text }),
});

/** When it happened, as far as that is known: else when Fulcrum was told. */
export const happenedAt = ({ written, at }: Pick<Event, 'written' | 'at'>): number => written ?? at;

/** Whether Fulcrum was told it from this message. */
export function isOf(event: Pick<Event, 'at' | 'when' | 'written'>, { when, written }: Told): boolean {
  if (written === undefined) return when !== undefined && event.when === when;
  if (event.written !== undefined) return event.written === written;
  // It was told from their last message of then, which is this one if that was there already.
  return event.when !== undefined && written <= event.at;
}

/** Whether their message is older than the adding of the person, and so perhaps no answer to what they were added for. */
export const wasBefore = ([added]: readonly Pick<Event, 'at'>[], { written }: Told): boolean =>
  added !== undefined && written !== undefined && written <= added.at;

/** What is kept of what a conversation told: their words only where they go to Lever as a note, and once. */
export const keptOf = (events: readonly Event[], { text, ...rest }: Told, { reply }: Settings): Told =>
  text === undefined || !reply || events.some((one) => isOf(one, rest)) ? rest : { ...rest, text };

/** What the recruiter stopped or began to fill in, and who came from a file, goes on at their word alone. */
export const isAtWord = (stands: Sentence | undefined): boolean =>
  stands !== undefined && ['campaignBegun', 'campaignCancelled', 'campaignImported'].includes(stands.key);

/** What the person has come to: the last thing that happened. */
export const stateOf = (events: readonly Pick<Event, 'kind'>[]): Happening => events.at(-1)?.kind ?? 'added';

const ranks: Record<Happening, number> = { added: 0, replied: 1, interested: 2, notInterested: 2 };

/** Whether this is news of who has come to `now`: told twice it happened once, and who is interested has replied. */
export const isNewsAt = (now: Happening, kind: Happening): boolean =>
  kind !== 'added' && kind !== now && ranks[kind] >= ranks[now];

export const isNews = (events: readonly Event[], kind: Happening): boolean => isNewsAt(stateOf(events), kind);

/** Whether what happened is what the trigger waits for. */
export const isDue = (events: readonly Event[], trigger: Trigger, kind: Preset['kind']): boolean =>
  isDueAt(stateOf(events), trigger, kind);

export function isDueAt(now: Happening, trigger: Trigger, kind: Preset['kind']): boolean {
  if (kind === 'notYet') return false;
  switch (trigger) {
    case 'added':
      // Who answered no is nobody to make a lead of, whatever they were waiting for.
      return now !== 'notInterested';
    case 'replied':
      return now === 'replied' || now === 'interested';
    case 'interested':
      return now === 'interested';
  }
}

const stageKey = {
  added: 'stageAdded',
  replied: 'stageReplied',
  interested: 'stageInterested',
  notInterested: 'stageNotInterested',
} as const satisfies Record<Happening, keyof Settings>;

/** The stage for what the person has come to; null leaves it as it is. */
export const stageFor = (events: readonly Pick<Event, 'kind'>[], values: Settings): string | null =>
  values[stageKey[stateOf(events)]];

/** Whether the stage that was set for what the person has come to is no longer in Lever, and no other is set instead. */
export const stageIsGone = (
  events: readonly Event[],
  { values, passedOver }: Pick<ResolvedSettings, 'values' | 'passedOver'>,
): boolean =>
  stageFor(events, values) === null && passedOver.some(({ key }) => key === stageKey[stateOf(events)]);

/**
 * The stage an opportunity moves on to: never back past where it stands, and not where that cannot be told.
 * @param stages the account's, in the order of its pipeline
 * @param now where it stands
 */
export function onwards(
  stages: readonly { id: string }[],
  now: string | undefined,
  wanted: string | null,
): string | undefined {
  if (wanted === null || now === undefined) return undefined;
  const [from, to] = [now, wanted].map((id) => stages.findIndex((one) => one.id === id));
  return from !== undefined && to !== undefined && from >= 0 && to > from ? wanted : undefined;
}

/**
 * The stage that a push of who has come to this starts at, or moves a record on to that is there; undefined for what the
 * settings say.
 */
export function startFor(
  events: readonly Pick<Event, 'kind'>[],
  { choices, settings }: Pick<Resolved, 'choices' | 'settings'>,
  stages: readonly { id: string }[],
): string | undefined {
  // The recruiter's own word for this person stands, and what holds for those who were added the settings say.
  if (settings.from.stage === 'person' || stateOf(events) === 'added') return undefined;
  const stage = stageFor(events, settings.values);
  return settings.preset.kind === 'existing' ? (stage ?? undefined) : onwards(stages, choices.stage, stage);
}

/** What goes out of somebody of a campaign, by what they have come to. */
export const startedBy = (
  events: readonly Pick<Event, 'kind'>[],
  resolved: Resolved,
  stages: readonly { id: string }[],
): Resolved => startingAt(resolved, startFor(events, resolved, stages));
