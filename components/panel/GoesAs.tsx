import { text } from '@/lib/platform/text';
import { originText } from '../parts/words';
import { personOf, usePanel, useResolved } from '../use-panel';

/** What goes along while Advanced settings are closed: nothing is sent that was not on the screen. */
export function GoesAs() {
  const view = usePanel((panel) => panel.view);
  const resolved = useResolved();
  const open = usePanel((panel) => panel.advanced);
  const person = personOf(view);
  if (!view || !person || !resolved || open || person.push.state === 'inLever') return null;
  const { choices } = resolved;
  const { catalog, connection } = view;
  const named = (list: readonly { id: string; text?: string; name?: string }[], id: string | null) => {
    const found = list.find((one) => one.id === id);
    return found?.text ?? found?.name;
  };
  const stage = named(catalog.stages, choices.stage);
  const parts = [
    named(catalog.postings, choices.posting),
    stage ?? (choices.stage === 'lead-new' ? text('stageLeadNew') : choices.stage),
    named(catalog.users, choices.owner) ?? connection.actingAs?.name,
    choices.source,
    text(originText[choices.origin]),
    ...choices.tags,
    choices.note.trim() ? text('labelNote') : undefined,
    choices.summary ? text('labelSummary') : undefined,
  ].filter((part) => part !== undefined && part !== '');
  return (
    <p className="field-hint goes-as">
      {text('goesAs')}{' '}
      {parts.map((part, index) => (
        <span key={index}>
          {index ? ' · ' : ''}
          <bdi>{part}</bdi>
        </span>
      ))}
    </p>
  );
}
