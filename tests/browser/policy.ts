import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Chromium and Chrome look for an organisation's policy on Linux. */
const FOLDERS = ['/etc/chromium/policies/managed', '/etc/opt/chrome/policies/managed'];

/**
 * Sets a managed policy for an extension, as an administrator would, for browsers started from now on.
 * @returns the way to take it back; undefined where this machine does not let us
 */
export function setPolicy(extensionId: string, policy: object): (() => void) | undefined {
  const content = JSON.stringify({ '3rdparty': { extensions: { [extensionId]: policy } } });
  const files = FOLDERS.map((folder) => join(folder, 'fulcrum-test.json'));
  const remove = () => {
    for (const file of files) rmSync(file, { force: true });
  };
  try {
    for (const [index, file] of files.entries()) {
      mkdirSync(FOLDERS[index]!, { recursive: true });
      writeFileSync(file, content);
    }
    return remove;
  } catch {
    return undefined;
  }
}
