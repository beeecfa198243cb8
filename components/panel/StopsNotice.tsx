import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { words } from '../parts/words';
import { stopsOf } from '../in-lever';
import { barOf, mayStart } from '../on-screen';
import { useKeptFocus } from '../parts/use-kept-focus';
import { personOf, useOnScreen, usePanel } from '../use-panel';

/** What stands against a push of this person, as the team set: told, asked about, or not to be passed. */
export function StopsNotice() {
  const person = usePanel((panel) => personOf(panel.view));
  const push = usePanel((panel) => panel.push);
  const busy = usePanel((panel) => panel.busy);
  const mayNot = usePanel((panel) => panel.view?.settings.mayNotPush !== undefined);
  const way = useOnScreen()?.way;
  // A push takes its button along; on with what there is to press then.
  const keptFocus = useKeptFocus(person?.push.state ?? '', (part) =>
    part.closest('form')?.querySelector<HTMLElement>('.push-actions [data-first]'),
  );
  if (!person) return null;
  const bar = barOf(person, way);
  const stops = stopsOf(person.match);
  const asked = stops.filter(({ how }) => how === 'ask').map(({ say }) => words(say));
  // One's own profile has a Push anyway of its own, which passes these too.
  const may = mayStart(person) || (person.push.state === 'inLever' && way === 'update');
  const passes = bar?.how === 'ask' && may && !person.reading.self;
  return (
    <div className="told" aria-live="polite" {...keptFocus}>
      {stops
        .filter(({ how }) => how !== 'ask')
        .map(({ how, say }, index) => (
          <Notice key={index} tone={how === 'stop' ? 'bad' : 'plain'}>
            {words(say)}
          </Notice>
        ))}
      {asked.length ? (
        <Notice
          tone="warning"
          actions={
            passes ? (
              <Button off={busy || mayNot} onClick={() => void push(true)}>
                {text('buttonPushAnyway')}
              </Button>
            ) : undefined
          }
        >
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
