import { text } from '@/lib/platform/text';
import { isTakenBack } from '../on-screen';
import { useNow } from '../parts/use-now';
import { clock, stateText, words } from '../parts/words';
import { personOf, usePanel } from '../use-panel';

/** What became of the push, in the words that help pages and tests know. */
export function PushStatus() {
  const person = usePanel((panel) => personOf(panel.view));
  const refused = usePanel((panel) => panel.refused);
  const elsewhere = usePanel((panel) => panel.elsewhere);
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
  }
  const nextTryAt = stands === 'idle' ? undefined : push?.nextTryAt;
  return (
    <>
      <p role="status" aria-label={text('statusPush')} className="push-status" data-state={state} dir="auto">
        {says}
      </p>
      {nextTryAt === undefined ? null : <NextTry at={nextTryAt} />}
    </>
  );
}

function NextTry({ at }: { at: number }) {
  const now = useNow();
  return <p className="field-hint">{text('pushNextTry', clock(at, now))}</p>;
}
