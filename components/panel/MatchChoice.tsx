import { useId } from 'react';
import type { Matched, MatchView } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';
import { choosable, mayBeChosen } from '@/lib/push/onto';
import { Button } from '../parts/Button';
import { Clamped } from '../parts/Clamped';
import { useNow } from '../parts/use-now';
import { isFolded, usePanel } from '../use-panel';
import { hiddenWords, recordLine, whyWords } from './match-words';
import { OpenRecord, RecordStates } from './MatchRecord';
import { OnContact } from './OnContact';
import { useRecordChoice } from './use-record-choice';

/** Somebody who may be one of several: side by side, and the recruiter says which. */
export function MatchChoice({ match }: { match: MatchView }) {
  const choice = useRecordChoice();
  const draft = usePanel((panel) => panel.draft);
  const folded = usePanel(isFolded);
  if (!choice) return null;
  const { way, record: chosen } = choice.now;
  const isChosen = ({ opportunity, contact }: Matched): boolean =>
    way === 'update' ? chosen?.opportunity === opportunity : draft.contact === contact;
  return (
    // Never one of the cards has the first focus: Enter pressed twice must choose nobody.
    <div
      className="match-choice"
      role="group"
      aria-label={text('matchChoice')}
      tabIndex={-1}
      data-name="match"
      data-first={(way === 'choose' && !folded) || undefined}
    >
      <ul className="match-cards">
        {match.records.map((one) => (
          <li key={one.opportunity} data-chosen={isChosen(one) || undefined}>
            {one.hidden ? (
              <p>{hiddenWords(one)}</p>
            ) : (
              <Candidate record={one} chosen={isChosen(one)} take={choice.take} />
            )}
          </li>
        ))}
      </ul>
      <Button
        aria-pressed={draft.contact === null}
        onClick={() => {
          choice.makeNew(null);
        }}
      >
        {text('matchNoneOfThese')}
      </Button>
      {choosable(match.records).length && way === 'choose' ? null : <Decided />}
    </div>
  );
}

/** What a push does now that it is decided. */
function Decided() {
  const choice = useRecordChoice();
  const contact = usePanel((panel) => panel.draft.contact);
  if (choice?.now.way !== 'new' || contact === undefined) return null;
  return contact === null ? <p className="field-hint">{text('matchOnNobody')}</p> : <OnContact />;
}

function Candidate(props: { record: Matched; chosen: boolean; take: (record: Matched) => void }) {
  const id = useId();
  const now = useNow();
  const { record, chosen } = props;
  const name = record.name ?? text('matchNoName');
  const line = recordLine(record, now);
  return (
    <>
      <b>
        <Clamped value={record.anonymised ? text('matchErasedName') : name} lines={2} />
      </b>
      {[record.headline, line].filter(Boolean).map((one) => (
        <p key={one} className="match-line" title={one} dir="auto">
          {one}
        </p>
      ))}
      <RecordStates record={record} />
      <p className="match-why" id={id}>
        {whyWords(record)}
      </p>
      <div className="row">
        {mayBeChosen(record) ? (
          <Button
            aria-label={text('matchThisIs', name)}
            aria-pressed={chosen}
            aria-describedby={id}
            onClick={() => {
              props.take(record);
            }}
          >
            {text('matchThisIsShort')}
          </Button>
        ) : null}
        <OpenRecord record={record} about={id} />
      </div>
    </>
  );
}
