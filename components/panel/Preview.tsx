import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { CallList } from '../parts/CallList';
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
            <CallList calls={calls} />
          </>
        ) : null}
      </div>
    </div>
  );
}
