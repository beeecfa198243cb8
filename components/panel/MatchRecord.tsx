import type { Matched } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';
import { isDone } from '../on-screen';
import { personOf, usePanel } from '../use-panel';
import { stateWords } from './match-words';

/** @param past whether it is told here that the record is archived; false where that is said already */
export function RecordStates({ record, past = true }: { record: Matched; past?: boolean }) {
  const states = stateWords(past ? record : { ...record, archived: undefined });
  if (!states.length) return null;
  return (
    <ul className="match-states">
      {states.map(([kind, says]) => (
        <li key={kind} data-kind={kind} dir="auto">
          {says}
        </li>
      ))}
    </ul>
  );
}

/** The way to the record itself. What a push just made has its link among the buttons. */
export function OpenRecord({ record, about }: { record: Matched; about: string }) {
  const person = usePanel((panel) => personOf(panel.view));
  if (person && isDone(person) && person.push.url === record.url) return null;
  return (
    <a className="match-open" href={record.url} target="_blank" rel="noreferrer" aria-describedby={about}>
      {text('linkOpenInLever')}
    </a>
  );
}
