import { useEffect, useRef, useState } from 'react';
import type { Reply } from '@/lib/messages/registry';
import { text, type Sentence } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { focusAfter } from '../parts/focus-after';
import { Notice } from '../parts/Notice';
import { Sentences } from '../parts/Sentences';
import { useSettings, type Edit } from './use-settings';

export type Outcome = Reply<'settings.import'> & { edit?: Edit };

/** What became of an import: what came in, what was left out and why, what to do about that, and the way back. */
export function Imported({ outcome }: { outcome: Outcome | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  const undo = useSettings((settings) => settings.undo);
  // Taken back it can be as long as nobody pressed Undo for it.
  const edit = useSettings(({ edits }) => edits.find((one) => one === outcome?.edit));
  const [takenBack, setTakenBack] = useState<Outcome>();
  // It may end below what is in sight.
  useEffect(() => {
    if (outcome) box.current?.scrollIntoView({ block: 'nearest' });
  }, [outcome]);
  const takeBack = (): void => {
    focusAfter(
      () => {
        undo(edit);
        setTakenBack(outcome);
      },
      // The button is gone, and the focus with it.
      () => box.current,
    );
  };
  return (
    <div ref={box} tabIndex={-1} aria-live="polite" className="told">
      {outcome && takenBack === outcome ? <Notice tone="good">{text('importTakenBack')}</Notice> : null}
      {outcome && takenBack !== outcome ? (
        <Notice
          tone={outcome.taken ? (outcome.left.length ? 'warning' : 'good') : 'bad'}
          actions={edit ? <Button onClick={takeBack}>{text('buttonUndoImport')}</Button> : undefined}
        >
          <p>{text(headline(outcome))}</p>
          {outcome.came.length ? (
            <>
              <h3>{text('importCame')}</h3>
              <ul>
                {outcome.came.map((name) => (
                  <li key={name}>
                    <bdi>{name}</bdi>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          <Titled title={text('importLeft')} of={outcome.left} />
          {outcome.left.length ? <p>{text('importLeftDo')}</p> : null}
          <Titled title={outcome.taken ? text('importAlso') : undefined} of={outcome.told} />
        </Notice>
      ) : null}
    </div>
  );
}

function headline({ taken, left }: Outcome) {
  if (!taken) return 'importNotTaken';
  return left.length ? 'importPart' : 'importTaken';
}

function Titled({ title, of }: { title: string | undefined; of: readonly Sentence[] }) {
  if (!of.length) return null;
  return (
    <>
      {title ? <h3>{title}</h3> : null}
      <Sentences of={of} />
    </>
  );
}
