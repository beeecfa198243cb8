import { text, type TextKey } from '@/lib/platform/text';
import type { ConnectionStatus } from '@/lib/messages/views';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { personOf, usePanel } from '../use-panel';

const sentences: Record<Exclude<ConnectionStatus, 'connected'>, TextKey> = {
  notConnected: 'noticeNotConnected',
  reconnect: 'noticeReconnect',
  offline: 'noticeOffline',
  limited: 'noticeLimited',
};

/** What is the matter with the connection, and the way on. */
export function ConnectionNotice() {
  const connection = usePanel((panel) => panel.view?.connection);
  const connect = usePanel((panel) => panel.connect);
  const cannotDock = usePanel((panel) => panel.cannotDock);
  const notKept = usePanel((panel) => panel.notKept);
  const somebody = usePanel((panel) => personOf(panel.view) !== undefined);
  if (!connection) return null;
  const { status, signingIn } = connection;
  const mayConnect = status === 'notConnected' || status === 'reconnect';
  return (
    <>
      {status === 'connected' ? null : (
        <Notice
          tone={status === 'notConnected' ? 'plain' : 'warning'}
          actions={
            mayConnect ? (
              <Button kind="primary" data-first={somebody || undefined} onClick={() => void connect()}>
                {text('buttonConnect')}
              </Button>
            ) : undefined
          }
        >
          {text(signingIn ? 'noticeSigningIn' : sentences[status])}
        </Notice>
      )}
      {cannotDock ? <Notice tone="warning">{text('panelCannotDock')}</Notice> : null}
      {notKept ? <Notice tone="warning">{text('panelNotKept')}</Notice> : null}
    </>
  );
}
