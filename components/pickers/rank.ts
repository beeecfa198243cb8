import { matchSorter } from 'match-sorter';

export interface Option {
  id: string;
  text: string;
  /** Tells options of the same text apart. */
  detail?: string | undefined;
  /** Stands before what was used last, as long as nothing is typed. */
  first?: boolean;
}

/** How many options a list shows at once; typing narrows it. */
export const SHOWN = 100;

/**
 * The options that fit what was typed: each word in text or detail, what was used last in front.
 * @param recent ids, last used first
 */
export function rank(options: readonly Option[], typed: string, recent: readonly string[]): Option[] {
  const fitting = typed
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .reduceRight<Option[]>(
      (left, word) =>
        matchSorter(left, word, {
          keys: ['text', 'detail'],
          threshold: matchSorter.rankings.CONTAINS,
          baseSort: () => 0,
        }),
      [...options],
    );
  const byId = new Map(fitting.map((option) => [option.id, option]));
  const used = recent.flatMap((id) => byId.get(id) ?? []);
  const isUsed = new Set(used.map(({ id }) => id));
  const ranked = [...used, ...fitting.filter(({ id }) => !isUsed.has(id))];
  if (typed.trim()) return ranked;
  return [...ranked.filter(({ first }) => first), ...ranked.filter(({ first }) => !first)];
}
