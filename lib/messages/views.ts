import * as z from 'zod/mini';
import { connectionView } from '@/lib/connection/shown';
import { campaignsOfPerson } from '@/lib/campaigns/shown';
import { identity, readProblem, reading } from '@/lib/profile/reading';
import { thread } from '@/lib/profile/thread';
import { draft } from '@/lib/push/draft';
import { matchView } from '@/lib/match/shown';
import { heldView, pushView } from '@/lib/push/shown';
import { catalog } from '@/lib/settings/catalog';
import { layersView } from '@/lib/settings/shown';

/** What the worker tells the screens. Screens show these and own nothing. */

export type {
  ConnectionPage,
  ConnectionSettings,
  ConnectionStatus,
  ConnectionView,
} from '@/lib/connection/shown';
export type {
  HeldView,
  HistoryRow,
  Holding,
  PlannedCall,
  PushState,
  PushView,
  Receipt,
  UndoView,
} from '@/lib/push/shown';
export type { IndexView, Matched, MatchView, Reason, Stop } from '@/lib/match/shown';
export type {
  CampaignCounts,
  CampaignsOfPerson,
  MarkPreview,
  MemberRow,
  MemberView,
} from '@/lib/campaigns/shown';
export type { Catalog } from '@/lib/settings/catalog';
export type { LayersView, SettingsPage, TeamSource } from '@/lib/settings/shown';

const pageView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('problem'), problem: z.union([readProblem, z.literal('noAccess')]) }),
  /** A message thread with somebody. */
  z.object({
    state: z.literal('thread'),
    /** Without the text of their message, where no reply goes to Lever as a note. */
    thread,
    /** As kept with their campaigns: the name, and what the person is in each. */
    name: z.string(),
    campaigns: campaignsOfPerson,
    /** What they wrote goes to Lever as a note. */
    keepsReply: z.boolean(),
  }),
  z.object({
    state: z.literal('person'),
    /** Names the person in later messages. */
    person: identity,
    /** Names the reading shown, in pushes made from it. */
    shown: z.string(),
    reading,
    draft,
    push: pushView,
    /** Who this is in Lever. */
    match: matchView,
    /** The campaigns the person is in. */
    campaigns: campaignsOfPerson,
    /** The record the draft's target names, as Lever has it: what an update is compared with. */
    held: z.optional(heldView),
  }),
]);
export type PageView = z.infer<typeof pageView>;

export const panelView = z.object({
  connection: connectionView,
  page: pageView,
  catalog,
  /** What is set below this person. */
  settings: layersView,
  firstRun: z.boolean(),
});
export type PanelView = z.infer<typeof panelView>;
