import { beforeEach } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import messages from '@/public/_locales/en/messages.json';

/** Screens speak English in unit tests too: Chrome's own rule for `_locales`, $1 to $9 filled in order. */
const english = messages as Record<string, { message: string }>;

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.i18n.getMessage = (key: string, args: string | (string | number)[] = []) =>
    (english[key]?.message ?? '').replace(/\$([1-9])/g, (_, n: string) => {
      return String([args].flat()[Number(n) - 1] ?? '');
    });
});
