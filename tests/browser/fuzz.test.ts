import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/launch.ts';
import { fuzz, FUZZED } from './fuzz/fuzz.ts';

/**
 * However a page is broken, what is read of it is never somebody else's, and nothing is thrown. The runs are shared out
 * among the pages. A failure names its page and run: `SOAK_SEED=S SOAK_PATH=page:run` runs that one alone.
 */
const seed = Number(process.env.SOAK_SEED ?? 1914);
const runs = Math.ceil(Number(process.env.SOAK_MUTATIONS ?? 630) / FUZZED.length);
const [onlyPage, onlyRun] = /^([a-z\d-]+):(\d+)$/.exec(process.env.SOAK_PATH ?? '')?.slice(1) ?? [];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('a broken page', () => {
  const named = FUZZED.filter((name) => onlyPage === undefined || name === onlyPage);

  it.each(named)(
    'of the kind %s is never read as somebody else',
    async (name) => {
      const only = onlyRun === undefined ? {} : { only: Number(onlyRun) };
      const { read, failures } = await fuzz(browser, name, { seed, runs, ...only });
      const told = failures.map(
        (one) => `SOAK_SEED=${seed} SOAK_PATH=${name}:${one.run}: ${one.why}\n  ${one.steps.join('\n  ')}`,
      );
      expect(told).toEqual([]);
      // Were everything refused, the test would prove nothing.
      if (onlyRun === undefined) expect(read).toBeGreaterThan(runs / 10);
    },
    60_000 + runs * 50,
  );
});
