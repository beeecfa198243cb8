import { parseArgs } from 'node:util';
import { launchBrowser } from './launch.ts';
import { builtReaders, readFile, told } from './read-file.ts';

/** `npm run read -- FILE.html --url URL`: what the extension reads from a saved page, as one JSON object on stdout. */
const { values, positionals } = parseArgs({ options: { url: { type: 'string' } }, allowPositionals: true });
const [file] = positionals;
if (!file || !values.url) {
  console.error('Usage: npm run read -- FILE.html --url URL');
  process.exit(2);
}
const readers = builtReaders();
const browser = await launchBrowser();
try {
  const result = await readFile(browser, readers, file, values.url);
  console.log(JSON.stringify(told(result), null, 2));
} finally {
  await browser.close();
}
