import * as z from 'zod/mini';
import type { Opportunity } from '@/lib/lever/schemas';
import { db, type Writing } from '@/lib/platform/db';
import { sentence } from '@/lib/platform/text';
import { keysOfRecord } from './keys';
import { newSalt, seal } from './seal';

/**
 * The link index as it lies in IndexedDB: of every opportunity what it can be recognised by, sealed, and what Lever has
 * of it in ids and times. No name, link or address stands in it. `progress` says how far it has come.
 */

const row = z.object({
  id: z.string(),
  contact: z.string(),
  keys: z.array(z.string()),
  posting: z.optional(z.string()),
  stage: z.optional(z.string()),
  owner: z.optional(z.string()),
  archived: z.optional(z.object({ reason: z.string(), at: z.number() })),
  snoozedUntil: z.optional(z.number()),
  anonymised: z.boolean(),
  confidential: z.boolean(),
  lastInteractionAt: z.optional(z.number()),
  updatedAt: z.optional(z.number()),
});
export type Row = z.infer<typeof row>;

/** Which of Lever's lists a pass reads, in this order; a pass over `all` is the first. */
const list = z.enum(['all', 'updated', 'created', 'deleted']);
export type List = z.infer<typeof list>;

const progress = z.object({
  /** Names this index: what comes in late for one that was erased is dropped. */
  id: z.string(),
  account: z.string(),
  /** Whether confidential records were asked for. */
  confidential: z.boolean(),
  /** What Lever had at this moment is here, ms by Lever's clock; undefined until all was read once. */
  upTo: z.optional(z.number()),
  /** When that was, by our clock. */
  at: z.optional(z.number()),
  /** A quick look since: what was changed in Lever up to this moment is here too; `at` by our clock. */
  looked: z.optional(z.object({ upTo: z.number(), at: z.number() })),
  /** Rows there are. Counting them takes 0.2 s where there are 200,000, and keeps others from writing meanwhile. */
  size: z.optional(z.number()),
  /** Lever has more than there is room for. */
  full: z.optional(z.boolean()),
  /** What is being read: from `since` on, both times by Lever's clock. */
  pass: z.optional(
    z.object({ list, since: z.number(), began: z.optional(z.number()), offset: z.optional(z.string()) }),
  ),
  problem: z.optional(sentence),
  /** Lever is left alone until then, by our clock. */
  notBefore: z.optional(z.number()),
});
export type Progress = z.infer<typeof progress>;

const KEY = 'index';
const SALT = 'index salt';

export async function loadProgress(): Promise<Progress | undefined> {
  const parsed = z.safeParse(progress, await (await db()).get('single', KEY));
  return parsed.success ? parsed.data : undefined;
}

/**
 * Puts a new index in the place of what there was, with nobody in it but whom this account's erased: Lever tells nothing
 * of them any more, so what they were known by, sealed, is to be had nowhere else. The salt outlives every index.
 */
export async function beginIndex(account: string, confidential: boolean): Promise<Progress> {
  const tx = (await db()).transaction(['single', 'index'], 'readwrite');
  const size = await emptyFor(tx, account);
  const fresh: Progress = { id: crypto.randomUUID(), account, confidential, size };
  await tx.objectStore('single').put(fresh, KEY);
  await tx.done;
  return fresh;
}

/** Forgets the index, but for who was erased in Lever: for them it stands begun, should the same account come back. */
export async function leaveIndex(): Promise<void> {
  const tx = (await db()).transaction(['single', 'index'], 'readwrite');
  const single = tx.objectStore('single');
  const now = z.safeParse(progress, await single.get(KEY));
  const size = await emptyFor(tx, now.data?.account);
  if (now.success && size > 0) {
    const { account, confidential } = now.data;
    const fresh: Progress = { id: crypto.randomUUID(), account, confidential, size };
    await single.put(fresh, KEY);
  } else await single.delete(KEY);
  await tx.done;
}

export async function eraseIndex(): Promise<void> {
  const tx = (await db()).transaction(['single', 'index'], 'readwrite');
  await tx.objectStore('index').clear();
  await tx.objectStore('single').delete(KEY);
  await tx.done;
}

/** Rows read at once where all are looked through. */
const BATCH = 5_000;

/** Takes everything out of the index but who was erased in this account's Lever. @returns how many are left */
async function emptyFor(tx: Writing<'single' | 'index'>, account: string | undefined): Promise<number> {
  const rows = tx.objectStore('index');
  const now = z.safeParse(progress, await tx.objectStore('single').get(KEY));
  const erased: Row[] = [];
  let from: string | undefined = now.data?.account === account ? '' : undefined;
  while (from !== undefined) {
    const some = await rows.getAll(IDBKeyRange.lowerBound(from, true), BATCH);
    for (const one of some) {
      const parsed = z.safeParse(row, one);
      if (parsed.success && parsed.data.anonymised && parsed.data.keys.length) erased.push(parsed.data);
    }
    from = some.length < BATCH ? undefined : some.at(-1)?.id;
  }
  await rows.clear();
  for (const one of erased) await rows.put(one);
  return erased.length;
}

/**
 * Stores rows and how far the index has come with them in one transaction, so that a worker killed at any moment goes
 * on just there.
 * @returns false when the index was erased or begun anew meanwhile: then nothing is stored
 */
export async function storePage(
  next: Progress,
  page: { put?: readonly Row[]; remove?: readonly string[] } = {},
): Promise<boolean> {
  return change(next.id, ({ looked }) => ({ ...next, looked }), page);
}

/**
 * Stores what a quick look found, beside whatever pass is under way.
 * @param looked how far it came; undefined when it did not see all there is
 * @returns false when the index was erased or begun anew meanwhile: then nothing is stored
 */
export const storeLook = (id: string, put: readonly Row[], looked: Progress['looked']): Promise<boolean> =>
  change(id, (now) => ({ ...now, looked: looked ?? now.looked }), { put });

/** @param next what the progress becomes, by what it is now */
async function change(
  id: string,
  next: (now: Progress) => Progress,
  page: { put?: readonly Row[]; remove?: readonly string[] },
): Promise<boolean> {
  const tx = (await db()).transaction(['single', 'index'], 'readwrite');
  const now = z.safeParse(progress, await tx.objectStore('single').get(KEY));
  const same = now.success && now.data.id === id;
  if (same) {
    const rows = tx.objectStore('index');
    const told = next(now.data);
    let { size = await rows.count() } = now.data;
    let full = told.full ?? now.data.full;
    for (const one of page.put ?? []) {
      const before = await rows.get(one.id);
      if (!before && size >= ROOM) {
        full = true;
        continue;
      }
      if (!before) size += 1;
      // Who was erased in Lever must be known again, or they would be made anew: what they were known by stays, sealed.
      const kept = one.anonymised ? (before?.keys ?? []) : [];
      await rows.put({ ...one, keys: [...new Set([...kept, ...one.keys])] });
    }
    for (const id of page.remove ?? []) {
      if ((await rows.getKey(id)) === undefined) continue;
      await rows.delete(id);
      size -= 1;
    }
    await tx.objectStore('single').put({ ...told, size, full }, KEY);
  }
  await tx.done;
  return same;
}

/** How many rows there are; they are counted only where the record does not say. */
export const sizeOf = async ({ size }: Progress): Promise<number> => size ?? (await db()).count('index');

async function salt(): Promise<string> {
  // It is there but for the first time, and a look does not wait for those who write.
  const known = await (await db()).get('single', SALT);
  if (typeof known === 'string') return known;
  const tx = (await db()).transaction('single', 'readwrite');
  const stored = await tx.store.get(SALT);
  const there = typeof stored === 'string' ? stored : newSalt();
  if (there !== stored) await tx.store.put(there, SALT);
  await tx.done;
  return there;
}

/** Opportunities as rows. What has no contact cannot be told whose it is, and is left out. */
export async function toRows(opportunities: readonly Opportunity[]): Promise<Row[]> {
  const grain = await salt();
  const rows = await Promise.all(
    opportunities.map(async (one): Promise<Row | undefined> => {
      const contact = contactOf(one);
      if (contact === undefined) return undefined;
      const { archived } = one;
      const posting = postingOf(one);
      const [stage, owner] = [idOf(one.stage), idOf(one.owner)];
      return {
        id: one.id,
        contact,
        keys: await seal(grain, keysOfRecord(one)),
        ...(posting === undefined ? {} : { posting }),
        ...(stage === undefined ? {} : { stage }),
        ...(owner === undefined ? {} : { owner }),
        ...(archived ? { archived: { reason: archived.reason ?? '', at: archived.archivedAt ?? 0 } } : {}),
        ...(one.snoozedUntil ? { snoozedUntil: one.snoozedUntil } : {}),
        anonymised: one.isAnonymized ?? false,
        confidential: one.confidentiality === 'confidential',
        ...(one.lastInteractionAt ? { lastInteractionAt: one.lastInteractionAt } : {}),
        ...(one.updatedAt ? { updatedAt: one.updatedAt } : {}),
      };
    }),
  );
  return rows.filter((one) => one !== undefined);
}

const idOf = (value: string | { id: string } | null | undefined): string | undefined =>
  typeof value === 'string' ? value : value?.id;

/** The contact's id, whether it came as an id or as the whole contact. */
export function contactOf({ contact }: Opportunity): string | undefined {
  const parsed = z.safeParse(z.union([z.string(), z.looseObject({ id: z.string() })]), contact);
  return parsed.success ? idOf(parsed.data) : undefined;
}

export const postingOf = ({ applications }: Opportunity): string | undefined =>
  applications.map((one) => (typeof one === 'string' ? undefined : one.posting)).find(Boolean) ?? undefined;

/** How many opportunities there is room for. */
export const ROOM = 250_000;

/** How many records one key may lead to at most: names repeat, and a word typed as an address may stand in thousands. */
const MOST = 50;

/** The keys sealed, and the rows that bear one of them. */
export async function findRows(keys: readonly string[]): Promise<{ sealed: string[]; rows: Row[] }> {
  const sealed = await seal(await salt(), keys);
  const found = new Map<string, Row>();
  const tx = (await db()).transaction('index');
  const byKey = tx.store.index('keys');
  for (const one of await Promise.all(sealed.map((key) => byKey.getAll(key, MOST)))) collect(found, one);
  return { sealed, rows: [...found.values()] };
}

/** Every row of these contacts. */
export async function rowsOf(contacts: readonly string[]): Promise<Row[]> {
  const found = new Map<string, Row>();
  const byContact = (await db()).transaction('index').store.index('contact');
  for (const one of await Promise.all(contacts.map((contact) => byContact.getAll(contact, MOST))))
    collect(found, one);
  return [...found.values()];
}

export async function rowById(id: string): Promise<Row | undefined> {
  const parsed = z.safeParse(row, await (await db()).get('index', id));
  return parsed.success ? parsed.data : undefined;
}

function collect(found: Map<string, Row>, values: readonly unknown[]): void {
  for (const value of values) {
    const parsed = z.safeParse(row, value);
    if (parsed.success) found.set(parsed.data.id, parsed.data);
  }
}
