import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where `npx @puppeteer/browsers` puts a browser for this project. */
const CACHE = join(import.meta.dirname, '..', '.cache', 'browser');

/**
 * A Chromium, Chrome or Edge for the tools and tests: `CHROME_PATH`, else one that is installed, else one fetched before,
 * else one fetched now. The error says what to do.
 */
export function findBrowser(): Promise<string> {
  return new Promise((resolve) => {
    resolve(find());
  });
}

function find(): string {
  const named = process.env['CHROME_PATH'];
  if (named) {
    if (runnable(named)) return named;
    throw new Error(`CHROME_PATH is ${named}, which is not a program that can be run.`);
  }
  const there = installed() ?? fetched();
  if (there) return there;

  // The exact same browser for everybody; about 150 MB, once.
  run('npx', ['@puppeteer/browsers', 'install', 'chrome@stable', '--path', CACHE]);
  const now = fetched();
  if (now && starts(now)) return now;

  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update']);
    run('apt-get', ['install', '-y', 'chromium']);
    const system = installed();
    if (system) return system;
  }
  throw new Error(
    'No Chromium, Chrome or Edge was found, and none could be fetched. Install one, or set CHROME_PATH to its program.',
  );
}

function installed(): string | undefined {
  return places().find(runnable);
}

function places(): string[] {
  const home = homedir();
  if (process.platform === 'darwin') {
    const apps = ['Chromium', 'Google Chrome', 'Google Chrome for Testing', 'Microsoft Edge'];
    return apps.flatMap((app) => [
      `/Applications/${app}.app/Contents/MacOS/${app}`,
      join(home, `Applications/${app}.app/Contents/MacOS/${app}`),
    ]);
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (key) => process.env[key] ?? [],
    );
    const programs = [
      'Chromium\\Application\\chrome.exe',
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return programs.flatMap((program) => roots.map((root) => join(root, program)));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
  const folders = (process.env['PATH'] ?? '/usr/bin:/usr/local/bin')
    .split(':')
    .concat('/usr/bin', '/snap/bin');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** A browser fetched earlier, the newest first. */
function fetched(): string | undefined {
  const roots = [CACHE, join(import.meta.dirname, '..', 'node_modules', '.cache', 'puppeteer')];
  const programs = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-win64/chrome.exe',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  ];
  for (const root of roots) {
    for (const kind of ['chrome', 'chromium']) {
      const folder = join(root, kind);
      const versions = existsSync(folder) ? readdirSync(folder).sort().reverse() : [];
      for (const version of versions) {
        const found = programs.map((program) => join(folder, version, program)).find(runnable);
        if (found) return found;
      }
    }
  }
  return undefined;
}

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A fetched Chrome lacks its shared libraries on a bare machine; then it is of no use. */
function starts(path: string): boolean {
  return process.platform !== 'linux' || spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** What the helpers say goes to stderr: stdout belongs to the command that was asked for. */
function run(command: string, args: string[]): void {
  spawnSync(command, args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(await findBrowser());
}
