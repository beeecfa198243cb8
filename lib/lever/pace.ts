/** How close together calls may come when Lever has said "too many": colleagues may share its limit. */

/** The widest and the narrowest gap between two calls, ms. Below the narrowest there is none. */
const WIDEST = 4_000;
const NARROWEST = 60;
/** The gap after the first "too many": half of the pace at which calls go out otherwise. */
const FIRST = 250;

export interface Pace {
  /** Resolves when the next call may go. */
  turn(): Promise<void>;
  /** Told of every answer's status: each "too many" halves the pace, each other answer brings some of it back. */
  heard(status: number): void;
}

export function createPace(): Pace {
  let gap = 0;
  let free = 0;
  return {
    async turn() {
      if (gap === 0) return;
      const now = Date.now();
      // The clock may have been put back meanwhile.
      const at = Math.min(Math.max(now, free), now + WIDEST);
      free = at + gap;
      if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
    },
    heard(status) {
      if (status === 429) gap = Math.min(WIDEST, Math.max(FIRST, gap * 2));
      else if (gap > 0) gap = gap * 0.9 < NARROWEST ? 0 : gap * 0.9;
    },
  };
}
