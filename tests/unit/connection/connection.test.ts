/* eslint-disable @typescript-eslint/no-misused-promises -- fakeBrowser types these by their callback form */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { lever as throughConnection } from '@/lib/connection/connection';
import { connectionPolicy } from '@/lib/connection/policy';
import { changeConnection, loadConnection, loadSession } from '@/lib/connection/record';
import { actAs, connect, disconnect, settleInterruptedSignIn } from '@/lib/connection/sign-in';
import { connectionView, saveSettings } from '@/lib/connection/view';
import { seed, type Lever } from '../../lever/index.ts';
import { connectedWorker } from '../worker';

const REDIRECT = 'https://blfhenhidagkhhijabfndpppligfbepb.chromiumapp.org/lever';

let lever: Lever;
beforeEach(async () => {
  lever = await connectedWorker();
  vi.spyOn(fakeBrowser.identity, 'getRedirectURL').mockReturnValue(REDIRECT);
});

/** Lever's consent page, and a Super Admin who presses `what` on it. */
function consents(what: 'accept' | 'cancel', then = (): void => undefined) {
  return vi.spyOn(fakeBrowser.identity, 'launchWebAuthFlow').mockImplementation(async ({ url }) => {
    const html = await (await lever.fetch(url)).text();
    const request = /name="request" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const answer = await lever.fetch(new URL('/u/consent', url), {
      method: 'POST',
      body: new URLSearchParams({ request, user: seed.users.superAdmin.id, action: what }),
      redirect: 'manual',
    });
    then();
    return answer.headers.get('location') ?? '';
  });
}

const viaOAuth = () =>
  changeConnection((now) => ({
    ...now,
    settings: {
      ...now.settings,
      signInWith: 'oauth',
      clientId: seed.app.id,
      clientSecret: seed.app.secret,
      actingAs: '',
    },
    credential: null,
  }));

const refreshes = () => lever.refreshes('production');

describe('signing in by OAuth', () => {
  it('acts as the user the token names, and keeps the tokens where they belong', async () => {
    await viaOAuth();
    consents('accept');
    await connect();
    expect(await connectionView()).toMatchObject({
      status: 'connected',
      signingIn: false,
      actingAs: { id: seed.users.superAdmin.id, name: seed.users.superAdmin.name },
    });
    expect((await loadSession()).accessToken?.token).toBeTruthy();
    expect(JSON.stringify(await loadConnection())).not.toContain((await loadSession()).accessToken?.token);
  });

  it('is not for somebody whom Lever does not call a Super Admin', async () => {
    await viaOAuth();
    const who = lever.state.production.users.find((one) => one.id === seed.users.superAdmin.id)!;
    consents('accept', () => {
      who.accessRole = 'admin';
    });
    await connect();
    expect(await connectionView()).toMatchObject({
      status: 'notConnected',
      lastError: { say: { key: 'connectNeedsSuperAdmin', args: [seed.users.superAdmin.name] } },
    });
    expect(await loadSession()).not.toHaveProperty('accessToken');
  });

  it('acts as another user by e-mail when the settings say so', async () => {
    await viaOAuth();
    await changeConnection((now) => ({
      ...now,
      settings: { ...now.settings, actingAs: seed.users.admin.email },
    }));
    consents('accept');
    await connect();
    expect((await connectionView()).actingAs?.id).toBe(seed.users.admin.id);
  });

  it.each([
    ['Cancel', () => consents('cancel'), 'connectCancelled'],
    [
      'a closed window',
      () =>
        vi
          .spyOn(fakeBrowser.identity, 'launchWebAuthFlow')
          .mockRejectedValue(new Error('The user did not approve access.')),
      'connectCancelled',
    ],
    [
      'a page that cannot be loaded',
      () =>
        vi
          .spyOn(fakeBrowser.identity, 'launchWebAuthFlow')
          .mockRejectedValue(new Error('Authorization page could not be loaded.')),
      'connectPageFailed',
    ],
    [
      'somebody else’s answer (another state)',
      () =>
        vi
          .spyOn(fakeBrowser.identity, 'launchWebAuthFlow')
          .mockImplementation(() => Promise.resolve(`${REDIRECT}?code=abc&state=theirs`)),
      'connectRefused',
    ],
  ])('%s leaves it unconnected, in words', async (_, happens, key) => {
    await viaOAuth();
    happens();
    await connect();
    expect(await connectionView()).toMatchObject({ status: 'notConnected', lastError: { say: { key } } });
  });

  it('is told as interrupted when the worker died meanwhile', async () => {
    await viaOAuth();
    let shut = (): void => undefined;
    vi.spyOn(fakeBrowser.identity, 'launchWebAuthFlow').mockImplementation(
      () =>
        new Promise((_, reject) => {
          shut = () => {
            reject(new Error('gone'));
          };
        }),
    );
    const connecting = connect();
    await vi.waitFor(async () => {
      expect((await connectionView()).signingIn).toBe(true);
    });
    await settleInterruptedSignIn();
    expect(await connectionView()).toMatchObject({
      signingIn: false,
      lastError: { say: { key: 'connectInterrupted' } },
    });
    shut();
    await connecting;
  });

  it('opens one window however often Connect is pressed', async () => {
    await viaOAuth();
    const opened = consents('accept');
    await Promise.all([connect(), connect(), connect()]);
    expect(opened).toHaveBeenCalledOnce();
    expect((await connectionView()).status).toBe('connected');
  });
});

describe('a token that has run out', () => {
  beforeEach(async () => {
    await viaOAuth();
    consents('accept');
    await connect();
    lever.expireAccessTokens('production');
  });

  it('is renewed once, however many ask at once', async () => {
    const api = await throughConnection();
    const another = await throughConnection();
    await Promise.all([api.users(), api.stages(), another.tags(), another.sources()]);
    expect(refreshes()).toBe(1);
  });

  it('ends as Reconnect needed when the grant is gone', async () => {
    lever.revokeGrants('production');
    await expect((await throughConnection()).users()).rejects.toMatchObject({
      failure: { kind: 'reconnect' },
    });
    await vi.waitFor(async () => {
      expect((await connectionView()).status).toBe('reconnect');
    });
  });

  it('keeps the grant when the token endpoint is only down', async () => {
    lever.faults.add({ match: { path: '/oauth/token' }, do: { status: 503 } });
    await expect((await throughConnection()).users()).rejects.toThrow();
    expect((await connectionView()).status).not.toBe('reconnect');
    await expect((await throughConnection()).users()).resolves.toBeInstanceOf(Array);
  });
});

describe('what is entered after the sign-in', () => {
  beforeEach(async () => {
    await viaOAuth();
    consents('accept');
    await connect();
  });

  it('never carries this connection’s tokens or secret anywhere else', async () => {
    await saveSettings(
      { environment: 'sandbox', clientId: 'another', tokenUrl: 'https://t.example/x' },
      'x',
      'y',
    );
    lever.expireAccessTokens('production');
    const before = lever.requests.length;
    await (await throughConnection()).users();
    expect(new Set(lever.requests.slice(before).map((one) => one.host))).toEqual(
      new Set(['auth.lever.co', 'api.lever.co']),
    );
    expect(await connectionView()).toMatchObject({ status: 'connected', environment: 'production' });
  });

  it('goes back to the one who signed in when Acting as is emptied', async () => {
    await actAs(seed.users.admin.email);
    expect((await connectionView()).actingAs?.id).toBe(seed.users.admin.id);
    await actAs('');
    expect((await connectionView()).actingAs?.id).toBe(seed.users.superAdmin.id);
  });

  it('does not bring a connection back that was ended during a refresh', async () => {
    lever.expireAccessTokens('production');
    const api = await throughConnection();
    const asking = api.users().catch(() => undefined);
    await disconnect();
    await asking;
    expect(await loadConnection()).toMatchObject({ credential: null });
    expect((await connectionView()).status).toBe('notConnected');
  });
});

describe('a call that began for one account', () => {
  it('does not go on in another that was signed in to meanwhile', async () => {
    const api = await throughConnection();
    await changeConnection((now) => ({ ...now, account: { id: 'another', environment: 'production' } }));
    const before = lever.requests.length;
    await expect(api.users()).rejects.toMatchObject({ failure: { kind: 'signedOut' } });
    expect(lever.requests).toHaveLength(before);
  });
});

describe('a connection Lever refused once', () => {
  it('is whole again after the next good answer', async () => {
    lever.faults.add({ match: { path: '/v1/users' }, do: { status: 401 } });
    await expect((await throughConnection()).users()).rejects.toThrow();
    await vi.waitFor(async () => {
      expect((await connectionView()).status).toBe('reconnect');
    });
    await (await throughConnection()).users();
    await vi.waitFor(async () => {
      expect((await connectionView()).status).toBe('connected');
    });
  });
});

describe('disconnecting', () => {
  it('forgets every secret', async () => {
    await viaOAuth();
    consents('accept');
    await connect();
    await disconnect();
    const kept = JSON.stringify([await loadConnection(), await loadSession()]);
    expect(kept).not.toContain(seed.app.secret);
    expect(kept).not.toContain(seed.apiKeys.plain.key);
    expect(kept).not.toMatch(/refreshToken|"token"/);
    expect((await connectionView()).status).toBe('notConnected');
  });
});

describe('the organisation’s policy', () => {
  it('wins over what was entered, a value of the wrong type left out alone', async () => {
    const connection = { environment: 'sandbox', apiKey: 42, clientId: 'from-policy', unheardOf: true };
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockImplementation(() => Promise.resolve({ connection }));
    expect(await connectionPolicy()).toEqual({ environment: 'sandbox', clientId: 'from-policy' });
    await saveSettings({ clientId: 'mine' }, undefined, 'my-key');
    expect((await loadConnection()).settings).toMatchObject({ apiKey: 'my-key' });
    expect((await loadConnection()).settings.clientId).not.toBe('mine');
  });
});
