import * as z from 'zod/mini';
import type messages from '@/public/_locales/en/messages.json';
import { browser } from './browser';

/** A key of `_locales/en/messages.json`: the English file is the list of everything Fulcrum can say. */
export type TextKey = keyof typeof messages;

/** A sentence on its way to a screen: kept as key and arguments, so that what is stored follows the reader's language. */
export const sentence = z.object({
  key: z.custom<TextKey>((key) => typeof key === 'string'),
  args: z.optional(z.array(z.string())),
});
export type Sentence = z.infer<typeof sentence>;

/** What was said before without arguments: asking the browser takes long where a table says the same in every row. */
const said = new Map<TextKey, string>();

/** The text of `key` in the browser's language, `args` filling its placeholders $1 to $9. */
export function text(key: TextKey, ...args: string[]): string {
  if (args.length) return browser.i18n.getMessage(key, args);
  let found = said.get(key);
  if (found === undefined) said.set(key, (found = browser.i18n.getMessage(key)));
  return found;
}

export const say = (key: TextKey, ...args: string[]): Sentence => (args.length ? { key, args } : { key });

export const spoken = (s: Sentence): string => text(s.key, ...(s.args ?? []));

/** The direction and language of the interface, as Chrome chose them. */
export const direction = (): string => browser.i18n.getMessage('@@bidi_dir') || 'ltr';
export const language = (): string => browser.i18n.getMessage('@@ui_locale').replace('_', '-') || 'en';
