import { say, text, type Sentence, type TextKey } from '@/lib/platform/text';
import { fieldKeyLabel } from '@/lib/settings/labels';
import { isFormField, type FormFieldKey, type Preset } from '@/lib/settings/settings';
import type { DraftField, DraftProblem } from './draft';

/** What the panel calls its fields; those of profile forms bear their own names. */
export const fieldLabel: Record<Exclude<DraftField, FormFieldKey>, TextKey> = {
  ...fieldKeyLabel,
  name: 'labelName',
  company: 'labelCompany',
  title: 'labelTitle',
  syncAs: 'labelSyncAs',
  trigger: 'labelPushWhen',
  summaryText: 'labelSummaryText',
};

/** What is wrong with a draft, in words. The kind of its preset tells why a posting is wanted. */
export function sayProblem({ field, problem, part = '' }: DraftProblem, kind: Preset['kind']): Sentence {
  const named = isFormField(field) ? part : text(fieldLabel[field]);
  switch (problem) {
    case 'badEmail':
      return say('badEmail', part);
    case 'badPhone':
      return say('badPhone', part);
    case 'badNumber':
      return say('badNumber', named);
    case 'badDate':
      return say('badDate', named);
    case 'gone':
      return say('problemGone', named);
    case 'notListed':
      return say('problemNotListed', part, named);
    case 'listUnknown':
      return say('problemListUnknown', part, named);
    case 'missing':
      return field === 'posting' && kind === 'candidate' ? say('missingPosting') : say('missingField', named);
  }
}
