import { createLever } from '@/lib/lever/client';
import { explain, LeverError } from '@/lib/lever/failure';
import { beginSignIn, consentUrl, finishSignIn, OAuthError } from '@/lib/lever/oauth';
import type { User } from '@/lib/lever/schemas';
import { announce } from '@/lib/platform/announce';
import { browser } from '@/lib/platform/browser';
import { say, type Sentence } from '@/lib/platform/text';
import { appOf, basic, door, keepGrant, lever, settingsInForce } from './connection';
import { changeConnection, changeSession, loadConnection, loadSession, type Settings } from './record';
import { toLeverUser } from './user';

/** A sign-in that came to nothing, in words. */
class NoSignIn extends Error {
  readonly say: Sentence;
  constructor(sentence: Sentence) {
    super(sentence.key);
    this.say = sentence;
  }
}

/** What is missing before Connect to Lever can start, in words; undefined when it can. */
export function missingForConnect(settings: Settings): Sentence | undefined {
  if (settings.signInWith === 'apiKey') {
    if (!settings.apiKey) return say('connectNeedsApiKey');
    if (!settings.actingAs) return say('connectNeedsActingAs');
    return undefined;
  }
  if (!settings.clientId) return say('connectNeedsClientId');
  if (settings.tokenUrl) return isTokenUrl(settings.tokenUrl) ? undefined : say('connectBadTokenUrl');
  return settings.clientSecret ? undefined : say('connectNeedsSecret');
}

export const isTokenUrl = (value: string): boolean =>
  URL.canParse(value) && new URL(value).protocol === 'https:' && !new URL(value).username;

/** Signs in the way the settings say. How it went stands in the connection afterwards: this never throws. */
export async function connect(): Promise<void> {
  await changeSession((now) => ({ ...now, signingInSince: Date.now() }));
  announce();
  try {
    const settings = await settingsInForce();
    const missing = missingForConnect(settings);
    if (missing) throw new NoSignIn(missing);
    await (settings.signInWith === 'apiKey' ? withApiKey(settings) : withOAuth(settings));
  } catch (error) {
    await changeConnection((now) => ({ ...now, lastError: { at: Date.now(), say: inWords(error) } }));
  }
  await changeSession((now) => ({ ...now, signingInSince: undefined }));
  announce();
}

/**
 * To be called once at every start of the worker: a sign-in whose worker died with its window open can never finish
 * (Chrome keeps the window but loses the promise), so it is told as interrupted.
 */
export async function settleInterruptedSignIn(): Promise<void> {
  if ((await loadSession()).signingInSince === undefined) return;
  await changeSession((now) => ({ ...now, signingInSince: undefined }));
  await changeConnection((now) => ({
    ...now,
    lastError: { at: Date.now(), say: say('connectInterrupted') },
  }));
  announce();
}

async function withOAuth(settings: Settings): Promise<void> {
  const app = appOf(settings);
  const signIn = beginSignIn();
  const url = await consentUrl(app, signIn);
  const back = await browser.identity
    .launchWebAuthFlow({ url, interactive: true })
    .catch((error: unknown) => {
      throw new NoSignIn(
        say(/could not be loaded/.test(String(error)) ? 'connectPageFailed' : 'connectCancelled'),
      );
    });
  const grant = await finishSignIn(app, signIn, back, await door());
  if (grant.scope === 'offline_access') throw new NoSignIn(say('connectNoPermissions'));
  const { userId, accountId } = grant.claims;
  const ours = createLever({
    environment: settings.environment,
    door: await door(),
    authorization: () => Promise.resolve(`Bearer ${grant.accessToken}`),
    renew: () => Promise.resolve(undefined),
  });
  const user = settings.actingAs
    ? await ours.userByEmail(settings.actingAs)
    : userId && (await ours.user(userId));
  await keepAccount(settings, accountId ?? `client:${settings.clientId}`, user);
  await keepGrant(grant);
}

async function withApiKey(settings: Settings): Promise<void> {
  const ours = createLever({
    environment: settings.environment,
    door: await door(),
    authorization: () => Promise.resolve(basic(settings.apiKey)),
    renew: () => Promise.resolve(undefined),
  });
  const user = await ours.userByEmail(settings.actingAs).catch((error: unknown) => {
    // With a key there is nothing to reconnect: the key itself is wrong.
    if (error instanceof LeverError && error.failure.kind === 'reconnect')
      throw new NoSignIn(say('connectWrongApiKey'));
    throw error;
  });
  await keepAccount(settings, `key:${await digest(settings.apiKey)}`, user);
  await changeConnection((now) => ({ ...now, broken: false, credential: { kind: 'apiKey' } }));
}

/** Keeps whose account this is, once the user to act as is known to be an active one. */
async function keepAccount(
  settings: Settings,
  accountId: string,
  user: User | '' | undefined,
): Promise<void> {
  if (!user)
    throw new NoSignIn(
      say(settings.actingAs ? 'connectUnknownUser' : 'connectNeedsActingAs', settings.actingAs),
    );
  if (user.deactivatedAt) throw new NoSignIn(say('connectDeactivatedUser', user.name || user.email));
  await changeConnection((now) => ({
    ...now,
    account: { id: accountId, environment: settings.environment },
    accountName: now.account?.id === accountId ? now.accountName : null,
    actingAs: toLeverUser(user),
    lastError: null,
    lastSuccessAt: Date.now(),
  }));
}

/**
 * Acts as somebody else from now on, without signing in anew.
 * @param email empty: the one who signed in
 */
export async function actAs(email: string): Promise<void> {
  const { credential } = await loadConnection();
  if (!credential || !email) return;
  try {
    const user = await (await lever()).userByEmail(email);
    if (!user) throw new NoSignIn(say('connectUnknownUser', email));
    if (user.deactivatedAt) throw new NoSignIn(say('connectDeactivatedUser', user.name || user.email));
    await changeConnection((now) => ({ ...now, actingAs: toLeverUser(user), lastError: null }));
  } catch (error) {
    await changeConnection((now) => ({ ...now, lastError: { at: Date.now(), say: inWords(error) } }));
  }
}

/**
 * Forgets the credential and what was cached of Lever. Drafts and pushes stay, bound to the account. The grant itself
 * lives on in Lever until it is revoked there: Lever documents no call that would end it.
 */
export async function disconnect(): Promise<void> {
  await changeConnection((now) => ({
    ...now,
    settings: { ...now.settings, clientSecret: '', apiKey: '' },
    credential: null,
    actingAs: null,
    accountName: null,
    broken: false,
    lastError: null,
    lastSuccessAt: null,
  }));
  await changeSession(() => ({}));
  announce();
}

function inWords(error: unknown): Sentence {
  if (error instanceof NoSignIn) return error.say;
  if (error instanceof LeverError) return explain(error.failure);
  if (error instanceof OAuthError)
    switch (error.problem) {
      case 'cancelled':
        return say('connectCancelled');
      case 'wrongSecret':
        return say('connectWrongSecret');
      case 'grantGone':
        return say('connectCodeSpent');
      case 'offline':
        return say('errorOffline');
      case 'badAnswer':
      case 'refused':
        return say('connectRefused', error.detail);
    }
  return say('errorUnexpected');
}

async function digest(secret: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
  return [...new Uint8Array(hash.slice(0, 8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
