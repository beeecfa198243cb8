import type { Confidentiality } from './account.ts';
import { badRequest } from './errors.ts';
import { many, oneOf } from './read.ts';
import { accountOf, type Ctx } from './world.ts';

/** What a row is sorted by, most important first. The last part must tell rows apart. */
export type SortKey = readonly (string | number)[];

/** -1 for a part of the key means newest or highest first. */
export type Directions = readonly (1 | -1)[];

function compare(a: SortKey, b: SortKey, directions: Directions): number {
  for (const [i, direction] of directions.entries()) {
    const x = a[i] ?? 0;
    const y = b[i] ?? 0;
    if (x < y) return -direction;
    if (x > y) return direction;
  }
  return 0;
}

/**
 * One page in Lever's envelope: `next` is there only when there is more (recorded). The token is the next page's first
 * sort key as percent-encoded JSON (recorded), so a row that moves between pages is skipped or comes twice, as in the
 * real one. Only tokens that were given out for this list are taken (documented), and as they were given out: a client
 * that forgets to encode them once more fails here. That the limits of `limit` are refused and not clamped is inferred.
 */
export function page<T>(
  c: Ctx,
  list: string,
  rows: readonly T[],
  sort: { key: (row: T) => SortKey; directions: Directions },
  show: (row: T) => unknown,
): Response {
  const given = c.req.query('limit');
  if (given !== undefined && !/^([1-9]\d?|100)$/.test(given)) {
    throw badRequest('limit must be between 1 and 100');
  }
  const limit = Number(given ?? 100);
  const keyed = rows
    .map((row) => ({ row, key: sort.key(row) }))
    .sort((a, b) => compare(a.key, b.key, sort.directions));

  const { offsets } = accountOf(c);
  const offset = c.req.query('offset');
  let start = 0;
  if (offset !== undefined) {
    if (!offsets.has(`${list} ${offset}`)) throw badRequest('Invalid offset token');
    const from = JSON.parse(decodeURIComponent(offset)) as SortKey;
    const found = keyed.findIndex(({ key }) => compare(key, from, sort.directions) >= 0);
    start = found < 0 ? keyed.length : found;
  }
  const shown = keyed.slice(start, start + limit);
  const following = keyed[start + limit];
  const data = shown.map(({ row }) => pick(c, show(row)));
  if (following === undefined) return c.json({ data, hasNext: false });
  const next = encodeURIComponent(JSON.stringify(following.key));
  offsets.add(`${list} ${next}`);
  return c.json({ data, next, hasNext: true });
}

/** One thing in Lever's envelope, and what stands beside `data` there, if anything does. */
export const one = (
  c: Ctx,
  value: unknown,
  status: 200 | 201 = 200,
  beside: Record<string, unknown> = {},
): Response => c.json({ ...beside, data: pick(c, value) }, status);

/** `include` leaves only the fields it names (documented); what is expanded stays whatever `include` says. */
function pick(c: Ctx, value: unknown): unknown {
  const include = c.req.method === 'GET' ? many(c, 'include') : undefined;
  if (include === undefined || typeof value !== 'object' || value === null) return value;
  const wanted = new Set([...include, ...(many(c, 'expand') ?? [])]);
  return Object.fromEntries(Object.entries(value).filter(([name]) => wanted.has(name)));
}

/** Ids to objects. A field that cannot be expanded is 400 with these words (recorded by an integrator). */
export function expander(
  c: Ctx,
  ways: Record<string, (id: string) => unknown>,
): <T extends object>(value: T) => T {
  const wanted = many(c, 'expand') ?? [];
  for (const name of wanted) {
    if (!Object.hasOwn(ways, name)) throw badRequest(`${name} is not expandable`);
  }
  return (value) => {
    const fields = new Map<string, unknown>(Object.entries(value));
    for (const name of wanted) {
      const way = ways[name];
      const field = fields.get(name) as string | string[] | null | undefined;
      if (way === undefined || field == null) continue;
      fields.set(name, Array.isArray(field) ? field.map(way) : way(field));
    }
    return { ...value, ...Object.fromEntries(fields) };
  };
}

const CONFIDENTIALITIES = ['non-confidential', 'confidential', 'all'] as const;

/**
 * Which records a list may show. Default documented. That somebody without the right gets nothing confidential, and no
 * error for asking, is inferred.
 */
export function confidentiality(c: Ctx): (row: { confidentiality: Confidentiality }) => boolean {
  const wanted = oneOf(c, 'confidentiality', CONFIDENTIALITIES) ?? 'non-confidential';
  return (row) => sees(c, row) && (wanted === 'all' || row.confidentiality === wanted);
}

/** Without the right to see them, confidential records are not there. */
export const sees = (c: Ctx, row: { confidentiality: Confidentiality }): boolean =>
  row.confidentiality === 'non-confidential' || c.get('who').confidential;
