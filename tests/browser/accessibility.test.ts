import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { seed } from '../lever/index.ts';
import { connectByKey } from './lever-side.ts';
import { byRole, press, setStage, type Stage } from './stage.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  await connectByKey(stage, { actingAs: seed.users.admin.email });
});
afterAll(() => stage.close());

/** What axe finds, as rule and element. `within` is an element of the part to check. */
async function faults(page: Page, within?: Awaited<ReturnType<typeof byRole>>): Promise<string[]> {
  await page.evaluate(axe);
  // axe passes closed shadow roots by in silence, so the root is laid open to it first.
  await within?.evaluate((element) => {
    const root = element.getRootNode();
    if (root instanceof ShadowRoot) Object.defineProperty(root.host, 'shadowRoot', { value: root });
  });
  const results = await page.evaluate(async (docked: boolean) => {
    const host = [...document.documentElement.children].at(-1);
    const { axe } = window as unknown as { axe: { run: (context: unknown) => Promise<AxeResults> } };
    return axe.run(docked ? host : document);
  }, within !== undefined);
  return results.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${String(node.target)}`));
}

async function inBoth(page: Page, check: () => Promise<void>) {
  for (const value of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    await check();
  }
}

/** A campaign with people of all states, as a file has it. */
function campaignFile(account: string): string {
  const people = [undefined, 'replied', 'interested', 'notInterested'].map((kind, n) => {
    const [slug, name, at] = [`axe-${n}`, n % 2 ? `Person ${n}` : `דנה ${n}`, 1_770_000_000_000];
    const link = `https://www.linkedin.com/in/${slug}/`;
    const common = { url: link, layout: 'sdui', page: 'profile', self: false, publicUrl: link };
    const events = [{ id: `a${n}`, kind: 'added', at }, ...(kind ? [{ id: `b${n}`, kind, at }] : [])];
    return {
      member: {
        ...{ id: slug, keys: [`s:${slug}`], person: { slug }, account, campaign: 'axe', name, link, events },
        headline: 'Engineer',
        ...(n === 3 ? { stands: { key: 'campaignArchived' } } : {}),
        ...(n === 2 ? { pushed: { at, opportunity: 'o', url: 'https://hire.lever.co/candidates/o' } } : {}),
      },
      profile: {
        reading: { ...common, identity: { slug }, notYet: [] },
        draft: { fields: {}, choices: {} },
        then: {},
      },
    };
  });
  const campaigns = [{ id: 'axe', name: 'Axe', colour: 'yellow', archived: false, settings: {} }];
  return JSON.stringify({ fulcrumCampaigns: 1, account, campaigns, people });
}

const SECTIONS = [
  ...['Team defaults', 'My defaults', 'Presets', 'Fields', 'Stage mapping', 'Notes'],
  ...['Campaigns', 'Privacy'],
];

describe('axe finds nothing, in light and dark,', () => {
  it('on the popup, settings open and closed', async () => {
    const popup = await stage.openPopup(await stage.openPage('sdui'));
    await byRole(popup, 'button', 'Push to Lever');
    await inBoth(popup, async () => expect(await faults(popup)).toEqual([]));
    await press(popup, 'Advanced settings');
    await press(popup, 'Profile summary', 'checkbox');
    await inBoth(popup, async () => expect(await faults(popup)).toEqual([]));
    await popup.close();
  });

  it('on the docked panel, inside its closed root', async () => {
    const page = await stage.openPage('ember');
    const popup = await stage.openPopup(page);
    await press(popup, 'Dock beside the profile');
    const close = await byRole(page, 'button', 'Close');
    await press(page, 'Advanced settings');
    await inBoth(page, async () => expect(await faults(page, close)).toEqual([]));
    // Proof that axe looked inside: a fault planted in there is reported.
    await close.evaluate((element) => {
      const image = document.createElement('img');
      image.src = 'data:,';
      element.after(image);
    });
    expect((await faults(page, close)).some((fault) => fault.startsWith('image-alt'))).toBe(true);
    await page.close();
  });

  it('on the people of a campaign, one of them opened and some selected', async () => {
    const options = await stage.openOptions();
    const send = (name: string, request: object): Promise<{ content: string }> =>
      options.evaluate(
        (message: object) =>
          (
            globalThis as unknown as { chrome: { runtime: { sendMessage: (one: object) => Promise<never> } } }
          ).chrome.runtime.sendMessage(message),
        { name, request },
      );
    const { account } = JSON.parse((await send('campaign.export', {})).content) as { account: string };
    await send('campaign.import', { content: campaignFile(account) });
    await press(options, 'Campaigns', 'link');
    await press(options, 'Edit Axe');
    await inBoth(options, async () => expect(await faults(options)).toEqual([]));
    await press(options, 'Axe', 'link');
    await byRole(options, 'table', 'People: Axe');
    await press(options, 'Select everybody shown', 'checkbox');
    await press(options, 'Actions');
    await inBoth(options, async () => expect(await faults(options)).toEqual([]));
    await options.close();
  });

  it('on the options page', async () => {
    const options = await stage.openOptions();
    await byRole(options, 'combobox', 'Acting as');
    await inBoth(options, async () => expect(await faults(options)).toEqual([]));
    for (const section of SECTIONS) {
      await press(options, section, 'link');
      await byRole(options, 'heading', section);
      // The sections that show what a recruiter would see ask the worker for it first.
      if (['Team defaults', 'My defaults', 'Fields'].includes(section))
        await byRole(options, 'region', 'What a recruiter sees');
      await inBoth(options, async () => expect([section, await faults(options)]).toEqual([section, []]));
    }
    await options.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
    expect((await faults(options)).some((fault) => fault.startsWith('button-name'))).toBe(true);
  });
});
