import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { connectByKey } from './lever-side.ts';
import { byRole, press, setStage, statusText, type Stage } from './stage.ts';

const manifest = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../.output/chrome-mv3/manifest.json'), 'utf8'),
) as Record<string, unknown>;

describe('the built manifest', () => {
  it('puts nothing into pages by itself and shows them nothing', () => {
    for (const key of [
      'content_scripts',
      'web_accessible_resources',
      'externally_connectable',
      'content_security_policy.sandbox',
    ])
      expect(manifest).not.toHaveProperty([key]);
  });

  it('asks for Lever’s hosts only, and for no permission beyond the least', () => {
    expect(manifest.host_permissions).toEqual([
      'https://api.lever.co/*',
      'https://api.sandbox.lever.co/*',
      'https://auth.lever.co/*',
      'https://sandbox-lever.auth0.com/*',
    ]);
    expect(manifest.permissions).toEqual(['activeTab', 'alarms', 'identity', 'scripting', 'storage']);
    expect(manifest.optional_permissions ?? []).toEqual([]);
    // Whatever else is ever spoken to is asked for by its name, when it is needed: nothing of it is given at installing.
    expect(manifest.optional_host_permissions).toEqual(['https://*/*']);
  });

  it('keeps extension pages to their own scripts, unframed', () => {
    const csp = (manifest.content_security_policy as { extension_pages: string }).extension_pages;
    expect(csp).toMatch(/default-src 'none'/);
    expect(csp).toMatch(/script-src 'self'(;|$)/);
    expect(csp).toMatch(/frame-ancestors 'none'/);
  });
});

describe('a LinkedIn page with the extension installed', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
    await connectByKey(stage);
  });
  afterAll(() => stage.close());

  /** Everything a page could find of us: its whole text, and the worlds that scripts ran in. */
  async function footprint(page: Page) {
    return { html: await page.evaluate(() => document.documentElement.outerHTML), realms: ours(page) };
  }
  const ours = (page: Page) => page.extensionRealms().length;

  it('has no byte of ours in it before the act, none after reading, and none after Close', async () => {
    const page = await stage.openPage('sdui');
    // What the page itself sees of messages and events while we work.
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      window.addEventListener('message', (event) => heard.push(String(event.data)));
    });
    const before = await footprint(page);
    expect(before.html).not.toContain('chrome-extension');
    expect(before.realms).toBe(0);

    const popup = await stage.openPopup(page);
    await byRole(popup, 'button', 'Push to Lever');
    expect((await footprint(page)).html).toBe(before.html);

    await press(popup, 'Dock beside the profile');
    await byRole(page, 'button', 'Close');
    const docked = await page.evaluate(() => document.documentElement.outerHTML);
    expect(docked).not.toContain('chrome-extension');
    expect(docked).not.toMatch(/fulcrum/i);
    const root = await page.evaluate(() =>
      [...document.documentElement.children].every((element) => element.shadowRoot === null),
    );
    expect(root).toBe(true);

    await press(page, 'Close');
    await page.waitForFunction(
      (html: string) => document.documentElement.outerHTML === html,
      {},
      before.html,
    );
    expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([]);
    await page.close();
  });

  it('can be opened by a key that Chrome really assigned', async () => {
    const options = await stage.openOptions();
    const shortcut = await options.evaluate(async () => {
      type Commands = { getAll: () => Promise<{ name: string; shortcut: string }[]> };
      const { chrome } = globalThis as unknown as { chrome: { commands: Commands } };
      return (await chrome.commands.getAll()).find((one) => one.name === '_execute_action')?.shortcut;
    });
    expect(shortcut).toBe('Alt+Shift+L');
    await options.close();
  });

  it('reads the person it moves on to, never the one it came from', async () => {
    const page = await stage.openPage('sdui');
    const popup = await stage.openPopup(page);
    await press(popup, 'Dock beside the profile');
    await byRole(page, 'button', 'Close');
    // An in-page navigation whose DOM lags behind: the address says B, the page still shows A.
    await page.evaluate(() => history.pushState({}, '', '/in/somebody-quite-else/'));
    await page.waitForFunction(() => location.pathname === '/in/somebody-quite-else/');
    await expect
      .poll(async () => (await page.$('::-p-aria([role="button"][name="Push to Lever"])')) === null)
      .toBe(true);
    await page.close();
  });

  it('pushes nothing when the page moved on under an open popup', async () => {
    const page = await stage.openPage('ember');
    const popup = await stage.openPopup(page);
    await byRole(popup, 'button', 'Push to Lever');
    await page.evaluate(() => history.pushState({}, '', '/in/somebody-quite-else/'));
    // The browser posts to its maker on its own accord, at its own times.
    const posted = () =>
      stage.server.lever.requests.filter((one) => one.method === 'POST' && one.host === 'api.lever.co');
    const before = posted().length;
    await press(popup, 'Push to Lever');
    await statusText(popup, 'Push', /^Not pushed.*somebody else/);
    expect(posted()).toHaveLength(before);
  });
});
