import * as z from 'zod/mini';
import { sentence } from '@/lib/platform/text';
import { leverUser } from './user';

/** What screens are told of the connection. */

const time = z.number(); // ms since 1970

const connectionStatus = z.enum(['connected', 'notConnected', 'reconnect', 'offline', 'limited']);
export type ConnectionStatus = z.infer<typeof connectionStatus>;

export const connectionView = z.object({
  status: connectionStatus,
  environment: z.enum(['production', 'sandbox']),
  signInWith: z.enum(['oauth', 'apiKey']),
  /** The recruiter disconnected; in Lever the grant may live on. */
  disconnected: z.boolean(),
  /** True while the sign-in window is open. */
  signingIn: z.boolean(),
  /** Enough is filled in for Connect to Lever to start at once. */
  readyToConnect: z.boolean(),
  /** The account as Lever's job site names it, else its id. */
  account: z.optional(z.string()),
  actingAs: z.optional(leverUser),
  /** The sign-in does not allow files. */
  lacksFiles: z.optional(z.boolean()),
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
