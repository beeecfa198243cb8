import { useId, useState } from 'react';
import { send } from '@/lib/messages/send';
import type { HistoryRow, PushView } from '@/lib/messages/views';
import { say, text, type TextKey } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { Receipts } from '../parts/Receipts';
import { Twins } from '../parts/Twins';
import { Undo } from '../parts/Undo';
import { useKeptFocus } from '../parts/use-kept-focus';
import { useNow } from '../parts/use-now';
import { clock, stateText, when, words } from '../parts/words';

const kindText: Record<PushView['kind'], TextKey> = {
  push: 'kindPush',
  update: 'kindUpdate',
  undo: 'kindUndo',
};

/** One push, with what can be done about it. */
export function HistoryEntry({ row, look }: { row: HistoryRow; look: () => Promise<void> }) {
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const { push } = row;
  // What was pressed goes when it is done; the entry it was of stays.
  const { canCancel, canUndo } = push;
  // Where nothing was sent there is nothing to go on with: that push starts anew, on the person's profile.
  const begun = push.receipts.some(({ state }) => state !== 'todo');
  const canTryAgain = push.canTryAgain && (begun || push.state !== 'notPushed');
  const keptFocus = useKeptFocus<HTMLLIElement>(`${canTryAgain} ${canCancel} ${canUndo}`, (part) =>
    part.querySelector('b'),
  );
  // The id of the row, since its push's is another record's where this one was taken back.
  const act = async (name: 'history.again' | 'history.cancel'): Promise<void> => {
    setBusy(true);
    setFailed(
      await send(name, { push: row.id }).then(
        () => false,
        () => true,
      ),
    );
    await look();
    setBusy(false);
  };
  return (
    <li className="history-row" {...keptFocus}>
      <div className="history-head">
        {/* Where the focus goes when more rows come. */}
        <b id={id} tabIndex={-1} dir="auto">
          {row.name}
        </b>
        <span className="history-state" data-state={push.undone ? 'undone' : push.state}>
          {stateWords(push)}
        </span>
      </div>
      <p className="field-hint">
        {[when(row.at), text(kindText[push.kind]), row.by && text('historyBy', row.by), row.account]
          .filter(Boolean)
          .map((part, index) => (
            <span key={index}>
              {index ? ' · ' : ''}
              <bdi>{part}</bdi>
            </span>
          ))}
      </p>
      <Reason push={push} />
      <details>
        <summary aria-describedby={id}>{text('historyDetails')}</summary>
        {row.link ? (
          <p>
            <a href={row.link} target="_blank" rel="noreferrer" dir="ltr">
              {row.link}
            </a>
          </p>
        ) : null}
        {push.receipts.length ? <Receipts receipts={push.receipts} /> : <p>{text('historyNothingDone')}</p>}
      </details>
      <div className="row">
        {push.url ? (
          <a className="match-open" href={push.url} target="_blank" rel="noreferrer" aria-describedby={id}>
            {text('linkOpenInLever')}
          </a>
        ) : null}
        <Twins of={push} about={id} />
        {canTryAgain ? (
          <Button off={busy} aria-describedby={id} onClick={() => void act('history.again')}>
            {text('buttonTryAgain')}
          </Button>
        ) : null}
        {canCancel ? (
          <Button off={busy} aria-describedby={id} onClick={() => void act('history.cancel')}>
            {text('buttonCancelPush')}
          </Button>
        ) : null}
        {canUndo ? (
          <Undo
            about={id}
            ask={() => send('undo.ask', { push: row.id }).catch(() => undefined)}
            start={async () => {
              const { refused } = await send('undo.start', { push: row.id }).catch(() => ({
                refused: say('undoNoAnswer'),
              }));
              await look();
              return refused;
            }}
          />
        ) : null}
      </div>
      <p className="field-error said" aria-live="polite">
        {failed ? text('historyNoAnswer') : ''}
      </p>
    </li>
  );
}

function stateWords({ state, undone, kind }: PushView): string {
  if (undone || (kind === 'undo' && state === 'inLever')) return text('takenBack');
  return state === 'idle' ? '' : text(stateText[state]);
}

/** Why it waits or was not pushed, and when it is tried again by itself. */
function Reason({ push }: { push: PushView }) {
  const now = useNow();
  const said = [
    push.say ? words(push.say) : '',
    push.nextTryAt === undefined ? '' : text('pushNextTry', clock(push.nextTryAt, now)),
  ].filter(Boolean);
  return said.length ? <p dir="auto">{said.join(' ')}</p> : null;
}
