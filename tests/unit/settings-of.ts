import { resolve, type Draft, type Resolved } from '@/lib/push/draft';
import type { Reading } from '@/lib/profile/reading';
import { emptyCatalog, type Catalog } from '@/lib/settings/catalog';
import { noLayers, type Layers } from '@/lib/settings/resolve';

export { emptyCatalog as noLists };

/** What a draft comes to where nobody set anything but what is said here. */
export const resolved = (
  reading: Reading,
  edits: Draft,
  layers: Partial<Layers> = {},
  lists: Partial<Catalog> = {},
): Resolved => resolve(reading, edits, { ...noLayers, ...layers }, { ...emptyCatalog, ...lists });
