import { createLever, type Lever } from '@/lib/lever/client';
import { openDoor, type Door } from '@/lib/lever/door';
import { explain, LeverError, type Failure } from '@/lib/lever/failure';
import { OAuthError, refresh, secretOf, seesConfidential, sendsFiles, type Grant } from '@/lib/lever/oauth';
import type { User } from '@/lib/lever/schemas';
import { announce } from '@/lib/platform/announce';
import { browser } from '@/lib/platform/browser';
import { connectionPolicy } from './policy';
import {
  changeConnection,
  changeSession,
  loadConnection,
  loadSession,
  type Connection,
  type Settings,
} from './record';
import type { ConnectionSettings } from './shown';
import { toLeverUser } from './user';

/** A token this close to its end (ms) is renewed before it is used. */
const MARGIN = 60_000;
/** How long "Lever is limiting requests" stands after a 429 that named no time, in ms. */
const LIMITED = 10_000;

export const redirectUrl = (): string => browser.identity.getRedirectURL('lever');

/** The settings in force: the organisation's policy over what was entered. */
export async function settingsInForce(): Promise<Settings> {
  return { ...(await loadConnection()).settings, ...(await connectionPolicy()) };
}

/** The settings as a screen may know them: of secrets, only whether there are any. */
export const withoutSecrets = ({ clientSecret, apiKey, ...open }: Settings): ConnectionSettings => ({
  ...open,
  hasClientSecret: clientSecret !== '',
  hasApiKey: apiKey !== '',
});

/** The door, open to Lever and, where one is given, to the organisation's Token URL. */
export const doorWith = (tokenUrl: string): Door =>
  openDoor(() => (URL.canParse(tokenUrl) ? new URL(tokenUrl).href : undefined));

export const basic = (apiKey: string): string => `Basic ${btoa(`${apiKey}:`)}`;

type Credential = NonNullable<Connection['credential']>;
type OAuthCredential = Extract<Credential, { kind: 'oauth' }>;
type Account = NonNullable<Connection['account']>;

/** Only one caller at a time changes the credential or spends its refresh token. */
export const withCredential = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks.request('fulcrum:credential', work);

/**
 * Lever through the connection of now. Throws a LeverError when there is none.
 * @param background for calls nobody waits for
 */
export async function lever(background = false): Promise<Lever> {
  const { credential, account } = await loadConnection();
  if (!credential || !account) throw new LeverError({ kind: 'signedOut' }, false);
  return createLever({
    environment: account.environment,
    door: doorWith(credential.kind === 'oauth' ? credential.tokenUrl : ''),
    authorization: () => authorization(credential, account, undefined),
    renew: (refused) =>
      credential.kind === 'oauth' ? authorization(credential, account, refused) : Promise.resolve(undefined),
    report: (failure) => {
      void noteHealth(failure);
    },
    background,
  });
}

/**
 * Whether to ask for confidential records and postings too. A grant says by its scopes whether it may see them; of an
 * API key nobody but its maker knows, so what was ticked when it was entered is the word for it.
 */
export const mayAskForConfidential = ({ credential }: Connection): boolean =>
  credential?.kind === 'oauth' ? seesConfidential(credential.scope) : (credential?.confidential ?? false);

/** Whether Lever surely refuses files: what an API key may do nobody knows before it is tried. */
export const lacksFiles = ({ credential }: Pick<Connection, 'credential'>): boolean =>
  credential?.kind === 'oauth' && !sendsFiles(credential.scope);

/** @param refused the header Lever just refused, if any */
async function authorization(
  credential: Credential,
  account: Account,
  refused: string | undefined,
): Promise<string> {
  // Somebody may have disconnected, or signed in elsewhere since: what began for one account must not end in another.
  const now = await loadConnection();
  if (now.account?.id !== account.id || now.credential?.kind !== credential.kind)
    throw new LeverError({ kind: 'signedOut' }, false);
  if (credential.kind === 'apiKey') return basic(credential.apiKey);
  const usable = async () => {
    const { accessToken } = await loadSession();
    const header = accessToken && `Bearer ${accessToken.token}`;
    return accessToken && accessToken.expiresAt - MARGIN > Date.now() && header !== refused
      ? header
      : undefined;
  };
  // One caller spends the refresh token; whoever waited finds the new access token there.
  return (
    (await usable()) ?? withCredential(async () => (await usable()) ?? (await spend(credential, account)))
  );
}

/** Spends the refresh token that is stored now, if this is still the same connection. */
async function spend(began: OAuthCredential, { id, environment }: Account): Promise<string> {
  const { credential, account } = await loadConnection();
  if (credential?.kind !== 'oauth' || credential.clientId !== began.clientId || account?.id !== id)
    throw new LeverError({ kind: 'signedOut' }, false);
  const { refreshToken, clientId, tokenUrl } = credential;
  if (!refreshToken) throw new LeverError({ kind: 'reconnect' }, false);
  const secret = secretOf(credential);
  const app = { environment, clientId, redirectUri: redirectUrl(), secret, confidential: false };
  try {
    const grant = await refresh(app, refreshToken, doorWith(tokenUrl));
    // First the refresh token: the one before it is dead now.
    await changeConnection((now) => ({
      ...now,
      credential: { ...credential, refreshToken: grant.refreshToken, scope: grant.scope || credential.scope },
    }));
    await keepAccessToken(grant);
    return `Bearer ${grant.accessToken}`;
  } catch (error) {
    if (error instanceof OAuthError) throw new LeverError(asFailure(error), false);
    throw error;
  }
}

export const keepAccessToken = ({ accessToken, expiresAt }: Grant): Promise<void> =>
  changeSession((now) => ({ ...now, accessToken: { token: accessToken, expiresAt } }));

/** Only a clear no from the token endpoint ends the grant; anything else may pass. */
function asFailure({ problem, detail }: OAuthError): Failure {
  switch (problem) {
    case 'grantGone':
    case 'wrongSecret':
      return { kind: 'reconnect' };
    case 'down':
      return { kind: 'leverDown', status: 500 };
    case 'noAnswer':
    case 'offline':
    case 'elsewhere':
      return { kind: problem };
    case 'cancelled':
    case 'badAnswer':
    case 'refused':
      return { kind: 'tokenEndpoint', message: detail };
  }
}

/** Keeps what the last call says of the connection's health. Screens are told only when they would look different. */
async function noteHealth(failure: Failure | undefined): Promise<void> {
  const now = Date.now();
  const offline = failure?.kind === 'offline';
  const pause = failure?.kind === 'limited' ? (failure.retryAfterMs ?? LIMITED) : undefined;
  const limitedUntil = pause === undefined ? undefined : now + pause;
  const before = await loadSession();
  const differs = (before.offline ?? false) !== offline || before.limitedUntil !== limitedUntil;
  if (differs) await changeSession((session) => ({ ...session, offline, limitedUntil }));
  if (pause !== undefined) setTimeout(announce, pause + 100);
  const was = { broken: false };
  await changeConnection((connection) => {
    was.broken = connection.broken;
    return {
      ...connection,
      // Lever's own word that it does not know us ends it, so does a token of the other environment; an answer mends it.
      broken: failure
        ? connection.broken || failure.kind === 'reconnect' || failure.kind === 'wrongEnvironment'
        : false,
      ...(failure ? { lastError: { at: now, say: explain(failure) } } : { lastSuccessAt: now }),
    };
  });
  if (differs || failure || was.broken) announce();
}

/** The network is back, or gone: said at once, not at the next call. */
export async function noteNetwork(online: boolean): Promise<void> {
  await changeSession((session) => ({ ...session, offline: !online }));
  announce();
}

/**
 * What Lever's list of active users says of the one who is acted as: name and role may have changed, and one who is no
 * longer on it is deactivated.
 */
export async function noteUsers(account: string, users: readonly User[]): Promise<void> {
  await changeConnection((now) => {
    const { actingAs } = now;
    // A list without anybody is no list: whoever may see it is on it.
    if (!actingAs || now.account?.id !== account || users.length === 0) return now;
    const listed = users.find((user) => user.id === actingAs.id && !user.deactivatedAt);
    return { ...now, actingAs: listed ? toLeverUser(listed) : { ...actingAs, deactivated: true } };
  });
}
