import { useId, type ReactNode } from 'react';
import type { Matched, MatchView, Reason } from '@/lib/messages/views';
import { text, type TextKey } from '@/lib/platform/text';
import { choosable, mayBeChosen } from '@/lib/push/onto';
import { sureRecord } from '../in-lever';
import { Button } from '../parts/Button';
import { useNow } from '../parts/use-now';
import { ago, day, words } from '../parts/words';
import { personOf, usePanel } from '../use-panel';
import { useRecordChoice } from './use-record-choice';

/** Who the person is in Lever: at once from what is known here, and again when Lever has answered. */
export function MatchCard() {
  const match = usePanel((panel) => personOf(panel.view)?.match);
  const connected = usePanel((panel) => panel.view?.connection.status !== 'notConnected');
  const lookedLong = usePanel((panel) => panel.lookedLong);
  const pushWaits = usePanel((panel) => panel.pushWaits);
  const choice = useRecordChoice();
  const now = useNow();
  if (!match || !connected || !choice) return null;
  const { verdict, looking, records, blind } = match;
  const shown = sureRecord(match, choice.now.record) ?? records[0];
  const many = verdict === 'several' || verdict === 'possible';
  const quiet = verdict === 'unknown' && !looking && !blind;
  const looks = pushWaits ? 'matchLookingFirst' : lookedLong ? 'matchNoAnswer' : 'matchLooking';
  const asks = looking ? text(looks) : '';
  return (
    <section
      className="match"
      aria-label={quiet ? undefined : text('matchTitle')}
      data-verdict={verdict}
      data-quiet={quiet || undefined}
    >
      <p className="match-says" dir="auto">
        {/* In the page while there is nothing to tell: a live region must be there before it speaks. */}
        <span aria-live="polite">{[verdictWords(match, shown, now), asks].filter(Boolean).join(' ')}</span>
        {toldAsOf(match) ? (
          <>
            {' '}
            <AsOf match={match} now={now} />
          </>
        ) : null}
      </p>
      {many ? <Choice match={match} /> : null}
      {verdict === 'exact' && shown ? <Exact records={records} shown={shown} /> : null}
      {blind ? <p className="field-hint">{words(blind)}</p> : null}
      {quiet ? null : <Freshness match={match} now={now} lookedLong={lookedLong} />}
    </section>
  );
}

/** That somebody is not there is true of a moment: it goes with the words, once nobody is being asked. */
const toldAsOf = ({ verdict, looking }: MatchView): boolean => verdict === 'none' && !looking;

/** Beside what is read out, not in it: it changes by itself each minute. */
function AsOf({ match: { knownAt }, now }: { match: MatchView; now: number }) {
  return knownAt === undefined ? null : <span>{text('matchAsOf', ago(knownAt, now))}</span>;
}

/** What is known, in one sentence; empty as long as it is nothing. */
function verdictWords({ verdict, records }: MatchView, shown: Matched | undefined, now: number): string {
  switch (verdict) {
    case 'unknown':
      return '';
    case 'none':
      return text('matchNone');
    case 'several':
      return text('matchSeveral', String(records.length));
    case 'possible': {
      const people = new Set(records.map(({ contact }) => contact)).size;
      return people === 1 ? text('matchPossible1') : text('matchPossibleMany', String(people));
    }
    case 'exact':
      if (!shown) return '';
      return shown.hidden
        ? hiddenWords(shown)
        : text('matchIn', recordLine(shown, now) || text('matchKnown'));
  }
}

const hiddenWords = ({ owner }: Matched): string =>
  owner ? text('matchHiddenOwner', owner) : text('matchHidden');

/** "Backend Engineer · Phone screen · with Lena Marchetti · 3 days ago", as far as it is known. */
function recordLine({ posting, stage, owner, lastInteractionAt }: Matched, now: number): string {
  return [
    posting,
    stage,
    owner && text('matchWith', owner),
    lastInteractionAt === undefined ? undefined : ago(lastInteractionAt, now),
  ]
    .filter(Boolean)
    .join(' · ');
}

const reasonText: Record<Reason, TextKey> = {
  link: 'whyLink',
  memberId: 'whyMemberId',
  email: 'whyEmail',
  pushed: 'whyPushed',
  name: 'whyName',
  company: 'whyCompany',
  location: 'whyLocation',
  phone: 'whyPhone',
};

const why = ({ reasons }: Matched): string => reasons.map((one) => text(reasonText[one])).join(', ');

/** What else there is to know of a record before anything goes onto it. */
function stateWords({ archived, snoozedUntil, anonymised }: Matched): [kind: string, says: string][] {
  const said: [string, string][] = [];
  if (anonymised) said.push(['erased', text('matchErased')]);
  if (archived) {
    const { hired, at, reason } = archived;
    const parts = [text(hired ? 'matchHired' : 'matchArchived'), at > 0 ? day(at) : '', hired ? '' : reason];
    said.push([hired ? 'hired' : 'archived', parts.filter(Boolean).join(' · ')]);
  }
  if (snoozedUntil !== undefined) said.push(['snoozed', text('matchSnoozed', day(snoozedUntil))]);
  return said;
}

function States({ record }: { record: Matched }) {
  const states = stateWords(record);
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
function OpenRecord({ record, about }: { record: Matched; about: string }) {
  const push = usePanel((panel) => personOf(panel.view)?.push);
  if (push?.state === 'inLever' && push.url === record.url) return null;
  return (
    <a className="match-open" href={record.url} target="_blank" rel="noreferrer" aria-describedby={about}>
      {text('linkOpenInLever')}
    </a>
  );
}

/** Somebody who is surely in Lever: the record that would be updated, and the others of the same contact. */
function Exact({ records, shown }: { records: readonly Matched[]; shown: Matched }) {
  const id = useId();
  const now = useNow();
  const focus = usePanel((panel) => panel.focus);
  const choice = useRecordChoice();
  const others = records.filter((one) => one !== shown);
  if (!choice) return null;
  const { way, sent } = choice.now;
  const take = (record: Matched): void => {
    choice.take(record);
    // The button goes with its press.
    focus('match');
  };
  const undecided = way === 'choose';
  return (
    <div
      className="match-exact"
      role="group"
      aria-label={text('matchRecord')}
      tabIndex={-1}
      data-name="match"
    >
      {shown.hidden ? null : (
        <>
          <States record={shown} />
          <p className="match-why" id={`${id}-why`}>
            {why(shown)}
          </p>
          {way === 'new' && sent.contact === shown.contact ? (
            <p className="field-hint">{text('matchOnContact')}</p>
          ) : null}
          <div className="row">
            <OpenRecord record={shown} about={`${id}-why`} />
            {way !== 'update' && mayBeChosen(shown) ? (
              <Button
                onClick={() => {
                  take(shown);
                }}
              >
                {text('matchUpdateThis')}
              </Button>
            ) : null}
          </div>
          {undecided ? <p className="field-hint">{text('matchDecide')}</p> : null}
        </>
      )}
      {others.length ? (
        <details className="match-others">
          <summary>
            {others.length === 1 ? text('matchOther1') : text('matchOthers', String(others.length))}
          </summary>
          <ul>
            {others.map((one) => (
              <li key={one.opportunity}>
                {one.hidden ? (
                  hiddenWords(one)
                ) : (
                  <Other record={one} line={recordLine(one, now)} take={take} />
                )}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function Other(props: { record: Matched; line: string; take: (record: Matched) => void }) {
  const id = useId();
  const { record, line } = props;
  return (
    <>
      <p id={id} dir="auto">
        {line || text('matchKnown')}
      </p>
      <States record={record} />
      <div className="row">
        <OpenRecord record={record} about={id} />
        {mayBeChosen(record) ? (
          <Button
            aria-describedby={id}
            onClick={() => {
              props.take(record);
            }}
          >
            {text('matchUpdateInstead')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

/** Somebody who may be one of several: side by side, and the recruiter says which. */
function Choice({ match }: { match: MatchView }) {
  const choice = useRecordChoice();
  const draft = usePanel((panel) => panel.draft);
  const now = useNow();
  if (!choice) return null;
  const { way, record: chosen } = choice.now;
  const isChosen = ({ opportunity, contact }: Matched): boolean =>
    way === 'update' ? chosen?.opportunity === opportunity : draft.contact === contact;
  return (
    // Never one of the cards: Enter pressed twice must choose nobody.
    <div
      className="match-choice"
      role="group"
      aria-label={text('matchChoice')}
      tabIndex={-1}
      data-name="match"
    >
      <ul className="match-cards">
        {match.records.map((one) => (
          <Candidate
            key={one.opportunity}
            record={one}
            line={recordLine(one, now)}
            chosen={isChosen(one)}
            take={choice.take}
          />
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
  return <p className="field-hint">{text(contact === null ? 'matchOnNobody' : 'matchOnContact')}</p>;
}

function Candidate(props: {
  record: Matched;
  line: string;
  chosen: boolean;
  take: (record: Matched) => void;
}) {
  const id = useId();
  const { record, line, chosen } = props;
  let inside: ReactNode;
  if (record.hidden) inside = <p>{hiddenWords(record)}</p>;
  else {
    const name = record.name ?? text('matchNoName');
    inside = (
      <>
        <b dir="auto">{record.anonymised ? text('matchErasedName') : name}</b>
        {[record.headline, line].filter(Boolean).map((one) => (
          <p key={one} dir="auto">
            {one}
          </p>
        ))}
        <States record={record} />
        <p className="match-why" id={id}>
          {why(record)}
        </p>
        {mayBeChosen(record) ? (
          <Button
            aria-pressed={chosen}
            aria-describedby={id}
            onClick={() => {
              props.take(record);
            }}
          >
            {text('matchThisIs', name)}
          </Button>
        ) : null}
        <OpenRecord record={record} about={id} />
      </>
    );
  }
  return <li data-chosen={chosen || undefined}>{inside}</li>;
}

function Freshness(props: { match: MatchView; now: number; lookedLong: boolean }) {
  const { match, now, lookedLong } = props;
  const askLever = usePanel((panel) => panel.askLever);
  const busy = usePanel((panel) => panel.busy);
  const mayAsk = !match.looking || lookedLong;
  return (
    <div className="match-fresh">
      {toldAsOf(match) ? null : <AsOf match={match} now={now} />}
      {/* It stays while Lever is asked, so that the focus does. */}
      <Button kind="quiet" off={busy || !mayAsk} onClick={() => void askLever()}>
        {text('buttonAskLever')}
      </Button>
    </div>
  );
}
