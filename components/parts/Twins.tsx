import type { PushView } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';

/** The way to what Lever made a second time of a push, for whoever archives it. */
export function Twins({ of, about }: { of: PushView; about?: string }) {
  return of.twins?.map((url) => (
    <a key={url} className="match-open" href={url} target="_blank" rel="noreferrer" aria-describedby={about}>
      {text('linkOpenTwin')}
    </a>
  ));
}
