import type { Draft } from './draft';
import { hasBegun, type Push } from './outbox';
import type { Plan } from './plan';

/** What earlier pushes of a person mean for another one. Pure. */

/** It is in Lever, and nobody has taken it back. */
export const stands = ({ state, undoes, undo }: Push): boolean =>
  state === 'inLever' && undoes === undefined && undo !== 'done';

/** It came to nothing, or was taken back. */
const carriesNothing = (push: Push): boolean =>
  push.undo !== undefined || (push.state === 'notPushed' && !hasBegun(push));

/** Ids of what happened in campaigns that pushes carry. */
export const carriedBy = (pushes: readonly Push[]): ReadonlySet<string> =>
  new Set(pushes.flatMap((one) => (carriesNothing(one) ? [] : (one.events ?? []))));

/**
 * Whether a push of somebody who was pushed is another one: an update, or an opportunity on a contact that was chosen,
 * for a posting that none of ours is for.
 * @param before every push of the person
 */
export function isAnother(plan: Plan, { contact }: Draft, before: readonly Push[]): boolean {
  if (plan.opportunity !== undefined) return true;
  return (
    contact !== undefined && !before.some((one) => hasMade(one) && postingIn(one.plan) === postingIn(plan))
  );
}

/** It made an opportunity, and nobody has taken that back. */
const hasMade = ({ plan, steps, undo }: Push): boolean =>
  plan.calls[0]?.kind === 'create' && steps[0]?.state === 'done' && undo !== 'done';

const postingIn = ({ calls }: Plan): string | undefined =>
  calls.map((call) => (call.kind === 'create' ? call.body.postings?.[0] : undefined)).find(Boolean);

/**
 * An update without the notes that earlier pushes brought to the same record, word for word. The recruiter's own note
 * left the draft with the push that brought it, so one that says the same as one before the last is meant.
 * @param before every push of the person, newest first
 */
export function withoutSent(plan: Plan, before: readonly Push[]): Plan {
  const there = new Set(
    before.flatMap(({ opportunityId, undo, plan: { calls }, steps }, n) =>
      opportunityId === plan.opportunity && undo === undefined
        ? calls.flatMap((call, at) =>
            call.kind === 'note' && steps[at]?.state === 'done' && (n === 0 || call.about === 'summary')
              ? JSON.stringify(call)
              : [],
          )
        : [],
    ),
  );
  const calls = plan.calls.filter((call) => call.kind !== 'note' || !there.has(JSON.stringify(call)));
  return { ...plan, calls };
}
