import { clean, plain } from './text';

/** What the window's title says. It lags behind the page after moving on inside LinkedIn, so it never decides. */

/** `(2) Ada Quist | LinkedIn`, `Ada Quist | Sales Navigator`, `Ada Quist - Smith - Forge | LinkedIn`. */
export function nameInTitle(doc: Document): string | undefined {
  const [, before] =
    /^(?:\(\d+\+?\)\s*)?(.+?)\s*\|\s*(?:LinkedIn|Sales Navigator)\s*$/u.exec(clean(doc.title)) ?? [];
  return before?.split(/\s+[-–—]\s+/u)[0]?.trim() || undefined;
}

/** True where the title is a person's and not this one's. */
export function titleDisagrees(doc: Document, name: string): boolean {
  const title = nameInTitle(doc);
  if (title === undefined) return false;
  const [a, b] = [plain(title), plain(name)];
  return !a.includes(b) && !b.includes(a);
}
