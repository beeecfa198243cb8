import type { Catalog } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';
import { formFieldOf } from '@/lib/settings/catalog';
import { leverFieldLabel } from '@/lib/settings/labels';
import {
  formFieldKey,
  isFormField,
  leverFields,
  partsOf,
  type LeverField,
  type Mapping,
  type ProfileField,
} from '@/lib/settings/settings';

/** Where a profile field may go, as a select has it. Pure. */

/** The fields of Lever's own that can hold what a profile field is. */
const fitting: Record<ProfileField, readonly LeverField[]> = {
  name: ['name'],
  headline: ['headline'],
  location: ['location', 'headline'],
  email: ['emails'],
  phone: ['phones'],
  title: ['headline'],
  company: ['headline'],
  about: ['headline'],
  experience: ['headline'],
  education: ['headline'],
  websites: ['links'],
};

export function targetValue({ target }: Mapping): string {
  switch (target.to) {
    case 'lever':
      return `lever:${target.field}`;
    case 'form':
      return formFieldKey(target.template, target.field);
    default:
      return target.to;
  }
}

/** The mapping with another target; its rule stays. */
export function withTarget(mapping: Mapping, value: string): Mapping {
  return { ...mapping, target: targetOf(value) };
}

function targetOf(value: string): Mapping['target'] {
  const field = leverFields.find((one) => value === `lever:${one}`);
  if (field) return { to: 'lever', field };
  if (value === 'tag') return { to: 'tag', prefix: '' };
  return isFormField(value) ? { to: 'form', ...partsOf(value) } : { to: 'nothing' };
}

/** The targets to choose from, and the one that is chosen, whatever it is. A person in Lever always has a name. */
export function targetOptions(
  field: ProfileField,
  now: Mapping,
  { forms }: Pick<Catalog, 'forms'>,
): { value: string; text: string }[] {
  const options = [
    ...fitting[field].map((one) => ({
      value: `lever:${one}`,
      text: text('targetLever', text(leverFieldLabel[one])),
    })),
    ...(field === 'name' ? [] : [{ value: 'tag', text: text('targetTag') }]),
    ...forms.flatMap((form) =>
      form.fields.map((one) => ({
        value: formFieldKey(form.id, one.id),
        text: text('fieldOfForm', form.text, one.text),
      })),
    ),
    ...(field === 'name' ? [] : [{ value: 'nothing', text: text('targetNothing') }]),
  ];
  const chosen = targetValue(now);
  return options.some(({ value }) => value === chosen)
    ? options
    : [...options, { value: chosen, text: targetText(now, { forms }) }];
}

/** A target by its name. */
export function targetText({ target }: Mapping, lists: Pick<Catalog, 'forms'>): string {
  switch (target.to) {
    case 'nothing':
      return text('targetNothing');
    case 'tag':
      return text('targetTag');
    case 'lever':
      return text('targetLever', text(leverFieldLabel[target.field]));
    case 'form': {
      const there = formFieldOf(lists, formFieldKey(target.template, target.field));
      return there
        ? text('fieldOfForm', there.form.text, there.field.text)
        : text('fieldUnknown', `${target.template}/${target.field}`);
    }
  }
}
