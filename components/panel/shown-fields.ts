import { formFieldOf, type Catalog } from '@/lib/settings/catalog';
import {
  isFormField,
  personFields,
  type FieldKey,
  type pushFields,
  type FormFieldKey,
  type Settings,
} from '@/lib/settings/settings';

export type PersonFieldKey = (typeof personFields)[number];
export type PushFieldKey = (typeof pushFields)[number] | FormFieldKey;

const isPersonField = (key: FieldKey): key is PersonFieldKey =>
  (personFields as readonly string[]).includes(key);

/** The fields the panel shows, in the admin's order, in its two groups: about the person, and about the push. */
export function shownFields(
  values: Pick<Settings, 'displayed' | 'ownNote'>,
  lists: Pick<Catalog, 'forms'>,
): { person: PersonFieldKey[]; push: PushFieldKey[] } {
  const person: PersonFieldKey[] = [];
  const push: PushFieldKey[] = [];
  for (const key of values.displayed) {
    if (isPersonField(key)) person.push(key);
    else if (key === 'note' && !values.ownNote) continue;
    // A form that was changed in Lever takes its fields along.
    else if (isFormField(key) && !formFieldOf(lists, key)) continue;
    else push.push(key);
  }
  return { person, push };
}
