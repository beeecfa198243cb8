import type { Holding } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';
import { originText } from '../parts/words';

/** What Lever holds now, read back from it. */
export function HoldingList({ holding }: { holding: Holding }) {
  const origin = Object.entries(originText).find(([name]) => name === holding.origin)?.[1];
  const rows: [string, string | readonly string[] | undefined][] = [
    [text('labelName'), holding.name],
    [text('labelHeadline'), holding.headline],
    [text('labelLocation'), holding.location],
    [text('labelEmail'), holding.emails],
    [text('labelPhone'), holding.phones],
    [text('labelLinks'), holding.links],
    [text('labelPosting'), holding.posting],
    [text('labelStage'), holding.stage],
    [text('labelOwner'), holding.owner],
    [text('labelTags'), holding.tags],
    [text('labelSource'), holding.sources],
    [text('labelOrigin'), origin ? text(origin) : holding.origin],
    [text('labelNotes'), notes(holding.notes)],
    [text('labelPdf'), holding.pdf],
    [text('labelForms'), holding.forms ? String(holding.forms) : undefined],
  ];
  return (
    <section className="holding" aria-label={text('holdingTitle')}>
      <h2>{text('holdingTitle')}</h2>
      {holding.deduped ? <p className="field-warning">{text('holdingDeduped')}</p> : null}
      <dl className="facts">
        {rows.map(([name, value]) => {
          const said = (typeof value === 'string' ? [value] : (value ?? [])).filter(Boolean);
          return said.length ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {said.map((one, index) => (
                  <span key={one}>
                    {index ? ', ' : ''}
                    <bdi>{one}</bdi>
                  </span>
                ))}
              </dd>
            </div>
          ) : null;
        })}
      </dl>
    </section>
  );
}

function notes(count: number): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? text('holdingNotes1') : text('holdingNotesMany', String(count));
}
