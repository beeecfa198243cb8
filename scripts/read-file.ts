import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { knowsPage, READERS } from '../lib/linkedin/readers.ts';
import type { ReadResult } from '../lib/profile/reading.ts';
import type { Thread } from '../lib/profile/thread.ts';

const ROOT = join(import.meta.dirname, '..');
const BUILD = join(ROOT, '.output', 'chrome-mv3');
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** The texts of the readers that the extension ships. */
export type Readers = Record<(typeof READERS)[number], string>;

/** Builds the extension and gives its readers. Building takes a second, so they are never stale. */
export function builtReaders(): Readers {
  const wxt = join(ROOT, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  const built = spawnSync(process.execPath, [wxt, 'build'], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (built.status !== 0) throw new Error('The extension could not be built.');
  return readersOf(BUILD);
}

/** The readers of a build that is there. */
export function readersOf(build: string): Readers {
  const text = (name: string) => readFileSync(join(build, `${name}.js`), 'utf8');
  return { reader: text('reader'), 'reader-others': text('reader-others') };
}

/** A saved page, opened at an address: images are answered, all else is not there. */
export async function openFile(browser: Browser, file: string, url: string): Promise<Page> {
  const html = readFileSync(file);
  const page = await browser.newPage();
  await page.setViewport({ width: 1400, height: 900 });
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const first = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (first) void request.respond({ status: 200, contentType: 'text/html; charset=utf-8', body: html });
    else if (request.resourceType() === 'image')
      void request.respond({ status: 200, contentType: 'image/gif', body: GIF });
    else void request.respond({ status: 404, body: '' });
  });
  await page.goto(url, { waitUntil: 'load' });
  return page;
}

/** What `scripting.executeScript` would answer for a saved page, opened at an address in a real browser. */
export async function readFile(
  browser: Browser,
  readers: Readers,
  file: string,
  url: string,
): Promise<ReadResult> {
  const page = await openFile(browser, file, url);
  try {
    // A world of its own with the page's DOM, as the extension's injected script has.
    const session = await page.createCDPSession();
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
    });
    let read: ReadResult | undefined;
    for (const name of READERS) {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression: readers[name],
        contextId: executionContextId,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      read = result.value as ReadResult;
      if (knowsPage(read)) break;
    }
    return read!;
  } finally {
    await page.close();
  }
}

/** A reading under the names of the `read` command; what was not read is left out. */
export interface Told {
  [field: string]: unknown;
}

export function told(result: ReadResult): Told {
  if (!result.ok)
    return result.thread ? toldThread(result.thread) : { problem: result.problem, url: result.url };
  const { reading } = result;
  return given({
    url: reading.url,
    layout: reading.layout,
    page: reading.page,
    name: reading.name?.value,
    nameAsWritten: reading.nameAsWritten,
    headline: reading.headline?.value,
    location: reading.location?.value,
    currentTitle: reading.title?.value,
    currentCompany: reading.company?.value,
    about: reading.about?.value,
    publicUrl: reading.publicUrl,
    publicId: reading.identity.slug,
    memberId: reading.identity.memberId ?? reading.identity.urnId,
    degree: reading.degree?.value,
    photo: reading.photo?.value,
    self: reading.self,
    emails: reading.emails?.value,
    phones: reading.phones?.value,
    websites: reading.websites?.value,
    experience: reading.experience?.value.map(({ title, company, dates }) => ({ title, company, dates })),
    education: reading.education?.value.map(({ school, degree }) => ({ school, degree })),
    notYet: reading.notYet.length > 0 ? reading.notYet : undefined,
    offered: reading.offered,
    lines: reading.lines,
  });
}

function toldThread(thread: Thread): Told {
  return given({
    contactName: thread.name,
    contactProfileHref: thread.href,
    publicId: thread.contact.slug,
    memberId: thread.contact.memberId ?? thread.contact.urnId,
    inboundCount: thread.inbound,
    lastInbound: thread.lastInbound,
    lastInboundWhen: thread.when,
    lastInboundText: thread.text,
  });
}

function given(all: Told): Told {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
