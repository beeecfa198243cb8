import * as oauth from 'oauth4webapi';
import * as z from 'zod/mini';
import { DoorClosed, type Door } from './door';
import { environments, type Environment } from './hosts';

const FILES = 'files:write:admin';

/**
 * Asked for once, for all Fulcrum does, so that nobody has to consent again later (Lever asks again only for new
 * scopes). `write` includes `read`. Lever allows 20 at most.
 */
const scopes = [
  'offline_access',
  'opportunities:write:admin',
  'contact:write:admin',
  'notes:write:admin',
  FILES,
  'resumes:read:admin',
  'forms:write:admin',
  'form_templates:read:admin',
  'postings:read:admin',
  'stages:read:admin',
  'users:read:admin',
  'sources:read:admin',
  'tags:read:admin',
  'archive_reasons:read:admin',
];
const CONFIDENTIAL = 'confidential:access:admin';

/** The organisation's app with Lever, and how its secret gets to the token endpoint. */
export interface App {
  environment: Environment;
  clientId: string;
  redirectUri: string;
  /** The secret itself, or the address of the organisation's own that adds it. */
  secret: { clientSecret: string } | { tokenUrl: string };
  confidential: boolean;
}

/** The secret of an app as it is kept: a Token URL, where there is one, stands for it. */
export const secretOf = (kept: { tokenUrl: string; clientSecret: string }): App['secret'] =>
  kept.tokenUrl ? { tokenUrl: new URL(kept.tokenUrl).href } : { clientSecret: kept.clientSecret };

export interface Grant {
  accessToken: string;
  /** ms since 1970, by our clock. */
  expiresAt: number;
  refreshToken: string | undefined;
  scope: string;
  claims: Claims;
}

/** Why no grant came of it. */
export type OAuthProblem =
  | 'cancelled'
  | 'wrongSecret'
  | 'grantGone'
  | 'badAnswer'
  | 'refused'
  | 'down'
  | 'noAnswer'
  | 'offline'
  | 'elsewhere';

export class OAuthError extends Error {
  override name = 'OAuthError';
  readonly problem: OAuthProblem;
  /** What the other side said, if anything. */
  readonly detail: string;

  constructor(problem: OAuthProblem, detail = '') {
    super(`${problem} ${detail}`);
    this.problem = problem;
    this.detail = detail;
  }
}

const claims = z.looseObject({
  'https://oauth.lever.co/userId': z.optional(z.string()),
  'https://oauth.lever.co/accountId': z.optional(z.string()),
});
interface Claims {
  userId?: string;
  accountId?: string;
}

/** State and verifier of one sign-in, made before its window opens. */
export interface SignIn {
  state: string;
  verifier: string;
}

export const beginSignIn = (): SignIn => ({
  state: oauth.generateRandomState(),
  verifier: oauth.generateRandomCodeVerifier(),
});

/** The address of Lever's consent page for this sign-in. */
export async function consentUrl(app: App, signIn: SignIn): Promise<string> {
  const url = new URL(environments[app.environment].authorize);
  url.search = new URLSearchParams({
    client_id: app.clientId,
    redirect_uri: app.redirectUri,
    response_type: 'code',
    state: signIn.state,
    audience: environments[app.environment].audience,
    scope: [...scopes, ...(app.confidential ? [CONFIDENTIAL] : [])].join(' '),
    prompt: 'consent',
    code_challenge: await oauth.calculatePKCECodeChallenge(signIn.verifier),
    code_challenge_method: 'S256',
  }).toString();
  return url.href;
}

/** True when the grant lets confidential records and postings be seen. */
/** Whether files may be sent. A token endpoint that says nothing of scopes granted what was asked for (RFC 6749, 5.1). */
export const sendsFiles = (scope: string): boolean => scope === '' || scope.split(' ').includes(FILES);

export const seesConfidential = (scope: string): boolean => scope.split(' ').includes(CONFIDENTIAL);

/** Turns the address Lever sent the sign-in window back to into a grant. Throws `OAuthError`. */
export function finishSignIn(app: App, signIn: SignIn, redirectedTo: string, door: Door): Promise<Grant> {
  return told(async () => {
    const { as, client, auth } = endpoints(app);
    const params = oauth.validateAuthResponse(as, client, new URL(redirectedTo), signIn.state);
    const response = await oauth.authorizationCodeGrantRequest(
      as,
      client,
      auth,
      params,
      app.redirectUri,
      signIn.verifier,
      through(door),
    );
    return toGrant(await oauth.processAuthorizationCodeResponse(as, client, response), undefined);
  });
}

/** Spends a refresh token for a new grant. The old refresh token must be taken for dead. Throws `OAuthError`. */
export function refresh(app: App, refreshToken: string, door: Door): Promise<Grant> {
  return told(async () => {
    const { as, client, auth } = endpoints(app);
    const response = await oauth.refreshTokenGrantRequest(as, client, auth, refreshToken, through(door));
    return toGrant(await oauth.processRefreshTokenResponse(as, client, response), refreshToken);
  });
}

function endpoints(app: App) {
  const lever = environments[app.environment];
  const withSecret = 'clientSecret' in app.secret;
  const as: oauth.AuthorizationServer = {
    issuer: new URL('/', lever.authorize).href,
    token_endpoint: withSecret ? lever.token : (app.secret as { tokenUrl: string }).tokenUrl,
  };
  const auth = 'clientSecret' in app.secret ? oauth.ClientSecretPost(app.secret.clientSecret) : oauth.None();
  return { as, client: { client_id: app.clientId } satisfies oauth.Client, auth };
}

const through = (door: Door) => ({
  [oauth.customFetch]: (url: string, init: RequestInit) => door(new Request(url, init)),
  signal: () => AbortSignal.timeout(20_000),
});

function toGrant(answer: oauth.TokenEndpointResponse, oldRefreshToken: string | undefined): Grant {
  return {
    accessToken: answer.access_token,
    expiresAt: Date.now() + (answer.expires_in ?? 3_600) * 1_000,
    // Some answers of a refresh come without a new one; then the old one goes on.
    refreshToken: answer.refresh_token ?? oldRefreshToken,
    scope: answer.scope ?? '',
    claims: claimsOf(answer.access_token),
  };
}

/** The claims of a token, read without verifying: Lever is the authority, this only tells whom to ask about. */
function claimsOf(token: string): Claims {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const parsed = claims.parse(JSON.parse(atob(payload)));
    const userId = parsed['https://oauth.lever.co/userId'];
    const accountId = parsed['https://oauth.lever.co/accountId'];
    return { ...(userId ? { userId } : {}), ...(accountId ? { accountId } : {}) };
  } catch {
    return {};
  }
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asOAuthError(error);
  }
}

function asOAuthError(error: unknown): OAuthError {
  if (error instanceof oauth.AuthorizationResponseError) {
    const said = error.error_description ?? error.error;
    // Lever denies with the same code whoever pressed Cancel and whoever may not accept; only its words differ.
    return error.error === 'access_denied' && /did.?not.?authorize|access_denied/i.test(said)
      ? new OAuthError('cancelled')
      : new OAuthError('refused', said);
  }
  if (error instanceof oauth.ResponseBodyError) {
    if (error.error === 'invalid_grant') return new OAuthError('grantGone', error.error_description);
    if (error.status === 401) return new OAuthError('wrongSecret', error.error_description);
    return new OAuthError('refused', error.error_description ?? error.error);
  }
  // A proxy before the token endpoint, not the endpoint itself: no word about the grant.
  if (error instanceof oauth.WWWAuthenticateChallengeError) return new OAuthError('refused', 'HTTP 401');
  if (error instanceof oauth.OperationProcessingError) {
    const { cause } = error;
    if (cause instanceof Response && cause.status >= 500) return new OAuthError('down');
    return new OAuthError('badAnswer', error.message);
  }
  if (error instanceof DoorClosed) return new OAuthError('elsewhere');
  if (error instanceof Error && error.name === 'TimeoutError') return new OAuthError('noAnswer');
  return new OAuthError('offline');
}
