import { useId } from 'react';
import { text } from '@/lib/platform/text';
import { GoesAs } from './GoesAs';
import { Button } from '../parts/Button';
import { useKeptFocus } from '../parts/use-kept-focus';
import { words } from '../parts/words';
import { sureRecord } from '../in-lever';
import { barOf, isDone, isTakenBack, mayStart, nextOf } from '../on-screen';
import { isFolded, personOf, useHeldBack, useOnScreen, usePanel } from '../use-panel';
import { ChangeButton } from './ChangeButton';
import { UndoLacks, UndoPush, useUndoLacks } from './UndoPush';
import { useRecordChoice } from './use-record-choice';

/** The buttons that make sense now, and beside one that pushes nothing as things stand, why. */
export function PushActions() {
  const person = usePanel((panel) => personOf(panel.view));
  const status = usePanel((panel) => panel.view?.connection.status);
  const busy = usePanel((panel) => panel.busy);
  const mayNot = usePanel((panel) => panel.view?.settings.mayNotPush);
  const why = useHeldBack();
  const refused = usePanel((panel) => panel.refused !== undefined);
  const folded = usePanel(isFolded);
  const undoLacks = useUndoLacks(person?.push);
  const id = useId();
  const push = usePanel((panel) => panel.push);
  const again = usePanel((panel) => panel.pushAgain);
  const cancel = usePanel((panel) => panel.cancelPush);
  const connect = usePanel((panel) => panel.connect);
  const next = usePanel(nextOf);
  const state = person?.push.state;
  const now = useOnScreen();
  const { way, record } = now ?? {};
  const keptFocus = useKeptFocus(`${state} ${way} ${person?.push.canUndo}`, (row) =>
    // An undo takes its button along; what became of it is told under the heading.
    person?.push.kind === 'undo' || person?.push.undone
      ? row.closest('form')?.querySelector<HTMLElement>('.result h2')
      : row.querySelector<HTMLElement>('[data-first]'),
  );
  if (!person || !state) return null;

  const { canTryAgain, canPushAnyway, canCancel, url } = person.push;
  const { self } = person.reading;
  const sure = sureRecord(person.match, record);
  const start = mayStart(person);
  const underWay = state === 'queued' || state === 'sending' || state === 'findingOut';
  const connectFirst = status === 'notConnected' || status === 'reconnect';
  const done = isDone(person);
  const mayPush = !self && (start || underWay);
  const mayUpdate = done && !folded && way === 'update' && !self;
  const bar = barOf(person, way);
  // Pushing now is not what comes next.
  const later = start && (next === 'add' || (next === undefined && bar === undefined));
  const passes = bar?.how === 'ask' && !self && (start || mayUpdate);
  const mayPushAnyway = !isTakenBack(person) && (canPushAnyway || (self && start));
  // Nothing goes before that, and then it goes by itself.
  const connects = connectFirst && state === 'waiting';
  // They came into Lever meanwhile: another one of them is not what one wants first.
  const came = person.push.say?.key === 'pushCame';
  const againFirst = canTryAgain && !mayPush && !came;
  // Where nothing was sent yet, what goes out is what is on the screen now.
  const tryAgain = start && state === 'notPushed' ? () => push(self) : again;
  const name = text(way === 'update' ? 'buttonUpdate' : 'buttonPush');
  const barsAgain = mayPushAnyway && bar?.how === 'stop';
  // Said once: a press that was refused is answered above.
  const told = !refused && (start || mayUpdate || barsAgain || mayNot) ? why : undefined;
  // What bars a push bars its button; what is only to be chosen first, it leads to.
  const barred = {
    off: busy || mayNot !== undefined || bar !== undefined,
    ...(told ? { 'aria-disabled': true, 'aria-describedby': id } : {}),
  };
  const anyway = {
    off: busy || mayNot !== undefined || bar?.how === 'stop',
    'aria-describedby': told && id,
  };
  return (
    <div className="push-actions" {...keptFocus}>
      {told ? (
        // The first focus goes here and not to a button that would only refuse, unless there is something to choose.
        <p
          className="push-why"
          id={id}
          tabIndex={-1}
          data-first={(way !== 'choose' && !connectFirst && !done) || undefined}
          dir="auto"
        >
          {words(told)}
          {passes ? ` ${text('heldBackAnyway')}` : ''}
        </p>
      ) : null}
      {done && url ? (
        <a
          className={`button button-${folded ? 'primary' : 'secondary'}`}
          data-first
          href={url}
          target="_blank"
          rel="noreferrer"
        >
          {text('linkOpenInLever')}
        </a>
      ) : null}
      {person.push.canUndo ? (
        <UndoPush push={person.push} lacks={undoLacks ? `${id}-undo` : undefined} />
      ) : null}
      {mayPush ? (
        <Button
          {...(later ? { onClick: () => void push(false) } : { type: 'submit' })}
          kind={later ? 'secondary' : 'primary'}
          data-first={(!connectFirst && !told && !later) || undefined}
          {...barred}
          off={underWay || barred.off}
        >
          {name}
        </Button>
      ) : null}
      {done ? <ChangeButton /> : null}
      {mayUpdate ? (
        <Button kind="primary" {...barred} onClick={() => void push(false)}>
          {name}
        </Button>
      ) : null}
      {start && way === 'update' && sure && !sure.archived ? (
        <MakeNew contact={sure.contact} busy={busy} />
      ) : null}
      {connects ? (
        <Button kind="primary" data-first onClick={() => void connect()}>
          {text('buttonConnect')}
        </Button>
      ) : canTryAgain ? (
        <Button
          kind={againFirst ? 'primary' : 'secondary'}
          data-first={againFirst || undefined}
          off={busy || mayNot !== undefined}
          aria-describedby={mayNot && id}
          onClick={() => void tryAgain()}
        >
          {text('buttonTryAgain')}
        </Button>
      ) : null}
      {passes ? (
        <Button {...anyway} onClick={() => void push(true)}>
          {text('buttonPushAnyway')}
        </Button>
      ) : null}
      {mayPushAnyway ? (
        <PushAnyway
          twice={done}
          unknown={state === 'findingOut'}
          contact={sure?.contact}
          barred={anyway}
          push={() => void push(true)}
        />
      ) : null}
      {canCancel ? (
        <Button
          kind={came ? 'primary' : 'quiet'}
          data-first={came || undefined}
          off={busy}
          onClick={() => void cancel()}
        >
          {text('buttonCancelPush')}
        </Button>
      ) : null}
      {undoLacks ? <UndoLacks id={`${id}-undo`} /> : null}
    </div>
  );
}

/** The other way beside an update: another opportunity on the same contact. */
function MakeNew({ contact, busy }: { contact: string; busy: boolean }) {
  const choice = useRecordChoice();
  return (
    <Button
      off={busy}
      title={text('wayNew')}
      onClick={() => {
        choice?.makeNew(contact);
      }}
    >
      {text('buttonNewOpportunity')}
    </Button>
  );
}

/** For somebody who is in Lever already it takes a second word: it makes a second opportunity. */
function PushAnyway(props: {
  twice: boolean;
  /** What became of the first is being found out. */
  unknown: boolean;
  /** The person's in Lever, where that is known. */
  contact: string | undefined;
  barred: { off: boolean; 'aria-describedby': string | undefined };
  push: () => void;
}) {
  const { twice, unknown, contact, barred, push } = props;
  const asked = usePanel((panel) => panel.changing === 'another');
  const change = usePanel((panel) => panel.change);
  const choice = useRecordChoice();
  if (twice && !asked)
    return (
      <Button
        kind="quiet"
        {...barred}
        onClick={() => {
          change('another');
          if (contact !== undefined) choice?.makeNew(contact);
        }}
      >
        {text('buttonNewOpportunity')}
      </Button>
    );
  return (
    <>
      {twice ? <p className="field-hint push-twice">{text('pushTwice')}</p> : null}
      {twice ? <GoesAs again /> : null}
      {unknown ? <p className="field-hint push-twice">{text('pushMayDouble')}</p> : null}
      <Button {...barred} onClick={push}>
        {text('buttonPushAnyway')}
      </Button>
    </>
  );
}
