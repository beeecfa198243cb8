import type { Page } from 'puppeteer-core';

/**
 * Waits in the page itself until it says these words. Looking for something by its role makes Chrome keep a tree for screen
 * readers from then on, and that tree's time would count as the page's.
 */
export const seen = (page: Page, words: string): Promise<void> =>
  page.evaluate(
    (wanted) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!document.body.textContent.includes(wanted)) return;
          observer.disconnect();
          resolve();
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, characterData: true });
        look();
      }),
    words,
  );
