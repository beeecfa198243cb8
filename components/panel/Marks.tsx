import { useId, useRef, useState } from 'react';
import { isNews } from '@/lib/campaigns/state';
import type { LayersView, MarkPreview, MemberView } from '@/lib/messages/views';
import { say, text, type Sentence } from '@/lib/platform/text';
import type { MarkKind } from '../campaign-actions';
import { Button } from '../parts/Button';
import { focusAfter } from '../parts/focus-after';
import { Sentences } from '../parts/Sentences';
import { words } from '../parts/words';
import { usePanel } from '../use-panel';
import { campaignName, markText, noteText } from './campaign-words';
import { LongText } from './LongText';

const kinds = ['replied', 'interested', 'notInterested'] as const satisfies readonly MarkKind[];

/** What marking one person of one campaign would send. */
interface Previewed {
  member: MemberView;
  preview: MarkPreview;
}

interface Asked {
  kind: MarkKind;
  of: Previewed[];
}

const sends = ({ preview }: Previewed): boolean =>
  preview.asks !== undefined || preview.does.length > 0 || Boolean(preview.there?.length);

/**
 * Says that something happened, in every campaign given to which it is news. What that would send to Lever is shown
 * before, and takes a second word; where nothing is sent it happens at once.
 */
export function Marks(props: {
  members: readonly MemberView[];
  /** The id of what names them. */
  about?: string;
  /** Of those whose conversation stands on the screen with news: what it says goes along. */
  fromThread?: (member: MemberView) => boolean;
  /** What one would press first. */
  first?: boolean;
}) {
  const { members, about, fromThread = () => false } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const previewMark = usePanel((panel) => panel.previewMark);
  const mark = usePanel((panel) => panel.mark);
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const [refused, setRefused] = useState<Sentence>();

  const newsOf = (kind: MarkKind) => members.filter(({ events }) => isNews(events, kind));
  const offered = kinds.filter((kind) => newsOf(kind).length);
  const find = (kind: MarkKind) =>
    box.current?.querySelector(`[data-kind="${kind}"]`) ?? box.current?.querySelector('button');

  const carryOut = async ({ kind, of }: Asked): Promise<void> => {
    let answer: Sentence | undefined;
    for (const thread of [true, false]) {
      const ids = of.filter(({ member }) => fromThread(member) === thread).map(({ member }) => member.id);
      if (ids.length) answer = (await mark(ids, kind, thread)) ?? answer;
    }
    setRefused(answer);
  };
  const press = async (kind: MarkKind): Promise<void> => {
    setRefused(undefined);
    setBusy(true);
    const previews = await Promise.all(
      newsOf(kind).map(async (member) => ({
        member,
        preview: await previewMark(member.id, kind, fromThread(member)),
      })),
    );
    const of = previews.flatMap(({ member, preview }) => (preview ? [{ member, preview }] : []));
    if (of.length < previews.length) setRefused(say('campaignNoAnswer'));
    else if (of.some(sends))
      focusAfter(
        () => {
          setAsked({ kind, of });
        },
        // The harmless answer, so that Enter pressed twice does nothing.
        () => box.current?.querySelector('.notice-actions button:last-child'),
      );
    else await carryOut({ kind, of });
    setBusy(false);
  };
  const leave = (kind: MarkKind): void => {
    focusAfter(
      () => {
        setAsked(undefined);
      },
      () => find(kind),
    );
  };
  const confirm = async (all: Asked): Promise<void> => {
    setBusy(true);
    await carryOut(all);
    setBusy(false);
    leave(all.kind);
  };

  return (
    <div
      className="marks"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !asked || busy) return;
        // Not for the panel, which Escape closes.
        event.preventDefault();
        leave(asked.kind);
      }}
    >
      {asked ? (
        <div role="group" aria-labelledby={id} className="notice">
          <div className="notice-text">
            <Sends asked={asked} id={id} named={members.length > 1} />
          </div>
          <div className="notice-actions row">
            <Button kind="primary" off={busy} aria-describedby={id} onClick={() => void confirm(asked)}>
              {text(markText[asked.kind])}
            </Button>
            <Button
              off={busy}
              onClick={() => {
                leave(asked.kind);
              }}
            >
              {text('buttonKeep')}
            </Button>
          </div>
        </div>
      ) : (
        offered.map((kind, index) => (
          <Button
            key={kind}
            kind={props.first && index === 0 ? 'primary' : 'secondary'}
            data-first={(props.first && index === 0) || undefined}
            data-kind={kind}
            off={busy}
            aria-describedby={about}
            onClick={() => void press(kind)}
          >
            {text(markText[kind])}
          </Button>
        ))
      )}
      <p className="said field-error" aria-live="polite" dir="auto">
        {refused ? words(refused) : ''}
      </p>
    </div>
  );
}

/** All that would go to Lever, by campaign where there are several. */
function Sends({ asked: { kind, of }, id, named }: { asked: Asked; id: string; named: boolean }) {
  const layers = usePanel((panel) => panel.view?.settings);
  const name = text(markText[kind]);
  const sending = of.filter(sends);
  return sending.map(({ member, preview }, index) => {
    const { asks, does, there = [], notes, changed } = preview;
    if (asks)
      return (
        <div key={member.id} className="sends">
          {named && layers ? <CampaignHead member={member} layers={layers} /> : null}
          <p className="sends-title" id={index ? undefined : id}>
            {text('markAsks', name)}
          </p>
          <p dir="auto">{words(asks)}</p>
        </div>
      );
    return (
      <div key={member.id} className="sends">
        {named && layers ? <CampaignHead member={member} layers={layers} /> : null}
        <p className="sends-title" id={index ? undefined : id}>
          {text(does.length ? 'markDoes' : 'markThere', name)}
        </p>
        <Sentences of={does.length ? does : there} />
        {does.length && there.length ? (
          <>
            <p className="sends-title">{text('markThereInstead')}</p>
            <Sentences of={there} />
          </>
        ) : null}
        {notes.map((note) => (
          <LongText key={note.kind} label={text(noteText[note.kind])} value={note.text} open />
        ))}
        <Changed changed={changed} />
      </div>
    );
  });
}

function CampaignHead({ member, layers }: { member: MemberView; layers: LayersView }) {
  return (
    <h3>
      <bdi>{campaignName(layers, member.campaign)}</bdi>
    </h3>
  );
}

/** What is set otherwise than when the person was added. */
export function Changed({ changed }: { changed: MemberView['changed'] }) {
  if (!changed.length) return null;
  return (
    <div className="member-changed">
      <p className="sends-title">{text('memberChanged')}</p>
      <ul>
        {changed.map(({ label, was, now }) => (
          <li key={label} dir="auto">
            {text('memberChange', label, was, now)}
          </li>
        ))}
      </ul>
    </div>
  );
}
