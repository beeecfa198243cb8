import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../lever/index.ts';
import { connectByKey, forgetPeople, held } from './lever-side.ts';
import { byRole, fill, press, setStage, statusText, type Stage } from './stage.ts';

/**
 * The worker dies at a chosen moment of a push, as Chrome would end it, and comes back: the push is there once, with
 * its note and its tag. The worker that is tested is the one that ships; what freezes it is laid into it from outside.
 */

/** The whole matrix takes minutes a point where nothing was sent yet; `npm run soak` runs it, `npm test` a slice. */
const whole = process.env['SOAK_RUNS'] !== undefined;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  await connectByKey(stage, { key: seed.apiKeys.confidential.key, confidential: true });
});
afterAll(() => stage.close());

/** After so many writes to the outbox nothing leaves the worker and nothing is written any more. */
async function freezeAfter(writes: number): Promise<() => Promise<void>> {
  const worker = await (await stage.worker()).worker();
  if (!worker) throw new Error('no worker');
  await worker.evaluate((count: number) => {
    const world = globalThis as { frozen?: boolean };
    // eslint-disable-next-line @typescript-eslint/unbound-method -- applied to what it is called on below
    const { put } = IDBObjectStore.prototype;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- the same
    const { transaction } = IDBDatabase.prototype;
    const { fetch } = globalThis;
    let left = count;
    IDBObjectStore.prototype.put = function (...args) {
      const request = put.apply(this, args);
      if (this.name === 'pushes' && --left === 0)
        this.transaction.addEventListener('complete', () => {
          world.frozen = true;
        });
      return request;
    };
    IDBDatabase.prototype.transaction = function (...args) {
      if (world.frozen && args[1] === 'readwrite') throw new Error('dead');
      return transaction.apply(this, args);
    };
    globalThis.fetch = (...args) => (world.frozen ? new Promise(() => undefined) : fetch(...args));
  }, writes);
  return async () => {
    const until = Date.now() + 20_000;
    while (!(await worker.evaluate(() => (globalThis as { frozen?: boolean }).frozen === true))) {
      if (Date.now() > until) throw new Error(`there were fewer than ${String(writes)} writes`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
}

/** Fills in a push that bears its own mark, and gives the popup. */
async function ready(mark: string): Promise<Page> {
  await forgetPeople(stage);
  const popup = await stage.openPopup(await stage.openPage('sdui'));
  await fill(popup, 'textbox', 'Name', mark);
  await press(popup, 'Advanced settings');
  await fill(popup, 'combobox', 'Tags', mark);
  await popup.keyboard.press('Enter');
  await fill(popup, 'textbox', 'Note', `Note of ${mark}`);
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
  const notes = (await held(stage, `opportunities/${live(mark)[0]!.id}/notes`)) as unknown[];
  expect(notes).toHaveLength(1);
  await popup.close();
}

describe('the worker killed', () => {
  const points = whole ? [1, 2, 3, 4, 5, 6, 7] : [1, 2];
  it.each(points)(
    'after write %i of a push: it is there once, with its note',
    async (n) => {
      stage.server.lever.reset();
      const mark = `killed ${String(n)}`;
      const popup = await ready(mark);
      const frozen = await freezeAfter(n);
      await push(popup);
      await frozen();
      await stage.killWorker();
      await popup.close();
      await isThereOnce(mark, whole ? 300_000 : 30_000);
    },
    whole ? 400_000 : 90_000,
  );

  it.each([
    ['create', /^\/v1\/opportunities$/],
    ['note', /\/notes$/],
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
    const frozen = await freezeAfter(1);
    await push(popup);
    await frozen();
    await stage.restart();
    await isThereOnce(mark, 40_000);
  }, 120_000);
});
