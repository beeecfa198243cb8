import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';

/**
 * What must outlive the worker and the browser, in the extension's own IndexedDB: content scripts only ever see the
 * page's. (`storage.local` is open to content scripts until locked, and the lock is gone after a restart.)
 * Each store's owner module parses what it reads; here values are just values.
 */
interface Schema extends DBSchema {
  /** One record a name: connection, pickers, first run. */
  single: { key: string; value: unknown };
  drafts: { key: string; value: Filed; indexes: { keys: string } };
  pushes: {
    key: string;
    value: FiledPush;
    indexes: { keys: string; due: number; state: string; at: number; opportunity: string };
  };
  /** The people of campaigns, one record for each person in each campaign. */
  people: { key: string; value: FiledMember; indexes: { keys: string; campaign: string } };
  /** What a member is pushed from: the profile as it was read, and the draft. Large, and so apart. */
  profiles: { key: string; value: { id: string; reading: unknown; draft: unknown; then: unknown } };
  /** People who are not to be contacted. */
  marks: { key: string; value: Filed; indexes: { keys: string } };
  /** The link index: one row an opportunity, under sealed keys. */
  index: { key: string; value: Filed & { contact: string }; indexes: { keys: string; contact: string } };
  /** Files that go to Lever with a person, and what they are made of, part by part. */
  files: { key: string; value: { id: string } };
  fileParts: { key: [file: string, n: number]; value: { file: string; n: number; bytes: ArrayBuffer } };
}

/** A record about a person, filed under each of the person's keys. */
interface Filed {
  id: string;
  keys: string[];
}

interface FiledMember extends Filed {
  campaign: string;
}

interface FiledPush extends Filed {
  at: number;
  state: string;
  /** When there is something to do for it; left out where there is nothing, and so out of the index too. */
  due?: number | undefined;
  opportunityId?: string | undefined;
}

export type Db = IDBPDatabase<Schema>;
/** A transaction under way that may write to these stores. */
export type Writing<Stores extends StoreNames<Schema>> = IDBPTransaction<Schema, Stores[], 'readwrite'>;
type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

/** What each version adds to the one before. Nothing is ever taken away, so an older Fulcrum can use a newer one's. */
const versions: ((database: Db, tx: Upgrade) => void | Promise<void>)[] = [
  function one(database) {
    database.createObjectStore('single');
    for (const store of ['drafts', 'pushes'] as const)
      database.createObjectStore(store, { keyPath: 'id' }).createIndex('keys', 'keys', { multiEntry: true });
  },
  async function two(database, tx) {
    const index = database.createObjectStore('index', { keyPath: 'id' });
    index.createIndex('keys', 'keys', { multiEntry: true });
    index.createIndex('contact', 'contact');
    const pushes = tx.objectStore('pushes');
    pushes.createIndex('due', 'due');
    pushes.createIndex('state', 'state');
    pushes.createIndex('at', 'at');
    pushes.createIndex('opportunity', 'opportunityId');
    // What was under way goes on.
    for (let at = await pushes.openCursor(); at; at = await at.continue())
      if (['queued', 'sending', 'findingOut'].includes(at.value.state))
        await at.update({ ...at.value, due: at.value.at });
  },
  function three(database) {
    const people = database.createObjectStore('people', { keyPath: 'id' });
    people.createIndex('keys', 'keys', { multiEntry: true });
    people.createIndex('campaign', 'campaign');
    database.createObjectStore('profiles', { keyPath: 'id' });
    database.createObjectStore('marks', { keyPath: 'id' }).createIndex('keys', 'keys', { multiEntry: true });
  },
  function four(database) {
    database.createObjectStore('files', { keyPath: 'id' });
    database.createObjectStore('fileParts', { keyPath: ['file', 'n'] });
  },
];

/** All of it or nothing: a transaction whose work merely stops is committed as far as it came. */
async function upgrade(database: Db, from: number, tx: Upgrade): Promise<void> {
  // That it was given up the opening tells.
  tx.done.catch(() => undefined);
  try {
    for (const add of versions.slice(from)) await add(database, tx);
  } catch {
    try {
      tx.abort();
    } catch {
      // The browser gave it up by itself already.
    }
  }
}

let opened: Promise<Db> | undefined;

export function db(): Promise<Db> {
  opened ??= open(versions.length)
    // Left by a newer Fulcrum: it has all that this one needs, and what cannot be understood is left alone.
    .catch((error: unknown) => {
      if (error instanceof Error && error.name === 'VersionError') return open(undefined);
      throw error;
    })
    .catch((error: unknown) => {
      opened = undefined; // the next caller tries again
      throw error;
    });
  return opened;
}

/** What is kept under a name; undefined when the database cannot be opened at all. */
export async function kept(name: string): Promise<{ value: unknown } | undefined> {
  const database = await db().catch(() => undefined);
  return database && { value: await database.get('single', name) };
}

// A browser may refuse at once, or later: both are a promise that fails.
const open = async (version: number | undefined): Promise<Db> =>
  openDB<Schema>('fulcrum', version, {
    upgrade(database, from, _, tx) {
      void upgrade(database, from, tx);
    },
    // A newer Fulcrum wants to add to it.
    blocking(_, __, event) {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    terminated() {
      opened = undefined;
    },
  });
