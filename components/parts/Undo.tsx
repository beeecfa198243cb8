import { useId, useRef, useState } from 'react';
import type { UndoView } from '@/lib/messages/views';
import { text, type Sentence, type TextKey } from '@/lib/platform/text';
import { Button } from './Button';
import { focusAfter } from './focus-after';
import { Sentences } from './Sentences';
import { words } from './words';

type Asked = UndoView | 'asking' | 'failed';

/** Takes a push back: first it is told what that does and what cannot be taken back, then it takes a second word. */
export function Undo(props: {
  /** Names what is taken back, where there are several on the screen. */
  about?: string | undefined;
  /** What it is called here, and what introduces what it does. */
  says?: { button: TextKey; does: TextKey };
  /** Id of what says why nothing can be taken back for now; undefined where it can. */
  lacks?: string | undefined;
  /** What it would do; undefined when nobody answers. */
  ask: () => Promise<UndoView | undefined>;
  /** Answers why not, if not. */
  start: () => Promise<Sentence | undefined>;
}) {
  const { says = { button: 'buttonUndo', does: 'undoDoes' } } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<Asked>();
  const [refused, setRefused] = useState<Sentence>();
  const open = typeof asked === 'object';

  const ask = async (): Promise<void> => {
    setRefused(undefined);
    setAsked('asking');
    const answer = (await props.ask()) ?? 'failed';
    focusAfter(
      () => {
        setAsked(answer);
      },
      // The harmless answer, so that Enter pressed twice does nothing.
      () => box.current?.querySelector('.row button:last-child'),
    );
  };
  const leave = (): void => {
    focusAfter(
      () => {
        setAsked(undefined);
      },
      () => box.current?.querySelector('button'),
    );
  };
  const start = async (): Promise<void> => {
    leave();
    setRefused(await props.start());
  };

  return (
    <div
      className="undo"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        // Not for the panel, which Escape closes.
        event.preventDefault();
        leave();
      }}
    >
      {open ? (
        <div role="group" aria-labelledby={id} className="notice notice-warning">
          <div className="notice-text">
            <h3 id={id}>{text(asked.does.length ? says.does : 'undoDoesNothing')}</h3>
            <Sentences of={asked.does} />
            {asked.cannot.length ? (
              <>
                <h3>{text('undoCannot')}</h3>
                <Sentences of={asked.cannot} />
              </>
            ) : null}
          </div>
          <div className="notice-actions row">
            {asked.does.length ? (
              <Button aria-describedby={id} onClick={() => void start()}>
                {text(says.button)}
              </Button>
            ) : null}
            <Button onClick={leave}>{text('buttonKeep')}</Button>
          </div>
        </div>
      ) : (
        <Button
          off={asked === 'asking' || props.lacks !== undefined}
          aria-describedby={[props.about, props.lacks].filter(Boolean).join(' ') || undefined}
          onClick={() => void ask()}
        >
          {text(says.button)}
        </Button>
      )}
      <p className="field-error" aria-live="polite" dir="auto">
        {asked === 'failed'
          ? text(props.says ? 'campaignNoAnswer' : 'undoNoAnswer')
          : refused
            ? words(refused)
            : ''}
      </p>
    </div>
  );
}
