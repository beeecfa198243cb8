import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { ConnectionFacts } from '../parts/ConnectionFacts';
import { GrantNote } from '../parts/GrantNote';
import { usePanel } from '../use-panel';

/** The connection in full, for whoever looks why something does not work. */
export function ConnectionDetails() {
  const connection = usePanel((panel) => panel.view?.connection);
  const disconnect = usePanel((panel) => panel.disconnect);
  if (!connection) return null;
  return (
    <details className="connection-details">
      <summary>{text('detailsTitle')}</summary>
      <ConnectionFacts connection={connection} />
      <div className="row">
        {connection.status === 'notConnected' ? null : (
          <Button onClick={() => void disconnect()}>{text('buttonDisconnect')}</Button>
        )}
      </div>
      <GrantNote connection={connection} />
    </details>
  );
}
