import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../lever/index.ts';
import { freezeAfter } from './freeze.ts';
import { connectByKey, forgetPeople, held, teamSays } from './lever-side.ts';
import { byRole, fill, press, setStage, statusText, type Stage } from './stage.ts';

/**
 * The worker dies at a chosen moment of a push, as Chrome would end it, and comes back: the push is there once, with
 * its tag, its note and its profile form.
 */

/** The whole matrix takes minutes a point where nothing was sent yet; `npm run soak` runs it, `npm test` a slice. */
const whole = process.env['SOAK_RUNS'] !== undefined;

const { sourcing } = seed.formTemplates;
const summary = sourcing.fields[0]!;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  await connectByKey(stage, { key: seed.apiKeys.confidential.key, confidential: true });
  await teamSays(stage, { displayed: ['tags', 'note', `form:${sourcing.id}/${summary.id}`] });
});
afterAll(() => stage.close());

/** Fills in a push that bears its own mark, and gives the popup. */
async function ready(mark: string): Promise<Page> {
  await forgetPeople(stage);
  const popup = await stage.openPopup(await stage.openPage('sdui'));
  await fill(popup, 'textbox', 'Name', mark);
  await press(popup, 'Advanced settings');
  await fill(popup, 'combobox', 'Tags', mark);
  await popup.keyboard.press('Enter');
  await fill(popup, 'textbox', 'Note', 'A note.');
  await fill(popup, 'textbox', summary.text, 'In short.');
  return popup;
}

const live = (mark: string) =>
  [...stage.server.lever.state.production.opportunities.values()].filter(
    ({ tags, archived }) => tags.includes(mark) && !archived,
  );

/** Presses whatever pushes: once the person is in Lever from a push before, that is asked first. */
async function push(popup: Page): Promise<void> {
  for (;;) {
    for (const name of ['Push to Lever', 'Push anyway', 'New opportunity'])
      if (await popup.$(`::-p-aria([role="button"][name="${name}"])`)) {
        await press(popup, name);
        if (name !== 'New opportunity') return;
        await byRole(popup, 'button', 'Push to Lever');
      }
  }
}

async function isThereOnce(mark: string, patience: number): Promise<void> {
  // Opening Fulcrum again is what a recruiter does, and it wakes the worker.
  const popup = await stage.openPopup(await stage.openPage('sdui'));
  await statusText(popup, 'Push', /^In Lever/, patience);
  expect(live(mark)).toHaveLength(1);
  for (const what of ['notes', 'forms'])
    expect(await held(stage, `opportunities/${live(mark)[0]!.id}/${what}`), what).toHaveLength(1);
  await popup.close();
}

describe('the worker killed', () => {
  /** Accepted, taken up, create, note and form each sent and answered, finished. */
  const writes = 9;
  it.each(whole ? Array.from({ length: writes }, (_, n) => n + 1) : [1, 2])(
    'after write %i of a push: it is there once, with its note and form',
    async (n) => {
      stage.server.lever.reset();
      const mark = `killed ${String(n)}`;
      const popup = await ready(mark);
      const { frozen } = await freezeAfter(stage, n);
      await push(popup);
      await frozen();
      await stage.killWorker();
      await popup.close();
      await isThereOnce(mark, whole ? 300_000 : 30_000);
    },
    whole ? 400_000 : 90_000,
  );

  if (whole)
    it('was killed after every write there is', async () => {
      stage.server.lever.reset();
      const popup = await ready('whole');
      const { isFrozen } = await freezeAfter(stage, writes + 1);
      await push(popup);
      await statusText(popup, 'Push', /^In Lever/);
      expect(await isFrozen()).toBe(false);
      await stage.killWorker();
      await popup.close();
    });

  it.each([
    ['create', /^\/v1\/opportunities$/],
    ['note', /\/notes$/],
    ['form', /\/forms$/],
  ])(
    'when Lever had done the %s and its answer was on the way',
    async (what, path) => {
      stage.server.lever.reset();
      const mark = `killed at ${what}`;
      const popup = await ready(mark);
      const hang = stage.server.lever.faults.add({
        match: { host: 'api.lever.co', method: 'POST', path },
        do: { hang: true, acted: true },
      });
      await push(popup);
      await stage.server.lever.until(() => hang.hit.length === 1);
      await stage.killWorker();
      hang.remove();
      await popup.close();
      await isThereOnce(mark, 60_000);
    },
    120_000,
  );
});

describe('the browser closed', () => {
  it('with a push in the outbox: it goes on at the next start', async () => {
    stage.server.lever.reset();
    const mark = 'closed browser';
    const popup = await ready(mark);
    const { frozen } = await freezeAfter(stage, 1);
    await push(popup);
    await frozen();
    await stage.restart();
    await isThereOnce(mark, 40_000);
  }, 120_000);
});
