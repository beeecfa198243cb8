/** How long to wait before work is done again, in ms, however often it is wanted meanwhile. */
const PAUSE = 1_000;

/** Does work at once, and what is wanted within a second after that once more, when the second is over. */
export function throttled(work: () => void): { want: () => void; stop: () => void } {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let wanted = false;
  const start = (): void => {
    wanted = false;
    work();
    resting = setTimeout(() => {
      resting = undefined;
      if (wanted) start();
    }, PAUSE);
  };
  return {
    want: () => {
      if (resting === undefined) start();
      else wanted = true;
    },
    stop: () => {
      clearTimeout(resting);
    },
  };
}
