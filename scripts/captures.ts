import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './launch.ts';
import { builtReader, readFile, told } from './read-file.ts';
import { score, type Expected, type Point, type Verdict } from './score.ts';

/** `npm run captures -- DIR`: every saved page with an `.expected.json` beside it, read in the browser and scored. */
const [dir] = process.argv.slice(2);
if (!dir || !existsSync(dir)) {
  console.error('Usage: npm run captures -- DIR');
  process.exit(2);
}
const names = readdirSync(dir)
  .filter(
    (file) => file.endsWith('.html') && existsSync(join(dir, file.replace(/\.html$/, '.expected.json'))),
  )
  .map((file) => file.slice(0, -'.html'.length))
  .sort();

const total: Record<Verdict, number> = { right: 0, missing: 0, wrong: 0 };
const reader = builtReader();
const browser = await launchBrowser();
try {
  for (const name of names) {
    const page = JSON.parse(readFileSync(join(dir, `${name}.expected.json`), 'utf8')) as Expected & {
      problem?: string;
    };
    const read = told(await readFile(browser, reader, join(dir, `${name}.html`), page.url));
    const points = page.problem ? [problemPoint(read['problem'], page.problem)] : score(read, page);
    print(name, read, points);
  }
} finally {
  await browser.close();
}
const points = total.right + total.missing + total.wrong;
const share = points === 0 ? 0 : (100 * total.right) / points;
console.log(`${total.right} right, ${total.missing} missing, ${total.wrong} wrong, ${share.toFixed(1)} %`);
process.exitCode = total.wrong > 0 ? 1 : 0;

function problemPoint(read: unknown, expected: string): Point {
  if (read === expected) return { field: 'problem', verdict: 'right' };
  return { field: 'problem', verdict: 'wrong', note: `read ${JSON.stringify(read)}, is ${expected}` };
}

/** One line a page, then one a field: its points, and why where one is not right. */
function print(name: string, read: Record<string, unknown>, points: Point[]): void {
  for (const { verdict } of points) total[verdict]++;
  const problem = read['problem'] === undefined ? '' : `  (${JSON.stringify(read['problem'])})`;
  console.log(`${name}${problem}  ${counts(points)}`);
  for (const field of new Set(points.map((point) => point.field))) {
    const own = points.filter((point) => point.field === field);
    const notes = own.flatMap((point) => (point.note ? [`${point.verdict}: ${point.note}`] : []));
    console.log(`  ${field.padEnd(16)} ${counts(own)}${notes.length > 0 ? `  ${notes.join('; ')}` : ''}`);
  }
}

function counts(points: Point[]): string {
  const of = (verdict: Verdict) => points.filter((point) => point.verdict === verdict).length;
  return `right ${of('right')}  missing ${of('missing')}  wrong ${of('wrong')}`;
}
