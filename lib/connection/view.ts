import { browser } from '@/lib/platform/browser';
import { lacksFiles, redirectUrl, withoutSecrets } from './connection';
import { connectionPolicy } from './policy';
import {
  changeConnection,
  loadConnection,
  loadSession,
  type Connection,
  type Session,
  type Settings,
} from './record';
import { missingForConnect } from './missing';
import { isTokenUrl } from './token-url';
import type { ConnectionPage, ConnectionSettings, ConnectionView } from './shown';

function statusOf(connection: Connection, session: Session): ConnectionView['status'] {
  if (!connection.credential) return 'notConnected';
  if (connection.broken) return 'reconnect';
  if (session.limitedUntil !== undefined && session.limitedUntil > Date.now()) return 'limited';
  if (session.offline || !navigator.onLine) return 'offline';
  return 'connected';
}

export async function connectionView(): Promise<ConnectionView> {
  const [connection, session, policy] = await Promise.all([
    loadConnection(),
    loadSession(),
    connectionPolicy(),
  ]);
  return viewOf(connection, session, withoutSecrets({ ...connection.settings, ...policy }));
}

function viewOf(connection: Connection, session: Session, settings: ConnectionSettings): ConnectionView {
  const { accountName, account, actingAs, lastSuccessAt, lastError, credential } = connection;
  return {
    status: statusOf(connection, session),
    environment: (credential && account?.environment) ?? settings.environment,
    signInWith: credential?.kind ?? settings.signInWith,
    disconnected: !credential && account !== null,
    signingIn: session.signingInSince !== undefined,
    readyToConnect: missingForConnect(settings).length === 0,
    ...(credential && accountName !== null ? { account: accountName } : {}),
    ...(actingAs ? { actingAs } : {}),
    ...(lacksFiles(connection) ? { lacksFiles: true } : {}),
    ...(credential?.kind === 'oauth' && session.accessToken
      ? { tokenExpiresAt: session.accessToken.expiresAt }
      : {}),
    ...(lastSuccessAt === null ? {} : { lastSuccessAt }),
    ...(lastError ? { lastError } : {}),
  };
}

/** The Connection section but for the users, which the pickers know. All of it is of one look at policy and record. */
export async function connectionPage(): Promise<Omit<ConnectionPage, 'users'>> {
  const [connection, session, policy, commands] = await Promise.all([
    loadConnection(),
    loadSession(),
    connectionPolicy(),
    browser.commands.getAll(),
  ]);
  const settings = withoutSecrets({ ...connection.settings, ...policy });
  return {
    connection: viewOf(connection, session, settings),
    settings,
    fromPolicy: fieldsOf(policy),
    redirectUrl: redirectUrl(),
    shortcut: commands.find((command) => command.name === '_execute_action')?.shortcut ?? '',
  };
}

const fieldsOf = ({ clientSecret, apiKey, ...open }: Partial<Settings>): ConnectionPage['fromPolicy'] => [
  ...(Object.keys(open) as (keyof typeof open)[]),
  ...(clientSecret === undefined ? [] : ['hasClientSecret' as const]),
  ...(apiKey === undefined ? [] : ['hasApiKey' as const]),
];

/** Keeps what was entered in the Connection section. */
export async function saveSettings(
  changes: Partial<{
    [K in keyof Omit<ConnectionSettings, 'hasClientSecret' | 'hasApiKey'>]: ConnectionSettings[K] | undefined;
  }>,
  clientSecret: string | undefined,
  apiKey: string | undefined,
): Promise<void> {
  const { tokenUrl } = changes;
  if (tokenUrl && !isTokenUrl(tokenUrl)) throw new Error('A Token URL is an https address');
  const held = await connectionPolicy();
  const given = Object.fromEntries(
    Object.entries({ ...changes, clientSecret, apiKey }).filter(
      // What the organisation set cannot be set here, whatever a page that has not heard of it yet may send.
      ([key, value]) => value !== undefined && !(key in held),
    ),
  ) as Partial<Settings>;
  await changeConnection((now) => ({ ...now, settings: { ...now.settings, ...given } }));
}
