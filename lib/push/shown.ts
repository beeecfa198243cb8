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
  /** Lever joined the push to a contact it already had, whose own details it keeps. */
  deduped: z.boolean(),
});
export type Holding = z.infer<typeof holding>;

export const pushView = z.object({
  state: pushState,
  /** Why it waits or was not pushed, or what there is to know beside success. */
  say: z.optional(sentence),
  holding: z.optional(holding),
  /** Where Lever shows it, once it is made. */
  url: z.optional(z.string()),
  /** Which buttons make sense now. */
  canTryAgain: z.boolean(),
  canPushAnyway: z.boolean(),
  canCancel: z.boolean(),
});
export type PushView = z.infer<typeof pushView>;

/** One call a push will make, in words and as it goes out. */
export const plannedCall = z.object({
  say: sentence,
  method: z.string(),
  path: z.string(),
  body: z.string(),
});
export type PlannedCall = z.infer<typeof plannedCall>;
