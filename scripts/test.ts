/** Everything that guards main, in the order in which it fails fastest. Ends with the count of tests run. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './find-browser.ts';

const reports = join(import.meta.dirname, '../node_modules/.cache/fulcrum-tests');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const vitest = (project: string) => [
  'vitest',
  'run',
  '--project',
  project,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(reports, `${project}.json`)}`,
];

/** One after the other; what stands together runs side by side, since each of it keeps only one core busy. */
const stages: Record<string, string[]>[] = [
  {
    types: ['tsc', '--noEmit'],
    lint: ['eslint', '.'],
    format: ['prettier', '--check', '--log-level', 'warn', '.'],
    'dead code': ['knip'],
  },
  { unit: vitest('unit') },
  { build: ['wxt', 'build'] },
  { sizes: ['node', 'scripts/sizes.ts'] },
  { browser: vitest('browser') },
  { machine: vitest('machine') },
];

async function run(name: string, [command = '', ...args]: string[]): Promise<boolean> {
  const started = Date.now();
  // npm scripts put node_modules/.bin first on the PATH, so this is the project's own Node and its own tools.
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, FORCE_COLOR: '0' } });
  const [status] = (await once(child, 'close')) as [number | null];
  console.log(
    `${status === 0 ? 'ok' : 'FAILED'}: ${name} (${String(Math.round((Date.now() - started) / 1_000))} s)\n`,
  );
  return status === 0;
}

process.env.CHROME_PATH = await findBrowser();
const only = process.argv.slice(2);
const chosen = (name: string): boolean => only.length === 0 || only.includes(name);
const failed = (await run('prepare', ['wxt', 'prepare'])) ? [] : ['prepare'];
if (failed.length === 0)
  for (const stage of stages)
    await Promise.all(
      Object.entries(stage)
        .filter(([name]) => chosen(name))
        .map(async ([name, step]) => {
          if (!(await run(name, step))) failed.push(name);
        }),
    );

let passed = 0;
let broken = 0;
for (const project of ['unit', 'browser', 'machine'])
  try {
    const report = JSON.parse(readFileSync(join(reports, `${project}.json`), 'utf8')) as Record<
      string,
      number
    >;
    passed += report.numPassedTests ?? 0;
    broken += report.numFailedTests ?? 0;
  } catch {
    if (chosen(project)) failed.push(`${project} gave no report`);
  }

if (failed.length) console.log(`failed: ${failed.join(', ')}`);
console.log(`${String(passed)} passed, ${String(broken)} failed`);
process.exit(failed.length ? 1 : 0);
