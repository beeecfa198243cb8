import type { Draft, Fields } from '@/lib/push/draft';
import type { Pdf } from '@/lib/push/pdf';
import { isFormField, type FormFieldKey, type personKeys, type SettingKey } from '@/lib/settings/settings';

/** What can be done to a draft on a screen. Pure. */

/** A setting that a recruiter can change for one person. */
export type PersonKey = (typeof personKeys)[number];

/** A draft with a change laid over it. What is locked stays as it is. */
export function edited(draft: Draft, change: Partial<Draft>, locked: ReadonlySet<SettingKey>): Draft {
  const free = Object.entries(change.choices ?? {}).filter(([key]) => !locked.has(key as SettingKey));
  const forms = change.forms ? { forms: { ...draft.forms, ...change.forms } } : {};
  const decisions = change.decisions ? { decisions: { ...draft.decisions, ...change.decisions } } : {};
  const campaign = change.campaign === undefined ? {} : { campaign: change.campaign };
  return {
    ...draft,
    fields: { ...draft.fields, ...change.fields },
    choices: { ...draft.choices, ...Object.fromEntries(free) },
    ...forms,
    ...decisions,
    ...campaign,
  };
}

const without = <T extends object>(from: T, keys: readonly string[]): T =>
  Object.fromEntries(Object.entries(from).filter(([key]) => !keys.includes(key))) as T;

/** Takes one field back to what was read. */
export function restored(draft: Draft, field: keyof Fields | FormFieldKey): Draft {
  if (!isFormField(field)) return { ...draft, fields: without(draft.fields, [field]) };
  return draft.forms ? { ...draft, forms: without(draft.forms, [field]) } : draft;
}

/**
 * Takes settings of this person back: the draft says nothing of them any more, so that what changes below shows. With
 * Sync as goes what was decided of the person's record in Lever.
 */
export const reset = (draft: Draft, keys: readonly PersonKey[]): Draft => ({
  ...(keys.includes('syncAs') ? without(draft, ofRecord) : draft),
  choices: without(draft.choices, keys),
});

const ofRecord = ['target', 'contact', 'decisions'] as const satisfies (keyof Draft)[];

/** With this PDF to go along, or with none. */
export const withPdf = (draft: Draft, file: Pdf | undefined): Draft => ({
  ...without(draft, ['file']),
  ...(file ? { file } : {}),
});

/** This record is the person: a push updates it. */
export const asUpdate = (draft: Draft, opportunity: string, syncAs: string): Draft => ({
  ...without(draft, ofRecord),
  choices: { ...draft.choices, syncAs },
  target: opportunity,
});

/**
 * A push makes an opportunity.
 * @param contact the person's in Lever, or null where none of those there is the person
 * @param syncAs what the person becomes; undefined for what is set below this person
 */
export const asNew = (draft: Draft, contact: string | null, syncAs: string | undefined): Draft => ({
  ...without(draft, ofRecord),
  choices: { ...without(draft.choices, ['syncAs']), ...(syncAs === undefined ? {} : { syncAs }) },
  contact,
});
