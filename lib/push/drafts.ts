import * as z from 'zod/mini';
import { db } from '@/lib/platform/db';
import { keysOf, samePerson } from '@/lib/profile/identity';
import { identity, type Identity } from '@/lib/profile/reading';
import { partsOf, type FormFieldKey } from '@/lib/settings/settings';
import { choices, draft, emptyDraft, mergeDrafts, type Draft } from './draft';

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

/** The draft that holds: the one that is kept here, or where nothing is, the one that is kept elsewhere, with a file of here. */
export function draftOver(here: Draft | undefined, elsewhere: Draft | undefined): Draft {
  const { file, ...words } = here ?? emptyDraft;
  const blank = Object.values(words).every(
    (one) => one === undefined || (one instanceof Object && !Object.keys(one).length),
  );
  return blank && elsewhere ? { ...elsewhere, ...(file ? { file } : {}) } : (here ?? emptyDraft);
}

/**
 * @param base the draft as the panel last heard of it; what it did not change since stays as stored
 * @param elsewhere what the panel heard where nothing was kept here
 */
export const keepDraft = (
  person: Identity,
  account: string,
  edits: Draft,
  base: Draft,
  elsewhere?: Draft,
): Promise<void> =>
  change(person, account, (before) => mergeDrafts(draftOver(before, elsewhere), base, edits));

/** The person was moved from one campaign to another: on the screen they are in that one too. */
export const moveDraft = (person: Identity, account: string, was: string, campaign: string): Promise<void> =>
  change(person, account, (kept) => (kept?.campaign === was ? { ...kept, campaign } : undefined));

/** @param next what becomes of the draft that is stored; undefined to leave it alone */
async function change(
  person: Identity,
  account: string,
  next: (before: Draft | undefined) => Draft | undefined,
): Promise<void> {
  // One writer at a time: a draft comes with every key typed, and the last one typed must win.
  await navigator.locks.request('fulcrum:drafts', async () => {
    const before = await find(person, account);
    const draft = next(before?.draft);
    if (!draft) return;
    const whole = { ...before?.person, ...person };
    const kept: Kept = {
      id: before?.id ?? crypto.randomUUID(),
      // Also those of before: who was renamed is still known by the old address.
      keys: [...new Set([...keysOf(whole), ...(before?.keys ?? [])])].slice(0, MOST_KEYS),
      person: whole,
      account,
      at: Date.now(),
      draft,
    };
    const database = await db();
    await database.put('drafts', kept);
    if (!before) await forgetOldest();
  });
}

async function forgetOldest(): Promise<void> {
  const database = await db();
  if ((await database.count('drafts')) <= KEPT) return;
  const all = await everyDraft();
  all.sort((a, b) => b.at - a.at);
  for (const old of all.slice(KEPT)) await database.delete('drafts', old.id);
}

async function everyDraft(): Promise<Kept[]> {
  return (await (await db()).getAll('drafts')).flatMap((one) => {
    const parsed = z.safeParse(record, one);
    return parsed.success ? [parsed.data] : [];
  });
}

/** The ids of the files that drafts name. */
export const filesInDrafts = async (): Promise<ReadonlySet<string>> =>
  new Set((await everyDraft()).flatMap(({ draft: { file } }) => file?.id ?? []));

/** Takes files out of every draft that names them. */
export const dropFromDrafts = (ids: ReadonlySet<string>): Promise<void> =>
  navigator.locks.request('fulcrum:drafts', async () => {
    for (const one of await everyDraft()) {
      const { file, ...rest } = one.draft;
      const without: Kept = { ...one, draft: rest };
      if (file && ids.has(file.id)) await (await db()).put('drafts', without);
    }
  });

/** What of a draft goes along once, as it stood when the push was accepted. */
export const typedOnce = z.object({
  ...z.partial(z.pick(choices, { note: true, summary: true, summaryText: true })).shape,
  ...z.pick(draft, { forms: true, target: true, contact: true, decisions: true, file: true }).shape,
});
export type TypedOnce = z.infer<typeof typedOnce>;

/**
 * @param sent the draft that is pushed
 * @param kept the draft that is stored: what was decided there for another way than this push takes is done with too
 */
export function onceIn({ choices, forms, ...sent }: Draft, kept: Draft): TypedOnce {
  const { note, summary, summaryText } = choices;
  const { target = kept.target, contact = kept.contact } = sent;
  const decisions = { ...kept.decisions, ...sent.decisions };
  const { file } = sent;
  const all = { note, summary, summaryText, forms, target, contact, decisions, file };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/**
 * What went along once is done with: a note or form that was pushed must not go along with the next push, nor does what
 * was decided for one update hold for the next. What was typed or decided since stays.
 * @param forms ids of the forms that went: what was filled in for one that stayed away stays too
 */
export const dropSent = (
  person: Identity,
  account: string,
  sent: TypedOnce,
  forms: readonly string[],
): Promise<void> =>
  change(person, account, (kept) => {
    if (!kept) return undefined;
    const { forms: filled, decisions, target, contact, file, ...choices } = sent;
    const went = Object.entries(filled ?? {}).filter(([key]) =>
      forms.includes(partsOf(key as FormFieldKey).template),
    );
    return {
      ...since(kept, { target, contact, file }),
      choices: since(kept.choices, choices),
      forms: since(kept.forms ?? {}, Object.fromEntries(went)),
      decisions: since(kept.decisions ?? {}, decisions ?? {}),
    };
  });

/** What is not just as it was. */
const since = <T extends object>(now: T, was: Record<string, unknown>): T =>
  Object.fromEntries(
    Object.entries(now).filter(
      ([key, value]) => !Object.hasOwn(was, key) || JSON.stringify(value) !== JSON.stringify(was[key]),
    ),
  ) as T;
