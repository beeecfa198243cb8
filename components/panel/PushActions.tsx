import { useEffect, useId, useRef, useState, type FocusEvent } from 'react';
import { text } from '@/lib/platform/text';
import { GoesAs } from './GoesAs';
import { Button } from '../parts/Button';
import { focusedIn } from '../parts/focus';
import { words } from '../parts/words';
import { mayPushByKey, personOf, usePanel } from '../use-panel';

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
  const keptFocus = useKeptFocus(state);
  if (!person || !state) return null;

  const { canTryAgain, canPushAnyway, canCancel, url } = person.push;
  const { self } = person.reading;
  const underWay = state === 'queued' || state === 'sending' || state === 'findingOut';
  const connectFirst = status === 'notConnected' || status === 'reconnect';
  const mayPush = mayPushByKey(person) || (underWay && !self);
  const mayPushAnyway = canPushAnyway || (self && (state === 'idle' || state === 'notPushed'));
  const againFirst = canTryAgain && !mayPush;
  // Where nothing was sent yet, what goes out is what is on the screen now.
  const tryAgain = state === 'notPushed' && !canPushAnyway ? () => push(self) : again;
  // Whoever may not push is told at each button that would.
  const barred = { off: busy || mayNot !== undefined, 'aria-describedby': mayNot && id };
  return (
    <div className="push-actions" {...keptFocus}>
      {mayNot ? (
        <span className="visually-hidden" id={id}>
          {words(mayNot)}
        </span>
      ) : null}
      {state === 'inLever' && url ? (
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
          {text('buttonPush')}
        </Button>
      ) : null}
      {canTryAgain ? (
        <Button
          kind={againFirst ? 'primary' : 'secondary'}
          data-first={againFirst || undefined}
          {...barred}
          onClick={() => void tryAgain()}
        >
          {text('buttonTryAgain')}
        </Button>
      ) : null}
      {mayPushAnyway ? (
        <PushAnyway twice={state === 'inLever'} barred={barred} push={() => void push(true)} />
      ) : null}
      {canCancel ? (
        <Button kind="quiet" off={busy} onClick={() => void cancel()}>
          {text('buttonCancelPush')}
        </Button>
      ) : null}
    </div>
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
  if (twice && !asked)
    return (
      <Button
        kind="quiet"
        {...barred}
        onClick={() => {
          setAsked(true);
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

/**
 * When the button that had the focus goes, what takes its place gets it. React's own events leave out the blur of an
 * element that is taken away, so only the recruiter's moves count.
 */
function useKeptFocus(state: string | undefined) {
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
