import type { Reading } from '@/lib/profile/reading';
import { fieldsOf, type Fields } from './draft';
import { fill, personValues, summaryTemplate } from './templates';

/** The words the summary needs, in the recruiter's language. */
export interface SummaryWords {
  now: string;
  experience: string;
  education: string;
  about: string;
  websites: string;
}

/** The built-in summary of a person: what was read and Lever has no field for, as the text of a note. */
export const summaryOf = (
  reading: Reading,
  fields: Pick<Fields, 'company' | 'title'>,
  words: SummaryWords,
): string => fill(summaryTemplate(words), personValues(reading, { ...fieldsOf(reading), ...fields }));
