import { browser } from './browser';
import { dockedTabs } from './docked';

/** The one message the worker sends by itself: something a screen shows is no longer so; ask again. */
export const changed = { type: 'changed' } as const;

let due = false;

/** Tells every open screen to ask again. Many calls in one go become one message. */
export function announce(): void {
  if (due) return;
  due = true;
  queueMicrotask(() => {
    due = false;
    void tell();
  });
}

async function tell(): Promise<void> {
  // Nobody listening is no error: then there is no screen to be wrong.
  const deaf = () => undefined;
  await browser.runtime.sendMessage(changed).catch(deaf);
  for (const tab of await dockedTabs())
    await browser.tabs.sendMessage(tab, changed, { frameId: 0 }).catch(deaf);
}
