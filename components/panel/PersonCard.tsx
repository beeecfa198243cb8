import { text, type TextKey } from '@/lib/platform/text';
import { linkOf } from '@/lib/profile/link';
import { Button } from '../parts/Button';
import { personOf, usePanel } from '../use-panel';

/** Who the page is of: at the head, so that nobody is pushed unseen. */
export function PersonHead() {
  const person = usePanel((panel) => personOf(panel.view));
  const look = usePanel((panel) => panel.look);
  const place = usePanel((panel) => panel.place);
  if (!person) return null;
  const { name, headline } = person.reading;
  return (
    <section className="person" aria-label={text('panelLooked')}>
      <div className="person-name">
        <h2 dir="auto" title={name && text('fieldWhere', name.where)}>
          {name?.value}
        </h2>
        {place === 'still' ? null : (
          <Button
            kind="quiet"
            className="read-again"
            title={text('hintReadAgain')}
            onClick={() => void look(true)}
          >
            {text('buttonReadAgain')}
          </Button>
        )}
      </div>
      {headline ? (
        <p className="person-headline" dir="auto">
          {headline.value}
        </p>
      ) : null}
    </section>
  );
}

/** What else the page has of the person, and the link that goes to Lever with them. */
export function PersonCard() {
  const person = usePanel((panel) => personOf(panel.view));
  const place = usePanel((panel) => panel.place);
  if (!person) return null;
  const { reading } = person;
  const { location, degree } = reading;
  const late = notYet(reading.notYet, place === 'docked');
  const linkLate = reading.notYet.includes('link');
  return (
    <div className="person">
      {location || degree ? (
        <p className="person-place">
          {location ? <bdi>{location.value}</bdi> : null}
          {degree ? <span className="badge">{text(`degree${degree.value}`)}</span> : null}
        </p>
      ) : null}
      <p className="person-link">
        <span className="dim">{text('labelProfileLink')}:</span> <bdi>{readable(linkOf(reading))}</bdi>
      </p>
      {(reading.offered ?? []).map((link) => (
        <p className="person-link" key={link}>
          <span className="dim">{text('labelOffered')}:</span>{' '}
          <a href={link} target="_blank" rel="noreferrer">
            <bdi>{readable(link)}</bdi>
          </a>
        </p>
      ))}
      {reading.lines ? <p className="field-warning">{text('linesOffered')}</p> : null}
      {linkLate ? <p className="field-warning">{text('notYetLink')}</p> : null}
      {reading.notYet.includes('reload') ? <p className="field-warning">{text('notYetReload')}</p> : null}
      {late ? <p className="field-warning">{text(late)}</p> : null}
    </div>
  );
}

/** @param here the panel stays beside the page, and adds them by itself */
function notYet(sections: readonly string[], here: boolean): TextKey | undefined {
  const [experience, education] = [sections.includes('experience'), sections.includes('education')];
  if (experience && education) return here ? 'notYetBothHere' : 'notYetBoth';
  if (experience) return here ? 'notYetExperienceHere' : 'notYetExperience';
  if (education) return here ? 'notYetEducationHere' : 'notYetEducation';
  return undefined;
}

/** The address with its letters instead of their percent codes, where that is the same address. */
function readable(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
