import type { MessageName, Reply, Request } from '@/lib/messages/registry';
import { send } from '@/lib/messages/send';
import { browser } from '@/lib/platform/browser';

/** How long the worker may take over an answer, in ms, before a panel says that it did not answer. */
export const PATIENCE = 15_000;

class NoAnswer extends Error {}

/** Asks the worker, and rejects when it takes too long. */
export function ask<N extends MessageName>(name: N, request: Request<N>): Promise<Reply<N>> {
  return new Promise((resolve, reject) => {
    const tired = setTimeout(() => reject(new NoAnswer(name)), PATIENCE);
    send(name, request)
      .then(resolve, reject)
      .finally(() => clearTimeout(tired));
  });
}

/** False once the extension was updated or removed while a panel stood in a page. */
export function extensionThere(): boolean {
  try {
    return Boolean((browser as { runtime?: { id?: string } }).runtime?.id);
  } catch {
    return false;
  }
}
