/** Size budgets of the build, raw bytes as Chrome loads them. What is injected into a page must stay smallest. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const output = join(import.meta.dirname, '../.output/chrome-mv3');
const KIB = 1_024;

/** Everything one page of the extension loads. */
function pageSize(page: string): number {
  const html = readFileSync(join(output, page), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '');
  return files.reduce((sum, file) => sum + statSync(join(output, file)).size, 0);
}

const fileSize = (file: string) => statSync(join(output, file)).size;

const budgets: [name: string, size: number, budget: number][] = [
  ['reader, injected on the act', fileSize('reader.js'), 46 * KIB],
  ['reader of other pages, likewise', fileSize('reader-others.js'), 48 * KIB],
  ['structure of a page, injected when asked for', fileSize('structure.js'), 6 * KIB],
  ['docked panel, injected when asked for', fileSize('panel.js'), 430 * KIB],
  ['worker', fileSize('background.js'), 330 * KIB],
  ['popup', pageSize('popup.html'), 440 * KIB],
  ['options page', pageSize('options.html'), 540 * KIB],
];

let over = 0;
for (const [name, size, budget] of budgets) {
  if (size > budget) over += 1;
  const share = `${(size / KIB).toFixed(1)} of ${String(budget / KIB)} KiB`;
  console.log(`${size > budget ? 'OVER' : 'ok  '}  ${share.padStart(18)}  ${name}`);
}

// No source map and nothing that is not part of the product.
const strays = readdirSync(output, { recursive: true }).filter((file) => String(file).endsWith('.map'));
if (strays.length) console.log(`OVER  stray files: ${strays.join(', ')}`);
process.exit(over || strays.length ? 1 : 0);
