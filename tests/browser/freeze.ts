import type { Stage } from './stage.ts';

/** The worker stopped at a chosen moment. The one that is tested is the one that ships: this is laid into it from outside. */
export interface Freeze {
  /** Whether the moment has come. */
  isFrozen: () => Promise<boolean>;
  /** Waits for it. */
  frozen: () => Promise<void>;
}

/** After so many writes to the outbox nothing leaves the worker and nothing is written any more, until it is killed. */
export async function freezeAfter(stage: Stage, writes: number): Promise<Freeze> {
  const worker = await (await stage.worker()).worker();
  if (!worker) throw new Error('no worker');
  await worker.evaluate((count: number) => {
    const world = globalThis as { frozen?: boolean };
    // eslint-disable-next-line @typescript-eslint/unbound-method -- applied to what it is called on below
    const { put } = IDBObjectStore.prototype;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- the same
    const { transaction } = IDBDatabase.prototype;
    const { fetch } = globalThis;
    let left = count;
    IDBObjectStore.prototype.put = function (...args) {
      const request = put.apply(this, args);
      if (this.name === 'pushes' && --left === 0)
        this.transaction.addEventListener('complete', () => {
          world.frozen = true;
        });
      return request;
    };
    IDBDatabase.prototype.transaction = function (...args) {
      if (world.frozen && args[1] === 'readwrite') throw new Error('dead');
      return transaction.apply(this, args);
    };
    globalThis.fetch = (...args) => (world.frozen ? new Promise(() => undefined) : fetch(...args));
  }, writes);
  const isFrozen = () => worker.evaluate(() => (globalThis as { frozen?: boolean }).frozen === true);
  return {
    isFrozen,
    frozen: async () => {
      const until = Date.now() + 20_000;
      while (!(await isFrozen())) {
        if (Date.now() > until) throw new Error(`there were fewer than ${String(writes)} writes`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}
