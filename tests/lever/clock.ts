/** Lever's own clock: tokens, codes, time stamps and the rate bucket go by it. Runs with the real one until touched. */
export interface Clock {
  /** ms since 1970. */
  now(): number;
  /** Puts the clock forward (or back), running or frozen. */
  advance(ms: number): void;
  /** Stops the clock, at a given time if one is given. */
  freeze(at?: number): void;
  /** Back to the real time. */
  reset(): void;
}

export function createClock(): Clock {
  let shift = 0;
  let frozen: number | undefined;
  const now = () => frozen ?? Date.now() + shift;
  return {
    now,
    advance: (ms) => {
      if (frozen === undefined) shift += ms;
      else frozen += ms;
    },
    freeze: (at) => {
      frozen = at ?? now();
    },
    reset: () => {
      shift = 0;
      frozen = undefined;
    },
  };
}
