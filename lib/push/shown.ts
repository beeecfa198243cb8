import * as z from 'zod/mini';
import { sentence } from '@/lib/platform/text';

/** What screens are told of a push. */

export const pushState = z.enum([
  'idle',
  'queued',
  'sending',
  'inLever',
  'findingOut',
  'waiting',
  'notPushed',
]);
export type PushState = z.infer<typeof pushState>;

/** What Lever holds after a push, read back from it. Names, not ids, wherever Lever gave them. */
export const holding = z.object({
  name: z.string(),
  headline: z.string(),
  location: z.string(),
  emails: z.array(z.string()),
  phones: z.array(z.string()),
  links: z.array(z.string()),
  posting: z.optional(z.string()),
  stage: z.string(),
  owner: z.string(),
  tags: z.array(z.string()),
  sources: z.array(z.string()),
  origin: z.string(),
  notes: z.number(),
  /** How many filled profile forms; left out where the push had none. */
  forms: z.optional(z.number()),
  /** The PDF that was sent, by the name Lever shows it under; left out where it shows none. */
  pdf: z.optional(z.string()),
  /** Lever joined the push to a contact it already had, whose own details it keeps. */
  deduped: z.boolean(),
});
export type Holding = z.infer<typeof holding>;

const time = z.number(); // ms since 1970

/** What one call of a push did. */
const receipt = z.object({
  say: sentence,
  state: z.enum(['todo', 'sent', 'done', 'skipped']),
  at: z.optional(time),
  /** `theirs`: what somebody changed in Lever meanwhile was left; `twice`: Lever has it twice, and nothing can delete one. */
  but: z.optional(z.enum(['theirs', 'twice'])),
});
export type Receipt = z.infer<typeof receipt>;

export const pushView = z.object({
  /** Names the push in later messages; empty where there is none. */
  id: z.string(),
  state: pushState,
  /** `undo` takes back what an earlier push did. */
  kind: z.enum(['push', 'update', 'undo']),
  receipts: z.array(receipt),
  /** When it is tried again by itself. */
  nextTryAt: z.optional(time),
  /** It made or changed something that can be taken back now. */
  canUndo: z.boolean(),
  /** It was taken back. */
  undone: z.boolean(),
  /** Why it waits or was not pushed, or what there is to know beside success. */
  say: z.optional(sentence),
  holding: z.optional(holding),
  /** Where Lever shows it, once it is made. */
  url: z.optional(z.string()),
  /** Where Lever shows others that it made of the same push, and that somebody has to archive. */
  twins: z.optional(z.array(z.string())),
  /** Which buttons make sense now. */
  canTryAgain: z.boolean(),
  canPushAnyway: z.boolean(),
  canCancel: z.boolean(),
});
export type PushView = z.infer<typeof pushView>;

/** Nothing was pushed yet. */
export const noPush: PushView = {
  id: '',
  state: 'idle',
  kind: 'push',
  receipts: [],
  canUndo: false,
  undone: false,
  canTryAgain: false,
  canPushAnyway: false,
  canCancel: false,
};

/** A record as Lever has it, as far as an update can change it. */
export const heldView = z.object({
  opportunity: z.string(),
  contact: z.string(),
  name: z.string(),
  headline: z.string(),
  location: z.string(),
  emails: z.array(z.string()),
  phones: z.array(z.object({ type: z.optional(z.string()), value: z.string() })),
  links: z.array(z.string()),
  tags: z.array(z.string()),
  sources: z.array(z.string()),
  /** Names; empty where there is none. Their ids stand beside them. */
  stage: z.string(),
  stageId: z.optional(z.string()),
  posting: z.optional(z.string()),
  postingId: z.optional(z.string()),
  owner: z.string(),
  ownerId: z.optional(z.string()),
  origin: z.string(),
  anonymised: z.boolean(),
  archived: z.boolean(),
  /** Filled forms on it, by template and field id. */
  forms: z.array(z.object({ template: z.string(), fields: z.record(z.string(), z.unknown()) })),
});
export type HeldView = z.infer<typeof heldView>;

/** What taking a push back would do, and what Lever's API cannot take back. */
export const undoView = z.object({ does: z.array(sentence), cannot: z.array(sentence) });
export type UndoView = z.infer<typeof undoView>;

/** One push in the history. */
export const historyRow = z.object({
  id: z.string(),
  at: time,
  /** Whose account: the connection's name of it. */
  account: z.string(),
  /** The person as sent, and the address. */
  name: z.string(),
  link: z.string(),
  /** Who pushed, by name. */
  by: z.string(),
  /** Why, although the person was not to be contacted. */
  why: z.optional(z.string()),
  push: pushView,
  /** What takes it back, or tried to, newest first. */
  undos: z.array(z.object({ at: time, push: pushView })),
});
export type HistoryRow = z.infer<typeof historyRow>;

/** One call a push will make, in words and as it goes out. */
export const plannedCall = z.object({
  say: sentence,
  /** What it puts there: names, not ids, wherever Lever's lists have them. */
  facts: z.array(z.object({ label: z.string(), values: z.array(z.string()) })),
  method: z.string(),
  path: z.string(),
  body: z.string(),
});
export type PlannedCall = z.infer<typeof plannedCall>;
