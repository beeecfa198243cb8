import * as z from 'zod/mini';
import type { TextKey } from '@/lib/platform/text';
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
  /** When it happened, as the conversation says. */
  when: z.optional(z.string().check(z.maxLength(100))),
  /** What they wrote: kept only where the reply goes to Lever as a note, until it is there. */
  text: z.optional(z.string().check(z.maxLength(20_000))),
  /** The push that carries it to Lever, once that is done. */
  sent: z.optional(z.string()),
});
export type Event = z.infer<typeof event>;

/** What the person has come to: the last thing that happened. */
export const stateOf = (events: readonly Event[]): Happening => events.at(-1)?.kind ?? 'added';

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
      return true;
    case 'replied':
      // Who answered no did answer, and is still nobody to make a lead of.
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
export const stageFor = (events: readonly Event[], values: Settings): string | null =>
  values[stageKey[stateOf(events)]];

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
