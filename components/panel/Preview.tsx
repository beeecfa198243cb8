import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { CallList } from '../parts/CallList';
import { cutWords } from '../parts/words';
import { usePanel, useResolved } from '../use-panel';
import { useNoteTexts } from './use-note-texts';

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
            <TooLong />
            <CallList calls={calls} />
          </>
        ) : null}
      </div>
    </div>
  );
}

/** What of the notes is too much to be sent. */
function TooLong() {
  const { left } = useNoteTexts();
  const summary = useResolved()?.choices.summary === true ? left.summary : 0;
  const told = [
    [text('labelNote'), cutWords(left.note)] as const,
    [text('labelSummary'), cutWords(summary)] as const,
  ];
  return told.map(([label, cut]) =>
    cut ? (
      <p key={label} className="field-warning">
        {text('goesNamed', label, cut)}
      </p>
    ) : null,
  );
}
