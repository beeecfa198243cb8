import type { Lever } from '@/lib/lever/client';
import { LeverError } from '@/lib/lever/failure';
import type { Opportunity } from '@/lib/lever/schemas';
import { say, type Sentence } from '@/lib/platform/text';
import { sentAgain } from './doubles';
import { isCopy, madeSince } from './find-out';
import { isAnotherOut, isOthers, type Push } from './outbox';
import { undoReason } from './undo-reason';

/**
 * Where a connection in use is cut before any answer came, Chromium sends a create again by itself, and one that was
 * given up for lost may still arrive. So after a create Lever is looked through for a second opportunity made of it,
 * and again later, since its lists lag.
 */

/**
 * After each look, how long until the next, ms. Where it was clear at once what became of the create, only the first one;
 * where it was sent again, what was given up for lost may arrive for a day. None is longer than the outbox believes in.
 */
const NEXT_LOOKS = [150_000, 600_000, 1_800_000, 3_600_000, ...Array<number>(14).fill(6_000_000)];
/** While another push of the person has a create out, what shows up may be of that one: each time longer, ms. */
const WHILE_ANOTHER = 60_000;
const LONGEST = 6_000_000;
/** A copy sent by the browser itself is made before the answer came, or a little later where two servers race; ms. */
const RACE = 30_000;

export type Watched = Pick<Push, 'watch' | 'due' | 'say'>;

/**
 * Looks once. Throws LeverError when Lever cannot be asked.
 * @param forms the calls that made a form which Lever has twice
 * @returns what becomes of the push by it
 */
export async function lookForTwins(
  lever: Lever,
  push: Push,
  confidential: boolean,
  forms: number[],
): Promise<Watched> {
  const [create] = push.plan.calls;
  const [step] = push.steps;
  const { looks, twins, waits = 0 } = push.watch ?? { looks: 0, twins: [] };
  const made = create?.kind === 'create' && step?.state === 'done' && step.sentAt !== undefined;
  const twice = forms.length ? { forms } : {};
  const said = forms.length ? say('pushFormTwice') : push.say;
  if (made && (await isAnotherOut(push))) {
    const pause = Math.min(LONGEST, WHILE_ANOTHER * 2 ** waits);
    return {
      watch: { looks, twins, ...twice, waits: waits + 1 },
      due: Date.now() + pause,
      say: tellTwins(twins) ?? said,
    };
  }

  const doubtful =
    sentAgain(push) ||
    (made && (step.sends > 1 || step.answeredAt === undefined || push.since !== undefined));
  const found = [...twins];
  if (made) {
    const since = Math.min(step.sentAt ?? push.at, push.since ?? Infinity);
    const sent = { body: create.body, by: step.by ?? push.plan.performAs, since };
    const until = doubtful ? Infinity : (step.answeredAt ?? 0) + RACE;
    for (const one of await madeSince(lever, sent, confidential)) {
      if (one.id === push.opportunityId || (one.createdAt ?? 0) > until) continue;
      const known = found.find(({ id }) => id === one.id);
      if (known ? known.archived : !isCopy(one, create.body) || (await isOthers(one.id, push.id))) continue;
      const archived = await putAway(lever, one, sent.by);
      if (known) known.archived = archived;
      else found.push({ id: one.id, archived });
    }
  }
  const pause = (made && looks === 0) || doubtful ? NEXT_LOOKS[looks] : undefined;
  return {
    watch: { looks: looks + 1, twins: found, ...twice },
    due: pause === undefined ? undefined : Date.now() + pause,
    say: tellTwins(found) ?? said,
  };
}

/** @returns whether it is archived now; one that somebody has put something on is left to people */
async function putAway(lever: Lever, one: Opportunity, performAs: string): Promise<boolean> {
  if (one.archived) return true;
  const reason = await undoReason();
  if (reason === undefined || (await lever.notes(one.id)).length) return false;
  try {
    await lever.archive(one.id, reason, performAs);
    return true;
  } catch (error) {
    // Refused for good: people have to do it. Anything else is looked at again.
    if (error instanceof LeverError && ['forbidden', 'notFound', 'refused'].includes(error.failure.kind))
      return false;
    throw error;
  }
}

function tellTwins(twins: readonly { archived: boolean }[]): Sentence | undefined {
  if (!twins.length) return undefined;
  return say(twins.every(({ archived }) => archived) ? 'pushTwinArchived' : 'pushTwinLeft');
}
