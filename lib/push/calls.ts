import * as z from 'zod/mini';
import { newForm, newOpportunity, type ContactChange } from '@/lib/lever/schemas';

/** The Lever calls that plans are made of. */

const note = z.object({
  kind: z.literal('note'),
  about: z.enum(['note', 'summary']),
  value: z.string(),
  /** Plans stored by earlier versions do not say. */
  secret: z._default(z.boolean(), false),
});
export type NoteCall = z.infer<typeof note>;
const form = z.object({
  kind: z.literal('form'),
  template: z.string(),
  fields: newForm.shape.fields,
  secret: z.boolean(),
});
export type FormCall = z.infer<typeof form>;

/** One call of a push that makes an opportunity. They run in order; notes and forms go on the one the create made. */
export const call = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('create'), body: newOpportunity }),
  note,
  form,
]);
export type Call = z.infer<typeof call>;

/** One call that changes what Lever has. Each adds or changes what its list or body names, and nothing else. */
export type UpdateCall =
  | { kind: 'contact'; contact: string; body: ContactChange }
  | { kind: 'addLinks'; links: string[] }
  | { kind: 'addTags'; tags: string[] }
  | { kind: 'addSources'; sources: string[] }
  | { kind: 'stage'; stage: string }
  | NoteCall
  | FormCall;
