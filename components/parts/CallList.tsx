import type { PlannedCall } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';
import { words } from './words';

/** Calls to Lever, in words; each opens to what goes out. */
export function CallList({ calls }: { calls: readonly PlannedCall[] }) {
  return (
    <ol>
      {calls.map((call, index) => (
        <li key={index}>
          <details>
            <summary>{words(call.say)}</summary>
            <p className="code" dir="ltr">
              {text('previewRaw', call.method, call.path)}
            </p>
            {/* A long body scrolls, so it must be reachable by keyboard. */}
            <pre tabIndex={0}>{call.body}</pre>
          </details>
        </li>
      ))}
    </ol>
  );
}
