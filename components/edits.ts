import type { Draft, Fields } from '@/lib/push/draft';
import { isFormField, type FormFieldKey, type personKeys, type SettingKey } from '@/lib/settings/settings';

/** What can be done to a draft on a screen. Pure. */

/** A setting that a recruiter can change for one person. */
export type PersonKey = (typeof personKeys)[number];

/** A draft with a change laid over it. What is locked stays as it is. */
export function edited(draft: Draft, change: Partial<Draft>, locked: ReadonlySet<SettingKey>): Draft {
  const free = Object.entries(change.choices ?? {}).filter(([key]) => !locked.has(key as SettingKey));
  const forms = change.forms ? { forms: { ...draft.forms, ...change.forms } } : {};
  return {
    ...draft,
    fields: { ...draft.fields, ...change.fields },
    choices: { ...draft.choices, ...Object.fromEntries(free) },
    ...forms,
  };
}

const without = <T extends object>(from: T, keys: readonly string[]): T =>
  Object.fromEntries(Object.entries(from).filter(([key]) => !keys.includes(key))) as T;

/** Takes one field back to what was read. */
export function restored(draft: Draft, field: keyof Fields | FormFieldKey): Draft {
  if (!isFormField(field)) return { ...draft, fields: without(draft.fields, [field]) };
  return draft.forms ? { ...draft, forms: without(draft.forms, [field]) } : draft;
}

/** Takes settings of this person back: the draft says nothing of them any more, so that what changes below shows. */
export const reset = (draft: Draft, keys: readonly PersonKey[]): Draft => ({
  ...draft,
  choices: without(draft.choices, keys),
});
