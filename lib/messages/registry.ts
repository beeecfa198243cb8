import * as z from 'zod/mini';
import { connectionPage, connectionSettings } from '@/lib/connection/shown';
import { identity } from '@/lib/profile/reading';
import { sentence } from '@/lib/platform/text';
import { draft } from '@/lib/push/draft';
import { campaignCounts, markPreview, memberRow } from '@/lib/campaigns/shown';
import { indexView } from '@/lib/match/shown';
import { PART_CHARACTERS, pdf } from '@/lib/push/pdf';
import { historyRow, plannedCall, undoView } from '@/lib/push/shown';
import { document } from '@/lib/settings/document';
import { layersView, settingsPage } from '@/lib/settings/shown';
import { panelView } from './views';

/**
 * Every message between a screen and the worker: what it must look like, what comes back, and who may send it. A
 * message that is not here, or that comes from somewhere else, is refused (default deny).
 *
 * `popup` and `options` are the extension's own pages; `docked` is the panel the recruiter docked into a page, a content
 * script and so the least trusted: it acts on its own tab only, whatever it says.
 */
export type Sender = 'popup' | 'options' | 'docked';

const nothing = z.object({});
/** The tab the popup stands over. A docked panel's tab is taken from the browser, never from the message. */
const tab = z.optional(z.number());
const about = { tab, person: identity };

/** What is pushed: what stands on the panel's screen. */
const pushed = {
  draft,
  shown: z.string(),
  seen: z.string().check(z.maxLength(1_000_000)),
  /** The last push of the person that the panel knew of; empty for none. */
  push: z.string().check(z.maxLength(100)),
  /** The contacts in Lever that the panel showed to be, or maybe be, the person. */
  met: z.optional(z.array(z.string().check(z.maxLength(100))).check(z.maxLength(1_000))),
  anyway: z.boolean(),
  /** Why, where the person is not to be contacted. */
  why: z.optional(z.string().check(z.maxLength(1_000))),
};
const members = z.array(z.string().check(z.maxLength(100))).check(z.maxLength(10_000));

const message = <Request extends z.core.$ZodType, Reply extends z.core.$ZodType>(
  from: readonly Sender[],
  request: Request,
  reply: Reply,
) => ({ from, request, reply });

const panels = ['popup', 'docked'] as const;
const pages = ['popup', 'options'] as const;

export const registry = {
  /** Reads the page again (`read: true`) or tells what is known of it. */
  'panel.view': message(panels, z.object({ tab, read: z.boolean() }), panelView),
  /** Keeps what the recruiter changed for this person: the whole draft each time, and what it was when last heard of. */
  'draft.keep': message(panels, z.object({ ...about, draft, base: draft }), nothing),
  /** Begins to take in a PDF for this person; its parts follow, in order. `refused` says why it is not taken. */
  'pdf.begin': message(
    panels,
    z.object({ ...about, name: z.string().check(z.maxLength(1_000)), size: z.number() }),
    z.object({ id: z.optional(z.string()), refused: z.optional(sentence) }),
  ),
  /** One part, in base64. Answers the file once it is whole; it belongs to the person once their draft names it. */
  'pdf.part': message(
    panels,
    z.object({
      ...about,
      id: z.string().check(z.maxLength(100)),
      n: z.number(),
      data: z.string().check(z.maxLength(PART_CHARACTERS)),
    }),
    z.object({ file: z.optional(pdf), refused: z.optional(sentence) }),
  ),
  /** The Lever calls a push would make, worked out and not sent. */
  'push.preview': message(panels, z.object({ ...about, draft, shown: z.string() }), z.array(plannedCall)),
  /**
   * Answers once the plan is stored; what becomes of it is told by `changed`. The draft goes along, so that what is
   * pushed is what stood on the screen; `shown` names the reading there, `seen` all that would go out. `refused` says why nothing was stored.
   */
  'push.start': message(
    panels,
    z.object({ ...about, ...pushed }),
    z.object({ refused: z.optional(sentence) }),
  ),
  /** Adds the person to a campaign; where they are pushed when added, that is a push like any other. */
  'campaign.add': message(
    panels,
    z.object({
      ...about,
      ...pushed,
      campaign: z.string().check(z.maxLength(100)),
    }),
    z.object({ refused: z.optional(sentence) }),
  ),
  /** Something happened to people of campaigns. `fromThread`: as the thread on the screen shows it. */
  'campaign.mark': message(
    [...panels, 'options'],
    z.object({
      tab,
      members,
      kind: z.enum(['replied', 'interested', 'notInterested']),
      fromThread: z._default(z.boolean(), false),
    }),
    z.object({ news: z.number() }),
  ),
  /** Takes back the last thing that happened, in Lever too. */
  'campaign.unmark': message(
    [...panels, 'options'],
    z.object({ tab, member: z.string().check(z.maxLength(100)) }),
    z.object({ refused: z.optional(sentence) }),
  ),
  /** What marking would send. Sends nothing. `fromThread`: as the thread on the screen shows it. */
  'campaign.previewMark': message(
    [...panels, 'options'],
    z.object({
      tab,
      member: z.string().check(z.maxLength(100)),
      kind: z.enum(['replied', 'interested', 'notInterested']),
      fromThread: z.optional(z.boolean()),
    }),
    markPreview,
  ),
  /** Goes on with people who wait for the recruiter. */
  'campaign.goOn': message([...panels, 'options'], z.object({ tab, members }), nothing),
  /** Marks the person as not to be contacted, or takes that away. */
  'person.noContact': message(panels, z.object({ ...about, on: z.boolean() }), nothing),
  /**
   * Everybody in these campaigns, whether they are still there or were deleted. With `first`, only so many of them, those
   * added last, long before all are there; who then asks for all under the same `question` has them from the same reading.
   */
  'campaign.people': message(
    ['options'],
    z.object({
      campaigns: z.array(z.string().check(z.maxLength(100))).check(z.maxLength(10_000)),
      question: z.optional(z.string().check(z.maxLength(100))),
      first: z.optional(z.number()),
    }),
    z.object({ rows: z.array(memberRow) }),
  ),
  'campaign.counts': message(['options'], nothing, z.object({ counts: z.array(campaignCounts) })),
  'campaign.leave': message(['options'], z.object({ members }), nothing),
  /** Moves people to another campaign. Who is in it already is not counted in `moved`. */
  'campaign.move': message(
    ['options'],
    z.object({ members, campaign: z.string().check(z.maxLength(100)) }),
    z.object({ moved: z.number(), refused: z.optional(sentence) }),
  ),
  /** Gives one of the recruiter's own campaigns to the team, or takes one of the team's back. Its people stay here. */
  'campaign.share': message(
    ['options'],
    z.object({ campaign: z.string().check(z.maxLength(100)), with: z.enum(['team', 'mine']) }),
    z.object({ refused: z.optional(sentence) }),
  ),
  /** Campaigns with people and drafts, for a file; all of them, or one. */
  'campaign.export': message(
    ['options'],
    z.object({ campaign: z.optional(z.string().check(z.maxLength(100))) }),
    z.object({ content: z.string() }),
  ),
  'campaign.import': message(
    ['options'],
    z.object({ content: z.string() }),
    z.object({ taken: z.boolean(), told: z.array(sentence) }),
  ),
  /** What a report of how the page was read needs, without a word of the page's own. */
  'panel.diagnostics': message(panels, z.object({ tab }), z.object({ content: z.string() })),
  'push.again': message(panels, z.object(about), nothing),
  'push.cancel': message(panels, z.object(about), nothing),
  /** Asks Lever anew who this person is there; how it goes is told by `changed`. */
  'match.look': message(panels, z.object(about), nothing),
  /** What taking this push back would do. Sends nothing. */
  'undo.ask': message([...panels, 'options'], z.object({ tab, push: z.string() }), undoView),
  /** Answers once the undo is stored; what becomes of it is told by `changed`. */
  'undo.start': message(
    [...panels, 'options'],
    z.object({ tab, push: z.string() }),
    z.object({ refused: z.optional(sentence) }),
  ),
  /** Pushes, newest first, with those that wait for the recruiter in front. */
  'history.page': message(
    ['options'],
    z.object({ search: z.string().check(z.maxLength(200)), from: z.number(), most: z.number() }),
    z.object({ rows: z.array(historyRow), total: z.number() }),
  ),
  /** Everything the history holds, for a file. */
  'history.export': message(
    ['options'],
    z.object({ as: z.enum(['csv', 'json']) }),
    z.object({ content: z.string() }),
  ),
  /** Forgets every push that is settled; what is under way or waits stays and is counted in `left`. */
  'history.wipe': message(['options'], nothing, z.object({ left: z.number() })),
  /** Goes on with, or gives up, a push of the history. */
  'history.again': message(['options'], z.object({ push: z.string() }), nothing),
  'history.cancel': message(['options'], z.object({ push: z.string() }), nothing),
  'index.page': message(['options'], nothing, indexView),
  /** Builds the link index anew from the start. */
  'index.rebuild': message(['options'], nothing, nothing),
  'panel.dock': message(['popup'], z.object({ tab: z.number() }), z.object({ docked: z.boolean() })),
  'panel.closed': message(['docked'], nothing, nothing),
  'panel.firstRunSeen': message(panels, nothing, nothing),
  /** Opens the settings; with `at`, a place in them. */
  'options.open': message(panels, z.object({ at: z.optional(z.enum(['campaigns', 'undo'])) }), nothing),
  'connection.page': message(['options'], nothing, connectionPage),
  'connection.save': message(
    ['options'],
    z.object({
      settings: z.partial(z.omit(connectionSettings, { hasClientSecret: true, hasApiKey: true })),
      /** New secrets; left out to keep what is there, empty to forget it. */
      clientSecret: z.optional(z.string().check(z.maxLength(1_000))),
      apiKey: z.optional(z.string().check(z.maxLength(1_000))),
    }),
    nothing,
  ),
  /**
   * Makes a preset of the recruiter's own from what is set for this person, as it is stored; the person then has it
   * chosen. `refused` says why there is none.
   */
  'preset.save': message(
    panels,
    z.object({ ...about, name: z.string().check(z.maxLength(100)) }),
    z.object({ refused: z.optional(sentence) }),
  ),
  'settings.page': message(['options'], nothing, settingsPage),
  /**
   * Keeps what was edited: `base` is the document the edit began from, so that what others changed meanwhile stays.
   * Team settings from an address are kept here until they are published.
   */
  'settings.keep': message(
    ['options'],
    z.object({ scope: z.enum(['team', 'mine']), base: document, document }),
    z.object({ refused: z.optional(sentence) }),
  ),
  /** Where the team's settings are fetched; keys left out stay, empty ones are forgotten. It is fetched at once. */
  'settings.address': message(
    ['options'],
    z.object({
      address: z.string().check(z.maxLength(2_000)),
      readKey: z.optional(z.string().check(z.maxLength(1_000))),
      publishKey: z.optional(z.string().check(z.maxLength(1_000))),
    }),
    z.object({ refused: z.optional(sentence) }),
  ),
  /** Fetches the team's settings now. Answers when they are there or could not be had. */
  'settings.check': message(['options'], nothing, nothing),
  /** Sends the admin's changes to the team settings address. */
  'settings.publish': message(
    ['options'],
    nothing,
    z.object({ published: z.boolean(), say: z.optional(sentence) }),
  ),
  /** Throws away the admin's changes that are not published. */
  'settings.discard': message(['options'], nothing, nothing),
  /** Takes settings from a file's text or from pasted lists. Tells what came in, what was left out, and what else there is to know. */
  'settings.import': message(
    ['options'],
    z.object({ scope: z.enum(['team', 'mine']), content: z.string() }),
    z.object({
      taken: z.boolean(),
      came: z.array(z.string()),
      left: z.array(sentence),
      told: z.array(sentence),
    }),
  ),
  /** What a recruiter would see and a push would send for a sample person, with these documents in force. */
  'settings.preview': message(
    ['options'],
    z.object({ team: document, mine: document }),
    z.object({ layers: layersView, calls: z.array(plannedCall), problem: z.optional(sentence) }),
  ),
  /** Starts the sign-in; how it goes is told by `changed`. */
  'connection.connect': message(pages, nothing, nothing),
  'connection.disconnect': message(pages, nothing, nothing),
} as const;

export type MessageName = keyof typeof registry;
export type Request<N extends MessageName> = z.infer<(typeof registry)[N]['request']>;
export type Reply<N extends MessageName> = z.infer<(typeof registry)[N]['reply']>;
