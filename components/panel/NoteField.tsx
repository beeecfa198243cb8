import { text } from '@/lib/platform/text';
import { LONGEST_TYPED } from '@/lib/push/draft';
import { Field } from '../parts/Field';
import { cutWords } from '../parts/words';
import { usePanel, useProblem, useResolved } from '../use-panel';
import { useNoteTexts } from './use-note-texts';

/** The recruiter's own words, and below them the text they become where the team's template adds to them. */
export function NoteField() {
  const edit = usePanel((panel) => panel.edit);
  const resolved = useResolved();
  const error = useProblem('note');
  const { note, left } = useNoteTexts();
  if (!resolved) return null;
  const { values } = resolved.settings;
  const typed = resolved.choices.note;
  return (
    <div className="wide">
      <Field
        label={text('labelNote')}
        error={error}
        warning={cutWords(left.note)}
        required={values.mandatory.includes('note')}
        hint={values.ownNoteSecret ? text('noteSecret') : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            name="note"
            dir="auto"
            rows={3}
            maxLength={LONGEST_TYPED}
            value={typed}
            onChange={(event) => {
              edit({ choices: { note: event.currentTarget.value } });
            }}
          />
        )}
      </Field>
      {typed.trim() && !typed.trim().startsWith(note.trim()) ? (
        <details className="goes-text" open>
          <summary>{text('noteGoesAs')}</summary>
          <p dir="auto">{note}</p>
        </details>
      ) : null}
    </div>
  );
}
