import { text } from '@/lib/platform/text';
import { stateText, words } from '../parts/words';
import { personOf, usePanel } from '../use-panel';

/** What became of the push, in the words that help pages and tests know. */
export function PushStatus() {
  const push = usePanel((panel) => personOf(panel.view)?.push);
  const refused = usePanel((panel) => panel.refused);
  const elsewhere = usePanel((panel) => panel.elsewhere);
  const state = elsewhere ? 'idle' : refused ? 'notPushed' : (push?.state ?? 'idle');
  const reason = refused ?? push?.say;
  let says = '';
  if (state !== 'idle') {
    const word = text(stateText[state]);
    says = reason ? text('stateWithReason', word, words(reason)) : word;
  }
  return (
    <p role="status" aria-label={text('statusPush')} className="push-status" data-state={state} dir="auto">
      {says}
    </p>
  );
}
