import type { ConnectionView } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';
import { when, words } from './words';

/** Environment, account, acting user and the health of the connection. */
export function ConnectionFacts({ connection }: { connection: ConnectionView }) {
  const { environment, signInWith, account, actingAs, tokenExpiresAt, lastSuccessAt, lastError } = connection;
  const facts: [string, string | undefined][] = [
    [
      text('detailsEnvironment'),
      text(environment === 'production' ? 'environmentProduction' : 'environmentSandbox'),
    ],
    [text('detailsSignIn'), text(signInWith === 'oauth' ? 'signInOauth' : 'signInApiKey')],
    [text('detailsAccount'), account],
    [text('detailsActingAs'), actingAs && `${actingAs.name} (${actingAs.email})`],
    [
      text('detailsExpires'),
      tokenExpiresAt === undefined ? undefined : `${when(tokenExpiresAt)} (${text('detailsRenews')})`,
    ],
    [text('detailsLastSuccess'), lastSuccessAt === undefined ? text('detailsNone') : when(lastSuccessAt)],
  ];
  return (
    <>
      <dl className="facts">
        {facts.map(([name, value]) =>
          value === undefined ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ),
        )}
        {lastError ? (
          <div className="facts-bad">
            <dt>{text('detailsLastError')}</dt>
            <dd dir="auto">
              {words(lastError.say)} <span className="dim">({when(lastError.at)})</span>
            </dd>
          </div>
        ) : null}
      </dl>
    </>
  );
}
