import { useId } from 'react';
import { text } from '@/lib/platform/text';
import { Receipts } from '../parts/Receipts';
import { Twins } from '../parts/Twins';
import { Undo } from '../parts/Undo';
import { useKeptFocus } from '../parts/use-kept-focus';
import { isTakenBack } from '../on-screen';
import { personOf, usePanel } from '../use-panel';
import { HoldingList } from './HoldingList';

/** What became of the push: what Lever holds, what each call did, and the way to take it back. */
export function PushResult() {
  const id = useId();
  const person = usePanel((panel) => personOf(panel.view));
  const askUndo = usePanel((panel) => panel.askUndo);
  const startUndo = usePanel((panel) => panel.startUndo);
  // An undo takes its button along; what became of it is told under the heading.
  const keptFocus = useKeptFocus(
    `${person?.push.id} ${person?.push.canUndo}`,
    (part) =>
      part.querySelector('.result h2') ?? part.closest('form')?.querySelector('.push-actions [data-first]'),
  );
  if (!person) return null;
  const { push } = person;
  const takenBack = isTakenBack(person);
  const { holding, receipts } = push;
  return (
    <div className="push-result" {...keptFocus}>
      {holding && push.state === 'inLever' && !takenBack ? <HoldingList holding={holding} /> : null}
      {receipts.length || push.canUndo || takenBack ? (
        <section className="result" aria-labelledby={id}>
          <h2 id={id} tabIndex={-1}>
            {text(takenBack ? 'takenBack' : push.kind === 'undo' ? 'resultUndoing' : 'receiptsTitle')}
          </h2>
          {receipts.length ? <Receipts receipts={receipts} /> : null}
          <Twins of={push} />
          {push.canUndo ? (
            <Undo key={push.id} ask={() => askUndo(push.id)} start={() => startUndo(push.id)} />
          ) : null}
        </section>
      ) : null}
    </div>
  );
}
