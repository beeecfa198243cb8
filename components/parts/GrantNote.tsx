import type { ConnectionView } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';

/** Where the grant lives on: said beside Disconnect, and still after it. */
export function GrantNote({ connection }: { connection: ConnectionView }) {
  if (connection.status === 'notConnected' && !connection.disconnected) return null;
  return (
    <p className="field-hint">
      {text(connection.disconnected ? 'disconnectedNote' : 'disconnectNote')}{' '}
      {text(connection.signInWith === 'apiKey' ? 'livesOnKey' : 'livesOnGrant')}
    </p>
  );
}
