import type { Found, Identity, ReadProblem, Reading, ReadResult, Sureness } from '@/lib/profile/reading';
import { isProfileId, profileLink, publicUrl, readAddress, same, type Ref, type Surface } from './address';
import type { Contact } from './contact';
import { all, hrefOf } from './dom';
import type { Card, Details, Layout, Page } from './layout';
import type { Lines } from './lines';
import { plainPersonName } from './names';
import { agree, joined, marksOf, ownerOf } from './owner';
import { currentRole } from './role';
import { HEADS, LINKS, LOGIN_FORM, MAIN } from './selectors';
import { strangersIn } from './strangers';
import { titleDisagrees } from './title';
import { nameOf, photoIn } from './top-card';
import { eyesFor } from './visible';

/** What a reader knows. */
export interface Known {
  /** Newest first. Only one of them is on a page, except where LinkedIn was seen mixing cards of two. */
  layouts: Partial<Record<Surface, readonly Layout[]>>;
  /** The contact details the viewer opened over a profile. */
  dialog?: (page: Page) => Contact | undefined;
  /** What is offered of a profile whose layout is none of these. */
  lines?: (page: Page) => Lines | undefined;
}

/**
 * Reads the profile a page shows, from what is rendered and can be seen; changes nothing and asks the network nothing.
 *
 * `url` is the address in the address bar. The person read is the person of that address or nobody: a visible mark
 * with their slug or number must stand on the card that is read. What is not on the page is absent
 * from the reading. Problems are answers, nothing is thrown: `notProfile`, `loginWall`, `loading`, `disagrees`, `noName`.
 */
export function readProfile(doc: Document, url: URL, known: Known): ReadResult {
  const address = readAddress(url);
  const problem = (what: ReadProblem): ReadResult => ({
    ok: false,
    problem: what,
    url: url.href.slice(0, 2_000),
  });
  if (address.kind === 'login') return problem('loginWall');
  if (address.kind === 'me') return problem('loading');
  if (address.kind !== 'profile') return problem('notProfile');

  const before = doc.defaultView?.location.href;
  const page = pageOf(doc, url, address);
  const found = find(page, known);
  if (typeof found === 'string') {
    const there = found === 'loading' ? known.lines?.(page) : undefined;
    return there ? offer(page, url, there) : problem(found);
  }
  const reading = read(found, url);

  // Nothing of the page's can run in between: a reading is one run of one script. A page that went away is no person's.
  const gone = [found.card?.root, found.heading].some((el) => el?.isConnected === false);
  if (gone || doc.defaultView?.location.href !== before) return problem('disagrees');
  return reading.name ? { ok: true, reading } : problem('noName');
}

/** A page that is there but is known in no layout: the lines that can be seen, to pick from. */
function offer(page: Page, url: URL, { who, lines }: Lines): ReadResult {
  return { ok: true, reading: { ...frame(page, who, url), layout: 'lines', lines } };
}

function pageOf(doc: Document, url: URL, address: Page['address']): Page {
  return { doc, base: url.href, address, eyes: eyesFor(doc), doubted: new Set() };
}

/** What was found to be the person's: the card, the open contact dialog, or both. */
interface Bound {
  /** With eyes for what is theirs alone. */
  page: Page;
  layout: Layout;
  card: Card | undefined;
  heading: Element | undefined;
  contact: Contact | undefined;
  /** The address's person with all that their card says of them. */
  who: Ref;
}

function find(page: Page, known: Known): Bound | ReadProblem {
  const asked = page.address.ref;
  const layouts = known.layouts[page.address.on] ?? [];
  const dialog = known.dialog?.(page);
  let strangers = false;
  const unmarked: { layout: Layout; card: Card; who: Ref }[] = [];

  for (const layout of layouts) {
    const ours: Bound[] = [];
    for (const card of layout.cards(page)) {
      const marks = [...card.says, ...marksOf(card.root, page.eyes, page.base, card.heading)];
      if (card.alsoMarkedIn) marks.push(...marksOf(card.alsoMarkedIn, page.eyes, page.base));
      const owner = ownerOf(marks, asked);
      // Whose it is says nothing on it, and what it says is of several people.
      const mixed = owner === 'unknown' && !agree(marks);
      if (owner === 'theirs' || mixed) strangers = true;
      const who = joined(asked, marks);
      if (owner === 'unknown' && !mixed) unmarked.push({ layout, card, who });
      if (owner === 'ours') ours.push(bind(page, known, layout, card, who));
    }
    const best = ours.find(({ heading }) => heading) ?? ours[0];
    if (best) return best;
  }

  // A card without any mark of its own is the person's only when it is alone and the page around it names them.
  const dialogIsOurs = dialog?.owner !== undefined && same(dialog.owner, asked) === true;
  const [lone, another] = unmarked;
  const trusted = lone?.layout.trusts?.(page);
  if (lone && trusted !== undefined && !another && !strangers) {
    const { layout, card, who } = lone;
    return trusted ? { ...bind(page, known, layout, card, who), contact: undefined } : 'disagrees';
  }
  if (lone && !another && !strangers) {
    const around = [...lone.layout.pageMarks(page), ...(dialog?.owner ? [dialog.owner] : [])];
    const owner = ownerOf(around, asked);
    if (owner === 'theirs') return 'disagrees';
    if (owner === 'ours') {
      return bind(page, known, lone.layout, lone.card, joined(lone.who, around));
    }
  }
  if (strangers) return 'disagrees';
  const layout = dialog && layouts.find(({ name }) => name === dialog.layout);
  if (layout && dialogIsOurs && !lone) {
    const who = joined(asked, [dialog.owner ?? {}]);
    const own = pageOfTheirs(page, who, { root: dialog.dialog });
    const contact = known.dialog?.(own);
    return { page: own, layout, card: undefined, heading: contact?.heading, contact, who };
  }
  if (dialog?.owner && same(dialog.owner, asked) === false) return 'disagrees';
  // Any word may be an address of GitHub's: without a person on it, it is a page of another kind.
  if (page.address.on === 'github') return 'notProfile';
  return page.doc.querySelector(LOGIN_FORM) ? 'loginWall' : 'loading';
}

/** A card with what it shows of its person: everybody else's parts of the page are out of sight. */
function bind(page: Page, known: Known, layout: Layout, card: Card, who: Ref): Bound {
  const own = pageOfTheirs(page, who, card, layout.head);
  const dialog = known.dialog?.(own);
  return {
    page: own,
    layout,
    card,
    who,
    heading: card.heading ?? layout.heading?.(card, own, who),
    // The open dialog, if it says itself that it is this person's.
    contact: dialog?.owner && same(dialog.owner, who) === true ? dialog : undefined,
  };
}

function pageOfTheirs(page: Page, who: Ref, card: Pick<Card, 'root' | 'heading'>, head?: string): Page {
  const heads = head === undefined ? HEADS : `${HEADS},${head}`;
  return { ...page, eyes: page.eyes.without(strangersIn(page, who, card, heads)) };
}

/** What stands in every reading. */
function frame(page: Page, who: Ref, url: URL): Reading {
  const address = publicUrl(who);
  return {
    url: url.href.slice(0, 2_000),
    layout: 'lines',
    page: page.address.part,
    identity: identityOf(who),
    self: isSelf(page, who),
    ...(address ? { publicUrl: address } : {}),
    notYet: [],
  };
}

function read(bound: Bound, url: URL): Reading {
  const { page, layout, card, heading, contact } = bound;
  const { eyes } = page;
  const more = layout.more?.(page, bound.who);
  // Card and record of one slug with two numbers: neither is sure, so neither is given.
  const doubtful = more !== undefined && same(more, bound.who) === false;
  const who = doubtful ? page.address.ref : joined(bound.who, more ? [more] : []);

  const reading: Reading = { ...frame(page, who, url), layout: layout.name };
  const link = reading.publicUrl ? undefined : layout.link?.(page);
  if (link) reading.productUrl = link;
  if (!heading) return reading;
  if (card) {
    readCard(page, layout, card, heading, who, reading);
    readSections(page, layout, card, who, reading);
    const { emails = [], phones = [], websites = [] } = layout.details?.(card, page) ?? {};
    addDetails(reading, { emails, phones, websites }, 'contact details on the page');
    const offered = layout.offered?.(card, page) ?? [];
    if (offered.length > 0) reading.offered = offered.slice(0, 5);
  } else {
    const name = nameOf(heading, eyes);
    if (name) setName(reading, name, 'contact dialog, heading', 'bound');
  }
  if (contact) addDetails(reading, contact, 'contact dialog');
  return capped(reading);
}

function readCard(
  page: Page,
  layout: Layout,
  card: Card,
  heading: Element,
  who: Ref,
  reading: Reading,
): void {
  const { eyes, base } = page;
  const where = card.full ? 'top card' : 'bar above the page';
  const top = layout.top(card, heading, page, who);
  const name = nameOf(heading, eyes);
  if (name) setName(reading, name, `${where}, heading`, sureOfName(page, layout, card, name));
  const at = (line: string) => `${where}, ${layout.byLines ? line : 'its mark'}`;
  if (top.headline && top.headline !== name)
    reading.headline = found(top.headline, at('line after the name'), 'structural');
  if (top.location) {
    reading.location = top.locationByOrder
      ? found(top.location, `${where}, line after the headline`, 'text')
      : found(top.location, at('line before the contact link'), 'structural');
  }
  if (top.degree && !reading.self) reading.degree = found(top.degree, `${where}, distance`, 'structural');
  const photo = photoIn(card.root, heading, eyes, who, base, layout.placeholder);
  if (photo !== undefined) reading.photo = found(photo, `${where}, picture before the name`, 'structural');

  // A details page shows part of a profile; what is current is said on the profile.
  const experience = layout.experience(page, who, card);
  if (experience) reading.experience = found(experience, 'experience section', 'structural');
  if (!card.full) return;
  const badge = top.role?.company;
  const told = { company: badge ?? top.line?.company, title: top.role?.title };
  const place = badge ? 'top card, badge' : 'top card, line of employer and school';
  Object.assign(reading, currentRole(experience ?? [], told, place));
}

function readSections(page: Page, layout: Layout, card: Card, who: Ref, reading: Reading): void {
  const about = layout.about(page, who, card);
  if (about) reading.about = found(about, 'about section', 'structural');
  const education = layout.education(page, who, card);
  if (education) reading.education = found(education, 'education section', 'structural');
  reading.notYet = [...(layout.notYet?.(page, who, card) ?? [])];
  const lacks = !reading.experience || !reading.education || !reading.about;
  if (lacks && page.doubted.size > 0) reading.notYet.push('reload');
}

/** The name is bound to the person unless the page's other words for them disagree; then it is to be looked at. */
function sureOfName(page: Page, layout: Layout, card: Card, name: string): Sureness {
  const whole = page.address.part === 'profile' && card.full;
  if (whole && (titleDisagrees(page.doc, name) || layout.namedOtherwise?.(page, name))) return 'text';
  return layout.trusts ? 'structural' : 'bound';
}

function setName(reading: Reading, written: string, where: string, sure: Sureness): void {
  const name = plainPersonName(written);
  reading.name = found(name, where, sure);
  if (name !== written) reading.nameAsWritten = written.slice(0, 1_000);
}

function addDetails(reading: Reading, { emails, phones, websites }: Details, where: string): void {
  if (emails.length > 0) reading.emails = found(emails, where, 'bound');
  if (phones.length > 0) reading.phones = found(phones, where, 'bound');
  if (websites.length > 0) reading.websites = found(websites, where, 'bound');
}

function found<T>(value: T, where: string, sure: Sureness): Found<T> {
  return { value, where, sure };
}

function identityOf(who: Ref): Identity {
  return {
    ...(who.slug ? { slug: who.slug } : {}),
    ...(who.memberId ? { memberId: who.memberId } : {}),
    // Another product's id leads to no profile; it names the person only where no number could be told from it.
    ...(who.urnId && (isProfileId(who.urnId) || !who.memberId) ? { urnId: who.urnId } : {}),
    ...(who.github ? { github: who.github } : {}),
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
