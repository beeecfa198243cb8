import { elsewhereLink, profileLink, refOfId, same, slugOf, type Ref } from './address';
import { all, attribute, climb, hrefOf, keyOf } from './dom';
import type { Card, Page } from './layout';
import { actionRefs, cardRefs, isOwnPage } from './owner';
import { DIALOG, EMBER, ENTRY_LINKS, HEADS, IMAGES, LINKS, NAMES, OWNER, SDUI } from './selectors';

/**
 * The parts of a page that are other people's, although they may stand anywhere in it: the whole head of a profile, the card of
 * somebody looked at before, rows of people beside or inside. The person's own parts are read as if these were not there.
 */

/** What names somebody: `sure` where only parts about that person have such a mark, else any link to them. */
interface Mark {
  el: Element;
  ref: Ref;
  sure: boolean;
}

/** Tells whether an element is the outermost of a part that is somebody else's than the person of a card. */
export function strangersIn(
  page: Page,
  who: Ref,
  { root, heading }: Pick<Card, 'root' | 'heading'>,
  heads = HEADS,
): (el: Element) => boolean {
  const marks = marksIn(page);
  const ours = new Set<Element>();
  const around = (el: Element) => {
    for (let at: Element | null = el; at && !ours.has(at); at = at.parentElement) ours.add(at);
  };
  around(root);
  for (const { el, ref } of marks) if (same(ref, who) === true) around(el);

  const strange = new Set<Element>();
  const whole = (el: Element) =>
    strange.add(climb(el, page.doc.documentElement, (block) => !ours.has(block)));
  const theirs = marks.filter(
    ({ el, ref }) => !ours.has(el) && same(ref, who) === false && !page.eyes.hidden(el),
  );
  const peoples = new Set<Element>();
  for (const { el } of theirs)
    for (let at: Element | null = el; at && !peoples.has(at); at = at.parentElement) peoples.add(at);
  const blocks = new Map<Element, boolean>();
  /** A block of nothing but people. */
  const isPeoples = (block: Element): boolean => {
    const answer = blocks.get(block) ?? all(block, ROWS).every((row) => peoples.has(row));
    blocks.set(block, answer);
    return answer;
  };
  for (const { el, sure } of theirs) {
    const head = sure
      ? [el.closest('main'), el.closest(heads)].find((one) => one && !ours.has(one))
      : undefined;
    if (head) whole(head);
    else strange.add(partOf(el, sure, ours, isPeoples));
  }
  // A second head inside the person's own.
  if (heading)
    for (const el of all(root, heads)) if (!el.contains(heading) && !heading.contains(el)) strange.add(el);
  return (el) => strange.has(el);
}

/** Where what stands beside somebody's link ends. */
const ROWS = 'li,[role="listitem"],article';
const BLOCKS = 'section,aside';

/** The part about somebody that a mark stands in; the mark alone where that part is the person's own too. */
function partOf(
  el: Element,
  sure: boolean,
  ours: ReadonlySet<Element>,
  isPeoples: (block: Element) => boolean,
): Element {
  const dialog = el.closest(DIALOG);
  if (dialog && !ours.has(dialog)) return dialog;
  // A text may speak of somebody; with their picture it is about them.
  const about = sure || el.querySelector(IMAGES) !== null;
  const row = el.closest(`${ROWS},${about ? BLOCKS : 'aside'}`);
  if (!row || ours.has(row)) return el;
  // An entry of the person's own may speak of somebody; it leads to an employer or a school as well.
  if (!sure && row.querySelector(ENTRY_LINKS)) return el;
  const block = row.matches(ROWS) ? row.parentElement?.closest(BLOCKS) : undefined;
  return block && !ours.has(block) && (sure || isPeoples(block)) ? block : row;
}

function marksIn(page: Page): Mark[] {
  const { doc, base } = page;
  const links = all(doc, LINKS).flatMap((el): Mark[] => {
    const href = hrefOf(el);
    const target = profileLink(href, base);
    const wrapsName = () => el.querySelector(NAMES) !== null || el.closest(NAMES) !== null;
    if (target)
      return [
        { el, ref: target.ref, sure: isOwnPage(target.rest) || el.matches(OWNER.photoLink) || wrapsName() },
      ];
    const elsewhere = elsewhereLink(href, base);
    if (elsewhere && elsewhere.on !== 'github') return [{ el, ref: elsewhere.ref, sure: wrapsName() }];
    return actionRefs(href, base).map((ref) => ({ el, ref, sure: true }));
  });
  const keyed = all(
    doc,
    `${OWNER.card},${OWNER.nameKeyed},${OWNER.numberKeyed},${SDUI.slugKeyed},${EMBER.topCard}`,
  );
  return [...links, ...keyed.flatMap((el) => keyRefs(el).map((ref) => ({ el, ref, sure: true })))];
}

function keyRefs(el: Element): Ref[] {
  const slugs = [el.id, keyOf(el), attribute(el, 'data-testid')].flatMap((key) => {
    const tail = key.startsWith(OWNER.nameKey)
      ? key.slice(OWNER.nameKey.length)
      : SDUI.slugKeys.exec(key)?.[1];
    const slug = tail === undefined ? undefined : slugOf(tail);
    return slug ? [{ slug }] : [];
  });
  const number = /urn:li:member:(\d+)/.exec(keyOf(el))?.[1] ?? attribute(el, EMBER.memberIdAttribute);
  const ref = refOfId(number);
  return [...slugs, ...cardRefs(el), ...(ref ? [ref] : [])];
}
