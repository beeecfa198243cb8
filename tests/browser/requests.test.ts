import { afterEach, beforeEach, expect, it } from 'vitest';
import { connectByOAuth } from './lever-side.ts';
import { byRole, press, setStage, statusText, type Stage } from './stage.ts';

// Every other browser test ends with this same check: Stage.close() throws when something of the product's asked
// anybody but Lever. Here is the proof that the check would notice.

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

it('finds no request to anybody but Lever in a whole push', async () => {
  await connectByOAuth(stage);
  const page = await stage.openPage('sdui');
  const popup = await stage.openPopup(page);
  await press(popup, 'Push to Lever');
  await statusText(popup, 'Push', /^In Lever/);
  expect(stage.strays()).toEqual([]);
});

it.each([
  [
    'the worker',
    async () => {
      const popup = await stage.openPopup(await stage.openPage('sdui'));
      await byRole(popup, 'status', 'Connection');
      const worker = await (await stage.worker()).worker();
      await worker?.evaluate(() => fetch('https://tracker.example/worker').catch(() => undefined));
    },
  ],
  [
    'an extension page',
    async () => {
      const options = await stage.openOptions();
      await options.evaluate(() => fetch('https://tracker.example/page').catch(() => undefined));
    },
  ],
  [
    'an injected script, to LinkedIn itself',
    async () => {
      const page = await stage.openPage('sdui');
      const popup = await stage.openPopup(page);
      await press(popup, 'Dock beside the profile');
      await byRole(page, 'button', 'Close');
      const [realm] = page.extensionRealms();
      await realm?.evaluate(() => fetch('https://www.linkedin.com/voyager/api/me').catch(() => undefined));
    },
  ],
])('catches one planted in %s', async (_, plant) => {
  await plant();
  expect(stage.strays()).toHaveLength(1);
  stage.forgetStrays();
});
