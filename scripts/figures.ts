/** What was measured, and the same in the same run of the least that there could be. */
export interface Measured {
  what: string;
  ms: number;
  baseline: string;
  baselineMs: number;
}

export const median = (list: readonly number[]): number =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;

/** What was counted, likewise. */
export interface Counted {
  what: string;
  count: number;
  baseline: string;
  baselineCount: number;
}
