import { notLooked } from '@/lib/match/shown';
import { noPush } from '@/lib/push/shown';
import { useEffect, useId, useMemo, useState, type ReactNode } from 'react';
import type { Reply } from '@/lib/messages/registry';
import { send } from '@/lib/messages/send';
import type { PanelView } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';
import { sampleReading } from '@/lib/profile/sample';
import { emptyDraft } from '@/lib/push/draft';
import { emptyDocument } from '@/lib/settings/document';
import { StillPanel } from '../panel/StillPanel';
import { Button } from '../parts/Button';
import { CallList } from '../parts/CallList';
import { Notice } from '../parts/Notice';
import { words } from '../parts/words';
import type { Scope } from './places';
import { useOptions } from './use-options';
import { useLoaded } from './use-settings';

/** How long edits must rest before the preview follows, in ms. */
const REST = 300;

/** Settings beside what they come to: the panel over a sample person, and what a push of it would send. */
export function WhatRecruiterSees(props: { title: string; whose: Scope; children: ReactNode }) {
  return (
    <div className="beside">
      {/* Named, since the panel beside it has fields of the same names. */}
      <div className="beside-settings" role="group" aria-label={props.title}>
        {props.children}
      </div>
      <div className="beside-preview">
        <Sample whose={props.whose} />
      </div>
    </div>
  );
}

function Sample({ whose }: { whose: Scope }) {
  const id = useId();
  const { reply, failed, again } = usePreview(whose);
  const { catalog } = useLoaded().page;
  const connection = useOptions((options) => options.page?.connection);
  const layers = reply?.layers;
  const view = useMemo<PanelView | undefined>(
    () =>
      layers && connection
        ? {
            connection,
            page: {
              state: 'person',
              person: sampleReading.identity,
              shown: 'sample',
              reading: sampleReading,
              draft: emptyDraft,
              push: noPush,
              match: notLooked,
              campaigns: { members: [] },
            },
            catalog,
            settings: layers,
            firstRun: false,
          }
        : undefined,
    [layers, connection, catalog],
  );
  return (
    <>
      <h3>{text('stillPanel')}</h3>
      <p className="field-hint">{text(whose === 'team' ? 'previewSeesTeam' : 'previewSeesMine')}</p>
      {failed ? (
        <Notice tone="bad" actions={<Button onClick={again}>{text('buttonTryAgain')}</Button>}>
          {text('previewFailed')}
        </Notice>
      ) : null}
      {view ? <StillPanel view={view} /> : failed ? null : <p className="dim">{text('optionsLoading')}</p>}
      {reply ? (
        <section className="preview" aria-labelledby={id}>
          <h3 id={id}>{text('previewSends')}</h3>
          {reply.problem ? (
            <p className="field-warning">{text('previewStops', words(reply.problem))}</p>
          ) : null}
          {reply.calls.length ? (
            <CallList calls={reply.calls} />
          ) : (
            <p className="field-hint">{text('previewSendsNothing')}</p>
          )}
        </section>
      ) : null}
    </>
  );
}

/** What the documents that are stored come to. The team's preview is of somebody who set nothing for themselves. */
function usePreview(whose: Scope) {
  const { page } = useLoaded();
  const [preview, setPreview] = useState<{ reply?: Reply<'settings.preview'>; failed: boolean }>({
    failed: false,
  });
  const [asked, setAsked] = useState(0);
  const team = page.team.document;
  const mine = whose === 'mine' ? page.mine : emptyDocument;
  const lists = page.catalog.state;
  useEffect(() => {
    let over = false;
    const wait = setTimeout(() => {
      send('settings.preview', { team, mine }).then(
        (reply) => {
          if (!over) setPreview({ reply, failed: false });
        },
        () => {
          if (!over) setPreview((now) => ({ ...now, failed: true }));
        },
      );
    }, REST);
    return () => {
      over = true;
      clearTimeout(wait);
    };
  }, [team, mine, lists, asked]);
  const again = (): void => {
    setAsked((times) => times + 1);
  };
  return { ...preview, again };
}
