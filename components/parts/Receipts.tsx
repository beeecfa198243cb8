import type { Receipt } from '@/lib/messages/views';
import { text, type TextKey } from '@/lib/platform/text';
import { useNow } from './use-now';
import { clock, words } from './words';

const stateText: Record<Exclude<Receipt['state'], 'done'>, TextKey> = {
  todo: 'receiptTodo',
  sent: 'receiptSent',
  skipped: 'receiptSkipped',
};

/** What each call of a push did: a shape, words and the time. */
export function Receipts({ receipts }: { receipts: readonly Receipt[] }) {
  const now = useNow();
  return (
    <ol className="receipts">
      {receipts.map(({ say, state, at }, index) => {
        const time = at === undefined ? undefined : clock(at, now);
        const said = state === 'done' ? (time ?? text('receiptDone')) : text(stateText[state]);
        return (
          <li key={index} data-state={state}>
            <span dir="auto">{words(say)}</span> <span className="receipt-state">{said}</span>
          </li>
        );
      })}
    </ol>
  );
}
