import { environments } from '@/lib/lever/hosts';
import { describe } from './plan';
import { isParked, mayBeThere, type Push } from './outbox';
import { noPush, type PushView } from './shown';
import { mayUndo } from './undo-plan';

/** A push as screens show it. */
export function pushView(push: Push | undefined): PushView {
  if (!push) return noPush;
  const { state, holding, opportunityId, plan, steps } = push;
  const stuck = state === 'waiting' || state === 'notPushed';
  const parked = isParked(push);
  const addressOf = (id: string) => `${environments[plan.environment].app}/candidates/${id}`;
  const twins = (push.watch?.twins ?? []).flatMap(({ id, archived }) => (archived ? [] : addressOf(id)));
  // Nothing has been made yet as far as is known, or what was made is done with: a new push may start.
  const unknownCreate = mayBeThere(push);
  return {
    id: push.id,
    state,
    kind: push.undoes !== undefined ? 'undo' : plan.opportunity !== undefined ? 'update' : 'push',
    receipts: plan.calls.flatMap((call, n) => {
      const step = steps[n];
      if (!step) return [];
      const { at } = step;
      const but = push.watch?.forms?.includes(n) ? 'twice' : step.theirs ? 'theirs' : undefined;
      return [
        {
          say: describe(plan, call).say,
          state: step.state,
          ...(at === undefined ? {} : { at }),
          ...(but ? { but } : {}),
        },
      ];
    }),
    ...(parked ? { nextTryAt: push.due } : {}),
    canUndo: mayUndo(push),
    undone: push.undo === 'done' || (push.undoes !== undefined && state === 'inLever' && !push.cut),
    ...(push.say ? { say: push.say } : {}),
    ...(holding ? { holding } : {}),
    ...(opportunityId ? { url: addressOf(opportunityId) } : {}),
    ...(twins.length ? { twins } : {}),
    canTryAgain: !push.broken && (stuck || parked),
    canPushAnyway:
      push.broken === true ||
      state === 'inLever' ||
      ((stuck || (parked && state === 'findingOut')) && unknownCreate),
    // Given up already, and still not known: there is nothing left to give up.
    canCancel: state === 'queued' || parked || (stuck && !(state === 'notPushed' && unknownCreate)),
  };
}
