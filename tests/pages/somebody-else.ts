import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedOf, pages, type PageName } from './index.ts';

/** A page with another person's address and number, and its address; `marks` are surely that person's. */
export function asSomebodyElse(name: PageName): { html: string; url: string; marks: string[] } {
  const { publicId, memberId } = (expectedOf(name).expected ?? {}) as {
    publicId?: string;
    memberId?: string;
  };
  const number = String(Number(memberId) + 500);
  const changed = (text: string): string => {
    let out = text
      .replaceAll(ID, anotherId)
      .replaceAll(/(?<=,2-)[\w+/]{60,}=*/g, anotherThread)
      .replaceAll(/[\w.+]+@(?=[\w.]+\.example\b|example\.)/g, 'zq-$&');
    for (const slug of publicId === undefined ? [] : new Set([publicId, encodeURIComponent(publicId)]))
      out = out.replaceAll(slug, `zq-${slug}`);
    return memberId !== undefined && /^\d+$/.test(memberId) ? out.replaceAll(memberId, number) : out;
  };
  const html = changed(readFileSync(join(import.meta.dirname, pages[name].file), 'utf8'));
  const url = changed(pages[name].url);
  const ids = [...url.matchAll(ID)].map(([id]) => id);
  return { html, url, marks: [`zq-${publicId ?? ''}`, number, ...ids] };
}

/** Puts a mark before every word of a page or a text that a person may be known by. */
export function withWordsMarked(html: string): string {
  return html
    .split(/(<(?:code|script|style)\b.*?<\/(?:code|script|style)>|<[^>]*>|&\w+;)/s)
    .map((part) => (/^[<&]/.test(part) ? part : part.replaceAll(/(?<![\p{L}\p{N}@.])\p{L}{4,}/gu, 'Zq$&')))
    .join('');
}

const ID = /A(?:CoAA|CwAA|EMAA)[\w-]{34}/g;

/** A message's id holds its conversation's. */
function anotherThread(id: string): string {
  const text = Buffer.from(id, 'base64').toString();
  return Buffer.from(
    text.replace(/(?<=&[0-9a-f]{7})[0-9a-f]/, (digit) => (digit === '0' ? '1' : '0')),
  ).toString('base64');
}

/** The member number stands in the bytes 4 to 7 of an id. */
function anotherId(id: string): string {
  const bytes = Buffer.from(id, 'base64url');
  bytes.writeUInt32BE(bytes.readUInt32BE(4) + 500, 4);
  return bytes.toString('base64url');
}
