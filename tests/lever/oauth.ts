import { createHash, randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { OAuthApp } from './account.ts';
import { consentPage, messagePage, notAllowedPage, undefinedPage } from './consent.ts';
import { HOSTS, type Env } from './hosts.ts';
import { MOST_SCOPES, OFFLINE, SCOPES } from './scopes.ts';
import { issueAccessToken, opaqueToken, type Asked, type Grant } from './tokens.ts';
import { accountOf, nowOf, type App, type Ctx, type Speaks, type World } from './world.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The authorization server of one environment. */
export function createAuth(): App {
  const auth = new Hono<Speaks>({ strict: false });

  auth.get('/authorize', (c) => {
    const account = accountOf(c);
    const param = (name: string) => c.req.query(name) ?? '';
    const app = account.apps.find((one) => one.id === param('client_id'));
    const redirect = param('redirect_uri');
    // To the letter (documented). The status is inferred: the page is one of Lever's own, not an HTTP error.
    if (app === undefined || !app.redirects.includes(redirect)) return c.html(undefinedPage());

    const state = param('state');
    // Which parameters are required is documented; the errors are OAuth's (RFC 6749 section 4.1.2.1), so inferred.
    const refuse = (error: string, description: string) => back(c, redirect, state, error, description);
    if (param('response_type') !== 'code') {
      return refuse('unsupported_response_type', 'response_type must be code');
    }
    if (state === '') return refuse('invalid_request', 'Missing required parameter: state');
    const scopes = [...new Set(param('scope').split(' ').filter(Boolean))];
    if (scopes.length === 0) return refuse('invalid_request', 'Missing required parameter: scope');
    const unknown = scopes.find((scope) => !SCOPES.has(scope));
    if (unknown !== undefined) return refuse('invalid_scope', `Unknown scope: ${unknown}`);
    if (scopes.length > MOST_SCOPES) {
      return refuse('invalid_scope', `An app may ask for ${MOST_SCOPES} scopes at most`);
    }
    const challenge = c.req.query('code_challenge');
    if (challenge !== undefined && param('code_challenge_method') !== 'S256') {
      return refuse('invalid_request', 'code_challenge_method must be S256');
    }

    const rightAudience = param('audience') === HOSTS[c.env.env].audience;
    const asked: Asked = {
      app: app.id,
      redirect,
      state,
      // The documented symptom of a missing or malformed audience.
      scopes: rightAudience ? scopes : scopes.filter((scope) => scope === OFFLINE),
      challenge: challenge ?? null,
      at: nowOf(c),
    };
    const remembered =
      c.env.world.settings.rememberConsent && rightAudience && param('prompt') !== 'consent'
        ? grantsOf(c).grants.find(
            (grant) =>
              grant.app === app.id && !grant.revoked && scopes.every((scope) => grant.scopes.has(scope)),
          )
        : undefined;
    if (remembered) return giveCode(c, asked, remembered.userId);
    const id = randomUUID();
    grantsOf(c).asked.set(id, asked);
    return c.html(consentPage(id, asked, account, app.name));
  });

  auth.post('/u/consent', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const id = form.get('request') ?? '';
    const asked = grantsOf(c).asked.get(id);
    if (asked === undefined || nowOf(c) - asked.at > 10 * MINUTE) {
      return c.html(messagePage('Too late', 'This request is no longer open. Start again.'), 400);
    }
    const { users, apps } = accountOf(c);
    if (form.get('action') !== 'accept') {
      grantsOf(c).asked.delete(id);
      // Words documented.
      return back(c, asked.redirect, asked.state, 'access_denied', 'User did not authorize the request');
    }
    const user = users.find((one) => one.id === form.get('user'));
    if (user?.accessRole !== 'super admin' || user.deactivatedAt !== null) {
      return c.html(notAllowedPage(id, apps.find((app) => app.id === asked.app)?.name ?? 'this app'));
    }
    grantsOf(c).asked.delete(id);
    return giveCode(c, asked, user.id);
  });

  auth.post('/oauth/token', async (c) => {
    const params = await readParams(c.req.raw);
    if (params === undefined) return problem(400, 'invalid_request', 'Body must be a form or JSON');
    const { entry, world, env } = c.env;
    entry.who = { env, client: params['client_id'] ?? '', userId: null };
    return answerToken(world, env, params);
  });

  auth.notFound((c) => c.html(messagePage('Not found', 'There is nothing here.'), 404));
  return auth;
}

const grantsOf = (c: Ctx) => c.env.world.grants[c.env.env];

function back(c: Ctx, redirect: string, state: string, error: string, description: string): Response {
  const url = new URL(redirect);
  url.searchParams.set('error', error);
  url.searchParams.set('error_description', description);
  if (state !== '') url.searchParams.set('state', state);
  return c.redirect(url.href, 302);
}

function giveCode(c: Ctx, asked: Asked, userId: string): Response {
  const code = opaqueToken();
  grantsOf(c).codes.set(code, { ...asked, userId, at: nowOf(c), spent: false });
  const url = new URL(asked.redirect);
  url.searchParams.set('code', code);
  url.searchParams.set('state', asked.state);
  return c.redirect(url.href, 302);
}

type Params = Record<string, string | undefined>;

/** Lever's documentation sends a form, its sample app JSON: both are taken. */
export async function readParams(request: Request): Promise<Params | undefined> {
  const type = request.headers.get('content-type') ?? '';
  const text = await request.text();
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  if (!/^application\/json\b/i.test(type)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.fromEntries(Object.entries(value).filter(([, one]) => typeof one === 'string'));
  } catch {
    return undefined;
  }
}

/** Auth0's form of an error, since Lever's authorization server is one (inferred). */
export const problem = (status: number, error: string, description: string): Response =>
  Response.json({ error, error_description: description }, { status });

/** The token endpoint, for a request whose parameters were read. */
export function answerToken(world: World, env: Env, params: Params): Response {
  const app = world.accounts[env].apps.find((one) => one.id === params['client_id']);
  // The secret is required for both grants, PKCE or not (documented).
  if (app === undefined || params['client_secret'] !== app.secret) {
    return problem(401, 'access_denied', 'Unauthorized');
  }
  switch (params['grant_type']) {
    case 'authorization_code':
      return exchange(world, env, app, params);
    case 'refresh_token':
      return refresh(world, env, app, params);
    case undefined:
      return problem(400, 'invalid_request', 'Missing required parameter: grant_type');
    default:
      return problem(400, 'unsupported_grant_type', `Unsupported grant type: ${params['grant_type']}`);
  }
}

function exchange(world: World, env: Env, app: OAuthApp, params: Params): Response {
  const grants = world.grants[env];
  const now = world.clock.now();
  for (const name of ['code', 'redirect_uri']) {
    if (!params[name]) return problem(400, 'invalid_request', `Missing required parameter: ${name}`);
  }
  const code = grants.codes.get(params['code'] ?? '');
  if (code === undefined || code.spent || code.app !== app.id || now - code.at > 10 * MINUTE) {
    return problem(403, 'invalid_grant', 'Invalid authorization code');
  }
  // One attempt is all a code has, whatever comes of it (inferred).
  code.spent = true;
  if (code.redirect !== params['redirect_uri']) {
    return problem(403, 'invalid_grant', 'redirect_uri does not match');
  }
  if (code.challenge !== null) {
    const verifier = params['code_verifier'] ?? '';
    const hashed = createHash('sha256').update(verifier).digest('base64url');
    if (hashed !== code.challenge) {
      return problem(403, 'invalid_grant', 'Failed to verify code verifier');
    }
  }
  const grant: Grant = {
    id: randomUUID(),
    app: app.id,
    userId: code.userId,
    scopes: new Set(code.scopes),
    revoked: false,
    usedAt: now,
    madeAt: now,
  };
  grants.grants.push(grant);
  return giveTokens(world, env, grant);
}

function refresh(world: World, env: Env, app: OAuthApp, params: Params): Response {
  const grants = world.grants[env];
  const { settings, clock } = world;
  const now = clock.now();
  if (!params['refresh_token']) {
    return problem(400, 'invalid_request', 'Missing required parameter: refresh_token');
  }
  const gone = () => problem(403, 'invalid_grant', 'Unknown or invalid refresh token.');
  const token = grants.refreshTokens.get(params['refresh_token']);
  if (token === undefined || token.grant.app !== app.id || token.dead || token.grant.revoked) return gone();
  const { grant } = token;
  // Documented: one year, or 90 days without use.
  if (now - grant.madeAt > 365 * DAY || now - grant.usedAt > 90 * DAY) return gone();
  // Whether a spent one works for a while is not known; by default it does not.
  if (token.spentAt !== null && now - token.spentAt >= settings.refreshGraceMs) {
    if (settings.reuseRevokesGrant) grant.revoked = true;
    return gone();
  }
  token.spentAt ??= now;
  grant.usedAt = now;
  grants.refreshes += 1;
  return giveTokens(world, env, grant);
}

function giveTokens(world: World, env: Env, grant: Grant): Response {
  const { accessTokenSeconds } = world.settings;
  const grants = world.grants[env];
  const access = issueAccessToken(grants, world.accounts[env], grant, world.clock, accessTokenSeconds);
  let refreshToken: string | undefined;
  // Only for those who asked for offline_access (documented).
  if (grant.scopes.has(OFFLINE)) {
    refreshToken = opaqueToken();
    grants.refreshTokens.set(refreshToken, { grant, spentAt: null, dead: false });
  }
  return Response.json(
    {
      access_token: access,
      ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
      token_type: 'Bearer',
      scope: [...grant.scopes].join(' '),
      expires_in: accessTokenSeconds,
    },
    { headers: { 'cache-control': 'no-store' } },
  );
}
