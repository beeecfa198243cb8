import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seed } from '../lever/index.ts';
import { people } from '../pages/index.ts';
import { beginOAuth, connectByKey, connectByOAuth, named } from './lever-side.ts';
import { choose, fill, isThere, press, setStage, statusText, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

/** Pushes the person of a sample page from the popup. */
async function push(name: 'sdui' | 'ember' = 'sdui') {
  const popup = await stage.openPopup(await stage.openPage(name));
  await press(popup, 'Push to Lever');
  await statusText(popup, 'Push', /^In Lever/);
  return popup;
}

describe('connecting from a clean profile', () => {
  it('by OAuth in production, with a secret', async () => {
    const { options, consent } = await beginOAuth(stage);
    // Asked for once, for everything: the consent page names what Fulcrum will ever need.
    const asked = new URL(consent.url()).searchParams;
    expect(asked.get('audience')).toBe('https://api.lever.co/v1/');
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('scope')?.split(' ')).toContain('forms:write:admin');
    await press(consent, 'Accept');
    await statusText(options, 'Connection', /^Connected$/);
    const popup = await push();
    expect(await popup.$eval('body', (body) => body.textContent)).toContain(seed.users.superAdmin.name);
  });

  it('by OAuth in the sandbox, with a secret', async () => {
    await connectByOAuth(stage, { env: 'sandbox' });
    await push();
    expect(await named(stage, people.sdui.name, 'sandbox')).toHaveLength(1);
  });

  it.each(['production', 'sandbox'] as const)(
    'by OAuth in %s through a Token URL that adds the secret, and renewed through it',
    async (env) => {
      const { app } = env === 'production' ? seed : seed.sandbox;
      stage.server.lever.registerTokenService('tokens.acme.example', { clientSecret: app.secret });
      stage.expected.add('tokens.acme.example');
      await connectByOAuth(stage, { env, tokenUrl: 'https://tokens.acme.example/lever/token' });
      await push();
      stage.server.lever.expireAccessTokens(env);
      await push('ember');
      expect(await named(stage, people.ember.name, env)).toHaveLength(1);
    },
  );

  it('by API key, acting as a team member', async () => {
    await connectByKey(stage);
    await push();
    const [made] = await named(stage, people.sdui.name);
    expect(made).toMatchObject({ owner: seed.users.teamMember.id, sourcedBy: seed.users.teamMember.id });
  });
});

describe('what goes wrong when connecting has its own words', () => {
  it('Cancel on the consent page', async () => {
    const { options, consent } = await beginOAuth(stage);
    await press(consent, 'Cancel');
    await options.waitForSelector('::-p-text(The sign-in was cancelled)');
    await statusText(options, 'Connection', /^Not connected$/);
  });

  it('a wrong client secret', async () => {
    const { options, consent } = await beginOAuth(stage, { secret: 'not-the-secret' });
    await press(consent, 'Accept');
    await options.waitForSelector('::-p-text(Lever does not accept the client secret)');
    await statusText(options, 'Connection', /^Not connected$/);
  });

  it('a wrong API key', async () => {
    const options = await stage.openOptions();
    await press(options, 'API key', 'radio');
    await fill(options, 'textbox', 'API key', 'nonsense');
    await fill(options, 'textbox', 'Acting as', seed.users.admin.email);
    await press(options, 'Connect to Lever');
    await options.waitForSelector('::-p-text(Lever does not accept this API key)');
  });

  it('a deactivated user to act as', async () => {
    const options = await stage.openOptions();
    await press(options, 'API key', 'radio');
    await fill(options, 'textbox', 'API key', seed.apiKeys.plain.key);
    await fill(options, 'textbox', 'Acting as', seed.users.deactivated.email);
    await press(options, 'Connect to Lever');
    await options.waitForSelector('::-p-text(is deactivated in Lever)');
    await statusText(options, 'Connection', /^Not connected$/);
  });

  it('the worker killed while the consent page is open', async () => {
    const { options } = await beginOAuth(stage);
    await stage.killWorker();
    await options.reload();
    await options.waitForSelector('::-p-text(The sign-in was interrupted)');
    expect(await isThere(options, 'button', 'Connect to Lever')).toBe(true);
  });
});

describe('staying connected', () => {
  it('pushes after the browser was restarted', async () => {
    await connectByOAuth(stage);
    await stage.restart();
    await push();
  });

  it('makes one refresh when two pages need a new token at once', async () => {
    await connectByOAuth(stage);
    const one = await stage.openOptions();
    await statusText(one, 'Connection', /^Connected$/);
    const two = await stage.openOptions();
    await statusText(two, 'Connection', /^Connected$/);
    const ask = (page: Page) =>
      page.evaluate((email: string) => {
        const { chrome } = globalThis as unknown as {
          chrome: { runtime: { sendMessage: (m: object) => unknown } };
        };
        return chrome.runtime.sendMessage({
          name: 'connection.save',
          request: { settings: { actingAs: email } },
        });
      }, seed.users.admin.email);
    const before = refreshes();
    stage.server.lever.expireAccessTokens('production');
    await Promise.all([ask(one), ask(two)]);
    await push();
    expect(refreshes() - before).toBe(1);
  });

  it('says Reconnect needed once the grant was revoked in Lever', async () => {
    await connectByOAuth(stage);
    stage.server.lever.revokeGrants('production');
    const popup = await stage.openPopup(await stage.openPage('sdui'));
    await press(popup, 'Push to Lever');
    await statusText(popup, 'Connection', /^Reconnect needed$/);
    await statusText(popup, 'Push', /^Waiting for you.*no longer accepts/);
    expect(await isThere(popup, 'button', 'Connect to Lever')).toBe(true);
  });

  it('forgets its credentials on Disconnect and says where the grant lives on', async () => {
    await connectByOAuth(stage);
    const options = await stage.openOptions();
    await press(options, 'Disconnect');
    await statusText(options, 'Connection', /^Not connected$/);
    await options.waitForSelector('::-p-text(Authorized Apps)');
    const kept = await options.evaluate(async () => {
      const open = indexedDB.open('fulcrum');
      await new Promise((resolve) => (open.onsuccess = resolve));
      const get = open.result.transaction('single').objectStore('single').get('connection');
      await new Promise((resolve) => (get.onsuccess = resolve));
      const { chrome } = globalThis as unknown as {
        chrome: { storage: { session: { get: (all: null) => unknown } } };
      };
      return JSON.stringify([get.result, await chrome.storage.session.get(null)]);
    });
    expect(kept).not.toContain(seed.app.secret);
    expect(kept).not.toMatch(/refreshToken|"token"/);
  });

  it('acts as whom the recruiter chooses', async () => {
    await connectByOAuth(stage);
    const options = await stage.openOptions();
    await choose(options, 'Acting as', seed.users.admin.name);
    await options.waitForSelector(`::-p-text(${seed.users.admin.email})`);
    await push();
    const [made] = await named(stage, people.sdui.name);
    expect(made).toMatchObject({ owner: seed.users.admin.id });
  });
});

const refreshes = () => stage.server.lever.refreshes('production');
