import * as z from 'zod/mini';

/**
 * Lever's objects as they really come: keys are added without notice, optional ones go missing, and a text may be null
 * where the documentation says string. So every object is open, and only what Fulcrum uses is named.
 */

const text = z.pipe(
  z.nullish(z.string()),
  z.transform((value) => value ?? ''),
);
const texts = z.pipe(
  z.nullish(z.array(z.string())),
  z.transform((value) => value ?? []),
);
/** An id, or the whole object when it was asked for by `expand`. */
const reference = <T extends z.core.$ZodType>(object: T) => z.nullish(z.union([z.string(), object]));

export const user = z.looseObject({
  id: z.string(),
  name: text,
  email: text,
  accessRole: text,
  deactivatedAt: z.nullish(z.number()),
});
export type User = z.infer<typeof user>;

export const stage = z.looseObject({ id: z.string(), text });

export const posting = z.looseObject({
  id: z.string(),
  text,
  state: text,
  confidentiality: text,
  owner: reference(user),
  categories: z.nullish(
    z.looseObject({
      team: z.nullish(z.string()),
      location: z.nullish(z.string()),
      department: z.nullish(z.string()),
    }),
  ),
  urls: z.nullish(z.looseObject({ list: z.nullish(z.string()) })),
});
export type Posting = z.infer<typeof posting>;

/** The company's name in the address of its job site: https://jobs.lever.co/<name>. */
export function siteOf(one: Posting): string | undefined {
  const list = one.urls?.list;
  return list && URL.canParse(list) ? new URL(list).pathname.split('/')[1] : undefined;
}

export const counted = z.looseObject({ text });

/** `createdAt` may come as a text, and keys are added without notice: only what is used is named. */
export const formTemplate = z.looseObject({
  id: z.string(),
  text,
  secretByDefault: z.nullish(z.boolean()),
  fields: z.pipe(
    z.nullish(
      z.array(
        z.looseObject({
          id: z.string(),
          type: text,
          text,
          description: z.nullish(z.string()),
          required: z.nullish(z.boolean()),
          options: z.nullish(z.array(z.looseObject({ text }))),
        }),
      ),
    ),
    z.transform((value) => value ?? []),
  ),
});
export type FormTemplate = z.infer<typeof formTemplate>;

export const archiveReason = z.looseObject({ id: z.string(), text, status: text, type: text });

const application = z.looseObject({ id: z.string(), posting: z.nullish(z.string()) });

export const opportunity = z.looseObject({
  id: z.string(),
  name: text,
  headline: text,
  location: text,
  contact: z.nullish(z.union([z.string(), z.looseObject({ id: z.string() })])),
  stage: reference(stage),
  owner: reference(user),
  emails: texts,
  phones: z.pipe(
    z.nullish(z.array(z.looseObject({ value: text }))),
    z.transform((value) => value ?? []),
  ),
  links: texts,
  tags: texts,
  sources: texts,
  origin: text,
  applications: z.pipe(
    z.nullish(z.array(z.union([z.string(), application]))),
    z.transform((value) => value ?? []),
  ),
  createdAt: z.nullish(z.number()),
  updatedAt: z.nullish(z.number()),
  lastInteractionAt: z.nullish(z.number()),
  archived: z.nullish(z.looseObject({ reason: z.nullish(z.string()), archivedAt: z.nullish(z.number()) })),
  snoozedUntil: z.nullish(z.number()),
  isAnonymized: z.nullish(z.boolean()),
  confidentiality: text,
  stageChanges: z.nullish(
    z.array(z.looseObject({ userId: z.nullish(z.string()), toStageId: z.nullish(z.string()) })),
  ),
  urls: z.nullish(z.looseObject({ show: z.nullish(z.string()) })),
});
export type Opportunity = z.infer<typeof opportunity>;

/** `noteId` beside `id`, or alone as the documentation has it. */
export const createdNote = z.looseObject({ id: z.nullish(z.string()), noteId: z.nullish(z.string()) });

export const note = z.looseObject({
  id: z.string(),
  user: z.nullish(z.string()),
  createdAt: z.nullish(z.number()),
  fields: z.pipe(
    z.nullish(z.array(z.looseObject({ value: z.nullish(z.unknown()) }))),
    z.transform((value) => value ?? []),
  ),
});

/** A filled profile form. Its fields bear the ids of the template's, or their texts alone. */
export const form = z.looseObject({
  id: z.string(),
  createdAt: z.nullish(z.number()),
  baseTemplateId: z.nullish(z.string()),
  fields: z.pipe(
    z.nullish(z.array(z.looseObject({ id: z.nullish(z.string()), text, value: z.nullish(z.unknown()) }))),
    z.transform((value) => value ?? []),
  ),
});
export type Form = z.infer<typeof form>;

/** What POST …/forms takes: all fields of the template, null for those without a value. */
export const newForm = z.object({
  baseTemplateId: z.string(),
  fields: z.array(
    z.object({
      id: z.string(),
      type: z.optional(z.string()),
      text: z.string(),
      value: z.nullable(z.union([z.string(), z.number(), z.array(z.string())])),
    }),
  ),
  secret: z.boolean(),
});
export type NewForm = z.infer<typeof newForm>;

/** The documentation's examples have numbers of files as texts where its lists of attributes have numbers. */
const number = z.pipe(
  z.nullish(z.union([z.number(), z.string()])),
  z.transform((value) => (value === null || value === undefined || value === '' ? undefined : Number(value))),
);
export const file = z.looseObject({
  id: z.nullish(z.string()),
  name: text,
  /** In bytes. */
  size: number,
  uploadedAt: number,
});
export type LeverFile = z.infer<typeof file>;

/** A résumé, which stands on a list of its own; one that was typed has no file. */
export const resume = z.looseObject({ id: z.string(), file: z.nullish(file) });

/** Wrapped as everything is, or bare as the documentation has some answers about files. */
export const createdFile = z.looseObject({
  id: z.nullish(z.string()),
  data: z.nullish(z.looseObject({ id: z.nullish(z.string()) })),
});

/** The person behind opportunities. NB the location is an object here, and links stand on the opportunities only. */
export const contact = z.looseObject({
  id: z.string(),
  name: text,
  headline: text,
  isAnonymized: z.nullish(z.boolean()),
  location: z.pipe(
    z.nullish(z.looseObject({ name: text })),
    z.transform((value) => value?.name ?? ''),
  ),
  emails: texts,
  phones: z.pipe(
    z.nullish(z.array(z.looseObject({ type: z.nullish(z.string()), value: text }))),
    z.transform((value) => value ?? []),
  ),
});
export type Contact = z.infer<typeof contact>;

/** What PUT /contacts/:id takes: a field that is not there stays, a list that is there stands for the whole list. */
export const contactChange = z.object({
  name: z.optional(z.string()),
  headline: z.optional(z.string()),
  location: z.optional(z.string()),
  emails: z.optional(z.array(z.string())),
  phones: z.optional(z.array(z.object({ type: z.optional(z.string()), value: z.string() }))),
});
export type ContactChange = z.infer<typeof contactChange>;

/** What POST /opportunities takes of Fulcrum: a field that is not there is not sent. */
export const newOpportunity = z.object({
  name: z.string(),
  headline: z.optional(z.string()),
  location: z.optional(z.string()),
  emails: z.optional(z.array(z.string())),
  phones: z.optional(z.array(z.object({ value: z.string() }))),
  links: z.array(z.string()),
  tags: z.optional(z.array(z.string())),
  sources: z.optional(z.array(z.string())),
  origin: z.string(),
  stage: z.string(),
  owner: z.string(),
  /** One at most: Lever refuses more. */
  postings: z.optional(z.tuple([z.string()])),
  /** The contact it goes to; Lever adds the e-mails, phones and links to what is there. */
  contact: z.optional(z.string()),
});
export type NewOpportunity = z.infer<typeof newOpportunity>;

export const single = <T extends z.core.$ZodType>(data: T) => z.looseObject({ data });

/** Some lists come without `hasNext`, and `next` is gone on the last page. */
export const page = <T extends z.core.$ZodType>(item: T) =>
  z.looseObject({ data: z.array(item), hasNext: z.nullish(z.boolean()), next: z.nullish(z.string()) });
