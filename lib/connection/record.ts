import * as z from 'zod/mini';
import { browser } from '@/lib/platform/browser';
import { db, kept } from '@/lib/platform/db';
import { say, sentence } from '@/lib/platform/text';
import { leverUser } from './user';

/** What is kept of the connection: in IndexedDB what must outlive a restart, in `storage.session` what must not. */

export const settings = z.object({
  environment: z.enum(['production', 'sandbox']),
  signInWith: z.enum(['oauth', 'apiKey']),
  clientId: z.string(),
  clientSecret: z.string(),
  tokenUrl: z.string(),
  apiKey: z.string(),
  /** E-mail of the Lever user to act as; empty: the one who signed in. */
  actingAs: z.string(),
  confidential: z.boolean(),
});
export type Settings = z.infer<typeof settings>;

const record = z.object({
  settings,
  /**
   * There while connected, with all it needs to go on: what is entered on the options page later is for the next
   * sign-in, and must never carry this one's tokens somewhere else.
   */
  credential: z.nullable(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('oauth'),
        /** Undefined when Lever gave none: then the connection lasts as long as the access token. */
        refreshToken: z.optional(z.string()),
        scope: z.string(),
        clientId: z.string(),
        clientSecret: z.string(),
        /** Empty when the secret is ours. */
        tokenUrl: z.string(),
        /** Who signed in, if the token says. */
        userId: z.optional(z.string()),
      }),
      z.object({ kind: z.literal('apiKey'), apiKey: z.string(), confidential: z.boolean() }),
    ]),
  ),
  /** The environment, account and user of the credential; kept after Disconnect, since drafts and pushes are bound to it. */
  account: z.nullable(z.object({ id: z.string(), environment: z.enum(['production', 'sandbox']) })),
  accountName: z.nullable(z.string()),
  actingAs: z.nullable(leverUser),
  /** Lever no longer takes the credential. */
  broken: z.boolean(),
  lastSuccessAt: z.nullable(z.number()),
  lastError: z.nullable(z.object({ at: z.number(), say: sentence })),
});
export type Connection = z.infer<typeof record>;

const fresh: Connection = {
  settings: {
    environment: 'production',
    signInWith: 'oauth',
    clientId: '',
    clientSecret: '',
    tokenUrl: '',
    apiKey: '',
    actingAs: '',
    confidential: false,
  },
  credential: null,
  account: null,
  accountName: null,
  actingAs: null,
  broken: false,
  lastSuccessAt: null,
  lastError: null,
};

const KEY = 'connection';

/** What was stored, with the fields of later versions filled in; undefined when it cannot be understood. */
function understand(stored: unknown): Connection | undefined {
  if (stored === undefined) return fresh;
  const old = z.safeParse(z.looseObject({ settings: z.looseObject({}) }), stored);
  if (!old.success) return undefined;
  const { settings: entered, ...rest } = old.data;
  const parsed = z.safeParse(record, { ...fresh, ...rest, settings: { ...fresh.settings, ...entered } });
  return parsed.success ? parsed.data : undefined;
}

export async function loadConnection(): Promise<Connection> {
  const stored = await kept(KEY);
  if (!stored) return { ...fresh, lastError: { at: Date.now(), say: say('storageBroken') } };
  return understand(stored.value) ?? fresh;
}

/** Changes the record in one transaction, so that two callers at once lose nothing. */
export async function changeConnection(change: (now: Connection) => Connection): Promise<void> {
  const tx = (await db()).transaction('single', 'readwrite');
  const stored = await tx.store.get(KEY);
  const now = understand(stored);
  // Never write over what cannot be understood: it may hold a grant that a newer version made.
  if (!now) await tx.store.put(stored, `${KEY}: not understood`);
  await tx.store.put(change(now ?? fresh), KEY);
  await tx.done;
}

const session = z.object({
  accessToken: z.optional(z.object({ token: z.string(), expiresAt: z.number() })),
  signingInSince: z.optional(z.number()),
  offline: z.optional(z.boolean()),
  limitedUntil: z.optional(z.number()),
});
export type Session = z.infer<typeof session>;

/** The part that dies with the browser: memory only, and closed to content scripts by Chrome's default. */
export async function loadSession(): Promise<Session> {
  const parsed = z.safeParse(session, (await browser.storage.session.get(KEY))[KEY]);
  return parsed.success ? parsed.data : {};
}

export async function changeSession(change: (now: Session) => Session): Promise<void> {
  // Read, change, write must not interleave with another caller's.
  await navigator.locks.request('fulcrum:session', async () => {
    await browser.storage.session.set({ [KEY]: change(await loadSession()) });
  });
}
