import { vi } from 'vitest';

/** The longest anything is waited for by work that goes on, ms; what is set for later is nobody's to wait for. */
const LONGEST_WAIT = 10_000;
/** How long lists are waited for, ms: here they always come. */
const LISTS = 8_000;

export interface VirtualTime {
  pass(ms: number): void;
  until(at: number): void;
}

let current: VirtualTime | undefined;

/**
 * Time that passes only where somebody waits: a timer is due at once, and the clock then stands where it was set for.
 * Storage and requests take none.
 * @param listsCome lists of Lever's may be waited for, and do come
 */
export function virtualTime(from = Date.UTC(2026, 4, 4, 9), listsCome = true): VirtualTime {
  vi.useFakeTimers({ toFake: ['Date'], now: from });
  const time: VirtualTime = {
    until: (at) => {
      if (at > Date.now()) vi.setSystemTime(at);
    },
    pass: (ms) => time.until(Date.now() + ms),
  };
  current = time;
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((work: () => void, ms = 0) => {
    if (ms > LONGEST_WAIT || (listsCome && ms === LISTS)) return 0;
    const at = Math.ceil(Date.now() + ms);
    setImmediate(() => {
      // What an earlier test left behind moves no clock.
      if (current === time) time.until(at);
      work();
    });
    return 0;
  }) as never);
  return time;
}
