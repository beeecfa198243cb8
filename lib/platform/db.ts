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
}

/** A record about a person, filed under each of the person's keys. */
interface Filed {
  id: string;
  keys: string[];
}

export type Db = IDBPDatabase<Schema>;

let opened: Promise<Db> | undefined;

export function db(): Promise<Db> {
  opened ??= openDB<Schema>('fulcrum', 1, {
    upgrade(database) {
      database.createObjectStore('single');
      for (const store of ['drafts', 'pushes'] as const)
        database
          .createObjectStore(store, { keyPath: 'id' })
          .createIndex('keys', 'keys', { multiEntry: true });
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
