import { useId, useState } from 'react';
import { isAtWord, isDueAt, isNewsAt, type Happening } from '@/lib/campaigns/state';
import { send } from '@/lib/messages/send';
import type { MarkPreview, MemberRow } from '@/lib/messages/views';
import { text, type TextKey } from '@/lib/platform/text';
import { builtInPresets, type Preset } from '@/lib/settings/settings';
import { Button } from '../parts/Button';
import { focusAfter } from '../parts/focus-after';
import { useKeptFocus } from '../parts/use-kept-focus';
import type { Listed } from './campaigns';
import { MarkSends } from './MarkSends';
import { heldAt, presetOf, type Documents, type Place } from './places';
import { useLoaded } from './use-settings';

type Kind = Exclude<Happening, 'added'>;
const kinds: readonly Kind[] = ['replied', 'interested', 'notInterested'];
const buttonText: Record<Kind, TextKey> = {
  replied: 'buttonMarkReplied',
  interested: 'buttonMarkInterested',
  notInterested: 'buttonNotInterested',
};

type Asked = { kind: Kind; preview?: MarkPreview | 'failed' };

/**
 * Says that something happened to people of a campaign: first it is told what that sends, of several how many it is news
 * of, then it takes a second word.
 */
export function MarkPeople(props: {
  rows: readonly MemberRow[];
  /** Id of what names them. */
  about: string;
  listed: Listed | undefined;
  look: () => Promise<void>;
  tell: (said: string) => void;
}) {
  const { rows, about, listed, look, tell } = props;
  const { documents } = useLoaded();
  const id = useId();
  const [asked, setAsked] = useState<Asked>();
  const [asking, setAsking] = useState(false);
  const offered = kinds.filter((kind) => rows.some(({ state }) => isNewsAt(state, kind)));
  const [one] = rows;
  const box = useKeptFocus(offered.join(' '), (part) => part.querySelector('button') ?? part);

  const ask = async (kind: Kind): Promise<void> => {
    tell('');
    setAsking(true);
    const preview =
      one && rows.length === 1
        ? await send('campaign.previewMark', { tab: undefined, member: one.id, kind }).catch(
            () => 'failed' as const,
          )
        : undefined;
    focusAfter(
      () => {
        setAsking(false);
        setAsked({ kind, ...(preview ? { preview } : {}) });
      },
      // The harmless answer, so that Enter pressed twice does nothing.
      () => box.ref.current?.querySelector('.row button:last-child'),
    );
  };
  const leave = (): void => {
    focusAfter(
      () => {
        setAsked(undefined);
      },
      () => box.ref.current?.querySelector('button') ?? box.ref.current,
    );
  };
  const mark = async (kind: Kind): Promise<void> => {
    const news = rows.filter(({ state }) => isNewsAt(state, kind)).map((row) => row.id);
    leave();
    tell(
      await send('campaign.mark', { tab: undefined, members: news, kind, fromThread: false }).then(
        (reply) => text('peopleMarked', String(reply.news)),
        () => text('campaignTableNoAnswer'),
      ),
    );
    await look();
  };
  return (
    <div
      className="mark-people"
      {...box}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && asked) leave();
      }}
    >
      {asked ? (
        <div role="group" aria-labelledby={id} className="notice notice-warning">
          <div className="notice-text">
            <h4 id={id}>{text(buttonText[asked.kind])}</h4>
            {asked.preview === 'failed' ? (
              <p className="field-error">{text('markNotPreviewed')}</p>
            ) : asked.preview ? (
              <MarkSends preview={asked.preview} />
            ) : (
              <Several rows={rows} kind={asked.kind} listed={listed} documents={documents} />
            )}
          </div>
          <div className="notice-actions row">
            {asked.preview === 'failed' ? null : (
              <Button aria-describedby={id} onClick={() => void mark(asked.kind)}>
                {text(buttonText[asked.kind])}
              </Button>
            )}
            <Button onClick={leave}>{text('buttonKeep')}</Button>
          </div>
        </div>
      ) : (
        <div className="row">
          {offered.map((kind) => (
            <Button key={kind} off={asking} aria-describedby={about} onClick={() => void ask(kind)}>
              {text(buttonText[kind])}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

/** What marking several comes to, in numbers. */
function Several(props: {
  rows: readonly MemberRow[];
  kind: Kind;
  listed: Listed | undefined;
  documents: Documents;
}) {
  const { rows, kind, listed } = props;
  const news = rows.filter(({ state }) => isNewsAt(state, kind));
  const free = news.filter(({ noContact }) => !noContact);
  const barred = news.length - free.length;
  const there = free.filter(({ pushedAt }) => pushedAt !== undefined).length;
  // What waits for a word has it with the mark; anything else a mark does not do away with.
  const due = listed && isDueIn(props.documents, listed, kind);
  const stand = free.filter(
    ({ pushedAt, stands }) => due && pushedAt === undefined && stands && !isAtWord(stands),
  ).length;
  const out = free.length - there - stand;
  const left = rows.length - news.length;
  const said = [
    text('markSeveral', String(news.length)),
    left ? text('markSeveralLeft', String(left)) : '',
    listed ? '' : text('markSeveralWithout'),
    listed && there ? text('markSeveralThere', String(there)) : '',
    listed && out ? text(due ? 'markSeveralPushed' : 'markSeveralNotYet', String(out)) : '',
    listed && stand ? text('markSeveralStand', String(stand)) : '',
    listed && barred ? text('markSeveralBarred', String(barred)) : '',
  ].filter(Boolean);
  return (
    <ul>
      {said.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}

/** Whether the campaign pushes who has come to this, before anything is set for one person. */
export function isDueIn(documents: Documents, { scope, campaign }: Listed, state: Happening): boolean {
  const place: Place = { scope, campaign: campaign.id };
  return isDueAt(state, heldAt(documents, place, 'trigger').value, becomesIn(documents, place));
}

/** What the people of a campaign become in Lever. */
function becomesIn(documents: Documents, place: Place): Preset['kind'] {
  const id = heldAt(documents, place, 'syncAs').value;
  const all = [
    builtInPresets.find((one) => one.id === id),
    presetOf(documents.team, id),
    presetOf(documents.mine, id),
  ];
  return all.find((one) => one !== undefined)?.kind ?? 'lead';
}
