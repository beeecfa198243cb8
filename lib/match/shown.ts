import * as z from 'zod/mini';
import { sentence, type Sentence } from '@/lib/platform/text';

/** What screens are told of who a person is in Lever. */

const time = z.number(); // ms since 1970

/** Why a record is taken for the person. */
const reason = z.enum([
  'link',
  'memberId',
  'email',
  'pushed',
  'offered',
  'name',
  'company',
  'location',
  'phone',
  'unlinked',
]);
export type Reason = z.infer<typeof reason>;

/** One opportunity that is, or may be, the person. */
export const matched = z.object({
  opportunity: z.string(),
  contact: z.string(),
  reasons: z.array(reason),
  /** Hidden from this user: only that it is there, and whom to ask. */
  hidden: z.boolean(),
  /** As Lever has them; left out where only the index is known yet, which holds no names. */
  name: z.optional(z.string()),
  headline: z.optional(z.string()),
  location: z.optional(z.string()),
  emails: z.optional(z.array(z.string())),
  /** Names, not ids; left out where there is none or it is not known. */
  posting: z.optional(z.string()),
  postingId: z.optional(z.string()),
  stage: z.optional(z.string()),
  stageId: z.optional(z.string()),
  owner: z.optional(z.string()),
  lastInteractionAt: z.optional(time),
  archived: z.optional(z.object({ reason: z.string(), at: time, hired: z.boolean() })),
  snoozedUntil: z.optional(time),
  anonymised: z.boolean(),
  /** Where Lever shows it. */
  url: z.string(),
});
export type Matched = z.infer<typeof matched>;

/**
 * `exact`: one contact that is surely the person (same member, same link, same address); `several`: more than one
 * contact is; `possible`: the same name and a second sign, or whom the page names as the person elsewhere; `none`: nobody;
 * `unknown`: not looked yet.
 */
export const verdict = z.enum(['unknown', 'none', 'possible', 'exact', 'several']);
export type Verdict = z.infer<typeof verdict>;

/** What stands against a push, as the team set: told only, asked first, or not to be passed. */
const stop = z.object({
  how: z.enum(['tell', 'ask', 'stop']),
  say: sentence,
  /** The person is not to be contacted: it is passed only with the recruiter's word on why. */
  asksWhy: z.optional(z.boolean()),
});
export type Stop = z.infer<typeof stop>;

export const matchView = z.object({
  verdict,
  /** The likeliest first; of one contact, the live ones before the archived. */
  records: z.array(matched),
  /** Lever is being asked: what stands here is from the index and may be out of date. */
  looking: z.boolean(),
  /** How old this knowledge is: when Lever was last asked about this person, else when the index was last brought up. */
  knownAt: z.optional(time),
  /** What could not be seen, such as confidential records. */
  blind: z.optional(sentence),
  stops: z.array(stop),
});
export type MatchView = z.infer<typeof matchView>;

/** The link index, for the options page. */
export const indexView = z.object({
  state: z.enum(['off', 'none', 'building', 'ready', 'failed']),
  /** Opportunities in it. */
  size: z.number(),
  /** When it was last brought up to what Lever has. */
  at: z.optional(time),
  problem: z.optional(sentence),
});
export type IndexView = z.infer<typeof indexView>;

/** Before anybody has looked. */
export const notLooked: MatchView = { verdict: 'unknown', records: [], looking: false, stops: [] };

/** Whether a sentence only says that the recruiter has to choose who in Lever is meant. */
export const asksToChoose = ({ key }: Sentence): boolean =>
  key === 'stopAlready' || key === 'stopSeveral' || key === 'stopPossible';
