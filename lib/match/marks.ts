import * as z from 'zod/mini';
import { loadConnection } from '@/lib/connection/record';
import { announce } from '@/lib/platform/announce';
import { db } from '@/lib/platform/db';
import { say, type Sentence } from '@/lib/platform/text';
import { keysOf, samePerson } from '@/lib/profile/identity';
import { identity, type Identity } from '@/lib/profile/reading';

/** People who are not to be contacted, marked by the recruiter on this machine. */

const mark = z.object({
  id: z.string(),
  keys: z.array(z.string()),
  person: identity,
  account: z.string(),
  at: z.number(),
  /** Who said so, by name. */
  by: z.string(),
});
type Mark = z.infer<typeof mark>;

async function find(person: Identity, account: string): Promise<Mark | undefined> {
  const database = await db();
  for (const key of keysOf(person))
    for (const stored of await database.getAllFromIndex('marks', 'keys', key)) {
      const parsed = z.safeParse(mark, stored);
      if (parsed.success && parsed.data.account === account && samePerson(parsed.data.person, person)) {
        const known = { ...parsed.data.person, ...person };
        const keys = [...new Set([...parsed.data.keys, ...keysOf(known)])];
        const whole: Mark = { ...parsed.data, person: known, keys };
        // More is known of who it is than when they were marked: by that they are known under the next address.
        if (keys.length > parsed.data.keys.length) await database.put('marks', whole);
        return whole;
      }
    }
  return undefined;
}

/** Who marked the person, and why nothing is sent of them; undefined where nobody did. */
export async function markOf(person: Identity, account: string): Promise<Sentence | undefined> {
  const found = await find(person, account);
  return found && say('noContactBy', found.by);
}

/** Everybody's keys who is marked in this account. */
export async function markedKeys(account: string): Promise<ReadonlySet<string>> {
  const all = await (await db()).getAll('marks');
  return new Set(
    all.flatMap((stored) => {
      const parsed = z.safeParse(mark, stored);
      return parsed.success && parsed.data.account === account ? parsed.data.keys : [];
    }),
  );
}

/** Marks the person, or takes the mark away. */
export async function setMark(person: Identity, on: boolean): Promise<void> {
  const { account, actingAs } = await loadConnection();
  if (!account) return;
  await navigator.locks.request('fulcrum:marks', async () => {
    const there = await find(person, account.id);
    const database = await db();
    if (there && !on) await database.delete('marks', there.id);
    if (!there && on)
      await database.put('marks', {
        id: crypto.randomUUID(),
        keys: keysOf(person),
        person,
        account: account.id,
        at: Date.now(),
        by: actingAs?.name ?? '',
      } as Mark);
  });
  announce();
}
