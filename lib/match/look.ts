import * as z from 'zod/mini';
import { lever, mayAskForConfidential } from '@/lib/connection/connection';
import { loadConnection } from '@/lib/connection/record';
import type { Lever } from '@/lib/lever/client';
import { unless } from '@/lib/lever/failure';
import type { Opportunity } from '@/lib/lever/schemas';
import { announce } from '@/lib/platform/announce';
import { browser } from '@/lib/platform/browser';
import { say, type Sentence } from '@/lib/platform/text';
import type { Catalog } from '@/lib/settings/catalog';
import { pickers } from '@/lib/settings/pickers';
import { freshen, takeIn, usableIndex } from './build';
import { contactOf, findRows, postingOf, rowById, rowsOf, type Row } from './index-store';
import { judge, keysSought, mayBe, reasonsOf, type Sought } from './judge';
import { areApart, commonSigns, isSure, isUnlinked } from './keys';
import { known, knownFromLever, knownFromRow, type Beholder, type Known } from './known';
import { verdict, type Reason, type Verdict } from './shown';

/** Looks somebody up: at once in the index, then in Lever itself. Asks Lever to be told, and never to change anything. */

/** How long what Lever answered is good for, ms. */
const FRESH = 3 * 60_000;
/** How old the index may be when Lever is asked about somebody, ms. */
export const YOUNG = 60_000;
/** People whose answers are kept. */
const KEPT = 30;
/** How much is asked of one person at most: addresses, contacts, single records, and records that nothing makes sure. */
const MOST = { emails: 5, contacts: 4, records: 10, maybe: 5 };
const KEY = 'match';

/** What is known of who somebody is in Lever. */
export interface Knowledge {
  verdict: Verdict;
  records: Known[];
  /** The contacts of these records, and of those that Lever has no more. */
  contacts: string[];
  /** When Lever was asked; of who is not there, when all that says so was brought up. Left out where nothing says so. */
  knownAt?: number;
  looking: boolean;
  /** This is Lever's own answer about the person as they stand on the screen, and not old; or nobody can be asked. */
  asked: boolean;
  /** Lever was asked about this person a while ago, or before something on the screen was changed. */
  outdated: boolean;
  blind?: Sentence;
}

const answer = z.object({
  /** What was looked for. */
  of: z.string(),
  at: z.number(),
  /** Left out where Lever could not be asked. */
  found: z.optional(
    z.object({
      verdict,
      records: z.array(known),
      /** The rows of the index that surely were the person then. */
      hits: z.array(z.string()),
    }),
  ),
});
type Answer = z.infer<typeof answer>;
const answers = z.record(z.string(), answer);

async function load(): Promise<Record<string, Answer>> {
  const parsed = z.safeParse(answers, (await browser.storage.session.get(KEY))[KEY]);
  return parsed.success ? parsed.data : {};
}

async function keep(person: string, one: Answer): Promise<void> {
  await navigator.locks.request('fulcrum:match', async () => {
    const others = Object.entries(await load()).filter(([name]) => name !== person);
    const newest = others.sort(([, a], [, b]) => b.at - a.at).slice(0, KEPT - 1);
    await browser.storage.session.set({ [KEY]: Object.fromEntries([[person, one], ...newest]) });
  });
}

let turns = 0;
/** When Lever is asked, told by turns: of two answers the one that was asked for later is the newer. */
export const turn = (): number => (turns += 1);
/** Records as Lever told of them last, with the turn in which it was asked. */
const lately = new Map<string, { asked: number; one: Opportunity }>();

/** The newer of this answer and the one that is known. */
function newest(one: Opportunity, asked: number): Opportunity {
  const there = lately.get(one.id);
  if (there && there.asked > asked) return there.one;
  lately.delete(one.id);
  lately.set(one.id, { asked, one });
  for (const oldest of [...lately.keys()].slice(0, -KEPT)) lately.delete(oldest);
  return one;
}

/** Forgets what Lever answered. */
export function forgetAnswers(): Promise<void> {
  lately.clear();
  return browser.storage.session.remove(KEY);
}

/**
 * Takes in a record that Lever was asked for by its id: what was told of it before is older.
 * @param asked the turn in which it was asked for
 */
export async function takeKnown(one: Opportunity, asked: number): Promise<void> {
  if (newest(one, asked) === one) await Promise.all([takeIn([one]), tellAnew(one, asked)]);
}

/** The same, for the cards alone: what our own push made comes into the index when Lever lists it, as everybody's does. */
export async function tellAnew(one: Opportunity, asked: number): Promise<void> {
  if (newest(one, asked) !== one) return;
  const [{ account }, lists] = await Promise.all([loadConnection(), pickers('never')]);
  if (!account) return;
  await navigator.locks.request('fulcrum:match', async () => {
    const fresh = (record: Known): Known => {
      if (record.opportunity !== one.id) return record;
      const { postingId, posting } = record;
      const postings = new Map(postingId && posting ? [[postingId, posting]] : []);
      return knownFromLever(one, record.reasons, { environment: account.environment, lists, postings });
    };
    const now = Object.entries(await load()).map(([person, { found, ...rest }]): [string, Answer] => [
      person,
      { ...rest, ...(found ? { found: { ...found, records: found.records.map(fresh) } } : {}) },
    ]);
    await browser.storage.session.set({ [KEY]: Object.fromEntries(now) });
  });
}

/** Each reading of a person has an answer of its own: two tabs must not take turns at one. */
const personOf = (account: string, sought: Sought): string => `${account} ${JSON.stringify(sought)}`;

/** Lookups under way, by what is looked for. */
const underWay = new Map<string, Promise<void>>();

/** What is known at once. Sends nothing. */
export async function knowledgeOf(sought: Sought): Promise<Knowledge> {
  const connection = await loadConnection();
  const { account, credential, broken } = connection;
  if (!account || !credential || broken)
    return { verdict: 'unknown', records: [], contacts: [], looking: false, asked: true, outdated: false };
  const [stored, index] = await Promise.all([load(), usableIndex()]);
  const { sure: hits, maybe } = index ? await rowsFor(sought) : { sure: [], maybe: [] };
  const ready = index?.ready ?? false;
  const person = personOf(account.id, sought);
  const [there, of] = [stored[person], JSON.stringify(sought)];
  const looking = underWay.has(`${person} ${of}`);
  const blind = index?.begun
    ? { blind: say('blindReading') }
    : blindness(ready, mayAskForConfidential(connection), mailsOf(sought).length > 0);
  const answered = there?.of === of ? there.found : undefined;
  if (there && answered && !hits.some((one) => isNews(one, answered))) {
    const old = Date.now() - there.at > FRESH;
    return {
      ...{ verdict: answered.verdict, records: answered.records },
      contacts: contactsOf(answered.records, hits),
      ...knownAt(answered.verdict, there.at, ready ? index?.at : undefined),
      ...{ looking, asked: !old, outdated: old, ...blind },
    };
  }
  const failed = there !== undefined && there.of === of && !there.found;
  const perhaps = maybe.filter(({ reasons }) => mayBe(reasons)).slice(0, MOST.maybe);
  const fromIndex = judge(await candidatesIn([...hits, ...perhaps], account.environment));
  const found = fromIndex.verdict !== 'none' ? fromIndex : undefined;
  return {
    // Nobody in an index that has everybody is nobody; as long as it is being read, it says nothing.
    verdict: found?.verdict ?? (ready ? 'none' : 'unknown'),
    records: found?.records ?? [],
    contacts: contactsOf(found?.records ?? [], hits),
    ...(index?.at === undefined ? {} : { knownAt: index.at }),
    ...{ looking, asked: false, outdated: there !== undefined && !failed },
    ...(failed ? { blind: say('blindNotAsked') } : blind),
  };
}

/** Somebody came into the index whom the answer knows nothing of. */
const isNews = ({ row }: Hit, { hits, records }: NonNullable<Answer['found']>): boolean =>
  !hits.includes(row.id) && !records.some(({ opportunity }) => opportunity === row.id);

const contactsOf = (records: readonly Known[], hits: readonly Hit[]): string[] => [
  ...new Set([...records.map(({ contact }) => contact), ...hits.map(({ row }) => row.contact)]),
];

/** That somebody is not there is known as of the older of Lever's answer and the index: each was asked for a part of it. */
function knownAt(verdict: Verdict, at: number, index: number | undefined): { knownAt?: number } {
  if (verdict === 'unknown') return {};
  return { knownAt: verdict === 'none' ? Math.min(at, index ?? at) : at };
}

function blindness(ready: boolean, sees: boolean, mailed: boolean): { blind?: Sentence } {
  if (ready) return sees ? {} : { blind: say('blindConfidential') };
  if (mailed) return { blind: say(sees ? 'blindIndex' : 'blindBoth') };
  return { blind: say(sees ? 'blindIndexNoMail' : 'blindBothNoMail') };
}

/** Who surely is the person by the index alone; nobody where there is none to be used. Sends nothing. */
export async function inIndex(sought: Sought): Promise<Known[]> {
  const [{ account }, index] = await Promise.all([loadConnection(), usableIndex()]);
  if (!account || !index) return [];
  return judge(await candidatesIn((await rowsFor(sought)).sure, account.environment)).records;
}

/** All records of the contacts that surely are the person; a name alone is no sign, and the index holds no second one. */
async function candidatesIn(sure: readonly Hit[], environment: Beholder['environment']): Promise<Known[]> {
  const beholder: Beholder = { environment, lists: await pickers('never'), postings: new Map() };
  const theirs = await rowsOf([...new Set(sure.map(({ row }) => row.contact))]);
  const reasons = new Map(sure.map((one) => [one.row.id, one.reasons]));
  return theirs.map((row) => knownFromRow(row, reasons.get(row.id) ?? [], beholder));
}

interface Hit {
  row: Row;
  reasons: Reason[];
}

/**
 * Rows that share a key with the person, and those pushes of ours made: the sure ones, and those of the same name or of
 * whom the page names.
 */
async function rowsFor(sought: Sought): Promise<{ sure: Hit[]; maybe: Hit[] }> {
  const keys = keysSought(sought);
  const [{ sealed: all, rows }, own] = await Promise.all([
    findRows([...keys, ...sought.offered]),
    Promise.all(sought.pushed.map(rowById)),
  ]);
  const [sealed, offered] = [all.slice(0, keys.length), all.slice(keys.length)];
  const found = new Map([...rows, ...own.filter((one) => one !== undefined)].map((row) => [row.id, row]));
  const hits = [...found.values()].map((row): Hit => {
    const signs = commonSigns(sealed, row.keys, offered);
    const unlinked = signs.includes('name') && isUnlinked(sought.links) && !areApart(sealed, row.keys);
    const reasons: Reason[] = unlinked ? [...signs, 'unlinked'] : signs;
    return { row, reasons: sought.pushed.includes(row.id) ? [...reasons, 'pushed'] : reasons };
  });
  return {
    sure: hits.filter((one) => one.reasons.some(isSure)),
    maybe: hits.filter(
      ({ reasons }) => !reasons.some(isSure) && (reasons.includes('name') || reasons.includes('offered')),
    ),
  };
}

/** Asks Lever who this is, unless just that is being asked already. Never throws; `announce` tells when it is known. */
export async function lookUp(sought: Sought): Promise<void> {
  const { account, credential, broken } = await loadConnection();
  if (!account || !credential || broken) return;
  const person = personOf(account.id, sought);
  const of = JSON.stringify(sought);
  const name = `${person} ${of}`;
  const already = underWay.get(name);
  if (already) return already;
  const done = ask(sought)
    .catch(() => undefined) // the connection tells why
    .then(async (found) => {
      // What comes in after Disconnect, or for another account, is not kept.
      const now = await loadConnection();
      if (!now.credential || now.account?.id !== account.id) return;
      await keep(person, { of, at: Date.now(), ...(found ? { found } : {}) });
    })
    .finally(() => {
      underWay.delete(name);
      announce();
    });
  underWay.set(name, done);
  announce();
  return done;
}

async function ask(sought: Sought): Promise<NonNullable<Answer['found']>> {
  const broughtUp = freshen(YOUNG);
  const [api, connection, lists] = await Promise.all([lever(), loadConnection(), pickers('never')]);
  const confidential = mayAskForConfidential(connection);
  const found = new Map<string, Opportunity>();
  const gone = new Set<string>();
  const add = async (question: Promise<readonly Opportunity[] | undefined>) => {
    const asked = turn();
    const ones = (await question) ?? [];
    for (const one of ones) found.set(one.id, newest(one, asked));
    return ones;
  };
  const byId = async (ids: readonly string[]) => {
    const missing = ids.filter((id) => !found.has(id) && !gone.has(id));
    await Promise.all(
      missing.map(async (id) => {
        const one = there(api.opportunity(id));
        if (!(await add(one.then((it) => it && [it]))).length) gone.add(id);
      }),
    );
  };

  const mails = mailsOf(sought);
  await Promise.all(mails.map((email) => add(there(api.opportunitiesWith({ email }, confidential)))));
  // An address is a contact's, so a list by it holds all there is of whoever has it.
  const whole = new Set([...found.values()].map(contactOf));
  await broughtUp;
  const index = await usableIndex();
  const hits = index ? await rowsFor(sought) : { sure: [], maybe: [] };
  const contacts = new Set(hits.sure.map(({ row }) => row.contact));
  for (const contact of [...contacts].filter((one) => !whole.has(one)).slice(0, MOST.contacts))
    await add(there(api.opportunitiesWith({ contact_id: contact }, confidential)));
  // Lists lag behind and do not know who was merged: what is known by id is asked for by it.
  await byId([...sought.pushed, ...hits.sure.map(({ row }) => row.id)].slice(0, MOST.records));
  const surely = new Set([...found.values()].map((one) => contactOf(one)));
  const maybe = hits.maybe
    .filter(({ row }) => !surely.has(row.contact))
    .sort(
      (a, b) =>
        Number(mayBe(b.reasons)) - Number(mayBe(a.reasons)) ||
        (b.row.lastInteractionAt ?? 0) - (a.row.lastInteractionAt ?? 0),
    );
  await byId(maybe.slice(0, MOST.maybe).map(({ row }) => row.id));

  const postings = await postingNames(api, [...found.values()], lists);
  const environment = api.environment;
  const before = new Map([...hits.sure, ...hits.maybe].map((hit) => [hit.row.id, hit.reasons]));
  const candidates = [...found.values()].map((then) => {
    const one = lately.get(then.id)?.one ?? then; // it may have been told anew since
    // Of who was erased Lever tells nothing; what they were known by is all there is.
    const reasons = one.isAnonymized
      ? [...new Set([...reasonsOf(sought, one), ...(before.get(one.id) ?? [])])]
      : reasonsOf(sought, one);
    return knownFromLever(one, reasons, { environment, lists, postings });
  });
  const judged = judge(candidates);
  // Nobody was asked anything that would tell.
  const blank = judged.verdict === 'none' && !mails.length && !index?.ready;
  return {
    ...judged,
    ...(blank ? { verdict: 'unknown' as const } : {}),
    hits: hits.sure.map(({ row }) => row.id),
  };
}

const address = z.email();

/** The addresses that Lever is asked for. */
const mailsOf = ({ emails }: Sought): string[] =>
  emails.filter((mail) => address.safeParse(mail).success).slice(0, MOST.emails);

/** Undefined for what Lever does not have, or does not show. */
const there = <T>(asked: Promise<T>): Promise<T | undefined> => unless(asked, 'notFound', 'refused');

/** Names of postings that are closed: the lists have the open ones. */
async function postingNames(
  api: Lever,
  found: readonly Opportunity[],
  { postings }: Catalog,
): Promise<Map<string, string>> {
  const missing = [...new Set(found.flatMap((one) => postingOf(one) ?? []))].filter(
    (id) => !postings.some((one) => one.id === id),
  );
  const names = await Promise.all(
    missing.slice(0, MOST.records).map(async (id): Promise<[string, string][]> => {
      const name = (await api.posting(id).catch(() => undefined))?.text;
      return name ? [[id, name]] : [];
    }),
  );
  return new Map(names.flat());
}
