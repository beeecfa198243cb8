import 'fake-indexeddb/auto';
import { vi } from 'vitest';
import { changeConnection } from '@/lib/connection/record';
import { db } from '@/lib/platform/db';
import { createLever, seed, type Lever } from '../lever/index.ts';

/** The worker's modules with the emulated Lever in the same process, connected by API key as a team member. */
export async function connectedWorker(): Promise<Lever> {
  const lever = createLever();
  vi.stubGlobal('fetch', (request: Request, init?: RequestInit) => lever.fetch(new Request(request, init)));
  vi.stubGlobal('navigator', { onLine: true, locks: globalThis.navigator.locks });
  await (await db()).clear('single');
  const { users, apiKeys } = seed;
  await changeConnection((now) => ({
    ...now,
    settings: {
      ...now.settings,
      signInWith: 'apiKey',
      apiKey: apiKeys.plain.key,
      actingAs: users.teamMember.email,
    },
    credential: { kind: 'apiKey', apiKey: apiKeys.plain.key, confidential: false },
    account: { id: 'account-1', environment: 'production' },
    actingAs: {
      id: users.teamMember.id,
      name: users.teamMember.name,
      email: users.teamMember.email,
      role: 'team member',
    },
    broken: false,
  }));
  return lever;
}
