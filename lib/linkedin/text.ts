/** Words as a person reads them on the page. */

// Zero-width and direction marks: invisible, and they make equal words unequal. Joiners stay, scripts and emoji need them.
const INVISIBLE = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g;

/** One line: marks out, runs of spaces folded, doubled text halved. */
export function clean(text: string): string {
  return halved(text.replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim());
}

/** Several lines: each cleaned, at most one empty line between two. */
export function cleanBlock(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * `Acme LabsAcme Labs` to `Acme Labs`: the visible line and its copy for screen readers run together (seen February
 * 2026). Halves under four characters stay, since TamTam is a name.
 */
function halved(text: string): string {
  const half = text.length / 2;
  if (half < 4 || !Number.isInteger(half)) return text;
  const head = text.slice(0, half);
  return head === text.slice(half) && /\p{L}/u.test(head) ? head : text;
}

/** Equal but for case, width, spaces, and the kind of quote and dash. */
export function alike(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

/** A text folded for comparing. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The segments of `Acme · Full-time`; a dot without spaces round it is a letter (Catalan `col·legi`). */
export function segments(text: string): string[] {
  return text
    .split(/\s+[·•∙]\s+/u)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** Decimal digits of any script as 0 to 9, the rest unchanged. */
export function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (char) => {
    const code = char.codePointAt(0) ?? 0;
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
    return String(value);
  });
}
