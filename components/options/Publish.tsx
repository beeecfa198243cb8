import { useRef, useState } from 'react';
import type { Reply } from '@/lib/messages/registry';
import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { Confirm } from '../parts/Confirm';
import { focusAfter } from '../parts/focus-after';
import { Notice } from '../parts/Notice';
import { words } from '../parts/words';
import { useLoaded, useSettings } from './use-settings';

/** Sends the admin's changes to the team settings address, or throws them away. */
export function Publish() {
  const { team } = useLoaded().page;
  const publish = useSettings((settings) => settings.publish);
  const discard = useSettings((settings) => settings.discard);
  const [busy, setBusy] = useState(false);
  const [came, setCame] = useState<Reply<'settings.publish'>>();
  const outcome = useRef<HTMLDivElement>(null);
  const waiting = team.address !== '' && team.unpublished && !team.readOnly;

  const send = async (): Promise<void> => {
    setBusy(true);
    const reply = await publish();
    // The button may be gone by now, and the focus with it.
    focusAfter(
      () => {
        setBusy(false);
        setCame(reply);
      },
      () => outcome.current,
    );
  };
  return (
    <div className="publish">
      {waiting ? (
        <Notice
          tone="warning"
          actions={
            <div className="row">
              <Button kind="primary" off={busy} onClick={() => void send()}>
                {text('buttonPublish')}
              </Button>
              <Confirm
                name={text('buttonDiscard')}
                question={text('askDiscard')}
                onConfirm={() => {
                  setCame(undefined);
                  outcome.current?.focus();
                  void discard();
                }}
              />
            </div>
          }
        >
          {text('unpublished')}
        </Notice>
      ) : null}
      <div ref={outcome} tabIndex={-1} aria-live="polite" className="told">
        {came && !(came.published && waiting) ? (
          <Notice tone={came.published ? 'good' : 'bad'}>
            {came.published && !came.say
              ? text('published')
              : came.say
                ? words(came.say)
                : text('notPublished')}
          </Notice>
        ) : null}
      </div>
    </div>
  );
}
