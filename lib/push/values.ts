import type { Job, Reading, School } from '@/lib/profile/reading';
import type { ProfileField } from '@/lib/settings/settings';
import type { Fields } from './draft';

/** What a person's profile says, field by field: as edited where the panel lets one edit it, else as read. */

/** "a@x.example, b@y.example" as a list; commas, semicolons and line breaks all separate. */
export function several(value: string): string[] {
  return [
    ...new Set(
      value
        .split(/[,;\n]/)
        .map((part) => part.trim())
        .filter(Boolean),
    ),
  ];
}

const dotted = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' · ');

const jobShort = (job: Job): string => dotted(job.title, job.company);
const schoolShort = (one: School): string => dotted(one.school, one.degree);

/**
 * The value or values of each profile field, none of them empty.
 * @returns `short` as fits a tag or a field, jobs and schools without their dates; `full` with all that was read
 */
export function profileValues(
  reading: Reading,
  fields: Fields,
): { short: Record<ProfileField, string[]>; full: Record<ProfileField, string[]> } {
  const one = (value: string): string[] => (value.trim() ? [value.trim()] : []);
  const jobs = reading.experience?.value ?? [];
  const schools = reading.education?.value ?? [];
  const short = {
    name: one(fields.name),
    headline: one(fields.headline),
    location: one(fields.location),
    email: several(fields.email),
    phone: several(fields.phone),
    title: one(fields.title),
    company: one(fields.company),
    about: one(reading.about?.value ?? ''),
    experience: jobs.map(jobShort).filter(Boolean),
    education: schools.map(schoolShort).filter(Boolean),
    websites: reading.websites?.value ?? [],
  };
  const full = {
    ...short,
    experience: jobs.map((job) => dotted(jobShort(job), job.dates)).filter(Boolean),
    education: schools.map((school) => dotted(schoolShort(school), school.dates)).filter(Boolean),
  };
  return { short, full };
}

/** What the person does now: "title · company". */
export const jobNow = ({ title, company }: Pick<Fields, 'title' | 'company'>): string =>
  dotted(title.trim(), company.trim());
