import type { PanelView } from '@/lib/messages/views';
import type { Reading } from '@/lib/profile/reading';
import { text } from '@/lib/platform/text';
import { several, type Fields, type Resolved } from '@/lib/push/draft';
import { formFieldOf } from '@/lib/settings/catalog';
import { profileFieldLabel, settingLabel } from '@/lib/settings/labels';
import {
  isFormField,
  mapKey,
  profileFields,
  type FormFieldKey,
  type ProfileField,
} from '@/lib/settings/settings';
import { shownFields } from './shown-fields';
import { ownerName, valueWords } from './value-words';

/** One thing that goes to Lever and has no field on the screen. */
export interface GoesAlong {
  label: string;
  value: string;
}

/** What of a profile field goes into tags, at most: a whole career is no tag. */
const MOST_TAGS = 10;
const LONGEST_TAG = 200;

/** The texts of a profile field: several where it has several values. */
function textsOf(field: ProfileField, reading: Reading, fields: Fields): string[] {
  const joined = (parts: (string | undefined)[]) => parts.filter(Boolean).join(' · ');
  switch (field) {
    case 'about':
      return reading.about ? [reading.about.value] : [];
    case 'experience':
      return (reading.experience?.value ?? []).map((job) => joined([job.title, job.company]));
    case 'education':
      return (reading.education?.value ?? []).map((one) => joined([one.school, one.degree]));
    case 'websites':
      return reading.websites?.value ?? [];
    case 'email':
    case 'phone':
      return several(fields[field]);
    case 'name':
    case 'headline':
    case 'location':
    case 'title':
    case 'company':
      return [fields[field].trim()];
  }
}

/**
 * Everything that goes to Lever with a push and that no field of the panel shows, with Advanced settings open: fields
 * that are not displayed and all the same have a value, and what the field mapping makes of the profile.
 */
export function goesAlong(
  reading: Reading,
  resolved: Resolved,
  view: PanelView,
  summary: string,
): GoesAlong[] {
  const { choices, fields, forms, settings } = resolved;
  const { values } = settings;
  const shown = shownFields(values, view.catalog);
  const seen = new Set<string>([...shown.person, ...shown.push, 'name', 'title', 'company']);
  const found: GoesAlong[] = [];
  const add = (label: string, value: string | undefined): void => {
    if (value?.trim()) found.push({ label, value: value.trim() });
  };

  for (const key of ['posting', 'stage', 'owner', 'tags', 'source', 'origin'] as const)
    if (!seen.has(key))
      add(
        text(settingLabel[key]),
        key === 'owner' ? ownerName(choices, view) : valueWords(key, choices, view),
      );
  if (!seen.has('summary') && choices.summary) add(text('labelSummary'), summary);

  const chosen = new Set(choices.tags);
  for (const field of profileFields) {
    const { target } = values[mapKey[field]];
    const texts = textsOf(field, reading, fields).filter(Boolean);
    if (target.to === 'lever' && !seen.has(field)) add(text(profileFieldLabel[field]), texts.join(', '));
    if (target.to !== 'tag') continue;
    for (const one of texts.slice(0, MOST_TAGS)) {
      const tag = `${target.prefix}${one}`.slice(0, LONGEST_TAG);
      if (chosen.has(tag)) continue;
      chosen.add(tag);
      add(text('labelTags'), tag);
    }
  }
  for (const [key, value] of Object.entries(forms) as [FormFieldKey, string | string[]][]) {
    const named = isFormField(key) && !seen.has(key) ? formFieldOf(view.catalog, key) : undefined;
    if (named) add(named.field.text, typeof value === 'string' ? value : value.join(', '));
  }
  if (values.idLink && reading.identity.urnId)
    add(text('goesIdLink'), `https://www.linkedin.com/in/${reading.identity.urnId}`);
  return found;
}
