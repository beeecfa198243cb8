import { createLever, type Lever } from '@/lib/lever/client';
import { openDoor, type Door } from '@/lib/lever/door';
import { explain, LeverError, type Failure } from '@/lib/lever/failure';
import { refresh, seesConfidential, OAuthError, type App, type Grant } from '@/lib/lever/oauth';
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

/** A token this close to its end (ms) is renewed before it is used. */
const MARGIN = 60_000;
/** How long "Lever is limiting requests" stands after a 429 that named no time, in ms. */
const LIMITED = 10_000;

export const redirectUrl = (): string => browser.identity.getRedirectURL('lever');

/** The settings in force: the organisation's policy over what was entered. */
export async function settingsInForce(): Promise<Settings> {
  return { ...(await loadConnection()).settings, ...(await connectionPolicy()) };
}

export async function door(): Promise<Door> {
  const { tokenUrl } = await settingsInForce();
  return openDoor(() => (URL.canParse(tokenUrl) ? new URL(tokenUrl).href : undefined));
}

export function appOf(settings: Settings): App {
  const { environment, clientId, clientSecret, tokenUrl, confidential } = settings;
  const secret = tokenUrl ? { tokenUrl: new URL(tokenUrl).href } : { clientSecret };
  return { environment, clientId, redirectUri: redirectUrl(), secret, confidential };
}

export const basic = (apiKey: string): string => `Basic ${btoa(`${apiKey}:`)}`;

/** Keeps a new grant: first the refresh token, since the one before it is dead now. */
export async function keepGrant(grant: Grant): Promise<void> {
  await changeConnection((now) => ({
    ...now,
    broken: false,
    credential: { kind: 'oauth', refreshToken: grant.refreshToken, scope: grant.scope },
  }));
  await changeSession((now) => ({
    ...now,
    accessToken: { token: grant.accessToken, expiresAt: grant.expiresAt },
  }));
}

/** Lever through the connection of now. Throws a LeverError when there is none. */
export async function lever(): Promise<Lever> {
  const { credential, account } = await loadConnection();
  if (!credential || !account) throw new LeverError({ kind: 'signedOut' }, false);
  const settings = await settingsInForce();
  const through = await door();
  return createLever({
    environment: account.environment,
    door: through,
    authorization: () => authorization(settings, through, undefined),
    renew: (refused) =>
      credential.kind === 'oauth' ? authorization(settings, through, refused) : Promise.resolve(undefined),
    report: (failure) => {
      void noteHealth(failure);
    },
  });
}

/**
 * Whether to ask for confidential records and postings too. A grant says by its scopes whether it may see them; of an
 * API key nobody but its maker knows, so the setting is the word for it.
 */
export const mayAskForConfidential = ({ credential, settings }: Connection): boolean =>
  credential?.kind === 'oauth' ? seesConfidential(credential.scope) : settings.confidential;

/** @param refused the header Lever just refused, if any */
async function authorization(
  settings: Settings,
  through: Door,
  refused: string | undefined,
): Promise<string> {
  const { credential } = await loadConnection();
  if (!credential) throw new LeverError({ kind: 'signedOut' }, false);
  if (credential.kind === 'apiKey') return basic(settings.apiKey);
  const usable = async () => {
    const { accessToken } = await loadSession();
    const header = accessToken && `Bearer ${accessToken.token}`;
    return accessToken && accessToken.expiresAt - MARGIN > Date.now() && header !== refused
      ? header
      : undefined;
  };
  // One caller spends the refresh token; whoever waited finds the new access token there.
  return (
    (await usable()) ??
    navigator.locks.request(
      'fulcrum:refresh',
      async () => (await usable()) ?? (await spend(settings, through)),
    )
  );
}

async function spend(settings: Settings, through: Door): Promise<string> {
  const { credential } = await loadConnection();
  if (credential?.kind !== 'oauth') throw new LeverError({ kind: 'signedOut' }, false);
  if (!credential.refreshToken) throw new LeverError({ kind: 'reconnect' }, false);
  try {
    const grant = await refresh(appOf(settings), credential.refreshToken, through);
    await keepGrant({ ...grant, scope: grant.scope || credential.scope });
    return `Bearer ${grant.accessToken}`;
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    // Only a clear no from the token endpoint ends the grant; anything else may pass.
    if (error.problem === 'grantGone' || error.problem === 'wrongSecret')
      throw new LeverError({ kind: 'reconnect' }, false);
    throw new LeverError({ kind: error.problem === 'offline' ? 'offline' : 'unreadable' }, false);
  }
}

/** Keeps what the last call says of the connection's health. Screens are told only when they would look different. */
async function noteHealth(failure: Failure | undefined): Promise<void> {
  const now = Date.now();
  const offline = failure?.kind === 'offline';
  const limitedUntil = failure?.kind === 'limited' ? now + (failure.retryAfterMs ?? LIMITED) : undefined;
  const before = await loadSession();
  const differs = (before.offline ?? false) !== offline || before.limitedUntil !== limitedUntil;
  if (differs) await changeSession((session) => ({ ...session, offline, limitedUntil }));
  await changeConnection((connection) => ({
    ...connection,
    // Lever's own word that it does not know us ends it; so does a token of the other environment.
    broken: connection.broken || failure?.kind === 'reconnect' || failure?.kind === 'wrongEnvironment',
    ...(failure ? { lastError: { at: now, say: explain(failure) } } : { lastSuccessAt: now }),
  }));
  if (differs || failure) announce();
}
