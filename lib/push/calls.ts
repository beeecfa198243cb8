import * as z from 'zod/mini';
import { contactChange, newForm, newOpportunity } from '@/lib/lever/schemas';
import { pdf, type Pdf } from './pdf';

/** The Lever calls that plans are made of. */

const note = z.object({
  kind: z.literal('note'),
  about: z.enum(['note', 'summary', 'reply', 'history']),
  value: z.string(),
  /** Plans stored by earlier versions do not say. */
  secret: z._default(z.boolean(), false),
});
const form = z.object({
  kind: z.literal('form'),
  template: z.string(),
  fields: newForm.shape.fields,
  secret: z.boolean(),
});

const words = z.array(z.string());

/**
 * One call of a plan. They run in order, on the opportunity the plan names, else on the one its create makes. Each adds
 * or changes what its list or body names, and nothing else. The last six take back what an earlier push did.
 */
export const call = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('create'),
    body: newOpportunity,
    /** The résumé that is sent with it, in the same call. */
    file: z.optional(pdf),
  }),
  z.object({
    kind: z.literal('contact'),
    contact: z.string(),
    body: contactChange,
    /** Each field is changed only where it is still so. */
    from: z.optional(contactChange),
  }),
  z.object({ kind: z.literal('addLinks'), links: words }),
  z.object({ kind: z.literal('addTags'), tags: words }),
  z.object({ kind: z.literal('addSources'), sources: words }),
  z.object({
    kind: z.literal('stage'),
    stage: z.string(),
    /** It is moved only where it still stands there. */
    from: z.optional(z.string()),
  }),
  note,
  form,
  z.object({ kind: z.literal('file'), file: pdf }),
  z.object({ kind: z.literal('removeLinks'), links: words }),
  z.object({ kind: z.literal('removeTags'), tags: words }),
  z.object({ kind: z.literal('removeSources'), sources: words }),
  z.object({ kind: z.literal('deleteNote'), note: z.string() }),
  z.object({ kind: z.literal('deleteFile'), file: z.string() }),
  z.object({ kind: z.literal('archive'), reason: z.string() }),
]);
export type Call = z.infer<typeof call>;
export type CallOf<K extends Call['kind']> = Extract<Call, { kind: K }>;
export type NoteCall = CallOf<'note'>;
export type FormCall = CallOf<'form'>;

/** The PDF that a call brings to Lever. */
export const pdfIn = (one: Call): Pdf | undefined =>
  one.kind === 'create' || one.kind === 'file' ? one.file : undefined;
