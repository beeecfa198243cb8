import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './launch.ts';
import { builtReaders, readFile, told } from './read-file.ts';
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

type Count = Record<Verdict, number>;
const none = (): Count => ({ right: 0, missing: 0, wrong: 0 });
const total = none();
/** The same by kind of page, as the expected files name it. */
const surfaces = new Map<string, Count>();
const readers = builtReaders();
const browser = await launchBrowser();
try {
  for (const name of names) {
    const page = JSON.parse(readFileSync(join(dir, `${name}.expected.json`), 'utf8')) as Expected & {
      problem?: string;
      surface?: string;
      layout?: string;
    };
    const read = told(await readFile(browser, readers, join(dir, `${name}.html`), page.url));
    const points = page.problem ? [problemPoint(read['problem'], page.problem)] : score(read, page);
    print(name, read, points);
    const surface = [page.surface, page.layout].filter(Boolean).join(', ') || 'other';
    const count = surfaces.get(surface) ?? none();
    for (const { verdict } of points) count[verdict]++;
    surfaces.set(surface, count);
  }
} finally {
  await browser.close();
}
console.log('');
for (const [surface, count] of [...surfaces].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${surface.padEnd(40)} ${summary(count)}`);
console.log(summary(total));
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

function summary({ right, missing, wrong }: Count): string {
  const points = right + missing + wrong;
  const share = points === 0 ? 0 : (100 * right) / points;
  return `${right} right, ${missing} missing, ${wrong} wrong, ${share.toFixed(1)} %`;
}

function counts(points: Point[]): string {
  const of = (verdict: Verdict) => points.filter((point) => point.verdict === verdict).length;
  return `right ${of('right')}  missing ${of('missing')}  wrong ${of('wrong')}`;
}
