import { isProfileId, profileLink, refOfId, same, slugOf, type Ref } from './address';
import { all, allIn, hrefOf, keyOf } from './dom';
import { HEADINGS, LINKS, OWNER, SDUI } from './selectors';
import type { Eyes } from './visible';

/**
 * Whose a part of the page is. LinkedIn keeps the person looked at before on the page for up to seconds after the address
 * changed, and shows other people beside and inside a profile, so nothing is read without this.
 */

/** `ours`: the person in the address bar; `theirs`: somebody else, or both mixed; `unknown`: it does not say. */
export type Owner = 'ours' | 'theirs' | 'unknown';

/** Sub-pages that only the profile's own cards link to. */
export const isOwnPage = (rest: string): boolean => OWN_PAGES.test(rest);
const OWN_PAGES = /^\/(?:overlay|detail|edit|add-edit|details|recent-activity|opportunities)(?:\/|$)/i;

/** What the parts of a card say about whose it is, each visible mark that belongs to the card's owner alone. */
export function marksOf(root: Element, eyes: Eyes, base: string, heading?: Element): Ref[] {
  const refs: Ref[] = [];
  for (const link of all(root, LINKS)) {
    if (eyes.hidden(link)) continue;
    const href = hrefOf(link);
    const target = profileLink(href, base);
    if (target) {
      const wrapsName =
        link.querySelector(HEADINGS) !== null ||
        (heading !== undefined && link.contains(heading)) ||
        link.matches(OWNER.photoLink);
      if (wrapsName || OWN_PAGES.test(target.rest)) refs.push(target.ref);
      continue;
    }
    refs.push(...actionRefs(href, base));
  }
  for (const el of allIn(root, OWNER.nameKeyed)) {
    if (eyes.hidden(el)) continue;
    const slug = slugOf(keyOf(el).slice(OWNER.nameKey.length));
    if (slug) refs.push({ slug });
  }
  for (const el of allIn(root, OWNER.numberKeyed)) {
    const number = /urn:li:member:(\d+)/.exec(keyOf(el))?.[1];
    const ref = number === undefined ? undefined : refOfId(number);
    if (ref && !eyes.hidden(el)) refs.push(ref);
  }
  return refs;
}

/** Connect and Message name their person in the query. sdui and view-name, 2026. */
export function actionRefs(href: string, base: string): Ref[] {
  if (!/custom-invite|messaging\/compose/.test(href)) return [];
  let url: URL;
  try {
    url = new URL(href, base);
  } catch {
    return [];
  }
  const slug = slugOf(url.searchParams.get('vanityName') ?? '');
  const id = /urn:li:fsd_profile:([A-Za-z0-9_-]+)/.exec(url.searchParams.get('profileUrn') ?? '')?.[1];
  const byId = id === undefined ? undefined : refOfId(id);
  return [...(slug ? [{ slug }] : []), ...(byId ? [byId] : [])];
}

/** Whose the marks are; marks of two people make it `theirs`, since then nothing on it can be trusted. */
export function ownerOf(marks: readonly Ref[], who: Ref): Owner {
  let ours = false;
  for (const mark of marks) {
    const answer = same(mark, who);
    if (answer === false) return 'theirs';
    ours ||= answer === true;
  }
  if (!ours) return 'unknown';
  return agree(marks) ? 'ours' : 'theirs';
}

/** No two of them name different people. */
export function agree(marks: readonly Ref[]): boolean {
  return new Set(marks.map((mark) => mark.slug).filter(Boolean)).size <= 1 && memberIds(marks).size <= 1;
}

function memberIds(marks: readonly Ref[]): Set<string> {
  return new Set(marks.flatMap((mark) => (mark.memberId ? [mark.memberId] : [])));
}

/** All that the marks of one card say about its owner, put together. */
export function joined(who: Ref, marks: readonly Ref[]): Ref {
  const out = { ...who };
  for (const mark of marks) {
    if (!out.slug && mark.slug) out.slug = mark.slug;
    if (!out.memberId && mark.memberId) out.memberId = mark.memberId;
    if (mark.urnId && isProfileId(mark.urnId) && !(out.urnId && isProfileId(out.urnId)))
      out.urnId = mark.urnId;
  }
  return out;
}

/** True where something inside names the person by the very id of the address. */
export function namesId(root: Element, { urnId }: Ref): boolean {
  if (urnId === undefined) return false;
  return allIn(root, '*').some((el) => [...el.attributes].some(({ value }) => value.includes(urnId)));
}

/** The people whose own pages are linked to, by every link that can be seen. */
export function ownPagesIn(root: Element, eyes: Eyes, base: string): Ref[] {
  return all(root, LINKS).flatMap((link) => {
    const target = profileLink(hrefOf(link), base);
    return target && OWN_PAGES.test(target.rest) && !eyes.hidden(link) ? [target.ref] : [];
  });
}

/**
 * Whose one line is: the nearest block around it that links to anybody decides. So the name in `<div><a href="/in/riley">
 * …</a><p>Riley</p></div>` is Riley's, wherever that block stands.
 */
export function ownerOfLine(el: Element, boundary: Element, who: Ref, base: string): Owner {
  const { ours, theirs } = sidesOf(boundary, who, base);
  for (let at: Element | null = el; at; at = at.parentElement) {
    if (ours.has(at)) return 'ours';
    if (theirs.has(at)) return 'theirs';
    if (at === boundary) break;
  }
  return 'unknown';
}

/** Something in the element leads to the person, and the element is not the boundary. */
export function leadsToThem(el: Element, boundary: Element, who: Ref, base: string): boolean {
  const { ours } = sidesOf(boundary, who, base);
  for (let at: Element | null = el; at && at !== boundary; at = at.parentElement)
    if (ours.has(at)) return true;
  return false;
}

/** The blocks that hold something of the person's, and those that hold something of somebody else's. */
interface Sides {
  ours: ReadonlySet<Element>;
  theirs: ReadonlySet<Element>;
}

/** Worked out once for each reading, which has a person of its own: every line of a card is asked about. */
const sides = new WeakMap<Ref, WeakMap<Element, Sides>>();

function sidesOf(boundary: Element, who: Ref, base: string): Sides {
  const before = sides.get(who)?.get(boundary);
  if (before) return before;
  const [ours, theirs] = [new Set<Element>(), new Set<Element>()];
  for (const { el, ref } of refsIn(boundary, base)) {
    const answer = same(ref, who);
    if (answer === undefined) continue;
    const side = answer ? ours : theirs;
    for (let at: Element | null = el; at && !side.has(at); at = at.parentElement) {
      side.add(at);
      if (at === boundary) break;
    }
  }
  const found = { ours, theirs };
  sides.set(who, (sides.get(who) ?? new WeakMap<Element, Sides>()).set(boundary, found));
  return found;
}

function refsIn(root: Element, base: string): { el: Element; ref: Ref }[] {
  const links = allIn(root, LINKS).flatMap((el) => {
    const target = profileLink(hrefOf(el), base);
    return target ? [{ el, ref: target.ref }] : [];
  });
  const keyed = allIn(root, OWNER.nameKeyed).flatMap((el) => {
    const slug = slugOf(keyOf(el).slice(OWNER.nameKey.length));
    return slug ? [{ el, ref: { slug } }] : [];
  });
  const cards = allIn(root, OWNER.card).flatMap((el) => cardRefs(el).map((ref) => ({ el, ref })));
  return [...links, ...keyed, ...cards];
}

/** Whose a card is by its key: the person's id, then the kind of card. */
export function cardRefs(el: Element): Ref[] {
  return [keyOf(el), el.id].flatMap((key) => {
    const rest = key.startsWith(SDUI.cardPrefix) ? key.slice(SDUI.cardPrefix.length) : '';
    const id = /^(?:A[\w-]{38}|\d+)/.exec(rest)?.[0] ?? OWNER.topCard.exec(key)?.[1];
    return (id === undefined ? undefined : refOfId(id)) ?? [];
  });
}

/**
 * True where a section links to own pages of somebody else and to none of ours: it was left over from the person
 * looked at before.
 */
export function leftOver(section: Element, eyes: Eyes, who: Ref, base: string): boolean {
  const answers = ownPagesIn(section, eyes, base).map((ref) => same(ref, who));
  return answers.includes(false) && !answers.includes(true);
}
