import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/**
 * What must outlive the worker and the browser, in the extension's own IndexedDB: content scripts only ever see the
 * page's. (`storage.local` is open to content scripts until locked, and the lock is gone after a restart.)
 * Each store's owner module parses what it reads; here values are just values.
 */
interface Schema extends DBSchema {
  /** One record a name: connection, pickers, first run. */
  single: { key: string; value: unknown };
  drafts: { key: string; value: Filed; indexes: { keys: string } };
  pushes: { key: string; value: Filed; indexes: { keys: string } };
  /** The link index: one row an opportunity, under sealed keys. */
  index: { key: string; value: Filed & { contact: string }; indexes: { keys: string; contact: string } };
}

/** A record about a person, filed under each of the person's keys. */
interface Filed {
  id: string;
  keys: string[];
}

export type Db = IDBPDatabase<Schema>;

let opened: Promise<Db> | undefined;

export function db(): Promise<Db> {
  opened ??= openDB<Schema>('fulcrum', 2, {
    upgrade(database, before) {
      if (before < 1) {
        database.createObjectStore('single');
        for (const store of ['drafts', 'pushes'] as const)
          database
            .createObjectStore(store, { keyPath: 'id' })
            .createIndex('keys', 'keys', { multiEntry: true });
      }
      if (before < 2) {
        const index = database.createObjectStore('index', { keyPath: 'id' });
        index.createIndex('keys', 'keys', { multiEntry: true });
        index.createIndex('contact', 'contact');
      }
    },
    terminated() {
      opened = undefined;
    },
  }).catch((error: unknown) => {
    opened = undefined; // the next caller tries again
    throw error;
  });
  return opened;
}
