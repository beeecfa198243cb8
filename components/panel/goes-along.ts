import type { PanelView } from '@/lib/messages/views';
import type { Reading } from '@/lib/profile/reading';
import { text } from '@/lib/platform/text';
import type { Resolved } from '@/lib/push/draft';
import { ownLinks, sharesOf } from '@/lib/push/mapping';
import { profileValues } from '@/lib/push/values';
import { formFieldOf } from '@/lib/settings/catalog';
import { profileFieldLabel, settingLabel } from '@/lib/settings/labels';
import { isFormField, profileFields, type FormFieldKey } from '@/lib/settings/settings';
import { targetOf } from '@/lib/settings/targets';
import { shownFields } from './shown-fields';
import { ownerName, valueWords } from './value-words';

const isText = (key: string): boolean => key === 'note' || key === 'summary';

/** One thing that goes to Lever and has no field on the screen. */
export interface GoesAlong {
  label: string;
  value: string;
}

/**
 * Everything that goes to Lever with a push and that no field in sight shows: fields
 * that are not displayed and all the same have a value, and what the field mapping makes of the profile.
 */
export function goesAlong(
  reading: Reading,
  resolved: Resolved,
  view: PanelView,
  notes: { summary: string; note: string },
  { open, update }: { open: boolean; update: boolean },
): GoesAlong[] {
  const { choices, fields, forms, settings } = resolved;
  const { values } = settings;
  const shown = shownFields(values, view.catalog);
  const seen = new Set<string>([...shown.person, ...shown.push, 'name', 'title', 'company']);
  // While Advanced settings is closed, the texts and forms in there are out of sight too.
  if (!open) for (const key of shown.push) if (isFormField(key) || isText(key)) seen.delete(key);
  const found: GoesAlong[] = [];
  const add = (label: string, value: string | undefined): void => {
    if (value?.trim()) found.push({ label, value: value.trim() });
  };

  const settled = ['posting', 'stage', 'owner', 'tags', 'source', 'origin'] as const;
  for (const key of update ? [] : settled)
    if (!seen.has(key))
      add(
        text(settingLabel[key]),
        key === 'owner' ? ownerName(choices, view) : valueWords(key, choices, view),
      );
  if (!seen.has('note')) add(text('labelNote'), notes.note);
  if (!seen.has('summary') && choices.summary) add(text('labelSummary'), notes.summary);

  const { short } = profileValues(reading, fields);
  for (const field of update ? [] : profileFields)
    if (targetOf(values, field).to === 'lever' && !seen.has(field))
      add(text(profileFieldLabel[field]), short[field].join(', '));
  const mapped = update
    ? []
    : sharesOf(reading, resolved, view.catalog).tags.flatMap((share) => share.values);
  for (const tag of new Set(mapped)) if (!choices.tags.includes(tag)) add(text('labelTags'), tag);
  for (const [key, value] of Object.entries(forms) as [FormFieldKey, string | string[]][]) {
    const named = isFormField(key) && !seen.has(key) ? formFieldOf(view.catalog, key) : undefined;
    if (named) add(named.field.text, typeof value === 'string' ? value : value.join(', '));
  }
  for (const link of update ? [] : ownLinks(reading, settings).slice(1)) add(text('goesIdLink'), link);
  return found;
}
