import { useId, useRef, useState } from 'react';
import { text } from '@/lib/platform/text';
import { Button } from './Button';
import { focusAfter } from './focus-after';

/** A button for what cannot be meant by a slip: it asks once more, where it stands. */
export function Confirm(props: {
  name: string;
  /** Its whole name, where the word alone does not say of what. */
  label?: string;
  /** Id of what it is about. */
  describedBy?: string | undefined;
  kind?: 'secondary' | 'quiet';
  /** What will happen. */
  question: string;
  off?: boolean;
  onConfirm: () => void;
}) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [asking, setAsking] = useState(false);
  const answer = (yes: boolean): void => {
    focusAfter(
      () => {
        setAsking(false);
      },
      () => box.current?.querySelector('button'),
    );
    if (yes) props.onConfirm();
  };
  return (
    <div
      className="confirm"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !asking) return;
        // Not for the panel, which Escape closes.
        event.preventDefault();
        answer(false);
      }}
    >
      {asking ? (
        <div role="group" aria-labelledby={id} className="notice notice-warning">
          <p className="notice-text" id={id}>
            {props.question}
          </p>
          <div className="notice-actions row">
            <Button
              aria-label={props.label}
              aria-describedby={id}
              onClick={() => {
                answer(true);
              }}
            >
              {props.name}
            </Button>
            <Button
              onClick={() => {
                answer(false);
              }}
            >
              {text('buttonKeep')}
            </Button>
          </div>
        </div>
      ) : (
        <Button
          {...(props.kind ? { kind: props.kind } : {})}
          aria-label={props.label}
          aria-describedby={props.describedBy}
          off={props.off === true}
          onClick={() => {
            focusAfter(
              () => {
                setAsking(true);
              },
              // The harmless answer, so that Enter pressed twice does nothing.
              () => box.current?.querySelector('.notice-actions button:last-child'),
            );
          }}
        >
          {props.name}
        </Button>
      )}
    </div>
  );
}
