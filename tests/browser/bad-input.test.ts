import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { seed } from '../lever/index.ts';
import { people, type PageName } from '../pages/index.ts';
import { connectByKey, forgetPeople, named, says, teamSays } from './lever-side.ts';
import { byRole, choose, fill, isThere, press, setStage, statusText, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
beforeEach(() => forgetPeople(stage));
afterEach(() => stage.server.lever.faults.clear());
afterAll(() => stage.close());

const over = async (name: PageName): Promise<Page> => stage.openPopup(await stage.openPage(name));
const create = { host: 'api.lever.co', method: 'POST', path: '/v1/opportunities' };

describe('before it is connected', () => {
  it('shows the person, keeps what is typed, and offers to connect', async () => {
    const popup = await over('sdui');
    await statusText(popup, 'Connection', /^Not connected$/);
    const name = await byRole(popup, 'textbox', 'Name');
    expect(await name.evaluate((field) => (field as HTMLInputElement).value)).toBe(people.sdui.name);
    await fill(popup, 'textbox', 'Headline', 'Typed before connecting');
    expect(await isThere(popup, 'button', 'Connect to Lever')).toBe(true);
    await popup.close();
    await connectByKey(stage);
    const again = await over('sdui');
    const headline = await byRole(again, 'textbox', 'Headline');
    expect(await headline.evaluate((field) => (field as HTMLInputElement).value)).toBe(
      'Typed before connecting',
    );
    await again.close();
  });
});

describe('a page that is not one person’s profile says which', () => {
  it.each([
    ['not-profile', /profile/i],
    ['loading', /loading/i],
    ['no-name', /name/i],
    ['disagrees', /somebody else|someone else|address/i],
    ['login-wall', /sign in|signed in/i],
  ] as const)('%s', async (name, words) => {
    const popup = await over(name);
    await popup.waitForFunction(
      (source: string) => new RegExp(source, 'i').test(document.querySelector('main')?.textContent ?? ''),
      {},
      words.source,
    );
    expect(await isThere(popup, 'button', 'Push to Lever')).toBe(false);
    await popup.close();
  });

  it('own profile: read, and pushed only on the recruiter’s word', async () => {
    const popup = await over('own');
    await byRole(popup, 'textbox', 'Name');
    expect(await isThere(popup, 'button', 'Push anyway')).toBe(true);
    await popup.close();
  });
});

describe('a draft that cannot be pushed', () => {
  it('Candidate without a posting: opens Advanced settings, moves the focus there and says what is missing', async () => {
    const popup = await over('ember');
    await choose(popup, 'Sync as', 'Candidate');
    await press(popup, 'Push to Lever');
    await statusText(popup, 'Push', /^Not pushed/);
    const posting = await byRole(popup, 'combobox', 'Posting');
    expect(await posting.evaluate((box) => box === document.activeElement)).toBe(true);
    expect(await posting.evaluate((box) => box.getAttribute('aria-required'))).toBe('true');
    await popup.close();
  });
});

describe('what Lever answers to a push has its own sentence and way on', () => {
  it.each([
    [
      '400',
      { status: 400, body: { code: 'BadRequestError', message: 'Bad thing' } },
      /^Not pushed.*did not accept.*Bad thing/,
    ],
    [
      '403',
      { status: 403, body: { code: 'Forbidden', message: 'Missing scope' } },
      /^Waiting for you.*may not do that.*Missing scope/,
    ],
    [
      '404',
      { status: 404, body: { code: 'ResourceNotFound', message: 'stage was not found' } },
      /^Not pushed.*no longer has/,
    ],
    [
      '429',
      {
        status: 429,
        body: { code: 'RateLimitError', message: 'Too many' },
        headers: { 'retry-after': '60' },
      },
      /^Queued.*too many requests/,
    ],
  ])('%s', async (_, fault, words) => {
    stage.server.lever.faults.add({ match: create, do: fault });
    const popup = await over('ember');
    await press(popup, 'Push to Lever');
    await statusText(popup, 'Push', words);
    const name = await byRole(popup, 'textbox', 'Name');
    expect(await name.evaluate((field) => (field as HTMLInputElement).value)).toBe(people.ember.name);
    expect(await named(stage, people.ember.name)).toHaveLength(0);
    expect(await isThere(popup, 'button', 'Try again')).toBe(true);
    await press(popup, 'Cancel push');
    await byRole(popup, 'button', 'Push to Lever');
    await popup.close();
  });

  it.each([
    ['500 before Lever acted', { status: 500 }],
    ['503', { status: 503 }],
    ['HTML instead of JSON', { html: true, status: 200 }],
    ['a connection dropped before Lever acted', { drop: 'before', inAnswer: true }],
    ['a redirect', { redirect: 'https://api.lever.co/v1/users', status: 301 }],
  ] as const)('%s: looks in Lever, for minutes, and can be given up meanwhile', async (_, fault) => {
    stage.server.lever.faults.add({ match: create, do: fault });
    const popup = await over('ember');
    await press(popup, 'Push to Lever');
    await statusText(popup, 'Push', /^Finding out/);
    await byRole(popup, 'button', 'Cancel push');
    expect(await named(stage, people.ember.name)).toHaveLength(0);
    expect(await isThere(popup, 'button', 'Push anyway')).toBe(true);
    await press(popup, 'Cancel push');
    await popup.close();
  });

  it.each([
    ['a connection dropped after Lever acted', 'view-name', { drop: 'after', inAnswer: true }],
    ['an answer cut in the middle', 'long-names', { badJson: 'truncated' }],
  ] as const)('%s: finds what was made, and makes it once', async (_, page, fault) => {
    stage.server.lever.faults.add({ match: create, do: fault });
    const popup = await over(page);
    await press(popup, 'Push to Lever');
    await statusText(popup, 'Push', /^In Lever/);
    expect(await named(stage, people[page].name)).toHaveLength(1);
    await popup.close();
  });

  it('20 s without an answer', async () => {
    stage.server.lever.faults.add({ match: create, do: { hang: true } });
    const popup = await over('ember');
    await press(popup, 'Push to Lever');
    await statusText(popup, 'Push', /^Finding out/, 30_000);
    await press(popup, 'Cancel push');
    await popup.close();
  });

  it('no network', async () => {
    const worker = await stage.worker();
    const session = await worker.createCDPSession();
    await session.send('Network.enable');
    const offline = { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    await session.send('Network.emulateNetworkConditions', offline);
    const popup = await over('sdui');
    await press(popup, 'Push to Lever');
    await statusText(popup, 'Push', /^Queued.*Check your internet connection/);
    await statusText(popup, 'Connection', /^Offline$/);
    await session.send('Network.emulateNetworkConditions', { ...offline, offline: false });
    // By itself, once the network is back.
    await statusText(popup, 'Push', /^In Lever/);
    await statusText(popup, 'Connection', /^Connected$/);
    expect(await named(stage, people.sdui.name)).toHaveLength(1);
    await popup.close();
  });
});

describe('a connection Lever does not take', () => {
  it('401: Reconnect needed', async () => {
    stage.server.lever.faults.add({
      match: { host: 'api.lever.co', times: 50 },
      do: { status: 401, body: { code: 'UnauthorizedError', message: 'Invalid or expired API key.' } },
    });
    const popup = await over('sdui');
    await press(popup, 'Push to Lever');
    await statusText(popup, 'Push', /^Waiting for you.*no longer accepts/);
    await statusText(popup, 'Connection', /^Reconnect needed$/);
    await popup.close();
  });

  it('a key of the other environment: says so', async () => {
    const options = await stage.openOptions();
    await fill(options, 'textbox', 'API key', seed.sandbox.apiKeys.plain.key);
    await press(options, 'Connect to Lever');
    await options.waitForSelector('::-p-text(other environment)');
    await options.close();
  });
});

describe('a kind of page that the team has switched off', () => {
  it('is not read until it is switched on again', async () => {
    await teamSays(stage, { readersOff: ['sdui'] });
    const popup = await over('sdui');
    await popup.waitForSelector(`::-p-text(${says('problemSwitchedOff')})`);
    expect(await isThere(popup, 'button', 'Push to Lever')).toBe(false);
    await popup.close();
    const other = await over('view-name');
    await byRole(other, 'textbox', 'Name');
    await other.close();
    await teamSays(stage, {});
    const again = await over('sdui');
    await byRole(again, 'textbox', 'Name');
    await again.close();
  });
});

describe('Copy diagnostics', () => {
  it.each(['no-name', 'sdui'] as const)(
    'of %s puts its structure on the clipboard, and nobody’s words',
    async (name) => {
      const page = await stage.openPage(name);
      const popup = await stage.openPopup(page);
      await popup.browserContext().setPermission(`chrome-extension://${stage.extensionId}`, {
        permission: { name: 'clipboard-read' },
        state: 'granted',
      });
      await press(popup, 'Copy diagnostics');
      await popup.waitForSelector(`::-p-text(${says('diagnosticsCopied')})`);
      const told = await popup.evaluate(() => navigator.clipboard.readText());
      expect(told).toMatch(/^Fulcrum \d+\.\d+\.\d+, Chrome\//);
      expect(told).toContain('Page: www.linkedin.com/in/…/');
      expect(told).toMatch(name === 'sdui' ? /\nRead: name \(/ : /\nNot read: noName/);
      expect(told).toMatch(/\n +h[12]\b/);
      const words = await page.evaluate(() => document.body.innerText.match(/\p{Lu}\p{L}{4,}/gu) ?? []);
      expect(words.length).toBeGreaterThan(5);
      for (const word of words) expect(told.split('\nStructure')[1]).not.toMatch(new RegExp(`\\b${word}\\b`));
      await popup.close();
    },
  );
});
