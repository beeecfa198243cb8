import { text } from '@/lib/platform/text';
import { differences } from '@/lib/push/compare';
import { heldOf, isTakenBack } from '../on-screen';
import { personOf, useOnScreen, usePanel } from '../use-panel';
import { goesAlong } from './goes-along';
import { LongText } from './LongText';
import { shownFields } from './shown-fields';
import { label as updateLabel } from './UpdateFields';
import { useNoteTexts } from './use-note-texts';
import { ownerName, valueWords } from './value-words';

/** Longer texts open on request: a foot that fills the panel would hide what it stands under. */
const SHORT = 120;

/**
 * What goes along and stands in no field: nothing is sent that was not on the screen. While Advanced settings is closed
 * that is all of the push; while it is open, what has no field there.
 * @param props.again also once it is in Lever: what a further push would take along
 */
export function GoesAs({ again = false }: { again?: boolean }) {
  const view = usePanel((panel) => panel.view);
  const now = useOnScreen();
  const open = usePanel((panel) => panel.advanced);
  const { summary, note } = useNoteTexts();
  const person = personOf(view);
  if (!view || !person || !now) return null;
  const { resolved, way } = now;
  // Nothing goes before it is chosen onto whom.
  if (way === 'choose') return null;
  const update = way === 'update';
  if (person.push.state === 'inLever' && !update && !isTakenBack(person) && !again) return null;
  const { choices } = resolved;
  const along = goesAlong(person.reading, resolved, view, { summary, note }, { open, update });
  const closed = new Set<string>(open ? [] : shownFields(resolved.settings.values, view.catalog).push);
  // What an update changes in fields stands field by field above.
  const ofNew = update
    ? []
    : [
        closed.has('posting') ? valueWords('posting', choices, view) : '',
        closed.has('stage') ? valueWords('stage', choices, view) : '',
        closed.has('owner') ? ownerName(choices, view) : '',
        closed.has('source') ? valueWords('source', choices, view) : '',
        closed.has('origin') ? valueWords('origin', choices, view) : '',
        ...(closed.has('tags') ? choices.tags : []),
      ];
  const held = heldOf(person, now);
  const rows = held ? differences(person.reading, resolved, held, now.sent.decisions, view.catalog) : [];
  const changes = rows.filter(({ chosen }) => chosen !== 'keep').map(({ field }) => text(updateLabel[field]));
  const file = now.sent.file ? text('labelPdf') : '';
  const parts = [...ofNew, changes.join(', '), file].filter(Boolean);
  const brief = along.filter(({ value }) => value.length <= SHORT);
  const long = along.filter(({ value }) => value.length > SHORT);
  if (!parts.length && !along.length) return null;
  return (
    <div className="goes-as">
      {parts.length || brief.length ? (
        <p className="field-hint">
          {text(changes.length || (update && file) ? 'goesUpdate' : open || update ? 'goesAlong' : 'goesAs')}{' '}
          {[...parts, ...brief.map(({ label, value }) => text('goesNamed', label, value))].map(
            (part, index) => (
              <span key={index}>
                {index ? ' · ' : ''}
                <bdi>{part}</bdi>
              </span>
            ),
          )}
        </p>
      ) : null}
      {long.map((one, index) => (
        <LongText key={index} {...one} />
      ))}
    </div>
  );
}
