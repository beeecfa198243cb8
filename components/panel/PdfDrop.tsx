import { useState, type DragEvent } from 'react';
import { text } from '@/lib/platform/text';
import { personOf, usePanel } from '../use-panel';

/**
 * The whole panel takes a file that is dropped on it. One that is dropped where nobody is to take it is not taken by the
 * page either: that would show the file in the page's place.
 */
export function usePdfDrop() {
  const [over, setOver] = useState(false);
  const takes = usePanel(
    ({ view, elsewhere }) => personOf(view) !== undefined && !elsewhere && !view?.connection.lacksFiles,
  );
  const add = usePanel((panel) => panel.addPdf);
  const isFile = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');
  const hover = (event: DragEvent): void => {
    if (!isFile(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = takes ? 'copy' : 'none';
    setOver(takes);
  };
  return {
    over,
    on: {
      onDragEnter: hover,
      onDragOver: hover,
      onDragLeave: (event: DragEvent) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget))
          setOver(false);
      },
      onDrop: (event: DragEvent) => {
        if (!isFile(event)) return;
        event.preventDefault();
        setOver(false);
        if (takes) void add([...event.dataTransfer.files]);
      },
    },
  };
}

/** Shown while a file hangs over the panel. */
export const PdfDrop = () => (
  <p className="pdf-drop" aria-hidden>
    {text('pdfDrop')}
  </p>
);
