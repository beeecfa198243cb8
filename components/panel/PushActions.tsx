import { useEffect, useId, useRef, useState, type FocusEvent } from 'react';
import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { focusedIn } from '../parts/focus';
import { words } from '../parts/words';
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
  const keptFocus = useKeptFocus(`${state} ${way}`);
  if (!person || !state) return null;

  const { canTryAgain, canPushAnyway, canCancel, url } = person.push;
  const { self } = person.reading;
  const start = mayStart(person);
  const underWay = state === 'queued' || state === 'sending' || state === 'findingOut';
  const connectFirst = status === 'notConnected' || status === 'reconnect';
  const done = state === 'inLever' && !isTakenBack(person);
  const mayPush = !self && (start || underWay);
  const mayPushAnyway = !isTakenBack(person) && (canPushAnyway || (self && start));
  const againFirst = canTryAgain && !mayPush;
  // Where nothing was sent yet, what goes out is what is on the screen now.
  const tryAgain = state === 'notPushed' && !canPushAnyway ? () => push(self) : again;
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
      {start && record ? <MakeNew busy={busy} /> : null}
      {canTryAgain ? (
        <Button
          kind={againFirst ? 'primary' : 'secondary'}
          data-first={againFirst || undefined}
          off={busy || mayNot !== undefined}
          {...told}
          onClick={() => void tryAgain()}
        >
          {text('buttonTryAgain')}
        </Button>
      ) : null}
      {mayPushAnyway ? <PushAnyway twice={done} barred={anyway} push={() => void push(true)} /> : null}
      {canCancel ? (
        <Button kind="quiet" off={busy} onClick={() => void cancel()}>
          {text('buttonCancelPush')}
        </Button>
      ) : null}
    </div>
  );
}

/** The other way beside an update: another opportunity on the same contact. */
function MakeNew({ busy }: { busy: boolean }) {
  const choice = useRecordChoice();
  const contact = choice?.now.record?.contact;
  if (!choice || contact === undefined || choice.now.way === 'new') return null;
  return (
    <Button
      off={busy}
      onClick={() => {
        choice.makeNew(contact);
      }}
    >
      {text('buttonNewOpportunity')}
    </Button>
  );
}

/** For somebody who is in Lever already it takes a second word: it makes a second opportunity. */
function PushAnyway(props: {
  twice: boolean;
  barred: { off: boolean; 'aria-describedby': string | undefined };
  push: () => void;
}) {
  const { twice, barred, push } = props;
  const [asked, setAsked] = useState(false);
  const choice = useRecordChoice();
  if (twice && !asked)
    return (
      <Button
        kind="quiet"
        {...barred}
        onClick={() => {
          setAsked(true);
          const contact = choice?.now.record?.contact;
          if (contact !== undefined) choice?.makeNew(contact);
        }}
      >
        {text('buttonNewOpportunity')}
      </Button>
    );
  return (
    <>
      {twice ? <p className="field-hint push-twice">{text('pushTwice')}</p> : null}
      <Button {...barred} onClick={push}>
        {text('buttonPushAnyway')}
      </Button>
    </>
  );
}

/**
 * When the button that had the focus goes, what takes its place gets it. React's own events leave out the blur of an
 * element that is taken away, so only the recruiter's moves count.
 */
function useKeptFocus(state: string) {
  const row = useRef<HTMLDivElement>(null);
  const inside = useRef(false);
  useEffect(() => {
    const element = row.current;
    if (!element || !inside.current || focusedIn(element)) return;
    element.querySelector<HTMLElement>('[data-first]')?.focus();
  }, [state]);
  return {
    ref: row,
    onFocus: () => {
      inside.current = true;
    },
    onBlur: (event: FocusEvent) => {
      inside.current = event.currentTarget.contains(event.relatedTarget);
    },
  };
}
