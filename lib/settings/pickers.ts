import * as z from 'zod/mini';
import { lever, mayAskForConfidential } from '@/lib/connection/connection';
import { changeConnection, loadConnection } from '@/lib/connection/record';
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
    const before = await load(account);
    const next = { account, at: at ?? before.at, catalog: edit(before.catalog) };
    await (await db()).put('single', next, KEY);
  });
  announce();
}

let fetching: Promise<void> | undefined;

/**
 * What there is at once.
 * @param refresh also fetch old or missing lists meanwhile; `announce` tells when they are there
 */
export async function pickers(refresh: boolean): Promise<Catalog> {
  const { account, credential, broken } = await loadConnection();
  if (!account || !credential || broken) return empty;
  const { at, catalog: known } = await load(account.id);
  if (refresh && Date.now() - at > FRESH)
    fetching ??= fetchLists(account.id).finally(() => (fetching = undefined));
  return fetching && known.state !== 'ready' ? { ...known, state: 'loading' } : known;
}

async function fetchLists(account: string): Promise<void> {
  try {
    const api = await lever();
    const confidential = mayAskForConfidential(await loadConnection());
    const [postings, stages, users, tags, sources] = await Promise.all([
      api.openPostings(confidential),
      api.stages(),
      api.users(),
      api.tags(),
      api.sources(),
    ]);
    const site = postings.map((posting) => siteOf(posting)).find(Boolean);
    if (site) await changeConnection((now) => ({ ...now, accountName: site }));
    await change(
      account,
      (now) => ({
        ...now,
        state: 'ready',
        postings: postings.map(toOption),
        stages: stages.map(({ id, text }) => ({ id, text })),
        users: users.filter((user) => !user.deactivatedAt).map(toLeverUser),
        tags: tags.map((tag) => tag.text).filter(Boolean),
        sources: sources.map((source) => source.text).filter(Boolean),
      }),
      Date.now(),
    );
  } catch {
    // The connection tells why; lists known from before go on serving, and the next opening tries again.
    await change(account, (now) => (now.state === 'ready' ? now : { ...now, state: 'failed' }));
  }
}

const toOption = (posting: Posting): Catalog['postings'][number] => ({
  id: posting.id,
  text: posting.text,
  detail: [posting.categories?.team, posting.categories?.location].filter(Boolean).join(' · '),
  confidential: posting.confidentiality === 'confidential',
});

/** The company's name on Lever's job site, the only place an account has one: https://jobs.lever.co/<name>. */
function siteOf(posting: Posting): string | undefined {
  const list = posting.urls?.list;
  return list && URL.canParse(list) ? new URL(list).pathname.split('/')[1] : undefined;
}

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
