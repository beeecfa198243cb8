import type { Hono } from 'hono';
import type { Account } from './account.ts';
import { createApi } from './api.ts';
import { createClock, type Clock } from './clock.ts';
import { createFaults, type Faults, type Outcome } from './faults.ts';
import { createHire } from './hire.ts';
import { ENVS, HOSTS, type Env } from './hosts.ts';
import { createBuckets } from './limits.ts';
import { takeDown, type Entry } from './log.ts';
import { createAuth } from './oauth.ts';
import { REDIRECT, seedAccount } from './seed.ts';
import { tokenService } from './token-service.ts';
import { createGrants } from './tokens.ts';
import type { LeverOptions, Settings, Speaks, World } from './world.ts';

type Site = (request: Request) => Response | Promise<Response>;

export interface Lever {
  /** Like the global fetch, answered by Lever and the sites it was told of, whatever the address. */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>;
  /** The same without what fetch adds: no redirect is followed, and a cut connection is a word. */
  handle(request: Request): Promise<Outcome>;
  /** What both accounts hold. */
  readonly state: Readonly<Record<Env, Account>>;
  /** Options as they stand; they may be changed at any time. */
  readonly settings: Settings;
  readonly clock: Clock;
  readonly faults: Faults;
  /** Every request so far, in order of arrival. */
  readonly requests: Entry[];
  /** Requests to hosts that nobody knows: answered 404. */
  readonly strangers: Entry[];
  /** Answers to a host (`*.example.com` for all below it) come from this. Gives a function that ends it. */
  serve(host: string, site: Site): () => void;
  /** Makes the host a token service that adds this secret. Gives a function that ends it. */
  registerTokenService(host: string, options: { clientSecret: string }): () => void;
  /** A Super Admin takes the app's access away: access and refresh tokens are no more. */
  revokeGrants(env?: Env): void;
  expireAccessTokens(env?: Env): void;
  expireRefreshTokens(env?: Env): void;
  /** Every offset token given out so far is stale. */
  expireOffsets(env?: Env): void;
  /** Refreshes answered with new tokens. */
  refreshes(env?: Env): number;
  /** Requests refused with 429 for real (not by a fault). */
  readonly refused: number;
  /** Somebody deletes an opportunity in Lever itself. */
  deleteOpportunity(id: string, env?: Env): void;
  /** Resolves as soon as this holds; asked again whenever a request comes in or is answered. */
  until(test: (lever: Lever) => boolean): Promise<void>;
  /** Back to the seeds: state, tokens, clock, faults and logs. Sites and token services stay. */
  reset(): void;
}

export function createLever(options: LeverOptions = {}): Lever {
  const settings: Settings = {
    seed: 'seed',
    redirects: [REDIRECT],
    accessTokenSeconds: 3_600,
    refreshGraceMs: 0,
    reuseRevokesGrant: false,
    rememberConsent: true,
    rate: { perSecond: 10, burst: 20 },
    listLagMs: 0,
    contactLists: 'replace',
    largestFile: 30 * 1024 * 1024,
    ...options,
  };
  const clock = createClock();
  const account = (env: Env) => seedAccount(env, { seed: settings.seed, redirects: [...settings.redirects] });
  const world: World = {
    settings,
    clock,
    accounts: { production: account('production'), sandbox: account('sandbox') },
    grants: { production: createGrants(), sandbox: createGrants() },
    buckets: createBuckets(clock, settings),
  };
  const faults = createFaults();
  const requests: Entry[] = [];
  const strangers: Entry[] = [];
  const sites = new Map<string, { to: Entry['to']; site: Site }>();
  const waiting = new Set<() => void>();
  const changed = () => {
    for (const look of waiting) look();
  };

  const own = new Map<string, { env: Env; to: Entry['to']; app: Hono<Speaks> }>();
  const apps = { api: createApi(), auth: createAuth(), hire: createHire() };
  for (const env of ENVS) {
    for (const to of ['api', 'auth', 'hire'] as const) own.set(HOSTS[env][to], { env, to, app: apps[to] });
  }

  const siteOf = (host: string) => {
    const exact = sites.get(host);
    if (exact) return exact;
    for (const [pattern, site] of sites) {
      if (pattern.startsWith('*.') && host.endsWith(pattern.slice(1))) return site;
    }
    return undefined;
  };

  async function handle(request: Request): Promise<Outcome> {
    let bytes: ArrayBuffer;
    try {
      bytes = await request.arrayBuffer();
    } catch {
      return 'drop'; // the client went away while sending
    }
    const entry = await takeDown(request, bytes, clock.now());
    const { host } = entry;
    const ours = own.get(host);
    const site = siteOf(host);
    entry.to = ours?.to ?? site?.to ?? 'stranger';
    requests.push(entry);
    if (entry.to === 'stranger') strangers.push(entry);
    changed();

    const again = new Request(request.url, {
      method: request.method,
      headers: request.headers,
      ...(bytes.byteLength > 0 ? { body: bytes } : {}),
    });
    const act = async () => {
      entry.acted = true;
      if (ours) {
        const answer = await ours.app.fetch(again, { world, env: ours.env, entry });
        if (ours.to !== 'api') return answer;
        answer.headers.set('x-lever-region', 'global'); // recorded
        answer.headers.set('date', new Date(clock.now()).toUTCString());
        return answer;
      }
      return site ? site.site(again) : new Response('Nobody knows this host', { status: 404 });
    };
    const outcome = await faults.through(entry, act, changed);
    entry.status = typeof outcome === 'string' ? 'dropped' : outcome.status;
    changed();
    return outcome;
  }

  const envs = (env: Env | undefined) => (env === undefined ? ENVS : [env]);
  const lever: Lever = {
    fetch: (input, init) => follow(handle, new Request(input, init)),
    handle,
    get state() {
      return world.accounts;
    },
    settings,
    clock,
    faults,
    requests,
    strangers,
    serve(host, site) {
      const entry = { to: 'site' as const, site };
      sites.set(host, entry);
      return () => {
        if (sites.get(host) === entry) sites.delete(host);
      };
    },
    registerTokenService(host, { clientSecret }) {
      const entry = {
        to: 'token service' as const,
        site: (request: Request) => tokenService(world, clientSecret, request),
      };
      sites.set(host, entry);
      return () => {
        if (sites.get(host) === entry) sites.delete(host);
      };
    },
    revokeGrants(env) {
      for (const one of envs(env)) for (const grant of world.grants[one].grants) grant.revoked = true;
    },
    expireAccessTokens(env) {
      for (const one of envs(env)) {
        for (const token of world.grants[one].accessTokens.values()) token.dead = true;
      }
    },
    expireRefreshTokens(env) {
      for (const one of envs(env)) {
        for (const token of world.grants[one].refreshTokens.values()) token.dead = true;
      }
    },
    expireOffsets(env) {
      for (const one of envs(env)) world.accounts[one].offsets.clear();
    },
    refreshes: (env) => envs(env).reduce((sum, one) => sum + world.grants[one].refreshes, 0),
    get refused() {
      return world.buckets.refused;
    },
    deleteOpportunity(id, env = 'production') {
      const { opportunities, users } = world.accounts[env];
      const opportunity = opportunities.get(id);
      const by = users.find((user) => user.accessRole === 'super admin');
      if (opportunity === undefined || by === undefined) throw new Error(`no opportunity ${id} in ${env}`);
      opportunity.deleted = { by: by.id, at: clock.now() };
    },
    until: (test) =>
      new Promise((resolve, reject) => {
        const look = () => {
          try {
            if (!test(lever)) return;
            resolve();
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
          waiting.delete(look);
        };
        waiting.add(look);
        look();
      }),
    reset() {
      faults.end();
      clock.reset();
      for (const env of ENVS) {
        world.accounts[env] = account(env);
        world.grants[env] = createGrants();
      }
      world.buckets.clear();
      requests.length = 0;
      strangers.length = 0;
      Object.assign(settings, defaults);
    },
  };
  const defaults = { ...settings };
  return lever;
}

/** What a browser's fetch does about redirects, cut connections and abortion. */
async function follow(handle: Lever['handle'], first: Request): Promise<Response> {
  const { signal } = first;
  signal.throwIfAborted();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  let request = first;
  for (let hops = 0; hops <= 20; hops += 1) {
    const kept = request.clone();
    const outcome = await Promise.race([handle(request), aborted]);
    if (typeof outcome === 'string') throw new TypeError('fetch failed');
    const location = outcome.headers.get('location');
    if (location === null || outcome.status < 300 || outcome.status > 399 || first.redirect === 'manual') {
      if (hops)
        Object.defineProperties(outcome, { redirected: { value: true }, url: { value: request.url } });
      return outcome;
    }
    if (first.redirect === 'error') throw new TypeError('fetch failed');
    const target = new URL(location, request.url);
    const headers = new Headers(kept.headers);
    // The Authorization header is not taken to another origin (Fetch standard).
    if (target.origin !== new URL(request.url).origin) headers.delete('authorization');
    const toGet = outcome.status === 303 || (outcome.status < 303 && kept.method === 'POST');
    if (toGet) headers.delete('content-type');
    request = new Request(target, {
      method: toGet ? 'GET' : kept.method,
      headers,
      ...(toGet || kept.body === null ? {} : { body: await kept.arrayBuffer() }),
    });
  }
  throw new TypeError('fetch failed');
}
