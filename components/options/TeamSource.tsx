import { useState } from 'react';
import { browser } from '@/lib/platform/browser';
import { text, type TextKey } from '@/lib/platform/text';
import type { TeamSource as Source } from '@/lib/messages/views';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { when, words } from '../parts/words';
import { TeamAddress } from './TeamAddress';
import { useLoaded, useSettings } from './use-settings';

const sourceText: Record<Source, TextKey> = {
  none: 'sourceNone',
  policy: 'sourcePolicy',
  address: 'sourceAddress',
  file: 'sourceFile',
};

/** Where the team's settings come from, and how that goes. */
export function TeamSource() {
  const { team } = useLoaded().page;
  const check = useSettings((settings) => settings.check);
  const [checking, setChecking] = useState<'now' | 'done' | 'failed'>();
  const checkNow = async (): Promise<void> => {
    setChecking('now');
    setChecking((await check()) ? 'done' : 'failed');
  };
  return (
    <div className="card">
      <p>{text(sourceText[team.source])}</p>
      {team.readOnly ? <Notice>{words(team.readOnly)}</Notice> : null}
      <TeamAddress />
      {team.address ? (
        <div className="row">
          <Button off={checking === 'now'} onClick={() => void checkNow()}>
            {text('buttonCheckNow')}
          </Button>
          <span className="field-hint">
            {team.checkedAt === undefined ? text('neverChecked') : text('lastChecked', when(team.checkedAt))}
          </span>
          <span className="saved" aria-live="polite">
            {checking === 'now' ? text('addressAsking') : ''}
            {checking === 'done' && !team.problem ? text('checkedNow') : ''}
          </span>
        </div>
      ) : null}
      <div aria-live="polite" className="told">
        {checking === 'failed' ? <Notice tone="bad">{text('optionsUnreachable')}</Notice> : null}
        {team.problem ? <Notice tone="bad">{words(team.problem)}</Notice> : null}
      </div>
      {team.needsPermission ? <Permission origin={team.needsPermission} onGranted={checkNow} /> : null}
      {team.told.length ? (
        <ul className="told-list">
          {team.told.map((sentence, index) => (
            <li key={index}>
              <bdi>{words(sentence)}</bdi>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** Asks Chrome to let Fulcrum reach the address, which does not answer extensions by itself. */
function Permission({ origin, onGranted }: { origin: string; onGranted: () => Promise<void> }) {
  const [refused, setRefused] = useState(false);
  const host = URL.canParse(origin) ? new URL(origin).host : origin;
  const ask = (): void => {
    // Straight from the click: Chrome shows its question only then.
    browser.permissions.request({ origins: [`${origin}/*`] }).then(
      (granted) => {
        setRefused(!granted);
        if (granted) void onGranted();
      },
      () => {
        setRefused(true);
      },
    );
  };
  return (
    <Notice tone="warning" actions={<Button onClick={ask}>{text('buttonAllowHost', host)}</Button>}>
      <p>{text('needsPermission', host)}</p>
      <p className="said" aria-live="polite">
        {refused ? text('permissionRefused', host) : ''}
      </p>
    </Notice>
  );
}
