import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';

/** The worker's storage as it may be found, each time by a worker that has just started. */
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.resetModules();
});

const started = async () => ({
  ...(await import('@/lib/platform/db')),
  ...(await import('@/lib/push/outbox')),
  ...(await import('@/lib/connection/record')),
});

const push = {
  id: 'one',
  keys: ['s:ada'],
  person: { slug: 'ada' },
  account: 'account-1',
  at: 5,
  plan: { environment: 'production', performAs: 'user-1', calls: [] },
  steps: [],
  state: 'queued',
};

describe('a database', () => {
  it('of the version before is added to, and what was under way in it goes on', async () => {
    const old = await openDB('fulcrum', 1, {
      upgrade(database) {
        database.createObjectStore('single');
        for (const store of ['drafts', 'pushes'])
          database
            .createObjectStore(store, { keyPath: 'id' })
            .createIndex('keys', 'keys', { multiEntry: true });
      },
    });
    await old.put('pushes', push);
    await old.put('pushes', { ...push, id: 'two', state: 'inLever' });
    old.close();
    const { duePushes } = await started();
    expect((await duePushes()).now.map(({ id }) => id)).toEqual(['one']);
  });

  it('from before there were PDFs takes them, and keeps what it had', async () => {
    const old = await openDB('fulcrum', 3, {
      upgrade(database) {
        database.createObjectStore('single');
        for (const store of ['drafts', 'pushes', 'people', 'marks', 'index', 'profiles'])
          database.createObjectStore(store, { keyPath: 'id' });
      },
    });
    await old.put('pushes', push);
    old.close();
    const { loadPush } = await started();
    const { addedPdf } = await import('./a-pdf');
    const { loadFile } = await import('@/lib/push/files');
    expect((await loadFile(await addedPdf({ slug: 'ada' }))).size).toBe(2_000);
    expect(await loadPush('one')).toMatchObject({ id: 'one' });
  });

  it('of a version before that cannot be added to whole is left as it was', async () => {
    const old = await openDB('fulcrum', 1, {
      upgrade(database) {
        database.createObjectStore('single');
        database.createObjectStore('drafts', { keyPath: 'id' }).createIndex('keys', 'keys');
        const pushes = database.createObjectStore('pushes', { keyPath: 'id' });
        pushes.createIndex('keys', 'keys', { multiEntry: true });
        // Nobody made this one: adding it fails halfway.
        pushes.createIndex('state', 'state');
      },
    });
    await old.put('pushes', push);
    old.close();
    const { db, kept } = await started();
    await expect(db()).rejects.toThrow();
    expect(await kept('connection')).toBeUndefined();
    const now = await openDB('fulcrum');
    expect(now.version).toBe(1);
    expect([...now.objectStoreNames]).toEqual(['drafts', 'pushes', 'single']);
    expect(await now.get('pushes', 'one')).toEqual(push);
    now.close();
  });

  it('of a newer version is used as it is', async () => {
    const { db } = await started();
    (await db()).close();
    const newer = await openDB('fulcrum', 99, {
      upgrade: (database) => {
        database.createObjectStore('something new');
      },
    });
    newer.close();
    vi.resetModules();
    const { keepPush, loadPush } = await started();
    await keepPush({ ...push, environment: 'production' } as never);
    expect(await loadPush('one')).toMatchObject({ id: 'one' });
  });

  it('that cannot be opened is said in words, and the connection is none', async () => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('broken', 'UnknownError');
      },
    });
    const { loadConnection } = await started();
    expect(await loadConnection()).toMatchObject({
      credential: null,
      lastError: { say: { key: 'storageBroken' } },
    });
  });
});
