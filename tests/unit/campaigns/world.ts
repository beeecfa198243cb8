import { forgetIndex } from '@/lib/match/build';
import { db } from '@/lib/platform/db';
import { forgetHeld } from '@/lib/push/held';
import type { Lever } from '../../lever/index.ts';
import { permitted, policyIs } from '../settings/team';
import { virtualTime, type VirtualTime } from '../virtual-time';
import { connectedWorker } from '../worker';

/** A connected worker that knows nobody yet, in a time that passes only where somebody waits. */
export async function nobodyKnown(): Promise<{ lever: Lever; time: VirtualTime }> {
  const time = virtualTime();
  const lever = await connectedWorker();
  lever.settings.rate = false;
  permitted(false);
  policyIs({});
  const database = await db();
  for (const store of ['drafts', 'pushes', 'people', 'profiles', 'marks'] as const)
    await database.clear(store);
  await forgetIndex();
  forgetHeld();
  return { lever, time };
}
