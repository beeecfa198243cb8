import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Lives of the worker that can end at any await: whatever a life began and that asks for storage or for Lever after its
 * end waits for ever, and its locks are free for the next.
 */
export interface Life {
  /** How many more times it may ask before it ends. */
  left: number;
  over: boolean;
  /** Resolves when it ends. */
  end: Promise<void>;
  ends: () => void;
}

export function newLife(left = Infinity): Life {
  let ends: () => void = () => undefined;
  const end = new Promise<void>((resolve) => {
    ends = resolve;
  });
  return { left, over: false, end, ends };
}

const lives = new AsyncLocalStorage<Life>();
const outside = newLife();

const lifeNow = (): Life => lives.getStore() ?? outside;

const held = new Map<string, Promise<unknown>>();

/** The browser's locks: whoever comes second waits, until the first is done or its life is over. */
export const locks = {
  request(name: string, ...rest: unknown[]): Promise<unknown> {
    const life = lifeNow();
    const work = rest.at(-1) as () => Promise<unknown>;
    const before = held.get(name) ?? Promise.resolve();
    const now = before.then(() => (life.over ? undefined : work()));
    const freed = before.then(() => Promise.race([now.catch(() => undefined), life.end]));
    held.set(name, freed);
    return now;
  },
};

/** To be passed before and after everything that outlives the worker. */
export async function gate(): Promise<void> {
  const life = lifeNow();
  life.left -= 1;
  if (life.left <= 0 && !life.over) {
    life.over = true;
    life.ends();
  }
  if (life.over) await new Promise(() => undefined);
}

/** Works until it is done or the life ends. */
export const live = (life: Life, work: () => Promise<unknown>): Promise<unknown> =>
  lives.run(life, () => Promise.race([work(), life.end]));

/** A life for one piece of work: whatever that leaves behind ends with it. */
export async function within(work: () => Promise<void>): Promise<void> {
  const life = newLife();
  try {
    await lives.run(life, work);
  } finally {
    life.over = true;
    life.ends();
  }
}

/** A database whose every answer passes the gate. A transaction is whole or not at all, as in any life. */
export function gated<T extends object>(database: T): T {
  return new Proxy(database, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown;
      if (typeof value !== 'function') return value;
      const call = (...args: unknown[]) => Reflect.apply(value, target, args) as unknown;
      if (name === 'transaction' || name === 'close') return call;
      return async (...args: unknown[]) => {
        await gate();
        const answer = await call(...args);
        await gate();
        return answer;
      };
    },
  });
}
