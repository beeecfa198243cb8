import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { registry, type MessageName } from '@/lib/messages/registry';
import { identify, listen, type Handlers } from '@/lib/messages/router';
import { noteDocked } from '@/lib/platform/docked';

const id = fakeBrowser.runtime.id;
const origin = fakeBrowser.runtime.getURL('').replace(/\/$/, '');
const page = (path: string) => ({ id, origin, url: `${origin}${path}` });
const docked = { id, origin: 'https://www.linkedin.com', frameId: 0, documentId: 'doc-1', tab: { id: 7 } };

beforeEach(() => {
  // jsdom and node have no Web Locks; one caller at a time is all these tests need.
  vi.stubGlobal('navigator', { locks: { request: (_: string, work: () => unknown) => work() } });
});

describe('who sent a message', () => {
  it.each([
    ['the popup', page('/popup.html'), 'popup'],
    ['the popup opened in a tab', { ...page('/popup.html'), frameId: 0, tab: { id: 3 } }, 'popup'],
    ['the options page', { ...page('/options.html'), frameId: 0, tab: { id: 3 } }, 'options'],
  ])('%s', async (_, facts, sender) => {
    expect((await identify(facts))?.sender).toBe(sender);
  });

  it('is a docked panel only in the document where the recruiter docked one', async () => {
    expect(await identify(docked)).toBeUndefined();
    await noteDocked(7, 'doc-1');
    expect(await identify(docked)).toEqual({ sender: 'docked', tabId: 7 });
    expect(await identify({ ...docked, documentId: 'doc-2' })).toBeUndefined();
    expect(await identify({ ...docked, tab: { id: 8 } })).toBeUndefined();
    expect(await identify({ ...docked, frameId: 3 })).toBeUndefined();
  });

  it.each([
    ['another extension', { ...page('/popup.html'), id: 'abcdefghijklmnopabcdefghijklmnop' }],
    ['an extension page framed in a web page', { ...page('/popup.html'), frameId: 4, tab: { id: 3 } }],
    ['an origin that only looks like ours', { ...page('/popup.html'), origin: `${origin}.evil.example` }],
    ['some other page of ours', page('/elsewhere.html')],
    ['a page', { ...docked, id: undefined }],
    ['a file', { ...docked, origin: 'null', documentId: undefined }],
    ['nothing at all', {}],
    ['nonsense', 'popup'],
  ])('is nobody when it is %s', async (_, facts) => {
    expect(await identify(facts)).toBeUndefined();
  });
});

describe('the router', () => {
  const names = Object.keys(registry) as MessageName[];
  const called: string[] = [];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      () => {
        called.push(name);
        return Promise.resolve({});
      },
    ]),
  ) as unknown as Handlers;

  let send: (message: unknown, facts: unknown) => unknown;
  beforeEach(() => {
    called.length = 0;
    vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((listener) => {
      send = listener as typeof send;
    });
    listen(handlers);
  });

  it.each(names)('lets %s pass from nobody unknown', async (name) => {
    await expect(send({ name, request: {} }, { id, origin: 'https://www.linkedin.com' })).rejects.toThrow(
      'not allowed',
    );
    expect(called).toEqual([]);
  });

  it('keeps the connection out of a docked panel’s reach', async () => {
    await noteDocked(7, 'doc-1');
    for (const name of ['connection.page', 'connection.save', 'connection.connect', 'connection.disconnect'])
      await expect(send({ name, request: {} }, docked)).rejects.toThrow('not allowed');
    expect(called).toEqual([]);
  });

  it('refuses names it does not know, those of every object too', async () => {
    for (const name of ['nothing.such', 'constructor', '__proto__', 'toString'])
      await expect(send({ name, request: {} }, page('/popup.html'))).rejects.toThrow('unknown message');
  });

  it('refuses a request that does not fit its schema', async () => {
    await expect(send({ name: 'panel.view', request: { tab: 'x' } }, page('/popup.html'))).rejects.toThrow(
      'malformed',
    );
    const tooLong = { person: { slug: 'x' }, draft: { fields: { name: 'x'.repeat(3_000) }, choices: {} } };
    await expect(send({ name: 'draft.keep', request: tooLong }, page('/popup.html'))).rejects.toThrow(
      'malformed',
    );
    expect(called).toEqual([]);
  });

  it('hands over what fits', async () => {
    await send({ name: 'options.open', request: {} }, page('/popup.html'));
    expect(called).toEqual(['options.open']);
  });

  it('leaves messages of another kind to others', () => {
    expect(send({ type: 'changed' }, page('/popup.html'))).toBeUndefined();
  });
});
