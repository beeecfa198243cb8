import { browser } from '@/lib/platform/browser';
import { changed } from '@/lib/platform/announce';
import type { MessageName, Reply, Request } from './registry';

/**
 * Asks the worker. Rejects when the worker refuses the message or dies before it answers; a screen then asks for its
 * view again, which wakes the worker.
 */
export async function send<N extends MessageName>(name: N, request: Request<N>): Promise<Reply<N>> {
  return await browser.runtime.sendMessage({ name, request });
}

/** Calls `listener` whenever something a screen shows may have changed. Returns the way to stop. */
export function onChanged(listener: () => void): () => void {
  // Returning undefined leaves the answer, if one is wanted, to others.
  const heard = (message: unknown): undefined => {
    if ((message as { type?: unknown } | null)?.type === changed.type) listener();
  };
  browser.runtime.onMessage.addListener(heard);
  return () => {
    browser.runtime.onMessage.removeListener(heard);
  };
}
