import { text, type TextKey } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { personOf, usePanel } from '../use-panel';

/** The person as the page has them, and the link that goes to Lever with them. */
export function PersonCard() {
  const person = usePanel((panel) => personOf(panel.view));
  const look = usePanel((panel) => panel.look);
  const still = usePanel((panel) => panel.place === 'still');
  if (!person) return null;
  const { reading } = person;
  const { name, headline, location, degree, publicUrl } = reading;
  const late = notYet(reading.notYet);
  return (
    <section className="person" aria-label={text('panelLooked')}>
      <div className="person-name">
        <h2 dir="auto" title={name && text('fieldWhere', name.where)}>
          {name?.value}
        </h2>
        {still ? null : (
          <Button kind="quiet" className="read-again" onClick={() => void look(true)}>
            {text('buttonReadAgain')}
          </Button>
        )}
      </div>
      {headline ? (
        <p className="person-headline" dir="auto">
          {headline.value}
        </p>
      ) : null}
      {location || degree ? (
        <p className="person-place">
          {location ? <bdi>{location.value}</bdi> : null}
          {degree ? <span className="badge">{text(`degree${degree.value}`)}</span> : null}
        </p>
      ) : null}
      <p className="person-link">
        <span className="dim">{text('labelProfileLink')}:</span> <bdi>{readable(publicUrl)}</bdi>
      </p>
      {late ? <p className="field-warning">{text(late)}</p> : null}
    </section>
  );
}

function notYet(sections: readonly string[]): TextKey | undefined {
  if (sections.length > 1) return 'notYetBoth';
  if (sections.includes('experience')) return 'notYetExperience';
  return sections.includes('education') ? 'notYetEducation' : undefined;
}

/** The address with its letters instead of their percent codes, where that is the same address. */
function readable(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
