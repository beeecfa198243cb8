import { createLever, type Lever } from '@/lib/lever/client';
import { explain, LeverError, unless } from '@/lib/lever/failure';
import { beginSignIn, consentUrl, finishSignIn, OAuthError, secretOf, type App } from '@/lib/lever/oauth';
import type { User } from '@/lib/lever/schemas';
import { announce } from '@/lib/platform/announce';
import { browser } from '@/lib/platform/browser';
import { say, type Sentence } from '@/lib/platform/text';
import {
  basic,
  doorWith,
  keepAccessToken,
  lever,
  redirectUrl,
  settingsInForce,
  withCredential,
  withoutSecrets,
} from './connection';
import { missingForConnect } from './missing';
import {
  changeConnection,
  changeSession,
  loadConnection,
  loadSession,
  type Connection,
  type Settings,
} from './record';
import { roleOf } from './roles';
import { toLeverUser, type LeverUser } from './user';

/** A sign-in that came to nothing, in words. */
class NoSignIn extends Error {
  readonly say: Sentence;
  constructor(sentence: Sentence) {
    super(sentence.key);
    this.say = sentence;
  }
}

/**
 * Signs in the way the settings say. How it went stands in the connection afterwards: this never throws. While one
 * sign-in is under way another press changes nothing.
 */
export async function connect(): Promise<void> {
  await navigator.locks.request('fulcrum:sign-in', { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    await changeSession((now) => ({ ...now, signingInSince: Date.now() }));
    announce();
    try {
      const settings = await settingsInForce();
      const [missing] = missingForConnect(withoutSecrets(settings));
      if (missing) throw new NoSignIn(missing.say);
      await (settings.signInWith === 'apiKey' ? withApiKey(settings) : withOAuth(settings));
    } catch (error) {
      await changeConnection((now) => ({ ...now, lastError: { at: Date.now(), say: inWords(error) } }));
    }
    await changeSession((now) => ({ ...now, signingInSince: undefined }));
    announce();
  });
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
  const { environment, clientId, clientSecret, tokenUrl, confidential } = settings;
  const app: App = {
    environment,
    clientId,
    redirectUri: redirectUrl(),
    secret: secretOf(settings),
    confidential,
  };
  const through = doorWith(tokenUrl);
  const signIn = beginSignIn();
  const url = await consentUrl(app, signIn);
  const back = await browser.identity
    .launchWebAuthFlow({ url, interactive: true })
    .catch((error: unknown) => {
      throw new NoSignIn(
        say(/could not be loaded/.test(String(error)) ? 'connectPageFailed' : 'connectCancelled'),
      );
    });
  const grant = await finishSignIn(app, signIn, back, through);
  if (grant.scope === 'offline_access') throw new NoSignIn(say('connectNoPermissions'));
  const ours = createLever({
    environment,
    door: through,
    authorization: () => Promise.resolve(`Bearer ${grant.accessToken}`),
    renew: () => Promise.resolve(undefined),
  });
  const { userId, accountId } = grant.claims;
  if (userId !== undefined) await mustBeSuperAdmin(ours, userId);
  const actingAs = await resolveUser(ours, settings.actingAs, userId);
  const account = await accountOf(ours, accountId ?? actingAs.id);
  await withCredential(async () => {
    await adopt(account, actingAs, {
      kind: 'oauth',
      refreshToken: grant.refreshToken,
      scope: grant.scope,
      clientId,
      clientSecret: tokenUrl ? '' : clientSecret,
      tokenUrl,
      userId,
    });
    await keepAccessToken(grant);
  });
}

/** Lever lets nobody else accept; where it says who did, that is looked at. Throws NoSignIn for anybody else. */
async function mustBeSuperAdmin(ours: Lever, id: string): Promise<void> {
  // Without a word on the role there is nothing to hold against them.
  const user = await unless(ours.user(id), 'forbidden', 'notFound');
  if (user && roleOf(user.accessRole, {}) !== 'super admin')
    throw new NoSignIn(say('connectNeedsSuperAdmin', user.name || user.email));
}

async function withApiKey({ environment, apiKey, actingAs: email, confidential }: Settings): Promise<void> {
  const ours = createLever({
    environment,
    door: doorWith(''),
    authorization: () => Promise.resolve(basic(apiKey)),
    renew: () => Promise.resolve(undefined),
  });
  const actingAs = await resolveUser(ours, email, undefined).catch((error: unknown) => {
    // With a key there is nothing to reconnect: the key itself is wrong.
    if (error instanceof LeverError && error.failure.kind === 'reconnect')
      throw new NoSignIn(say('connectWrongApiKey'));
    throw error;
  });
  const account = await accountOf(ours, actingAs.id);
  await withCredential(() => adopt(account, actingAs, { kind: 'apiKey', apiKey, confidential }));
}

/** The active Lever user of this address, else of this id. Throws NoSignIn when there is none. */
async function resolveUser(ours: Lever, email: string, id: string | undefined): Promise<LeverUser> {
  const user: User | undefined = email ? await ours.userByEmail(email) : id ? await ours.user(id) : undefined;
  if (!user) throw new NoSignIn(say(email ? 'connectUnknownUser' : 'connectNeedsActingAs', email));
  if (user.deactivatedAt) throw new NoSignIn(say('connectDeactivatedUser', user.name || user.email));
  return toLeverUser(user);
}

/**
 * Whose account this is. Lever's API names none, so the name of its job site stands for it, the same whichever way one
 * signs in and whatever key is used; `otherwise` where no posting gives it away.
 */
async function accountOf(ours: Lever, otherwise: string) {
  const site = await ours.siteName().catch(() => undefined);
  return {
    account: { id: `${ours.environment}/${site ?? otherwise}`, environment: ours.environment },
    accountName: site ?? null,
  };
}

/** Puts a connection in the place of whatever there was, in one write, with no token of the old one left. */
async function adopt(
  whose: Pick<Connection, 'account' | 'accountName'>,
  actingAs: LeverUser,
  credential: NonNullable<Connection['credential']>,
): Promise<void> {
  await changeSession(({ signingInSince }) => ({ signingInSince }));
  await changeConnection((now) => ({
    ...now,
    ...whose,
    actingAs,
    credential,
    broken: false,
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
  if (!credential) return;
  try {
    const id = credential.kind === 'oauth' ? credential.userId : undefined;
    const actingAs = await resolveUser(await lever(), email, id);
    await changeConnection((now) => ({ ...now, actingAs, lastError: null }));
  } catch (error) {
    await changeConnection((now) => ({ ...now, lastError: { at: Date.now(), say: inWords(error) } }));
  }
}

/**
 * Forgets the credential and what was cached of Lever. Drafts and pushes stay, bound to the account. The grant itself
 * lives on in Lever until it is revoked there: Lever documents no call that would end it.
 */
export async function disconnect(): Promise<void> {
  await withCredential(async () => {
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
  });
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
      case 'down':
        return say('errorLeverDown');
      case 'noAnswer':
        return say('errorNoAnswer');
      case 'offline':
        return say('errorOffline');
      case 'elsewhere':
        return say('errorElsewhere');
      case 'badAnswer':
      case 'refused':
        return say('connectRefused', error.detail);
    }
  return say('errorUnexpected');
}
