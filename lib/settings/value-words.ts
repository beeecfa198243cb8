import { text } from '@/lib/platform/text';
import type { Catalog } from './catalog';
import { leverFieldLabel } from './labels';
import { formFieldKey, POSTING_OWNER, type Mapping, type SettingKey, type Settings } from './settings';

/** What the values of settings are called, in words that can stand inside a sentence. */

/** Texts by Lever's ids; the field of a form stands under its key. */
export type Names = Readonly<Record<string, string>>;

/** The texts of everything the lists have. */
export function namesIn({ postings, stages, users, forms, archiveReasons, reasons = [] }: Catalog): Names {
  const pairs = [...postings, ...stages, ...forms, ...reasons, ...archiveReasons].map(
    (one) => [one.id, one.text] as const,
  );
  const people = users.map(({ id, name }) => [id, name] as const);
  const fields = forms.flatMap((form) =>
    form.fields.map((field) => [formFieldKey(form.id, field.id), field.text] as const),
  );
  return Object.fromEntries([...pairs, ...people, ...fields]);
}

/** The text of an id in quotation marks; the id where nobody knows the text. */
export const quoted = (id: string, names: Names): string =>
  `“${(Object.hasOwn(names, id) ? names[id] : undefined) ?? id}”`;

const none = {
  posting: 'wordNoPosting',
  owner: 'wordActingUser',
  stageAdded: 'wordStageLeft',
  stageReplied: 'wordStageLeft',
  stageInterested: 'wordStageLeft',
  stageNotInterested: 'wordStageLeft',
  undoReason: 'wordNoReason',
} as const;
const builtInNames = {
  lead: 'syncAsLead',
  candidate: 'syncAsCandidate',
  'lead-new': 'stageLeadNew',
} as const;

/** Settings whose value names something of Lever's, or a preset. */
export type NamingKey = keyof typeof none | 'stage' | 'syncAs';
export const isNaming = (key: SettingKey): key is NamingKey =>
  key === 'stage' || key === 'syncAs' || Object.hasOwn(none, key);

/** What a setting comes to, such as `“Backend engineer”`, "the acting user" or "no posting". */
export function valueWords(key: NamingKey, settings: Settings, names: Names): string {
  const value = settings[key];
  if (value === null) return text(none[key as keyof typeof none]);
  if (key === 'owner' && value === POSTING_OWNER) return text('wordPostingOwner');
  const own = Object.hasOwn(builtInNames, value)
    ? builtInNames[value as keyof typeof builtInNames]
    : undefined;
  return own && !Object.hasOwn(names, value) ? `“${text(own)}”` : quoted(value, names);
}

/** Where a mapping sends a profile field: "it goes into Headline". */
export function targetWords({ target }: Mapping, names: Names): string {
  switch (target.to) {
    case 'nothing':
      return text('wordNotSent');
    case 'lever':
      return text('wordInto', text(leverFieldLabel[target.field]));
    case 'tag':
      return text('wordTag');
    case 'form':
      return text('wordInto', quoted(formFieldKey(target.template, target.field), names));
  }
}
