/** Three-way merges, so that two windows, or two admins, changing the same thing at once lose nothing of each other. */

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * What is `there`, with everything laid over it that changed from `was` to `now`. Works key by key; a key that is gone
 * in `now` goes. Where both sides changed the same key, `now` wins.
 */
export function mergeKeys<T extends object>(there: T, was: T, now: T): T {
  const merged = { ...there } as Record<string, unknown>;
  for (const key of new Set([...Object.keys(was), ...Object.keys(now)])) {
    const [before, after] = [was[key as keyof T], now[key as keyof T]];
    if (same(before, after)) continue;
    if (after === undefined) Reflect.deleteProperty(merged, key);
    else merged[key] = after;
  }
  return merged as T;
}

/**
 * The same for a list of different words: what was added is added, what was taken away goes. Where `now` is in another
 * order than `was`, or `there` is as it was, the order of `now` holds.
 */
export function mergeWords<T extends string>(there: readonly T[], was: readonly T[], now: readonly T[]): T[] {
  const added = now.filter((one) => !was.includes(one) && !there.includes(one));
  const kept = [...there.filter((one) => !was.includes(one) || now.includes(one)), ...added];
  const both = (list: readonly T[], other: readonly T[]) => list.filter((one) => other.includes(one));
  const moved = same(there, was) || !same(both(was, now), both(now, was));
  return moved ? [...new Set([...now.filter((one) => kept.includes(one)), ...kept])] : kept;
}

/** The same for things with an id. */
export function mergeById<T extends { id: string }>(
  there: readonly T[],
  was: readonly T[],
  now: readonly T[],
  mergeOne: (there: T, was: T, now: T) => T,
): T[] {
  const find = (list: readonly T[], id: string) => list.find((one) => one.id === id);
  const ids = (list: readonly T[]) => list.map((one) => one.id);
  const kept = mergeWords(ids(there), ids(was), ids(now));
  return kept.flatMap((id) => {
    const [theirs, before, mine] = [find(there, id), find(was, id), find(now, id)];
    if (theirs && before && mine) return [mergeOne(theirs, before, mine)];
    return mine && (!before || !theirs) ? [mine] : theirs ? [theirs] : [];
  });
}
