import type { Reading } from '@/lib/profile/reading';
import type { Sentence } from '@/lib/platform/text';
import type { Catalog } from '@/lib/settings/catalog';
import type { DecidedField, Decision, Draft, Resolved } from './draft';
import type { HeldView } from './shown';

/** One field of a record in Lever that differs from what would go there. */
export interface DifferenceRow {
  field: DecidedField;
  there: string[];
  here: string[];
  choices: Decision[];
  chosen: Decision;
  locked: boolean;
}

export const differences: (
  reading: Reading,
  resolved: Resolved,
  held: HeldView,
  decisions: Draft['decisions'],
  lists: Catalog,
) => DifferenceRow[] = () => [];

export const cannotChange: (resolved: Resolved, held: HeldView, lists: Catalog) => Sentence[] = () => [];
