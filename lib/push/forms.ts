import { say, type Sentence } from '@/lib/platform/text';
import type { Reading } from '@/lib/profile/reading';
import { formFieldOf, type Catalog, type FormField, type FormTemplate } from '@/lib/settings/catalog';
import {
  formFieldKey,
  mapKey,
  profileFields,
  type FieldKey,
  type FormFieldKey,
  type Settings,
} from '@/lib/settings/settings';
import type { Fields, FormValue, FormValues, Resolved } from './draft';
import { profileValues, several } from './values';

/** Profile forms: what goes into their fields, and how Lever wants it. */

/** A field's value as Lever takes it: a date in ms since 1970 (midnight UTC), a choice as its exact text. */
type LeverValue = string | number | string[] | null;

type Fitted = { ok: true; value: LeverValue } | { ok: false; problem: 'badNumber' | 'badDate' | 'gone' };
const fitted = (value: LeverValue | undefined, problem: 'badNumber' | 'badDate' | 'gone'): Fitted =>
  value === undefined ? { ok: false, problem } : { ok: true, value };

export const hasValue = (value: FormValue | undefined): boolean =>
  typeof value === 'string' ? value.trim() !== '' : (value ?? []).some((one) => one.trim() !== '');

/** What stands on the screen as Lever takes it, or what is wrong with it. Nothing there is null. */
export function fit(field: FormField, value: FormValue | undefined): Fitted {
  if (!field.type || value === undefined || !hasValue(value)) return { ok: true, value: null };
  const list = (typeof value === 'string' ? [value] : value).map((one) => one.trim()).filter(Boolean);
  const line = list.join(', ');
  switch (field.type) {
    case 'text':
    case 'textarea':
      return { ok: true, value: line };
    case 'currency':
      return fitted(numberOf(line), 'badNumber');
    case 'date':
      return fitted(dateOf(line), 'badDate');
    case 'yes-no':
      return fitted(
        ['yes', 'no'].find((one) => one === line.toLowerCase()),
        'gone',
      );
    case 'dropdown':
    case 'multiple-choice':
      return fitted(optionOf(field, line), 'gone');
    case 'multiple-select': {
      // An option may have a comma in it: taken apart only where the whole is none.
      const parts = list.flatMap((one) => (optionOf(field, one) === undefined ? several(one) : [one]));
      const chosen = parts.map((part) => optionOf(field, part));
      const known = chosen.filter((one) => one !== undefined);
      return fitted(known.length === chosen.length ? [...new Set(known)] : undefined, 'gone');
    }
  }
}

const optionOf = ({ options }: FormField, value: string): string | undefined =>
  options.find((one) => one === value) ?? options.find((one) => one.toLowerCase() === value.toLowerCase());

/** "65,000", "65 000.50", "€ 65000": thousands set apart in threes, a point before the fraction. */
function numberOf(value: string): number | undefined {
  const bare = value.replace(/^[\p{Sc}\s]+|[\p{Sc}\s]+$/gu, '');
  if (!/^\d+(\.\d+)?$/.test(bare) && !/^\d{1,3}([,’'\s])\d{3}(\1\d{3})*(\.\d+)?$/.test(bare))
    return undefined;
  const number = Number(bare.replace(/[^\d.]/g, ''));
  return Number.isFinite(number) ? number : undefined;
}

/** "2026-03-01" as midnight UTC, ms since 1970. A day that no calendar has is none. */
function dateOf(value: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value) ? at : undefined;
}

/**
 * What the field mapping puts into the fields of profile forms, as it stands on the screen. What a field cannot hold is
 * left out; where several go to one field, the first with something it can hold wins, and a choice of several has all.
 */
export function mappedForms(
  reading: Reading,
  fields: Fields,
  settings: Settings,
  lists: Pick<Catalog, 'forms'>,
): FormValues {
  const { short, full } = profileValues(reading, fields);
  const values: FormValues = {};
  for (const from of profileFields) {
    const { target } = settings[mapKey[from]];
    if (target.to !== 'form') continue;
    const key = formFieldKey(target.template, target.field);
    const field = formFieldOf(lists, key)?.field;
    if (!field?.type) continue;
    const there = values[key];
    if (field.type === 'multiple-select') {
      const known = short[from].flatMap((one) => {
        const chosen = fit(field, one);
        return chosen.ok && Array.isArray(chosen.value) ? chosen.value : [];
      });
      const all = [...new Set([...(Array.isArray(there) ? there : []), ...known])];
      if (all.length) values[key] = all;
    } else if (there === undefined) {
      const value = held(field, field.type === 'textarea' ? full[from] : short[from]);
      if (value !== undefined) values[key] = value;
    }
  }
  return values;
}

function held(field: FormField, values: string[]): string | undefined {
  if (field.type === 'textarea') return values.join('\n') || undefined;
  if (field.type === 'text') return values.map((one) => one.replace(/\s+/g, ' ')).join('; ') || undefined;
  for (const value of values) {
    const one = fit(field, value);
    if (one.ok && one.value !== null) return typeof one.value === 'string' ? one.value : value;
  }
  return undefined;
}

/** A form as Lever wants it: every field of its template, null for those without a value. */
interface FilledForm {
  template: string;
  fields: { id: string; type?: string | undefined; text: string; value: LeverValue }[];
  secret: boolean;
}

export interface Forms {
  /** What goes to Lever: each form that has something in it. */
  filled: FilledForm[];
  /** Required fields that are empty though their form would go; the recruiter can fill them. */
  missing: { key: FormFieldKey; text: string }[];
  /** Forms that stay away, since Lever requires a field of them that is empty and cannot be filled on the screen. */
  unsent: { form: FormTemplate; field: FormField }[];
}

/** What becomes of the forms with these values. A value its field cannot hold counts as none. */
export function sortForms(
  values: FormValues,
  displayed: readonly FieldKey[],
  { forms }: Pick<Catalog, 'forms'>,
): Forms {
  const sorted: Forms = { filled: [], missing: [], unsent: [] };
  for (const form of forms) {
    const key = (field: FormField) => formFieldKey(form.id, field.id);
    const fields = form.fields.map((field) => {
      const one = fit(field, values[key(field)]);
      return { field, value: one.ok ? one.value : null };
    });
    if (fields.every(({ value }) => value === null)) continue;
    const empty = fields.filter(({ field, value }) => field.required && value === null);
    const hidden = empty.find(({ field }) => !field.type || !displayed.includes(key(field)));
    if (hidden) {
      sorted.unsent.push({ form, field: hidden.field });
      continue;
    }
    sorted.missing.push(...empty.map(({ field }) => ({ key: key(field), text: field.text })));
    sorted.filled.push({
      template: form.id,
      fields: fields.map(({ field: { id, type, text }, value }) => ({
        ...{ id, text, value },
        ...(type ? { type } : {}),
      })),
      secret: form.secret,
    });
  }
  return sorted;
}

/** What the recruiter is told of forms that something goes into and that stay away all the same. */
export function unsentSentences(
  { forms, settings: { values } }: Pick<Resolved, 'forms' | 'settings'>,
  lists: Catalog,
): Sentence[] {
  const mapped = profileFields.some((from) => values[mapKey[from]].target.to === 'form');
  const asked = lists.state === 'ready' || lists.state === 'failed';
  if (mapped && asked && !lists.known.includes('forms')) return [say('formsUnknown')];
  const { unsent } = sortForms(forms, values.displayed, lists);
  return unsent.map(({ form, field }) => say('formUnsent', form.text, field.text));
}
