import { useId, useState } from 'react';
import { text } from '@/lib/platform/text';
import { GoesAs } from './GoesAs';
import { Button } from '../parts/Button';
import { useKeptFocus } from '../parts/use-kept-focus';
import { words } from '../parts/words';
import { sureRecord } from '../in-lever';
import { barOf, isTakenBack, mayStart } from '../on-screen';
import { personOf, useOnScreen, usePanel } from '../use-panel';
import { useRecordChoice } from './use-record-choice';

/** The buttons that make sense now. */
export function PushActions() {
  const person = usePanel((panel) => personOf(panel.view));
  const status = usePanel((panel) => panel.view?.connection.status);
  const busy = usePanel((panel) => panel.busy);
  const mayNot = usePanel((panel) => panel.view?.settings.mayNotPush);
  const id = useId();
  const push = usePanel((panel) => panel.push);
  const again = usePanel((panel) => panel.pushAgain);
  const cancel = usePanel((panel) => panel.cancelPush);
  const state = person?.push.state;
  const { way, record } = useOnScreen() ?? {};
  const keptFocus = useKeptFocus(`${state} ${way}`, (row) => row.querySelector('[data-first]'));
  if (!person || !state) return null;

  const { canTryAgain, canPushAnyway, canCancel, url } = person.push;
  const { self } = person.reading;
  const sure = sureRecord(person.match, record);
  const start = mayStart(person);
  const underWay = state === 'queued' || state === 'sending' || state === 'findingOut';
  const connectFirst = status === 'notConnected' || status === 'reconnect';
  const done = state === 'inLever' && !isTakenBack(person);
  const mayPush = !self && (start || underWay);
  const mayPushAnyway = !isTakenBack(person) && (canPushAnyway || (self && start));
  const againFirst = canTryAgain && !mayPush;
  // Where nothing was sent yet, what goes out is what is on the screen now.
  const tryAgain = start && state === 'notPushed' ? () => push(self) : again;
  const name = text(way === 'update' ? 'buttonUpdate' : 'buttonPush');
  const bar = barOf(person, way);
  // Whoever may not push is told at each button that would, and so is what stands against it.
  const why = mayNot ?? bar?.say;
  const told = { 'aria-describedby': why && id };
  const barred = { off: busy || why !== undefined, ...told };
  const anyway = { off: busy || mayNot !== undefined || bar?.how === 'stop', ...told };
  return (
    <div className="push-actions" {...keptFocus}>
      {why ? (
        <span className="visually-hidden" id={id}>
          {words(why)}
        </span>
      ) : null}
      {done && url ? (
        <a className="button button-primary" data-first href={url} target="_blank" rel="noreferrer">
          {text('linkOpenInLever')}
        </a>
      ) : null}
      {mayPush ? (
        <Button
          type="submit"
          kind="primary"
          data-first={!connectFirst || undefined}
          {...barred}
          off={underWay || barred.off}
        >
          {name}
        </Button>
      ) : null}
      {done && way === 'update' && !self ? (
        <Button {...barred} onClick={() => void push(false)}>
          {name}
        </Button>
      ) : null}
      {start && way !== 'new' && sure ? <MakeNew contact={sure.contact} busy={busy} /> : null}
      {canTryAgain ? (
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
      {mayPushAnyway ? (
        <PushAnyway twice={done} contact={sure?.contact} barred={anyway} push={() => void push(true)} />
      ) : null}
      {canCancel ? (
        <Button kind="quiet" off={busy} onClick={() => void cancel()}>
          {text('buttonCancelPush')}
        </Button>
      ) : null}
    </div>
  );
}

/** The other way beside an update: another opportunity on the same contact. */
function MakeNew({ contact, busy }: { contact: string; busy: boolean }) {
  const choice = useRecordChoice();
  return (
    <Button
      off={busy}
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
  /** The person's in Lever, where that is known. */
  contact: string | undefined;
  barred: { off: boolean; 'aria-describedby': string | undefined };
  push: () => void;
}) {
  const { twice, contact, barred, push } = props;
  const [asked, setAsked] = useState(false);
  const choice = useRecordChoice();
  if (twice && !asked)
    return (
      <Button
        kind="quiet"
        {...barred}
        onClick={() => {
          setAsked(true);
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
      <Button {...barred} onClick={push}>
        {text('buttonPushAnyway')}
      </Button>
    </>
  );
}
