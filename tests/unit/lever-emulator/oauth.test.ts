/* eslint-disable @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-return -- answers are read key by key here */
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { createLever, grant, HOSTS, REDIRECT, seed, type Env, type Lever } from '../../lever/index.ts';
import { clientOf } from './client.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let lever: Lever;
beforeEach(() => {
  lever = createLever();
});

const right = {
  client_id: seed.app.id,
  redirect_uri: REDIRECT,
  response_type: 'code',
  state: 'st&te',
  audience: 'https://api.lever.co/v1/',
  scope: 'offline_access opportunities:write:admin',
};

const authorize = async (params: Record<string, string>, env: Env = 'production') => {
  const url = new URL(`https://${HOSTS[env].auth}/authorize`);
  url.search = new URLSearchParams(params).toString();
  const answer = await lever.fetch(url, { redirect: 'manual' });
  const page = await answer.text();
  const location = answer.headers.get('location');
  return {
    status: answer.status,
    page,
    request: /name="request" value="([^"]+)"/.exec(page)?.[1],
    to: location === null ? undefined : new URL(location),
  };
};
const without = (name: keyof typeof right) =>
  Object.fromEntries(Object.entries(right).filter(([one]) => one !== name));

const decide = async (
  request: string | undefined,
  action: string,
  user: string = seed.users.superAdmin.id,
) => {
  const answer = await lever.fetch(`https://${HOSTS.production.auth}/u/consent`, {
    method: 'POST',
    body: new URLSearchParams({ request: request ?? '', action, user }),
    redirect: 'manual',
  });
  const location = answer.headers.get('location');
  return { page: await answer.text(), to: location === null ? undefined : new URL(location) };
};
const codeFor = async (params: Record<string, string> = right) => {
  const { to } = await decide((await authorize(params)).request, 'accept');
  return to?.searchParams.get('code') ?? '';
};
const token = async (
  params: Record<string, string>,
  as: 'form' | 'json' = 'form',
  env: Env = 'production',
) => {
  const answer = await lever.fetch(`https://${HOSTS[env].auth}/oauth/token`, {
    method: 'POST',
    ...(as === 'form'
      ? { body: new URLSearchParams(params) }
      : { body: JSON.stringify(params), headers: { 'content-type': 'application/json' } }),
  });
  return { status: answer.status, json: await answer.json() };
};
const app = { client_id: seed.app.id, client_secret: seed.app.secret };
const exchange = (code: string, more: Record<string, string> = {}, as: 'form' | 'json' = 'form') =>
  token({ grant_type: 'authorization_code', ...app, redirect_uri: REDIRECT, code, ...more }, as);
const refresh = (refresh_token: string, more: Record<string, string> = {}) =>
  token({ grant_type: 'refresh_token', ...app, refresh_token, ...more });

describe('authorize', () => {
  test('the consent page says in words what is asked, and who is signed in', async () => {
    const { status, page } = await authorize(right);
    expect(status).toBe(200);
    expect(page).toContain('View and manage opportunities');
    expect(page).toContain('Stay connected while you are away');
    expect(page).toMatch(/<button[^>]*>Accept<\/button>/);
    expect(page).toMatch(/<button[^>]*>Cancel<\/button>/);
    expect(page).toMatch(/<select name="user" aria-label="Signed in as">/);
    expect(page).toMatch(new RegExp(`<option value="${seed.users.superAdmin.id}" selected`));
    expect(page).not.toContain(seed.users.deactivated.id);
  });

  test.each([
    ['an unknown app', { ...right, client_id: 'nobody' }],
    ['the other environment’s app', { ...right, client_id: seed.sandbox.app.id }],
    ['a redirect that differs by a slash', { ...right, redirect_uri: `${REDIRECT}/` }],
    ['no redirect', without('redirect_uri')],
  ])('%s: a page that says undefined, and no way back', async (_, params) => {
    const { page, to, request } = await authorize(params);
    expect(page).toContain('undefined');
    expect([to, request]).toEqual([undefined, undefined]);
  });

  test.each([
    ['response_type', { ...right, response_type: 'token' }, 'unsupported_response_type'],
    ['no state', without('state'), 'invalid_request'],
    ['no scope', without('scope'), 'invalid_request'],
    ['unknown scope', { ...right, scope: 'offline_access contacts:read:admin' }, 'invalid_scope'],
    ['plain PKCE', { ...right, code_challenge: 'x', code_challenge_method: 'plain' }, 'invalid_request'],
  ])('%s is sent back as an error', async (_, params, error) => {
    const { to } = await authorize(params);
    expect(to?.href.startsWith(REDIRECT)).toBe(true);
    expect(to?.searchParams.get('error')).toBe(error);
  });

  test('more than 20 scopes are refused', async () => {
    const resources = ['applications', 'contact', 'feedback', 'files', 'forms', 'form_templates', 'groups'];
    const more = ['interviews', 'notes', 'opportunities', 'panels', 'postings', 'stages', 'tags'];
    const rest = ['users', 'webhooks', 'roles', 'requisitions', 'sources', 'resumes', 'offers'];
    const scope = (n: number) =>
      [...resources, ...more, ...rest]
        .slice(0, n)
        .map((one) => `${one}:read:admin`)
        .join(' ');
    expect((await authorize({ ...right, scope: scope(20) })).to).toBeUndefined();
    expect((await authorize({ ...right, scope: scope(21) })).to?.searchParams.get('error')).toBe(
      'invalid_scope',
    );
  });

  test.each([
    ['without the slash at its end', 'https://api.lever.co/v1'],
    ['of the other environment', 'https://api.sandbox.lever.co/v1/'],
    ['left out', ''],
  ])('an audience %s leaves offline_access alone', async (_, audience) => {
    const { page, request } = await authorize({ ...right, audience });
    expect(page.match(/<li>/g)).toHaveLength(1);
    expect(page).toContain('Stay connected');
    const { to } = await decide(request, 'accept');
    const { json } = await exchange(to?.searchParams.get('code') ?? '');
    expect(json.scope).toBe('offline_access');
    const answer = await clientOf(lever).call('GET', '/opportunities', {
      authorization: `Bearer ${String(json.access_token)}`,
    });
    expect(answer.status).toBe(403);
  });

  test('Cancel goes back with access_denied and the state', async () => {
    const { to } = await decide((await authorize(right)).request, 'cancel');
    expect(Object.fromEntries(to?.searchParams ?? [])).toEqual({
      error: 'access_denied',
      error_description: 'User did not authorize the request',
      state: 'st&te',
    });
  });

  test('only a Super Admin may accept; anybody may cancel', async () => {
    const { request } = await authorize(right);
    const refused = await decide(request, 'accept', seed.users.admin.id);
    expect(refused.to).toBeUndefined();
    expect(refused.page).toContain('Only a Super Admin');
    expect(refused.page).toContain('Cancel');
    const { to } = await decide(request, 'cancel', seed.users.admin.id);
    expect(to?.searchParams.get('error')).toBe('access_denied');
  });

  test('asks again only with prompt=consent, for new scopes or after revocation', async () => {
    await exchange(await codeFor());
    const again = await authorize(right);
    expect(again.to?.searchParams.get('code')).toBeTruthy();
    expect(again.to?.searchParams.get('state')).toBe('st&te');
    expect((await authorize({ ...right, prompt: 'consent' })).request).toBeDefined();
    expect((await authorize({ ...right, scope: `${right.scope} notes:write:admin` })).request).toBeDefined();
    lever.revokeGrants('production');
    expect((await authorize(right)).request).toBeDefined();
  });
});

describe('token', () => {
  test.each(['form', 'json'] as const)('a code buys tokens (%s)', async (as) => {
    const { status, json } = await exchange(await codeFor(), {}, as);
    expect(status).toBe(200);
    expect(json).toEqual({
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      token_type: 'Bearer',
      scope: right.scope,
      expires_in: 3_600,
    });
    const [header, payload] = (json.access_token as string)
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
    expect(header).toMatchObject({ alg: 'HS512', v: '2.0', kid: expect.any(String) });
    expect(payload).toMatchObject({
      'https://oauth.lever.co/userId': seed.users.superAdmin.id,
      'https://oauth.lever.co/accountId': seed.accountId,
      'https://oauth.lever.co/clientId': seed.app.id,
      iss: 'https://auth.lever.co/',
      aud: 'https://api.lever.co/v1/',
      azp: seed.app.id,
      scope: right.scope,
    });
    expect(payload.exp - payload.iat).toBe(3_600);
  });

  test('no refresh token without offline_access', async () => {
    const { json } = await exchange(await codeFor({ ...right, scope: 'opportunities:read:admin' }));
    expect(json).not.toHaveProperty('refresh_token');
  });

  test('the secret is needed, PKCE or not', async () => {
    const code = await codeFor();
    const params = { grant_type: 'authorization_code', client_id: seed.app.id, redirect_uri: REDIRECT, code };
    const denied = { status: 401, json: { error: 'access_denied', error_description: 'Unauthorized' } };
    expect(await token(params)).toEqual(denied);
    expect(await token({ ...params, client_secret: seed.apiKeys.plain.key })).toEqual(denied);
    expect(await token({ ...params, client_secret: seed.app.secret }, 'form', 'sandbox')).toEqual(denied);
  });

  test('a code works once, for ten minutes, and only with its redirect', async () => {
    const gone = { error: 'invalid_grant', error_description: 'Invalid authorization code' };
    const code = await codeFor();
    expect((await exchange(code)).status).toBe(200);
    expect(await exchange(code)).toEqual({ status: 403, json: gone });
    const late = await codeFor({ ...right, prompt: 'consent' });
    lever.clock.advance(11 * MINUTE);
    expect(await exchange(late)).toEqual({ status: 403, json: gone });
    const other = await codeFor({ ...right, prompt: 'consent' });
    expect((await exchange(other, { redirect_uri: `${REDIRECT}x` })).json.error).toBe('invalid_grant');
    expect(await exchange('made up')).toEqual({ status: 403, json: gone });
    expect((await token({ ...app, grant_type: 'authorization_code', code: 'x' })).status).toBe(400);
  });

  test('the PKCE verifier must be the challenge’s', async () => {
    const verifier = 'a-verifier-of-the-length-that-is-asked-for-by-the-standard';
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const params = { ...right, prompt: 'consent', code_challenge: challenge, code_challenge_method: 'S256' };
    expect((await exchange(await codeFor(params), { code_verifier: verifier })).status).toBe(200);
    expect((await exchange(await codeFor(params), { code_verifier: 'other' })).status).toBe(403);
    expect((await exchange(await codeFor(params))).status).toBe(403);
  });

  test('refresh tokens rotate: the old one is dead at once', async () => {
    const first = await grant(lever);
    const second = await refresh(first.refresh_token ?? '');
    expect(second.status).toBe(200);
    expect(second.json.refresh_token).not.toBe(first.refresh_token);
    expect(await refresh(first.refresh_token ?? '')).toEqual({
      status: 403,
      json: { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' },
    });
    expect((await refresh(second.json.refresh_token)).status).toBe(200);
    expect(lever.refreshes('production')).toBe(2);
    expect(lever.refreshes('sandbox')).toBe(0);
  });

  test('with grace the old one works a little longer', async () => {
    lever.settings.refreshGraceMs = 5_000;
    const { refresh_token = '' } = await grant(lever);
    expect((await refresh(refresh_token)).status).toBe(200);
    lever.clock.advance(1_000);
    expect((await refresh(refresh_token)).status).toBe(200);
    lever.clock.advance(5_000);
    expect((await refresh(refresh_token)).status).toBe(403);
  });

  test('with reuse detection a spent token takes the whole grant down', async () => {
    lever.settings.reuseRevokesGrant = true;
    const { refresh_token = '' } = await grant(lever);
    const next = await refresh(refresh_token);
    await refresh(refresh_token);
    expect((await refresh(next.json.refresh_token)).status).toBe(403);
  });

  test('a refresh token ends with 90 days of silence, and after a year', async () => {
    const idle = await grant(lever);
    lever.clock.advance(91 * DAY);
    expect((await refresh(idle.refresh_token ?? '')).status).toBe(403);
    let { refresh_token = '' } = await grant(lever);
    for (let days = 0; days < 360; days += 60) {
      lever.clock.advance(60 * DAY);
      const answer = await refresh(refresh_token);
      expect(answer.status).toBe(200);
      refresh_token = answer.json.refresh_token;
    }
    lever.clock.advance(10 * DAY);
    expect((await refresh(refresh_token)).status).toBe(403);
  });

  test('expired, revoked and forged access tokens are 401', async () => {
    const { access_token, refresh_token = '' } = await grant(lever);
    const status = async (token: string) =>
      (await clientOf(lever, { authorization: `Bearer ${token}` }).get('/stages')).status;
    expect(await status(access_token)).toBe(200);
    expect(await status(`${access_token.slice(0, -4)}AAAA`)).toBe(401);
    lever.clock.advance(3_601_000);
    expect(await status(access_token)).toBe(401);
    const next = (await refresh(refresh_token)).json;
    expect(await status(next.access_token)).toBe(200);
    lever.expireAccessTokens('production');
    expect(await status(next.access_token)).toBe(401);
    const last = (await refresh(next.refresh_token)).json;
    lever.revokeGrants();
    expect(await status(last.access_token)).toBe(401);
    expect((await refresh(last.refresh_token)).status).toBe(403);
    const fresh = await grant(lever);
    lever.expireRefreshTokens('production');
    expect((await refresh(fresh.refresh_token ?? '')).status).toBe(403);
    expect(await status(fresh.access_token)).toBe(200);
  });
});

describe('a token service', () => {
  const url = 'https://tokens.example.com/any/path';
  const ask = (body: Record<string, string>) =>
    lever.fetch(url, { method: 'POST', body: new URLSearchParams(body) });
  beforeEach(() => {
    lever.registerTokenService('tokens.example.com', { clientSecret: seed.app.secret });
  });

  test('adds the secret and answers as Lever does, with CORS', async () => {
    const verifier = 'another-verifier-of-the-length-that-is-asked-for-by-it';
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const code = await codeFor({ ...right, code_challenge: challenge, code_challenge_method: 'S256' });
    const answer = await ask({
      grant_type: 'authorization_code',
      client_id: seed.app.id,
      redirect_uri: REDIRECT,
      code,
      code_verifier: verifier,
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const { refresh_token } = await answer.json();
    const refreshed = await ask({ grant_type: 'refresh_token', client_id: seed.app.id, refresh_token });
    expect(refreshed.status).toBe(200);
    expect(lever.requests.at(-1)).toMatchObject({ to: 'token service', status: 200 });
  });

  test('wants the verifier, and not the secret', async () => {
    const body = {
      grant_type: 'authorization_code',
      client_id: seed.app.id,
      redirect_uri: REDIRECT,
      code: 'x',
    };
    expect((await ask(body)).status).toBe(400);
    expect((await ask({ ...body, code_verifier: 'v', client_secret: seed.app.secret })).status).toBe(400);
  });

  test('answers a preflight; one with the wrong secret answers 401', async () => {
    const preflight = await lever.fetch(url, { method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type');
    lever.registerTokenService('tokens.example.com', { clientSecret: 'other' });
    const body = { grant_type: 'refresh_token', client_id: seed.app.id, refresh_token: 'x' };
    expect((await ask(body)).status).toBe(401);
  });
});
