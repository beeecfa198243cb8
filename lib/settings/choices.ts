import * as z from 'zod/mini';

/** Lever's origins, as its API takes them. */
export const origins = ['agency', 'applied', 'internal', 'referred', 'sourced', 'university'] as const;

/** The named presets that say what the person becomes in Lever. */
export const syncAs = ['lead', 'candidate'] as const;

const id = z.string().check(z.minLength(1), z.maxLength(100));
const word = z.string().check(z.minLength(1), z.maxLength(200));
const longText = z.string().check(z.maxLength(20_000));

/** Every setting that decides a push. Ids are Lever's; stage ids may be slugs, so none is checked as a UUID. */
export const choices = z.object({
  syncAs: z.enum(syncAs),
  posting: z.nullable(id),
  stage: id,
  /** A Lever user, or null for the acting user. */
  owner: z.nullable(id),
  tags: z.array(word).check(z.maxLength(50)),
  source: z.string().check(z.maxLength(200)),
  origin: z.enum(origins),
  note: longText,
  /** Whether the profile summary goes along as a note. */
  summary: z.boolean(),
  /** The summary as the recruiter edited it; null means as made from the reading. */
  summaryText: z.nullable(longText),
});
export type Choices = z.infer<typeof choices>;

/** The lowest layer: with it alone, one click pushes. */
export const builtIn: Choices = {
  syncAs: 'lead',
  posting: null,
  stage: 'lead-new',
  owner: null,
  tags: [],
  source: 'LinkedIn',
  origin: 'sourced',
  note: '',
  summary: false,
  summaryText: null,
};
