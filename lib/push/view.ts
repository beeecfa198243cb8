import { environments } from '@/lib/lever/hosts';
import { mayBeThere, type Push } from './outbox';
import type { PushView } from './shown';

/** A push as the panel shows it. */
export function pushView(push: Push | undefined): PushView {
  if (!push) return { state: 'idle', canTryAgain: false, canPushAnyway: false, canCancel: false };
  const { state, holding, opportunityId, plan } = push;
  const stuck = state === 'waiting' || state === 'notPushed';
  // Nothing has been made yet as far as is known, or what was made is done with: a new push may start.
  const unknownCreate = mayBeThere(push);
  return {
    state,
    ...(push.say ? { say: push.say } : {}),
    ...(holding ? { holding } : {}),
    ...(opportunityId ? { url: `${environments[plan.environment].app}/candidates/${opportunityId}` } : {}),
    canTryAgain: stuck,
    canPushAnyway: state === 'inLever' || (stuck && unknownCreate),
    // Given up already, and still not known: there is nothing left to give up.
    canCancel: state === 'queued' || (stuck && !(state === 'notPushed' && unknownCreate)),
  };
}
