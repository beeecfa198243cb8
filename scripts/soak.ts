/**
 * The random tests at full count: `npm run soak -- --seed S [--runs N]`. The seed is printed, so that a failure can be
 * run again as it was; `npm test` runs a fixed slice of the same.
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
  ['run', '--project', 'unit', 'tests/unit/linkedin', 'tests/unit/settings', 'tests/unit/match'],
  {
    stdio: 'inherit',
    env: { ...process.env, SOAK_SEED: seed, SOAK_RUNS: values.runs },
  },
);
process.exit(status ?? 1);
