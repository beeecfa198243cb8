import { HOSTS, type Env } from './hosts.ts';
import type { Lever } from './lever.ts';
import { CONFIDENTIAL, OFFLINE } from './scopes.ts';
import { seed } from './seed.ts';

/** Enough for anything the API has here, but for confidential records. */
const ALL_SCOPES = [
  OFFLINE,
  'opportunities:write:admin',
  'contact:write:admin',
  'notes:write:admin',
  'files:write:admin',
  'resumes:read:admin',
  'forms:write:admin',
  'form_templates:read:admin',
  'applications:read:admin',
  'postings:read:admin',
  'stages:read:admin',
  'users:read:admin',
  'sources:read:admin',
  'tags:read:admin',
  'archive_reasons:read:admin',
];

export const keyHeader = (key: string): string => `Basic ${btoa(`${key}:`)}`;

interface TokenAnswer {
  access_token: string;
  refresh_token?: string;
  token_type: string;
  scope: string;
  expires_in: number;
}

/** The whole way through consent page and token endpoint, for tests that are about something else. */
export async function grant(
  lever: Lever,
  options: { env?: Env; scopes?: readonly string[]; confidential?: boolean } = {},
): Promise<TokenAnswer> {
  const { env = 'production', scopes = ALL_SCOPES, confidential = false } = options;
  const { app, users } = env === 'production' ? seed : seed.sandbox;
  const redirect = lever.state[env].apps[0]?.redirects[0] ?? '';
  const { auth, audience } = HOSTS[env];
  const authorize = new URL(`https://${auth}/authorize`);
  authorize.search = new URLSearchParams({
    client_id: app.id,
    redirect_uri: redirect,
    response_type: 'code',
    state: 'state',
    audience,
    scope: [...scopes, ...(confidential ? [CONFIDENTIAL] : [])].join(' '),
    prompt: 'consent',
  }).toString();
  const consent = await (await lever.fetch(authorize)).text();
  const request = /name="request" value="([^"]+)"/.exec(consent)?.[1] ?? '';
  const accepted = await lever.fetch(`https://${auth}/u/consent`, {
    method: 'POST',
    body: new URLSearchParams({ request, user: users.superAdmin.id, action: 'accept' }),
    redirect: 'manual',
  });
  const code = new URL(accepted.headers.get('location') ?? 'https://nowhere.example.com').searchParams.get(
    'code',
  );
  const answer = await lever.fetch(`https://${auth}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: app.id,
      client_secret: app.secret,
      redirect_uri: redirect,
      code: code ?? '',
    }),
  });
  if (!answer.ok) throw new Error(`no grant: ${await answer.text()}`);
  return (await answer.json()) as TokenAnswer;
}
