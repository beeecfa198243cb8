import type { MarkPreview } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';
import { Clamped } from '../parts/Clamped';
import { Sentences } from '../parts/Sentences';
import { words } from '../parts/words';

/** What marking somebody sends to Lever, and what is set otherwise than when they were added. */
export function MarkSends({ preview }: { preview: MarkPreview }) {
  const { asks, does, there = [], notes, changed } = preview;
  if (asks)
    return (
      <>
        <p>{text('markSendsAsks')}</p>
        <p dir="auto">{words(asks)}</p>
      </>
    );
  return (
    <>
      <p>{text(does.length ? 'markSends' : there.length ? 'markSendsThere' : 'markSendsNothing')}</p>
      {does.length ? <Sentences of={does} /> : null}
      {does.length && there.length ? <p>{text('markThereInstead')}</p> : null}
      {there.length ? <Sentences of={there} /> : null}
      {(does.length || there.length) && notes.length ? (
        <>
          <p>{text('markNotes')}</p>
          <ul className="note-texts">
            {notes.map(({ text: note }, index) => (
              <li key={index} className="sample-text" dir="auto">
                <Clamped value={note} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {changed.length ? (
        <>
          <p>{text('markChanged')}</p>
          <ul>
            {changed.map(({ label, was, now }) => (
              <li key={label} dir="auto">
                {text('markChangedFrom', label, was, now)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
