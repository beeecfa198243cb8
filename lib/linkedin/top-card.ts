import { profileLink, type Ref } from './address';
import { all, attribute, climb, follows, hrefOf } from './dom';
import { leadsToThem, ownerOfLine } from './owner';
import { CONTROL, HEADINGS, IMAGES, LINKS, PHOTO_SLOT } from './selectors';
import { alike, latinDigits, plain, segments } from './text';
import type { Eyes, Line } from './visible';

/**
 * The card at the head of a profile, the same reading for all layouts: after the name come pronouns, degree, headline,
 * place with the link to the contact details, badges, numbers. Only the order and the links are relied on.
 */

export interface TopCard {
  name?: string;
  headline?: string;
  location?: string;
  /** Place found without the contact link beside it. */
  locationByOrder?: boolean;
  degree?: '1' | '2' | '3';
  /** `Employer · School` as one line, where the page shows it. */
  line?: { company: string; school: string };
  /** What they do now, where the card marks it. */
  role?: { title?: string; company?: string };
}

export interface CardHints {
  headline?: Element[];
  location?: Element[];
  degree?: Element[];
  /** Texts of the badges: never a headline or a place. */
  badges?: string[];
}

/** The heading with the name: one that is surely the person's, else the only one there is. */
export function headingOf(
  card: Element,
  eyes: Eyes,
  who: Ref,
  base: string,
  names = HEADINGS,
): Element | undefined {
  const seen = all(card, names).filter(
    (el) => !eyes.hidden(el) && nameOf(el, eyes) !== undefined && !el.closest(CONTROL),
  );
  const owned = seen.map((el) => ({ el, owner: ownerOfLine(el, card, who, base) }));
  // It is inside a link to the person, or the block around it links to them before anything else does.
  const ours = owned.find(({ el, owner }) => owner === 'ours' && leadsToThem(el, card, who, base));
  if (ours) return ours.el;
  const possible = owned.filter(({ owner }) => owner !== 'theirs').map(({ el }) => el);
  const different = new Set(possible.map((el) => plain(eyes.text(el))));
  return different.size === 1 ? possible[0] : undefined;
}

/**
 * The name as written, without a pronoun or badge that stands in an element of its own. Nothing for nobody's name, and for
 * a heading that holds more than a name: it stands around the whole card.
 */
export function nameOf(heading: Element, eyes: Eyes): string | undefined {
  // Behind a dot stands the distance.
  let text = eyes.text(heading).replace(/\s+·.*$/u, '');
  const [, ...more] = eyes.block(heading).split(/\n+/);
  if (more.some((line) => !pronounShaped(line) && !line.startsWith('·') && !degreeIn(line))) return undefined;
  for (const child of all(heading, '*')) {
    const own = eyes.text(child);
    if (own && own !== text && text.endsWith(own) && pronounShaped(own))
      text = text.slice(0, -own.length).trim();
  }
  // A person out of reach is called LinkedIn Member, in the viewer's language; the brand stays in all of them.
  if (!text || /linked\s?in/i.test(text) || !/[\p{L}\p{N}]/u.test(text) || degreeIn(text)) return undefined;
  return text;
}

/** Reads what stands after the name. `full` is false where only name and headline are shown (the sticky bar). */
export function readTopCard(
  card: Element,
  heading: Element,
  eyes: Eyes,
  who: Ref,
  base: string,
  hints: CardHints,
  full: boolean,
): TopCard {
  const name = nameOf(heading, eyes);
  const mine = (line: Line) => ownerOfLine(line.el, card, who, base) !== 'theirs';
  const after = eyes
    .lines(card)
    .filter((line) => !heading.contains(line.el) && follows(heading, line.el))
    .filter((line) => !/^[\s·•|,]*$/u.test(line.text) && mine(line));

  const contact = full ? after.findIndex((line) => leadsToContact(line.el, who, base)) : -1;
  const top = contact >= 0 ? after.slice(0, contact) : after;

  const out: TopCard = {};
  if (name) out.name = name;
  const isMarked = (line: Line | undefined, marks: Element[] | undefined) =>
    line !== undefined && indexOfHint([line], marks, eyes) === 0;
  const isPlace = (line: Line | undefined) =>
    line !== undefined && (isMarked(line, hints.location) || besideContact(line, after[contact], eyes, card));
  const distances = distancesIn(top, (line) => isMarked(line, hints.degree));
  const degree = degreeOf(distances, hints, eyes);
  if (degree) out.degree = degree;

  const badges = (hints.badges ?? []).map(plain);
  // Whatever stands between the name and the distance belongs to the name: pronouns, `In remembrance`.
  const below = top
    .slice(distances[0] ? top.indexOf(distances[0]) + 1 : 0)
    .filter((line) => !distances.includes(line));
  const isHeadline = (line: Line) =>
    contact >= 0 && !isPlace(line) && segments(line.text).length === 1 && !isBadgeLine(line.text, badges);
  const rest = (
    isMarked(below[0], hints.headline) ? below : withoutPronouns(below, heading, card, isHeadline)
  ).filter(
    // With a school as well, a line of the employer alone is none of the page's own.
    (line) => !inControl(line.el, card) && (badges.length > 1 || !badges.includes(plain(line.text))),
  );
  const headlineAt = Math.max(0, indexOfHint(rest, hints.headline, eyes));
  const headline = isPlace(rest[headlineAt]) ? undefined : rest[headlineAt];
  const isEmployers = (text: string) => segments(text).length > 1 && isBadgeLine(text, badges);
  if (headline && !isEmployers(headline.text) && /[^-\u2010-\u2015]/.test(headline.text)) {
    if (!name || !alike(headline.text, name)) out.headline = headline.text;
  }
  if (!full) return out;
  if (!headline) {
    const place = rest[headlineAt];
    if (place) out.location = place.text;
    return out;
  }

  // A link among them is a website of theirs, or what is left of the one to their contact details.
  const more = rest.slice(headlineAt + 1).filter((line) => !line.el.querySelector('a'));
  const place = placeOf(more, headline, after[contact], card, hints, eyes, badges);
  if (place) {
    out.location = place.text;
    if (contact < 0) out.locationByOrder = true;
  }
  const pair = more.find(
    (line) => line.el !== place?.el && segments(line.text).length === 2 && line.el.tagName === 'P',
  );
  const [company, school] = pair ? segments(pair.text) : [];
  if (pair && company && school && contact >= 0) out.line = { company, school };
  return out;
}

/**
 * The place is the line before the contact link. Where the person gave no place, that line is the headline or the
 * employer, so it must share a block with the link that the headline is outside of.
 */
function placeOf(
  below: readonly Line[],
  headline: Line,
  contact: Line | undefined,
  card: Element,
  hints: CardHints,
  eyes: Eyes,
  badges: readonly string[],
): Line | undefined {
  const hinted = below[indexOfHint(below, hints.location, eyes)];
  if (hinted) return hinted;
  if (contact) {
    // `Lisbon, Portugal · Contact info`
    const before = /^(.+?)\s*[·•]$/u.exec(eyes.text(contact.el, (el) => el.matches(LINKS)))?.[1];
    if (before) return { el: contact.el, text: before };
    const last = below.at(-1);
    if (!last || isBadgeLine(last.text, badges)) return undefined;
    const shared = commonBlock(last.el, contact.el, card);
    if (!shared.contains(headline.el)) return last;
    return dotBetween(last.el, contact.el, eyes, card) ? last : undefined;
  }
  // Without the link it stands in a block of its own, and the headline and the employer do not.
  const block = (el: Element, other: Element) => climb(el, card, (up) => !up.contains(other));
  const apart = (line: Line) => block(line.el, headline.el) !== line.el;
  const next = below.find((line) => apart(line) || /\p{Nd}/u.test(line.text));
  if (!next || !apart(next) || block(headline.el, next.el) !== headline.el) return undefined;
  const words = eyes.lines(block(next.el, headline.el)).filter(({ text }) => /\p{L}/u.test(text));
  return words.length === 1 && next.text.length <= 80 && /^[^\p{Nd}#:@|•·]+$/u.test(next.text)
    ? next
    : undefined;
}

/** The line is made of the badges: `Employer · School`. */
function isBadgeLine(text: string, badges: readonly string[]): boolean {
  return badges.length > 0 && segments(text).every((part) => badges.includes(plain(part)));
}

/** With nothing but a dot between the line and the contact link, in one block: the place of somebody without a headline. */
function besideContact(line: Line, contact: Line | undefined, eyes: Eyes, card: Element): boolean {
  if (!contact) return false;
  const shared = commonBlock(line.el, contact.el, card);
  const [first, second, third] = eyes.lines(shared);
  return (
    shared !== card && first?.el === line.el && /^[·•]$/u.test(second?.text ?? '') && third?.el === contact.el
  );
}

function dotBetween(a: Element, b: Element, eyes: Eyes, card: Element): boolean {
  return eyes
    .lines(card)
    .some((line) => /^[·•]$/u.test(line.text) && follows(a, line.el) && follows(line.el, b));
}

function leadsToContact(el: Element, who: Ref, base: string): boolean {
  const links = [el.closest(LINKS), ...all(el, LINKS)];
  return links.some((link) => {
    const target = profileLink(hrefOf(link), base);
    return (
      target !== undefined &&
      /^\/(?:overlay|detail)\/contact-info/i.test(target.rest) &&
      (target.ref.slug === undefined || who.slug === undefined || target.ref.slug === who.slug)
    );
  });
}

/** Inside a badge, a menu or a numbers link, which follow headline and place. */
function inControl(el: Element, card: Element): boolean {
  const control = el.closest(`${CONTROL},li,a`);
  return control !== null && card.contains(control) && control !== card;
}

function indexOfHint(lines: readonly Line[], hint: Element[] | undefined, eyes: Eyes): number {
  const seen = (hint ?? []).filter((el) => !eyes.hidden(el));
  return lines.findIndex((line) =>
    seen.some((el) => el === line.el || el.contains(line.el) || line.el.contains(el)),
  );
}

function degreeOf(lines: readonly Line[], hints: CardHints, eyes: Eyes): TopCard['degree'] {
  const hinted = (hints.degree ?? [])
    .filter((el) => !eyes.hidden(el))
    .map((el) => degreeOfLine(eyes.text(el)));
  const found = [...hinted, ...lines.map((line) => degreeIn(line.text))].filter((d) => d !== undefined);
  return new Set(found).size === 1 ? found[0] : undefined;
}

const DEGREE =
  /^·\D{0,24}([123])\D{0,24}$|^•?\s*([123])(?:st|nd|rd|er|e|\.?[ºª°]|\.|:[ae]|-\p{L}{1,3}|\s?[度次級级])?\s?\+?$/u;

/** The distance in a line that may hold more: `(They/Them) · 2nd`. */
export function degreeOfLine(text: string): TopCard['degree'] {
  return text.split(/[·•]/u).flatMap((part) => degreeIn(`· ${part.trim()}`) ?? [])[0];
}

/** `· 2nd`, `· 3rd+`, `· 2.`, `· Tingkat 2`, `2º`: the distance to the viewer and nothing else. */
function degreeIn(text: string): TopCard['degree'] {
  const [, dotted, bare] = DEGREE.exec(latinDigits(text)) ?? [];
  return (dotted ?? bare) as TopCard['degree'];
}

/**
 * The lines right after the name that tell the distance: by their mark, by a number, or, since some languages write it in
 * words, by the dot that parts it from the name.
 */
function distancesIn(top: readonly Line[], isMarked: (line: Line) => boolean): Line[] {
  const near = top.slice(0, 4);
  const told = near.filter((line) => isMarked(line) || degreeIn(line.text));
  return told.length > 0 ? told : near.filter((line) => /^·.{0,40}$/u.test(line.text)).slice(0, 1);
}

const PRONOUNS = new Set(
  (
    'she her hers he him his they them theirs ze zir xe xem hir it its any all ask elle elles il iel lui ella ellas él ' +
    'el ellos ellx elu ela ele dela dele delu sie ihr er ihm ihn dey zij haar hij hem die hun hon henne han honom hen ham ' +
    'hende hun de dem lei lui loro она её ей он его они их ona ją on jego oni onu o'
  ).split(' '),
);

function pronounShaped(text: string): boolean {
  return /^\(?\s*\p{L}{1,12}(?:\s?\/\s?\p{L}{1,12}){1,3}\s*\)?$/u.test(text);
}

/**
 * Pronouns stand between name and headline. `Chef/Owner` has the same shape, so the shape alone is not enough: the words
 * are known, or the line stands closer to the name than the next one does. What stands there and is short is no headline
 * either (`In remembrance`), where the next line can be one and the place still follows.
 */
function withoutPronouns(
  lines: readonly Line[],
  heading: Element,
  card: Element,
  isHeadline: (line: Line) => boolean,
): Line[] {
  const [first, second, third] = lines;
  if (!first) return [];
  const words = first.text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const known = words.length > 0 && words.every((word) => PRONOUNS.has(word));
  const shaped = pronounShaped(first.text);
  const closer =
    second !== undefined &&
    !commonBlock(heading, first.el, card).contains(second.el) &&
    !second.el.closest('a,[role="button"]');
  // One word may be a headline too (`IT`), so it must stand closer to the name as well.
  const named = closer
    ? shaped || (known && words.length === 1) || (third && first.text.length <= 30 && isHeadline(second))
    : shaped && (known || first.text.startsWith('('));
  return named ? lines.slice(1) : [...lines];
}

function commonBlock(a: Element, b: Element, boundary: Element): Element {
  let at: Element = a;
  while (at !== boundary && !at.contains(b) && at.parentElement) at = at.parentElement;
  return at;
}

/**
 * Whether the person has a picture: their own stands before the name; pictures after it are of people both know.
 * Nothing where the page does not say.
 */
export function photoIn(
  card: Element,
  heading: Element,
  eyes: Eyes,
  who: Ref,
  base: string,
  placeholder: string | undefined,
): boolean | undefined {
  const inPlace = (el: Element) => follows(el, heading) || el.closest(PHOTO_SLOT) !== null;
  const mine = (el: Element) =>
    inPlace(el) && !eyes.hidden(el) && ownerOfLine(el, card, who, base) !== 'theirs';
  const pictures = all(card, IMAGES).filter(mine);
  if (
    pictures.some(
      (img) =>
        /\/profile-(?:display|framed)photo/.test(sourceOf(img)) && !(placeholder && img.matches(placeholder)),
    )
  )
    return true;
  return placeholder && all(card, placeholder).some(mine) ? false : undefined;
}

/** The logged-out page loads a picture when it comes into sight. */
function sourceOf(img: Element): string {
  return attribute(img, 'src') || attribute(img, 'data-delayed-url');
}
