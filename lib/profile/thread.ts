import * as z from 'zod/mini';
import { identity } from './person';

/**
 * What a message thread on the screen says of the one other person in it. Written by the reader in the page, so all of it
 * is data from outside. A thread with more people than two is none of these.
 */
export const thread = z.object({
  /** Who the thread is with, by the link in its head. */
  contact: identity,
  /** The name in its head, and the link as written. */
  name: z.optional(z.string().check(z.minLength(1), z.maxLength(1_000))),
  href: z.string().check(z.maxLength(2_000)),
  /** How many messages of theirs are on the screen: older ones may not be loaded, so none seen is not none. */
  inbound: z.number(),
  /** The last message on the screen is theirs. */
  lastInbound: z.boolean(),
  /** When their last message on the screen was written, in the page's words: its day and time. */
  when: z.optional(z.string().check(z.maxLength(100))),
  /** The same in ms since 1970, where the page's own data tell it; its words change from day to day. */
  written: z.optional(z.number()),
  /** Their last message on the screen. It is kept by nobody unless the team's settings send replies as notes. */
  text: z.optional(z.string().check(z.maxLength(20_000))),
});
export type Thread = z.infer<typeof thread>;
