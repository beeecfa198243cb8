import { clean, cleanBlock } from './text';
import { NOT_TEXT, SCREEN_READER_ONLY, SEE_MORE } from './selectors';

/**
 * What can be seen of a page. Both layouts keep hidden copies of most lines (other breakpoints, screen readers, a second
 * degree of connection), so only what a person could see may be read.
 */
export interface Eyes {
  /** The same eyes, to which some parts are as if they were not there. */
  without(strange: (el: Element) => boolean): Eyes;
  /** True for an element that cannot be seen because of itself or of what it stands in. */
  hidden(el: Element): boolean;
  /** True where any line is seen below an element. */
  shows(root: Element): boolean;
  /** The lines seen below an element, in the order of the document; `skip` leaves out whole parts. */
  lines(root: Element, skip?: (el: Element) => boolean): Line[];
  /** The words of one element as one line; `skip` leaves out whole parts. */
  text(el: Element, skip?: (el: Element) => boolean): string;
  /** The words of one element with its line breaks; `skip` likewise. */
  block(el: Element, skip?: (el: Element) => boolean): string;
}

export interface Line {
  el: Element;
  text: string;
}

const HEADING_OR_PARAGRAPH = /^(?:P|H[1-6])$/;
const INLINE = /^(?:A|ABBR|B|BDI|BDO|CITE|EM|FONT|I|MARK|S|SMALL|SPAN|STRONG|SUB|SUP|TIME|U|WBR)$/;

/**
 * Eyes for one reading; what they find out about an element is kept, so make new ones for the next. It is kept in plain
 * maps, which go with the eyes: weak ones cost the collector more than all that they would let go earlier.
 */
export const eyesFor = (doc: Document): Eyes => eyesWith(doc, { hidden: new Map(), drawn: new Map() });

/** What was found out of single elements, for all eyes of one reading: styles and boxes are what takes time. */
interface Seen {
  /** By themselves: asked only of what stands in nothing hidden. */
  hidden: Map<Element, boolean>;
  drawn: Map<Element, boolean>;
}

function eyesWith(doc: Document, seen: Seen, strange?: (el: Element) => boolean): Eyes {
  const view = doc.defaultView;
  // jsdom lays nothing out: every box is empty there, so boxes may be asked only where the page itself has one.
  const root = doc.documentElement as Element | null;
  const laidOut = root !== null && root.getBoundingClientRect().width > 0;
  const asksChrome = root !== null && 'checkVisibility' in root;
  const known = new Map<Element, boolean>();

  function hiddenByItself(el: Element): boolean {
    if (el.matches(HIDDEN)) return true;
    const style = view?.getComputedStyle(el);
    if (!style) return false;
    // One question to Chrome for most: of what stands in nothing hidden it knows no box but of what only wraps others.
    const { display } = style;
    if (asksChrome && display !== 'contents') {
      if (!el.checkVisibility(ALL)) return true;
    } else if (isUndrawn(style)) return true;
    if (/^inset\((?:50|100)%\)/.test(style.getPropertyValue('clip-path'))) return true;
    // What is left is of boxes: a line's parts have none, and whatever is moved out of its place is no part of a line.
    if (laidOut && display === 'inline') return false;
    if (style.getPropertyValue('content-visibility') === 'hidden') return true;
    const { position } = style;
    const moved = position === 'absolute' || position === 'fixed';
    const clip = moved || !laidOut ? style.getPropertyValue('clip') : '';
    if (/^rect\(0(?:px)?[, ]+0(?:px)?[, ]+0(?:px)?[, ]+0(?:px)?\)$/.test(clip)) return true;
    if (!laidOut) return false;
    const cuts = display !== 'contents' && style.overflow !== 'visible';
    // Boxes are what takes longest, and most elements can hide nothing by theirs.
    if (!cuts && !moved) return false;
    const box = el.getBoundingClientRect();
    // The one-pixel box that cuts its text off is how text is hidden from the eye and kept for screen readers.
    if (cuts && (box.width <= 1 || box.height <= 1)) return true;
    return moved && box.width > 0 && box.right + (view?.scrollX ?? 0) < -100;
  }

  function alone(el: Element): boolean {
    const before = seen.hidden.get(el);
    if (before !== undefined) return before;
    const answer = hiddenByItself(el);
    seen.hidden.set(el, answer);
    return answer;
  }

  function hidden(el: Element): boolean {
    const before = known.get(el);
    if (before !== undefined) return before;
    const parent = el.parentElement;
    const answer = (parent !== null && hidden(parent)) || strange?.(el) === true || alone(el);
    known.set(el, answer);
    return answer;
  }

  /** The text of an element, without hidden parts, buttons and pictures; blocks and `br` give line breaks. */
  function words(el: Element, skip?: (el: Element) => boolean): string {
    let out = '';
    let last: string | undefined;
    for (let node = el.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 3) {
        const data = node.nodeValue ?? '';
        out += data.replace(/\s+/gu, ' ');
        if (data.trim()) last = undefined;
        continue;
      }
      if (node.nodeType !== 1) continue;
      const child = node as Element;
      if (child.tagName === 'BR') {
        out += '\n';
        continue;
      }
      if (unread(child) || skip?.(child) || hidden(child)) continue;
      const text = words(child, skip);
      const same = text.trim();
      // The line and its copy side by side, where the style that hides the copy is not known.
      if (same && same === last) continue;
      last = same || last;
      out += INLINE.test(child.tagName) ? text : `\n${text}\n`;
    }
    return out;
  }

  /** Something is drawn: text in a zero-sized font, or squeezed to nothing, is not seen. */
  function drawn(el: Element): boolean {
    if (!laidOut) return true;
    const before = seen.drawn.get(el);
    if (before !== undefined) return before;
    const range = doc.createRange();
    range.selectNodeContents(el);
    const box = range.getBoundingClientRect();
    const answer = box.width > 1 && box.height > 1;
    seen.drawn.set(el, answer);
    return answer;
  }

  /** Tells of each line below an element until told that it is enough. @returns true once it is */
  function tellLines(
    root: Element,
    skip: ((el: Element) => boolean) | undefined,
    tell: (line: Line) => boolean,
  ): boolean {
    const walk = (el: Element, isRoot: boolean): boolean => {
      const isLine = HEADING_OR_PARAGRAPH.test(el.tagName) || hasOwnText(el);
      // What is asked about may itself be of a kind that is not read.
      if ((isLine || !isRoot) && (unread(el) || skip?.(el))) return false;
      if (hidden(el)) return false;
      if (isLine) {
        const text = clean(words(el, skip));
        return Boolean(text) && drawn(el) && tell({ el, text });
      }
      // From one to the next: a list of all of them is kept up to date by the page, which takes longer.
      for (let child = el.firstElementChild; child; child = child.nextElementSibling)
        if (walk(child, false)) return true;
      return false;
    };
    return walk(root, true);
  }

  function lines(root: Element, skip?: (el: Element) => boolean): Line[] {
    const out: Line[] = [];
    tellLines(root, skip, (line) => {
      out.push(line);
      return false;
    });
    return out;
  }

  return {
    without: (others) => eyesWith(doc, seen, others),
    hidden,
    shows: (root) => tellLines(root, undefined, () => true),
    lines,
    text: (el, skip) => clean(words(el, skip)),
    block: (el, skip) => cleanBlock(words(el, skip)),
  };
}

const HIDDEN = `[hidden],dialog:not([open]),${SCREEN_READER_ONLY}`;
const ALL = { opacityProperty: true, visibilityProperty: true };

function isUndrawn({ display, visibility, opacity }: CSSStyleDeclaration): boolean {
  return display === 'none' || visibility === 'hidden' || visibility === 'collapse' || opacity === '0';
}

const UNREAD = `${NOT_TEXT},${SEE_MORE}`;
const unread = (el: Element): boolean => el.matches(UNREAD);

function hasOwnText(el: Element): boolean {
  for (let node = el.firstChild; node; node = node.nextSibling)
    if (node.nodeType === 3 && node.nodeValue?.trim()) return true;
  return false;
}
