import type { Catalog } from './catalog';
import type { Layer } from './settings';

/**
 * The archive reason the team chose for what is taken back; undefined where it chose none that Lever still has. Its name is
 * left out where Lever's list could not be had.
 */
export function reasonForUndo(
  { undoReason }: Pick<Layer, 'undoReason'>,
  { known, archiveReasons }: Pick<Catalog, 'known' | 'archiveReasons'>,
): { id: string; name?: string } | undefined {
  if (!undoReason) return undefined;
  const named = archiveReasons.find(({ id }) => id === undoReason);
  if (named) return { id: undoReason, name: named.text };
  return known.includes('archiveReasons') ? undefined : { id: undoReason };
}
