import { useId, useState } from 'react';
import type { MemberView } from '@/lib/messages/views';
import { text, type Sentence } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { Undo } from '../parts/Undo';
import { useKeptFocus } from '../parts/use-kept-focus';
import { backWords, day, standsWords, words } from '../parts/words';
import { isPassable } from '../in-lever';
import { personOf, usePanel } from '../use-panel';
import {
  campaignName,
  campaignOf,
  happenedWords,
  isLeft,
  noteText,
  standsHere,
  waitsFor,
} from './campaign-words';
import { Changed, Marks } from './Marks';
import { LongText } from './LongText';
import { UndoLacks, useUndoLacks } from './UndoPush';

/** What the person on the screen is in each of their campaigns, and what can be said to have happened. */
export function Members() {
  const members = usePanel((panel) => personOf(panel.view)?.campaigns.members);
  if (!members?.length) return null;
  return (
    <section className="members" aria-label={text('sectionCampaigns')}>
      {members.map((member) => (
        <Member key={member.id} member={member} marks />
      ))}
    </section>
  );
}

/** @param props.marks what happened can be said here */
export function Member({ member, marks = false }: { member: MemberView; marks?: boolean }) {
  const id = useId();
  const layers = usePanel((panel) => panel.view?.settings);
  // What was pressed goes when it is done; the campaign it was of stays.
  const keptFocus = useKeptFocus(
    `${member.events.length} ${member.stands?.key} ${member.canTakeBack}`,
    (part) => part.querySelector('h3'),
  );
  if (!layers) return null;
  const campaign = campaignOf(layers, member.campaign);
  const { events, pushedAt, notes, changed } = member;
  return (
    <div className="member" role="group" aria-labelledby={id} {...keptFocus}>
      <h3 id={id} tabIndex={-1}>
        <span className="campaign-colour" data-colour={campaign?.colour ?? 'grey'} aria-hidden="true" />
        <bdi>{campaignName(layers, member.campaign)}</bdi>
        {campaign?.archived ? <span className="badge">{text('matchArchived')}</span> : null}
      </h3>
      <ol className="happened">
        {events.map((event) => (
          <li key={event.id} dir="auto">
            {happenedWords(event)}
            {event.back ? <span className="field-hint">{backWords(event.back)}</span> : null}
          </li>
        ))}
      </ol>
      {pushedAt === undefined ? null : <p className="member-in">{text('memberPushed', day(pushedAt))}</p>}
      {member.stands ? (
        <Waits
          member={member}
          why={standsWords(marks ? standsHere(member.stands) : member.stands)}
          passable={!member.inPush && isPassable(member.stands, pushedAt !== undefined)}
        />
      ) : isLeft(member, layers) ? (
        <Waits member={member} why={waitsFor(member, layers)} passable />
      ) : pushedAt === undefined ? (
        <p className="field-hint">{waitsFor(member, layers)}</p>
      ) : null}
      {notes.map((note) => (
        <LongText key={note.kind} label={text(noteText[note.kind])} value={note.text} />
      ))}
      <Changed changed={changed} />
      <div className="row">
        {marks ? <Marks members={[member]} about={id} /> : null}
        {member.canTakeBack ? <TakeBack key={events.at(-1)?.id} member={member} /> : null}
      </div>
    </div>
  );
}

/** Why nothing goes to Lever although something happened, and the way on where the recruiter's word is enough. */
function Waits({ member, why, passable }: { member: MemberView; why: string; passable: boolean }) {
  const id = useId();
  const busy = usePanel((panel) => panel.busy);
  const goOn = usePanel((panel) => panel.goOn);
  return (
    <div className="notice notice-warning">
      <p className="notice-text" id={id} dir="auto">
        {why}
      </p>
      {passable ? (
        <div className="notice-actions">
          <Button off={busy} aria-describedby={id} onClick={() => void goOn(member.id)}>
            {text('buttonGoOn')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

const says = { button: 'buttonTakeBack', does: 'takeBackDoes' } as const;

/** Takes back the last thing that happened. What it brought to Lever is shown first. */
function TakeBack({ member }: { member: MemberView }) {
  const id = useId();
  const unmark = usePanel((panel) => panel.unmark);
  const askUndo = usePanel((panel) => panel.askUndo);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Sentence>();
  const push = usePanel((panel) => personOf(panel.view)?.push);
  const last = member.events.at(-1);
  const lacks = useUndoLacks(push && push.id === last?.sent ? push : undefined);
  if (!last) return null;
  const { sent } = last;
  const start = async (): Promise<void> => {
    setBusy(true);
    setRefused(await unmark(member.id));
    setBusy(false);
  };
  return (
    <>
      <span className="visually-hidden" id={id}>
        {text('takeBackNamed', happenedWords(last))}
      </span>
      {sent === undefined ? (
        <>
          <Button kind="quiet" off={busy} aria-describedby={id} onClick={() => void start()}>
            {text(says.button)}
          </Button>
          <p className="said field-error" aria-live="polite" dir="auto">
            {refused ? words(refused) : ''}
          </p>
        </>
      ) : (
        <>
          <Undo
            about={id}
            says={says}
            lacks={lacks ? `${id}-lacks` : undefined}
            ask={() => askUndo(sent)}
            start={() => unmark(member.id)}
          />
          {lacks ? <UndoLacks id={`${id}-lacks`} /> : null}
        </>
      )}
    </>
  );
}
