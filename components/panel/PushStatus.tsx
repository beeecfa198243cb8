import { text } from '@/lib/platform/text';
import { isTakenBack } from '../on-screen';
import { useNow } from '../parts/use-now';
import { clock, stateText, words } from '../parts/words';
import { personOf, usePanel } from '../use-panel';
import { campaignName, isNotYet, standsHere, waitsFor } from './campaign-words';

/** What became of the push, in the words that help pages and tests know. */
export function PushStatus() {
  const person = usePanel((panel) => personOf(panel.view));
  const refused = usePanel((panel) => panel.refused);
  const elsewhere = usePanel((panel) => panel.elsewhere);
  const waiting = useWaiting();
  const push = person?.push;
  const stands = person && !elsewhere && !isTakenBack(person) ? person.push.state : 'idle';
  const state = refused && !elsewhere ? 'notPushed' : stands;
  // What was taken back is told beside its receipts.
  const undoing = push?.kind === 'undo' ? text('undoGoing') : '';
  const reason = refused ? words(refused) : push?.say ? words(push.say) : undoing;
  let says = '';
  if (state !== 'idle') {
    const word = text(stateText[state]);
    says = reason ? text('stateWithReason', word, reason) : word;
  } else if (waiting && !elsewhere)
    says = text('stateWithReason', text(stateText[waiting.state]), waiting.why);
  const nextTryAt = stands === 'idle' ? undefined : push?.nextTryAt;
  return (
    <>
      <p
        role="status"
        aria-label={text('statusPush')}
        className="push-status"
        data-state={state === 'idle' ? waiting?.shown : state}
        dir="auto"
      >
        {says}
      </p>
      {nextTryAt === undefined ? null : <NextTry at={nextTryAt} />}
    </>
  );
}

/** What nobody has pushed yet waits for in a campaign: the recruiter's word, or something that is to happen. */
function useWaiting() {
  const person = usePanel((panel) => personOf(panel.view));
  const layers = usePanel((panel) => panel.view?.settings);
  const chosen = usePanel((panel) => panel.draft.campaign);
  if (!person || !layers) return undefined;
  const { members } = person.campaigns;
  const stands = members.find((one) => one.stands)?.stands;
  if (stands) return { state: 'waiting', shown: 'waiting', why: words(standsHere(stands)) } as const;
  const notYet = members.filter((one) => isNotYet(one, layers));
  const one = notYet.find(({ campaign }) => campaign === chosen) ?? notYet[0];
  if (!one) return undefined;
  const why = text('statusInCampaign', campaignName(layers, one.campaign), waitsFor(one, layers));
  // Nothing went wrong: it is as it was meant to be.
  return { state: 'notPushed', shown: 'notYet', why } as const;
}

function NextTry({ at }: { at: number }) {
  const now = useNow();
  return <p className="field-hint">{text('pushNextTry', clock(at, now))}</p>;
}
