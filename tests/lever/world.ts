import type { Context, Hono, MiddlewareHandler } from 'hono';
import type { Account } from './account.ts';
import type { Clock } from './clock.ts';
import { forbidden } from './errors.ts';
import type { Env } from './hosts.ts';
import type { Buckets } from './limits.ts';
import type { Entry } from './log.ts';
import { allows } from './scopes.ts';
import type { Grants } from './tokens.ts';

export interface LeverOptions {
  /** Same seed, same ids and tokens in the same order. */
  seed?: string;
  /** Redirect addresses registered for the seeded apps. */
  redirects?: string[];
  /** Life of an access token, in seconds. */
  accessTokenSeconds?: number;
  /** How long a spent refresh token may still be used again, in ms. */
  refreshGraceMs?: number;
  /** Auth0's reuse detection: a spent refresh token takes the whole grant down. Unknown for Lever, so off. */
  reuseRevokesGrant?: boolean;
  /** An app that was let in once is not asked about again, unless it says `prompt=consent` (documented). */
  rememberConsent?: boolean;
  /** `retryAfter` (seconds) is off: Lever documents no such header. */
  rate?: { perSecond: number; burst: number; retryAfter?: number } | false;
  /** How long a new opportunity stays out of lists, in ms of Lever's clock. */
  listLagMs?: number;
  /** What PUT /contacts does with the lists it is given; the documentation can be read both ways. */
  contactLists?: 'replace' | 'merge';
  /** The largest file taken, in bytes (30 MB documented). */
  largestFile?: number;
}

export interface Settings extends Required<Omit<LeverOptions, 'rate'>> {
  rate: { perSecond: number; burst: number; retryAfter?: number } | false;
}

/** All there is, for those who answer requests. */
export interface World {
  settings: Settings;
  clock: Clock;
  accounts: Record<Env, Account>;
  grants: Record<Env, Grants>;
  buckets: Buckets;
}

/** Whose request it is. */
export interface Who {
  env: Env;
  kind: 'oauth' | 'key';
  /** The app's client id, or the key's name. */
  client: string;
  userId: string | null;
  allows(scope: string): boolean;
  confidential: boolean;
}

interface Bindings {
  world: World;
  env: Env;
  entry: Entry;
}

export interface Speaks {
  Bindings: Bindings;
  Variables: { who: Who };
}
export type App = Hono<Speaks>;
export type Ctx = Context<Speaks>;

export const accountOf = (c: Ctx): Account => c.env.world.accounts[c.env.env];
export const nowOf = (c: Ctx): number => c.env.world.clock.now();

/** Scope names are documented, endpoint by endpoint; the words of the refusal are inferred. */
export const scope =
  (needed: string): MiddlewareHandler<Speaks> =>
  async (c, next) => {
    if (!c.get('who').allows(needed)) throw forbidden(`Missing required scope: ${needed}`);
    await next();
  };

export const holds = (scopes: ReadonlySet<string>) => (needed: string) => allows(scopes, needed);
