import type { MarkPreview } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';
import { Clamped } from '../parts/Clamped';
import { words } from '../parts/words';

/** What marking somebody sends to Lever, and what is set otherwise than when they were added. */
export function MarkSends({ preview }: { preview: MarkPreview }) {
  const { does, there = [], notes, changed } = preview;
  return (
    <>
      <p>{text(does.length ? 'markSends' : there.length ? 'markThereInstead' : 'markSendsNothing')}</p>
      {!does.length && there.length ? (
        <ul>
          {there.map((one, index) => (
            <li key={index} dir="auto">
              {words(one)}
            </li>
          ))}
        </ul>
      ) : null}
      {does.length ? (
        <ul>
          {does.map((one, index) => (
            <li key={index} dir="auto">
              {words(one)}
            </li>
          ))}
        </ul>
      ) : null}
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
