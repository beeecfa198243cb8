import * as z from 'zod/mini';
import { db } from '@/lib/platform/db';
import { sentence } from '@/lib/platform/text';
import { keysOf, samePerson } from '@/lib/profile/identity';
import { identity, type Identity } from '@/lib/profile/reading';
import { plan, type Plan } from './plan';
import { holding, pushState } from './shown';

/** The durable queue of plans. What stands here is written before a call goes out and again when its answer is in. */

const step = z.object({
  /** `sent` without an answer means: it is not known whether Lever did it. */
  state: z.enum(['todo', 'sent', 'done']),
  /** When it was sent, ms since 1970 by our clock. */
  sentAt: z.optional(z.number()),
});

const push = z.object({
  id: z.string(),
  keys: z.array(z.string()),
  person: identity,
  account: z.string(),
  at: z.number(),
  plan,
  /** One for each call of the plan. */
  steps: z.array(step),
  state: pushState,
  say: z.optional(sentence),
  opportunityId: z.optional(z.string()),
  deduped: z.optional(z.boolean()),
  holding: z.optional(holding),
});
export type Push = z.infer<typeof push>;

/** Stores a plan. From here on the push is accepted. */
export async function enqueue(person: Identity, account: string, planned: Plan): Promise<Push> {
  const record: Push = {
    id: crypto.randomUUID(),
    keys: keysOf(person),
    person,
    account,
    at: Date.now(),
    plan: planned,
    steps: planned.calls.map(() => ({ state: 'todo' })),
    state: 'queued',
  };
  await (await db()).put('pushes', record);
  return record;
}

export async function keepPush(record: Push): Promise<void> {
  await (await db()).put('pushes', record);
}

/**
 * Changes a stored push by what it is now, in one transaction, so that a cancel and a drain at the same moment cannot
 * both have their way. `change` gives what it becomes, `forget`, or undefined to leave it alone.
 * @returns the push as it stands afterwards; undefined when it was left alone or is gone
 */
export async function changePush(
  id: string,
  change: (now: Push) => Push | 'forget' | undefined,
): Promise<Push | undefined> {
  const tx = (await db()).transaction('pushes', 'readwrite');
  const parsed = z.safeParse(push, await tx.store.get(id));
  const next = parsed.success ? change(parsed.data) : undefined;
  if (next === 'forget') await tx.store.delete(id);
  else if (next) await tx.store.put(next);
  await tx.done;
  return next === 'forget' ? undefined : next;
}

export async function loadPush(id: string): Promise<Push | undefined> {
  const parsed = z.safeParse(push, await (await db()).get('pushes', id));
  return parsed.success ? parsed.data : undefined;
}

/** The last push of this person to this account. */
export async function lastPushOf(person: Identity, account: string): Promise<Push | undefined> {
  const database = await db();
  const found: Push[] = [];
  for (const key of keysOf(person))
    for (const one of await database.getAllFromIndex('pushes', 'keys', key)) {
      const parsed = z.safeParse(push, one);
      if (parsed.success && parsed.data.account === account && samePerson(parsed.data.person, person))
        found.push(parsed.data);
    }
  return found.sort((a, b) => b.at - a.at)[0];
}

/** A push that is somebody's to carry out. */
export const underWay = ({ state }: Pick<Push, 'state'>): boolean =>
  state === 'queued' || state === 'sending' || state === 'findingOut';

/** Something of it was sent, whatever became of it. */
export const hasBegun = ({ steps }: Push): boolean => steps.some((step) => step.state !== 'todo');

/** Its create was sent and no answer is known: Lever may have carried it out. */
export const mayBeThere = ({ steps }: Push): boolean => steps[0]?.state === 'sent';

/** Every push this holds for, oldest first. */
export async function pushesWhere(holds: (one: Push) => boolean): Promise<Push[]> {
  const all = await (await db()).getAll('pushes');
  return all
    .flatMap((one) => {
      const parsed = z.safeParse(push, one);
      return parsed.success && holds(parsed.data) ? [parsed.data] : [];
    })
    .sort((a, b) => a.at - b.at);
}
