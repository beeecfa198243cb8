import { text } from '@/lib/platform/text';
import type { Catalog } from '@/lib/messages/views';
import type { Document } from '@/lib/settings/document';
import { fieldKeyLabel } from '@/lib/settings/labels';
import {
  builtIn,
  formFieldKey,
  isFormField,
  personFields,
  pushFields,
  type FieldKey,
} from '@/lib/settings/settings';

/** The admin's rules for the panel's fields, as a table has them. Pure. */

export type Rule = 'displayed' | 'mandatory' | 'protected';

export interface FieldRow {
  key: FieldKey;
  label: string;
  /** The profile form it belongs to; undefined for the panel's own fields. */
  form: string | undefined;
  /** Lever no longer has it. */
  gone: boolean;
  displayed: boolean;
  mandatory: boolean;
  protected: boolean;
}

export type Group = 'person' | 'push';

const isPerson = (key: FieldKey): boolean => (personFields as readonly string[]).includes(key);
const groupOf = (key: FieldKey): Group => (isPerson(key) ? 'person' : 'push');

/** What one rule says: the team's list, or the built-in one. */
const listOf = ({ settings }: Document, rule: Rule): readonly FieldKey[] => settings[rule] ?? builtIn[rule];

/** The fields of a group: those displayed in the panel's order, then the others, those of profile forms by form. */
export function rowsOf(document: Document, { forms, known }: Catalog, group: Group): FieldRow[] {
  const lists = {
    displayed: listOf(document, 'displayed'),
    mandatory: listOf(document, 'mandatory'),
    protected: listOf(document, 'protected'),
  };
  const ofForms = forms.flatMap((form) =>
    form.fields.map((field) => ({
      key: formFieldKey(form.id, field.id),
      field: field.text,
      form: form.text,
    })),
  );
  const all: FieldKey[] = [
    ...lists.displayed,
    ...pushFields,
    ...personFields,
    ...ofForms.map(({ key }) => key),
    ...lists.mandatory,
    ...lists.protected,
  ];
  return [...new Set(all)]
    .filter((key) => groupOf(key) === group)
    .map((key) => {
      const named = ofForms.find((one) => one.key === key);
      return {
        key,
        label: isFormField(key)
          ? (named?.field ?? text('fieldUnknown', key.slice(5)))
          : text(fieldKeyLabel[key]),
        form: named?.form,
        gone: isFormField(key) && !named && known.includes('forms'),
        displayed: lists.displayed.includes(key) || lists.mandatory.includes(key),
        mandatory: lists.mandatory.includes(key),
        protected: lists.protected.includes(key),
      };
    });
}

const withRule = (document: Document, rule: Rule, list: readonly FieldKey[]): Document => ({
  ...document,
  settings: { ...document.settings, [rule]: [...list] },
});

const on = (list: readonly FieldKey[], key: FieldKey): FieldKey[] => [...new Set([...list, key])];
const off = (list: readonly FieldKey[], key: FieldKey): FieldKey[] => list.filter((one) => one !== key);

/** What must be filled in must be seen: mandatory makes displayed, and what is hidden is not mandatory. */
export function tick(document: Document, key: FieldKey, rule: Rule, ticked: boolean): Document {
  const next = withRule(document, rule, (ticked ? on : off)(listOf(document, rule), key));
  if (rule === 'mandatory' && ticked && !listOf(next, 'displayed').includes(key))
    return withRule(next, 'displayed', on(listOf(next, 'displayed'), key));
  if (rule === 'displayed' && !ticked && listOf(next, 'mandatory').includes(key))
    return withRule(next, 'mandatory', off(listOf(next, 'mandatory'), key));
  return next;
}

/** A displayed field a place up or down among those of its group: the panel shows the groups one after the other. */
export function moveField(document: Document, key: FieldKey, by: -1 | 1): Document {
  const list = [...listOf(document, 'displayed')];
  const group = list.filter((one) => groupOf(one) === groupOf(key));
  const other = group[group.indexOf(key) + by];
  if (!group.includes(key) || other === undefined) return document;
  const [here, there] = [list.indexOf(key), list.indexOf(other)];
  list[here] = other;
  list[there] = key;
  return withRule(document, 'displayed', list);
}
