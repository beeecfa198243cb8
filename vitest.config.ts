import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/unit/setup.ts'],
          // Left to itself, one core of two would stand idle.
          maxWorkers: 2,
          restoreMocks: true,
          // Nothing is measured here: a busy machine takes its time, and at full count a random test does.
          testTimeout: process.env['SOAK_RUNS'] ? 1_800_000 : 30_000,
        },
      },
      {
        // Measured by npm run bench; nothing here passes or fails.
        plugins: [WxtVitest()],
        test: { name: 'bench', include: ['tests/bench/**/*.bench.ts'] },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          exclude: ['tests/browser/policy.test.ts'],
          // Two Chromiums at a time: they wait more than they work, and each file starts its own.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // What is waited for comes when a busy machine gets to it.
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        // What changes the machine itself, alone on it.
        test: {
          name: 'machine',
          include: ['tests/browser/policy.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
