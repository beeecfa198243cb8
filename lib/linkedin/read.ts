import type { Found, Identity, ReadProblem, Reading, ReadResult, Sureness } from '@/lib/profile/reading';
import { profileLink, publicUrl, readAddress, same, type Ref } from './address';
import { readContact, type Contact } from './contact';
import { all, hrefOf } from './dom';
import { ember } from './ember';
import type { Card, Layout, Page } from './layout';
import { joined, marksOf, ownerOf } from './owner';
import { currentRole } from './role';
import { sdui } from './sdui';
import { LINKS, LOGIN_FORM, MAIN } from './selectors';
import { readThread } from './thread';
import { headingOf, nameOf, photoIn, readTopCard } from './top-card';
import { viewName } from './view-name';
import { eyesFor } from './visible';

/** Newest first. Only one of them is on a page, except where LinkedIn was seen mixing cards of two. */
const LAYOUTS: readonly Layout[] = [sdui, viewName, ember];

/**
 * Reads the profile a page shows, from what is rendered and can be seen; changes nothing and asks the network nothing.
 *
 * `url` is the address in the address bar. The person read is the person of that address or nobody: before and after the
 * reading a visible mark with their slug or number must stand on the card that is read. What is not on the page is absent
 * from the reading. Problems are answers, nothing is thrown: `notProfile`, `loginWall`, `loading`, `disagrees`, `noName`;
 * a conversation is one too, with what it says of the other person.
 */
export function readPage(doc: Document, url: URL): ReadResult {
  const address = readAddress(url);
  const problem = (what: ReadProblem): ReadResult => ({
    ok: false,
    problem: what,
    url: url.href.slice(0, 2_000),
  });
  if (address.kind === 'login') return problem('loginWall');
  if (address.kind === 'me') return problem('loading');
  if (address.kind === 'thread') return readThread(doc, url, address);
  if (address.kind !== 'profile') return problem('notProfile');

  const before = doc.defaultView?.location.href;
  const page = pageOf(doc, url, address);
  const found = find(page);
  if (typeof found === 'string') return problem(found);
  const reading = read(page, found, url);

  // The page may have moved on to the next person; eyes keep what they saw, so look with new ones.
  const again = find(pageOf(doc, url, address));
  if (doc.defaultView?.location.href !== before || typeof again === 'string') return problem('disagrees');
  if (again.card?.root !== found.card?.root) return problem('disagrees');
  return reading.name ? { ok: true, reading } : problem('noName');
}

function pageOf(doc: Document, url: URL, address: Page['address']): Page {
  return { doc, base: url.href, address, eyes: eyesFor(doc) };
}

/** What was found to be the person's: the card, the open contact dialog, or both. */
interface Bound {
  layout: Layout;
  card: Card | undefined;
  heading: Element | undefined;
  contact: Contact | undefined;
  /** The address's person with all that their card says of them. */
  who: Ref;
}

function find(page: Page): Bound | ReadProblem {
  const asked = page.address.ref;
  const dialog = readContact(page.doc, page.eyes, page.base);
  let strangers = false;
  const unmarked: { layout: Layout; card: Card; who: Ref }[] = [];

  for (const layout of LAYOUTS) {
    const ours: { card: Card; who: Ref; heading: Element | undefined }[] = [];
    for (const card of layout.cards(page)) {
      const marks = [...card.says, ...marksOf(card.root, page.eyes, page.base, card.heading)];
      if (card.alsoMarkedIn) marks.push(...marksOf(card.alsoMarkedIn, page.eyes, page.base));
      const owner = ownerOf(marks, asked);
      if (owner === 'theirs') strangers = true;
      const who = joined(asked, marks);
      if (owner === 'unknown') unmarked.push({ layout, card, who });
      if (owner === 'ours') ours.push({ card, who, heading: headingIn(card, page, who) });
    }
    const best = ours.find(({ heading }) => heading) ?? ours[0];
    if (best) return { layout, ...best, contact: ownContact(dialog, best.who) };
  }

  // A card without any mark of its own is the person's only when it is alone and the page around it names them.
  const dialogIsOurs = dialog?.owner !== undefined && same(dialog.owner, asked) === true;
  const [lone, another] = unmarked;
  if (lone && !another && !strangers) {
    const around = [...lone.layout.pageMarks(page), ...(dialog?.owner ? [dialog.owner] : [])];
    const owner = ownerOf(around, asked);
    if (owner === 'theirs') return 'disagrees';
    if (owner === 'ours') {
      const who = joined(lone.who, around);
      return {
        layout: lone.layout,
        card: lone.card,
        who,
        heading: headingIn(lone.card, page, who),
        contact: ownContact(dialog, who),
      };
    }
  }
  if (strangers) return 'disagrees';
  if (dialog && dialogIsOurs && !lone) {
    const layout = dialog.layout === 'sdui' ? sdui : ember;
    return {
      layout,
      card: undefined,
      heading: dialog.heading,
      contact: dialog,
      who: joined(asked, [dialog.owner ?? {}]),
    };
  }
  if (dialog?.owner && same(dialog.owner, asked) === false) return 'disagrees';
  return page.doc.querySelector(LOGIN_FORM) ? 'loginWall' : 'loading';
}

function headingIn(card: Card, page: Page, who: Ref): Element | undefined {
  return card.heading ?? headingOf(card.root, page.eyes, who, page.base);
}

/** The open dialog, if it says itself that it is this person's. */
function ownContact(dialog: Contact | undefined, who: Ref): Contact | undefined {
  return dialog?.owner && same(dialog.owner, who) === true ? dialog : undefined;
}

function read(page: Page, bound: Bound, url: URL): Reading {
  const { layout, card, heading, contact } = bound;
  const { eyes, base } = page;
  const more = layout.more?.(page, bound.who);
  // Card and record of one slug with two numbers: neither is sure, so neither is given.
  const doubtful = more !== undefined && same(more, bound.who) === false;
  const who = doubtful ? page.address.ref : joined(bound.who, more ? [more] : []);

  const reading: Reading = {
    url: url.href.slice(0, 2_000),
    layout: layout.name,
    page: page.address.part,
    identity: identityOf(who),
    self: isSelf(page, who),
    publicUrl: publicUrl(who),
    notYet: card ? layout.notYet(page, who) : [],
  };
  if (!heading) return reading;

  if (!card) {
    const name = nameOf(heading, eyes);
    if (name) reading.name = found(name, 'contact dialog, heading', 'bound');
  } else {
    const badge = layout.badge(card, page);
    const top = readTopCard(card.root, heading, eyes, who, base, layout.hints(card, page), card.full);
    const where = card.full ? 'top card' : 'bar above the page';
    if (top.name) reading.name = found(top.name, `${where}, heading`, 'bound');
    if (top.headline) reading.headline = found(top.headline, `${where}, line after the name`, 'structural');
    if (top.location) {
      reading.location = top.locationByOrder
        ? found(top.location, `${where}, line after the headline`, 'text')
        : found(top.location, `${where}, line before the contact link`, 'structural');
    }
    if (top.degree && !reading.self) reading.degree = found(top.degree, `${where}, distance`, 'structural');
    const photo = photoIn(card.root, heading, eyes, who, base, layout.placeholder);
    if (photo !== undefined) reading.photo = found(photo, `${where}, picture before the name`, 'structural');

    const about = layout.about(page, who);
    if (about) reading.about = found(about, 'about section', 'structural');
    const experience = layout.experience(page, who);
    if (experience) reading.experience = found(experience, 'experience section', 'structural');
    const education = layout.education(page, who);
    if (education) reading.education = found(education, 'education section', 'structural');
    const employer = badge ?? top.line?.company;
    const role = currentRole(
      experience ?? [],
      employer,
      badge ? 'top card, badge' : 'top card, line of employer and school',
    );
    // A details page shows part of a profile; what is current is said on the profile.
    if (card.full) Object.assign(reading, role);
  }
  if (contact) {
    const where = 'contact dialog';
    if (contact.emails.length > 0) reading.emails = found(contact.emails, where, 'bound');
    if (contact.phones.length > 0) reading.phones = found(contact.phones, where, 'bound');
    if (contact.websites.length > 0) reading.websites = found(contact.websites, where, 'bound');
  }
  return capped(reading);
}

function found<T>(value: T, where: string, sure: Sureness): Found<T> {
  return { value, where, sure };
}

function identityOf(who: Ref): Identity {
  return {
    ...(who.slug ? { slug: who.slug } : {}),
    ...(who.memberId ? { memberId: who.memberId } : {}),
    ...(who.urnId ? { urnId: who.urnId } : {}),
  };
}

/** Only the viewer's own profile links to its own edit forms. */
function isSelf(page: Page, who: Ref): boolean {
  const root = page.doc.querySelector(MAIN) ?? page.doc;
  return all(root, LINKS).some((link) => {
    const target = profileLink(hrefOf(link), page.base);
    if (!target || !/^\/(?:edit|add-edit)\//i.test(target.rest)) return false;
    return same(target.ref, who) === true && !page.eyes.hidden(link);
  });
}

/** No line longer than a reading may hold: the worker refuses the whole of a reading with one that is. */
function capped(reading: Reading): Reading {
  for (const key of ['name', 'headline', 'location', 'title', 'company'] as const) {
    const field = reading[key];
    if (field) field.value = field.value.slice(0, 1_000);
  }
  return reading;
}
