import { resolve, type Draft, type Resolved } from '@/lib/push/draft';
import type { Reading } from '@/lib/profile/reading';
import type { Catalog } from '@/lib/settings/catalog';
import { noLayers, type Layers } from '@/lib/settings/resolve';

/** Lists of a Lever that was never asked: nothing can be said of any value. */
export const noLists: Catalog = {
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

/** What a draft comes to where nobody set anything but what is said here. */
export const resolved = (
  reading: Reading,
  edits: Draft,
  layers: Partial<Layers> = {},
  lists: Partial<Catalog> = {},
): Resolved => resolve(reading, edits, { ...noLayers, ...layers }, { ...noLists, ...lists });
