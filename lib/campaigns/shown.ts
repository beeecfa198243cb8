import * as z from 'zod/mini';
import { sentence } from '@/lib/platform/text';
import { pushState } from '@/lib/push/shown';
import { triggers } from '@/lib/settings/settings';
import { event, happening } from './state';

/** What screens are told of campaigns and their people. */

const time = z.number(); // ms since 1970

/** Who the person is in one campaign. */
export const memberView = z.object({
  id: z.string(),
  campaign: z.string(),
  state: happening,
  /** What happened so far; texts of replies are not told. */
  events: z.array(z.omit(event, { text: true })),
  /** When the person is pushed. */
  trigger: z.enum(triggers),
  /** The id of the preset that says what the person becomes. */
  syncAs: z.string(),
  /** Why nothing goes to Lever although something happened: it waits for the recruiter. */
  stands: z.optional(sentence),
  /** It waits in a push that was begun: the way on stands with that one. */
  inPush: z.optional(z.literal(true)),
  /** What comes of what happened where nothing goes by itself: all of it at the recruiter's word, or nothing more. */
  comes: z.optional(z.enum(['atWord', 'nothing'])),
  /** When the person came into Lever from here. */
  pushedAt: z.optional(time),
  /** The notes that go along with the next thing that goes to Lever. */
  notes: z.array(z.object({ kind: z.enum(['reply', 'history']), text: z.string() })),
  /** What is set otherwise than when the person was added, by the names the screens use: before and now. */
  changed: z.array(z.object({ label: z.string(), was: z.string(), now: z.string() })),
  /** The last thing that happened can still be taken back. */
  canTakeBack: z.boolean(),
});
export type MemberView = z.infer<typeof memberView>;

/** What a panel shows of the person's campaigns. */
export const campaignsOfPerson = z.object({
  members: z.array(memberView),
  /** The person is not to be contacted: who said so, or what in Lever does. */
  noContact: z.optional(z.object({ say: sentence, byHand: z.boolean() })),
});
export type CampaignsOfPerson = z.infer<typeof campaignsOfPerson>;

/** One person in the table of a campaign. */
export const memberRow = z.object({
  id: z.string(),
  name: z.string(),
  headline: z.string(),
  /** The person's own address. */
  link: z.string(),
  state: happening,
  addedAt: time,
  /** The last thing that happened. */
  at: time,
  /** How the last push of the person stands. */
  push: pushState,
  pushedAt: z.optional(time),
  /** Where Lever shows the person. */
  url: z.optional(z.string()),
  stands: z.optional(sentence),
  /** What happened last is being taken back, or why Lever did not take it back. */
  back: z.optional(z.object({ say: z.optional(sentence) })),
  noContact: z.boolean(),
  canTakeBack: z.boolean(),
});
export type MemberRow = z.infer<typeof memberRow>;

export const campaignCounts = z.object({
  campaign: z.string(),
  people: z.number(),
  replied: z.number(),
  interested: z.number(),
  notInterested: z.number(),
  pushed: z.number(),
  /** Of them wait for the recruiter. */
  waiting: z.number(),
});
export type CampaignCounts = z.infer<typeof campaignCounts>;

/** What marking a person of a campaign would send, before it is. */
export const markPreview = z.object({
  /** Why nothing of it goes to Lever before the recruiter was asked, as far as is known here. */
  asks: z.optional(sentence),
  /** What goes to Lever, in words; empty where nothing does. */
  does: z.array(sentence),
  /** What goes to Lever instead, where the person turns out to be there already. */
  there: z.optional(z.array(sentence)),
  /** The texts of notes that go along. */
  notes: z.array(z.object({ kind: z.enum(['reply', 'history', 'note', 'summary']), text: z.string() })),
  changed: memberView.shape.changed,
});
export type MarkPreview = z.infer<typeof markPreview>;
