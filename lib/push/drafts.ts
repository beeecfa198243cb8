import * as z from 'zod/mini';
import { db } from '@/lib/platform/db';
import { keysOf, samePerson } from '@/lib/profile/identity';
import { identity, type Identity } from '@/lib/profile/reading';
import { partsOf, type FormFieldKey } from '@/lib/settings/settings';
import { draft, emptyDraft, mergeDrafts, type Draft } from './draft';

/** Drafts, kept by person and account: closing the popup, moving on in the page or the worker's death loses none. */

const record = z.object({
  id: z.string(),
  keys: z.array(z.string()),
  person: identity,
  /** Lever's account the ids in the draft belong to; empty while none was connected yet. */
  account: z.string(),
  at: z.number(),
  draft,
});
type Kept = z.infer<typeof record>;

/** Drafts beyond this many are forgotten, oldest first. */
const KEPT = 500;
/** Earlier addresses of one person beyond this many keys are forgotten. */
const MOST_KEYS = 10;

async function find(person: Identity, account: string): Promise<Kept | undefined> {
  const database = await db();
  for (const key of keysOf(person)) {
    const filed = await database.getAllFromIndex('drafts', 'keys', key);
    for (const one of filed) {
      const parsed = z.safeParse(record, one);
      if (!parsed.success || !samePerson(parsed.data.person, person)) continue;
      if (parsed.data.account === account || parsed.data.account === '') return parsed.data;
    }
  }
  return undefined;
}

/** What is kept; where there is no storage to be had, nothing is. */
export async function draftOf(person: Identity, account: string): Promise<Draft> {
  const found = await find(person, account).catch(() => undefined);
  return found?.draft ?? emptyDraft;
}

/** @param base the draft as the panel last heard of it; what it did not change since stays as stored */
export async function keepDraft(person: Identity, account: string, edits: Draft, base: Draft): Promise<void> {
  // One writer at a time: a draft comes with every key typed, and the last one typed must win.
  await navigator.locks.request('fulcrum:drafts', async () => {
    const before = await find(person, account);
    const whole = { ...before?.person, ...person };
    const next: Kept = {
      id: before?.id ?? crypto.randomUUID(),
      // Also those of before: who was renamed is still known by the old address.
      keys: [...new Set([...keysOf(whole), ...(before?.keys ?? [])])].slice(0, MOST_KEYS),
      person: whole,
      account,
      at: Date.now(),
      draft: mergeDrafts(before?.draft ?? emptyDraft, base, edits),
    };
    const database = await db();
    await database.put('drafts', next);
    if (!before) await forgetOldest();
  });
}

async function forgetOldest(): Promise<void> {
  const database = await db();
  if ((await database.count('drafts')) <= KEPT) return;
  const all = (await database.getAll('drafts')).flatMap((one) => {
    const parsed = z.safeParse(record, one);
    return parsed.success ? [parsed.data] : [];
  });
  all.sort((a, b) => b.at - a.at);
  for (const old of all.slice(KEPT)) await database.delete('drafts', old.id);
}

/** What goes along once, as it was typed when the push was accepted. */
export const typedNotes = z.object({
  note: z.optional(z.string()),
  summary: z.optional(z.boolean()),
  summaryText: z.optional(z.nullable(z.string())),
});
export type TypedNotes = z.infer<typeof typedNotes>;

/**
 * What went along once is done with: a note or form that was pushed must not go along with the next push, nor does what
 * was decided for one update hold for the next. What was typed since stays.
 * @param sent as it was typed when the push was accepted
 * @param forms ids of the forms that went: what was filled in for one that stayed away stays too
 */
export async function dropSent(
  person: Identity,
  account: string,
  sent: TypedNotes,
  forms: readonly string[],
): Promise<void> {
  const { draft: kept } = (await find(person, account)) ?? {};
  if (!kept) return;
  const left = Object.entries(kept.choices).filter(
    ([name, value]) => !Object.hasOwn(sent, name) || sent[name as keyof TypedNotes] !== value,
  );
  const formsLeft = Object.entries(kept.forms ?? {}).filter(
    ([key]) => !forms.includes(partsOf(key as FormFieldKey).template),
  );
  const next: Draft = {
    fields: kept.fields,
    choices: Object.fromEntries(left),
    forms: Object.fromEntries(formsLeft),
  };
  await keepDraft(person, account, next, kept);
}
