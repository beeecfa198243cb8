import type { PanelView } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';

export function StillPanel({ view }: { view: PanelView }) {
  return (
    <div role="group" aria-label={text('previewSees')}>
      {view.page.state === 'person' ? view.page.reading.name?.value : ''}
    </div>
  );
}
