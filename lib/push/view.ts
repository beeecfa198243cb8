import { environments } from '@/lib/lever/hosts';
import { mayBeThere, type Push } from './outbox';
import { noPush, type PushView } from './shown';

/** A push as the panel shows it. */
export function pushView(push: Push | undefined): PushView {
  if (!push) return noPush;
  const { state, holding, opportunityId, plan } = push;
  const stuck = state === 'waiting' || state === 'notPushed';
  // Nothing has been made yet as far as is known, or what was made is done with: a new push may start.
  const unknownCreate = mayBeThere(push);
  return {
    id: push.id,
    state,
    kind: 'push',
    receipts: [],
    canUndo: false,
    undone: false,
    ...(push.say ? { say: push.say } : {}),
    ...(holding ? { holding } : {}),
    ...(opportunityId ? { url: `${environments[plan.environment].app}/candidates/${opportunityId}` } : {}),
    canTryAgain: stuck,
    canPushAnyway: state === 'inLever' || (stuck && unknownCreate),
    // Given up already, and still not known: there is nothing left to give up.
    canCancel: state === 'queued' || (stuck && !(state === 'notPushed' && unknownCreate)),
  };
}
