import { loadConnection } from '@/lib/connection/record';
import { csv } from '@/lib/platform/csv';
import { spoken } from '@/lib/platform/text';
import { allPushes, wipeSettled, type Push } from './outbox';
import { describe } from './plan';
import type { HistoryRow } from './shown';
import { pushView } from './view';

/** What was pushed, by whom, and what each call did. */

/** A push with what takes it back, newest first. */
interface Entry {
  push: Push;
  undos: Push[];
}

/** What takes a push back stands with that push, or by itself where that is forgotten. */
function entriesOf(pushes: readonly Push[]): Entry[] {
  const entries = new Map<string, Entry>();
  const known = new Set(pushes.map(({ id }) => id));
  const ofAnother = ({ undoes }: Push) => undoes !== undefined && known.has(undoes);
  for (const push of pushes) if (!ofAnother(push)) entries.set(push.id, { push, undos: [] });
  for (const push of pushes) if (ofAnother(push)) entries.get(push.undoes ?? '')?.undos.push(push);
  return [...entries.values()];
}

/** Pushes that match, newest first, with those that wait for the recruiter in front. */
export async function historyPage(asked: {
  search: string;
  from: number;
  most: number;
}): Promise<{ rows: HistoryRow[]; total: number }> {
  const [pushes, nameOf] = await Promise.all([told(), accountNames()]);
  const words = asked.search.trim().toLowerCase();
  const of = ({ push, undos }: Entry) => [push, ...undos];
  const found = entriesOf(pushes).filter(
    (one) => !words || of(one).some((push) => searched(push).includes(words)),
  );
  const waits = (one: Entry) => of(one).some(({ state }) => state === 'waiting');
  const sorted = [...found.filter(waits), ...found.filter((one) => !waits(one))];
  const from = Math.max(0, asked.from);
  const rows = sorted.slice(from, from + Math.max(0, asked.most)).map(({ push, undos }) => ({
    ...row(push, nameOf),
    undos: undos.map((undo) => ({ at: undo.at, push: pushView(undo) })),
  }));
  return { rows, total: found.length };
}

/** Everything the history holds, as text for a file. */
export async function exportHistory(as: 'csv' | 'json'): Promise<string> {
  const [pushes, nameOf] = await Promise.all([told(), accountNames()]);
  const all = pushes.map((one) => ({ one, shown: row(one, nameOf) }));
  if (as === 'csv') return csv([columns, ...all.map(({ shown }) => cells(shown))]);
  const file = all.map(({ one, shown }) => ({
    ...shown,
    ...(one.undoes === undefined ? {} : { undoes: one.undoes }),
    at: new Date(shown.at).toISOString(),
    push: { ...shown.push, ...(shown.push.say ? { say: spoken(shown.push.say) } : {}) },
    calls: one.plan.calls.map((call, n) => {
      const { say, method, path, body } = describe(one.plan, call);
      return { what: spoken(say), state: one.steps[n]?.state, method, path, body };
    }),
  }));
  return JSON.stringify(file, null, 2);
}

/** Forgets every push that is over. @returns how many stay, being under way or waiting */
export const wipeHistory = (): Promise<number> => wipeSettled();

const told = async (): Promise<Push[]> => (await allPushes()).filter(({ wiped }) => !wiped);

const nameIn = ({ about, plan: { calls } }: Push): string =>
  about?.name ?? (calls[0]?.kind === 'create' ? calls[0].body.name : '');

const linkIn = ({ about, person }: Push): string =>
  about?.link ?? (person.slug === undefined ? '' : `https://www.linkedin.com/in/${person.slug}/`);

/** What a search looks through: the person's name and address, and the tags. */
function searched(one: Push): string {
  const tags = one.plan.calls.flatMap((call) => {
    if (call.kind === 'create') return call.body.tags ?? [];
    return call.kind === 'addTags' || call.kind === 'removeTags' ? call.tags : [];
  });
  return [nameIn(one), linkIn(one), ...tags].join('\n').toLowerCase();
}

const row = (one: Push, nameOf: (account: string) => string): Omit<HistoryRow, 'undos'> => ({
  id: one.id,
  at: one.at,
  account: nameOf(one.account),
  name: nameIn(one),
  link: linkIn(one),
  by: one.about?.by ?? '',
  ...(one.about?.why ? { why: one.about.why } : {}),
  push: pushView(one),
});

/** The connected account by its name, any other by its id. */
async function accountNames(): Promise<(account: string) => string> {
  const { account, accountName } = await loadConnection();
  return (id) => (id === account?.id && accountName ? accountName : id);
}

const columns = [
  'time',
  'account',
  'name',
  'link',
  'by',
  'kind',
  'state',
  'undone',
  'said',
  'done',
  'in Lever',
];

const cells = ({ at, account, name, link, by, push }: Omit<HistoryRow, 'undos'>): string[] => [
  new Date(at).toISOString(),
  account,
  name,
  link,
  by,
  push.kind,
  push.state,
  push.undone ? 'yes' : 'no',
  push.say ? spoken(push.say) : '',
  push.receipts
    .filter(({ state }) => state === 'done')
    .map(({ say }) => spoken(say))
    .join('; '),
  push.url ?? '',
];
