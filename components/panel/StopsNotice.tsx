import { Notice } from '../parts/Notice';
import { words } from '../parts/words';
import { stopsOf } from '../in-lever';
import { barOf } from '../on-screen';
import { personOf, useOnScreen, usePanel } from '../use-panel';

/** What the card of the match says of the record by itself. */
const inCard: readonly string[] = [
  'stopAnonymised',
  'stopArchived',
  'stopArchivedBare',
  'stopHired',
  'stopSnoozed',
];

/** What stands against a push of this person, as the team set: told, asked about, or not to be passed. */
export function StopsNotice() {
  const person = usePanel((panel) => personOf(panel.view));
  const way = useOnScreen()?.way;
  if (!person) return null;
  const bar = barOf(person, way);
  const stops = stopsOf(person.match).filter(({ how, say }) => how === 'stop' || !inCard.includes(say.key));
  // What only Fulcrum's own screens ask about is in no list of the worker's.
  const asked = stops.filter(({ how }) => how === 'ask').map(({ say }) => words(say));
  if (bar?.how === 'ask' && !asked.length && !inCard.includes(bar.say.key)) asked.push(words(bar.say));
  return (
    <div className="told" aria-live="polite">
      {stops
        .filter(({ how }) => how !== 'ask')
        .map(({ how, say }, index) => (
          <Notice key={index} tone={how === 'stop' ? 'bad' : 'plain'}>
            {words(say)}
          </Notice>
        ))}
      {asked.length ? (
        <Notice tone="warning">
          {asked.map((one) => (
            <p key={one} dir="auto">
              {one}
            </p>
          ))}
        </Notice>
      ) : null}
    </div>
  );
}
