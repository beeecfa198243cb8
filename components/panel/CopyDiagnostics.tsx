import { useEffect, useId, useRef, useState } from 'react';
import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { usePanel } from '../use-panel';

type Copied = { state: 'no' | 'busy' | 'copied' | 'failed' } | { state: 'byHand'; content: string };

/** Puts on the clipboard what a report of a page that is read wrong needs. Nothing is sent anywhere. */
export function CopyDiagnostics() {
  const id = useId();
  const diagnostics = usePanel((panel) => panel.diagnostics);
  const [now, setNow] = useState<Copied>({ state: 'no' });
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    box.current?.select();
  }, [now]);
  const copy = async (): Promise<void> => {
    setNow({ state: 'busy' });
    const content = await diagnostics();
    if (content === undefined) {
      setNow({ state: 'failed' });
      return;
    }
    // A page may forbid its clipboard to everybody in it.
    await navigator.clipboard.writeText(content).then(
      () => {
        setNow({ state: 'copied' });
      },
      () => {
        setNow({ state: 'byHand', content });
      },
    );
  };
  const told = {
    no: 'hintDiagnostics',
    busy: 'diagnosticsBusy',
    copied: 'diagnosticsCopied',
    failed: 'diagnosticsFailed',
    byHand: 'diagnosticsByHand',
  } as const;
  return (
    <div className="diagnostics">
      <Button kind="quiet" off={now.state === 'busy'} aria-describedby={id} onClick={() => void copy()}>
        {text('buttonCopyDiagnostics')}
      </Button>
      <p className="field-hint" id={id} aria-live="polite">
        {text(told[now.state])}
      </p>
      {now.state === 'byHand' ? (
        <textarea ref={box} rows={4} readOnly aria-label={text('labelDiagnostics')} value={now.content} />
      ) : null}
    </div>
  );
}
