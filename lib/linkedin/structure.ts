/**
 * A page's structure for a report of what could not be read: its elements as they are nested, with every text, id and
 * address replaced by its shape. What a reader goes by stays: tags, roles, marks and the fixed words of LinkedIn's
 * addresses. Nothing a person could be known by does.
 */

/** Characters at most: what does not fit is left out, and counted. */
const MOST = 200_000;
/** Longer texts are told by their length. */
const LONG = 60;

/** Attributes whose values are words of LinkedIn's own code, and are kept where they look it. */
const CODE =
  /^(?:role|type|rel|lang|dir|hidden|aria-(?:hidden|expanded|level|current)|data-(?:testid|view-name|test-[\w-]+|anonymize|sn-view-name|x--[\w-]+|section|field|control-name|generated-suggestion-target|live-test-[\w-]+))$/;
const CODE_WORD = /^[a-z][a-z_.:-]{0,60}$/i;
/** Keys of LinkedIn's cards: what they are of, then whose, then which part. */
const KEY = /^com\.linkedin\.(?:[a-z]+\.)+/i;
const KEY_PART = /(?:top-?card|about|experience|education|skills|activity)$/i;
/** A list that is keyed by whose it is. */
const OWN_LIST = /^profile_[A-Za-z]+_/;
/** Classes say which layout it is; those with a number in them may be made of an id. */
const CLASS = /^[a-z_][a-z_-]{1,60}$/i;

/** The fixed words in LinkedIn's and GitHub's addresses. */
const PATH_WORDS = new Set(
  (
    'in details overlay contact-info about-this-profile experience education skills recent-activity all company school ' +
    'sales lead people talent profile recruiter messaging thread pub feed mynetwork jobs search results edit forms ' +
    'opportunity photo background education-forms position public-profile premium groups compose'
  ).split(' '),
);

/** What an image of LinkedIn's is of, as its address says. */
const PICTURE = /^(?:profile-displayphoto|profile-displaybackgroundimage|company-logo|profile-framedphoto)/;

/** Not part of what can be read, or of a size that drowns the rest. */
const LEFT_OUT = new Set([
  'SCRIPT',
  'STYLE',
  'SVG',
  'NOSCRIPT',
  'LINK',
  'META',
  'PATH',
  'IFRAME',
  'TEMPLATE',
]);

/** Letters as x, digits as 9, letters in circles, flags and other pictures as *: "Jan 2020" is "Xxx 9999". */
export function shapeOfText(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  const cut = Array.from(flat).slice(0, LONG).join('');
  const shape = cut
    .replaceAll(/\p{Lu}/gu, 'X')
    .replaceAll(/[\p{L}\p{M}]/gu, (letter) => (letter === 'X' ? 'X' : 'x'))
    .replaceAll(/\p{N}/gu, '9')
    .replaceAll(/[\p{So}\p{Sk}\p{Extended_Pictographic}]/gu, '*');
  return cut === flat ? shape : `${shape}… (${String(flat.length)})`;
}

/** An address with its fixed words, everything else as an ellipsis: "https://www.linkedin.com/in/…/". */
export function shapeOfAddress(href: string, base = 'https://www.linkedin.com/'): string {
  if (href.startsWith('#')) return '#…';
  if (!URL.canParse(href, base)) return '…';
  const url = new URL(href, base);
  if (!/^https?:$/.test(url.protocol)) return `${url.protocol}…`;
  const host = /(?:^|\.)(?:linkedin\.com|licdn\.com|github\.com)$/.test(url.hostname) ? url.hostname : '…';
  const path = url.pathname
    .split('/')
    .map((word) => (word === '' || PATH_WORDS.has(word) ? word : `${PICTURE.exec(word)?.[0] ?? ''}…`));
  return `${host}${path.join('/')}${url.search ? '?…' : ''}${url.hash ? '#…' : ''}`;
}

/** @returns one line an element, two spaces a level */
export function structureOf(root: Element, base: string): string {
  const names = namesIn(root, base);
  const out: string[] = [];
  let room = MOST;
  let left = 0;
  const put = (depth: number, line: string): void => {
    const whole = '  '.repeat(Math.min(depth, 60)) + line;
    if (whole.length > room) left += 1;
    else {
      room -= whole.length + 1;
      out.push(whole);
    }
  };
  const walk = (node: Node, depth: number): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      const shape = shapeOfText(node.nodeValue ?? '');
      if (shape) put(depth, `"${shape}"`);
      return;
    }
    if (!(node instanceof Element) || LEFT_OUT.has(node.tagName.toUpperCase())) return;
    put(depth, tagOf(node, base, names));
    // Records for the page's own code: that there are some is all that matters.
    if (node.tagName === 'CODE') return;
    for (const child of node.childNodes) walk(child, depth + 1);
  };
  walk(root, 0);
  return [...out, ...(left ? [`… ${String(left)} more`] : [])].join('\n');
}

/** The words that addresses on the page are told apart by: who is linked to. They may stand in keys and classes too. */
interface Names {
  words: Set<string>;
  /** Whole names in people's addresses, folded: their words may be too short to tell anybody by (`li-wu`). */
  people: Set<string>;
}

function namesIn(root: Element, base: string): Names {
  const names: Names = { words: new Set(), people: new Set() };
  for (const href of [
    base,
    ...[...root.querySelectorAll('[href]')].map((el) => el.getAttribute('href') ?? ''),
  ]) {
    if (!URL.canParse(href, base)) continue;
    const parts = new URL(href, base).pathname.split('/');
    for (const [i, part] of parts.entries()) {
      if (PATH_WORDS.has(part)) continue;
      for (const word of wordsOf(part)) names.words.add(word);
      if (/^(?:in|pub)$/i.test(parts[i - 1] ?? '') && folded(part) !== '--') names.people.add(folded(part));
    }
  }
  return names;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z]{3,}/g) ?? [];

/** The letters of a text with one hyphen between its words and around it. */
const folded = (text: string): string => `-${(text.toLowerCase().match(/[a-z]+/g) ?? []).join('-')}-`;

function tagOf(el: Element, base: string, names: Names): string {
  const parts = [...el.attributes].flatMap(({ name, value }) => {
    if (!/^[a-z][a-z_:-]{0,60}$/.test(name)) return [];
    const shown = valueOf(name, value, base, names);
    return shown === '' ? [name] : [`${name}="${shown}"`];
  });
  const name = /^[a-z][a-z0-9-]{0,40}$/i.test(el.tagName) ? el.tagName.toLowerCase() : 'element';
  const seen = 'checkVisibility' in el && !el.checkVisibility() ? ['(not seen)'] : [];
  return [name, ...parts, ...seen].join(' ');
}

function valueOf(name: string, value: string, base: string, names: Names): string {
  const isCode = (word: string): boolean => {
    const whole = folded(word);
    return (
      !wordsOf(word).some((one) => names.words.has(one)) &&
      ![...names.people].some((one) => whole.includes(one))
    );
  };
  if (name === 'class')
    return value
      .split(/\s+/)
      .filter((one) => CLASS.test(one) && isCode(one))
      .slice(0, 12)
      .join(' ');
  if (name === 'href' || name === 'src' || name === 'action') return shapeOfAddress(value, base);
  const key = KEY.exec(value);
  if (key) return `${key[0]}…${KEY_PART.exec(value)?.[0].toLowerCase() ?? ''}`;
  const list = OWN_LIST.exec(value);
  if (list) return `${list[0]}…`;
  if (CODE.test(name) && CODE_WORD.test(value) && isCode(value)) return value;
  return shapeOfText(value);
}
