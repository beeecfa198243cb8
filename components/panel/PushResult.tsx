import { useId } from 'react';
import type { PushView } from '@/lib/messages/views';
import { text, type TextKey } from '@/lib/platform/text';
import { archivedBy } from '../in-lever';
import { isDone, isTakenBack } from '../on-screen';
import { Receipts } from '../parts/Receipts';
import { Twins } from '../parts/Twins';
import { personOf, usePanel } from '../use-panel';
import { HoldingList } from './HoldingList';

function titleOf({ kind, state, undone, receipts }: PushView): TextKey {
  if (undone) return 'takenBack';
  if (kind !== 'undo')
    return state === 'notPushed' || receipts.some((one) => one.state !== 'todo')
      ? 'receiptsTitle'
      : 'receiptsTitleNone';
  return state === 'inLever' ? 'undoHalf' : 'resultUndoing';
}

/** What became of the push: what Lever holds, what each call did, and after an undo what is left of it. */
export function PushResult() {
  const id = useId();
  const person = usePanel((panel) => personOf(panel.view));
  if (!person) return null;
  const { push } = person;
  const takenBack = isTakenBack(person);
  const { holding, receipts } = push;
  // What the push found there is no news any more once the record was archived: the card tells how it stands.
  const over = person.match.records.some(
    ({ url, archived, anonymised }) => url === push.url && (archived !== undefined || anonymised),
  );
  return (
    <>
      {holding && isDone(person) && !over ? <HoldingList holding={holding} /> : null}
      {receipts.length || takenBack ? (
        <section className="result" aria-labelledby={id}>
          <h2 id={id} tabIndex={-1}>
            {text(titleOf(push))}
          </h2>
          {receipts.length ? <Receipts receipts={receipts} /> : null}
          <Twins of={push} />
          {takenBack ? (
            <p className="field-hint">{text(archivedBy(push) ? 'undoKeepsPerson' : 'takenBackLeft')}</p>
          ) : null}
        </section>
      ) : null}
    </>
  );
}
