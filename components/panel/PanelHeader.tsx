import { useEffect, useRef } from 'react';
import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { ConnectionStatus } from '../parts/ConnectionStatus';
import { Mark } from '../parts/Mark';
import { personOf, usePanel } from '../use-panel';

/** Who Fulcrum acts as and whether it can, and the ways out of the panel. */
export function PanelHeader({ onClose }: { onClose?: (() => void) | undefined }) {
  const connection = usePanel((panel) => panel.view?.connection);
  const place = usePanel((panel) => panel.place);
  const canDock = usePanel((panel) => panel.place === 'popup' && personOf(panel.view) !== undefined);
  const dock = usePanel((panel) => panel.dock);
  const settings = usePanel((panel) => panel.openSettings);
  const title = useRef<HTMLHeadingElement>(null);
  // Docked by the recruiter's act: the keyboard follows. The popup has the focus already.
  useEffect(() => {
    if (place === 'docked') title.current?.focus({ preventScroll: true });
  }, [place]);
  return (
    <header className="panel-head">
      <div className="panel-head-row">
        <Mark />
        <h1 tabIndex={-1} ref={title}>
          {text('extName')}
        </h1>
        {connection?.environment === 'sandbox' ? (
          <span className="badge">{text('environmentSandbox')}</span>
        ) : null}
        <ConnectionStatus status={connection?.status} />
        {place === 'still' ? null : (
          <Button
            kind="quiet"
            className="icon-button"
            aria-label={text('buttonSettings')}
            title={text('buttonSettings')}
            onClick={() => void settings()}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M2 4.5h7M13 4.5h1M2 11.5h1M7 11.5h7" />
              <circle cx="11" cy="4.5" r="2" />
              <circle cx="5" cy="11.5" r="2" />
            </svg>
          </Button>
        )}
        {onClose ? (
          <Button
            kind="quiet"
            className="icon-button"
            aria-label={text('buttonClose')}
            title={text('buttonClose')}
            onClick={onClose}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M4 4l8 8M12 4l-8 8" />
            </svg>
          </Button>
        ) : null}
      </div>
      {connection?.actingAs || canDock ? (
        <div className="panel-head-row panel-head-sub">
          <span className="acting-as" dir="auto">
            {connection?.actingAs ? text('panelActingAs', connection.actingAs.name) : ''}
          </span>
          {canDock ? (
            <Button
              kind="quiet"
              className="dock-button"
              onClick={() => {
                void dock().then((docked) => {
                  if (docked) window.close();
                });
              }}
            >
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d="M2 3h12v10H2zM10 3v10" />
              </svg>
              {text('buttonDock')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </header>
  );
}
