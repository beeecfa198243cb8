import * as z from 'zod/mini';
import { leverUser } from '@/lib/connection/user';
import type { FieldKey, SettingKey, Settings } from './settings';
import { formFieldKey, isFormField, POSTING_OWNER } from './settings';
import type { Alive } from './resolve';

export const formFieldType = z.enum([
  'currency',
  'date',
  'dropdown',
  'multiple-choice',
  'multiple-select',
  'text',
  'textarea',
  'yes-no',
]);

const formField = z.object({
  id: z.string(),
  /** Undefined for a type this version does not know: such a field is sent empty and cannot be filled. */
  type: z.optional(formFieldType),
  text: z.string(),
  description: z.string(),
  required: z.boolean(),
  options: z.array(z.string()),
});
export type FormField = z.infer<typeof formField>;

const formTemplate = z.object({
  id: z.string(),
  text: z.string(),
  secret: z.boolean(),
  fields: z.array(formField),
});
export type FormTemplate = z.infer<typeof formTemplate>;

/** What Lever has to choose from. */
export const catalog = z.object({
  state: z.enum(['none', 'loading', 'ready', 'failed']),
  /** Which lists could be had: of the others nothing can be said. An API key may be allowed some and not others. */
  known: z.array(z.enum(['postings', 'stages', 'users', 'tags', 'sources', 'forms', 'archiveReasons'])),
  postings: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      /** Team and location, to tell apart postings of the same name. */
      detail: z.string(),
      confidential: z.boolean(),
      /** The posting's owner, a user id. */
      owner: z.nullable(z.string()),
    }),
  ),
  stages: z.array(z.object({ id: z.string(), text: z.string() })),
  /** Active users. */
  users: z.array(leverUser),
  tags: z.array(z.string()),
  sources: z.array(z.string()),
  /** Profile forms. */
  forms: z.array(formTemplate),
  /** Active non-hired ones. */
  archiveReasons: z.array(z.object({ id: z.string(), text: z.string() })),
  /** All of them, to tell why somebody was archived. Catalogs stored by earlier versions have none. */
  reasons: z.optional(z.array(z.object({ id: z.string(), text: z.string(), hired: z.boolean() }))),
  /** What this recruiter used, last first: ids for posting, stage and owner, texts for tags and source. */
  recent: z.object({
    posting: z.array(z.string()),
    stage: z.array(z.string()),
    owner: z.array(z.string()),
    tags: z.array(z.string()),
    source: z.array(z.string()),
  }),
});
export type Catalog = z.infer<typeof catalog>;
export type ListName = Catalog['known'][number];

/** Lists of a Lever that was never asked: nothing can be said of any value. */
export const emptyCatalog: Catalog = {
  state: 'none',
  known: [],
  postings: [],
  stages: [],
  users: [],
  tags: [],
  sources: [],
  forms: [],
  archiveReasons: [],
  recent: { posting: [], stage: [], owner: [], tags: [], source: [] },
};

/** The form field of a key, with its form; undefined when Lever's forms have none such. */
export function formFieldOf(
  { forms }: Pick<Catalog, 'forms'>,
  key: FieldKey,
): { form: FormTemplate; field: FormField } | undefined {
  if (!isFormField(key)) return undefined;
  for (const form of forms)
    for (const field of form.fields) if (formFieldKey(form.id, field.id) === key) return { form, field };
  return undefined;
}

/** Which values Lever still knows, as far as the lists that are there can tell. */
export function aliveIn(lists: Catalog): Alive {
  const known = new Set(lists.known);
  const has = (list: ListName, among: readonly { id: string }[], id: unknown): boolean =>
    id === null || !known.has(list) || among.some((one) => one.id === id);
  return (key: SettingKey, value: unknown): boolean => {
    switch (key) {
      case 'posting':
        return has('postings', lists.postings, value);
      case 'stage':
      case 'stageAdded':
      case 'stageReplied':
      case 'stageInterested':
      case 'stageNotInterested':
        return has('stages', lists.stages, value);
      case 'owner':
        return value === POSTING_OWNER || has('users', lists.users, value);
      case 'undoReason':
        return has('archiveReasons', lists.archiveReasons, value);
      default:
        if (!key.startsWith('map') || !known.has('forms')) return true;
        return mappedFormIsThere(lists, value as Settings['mapName']);
    }
  };
}

function mappedFormIsThere(lists: Catalog, { target }: Settings['mapName']): boolean {
  return (
    target.to !== 'form' || formFieldOf(lists, formFieldKey(target.template, target.field)) !== undefined
  );
}
