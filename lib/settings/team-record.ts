import * as z from 'zod/mini';
import { db, kept } from '@/lib/platform/db';
import { sentence } from '@/lib/platform/text';
import { readValue, type Document } from './document';

/** What is kept of the team's settings, in IndexedDB, keys included: none of it is ever in a page. */

/** A document as it was kept, read as tolerantly as one that arrives. */
export const keptDocument = z.pipe(
  z.unknown(),
  z.transform((value, payload): Document => {
    const read = readValue(value);
    if (read.ok) return read.document;
    payload.issues.push({ code: 'custom', input: value, message: read.why.key });
    return z.NEVER;
  }),
);

const time = z.number(); // ms since 1970

const record = z.object({
  /** As it was entered; empty for none. One that policy names goes before it. */
  address: z.string(),
  readKey: z.string(),
  publishKey: z.string(),
  /** The site the keys were entered for: they go to no other one. */
  keysFor: z.string(),
  /** The last good answer of an address. */
  copy: z.nullable(
    z.object({
      address: z.string(),
      document: keptDocument,
      /** Null where the address gives none, or does not let us read it. */
      etag: z.nullable(z.string()),
      at: time,
      /** What there was to tell when it was read. */
      told: z.array(sentence),
    }),
  ),
  /** When an address was last asked, and what was wrong with its answer. */
  tried: z.nullable(
    z.object({
      address: z.string(),
      at: time,
      problem: z.optional(sentence),
      needsPermission: z.optional(z.string()),
    }),
  ),
  /** Imported or edited here; in force where neither policy nor an address says something. */
  file: z.nullable(keptDocument),
  /** Edited and not published yet, and what the address had when the editing began. */
  working: z.nullable(
    z.object({
      address: z.string(),
      document: keptDocument,
      base: keptDocument,
      etag: z.nullable(z.string()),
    }),
  ),
  /** What the organisation's policy last said, as it came. */
  policy: z.record(z.string(), z.unknown()),
  /** The last document of the policy's that could be used: it holds while what the policy says cannot be. */
  policyDocument: z.nullable(keptDocument),
});
export type TeamRecord = z.infer<typeof record>;

const fresh: TeamRecord = {
  address: '',
  readKey: '',
  publishKey: '',
  keysFor: '',
  copy: null,
  tried: null,
  file: null,
  working: null,
  policy: {},
  policyDocument: null,
};

const KEY = 'team';

/** What was stored, with what later versions added filled in; undefined when it cannot be understood. */
function understand(stored: unknown): TeamRecord | undefined {
  if (stored === undefined) return fresh;
  const old = z.safeParse(z.looseObject({}), stored);
  if (!old.success) return undefined;
  const parsed = z.safeParse(record, { ...fresh, ...old.data });
  return parsed.success ? parsed.data : undefined;
}

export async function loadTeam(): Promise<TeamRecord> {
  return understand((await kept(KEY))?.value) ?? fresh;
}

/** Changes the record in one transaction, so that two callers at once lose nothing; `undefined` changes nothing. */
export async function changeTeam(change: (now: TeamRecord) => TeamRecord | undefined): Promise<void> {
  const tx = (await db()).transaction('single', 'readwrite');
  const stored = await tx.store.get(KEY);
  const now = understand(stored);
  const next = change(now ?? fresh);
  if (next) {
    // Never write over what cannot be understood: a newer version may have left it, with changes nobody published yet.
    if (!now) await tx.store.put(stored, `${KEY}: not understood`);
    await tx.store.put(next, KEY);
  }
  await tx.done;
}
