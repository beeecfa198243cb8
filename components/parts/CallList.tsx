import { Fragment } from 'react';
import type { PlannedCall } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';
import { Clamped } from './Clamped';
import { words } from './words';

/** Calls to Lever: what each puts there, in plain words, and behind that exactly what goes out. */
export function CallList({ calls }: { calls: readonly PlannedCall[] }) {
  return (
    <>
      <ol className="planned">
        {calls.map((call, index) => (
          <li key={index}>
            <p>{words(call.say)}</p>
            <dl className="facts">
              {call.facts.map(({ label, values }, at) => (
                <div key={at}>
                  <dt>
                    <bdi>{label}</bdi>
                  </dt>
                  <dd>
                    {values.map((value, place) => (
                      <Fragment key={place}>
                        {place ? ', ' : ''}
                        <Clamped value={value} />
                      </Fragment>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ol>
      <details>
        <summary>{text('previewExact')}</summary>
        <ol>
          {calls.map((call, index) => (
            <li key={index}>
              <p className="code" dir="ltr">
                {text('previewRaw', call.method, call.path)}
              </p>
              {/* A long body scrolls, so it must be reachable by keyboard. */}
              {call.body ? (
                <pre tabIndex={0} dir="ltr">
                  {call.body}
                </pre>
              ) : null}
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
