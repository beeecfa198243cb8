import type { Reading } from '@/lib/profile/reading';
import type { Catalog } from '@/lib/settings/catalog';
import type { DifferenceRow } from './compare';
import type { Resolved } from './draft';
import { sortForms } from './forms';
import { ownerOf, ownLinks, sharesOf } from './mapping';
import { noteTexts, type NoteContext } from './templates';

/**
 * Everything that would go out with a push, as one text: the panel sends the one of what stands on its screen, and the
 * worker compares it with its own, so that settings or lists that came meanwhile send nothing that nobody saw.
 */
export function seenOf(
  reading: Reading,
  resolved: Resolved,
  lists: Catalog,
  actingAs: string,
  notes: NoteContext,
  update?: { target: string; rows: readonly DifferenceRow[] },
): string {
  const { choices, fields, forms, settings } = resolved;
  const { syncAs, posting, stage, tags, source, origin, summary } = choices;
  return JSON.stringify([
    { syncAs, posting, stage, tags, source, origin, summary },
    ownerOf(resolved, lists, actingAs),
    fields,
    sortForms(forms, settings.values.displayed, lists).filled,
    sharesOf(reading, resolved, lists),
    ownLinks(reading, settings),
    noteTexts(reading, resolved, notes),
    // Of an update, what it changes: the record may have changed in Lever, or a rule here, since it was shown.
    update && [
      update.target,
      update.rows.map(({ field, there, here, chosen }) => ({ field, there, here, chosen })),
    ],
  ]);
}
