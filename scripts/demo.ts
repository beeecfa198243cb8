/**
 * Shows the product: the built extension in a Chromium, connected to an emulated Lever, over a sample profile. With a
 * display a person can click around. Without one (or with --headless) it pushes by itself, from the popup and from the
 * docked panel, prints what Lever then holds, and leaves receipts and pictures in --out.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import { indexed } from '../tests/browser/lever-side.ts';
import { byRole, fill, press, setStage, statusText, type Stage } from '../tests/browser/stage.ts';
import { seed } from '../tests/lever/index.ts';
import { pages } from '../tests/pages/index.ts';

const { values } = parseArgs({
  options: { headless: { type: 'boolean' }, out: { type: 'string', default: 'out' } },
});
const noDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
const alone = values.headless === true || noDisplay;

const stage = await setStage({ visible: !alone });
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stage.close().then(() => process.exit(130)));
try {
  await (alone ? byItself() : forAPerson());
} finally {
  await stage.close();
}

/** Connects as an admin would, on the options page. */
async function connect(afterConsent?: (consent: Page) => Promise<void>): Promise<void> {
  const options = await stage.openOptions();
  await fill(options, 'textbox', 'Client ID', seed.app.id);
  await fill(options, 'textbox', 'Client secret', seed.app.secret);
  await press(options, 'Connect to Lever');
  const consent = await stage.nextPage((url) => url.startsWith('https://auth.lever.co/'));
  await byRole(consent, 'button', 'Accept');
  await afterConsent?.(consent);
  await press(consent, 'Accept');
  await statusText(options, 'Connection', /^Connected$/);
  await options.close();
  // Who is there already is known a moment later.
  await indexed(stage);
}

async function forAPerson(): Promise<void> {
  await connect();
  const profile = await stage.openPage('sdui');
  await profile.bringToFront();
  console.log(`
Connected to an emulated Lever, over a sample profile of somebody who does not exist.
Press the Fulcrum icon in the toolbar (or Alt+Shift+L), then Enter.
More people: ${(['view-name', 'ember', 'long-names'] as const).map((name) => `\n  ${pages[name].url}`).join('')}
Close the browser to end.`);
  await new Promise<void>((resolve) => stage.browser.once('disconnected', () => resolve()));
}

async function byItself(): Promise<void> {
  const out = values.out;
  mkdirSync(out, { recursive: true });
  const picture = (page: Page, name: string) => page.screenshot({ path: join(out, `${name}.png`) });

  await connect((consent) => picture(consent, 'consent').then(() => undefined));

  const profile = await stage.openPage('sdui');
  const popup = await stage.openPopup(profile);
  await byRole(popup, 'button', 'Push to Lever');
  await picture(popup, 'first-run');
  await press(popup, 'Understood');
  await picture(popup, 'popup');
  await press(popup, 'Push to Lever');
  await statusText(popup, 'Push', /^In Lever/);
  await picture(popup, 'result');
  const pushed = await receipt(stage, popup);
  writeFileSync(join(out, 'receipt.json'), pushed);
  await popup.close();

  const other = await stage.openPage('view-name');
  await other.setViewport({ width: 1280, height: 800 });
  const second = await stage.openPopup(other);
  await press(second, 'Dock beside the profile');
  await byRole(other, 'button', 'Push to Lever');
  await picture(other, 'docked-panel');
  await press(other, 'Push to Lever');
  await statusText(other, 'Push', /^In Lever/);
  await picture(other, 'docked-result');
  writeFileSync(join(out, 'receipt-panel.json'), await receipt(stage, other));

  console.log(pushed);
  console.error(`Receipts and pictures are in ${out}`);
}

/** Lever's own answer for the opportunity that Open in Lever leads to. */
async function receipt({ server }: Stage, panel: Page): Promise<string> {
  const link = await byRole(panel, 'link', 'Open in Lever');
  const href = await link.evaluate((element) => (element as HTMLAnchorElement).href);
  const id = new URL(href).pathname.split('/').at(-1) ?? '';
  const authorization = `Basic ${btoa(`${seed.apiKeys.confidential.key}:`)}`;
  const answer = await server.lever.fetch(
    new Request(`https://api.lever.co/v1/opportunities/${id}?expand=applications`, {
      headers: { authorization },
    }),
  );
  if (answer.status !== 200) throw new Error(`Lever answered ${String(answer.status)} for ${id}`);
  return `${JSON.stringify(await answer.json(), null, 2)}\n`;
}
