import { describe, expect, it, vi } from 'vitest';
import { createPace } from '@/lib/lever/pace';
import { virtualTime } from '../virtual-time';

/** How long ten calls take, ms. */
async function tenCalls(pace: ReturnType<typeof createPace>): Promise<number> {
  const before = Date.now();
  for (let n = 0; n < 10; n += 1) await pace.turn();
  return Date.now() - before;
}

describe('the pace of calls', () => {
  it('halves with each "too many", and comes back with what is answered', async () => {
    virtualTime();
    const pace = createPace();
    expect(await tenCalls(pace)).toBe(0);
    pace.heard(429);
    const slower = await tenCalls(pace);
    expect(slower).toBeGreaterThan(2_000);
    pace.heard(429);
    expect(await tenCalls(pace)).toBeGreaterThan(1.5 * slower);
    for (let n = 0; n < 60; n += 1) pace.heard(200);
    expect(await tenCalls(pace)).toBe(0);
    vi.useRealTimers();
  });
});
