import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { words } from '../parts/words';
import { usePanel } from '../use-panel';

/** The calls a push would make, in words and as they would go out. */
export function Preview() {
  const preview = usePanel((panel) => panel.preview);
  const show = usePanel((panel) => panel.showPreview);
  const { state, calls } = preview;
  return (
    <div className="preview">
      <Button off={state === 'loading'} onClick={() => void show()}>
        {text('buttonPreview')}
      </Button>
      <div aria-live="polite">
        {state === 'failed' ? <p className="field-error">{text('previewFailed')}</p> : null}
        {state === 'ready' && calls.length === 0 ? (
          <p className="field-hint">{text('previewNothing')}</p>
        ) : null}
        {calls.length ? (
          <>
            <h3>{text('previewTitle')}</h3>
            <ol>
              {calls.map((call, index) => (
                <li key={index}>
                  <details>
                    <summary>{words(call.say)}</summary>
                    <p className="code" dir="ltr">
                      {text('previewRaw', call.method, call.path)}
                    </p>
                    {/* A long body scrolls, so it must be reachable by keyboard. */}
                    <pre tabIndex={0}>{call.body}</pre>
                  </details>
                </li>
              ))}
            </ol>
          </>
        ) : null}
      </div>
    </div>
  );
}
