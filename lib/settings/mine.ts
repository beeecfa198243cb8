import * as z from 'zod/mini';
import { db, kept } from '@/lib/platform/db';
import { emptyDocument, type Document } from './document';
import { keptDocument } from './team-record';

/** The recruiter's own settings and presets, in IndexedDB. */

const KEY = 'mine';

function understand(stored: unknown): Document | undefined {
  if (stored === undefined) return emptyDocument;
  const parsed = z.safeParse(keptDocument, stored);
  return parsed.success ? parsed.data : undefined;
}

export async function loadMine(): Promise<Document> {
  return understand((await kept(KEY))?.value) ?? emptyDocument;
}

/** Changes them in one transaction, so that two windows at once lose nothing; `undefined` changes nothing. */
export async function changeMine(change: (now: Document) => Document | undefined): Promise<void> {
  const tx = (await db()).transaction('single', 'readwrite');
  const stored = await tx.store.get(KEY);
  const now = understand(stored);
  const next = change(now ?? emptyDocument);
  if (next) {
    // What a newer version left is not written over.
    if (!now) await tx.store.put(stored, `${KEY}: not understood`);
    await tx.store.put(next, KEY);
  }
  await tx.done;
}
