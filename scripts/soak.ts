/**
 * The random tests at full count: `npm run soak -- --seed S [--runs N]`. The seed is printed, so that a failure can be
 * run again as it was (SOAK_PATH, set to the path a failing history prints, runs that one alone); `npm test` runs a fixed
 * slice of the same. Histories of the outbox are ten for each run of the others, broken pages a hundred.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, runs: { type: 'string', default: '1000' } },
});
const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
console.log(`seed ${seed}, ${values.runs} runs of each`);
const { status } = spawnSync(
  'vitest',
  [
    ...['run', '--project', 'unit', 'tests/unit/linkedin', 'tests/unit/settings', 'tests/unit/match'],
    ...['tests/unit/campaigns', 'soak.test.ts'],
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      SOAK_SEED: seed,
      SOAK_RUNS: values.runs,
      SOAK_HISTORIES: String(Number(values.runs) * 10),
    },
  },
);
// In a real browser: broken pages, random pushes under faults, one for five runs, and the kill matrices of a push and of an
// undo whole.
const inBrowser = ['fuzz', 'faults', 'kill', 'undo'].map((name) => `tests/browser/${name}.test.ts`);
// One after the other: what is waited for there is counted in seconds.
const killed = spawnSync('vitest', ['run', '--project', 'browser', '--no-file-parallelism', ...inBrowser], {
  stdio: 'inherit',
  env: {
    ...process.env,
    SOAK_SEED: seed,
    SOAK_RUNS: values.runs,
    SOAK_MUTATIONS: String(Number(values.runs) * 100),
  },
});
process.exit(status || killed.status || 0);
