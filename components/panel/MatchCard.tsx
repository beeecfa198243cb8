import { useId } from 'react';
import type { Matched, MatchView } from '@/lib/messages/views';
import { text, type TextKey } from '@/lib/platform/text';
import { mayBeChosen } from '@/lib/push/onto';
import { sureRecord } from '../in-lever';
import { isTakenBack } from '../on-screen';
import { Button } from '../parts/Button';
import { useNow } from '../parts/use-now';
import { ago, words } from '../parts/words';
import { isFolded, personOf, usePanel } from '../use-panel';
import { hiddenWords, recordLine, verdictWords, whyWords } from './match-words';
import { MatchChoice } from './MatchChoice';
import { OpenRecord, RecordStates } from './MatchRecord';
import { OnContact } from './OnContact';
import { useRecordChoice } from './use-record-choice';

/** Who the person is in Lever: at once from what is known here, and again when Lever has answered. */
export function MatchCard() {
  const person = usePanel((panel) => personOf(panel.view));
  const connected = usePanel((panel) => panel.view?.connection.status !== 'notConnected');
  const lookedLong = usePanel((panel) => panel.lookedLong);
  const pushWaits = usePanel((panel) => panel.pushWaits);
  const choice = useRecordChoice();
  const now = useNow();
  if (!person || !connected || !choice) return null;
  const { match, push } = person;
  const { verdict, looking, records, blind } = match;
  const shown = sureRecord(match, choice.now.record) ?? records[0];
  const many = verdict === 'several' || verdict === 'possible';
  const quiet = verdict === 'unknown' && !looking && !blind;
  const looks = pushWaits ? 'matchLookingFirst' : lookedLong ? 'matchNoAnswer' : 'matchLooking';
  const asks = looking ? text(looks) : '';
  const takenBack = isTakenBack(person) && shown?.url === push.url;
  return (
    <section
      className="match"
      aria-label={quiet ? undefined : text('matchTitle')}
      data-verdict={verdict}
      data-quiet={quiet || undefined}
    >
      <p className="match-says" dir="auto">
        {/* In the page while there is nothing to tell: a live region must be there before it speaks. */}
        <span aria-live="polite">
          {[verdictWords(match, shown, takenBack, now), asks].filter(Boolean).join(' · ')}
        </span>
        {toldAsOf(match) ? (
          <>
            {' · '}
            <AsOf match={match} now={now} />
          </>
        ) : null}
      </p>
      {many ? <MatchChoice match={match} /> : null}
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

/** Somebody who is surely in Lever: the record that would be updated, and the others of the same contact. */
function Exact({ records, shown }: { records: readonly Matched[]; shown: Matched }) {
  const id = useId();
  const now = useNow();
  const focus = usePanel((panel) => panel.focus);
  const folded = usePanel(isFolded);
  const choice = useRecordChoice();
  const others = records.filter((one) => one !== shown);
  if (!choice) return null;
  const { way, sent } = choice.now;
  // Nothing but the recruiter says what is wanted of somebody who was archived or hired.
  const asks = !folded && !shown.hidden && (way === 'choose' || shown.archived !== undefined);
  const line = shown.archived ? recordLine(shown, now) : '';
  const take = (record: Matched): void => {
    choice.take(record);
    // The button goes with its press.
    focus('match');
  };
  return (
    <div
      className="match-exact"
      role="group"
      aria-label={text('matchRecord')}
      tabIndex={-1}
      data-name="match"
      data-first={asks && way === 'choose' ? true : undefined}
    >
      {shown.hidden ? null : (
        <>
          {line ? <p dir="auto">{line}</p> : null}
          <RecordStates record={shown} past={false} />
          <p className="match-why" id={`${id}-why`}>
            {whyWords(shown)}
          </p>
          <OpenRecord record={shown} about={`${id}-why`} />
          {asks ? <Ways shown={shown} /> : null}
          {!asks && way === 'new' && sent.contact === shown.contact ? <OnContact /> : null}
          {!asks && !folded && way !== 'update' && mayBeChosen(shown) ? (
            <Button
              onClick={() => {
                take(shown);
              }}
            >
              {text('matchUpdateThis')}
            </Button>
          ) : null}
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

/** What can be done with somebody whose record is there: the ways on as plain choices, each told what happens. */
function Ways({ shown }: { shown: Matched }) {
  const choice = useRecordChoice();
  if (!choice) return null;
  const { now, may } = choice;
  const { archived } = shown;
  const stays = archived && (archived.hired ? 'wayUpdateHired' : 'wayUpdateArchived');
  return (
    <ul className="match-ways">
      {may.update && mayBeChosen(shown) ? (
        <OneWay
          name="matchUpdateThis"
          says={stays ?? 'wayUpdate'}
          chosen={now.way === 'update' && now.record?.opportunity === shown.opportunity}
          choose={() => {
            choice.take(shown);
          }}
        />
      ) : null}
      {may.makeNew ? (
        <OneWay
          name="buttonNewOpportunity"
          says="wayNew"
          chosen={now.way === 'new' && now.sent.contact === shown.contact}
          choose={() => {
            choice.makeNew(shown.contact);
          }}
        />
      ) : null}
    </ul>
  );
}

function OneWay(props: { name: TextKey; says: TextKey; chosen: boolean; choose: () => void }) {
  const id = useId();
  return (
    <li>
      <Button aria-pressed={props.chosen} aria-describedby={id} onClick={props.choose}>
        {text(props.name)}
      </Button>
      <span className="field-hint" id={id}>
        {text(props.says)}
      </span>
    </li>
  );
}

function Other(props: { record: Matched; line: string; take: (record: Matched) => void }) {
  const id = useId();
  const folded = usePanel(isFolded);
  const { record, line } = props;
  return (
    <>
      <p id={id} dir="auto">
        {line || text('matchKnown')}
      </p>
      <RecordStates record={record} />
      <div className="row">
        <OpenRecord record={record} about={id} />
        {mayBeChosen(record) && !folded ? (
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

function Freshness(props: { match: MatchView; now: number; lookedLong: boolean }) {
  const { match, now, lookedLong } = props;
  const askLever = usePanel((panel) => panel.askLever);
  const busy = usePanel((panel) => panel.busy);
  const mayAsk = !match.looking || lookedLong;
  return (
    <div className="match-fresh">
      {toldAsOf(match) ? null : <AsOf match={match} now={now} />}
      {/* It stays while Lever is asked, so that the focus does. */}
      <Button kind="quiet" off={busy || !mayAsk} title={text('hintAskLever')} onClick={() => void askLever()}>
        {text('buttonAskLever')}
      </Button>
    </div>
  );
}
