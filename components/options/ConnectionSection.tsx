import { useId } from 'react';
import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { ConnectionFacts } from '../parts/ConnectionFacts';
import { GrantNote } from '../parts/GrantNote';
import { Notice } from '../parts/Notice';
import { ConnectionStatus } from '../parts/ConnectionStatus';
import { useKeptFocus } from '../parts/use-kept-focus';
import { words } from '../parts/words';
import { ConnectionForm } from './ConnectionForm';
import { Trouble } from './Trouble';
import { useIndex } from './use-index';
import { useOptions } from './use-options';

/** How Fulcrum reaches Lever. */
export function ConnectionSection() {
  const page = useOptions((options) => options.page);
  const trouble = useOptions((options) => options.trouble);
  const look = useOptions((options) => options.look);
  const save = useOptions((options) => options.save);
  const id = useId();
  // Disconnect goes with its press.
  const keptFocus = useKeptFocus<HTMLElement>(page?.connection.status ?? '', (part) =>
    part.querySelector('h2'),
  );
  return (
    <section aria-labelledby={id} {...keptFocus}>
      <div className="section-head">
        <h2 id={id} tabIndex={-1}>
          {text('sectionConnection')}
        </h2>
        <ConnectionStatus status={page?.connection.status} />
      </div>
      {trouble ? <Trouble {...{ trouble, save, look }} /> : null}
      {page ? (
        <>
          <Current />
          <ConnectionForm page={page} />
          <Shortcut shortcut={page.shortcut} />
        </>
      ) : trouble ? null : (
        <p className="dim">{text('optionsLoading')}</p>
      )}
    </section>
  );
}

/** The connection there is, and the way out of it; nothing where there is none and was none. */
function Current() {
  const connection = useOptions((options) => options.page?.connection);
  const disconnect = useOptions((options) => options.disconnect);
  if (!connection) return null;
  const signedIn = connection.status !== 'notConnected';
  if (!signedIn && !connection.disconnected) return null;
  return (
    <div className="card">
      {signedIn ? (
        <>
          <ConnectionFacts connection={connection} />
          <IndexFull />
          <div className="row">
            <Button onClick={() => void disconnect()}>{text('buttonDisconnect')}</Button>
          </div>
        </>
      ) : null}
      <GrantNote connection={connection} />
    </div>
  );
}

/** Beyond what there is room for, people may be in Lever and not be found. */
function IndexFull() {
  const problem = useIndex().index?.problem;
  return problem?.key === 'indexFull' ? <Notice tone="warning">{words(problem)}</Notice> : null;
}

function Shortcut({ shortcut }: { shortcut: string }) {
  return (
    <div className="card">
      <div className="field">
        <span className="field-label">{text('labelShortcut')}</span>
        {shortcut ? <kbd>{shortcut}</kbd> : null}
        <p className="field-hint">{text(shortcut ? 'hintShortcut' : 'hintNoShortcut')}</p>
      </div>
    </div>
  );
}
