import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  TargetType,
  type Browser,
  type ElementHandle,
  type Extension,
  type Page,
  type Target,
} from 'puppeteer-core';
import { launchBrowser } from '../../scripts/launch.ts';
import { startLever, type RunningLever } from '../lever/index.ts';
import { pages, type PageName } from '../pages/index.ts';
import { madeUpPage } from '../pages/made-up.ts';

/**
 * A Chromium with the built extension in it, every host led to one local server: the emulated Lever, the sample
 * profile pages, and a record of everybody else who was asked for anything.
 */
export interface Stage {
  browser: Browser;
  server: RunningLever;
  extension: Extension;
  extensionId: string;
  /** Opens one of the sample pages, or somebody's made up, at its LinkedIn address. */
  openPage: (page: PageName | { url: string }) => Promise<Page>;
  /** Presses the toolbar icon over a page: the real popup, with the grant that comes with the act. */
  openPopup: (over: Page) => Promise<Page>;
  /** Opens the options page in a tab. */
  openOptions: () => Promise<Page>;
  /** Waits for a window of the browser's own accord, such as the consent page. */
  nextPage: (matches: (url: string) => boolean) => Promise<Page>;
  /** Stops the service worker as Chrome would, and waits until it is gone. */
  killWorker: () => Promise<void>;
  /** The service worker, woken if need be. */
  worker: () => Promise<Target>;
  /** Hosts beside Lever's that the product may ask in this test, such as a Token URL's. */
  expected: Set<string>;
  /** Requests of the product's own to anybody but Lever. */
  strays: () => string[];
  /** For a test that planted some. */
  forgetStrays: () => void;
  /** Closes the browser and starts it again on the same profile. */
  restart: () => Promise<void>;
  /** Ends everything; throws when something of the product's asked anybody but Lever. */
  close: () => Promise<void>;
}

const BUILD = join(import.meta.dirname, '../../.output/chrome-mv3');

/** @param options.beside another stage: a second browser with a profile of its own, led to the same server */
export async function setStage(
  options: { visible?: boolean; build?: string; beside?: Stage } = {},
): Promise<Stage> {
  const server = options.beside?.server ?? (await startLever());
  const toLinkedIn: string[] = [];
  for (const host of ['www.linkedin.com', 'media.licdn.com'])
    server.lever.serve(host, (request) => samplePage(request, toLinkedIn));
  const userDataDir = mkdtempSync(join(tmpdir(), 'fulcrum-'));
  if (options.visible) pin(userDataDir);
  const start = () =>
    launchBrowser({
      userDataDir,
      extensions: [options.build ?? BUILD],
      mapAllTo: server.port,
      visible: options.visible ?? false,
    });

  const stage = { server } as Stage;
  stage.browser = await start();
  stage.extension = await theExtension(stage.browser);
  stage.extensionId = stage.extension.id;

  stage.openPage = async (which) => {
    const page = await stage.browser.newPage();
    const { url } = typeof which === 'string' ? pages[which] : which;
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    return page;
  };
  stage.openPopup = async (over) => {
    await over.bringToFront();
    const opened = stage.nextPage((url) => url === `chrome-extension://${stage.extensionId}/popup.html`);
    await over.triggerExtensionAction(stage.extension);
    return opened;
  };
  stage.openOptions = async () => {
    const page = await stage.browser.newPage();
    await page.goto(`chrome-extension://${stage.extensionId}/options.html`);
    return page;
  };
  const seen = new WeakSet<Target>();
  stage.nextPage = async (matches) => {
    const target = await stage.browser.waitForTarget(
      (one) => one.type() === TargetType.PAGE && matches(one.url()) && !seen.has(one),
      { timeout: 20_000 },
    );
    seen.add(target);
    return target.asPage();
  };
  const isWorker = (one: Target) =>
    one.type() === TargetType.SERVICE_WORKER &&
    one.url().startsWith(`chrome-extension://${stage.extensionId}/`);
  stage.killWorker = async () => {
    const target = stage.browser.targets().find(isWorker);
    if (!target) return;
    const gone = new Promise<void>((resolve) => {
      const heard = (one: Target) => {
        if (one !== target) return;
        stage.browser.off('targetdestroyed', heard);
        resolve();
      };
      stage.browser.on('targetdestroyed', heard);
    });
    await (await target.worker())?.close();
    // A page that is open may wake it again before it is forgotten; under the same name it is never told to be gone.
    const session = await stage.browser.target().createCDPSession();
    const again = setInterval(() => void endAgain().catch(() => undefined), 500);
    const endAgain = async () => {
      const { targetInfos } = await session.send('Target.getTargets');
      for (const { type, targetId } of targetInfos)
        if (type === 'service_worker') await session.send('Target.closeTarget', { targetId });
    };
    await gone;
    clearInterval(again);
    await session.detach();
  };
  stage.worker = async () => {
    if (!stage.browser.targets().some(isWorker)) await (await stage.openOptions()).close();
    return stage.browser.waitForTarget(isWorker, { timeout: 20_000 });
  };
  stage.expected = new Set();
  stage.strays = () => [
    ...toLinkedIn,
    ...server.lever.strangers
      .filter((one) => one.by !== 'browser' && !stage.expected.has(one.host))
      .map((one) => `${one.method} ${one.host}${one.path}`),
  ];
  stage.forgetStrays = () => {
    toLinkedIn.length = 0;
    server.lever.strangers.length = 0;
  };
  stage.restart = async () => {
    await stage.browser.close();
    stage.browser = await start();
    stage.extension = await theExtension(stage.browser);
  };
  stage.close = async () => {
    await stage.browser.close();
    if (!options.beside) await server.close();
    rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
    const strays = stage.strays();
    if (strays.length) throw new Error(`asked somebody other than Lever: ${strays.join(', ')}`);
  };
  return stage;
}

/**
 * A sample page at its address, and an image for whatever image it names. Anything else asked of LinkedIn was not asked
 * by the page, which has no script: it is noted as ours.
 */
async function samplePage(request: Request, stray: string[]): Promise<Response> {
  const url = new URL(request.url);
  const entry = Object.values(pages).find((one) => new URL(one.url).pathname === url.pathname);
  const html = entry
    ? await readFile(join(import.meta.dirname, '../pages', entry.file), 'utf8')
    : madeUpPage(url.pathname);
  if (html !== undefined)
    return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
  const dest = request.headers.get('sec-fetch-dest');
  if (dest !== 'image' && url.pathname !== '/favicon.ico')
    stray.push(`${request.method} ${url.host}${url.pathname}`);
  return new Response(PIXEL, { headers: { 'content-type': 'image/gif' } });
}

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Shows the icon in the toolbar, where a person looks for it. The id follows from the manifest's key. */
function pin(userDataDir: string): void {
  const { key } = JSON.parse(readFileSync(join(BUILD, 'manifest.json'), 'utf8')) as { key: string };
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  const id = digest.replaceAll(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
  mkdirSync(join(userDataDir, 'Default'), { recursive: true });
  const preferences = { extensions: { pinned_extensions: [id] } };
  writeFileSync(join(userDataDir, 'Default', 'Preferences'), JSON.stringify(preferences));
}

/** The extension, once the browser has it: it shows up some time after the launch. */
async function theExtension(browser: Browser): Promise<Extension> {
  await browser.waitForTarget((target) => target.url().startsWith('chrome-extension://'), {
    timeout: 20_000,
  });
  for (;;) {
    const [extension] = [...(await browser.extensions()).values()];
    if (extension) return extension;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

type Root = Page;

/** One element by its accessible role and name, waited for. Sees into closed shadow roots. */
export async function byRole(
  root: Root,
  role: string,
  name: string,
  timeout = 15_000,
): Promise<ElementHandle> {
  const until = Date.now() + timeout;
  for (;;) {
    // Asked from here: a page in the background gets no animation frames, by which it would ask itself.
    const found = await root.$(`::-p-aria([role="${role}"][name="${name}"])`);
    if (found) return found;
    if (Date.now() > until) throw new Error(`no ${role} called ${name}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function isThere(root: Root, role: string, name: string): Promise<boolean> {
  return (await root.$(`::-p-aria([role="${role}"][name="${name}"])`)) !== null;
}

/**
 * Presses a button as a person would: where it is off and nothing says why, it is so for a moment, and one waits for it.
 */
export async function press(root: Root, name: string, role = 'button'): Promise<void> {
  const until = Date.now() + 5_000;
  for (;;) {
    // Found anew each time: it may have been drawn anew.
    const element = await byRole(root, role, name);
    const pressed = await element.evaluate((one, waits) => {
      const off = one.getAttribute('aria-disabled') === 'true' && !one.hasAttribute('aria-describedby');
      if (!off || !waits) (one as HTMLElement).click();
      return !off || !waits;
    }, Date.now() < until);
    if (pressed) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Picks an option of a combobox or select by its plain name. */
export async function choose(root: Root, name: string, option: string): Promise<void> {
  const box = await byRole(root, 'combobox', name);
  if ((await box.evaluate((element) => element.tagName)) === 'SELECT') {
    await box.evaluate((element, wanted) => {
      const select = element as HTMLSelectElement;
      const index = [...select.options].findIndex((one) => one.text === wanted);
      if (index < 0) throw new Error(`no option ${wanted}`);
      // As React listens: the native setter, then the event.
      Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'selectedIndex')?.set?.call(select, index);
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }, option);
    return;
  }
  await fill(root, 'combobox', name, option);
  await press(root, option, 'option');
}

/**
 * Puts a text into a field as a person would: select all, and over it type key by key where each key is answered with what
 * fits, else paste.
 */
export async function fill(root: Root, role: string, name: string, value: string): Promise<void> {
  const field = await byRole(root, role, name);
  await field.evaluate((element) => {
    (element as HTMLInputElement).focus();
    (element as HTMLInputElement).select();
  });
  if (!value) await field.press('Backspace');
  else if (role === 'combobox') await field.type(value);
  else await root.keyboard.sendCharacter(value);
}

/** The text of a status, once it matches. The error shows what it said instead. */
export async function statusText(
  root: Root,
  name: string,
  matches: RegExp,
  timeout = 20_000,
): Promise<string> {
  const status = await byRole(root, 'status', name);
  let last = '';
  const until = Date.now() + timeout;
  while (Date.now() < until) {
    last = await status.evaluate((element) => element.textContent);
    if (matches.test(last)) return last;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${name} said "${last}", not ${String(matches)}`);
}
