import { lever, mayAskForConfidential } from '@/lib/connection/connection';
import { loadConnection } from '@/lib/connection/record';
import { explain, LeverError } from '@/lib/lever/failure';
import type { Lever } from '@/lib/lever/client';
import { announce } from '@/lib/platform/announce';
import { browser } from '@/lib/platform/browser';
import { say } from '@/lib/platform/text';
import type { CallOf } from './calls';
import { dropSent } from './drafts';
import { findCreated, hasForm, hasNote } from './find-out';
import { changePush, hasBegun, keepPush, pushesWhere, underWay, type Push } from './outbox';
import { readBack } from './read-back';

/** Pauses between looks for a create whose outcome is unknown, ms: Lever's lists lag behind. */
const LOOKS = [500, 2_000, 5_000];

/** The alarm that wakes the worker if it dies before the outbox is empty. Chrome allows 30 s at the least. */
export const OUTBOX_ALARM = 'outbox';

export const wakeLater = (): Promise<void> => browser.alarms.create(OUTBOX_ALARM, { delayInMinutes: 0.5 });

/**
 * Carries out every plan that waits, one at a time and one caller at a time. Safe to call at any moment and as often as
 * one likes: whoever comes second waits and then finds nothing left to do.
 */
export function drain(): Promise<void> {
  return navigator.locks.request('fulcrum:outbox', async () => {
    for (;;) {
      const [next] = await pushesWhere(underWay);
      if (!next) return;
      await wakeLater();
      // Taken only as it stands now: it may have been cancelled since it was listed.
      const taken = await changePush(next.id, (now) =>
        underWay(now) ? { ...now, state: 'sending' } : undefined,
      );
      if (taken) await carryOut(taken);
    }
  });
}

async function carryOut(push: Push): Promise<void> {
  const connection = await loadConnection();
  if (connection.account?.id !== push.account) {
    await become(push, { state: 'waiting', say: say('pushOtherAccount') });
    return;
  }
  if (!connection.credential) {
    await become(push, { state: 'waiting', say: say('pushNotConnected') });
    return;
  }
  let api: Lever;
  try {
    api = await lever();
    for (let n = 0; n < push.steps.length; n += 1) {
      const settled = await takeStep(api, push, n, mayAskForConfidential(connection));
      if (!settled) return;
    }
  } catch (error) {
    await stop(push, error);
    return;
  }
  const forms = push.plan.calls.flatMap((one) => (one.kind === 'form' ? one.template : []));
  await dropSent(push.person, push.account, forms);
  // Everything is done; what cannot be read back is in Lever all the same.
  const holding = await readBack(api, push).catch(() => undefined);
  await become(push, {
    state: 'inLever',
    say: holding ? undefined : say('pushNotReadBack'),
    ...(holding ? { holding } : {}),
  });
}

/** @returns false when the push has to wait for the recruiter */
async function takeStep(api: Lever, push: Push, n: number, confidential: boolean): Promise<boolean> {
  const call = push.plan.calls[n];
  const step = push.steps[n];
  if (!call || !step || step.state === 'done') return true;

  if (step.state === 'sent') {
    await become(push, { state: 'findingOut', say: say('pushFindingOut') });
    if (call.kind === 'create') {
      const others = await pushesWhere((one) => one.id !== push.id);
      const known = new Set(others.flatMap((one) => one.opportunityId ?? []));
      const found = await look(() =>
        findCreated(
          api,
          { body: call.body, performAs: push.plan.performAs },
          step.sentAt ?? push.at,
          confidential,
          known,
        ),
      );
      if (found === 'unseen' || found === 'unasked') {
        await become(push, {
          state: 'waiting',
          say: say(found === 'unseen' ? 'pushNotFound' : 'pushNotAsked'),
        });
        return false;
      }
      push.opportunityId = found.id;
    } else {
      const one = call as Addition;
      const found = await look(async () => (await isThere(api, opportunityOf(push), one)) || undefined);
      if (found !== true) {
        // What is surely not there can be sent: Try again does so.
        if (found === 'unseen') step.state = 'todo';
        const unseen = call.kind === 'note' ? 'pushNoteNotFound' : 'pushFormNotFound';
        await become(push, {
          state: 'waiting',
          say: say(found === 'unseen' ? unseen : 'pushNotAsked'),
        });
        return false;
      }
    }
  } else {
    step.state = 'sent';
    step.sentAt = Date.now();
    await become(push, { state: 'sending', say: undefined });
    try {
      if (call.kind === 'create') {
        const made = await api.createOpportunity(call.body, push.plan.performAs);
        push.opportunityId = made.opportunity.id;
        push.deduped = made.deduped;
      } else await addTo(api, opportunityOf(push), call as Addition, push.plan.performAs);
    } catch (error) {
      const unknown = error instanceof LeverError && error.outcomeUnknown;
      if (!unknown) step.state = 'todo';
      await keepPush(push);
      if (unknown) return takeStep(api, push, n, confidential);
      throw error;
    }
  }
  step.state = 'done';
  await keepPush(push);
  return true;
}

function opportunityOf(push: Push): string {
  if (!push.opportunityId) throw new Error('a note or form before its opportunity');
  return push.opportunityId;
}

/** What goes on an opportunity once that is there. */
type Addition = CallOf<'note' | 'form'>;

async function addTo(api: Lever, opportunityId: string, one: Addition, performAs: string): Promise<void> {
  const { secret } = one;
  if (one.kind === 'note') await api.createNote(opportunityId, { value: one.value, secret }, performAs);
  else {
    const form = { baseTemplateId: one.template, fields: one.fields, secret };
    await api.createForm(opportunityId, form, performAs);
  }
}

const isThere = (api: Lever, opportunityId: string, one: Addition): Promise<boolean> =>
  one.kind === 'note' ? hasNote(api, opportunityId, one.value) : hasForm(api, opportunityId, one);

/**
 * Looks a few times with growing pauses. `unseen`: Lever answered and it was not there; `unasked`: the last look got no
 * answer, so nothing is known.
 */
async function look<T extends object | true>(
  once: () => Promise<T | undefined>,
): Promise<T | 'unseen' | 'unasked'> {
  let last: 'unseen' | 'unasked' = 'unasked';
  for (const pause of LOOKS) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    try {
      const seen = await once();
      if (seen !== undefined) return seen;
      last = 'unseen';
    } catch {
      last = 'unasked';
    }
  }
  return last;
}

/** A call was refused, or could not be made: says so, and keeps all there is. */
async function stop(push: Push, error: unknown): Promise<void> {
  const failure = error instanceof LeverError ? error.failure : undefined;
  const reason = failure ? explain(failure) : say('errorUnexpected');
  // Once the opportunity is there, "not pushed" would be untrue: what is missing is the rest.
  await become(push, { state: hasBegun(push) ? 'waiting' : 'notPushed', say: reason });
}

async function become(
  push: Push,
  change: Pick<Push, 'state' | 'say'> & Partial<Pick<Push, 'holding'>>,
): Promise<void> {
  Object.assign(push, change);
  await keepPush(push);
  announce();
}
