import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seed } from '../lever/index.ts';
import { people } from '../pages/index.ts';
import { connectByKey, named } from './lever-side.ts';
import { setPolicy } from './policy.ts';
import { byRole, press, setStage, statusText, type Stage } from './stage.ts';

/** A policy file holds for every browser of the machine, so nothing else may run beside these. */

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

describe('the organisation’s policy', () => {
  it('takes the API key and whom to act as from the organisation, and lets nobody change them', async (context) => {
    const key = { signInWith: 'apiKey', apiKey: seed.apiKeys.plain.key, actingAs: seed.users.admin.email };
    const remove = setPolicy(stage.extensionId, { connection: key });
    if (!remove) return context.skip('this machine does not let a test write a policy file');
    try {
      await stage.restart();
      const options = await stage.openOptions();
      // It comes seconds after the browser's start: the page shows it without being asked again.
      await options.waitForSelector('::-p-text(organisation)', { timeout: 20_000 });
      await options.waitForFunction(
        () => document.querySelector<HTMLInputElement>('[name=actingAs]')?.readOnly,
      );
      await press(options, 'Connect to Lever');
      await statusText(options, 'Connection', /^Connected$/);
      const popup = await stage.openPopup(await stage.openPage('sdui'));
      await press(popup, 'Push to Lever');
      await statusText(popup, 'Push', /^In Lever/);
      const [made] = await named(stage, people.sdui.name);
      expect(made).toMatchObject({ owner: seed.users.admin.id });
    } finally {
      remove();
    }
  });

  it('gives settings from a real file, read only, that hold before Chrome has answered', async (context) => {
    await connectByKey(stage, { actingAs: seed.users.admin.email });
    const remove = setPolicy(stage.extensionId, {
      teamSettings: {
        fulcrum: 1,
        settings: { stage: seed.stages.reachedOut.id, tags: ['By policy'] },
        locks: ['stage'],
      },
    });
    if (!remove) return context.skip('this machine does not let a test write a policy file');
    try {
      await stage.restart();
      const options = await stage.openOptions();
      await press(options, 'Team defaults', 'link');
      await byRole(options, 'heading', 'Team defaults');
      // It comes seconds after the browser's start, and is shown without being asked again.
      await options.waitForSelector('::-p-text(policy)', { timeout: 20_000 });
      expect(await readOnly(options)).toBe(true);
      await options.close();

      // At the next start the last known policy holds from the first moment on.
      await stage.restart();
      const popup = await stage.openPopup(await stage.openPage('sdui'));
      await press(popup, 'Advanced settings');
      expect(await readOnly(popup)).toBe(true);
      await press(popup, 'Push to Lever');
      await statusText(popup, 'Push', /^In Lever/);
      const made = (await named(stage, people.sdui.name)).filter((one) =>
        (one.tags as string[]).includes('By policy'),
      );
      expect(made).toMatchObject([{ stage: seed.stages.reachedOut.id }]);
    } finally {
      remove();
    }
  });
});

const readOnly = async (page: Page): Promise<boolean> =>
  (await byRole(page, 'combobox', 'Stage')).evaluate((box) => (box as HTMLInputElement).readOnly);
