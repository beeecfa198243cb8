import { useEffect, useId, useRef } from 'react';
import { text } from '@/lib/platform/text';
import { sizeWords } from '@/lib/push/pdf';
import { Button } from '../parts/Button';
import { useKeptFocus } from '../parts/use-kept-focus';
import { words } from '../parts/words';
import { useOnScreen, usePanel } from '../use-panel';

/** The PDF that goes along: chosen by the button, or dropped onto the panel. */
export function PdfField() {
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const file = usePanel((panel) => panel.draft.file);
  const adding = usePanel((panel) => panel.adding);
  const lacksFiles = usePanel((panel) => panel.view?.connection.lacksFiles === true);
  const popup = usePanel((panel) => panel.place === 'popup');
  const add = usePanel((panel) => panel.addPdf);
  const remove = usePanel((panel) => panel.removePdf);
  const way = useOnScreen()?.way;
  // Each of the two buttons stands where the other one was.
  const keptFocus = useKeptFocus(file?.id ?? '', (part) => part.querySelector('button'));
  const { ref: part } = keptFocus;
  // A file may be dropped anywhere on the panel: what became of it is brought into sight.
  useEffect(() => {
    if (adding.state === 'added' || adding.state === 'refused')
      part.current?.scrollIntoView({ block: 'nearest' });
  }, [adding, part]);
  return (
    <div className="pdf" {...keptFocus} role="group" aria-labelledby={id}>
      <span className="field-label" id={id}>
        {text('labelPdf')}
      </span>
      {file ? (
        <p className="pdf-file">
          {/* With a direction of its own it is cut at its end, whichever side that is. */}
          <span className="pdf-name" id={`${id}-file`} title={file.name} dir="auto">
            {file.name}
          </span>
          <span className="dim">{sizeWords(file.size)}</span>
          <Button kind="quiet" aria-describedby={`${id}-file`} onClick={remove}>
            {text('buttonRemovePdf')}
          </Button>
        </p>
      ) : lacksFiles ? null : (
        <Button
          className="pdf-add"
          off={adding.state === 'adding'}
          aria-describedby={`${id}-hint`}
          onClick={() => chooser.current?.click()}
        >
          {text('buttonAddPdf')}
        </Button>
      )}
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label={text('labelPdf')}
        accept="application/pdf,.pdf"
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          // Chosen once more, the same file is read once more.
          event.currentTarget.value = '';
          void add(chosen);
        }}
      />
      {lacksFiles ? (
        <p className={file ? 'field-warning' : 'field-hint'}>{text('pdfNotAllowed')}</p>
      ) : (
        <p className="field-hint" id={`${id}-hint`}>
          {file
            ? text(way === 'update' ? 'pdfGoesAsFile' : 'pdfGoesAsResume')
            : text(popup ? 'pdfHintPopup' : 'pdfHint')}
        </p>
      )}
      <p className={adding.state === 'refused' ? 'field-error' : 'field-hint'} aria-live="polite" dir="auto">
        {adding.state === 'adding' ? text('pdfAdding', adding.name) : null}
        {adding.state === 'added' ? (
          <span className="visually-hidden">{text('pdfAdded', adding.name)}</span>
        ) : null}
        {adding.state === 'refused' ? words(adding.say) : null}
      </p>
    </div>
  );
}
