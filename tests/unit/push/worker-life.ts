import { db } from '@/lib/platform/db';
import { drain } from '@/lib/push/run';
import { duePushes, loadPush, type Push } from '@/lib/push/outbox';
import type { virtualTime } from '../virtual-time';

/** What the alarm does, without its waiting: carries out what is due, on and on until nothing is left or `limit` passed. */
export async function untilIdle(time: ReturnType<typeof virtualTime>, limitMs = 30 * 60_000): Promise<void> {
  const end = Date.now() + limitMs;
  for (;;) {
    await drain();
    const { now, next } = await duePushes();
    // Some came due meanwhile: others that wait let time pass too.
    if (now.length) continue;
    if (next === undefined || next > end) return;
    time.until(next);
  }
}

/** A push as it is stored; fails the test when it is gone. */
export async function stored(id: string): Promise<Push> {
  const push = await loadPush(id);
  if (!push) throw new Error(`push ${id} is gone`);
  return push;
}

export const forgetPushes = async (): Promise<void> => (await db()).clear('pushes');
