import * as z from 'zod/mini';
import { browser } from '@/lib/platform/browser';
import { isDocked } from '@/lib/platform/docked';
import { registry, type MessageName, type Reply, type Request, type Sender } from './registry';

/** Where a message came from, as the browser says. */
export interface From {
  sender: Sender;
  /** The tab a docked panel stands in. */
  tabId: number | undefined;
}

export type Handlers = { [N in MessageName]: (request: Request<N>, from: From) => Promise<Reply<N>> };

const envelope = z.object({ name: z.string(), request: z.unknown() });

/** What Chrome sets of a sender; `origin` cannot be forged by a page, `url` may be stale after an in-page navigation. */
const senderFacts = z.looseObject({
  id: z.optional(z.string()),
  origin: z.optional(z.string()),
  url: z.optional(z.string()),
  frameId: z.optional(z.number()),
  documentId: z.optional(z.string()),
  tab: z.optional(z.looseObject({ id: z.optional(z.number()) })),
});

/**
 * Who sent this? Undefined for everybody who may not speak: other extensions, framed extension pages, content scripts
 * in documents where nothing was docked.
 */
export async function identify(facts: unknown): Promise<From | undefined> {
  const parsed = z.safeParse(senderFacts, facts);
  if (!parsed.success || parsed.data.id !== browser.runtime.id) return undefined;
  const { origin, url, frameId, documentId, tab } = parsed.data;
  // An extension page opened in a tab has a tab too, so "has a tab" tells nothing; its origin does. The popup proper
  // has no frame id.
  if (frameId !== undefined && frameId !== 0) return undefined;
  if (origin === browser.runtime.getURL('').replace(/\/$/, '')) {
    const page = url && URL.canParse(url) ? new URL(url).pathname : undefined;
    if (page === '/popup.html') return { sender: 'popup', tabId: undefined };
    if (page === '/options.html') return { sender: 'options', tabId: undefined };
    return undefined;
  }
  if (tab?.id === undefined || documentId === undefined) return undefined;
  return (await isDocked(tab.id, documentId)) ? { sender: 'docked', tabId: tab.id } : undefined;
}

async function route(
  handlers: Handlers,
  message: { name: string; request: unknown },
  facts: unknown,
): Promise<unknown> {
  const name = message.name as MessageName;
  if (!Object.hasOwn(registry, name)) throw new Error('unknown message');
  const from = await identify(facts);
  const entry = registry[name];
  if (!from || !entry.from.some((sender) => sender === from.sender)) throw new Error('not allowed');
  const request = z.safeParse(entry.request, message.request);
  if (!request.success) throw new Error('malformed');
  const handle = handlers[name] as (request: unknown, from: From) => Promise<unknown>;
  // Only what the registry says goes out: a field added to a view by mistake does not.
  return z.parse(entry.reply, await handle(request.data, from));
}

/** Answers messages by the registry; anything else is refused. Call it in the worker's first turn. */
export function listen(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, facts: unknown) => {
    const parsed = z.safeParse(envelope, message);
    return parsed.success ? route(handlers, parsed.data, facts) : undefined;
  });
}
