import * as z from 'zod/mini';
import { sentence } from '@/lib/platform/text';
import { identity, readProblem, reading } from '@/lib/profile/reading';
import { draft } from '@/lib/push/draft';

/** What the worker tells the screens. Screens show these and own nothing. */

const time = z.number(); // ms since 1970

export const connectionStatus = z.enum(['connected', 'notConnected', 'reconnect', 'offline', 'limited']);
export type ConnectionStatus = z.infer<typeof connectionStatus>;

export const leverUser = z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.string() });
export type LeverUser = z.infer<typeof leverUser>;

export const connectionView = z.object({
  status: connectionStatus,
  environment: z.enum(['production', 'sandbox']),
  signInWith: z.enum(['oauth', 'apiKey']),
  /** True while the sign-in window is open. */
  signingIn: z.boolean(),
  /** Enough is filled in for Connect to Lever to start at once. */
  readyToConnect: z.boolean(),
  /** The account as Lever's job site names it, else its id. */
  account: z.optional(z.string()),
  actingAs: z.optional(leverUser),
  tokenExpiresAt: z.optional(time),
  lastSuccessAt: z.optional(time),
  /** The last thing that went wrong and what to do about it. */
  lastError: z.optional(z.object({ at: time, say: sentence })),
});
export type ConnectionView = z.infer<typeof connectionView>;

/** The Connection section of the options page. Secrets are write-only: only whether they are there is told. */
export const connectionSettings = z.object({
  environment: z.enum(['production', 'sandbox']),
  signInWith: z.enum(['oauth', 'apiKey']),
  clientId: z.string(),
  hasClientSecret: z.boolean(),
  tokenUrl: z.string(),
  hasApiKey: z.boolean(),
  /** E-mail of the Lever user pushes are made as; empty: the one who signed in. */
  actingAs: z.string(),
  confidential: z.boolean(),
});
export type ConnectionSettings = z.infer<typeof connectionSettings>;

export const connectionPage = z.object({
  connection: connectionView,
  settings: connectionSettings,
  /** Which of the settings come from the organisation's policy and cannot be changed here. */
  fromPolicy: z.array(z.keyof(connectionSettings)),
  redirectUrl: z.string(),
  /** The live key binding that opens Fulcrum; empty when Chrome left it unassigned. */
  shortcut: z.string(),
  /** Active Lever users to pick Acting as from; empty until connected. */
  users: z.array(leverUser),
});
export type ConnectionPage = z.infer<typeof connectionPage>;

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
  url: z.string(),
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
  /** Lever joined the push to a contact it already had, whose own details it keeps. */
  deduped: z.boolean(),
});
export type Holding = z.infer<typeof holding>;

export const pushView = z.object({
  state: pushState,
  /** Why it waits or was not pushed, or what there is to know beside success. */
  say: z.optional(sentence),
  holding: z.optional(holding),
  /** Which buttons make sense now. */
  canTryAgain: z.boolean(),
  canPushAnyway: z.boolean(),
  canCancel: z.boolean(),
});
export type PushView = z.infer<typeof pushView>;

export const catalog = z.object({
  state: z.enum(['none', 'loading', 'ready', 'failed']),
  postings: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      /** Team and location, to tell apart postings of the same name. */
      detail: z.string(),
      confidential: z.boolean(),
    }),
  ),
  stages: z.array(z.object({ id: z.string(), text: z.string() })),
  users: z.array(leverUser),
  tags: z.array(z.string()),
  sources: z.array(z.string()),
  /** What this recruiter used, last first: ids for posting, stage and owner, texts for tags and source. */
  recent: z.object({
    posting: z.array(z.string()),
    stage: z.array(z.string()),
    owner: z.array(z.string()),
    tags: z.array(z.string()),
    source: z.array(z.string()),
  }),
});
export type Catalog = z.infer<typeof catalog>;

/** One call a push will make, in words and as it goes out. */
export const plannedCall = z.object({
  say: sentence,
  method: z.string(),
  path: z.string(),
  body: z.string(),
});
export type PlannedCall = z.infer<typeof plannedCall>;

export const pageView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('problem'), problem: z.union([readProblem, z.literal('noAccess')]) }),
  z.object({
    state: z.literal('person'),
    /** Names the person in later messages. */
    person: identity,
    reading,
    draft,
    push: pushView,
  }),
]);
export type PageView = z.infer<typeof pageView>;

export const panelView = z.object({
  connection: connectionView,
  page: pageView,
  catalog,
  firstRun: z.boolean(),
});
export type PanelView = z.infer<typeof panelView>;
