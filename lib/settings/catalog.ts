import * as z from 'zod/mini';
import { leverUser } from '@/lib/connection/user';

/** What the pickers offer. */
export const catalog = z.object({
  state: z.enum(['none', 'loading', 'ready', 'failed']),
  postings: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      /** Team and location, to tell apart postings of the same name. */
      detail: z.string(),
      confidential: z.boolean(),
    }),
  ),
  stages: z.array(z.object({ id: z.string(), text: z.string() })),
  users: z.array(leverUser),
  tags: z.array(z.string()),
  sources: z.array(z.string()),
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
