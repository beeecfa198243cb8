import * as z from 'zod/mini';
import type { Reading } from '@/lib/profile/reading';
import { builtIn, choices, type Choices } from '@/lib/settings/choices';

/** What the panel lets a recruiter edit of a person. Email and phone may hold several, separated by commas. */
const fieldText = z.string().check(z.maxLength(2_000));
const fields = z.object({
  name: fieldText,
  headline: fieldText,
  location: fieldText,
  company: fieldText,
  title: fieldText,
  email: fieldText,
  phone: fieldText,
});
export type Fields = z.infer<typeof fields>;

/** What a recruiter changed for one person: only what was touched, so that a better reading still fills the rest. */
export const draft = z.object({ fields: z.partial(fields), choices: z.partial(choices) });
export type Draft = z.infer<typeof draft>;

/**
 * Two panels may edit the same person at once: what this one changed since it last heard (`base`) goes over what is
 * stored, and the rest of what is stored stays.
 */
export function mergeDrafts(stored: Draft, base: Draft, mine: Draft): Draft {
  const merge = <T extends object>(there: T, was: T, now: T): T => {
    const merged = { ...there } as Record<string, unknown>;
    for (const key of new Set([...Object.keys(was), ...Object.keys(now)])) {
      const [before, after] = [was[key as keyof T], now[key as keyof T]];
      if (JSON.stringify(before) === JSON.stringify(after)) continue;
      if (after === undefined) Reflect.deleteProperty(merged, key);
      else merged[key] = after;
    }
    return merged as T;
  };
  return {
    fields: merge(stored.fields, base.fields, mine.fields),
    choices: merge(stored.choices, base.choices, mine.choices),
  };
}

export const emptyDraft: Draft = { fields: {}, choices: {} };

/** A draft laid over the reading and the settings below it: exactly what the panel shows and a push will send. */
export interface Resolved {
  fields: Fields;
  choices: Choices;
}

export function resolve(reading: Reading, edits: Draft): Resolved {
  const read: Fields = {
    name: reading.name?.value ?? '',
    headline: reading.headline?.value ?? '',
    location: reading.location?.value ?? '',
    company: reading.company?.value ?? '',
    title: reading.title?.value ?? '',
    email: reading.emails?.value.join(', ') ?? '',
    phone: reading.phones?.value.join(', ') ?? '',
  };
  return { fields: overlay(read, edits.fields), choices: overlay(builtIn, edits.choices) };
}

function overlay<T extends object>(below: T, above: { [K in keyof T]?: T[K] | undefined }): T {
  const set = Object.entries(above).filter(([, value]) => value !== undefined);
  return { ...below, ...Object.fromEntries(set) };
}

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

export type DraftField = keyof Fields | keyof Choices;

/** What keeps a draft from being pushed, in the order the panel shows the fields. */
export interface DraftProblem {
  field: DraftField;
  problem: 'missing' | 'badEmail' | 'badPhone';
  /** The part that is wrong, as typed. */
  part?: string;
}

const email = z.email();

export function check({ fields: f, choices: c }: Resolved): DraftProblem[] {
  const found: DraftProblem[] = [];
  if (!f.name.trim()) found.push({ field: 'name', problem: 'missing' });
  for (const part of several(f.email))
    if (!email.safeParse(part).success) found.push({ field: 'email', problem: 'badEmail', part });
  for (const part of several(f.phone))
    if (part.replace(/\D/g, '').length < 5) found.push({ field: 'phone', problem: 'badPhone', part });
  if (c.syncAs === 'candidate' && !c.posting) found.push({ field: 'posting', problem: 'missing' });
  return found;
}
