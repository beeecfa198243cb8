import * as z from 'zod/mini';
import { language, say, type Sentence } from '@/lib/platform/text';

/** A PDF that goes to Lever with a person: what is taken, and how it is called. Pure: screens and worker ask the same. */

/** Lever takes files of up to 30 MB, and does not say which sort of MB: the smaller one. */
export const MOST_BYTES = 30_000_000;

/**
 * A file goes to the worker in parts: a message holds 64 MiB at most, carries texts only, and a docked panel has no
 * storage in common with the worker. Three bytes are four characters there.
 */
export const PART_BYTES = 1_572_864;
export const PART_CHARACTERS = (PART_BYTES / 3) * 4;

const LONGEST_NAME = 200;

/** A PDF that is kept here; its name is the one it gets in Lever. */
export const pdf = z.object({
  id: z.string().check(z.maxLength(100)),
  name: z.string().check(z.maxLength(LONGEST_NAME)),
  /** In bytes. */
  size: z.number(),
});
export type Pdf = z.infer<typeof pdf>;

/** Why a file of this size is not taken; undefined where it is. */
export function wrongSize(size: number): Sentence | undefined {
  if (!(size > 0)) return say('pdfEmpty');
  return size > MOST_BYTES ? say('pdfTooLarge', sizeWords(size)) : undefined;
}

/** What every PDF begins with (ISO 32000-1, 7.5.2): a name that ends in .pdf says nothing. */
const BEGINS = Array.from('%PDF-', (letter) => letter.charCodeAt(0));

export const isPdf = (head: Uint8Array): boolean => BEGINS.every((letter, n) => head[n] === letter);

/** The name a file goes under: one line, no path, not too long, and with the ending that Lever knows its kind by. */
export function pdfName(given: string): string {
  const plain = given.replaceAll(/[\p{Cc}/\\]+/gu, ' ').trim();
  const [name] = plain.split(/\.pdf$/i);
  // Whole characters: half of one is none that can be sent.
  const kept = Array.from(name?.trim() || 'Profile')
    .slice(0, LONGEST_NAME / 2 - 4)
    .join('');
  return `${kept}.pdf`;
}

/** 84 kB, 1.2 MB. */
export function sizeWords(bytes: number): string {
  const [unit, value] =
    bytes < 1_000_000
      ? (['kilobyte', Math.max(1, Math.round(bytes / 1_000))] as const)
      : (['megabyte', bytes / 1_000_000] as const);
  return new Intl.NumberFormat(language(), { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}
