import * as z from 'zod/mini';
import { lever } from '@/lib/connection/connection';
import { loadConnection } from '@/lib/connection/record';
import { LeverError } from '@/lib/lever/failure';
import { announce } from '@/lib/platform/announce';
import { db } from '@/lib/platform/db';
import type { Catalog } from './catalog';
import type { Document } from './document';
import { POSTING_OWNER, type Layer } from './settings';

/** The names of what settings still name and Lever's lists no longer have: an id tells an admin nothing. */

const KEY = 'names';
/** By id; empty where Lever does not know it either. */
const record = z.object({ account: z.string(), names: z.record(z.string(), z.string()) });

interface Gone {
  kind: 'posting' | 'user';
  id: string;
}

/** The names that are known. Those that were never asked for are fetched meanwhile, and `announce` tells of them. */
export async function namesOf(
  documents: readonly Document[],
  lists: Catalog,
): Promise<Readonly<Record<string, string>>> {
  const { account, credential, broken } = await loadConnection();
  if (!account || !credential || broken) return {};
  const known = await load(account.id);
  const missing = documents
    .flatMap((one) => [one.settings, ...[...one.presets, ...one.campaigns].map(({ settings }) => settings)])
    .flatMap((layer) => goneFrom(layer, lists))
    .filter(
      ({ id }, index, all) => known[id] === undefined && all.findIndex((one) => one.id === id) === index,
    );
  if (missing.length) void fetchNames(account.id, missing);
  return Object.fromEntries(Object.entries(known).filter(([, name]) => name !== ''));
}

function goneFrom({ posting, owner }: Layer, lists: Catalog): Gone[] {
  const gone: Gone[] = [];
  if (posting && lists.known.includes('postings') && !lists.postings.some(({ id }) => id === posting))
    gone.push({ kind: 'posting', id: posting });
  if (owner && owner !== POSTING_OWNER && lists.known.includes('users'))
    if (!lists.users.some(({ id }) => id === owner)) gone.push({ kind: 'user', id: owner });
  return gone;
}

async function load(account: string): Promise<Record<string, string>> {
  const parsed = z.safeParse(record, await (await db()).get('single', KEY));
  return parsed.success && parsed.data.account === account ? parsed.data.names : {};
}

async function fetchNames(account: string, missing: Gone[]): Promise<void> {
  await navigator.locks.request('fulcrum:names', { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    const api = await lever().catch(() => undefined);
    if (!api) return;
    const found: Record<string, string> = {};
    for (const { kind, id } of missing) {
      const name = await (
        kind === 'posting' ? api.posting(id).then((one) => one.text) : api.user(id).then((one) => one.name)
      ).catch((error: unknown) =>
        // What Lever does not know is asked for once; what could not be asked is asked for another time.
        error instanceof LeverError && error.failure.kind === 'notFound' ? '' : undefined,
      );
      if (name !== undefined) found[id] = name;
    }
    if (!Object.keys(found).length || (await loadConnection()).account?.id !== account) return;
    await (await db()).put('single', { account, names: { ...(await load(account)), ...found } }, KEY);
    announce();
  });
}

/** Forgets the names. */
export async function forgetNames(): Promise<void> {
  await (await db()).delete('single', KEY);
}
