import { latinDigits } from './text';

/** The date line of a role or a school, read without knowing the language: by its years. */
export interface Dates {
  /** As written, without the duration. */
  text: string;
  /** The second half has no year but a word: Present, heute, 至今. */
  ongoing: boolean;
  /** It says how long that was. */
  timed: boolean;
  /** That, or two years with nothing before the first that is not before the second. Else it might be a name such as `Expo 2020 - Dubai`. */
  sure: boolean;
}

const UNIT = String.raw`\p{Nd}+\s?[\p{L}\p{M}]{1,9}\.?`;
/** A length of time at the end: `7 yrs 2 mos`, `6 ans`, `3年2个月`, `2 años y 11 meses`. */
export const LENGTH = String.raw`${UNIT}(?:,?\s*(?:\p{L}{1,3}\s)?${UNIT})?$`;

const YEAR = String.raw`(?:19|20)\d\d`;
// What may stand before a year (`Jan `, `de enero de `, `3. `, `thg 3 `) and after it (`年3月`, `. márc.`, ` г.`, `/01`, `. 01.`).
const BEFORE = String.raw`(?:[^\d·]{0,18}\d{0,2}[^\d·]{0,12})?`;
const AFTER = String.raw`(?:\s?[年년]\s?\d{0,2}\s?[月월]?|(?:[/-]|\.\s?)\d{1,2}(?!\d)\.?|[^\d·–—-]{0,14})`;
const DASH = String.raw`\s*[-\u2010-\u2015\u2212~〜～]\s*`;
const RANGE = new RegExp(
  `^(${BEFORE})${YEAR}${AFTER}${DASH}(?:(${BEFORE})(${YEAR})${AFTER}|([^\\d·]{1,40}))$`,
  'u',
);
const SINGLE = new RegExp(`^${BEFORE}${YEAR}${AFTER}$`, 'u');

/** Reads a line that is a span of time and nothing else, e.g. `Jan 2020 - Present · 2 yrs`; else nothing. */
export function dateRange(line: string): Dates | undefined {
  const [main = '', ...rest] = line.split(/\s*·\s*/u);
  const text = main.trim();
  const digits = latinDigits(text);
  const duration = /\d/.test(latinDigits(rest.join(' ')));
  const range = RANGE.exec(digits);
  if (range) {
    const [, open = '', second = '', secondYear, word = ''] = range;
    if (words(open) > 3 || words(second) > 3 || words(word) > 4) return undefined;
    const even = secondYear !== undefined && words(open) <= words(second);
    return { text, ongoing: secondYear === undefined, timed: duration, sure: duration || even };
  }
  // One month or year only, with its duration: `Mar 2019 · 1 mo`.
  if (rest.length === 1 && singleDate(text)) return { text, ongoing: false, timed: duration, sure: duration };
  return undefined;
}

/** Reads a line that is one point in time and nothing else (`2014`, `Jun 2014`), as schools have; else nothing. */
export function singleDate(line: string): string | undefined {
  const text = line.trim();
  const digits = latinDigits(text);
  return SINGLE.test(digits) && words(digits) <= 4 ? text : undefined;
}

function words(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length;
}
