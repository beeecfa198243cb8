/** Calls that somebody waits for go first: one that can wait starts only while none of them is under way. */

let inFront = 0;
let waiting: (() => void)[] = [];

/** @param canWait nobody waits for this call */
export async function inTurn<T>(canWait: boolean, call: () => Promise<T>): Promise<T> {
  if (canWait) {
    while (inFront > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    return call();
  }
  inFront += 1;
  try {
    return await call();
  } finally {
    inFront -= 1;
    if (inFront === 0) {
      for (const go of waiting) go();
      waiting = [];
    }
  }
}
