import * as z from 'zod/mini';
import { lever, mayAskForConfidential, noteUsers } from '@/lib/connection/connection';
import { loadConnection } from '@/lib/connection/record';
import { toLeverUser } from '@/lib/connection/user';
import type { FormTemplate, Posting } from '@/lib/lever/schemas';
import { announce } from '@/lib/platform/announce';
import { db } from '@/lib/platform/db';
import { catalog, emptyCatalog, formFieldType, type Catalog, type ListName } from './catalog';
import type { Settings } from './settings';

/** What the pickers offer: Lever's lists, cached by account, and what this recruiter used last. */

/** Lists older than this, in ms, are fetched anew when a panel opens. */
const FRESH = 5 * 60_000;
/** How long a push waits for lists that were never fetched, in ms: the panel waits 15 s for its answer. */
const LONGEST_WAIT = 8_000;
/** A page that is told of every change asks no more often than this, in ms, or it would never stop. */
const SELDOM = 60_000;
/** How many of the last used are kept for each picker. */
const RECENT = 10;
const KEY = 'pickers';

const record = z.object({ account: z.string(), at: z.number(), catalog });

async function load(account: string) {
  const parsed = z.safeParse(record, await (await db()).get('single', KEY));
  return parsed.success && parsed.data.account === account
    ? parsed.data
    : { account, at: 0, catalog: emptyCatalog };
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

const isOld = (at: number): boolean => Date.now() - at > FRESH;

let lastAsked = 0;
let fetching: { account: string; done: Promise<void> } | undefined;

/**
 * What there is at once.
 * @param fetch when to get the lists meanwhile: those that are `old` or missing, only `missing` ones that were never
 *   asked for, `seldom` those that are old or missing, but not again within a minute, or `never`; `announce` tells when they are there
 */
export async function pickers(fetch: 'old' | 'seldom' | 'missing' | 'never'): Promise<Catalog> {
  const { account, credential, broken } = await loadConnection();
  if (!account || !credential) return emptyCatalog;
  const { at, catalog: known } = await load(account.id);
  const old = isOld(at);
  const due = {
    old,
    seldom: known.state === 'none' || (old && Date.now() - lastAsked > SELDOM),
    missing: known.state === 'none',
    never: false,
  }[fetch];
  // What is there serves while Lever refuses the grant: it is the same account's.
  if (due && !broken && fetching?.account !== account.id) {
    lastAsked = Date.now();
    const done = fetchLists(account.id).finally(() => {
      if (fetching?.done === done) fetching = undefined;
    });
    fetching = { account: account.id, done };
  }
  return fetching && known.state !== 'ready' ? { ...known, state: 'loading' } : known;
}

/**
 * What there is, once lists that were never fetched have come in. When Lever takes too long or cannot be had, what is
 * there without them.
 */
export async function pickersReady(): Promise<Catalog> {
  const now = await pickers('missing');
  if (now.state !== 'loading') return now;
  await new Promise<void>((resolve) => {
    const enough = setTimeout(resolve, LONGEST_WAIT);
    void fetching?.done
      .catch(() => undefined)
      .then(() => {
        clearTimeout(enough);
        resolve();
      });
  });
  return pickers('never');
}

/** Whether the lists are too old to say that something is no longer in Lever; newer ones are asked for then. */
export async function mayBeOld(): Promise<boolean> {
  const { account } = await loadConnection();
  const { at } = await load(account?.id ?? '');
  const old = isOld(at);
  if (old) await pickers('seldom');
  return old;
}

/** Each list by itself: an API key may be allowed some and not others. */
async function fetchLists(account: string): Promise<void> {
  const api = await lever().catch(() => undefined);
  if (!api) return;
  const confidential = mayAskForConfidential(await loadConnection());
  const missed = () => undefined; // the connection tells why
  const [postings, stages, users, tags, sources, forms, reasons] = await Promise.all([
    api.openPostings(confidential).catch(missed),
    api.stages().catch(missed),
    api.users().catch(missed),
    api.tags().catch(missed),
    api.sources().catch(missed),
    api.formTemplates().catch(missed),
    api.archiveReasons().catch(missed),
  ]);
  const there: Record<ListName, unknown> = {
    ...{ postings, stages, users, tags, sources, forms },
    archiveReasons: reasons,
  };
  if (users) await noteUsers(account, users);
  const known = Object.keys(there).filter((name) => there[name as ListName] !== undefined) as ListName[];
  const any = known.length > 0;
  await change(
    account,
    (now) => ({
      ...now,
      // Lists known from before go on serving.
      state: any || now.state === 'ready' ? 'ready' : 'failed',
      known: [...new Set([...now.known, ...known])],
      postings: postings?.map(toOption) ?? now.postings,
      stages: stages?.map(({ id, text }) => ({ id, text })) ?? now.stages,
      users: users?.filter((user) => !user.deactivatedAt).map(toLeverUser) ?? now.users,
      tags: tags?.map((tag) => tag.text).filter(Boolean) ?? now.tags,
      sources: sources?.map((source) => source.text).filter(Boolean) ?? now.sources,
      forms: forms?.map(toForm) ?? now.forms,
      archiveReasons:
        reasons
          ?.filter((one) => one.status === 'active' && one.type === 'non-hired')
          .map(({ id, text }) => ({ id, text })) ?? now.archiveReasons,
      reasons: reasons?.map(({ id, text, type }) => ({ id, text, hired: type === 'hired' })) ?? now.reasons,
    }),
    any ? Date.now() : undefined,
  );
}

const toOption = (posting: Posting): Catalog['postings'][number] => ({
  id: posting.id,
  text: posting.text,
  detail: [posting.categories?.team, posting.categories?.location].filter(Boolean).join(' · '),
  confidential: posting.confidentiality === 'confidential',
  owner: typeof posting.owner === 'string' ? posting.owner : (posting.owner?.id ?? null),
});

const toForm = (template: FormTemplate): Catalog['forms'][number] => ({
  id: template.id,
  text: template.text,
  secret: template.secretByDefault ?? false,
  fields: template.fields.map((field) => {
    const type = z.safeParse(formFieldType, field.type);
    return {
      id: field.id,
      ...(type.success ? { type: type.data } : {}),
      text: field.text,
      description: field.description ?? '',
      required: field.required ?? false,
      options: field.options?.map((option) => option.text) ?? [],
    };
  }),
});

/** Puts what a push used in front. */
export async function noteUsed(
  account: string,
  used: Pick<Settings, 'posting' | 'stage' | 'owner' | 'tags' | 'source'>,
): Promise<void> {
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
