import type { Reading } from '@/lib/profile/reading';
import type { Fields } from './draft';

/** The words the summary needs, in the recruiter's language. */
export interface SummaryWords {
  now: string;
  experience: string;
  education: string;
  about: string;
  websites: string;
}

/** What was read and Lever has no field for, as the text of a note: jobs, schools, about, websites. */
export function summaryOf(
  reading: Reading,
  fields: Pick<Fields, 'company' | 'title'>,
  words: SummaryWords,
): string {
  const parts: string[] = [];
  const now = [fields.title, fields.company].filter(Boolean).join(' · ');
  if (now) parts.push(`${words.now}: ${now}`);
  const jobs = (reading.experience?.value ?? []).map((job) =>
    [job.title, job.company, job.dates].filter(Boolean).join(' · '),
  );
  if (jobs.length) parts.push([`${words.experience}:`, ...jobs.map((line) => `- ${line}`)].join('\n'));
  const schools = (reading.education?.value ?? []).map((s) =>
    [s.school, s.degree, s.dates].filter(Boolean).join(' · '),
  );
  if (schools.length) parts.push([`${words.education}:`, ...schools.map((line) => `- ${line}`)].join('\n'));
  if (reading.websites) parts.push(`${words.websites}: ${reading.websites.value.join(' ')}`);
  if (reading.about) parts.push(`${words.about}:\n${reading.about.value}`);
  parts.push(reading.publicUrl);
  return parts.join('\n\n');
}
