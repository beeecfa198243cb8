import type { ConnectionStatus as Status } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';
import { statusText } from './words';

/** The connection in one of five words; empty while it is not known yet. */
export function ConnectionStatus({ status }: { status: Status | undefined }) {
  return (
    <span role="status" aria-label={text('statusConnection')} className="connection" data-status={status}>
      {status ? text(statusText[status]) : ''}
    </span>
  );
}
