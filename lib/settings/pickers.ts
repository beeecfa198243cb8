import * as z from 'zod/mini';
import { lever, mayAskForConfidential } from '@/lib/connection/connection';
import { loadConnection } from '@/lib/connection/record';
import { toLeverUser } from '@/lib/connection/user';
import type { Posting } from '@/lib/lever/schemas';
import { announce } from '@/lib/platform/announce';
import { db } from '@/lib/platform/db';
import { catalog, type Catalog } from './catalog';
import type { Choices } from './choices';

/** What the pickers offer: Lever's lists, cached by account, and what this recruiter used last. */

/** Lists older than this, in ms, are fetched anew when a panel opens. */
const FRESH = 5 * 60_000;
/** How many of the last used are kept for each picker. */
const RECENT = 10;
const KEY = 'pickers';

const record = z.object({ account: z.string(), at: z.number(), catalog });

const empty: Catalog = {
  state: 'none',
  postings: [],
  stages: [],
  users: [],
  tags: [],
  sources: [],
  recent: { posting: [], stage: [], owner: [], tags: [], source: [] },
};

async function load(account: string) {
  const parsed = z.safeParse(record, await (await db()).get('single', KEY));
  return parsed.success && parsed.data.account === account ? parsed.data : { account, at: 0, catalog: empty };
}

async function change(account: string, edit: (now: Catalog) => Catalog, at?: number): Promise<void> {
  await navigator.locks.request('fulcrum:pickers', async () => {
    const connection = await loadConnection();
    // Lists that come in after Disconnect, or for another account, are not kept.
    if (!connection.credential || connection.account?.id !== account) return;
    const before = await load(account);
    const next = { account, at: at ?? before.at, catalog: edit(before.catalog) };
    await (await db()).put('single', next, KEY);
  });
  announce();
}

let fetching: { account: string; done: Promise<void> } | undefined;

/**
 * What there is at once.
 * @param fetch when to get the lists meanwhile: those that are `old` or missing, only `missing` ones that were never
 *   asked for, or `never`; `announce` tells when they are there
 */
export async function pickers(fetch: 'old' | 'missing' | 'never'): Promise<Catalog> {
  const { account, credential, broken } = await loadConnection();
  if (!account || !credential || broken) return empty;
  const { at, catalog: known } = await load(account.id);
  const due = fetch === 'old' ? Date.now() - at > FRESH : fetch === 'missing' && known.state === 'none';
  if (due && fetching?.account !== account.id) {
    const done = fetchLists(account.id).finally(() => {
      if (fetching?.done === done) fetching = undefined;
    });
    fetching = { account: account.id, done };
  }
  return fetching && known.state !== 'ready' ? { ...known, state: 'loading' } : known;
}

/** Each list by itself: an API key may be allowed some and not others. */
async function fetchLists(account: string): Promise<void> {
  const api = await lever().catch(() => undefined);
  if (!api) return;
  const confidential = mayAskForConfidential(await loadConnection());
  const missed = () => undefined; // the connection tells why
  const [postings, stages, users, tags, sources] = await Promise.all([
    api.openPostings(confidential).catch(missed),
    api.stages().catch(missed),
    api.users().catch(missed),
    api.tags().catch(missed),
    api.sources().catch(missed),
  ]);
  const any = postings ?? stages ?? users ?? tags ?? sources;
  await change(
    account,
    (now) => ({
      ...now,
      // Lists known from before go on serving.
      state: any || now.state === 'ready' ? 'ready' : 'failed',
      postings: postings?.map(toOption) ?? now.postings,
      stages: stages?.map(({ id, text }) => ({ id, text })) ?? now.stages,
      users: users?.filter((user) => !user.deactivatedAt).map(toLeverUser) ?? now.users,
      tags: tags?.map((tag) => tag.text).filter(Boolean) ?? now.tags,
      sources: sources?.map((source) => source.text).filter(Boolean) ?? now.sources,
    }),
    any ? Date.now() : undefined,
  );
}

const toOption = (posting: Posting): Catalog['postings'][number] => ({
  id: posting.id,
  text: posting.text,
  detail: [posting.categories?.team, posting.categories?.location].filter(Boolean).join(' · '),
  confidential: posting.confidentiality === 'confidential',
});

/** Puts what a push used in front. */
export async function noteUsed(account: string, used: Choices): Promise<void> {
  const front = (list: string[], values: (string | null)[]) =>
    [...new Set([...values.filter((value) => value !== null && value !== ''), ...list])].slice(
      0,
      RECENT,
    ) as string[];
  await change(account, (now) => ({
    ...now,
    recent: {
      posting: front(now.recent.posting, [used.posting]),
      stage: front(now.recent.stage, [used.stage]),
      owner: front(now.recent.owner, [used.owner]),
      tags: front(now.recent.tags, used.tags),
      source: front(now.recent.source, [used.source]),
    },
  }));
}

/** Forgets everything cached of Lever. */
export async function forgetPickers(): Promise<void> {
  await (await db()).delete('single', KEY);
}
