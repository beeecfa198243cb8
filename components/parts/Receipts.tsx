import type { Receipt } from '@/lib/messages/views';
import { text, type TextKey } from '@/lib/platform/text';
import { useNow } from './use-now';
import { clock, words } from './words';

const stateText: Record<Exclude<Receipt['state'], 'done'>, TextKey> = {
  todo: 'receiptTodo',
  sent: 'receiptSent',
  skipped: 'receiptSkipped',
};

const restText = (state: Exclude<Receipt['state'], 'done'>, but: Receipt['but']): TextKey =>
  state === 'skipped' && but === 'theirs' ? 'receiptTheirs' : stateText[state];

function doneText(done: string, but: Receipt['but']): string {
  if (but === 'theirs') return text('receiptPartly', done);
  return but === 'twice' ? text('receiptTwice', done) : done;
}

/** What each call of a push did: a shape, words and the time. */
export function Receipts({ receipts }: { receipts: readonly Receipt[] }) {
  const now = useNow();
  return (
    <ol className="receipts">
      {receipts.map(({ say, state, at, but }, index) => {
        const done = at === undefined ? text('receiptDone') : clock(at, now);
        const said = state === 'done' ? doneText(done, but) : text(restText(state, but));
        return (
          <li key={index} data-state={state}>
            <span dir="auto">{words(say)}</span> <span className="receipt-state">{said}</span>
          </li>
        );
      })}
    </ol>
  );
}
