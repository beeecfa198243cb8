import { Fragment, useId, useState } from 'react';
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

/** One push and what takes it back, with what can be done about it. */
export function HistoryEntry(props: {
  row: HistoryRow;
  look: () => Promise<void>;
  /** Id of what says why no push that made an opportunity can be taken back; undefined where one can. */
  lacks: string | undefined;
}) {
  const { row, look } = props;
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const { push, undos } = row;
  const [undo] = undos;
  const now = undo && undo.push.state !== 'inLever' ? undo.push : push;
  // What was pressed goes when it is done; the entry it was of stays.
  const { canCancel } = now;
  const { canUndo } = push;
  // Where nothing was sent there is nothing to go on with: that push starts anew, on the person's profile.
  const begun = now.receipts.some(({ state }) => state !== 'todo');
  const canTryAgain = now.canTryAgain && (begun || now.state !== 'notPushed');
  const keptFocus = useKeptFocus<HTMLLIElement>(`${canTryAgain} ${canCancel} ${canUndo}`, (part) =>
    part.querySelector('b'),
  );
  const act = async (name: 'history.again' | 'history.cancel'): Promise<void> => {
    setBusy(true);
    setFailed(
      await send(name, { push: now === push ? row.id : now.id }).then(
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
        <EntryState push={push} undo={undo?.push} />
      </div>
      <Facts
        of={[when(row.at), text(kindText[push.kind]), row.by && text('historyBy', row.by), row.account]}
      />
      <Reason push={push} />
      {row.why ? <p dir="auto">{text('historyWhy', row.why)}</p> : null}
      {undos.map((one) => (
        <Fragment key={one.push.id}>
          <Facts of={[text('kindUndo'), when(one.at), stateWords(one.push)]} />
          {one.push.undone ? null : <Reason push={one.push} />}
        </Fragment>
      ))}
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
        {undos.map((one) =>
          one.push.receipts.length ? (
            <Fragment key={one.push.id}>
              <p className="field-hint">{text('kindUndo')}</p>
              <Receipts receipts={one.push.receipts} />
            </Fragment>
          ) : null,
        )}
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
            lacks={push.kind === 'push' ? props.lacks : undefined}
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

/** How it stands: as long as it is being taken back, how that does. */
function EntryState({ push, undo }: { push: PushView; undo: PushView | undefined }) {
  const goesOn = undo && undo.state !== 'inLever' && undo.state !== 'notPushed';
  return (
    <span className="history-state" data-state={push.undone ? 'undone' : (goesOn ? undo : push).state}>
      {goesOn ? text('stateWithReason', text('kindUndo'), stateWords(undo)) : stateWords(push)}
    </span>
  );
}

function stateWords({ state, undone, kind }: PushView): string {
  if (undone) return text('takenBack');
  if (kind === 'undo' && state === 'inLever') return text('undoHalf');
  return state === 'idle' ? '' : text(stateText[state]);
}

function Facts({ of }: { of: readonly string[] }) {
  return (
    <p className="field-hint">
      {of.filter(Boolean).map((part, index) => (
        <span key={index}>
          {index ? ' · ' : ''}
          <bdi>{part}</bdi>
        </span>
      ))}
    </p>
  );
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
