import { elsewhereLink, productUrl, profileLink, type Ref } from './address';
import { jobsAt, nameIn, schoolsAt, seen, textAt, type JobMarks } from './anchored';
import { emails, phones, unique } from './contact';
import { all, attribute, climb, firstOf, follows, hrefOf } from './dom';
import type { Card, Layout, Page } from './layout';
import { isTheirs, trusts } from './moved';
import { namesId } from './owner';
import { DIALOG, LINKS, SALES } from './selectors';
import { degreeOfLine, type TopCard } from './top-card';

/**
 * Sales Navigator's page of one person. Its blocks and values carry names of LinkedIn's own, the same in every language; other
 * people's are named alike, so everything is read inside the blocks of the lead. Nothing on the page links to the lead's
 * profile until a menu is opened.
 */
export const sales: Layout = {
  name: 'sales',
  head: SALES.card,
  trusts,
  link: ({ address }) => productUrl(address),

  cards(page) {
    const roots = seen(page.doc.documentElement, SALES.card, page);
    return roots.flatMap((root): Card[] => {
      const heading = nameIn(root, { card: SALES.card, name: SALES.name }, page);
      if (heading) return [{ root, heading, says: saysOf(root, heading, page), full: true }];
      // One without a name is not there yet; beside another it is one of two people's.
      return roots.length > 1 ? [{ root, says: [], full: true }] : [];
    });
  },

  pageMarks: () => [],

  top({ root }, _, page) {
    const out: TopCard = {};
    const headline = textAt(root, SALES.headline, page);
    if (headline) out.headline = headline;
    const place = placeLine(root, page);
    if (place) [out.location, out.locationByOrder] = [place, true];
    const degree = degreeOfLine(textAt(root, SALES.degree, page) ?? '');
    if (degree) out.degree = degree;
    const title = textAt(root, SALES.roleTitle, page);
    const company = textAt(root, SALES.roleCompany, page);
    if (title ?? company) out.role = { ...(title ? { title } : {}), ...(company ? { company } : {}) };
    return out;
  },

  about(page, who, card) {
    for (const el of blocks(page, card, SALES.about, who).flatMap((block) =>
      seen(block, SALES.blurb, page),
    )) {
      const shown = page.eyes.block(el);
      const whole = attribute(el, 'title').trim();
      const text = whole.length > shown.length ? whole : shown;
      if (text) return text.slice(0, 10_000);
    }
    return undefined;
  },

  experience: (page, who, card) =>
    firstOf(blocks(page, card, SALES.experience, who), (section) => jobsAt(section, JOBS, page)),
  education: (page, who, card) =>
    firstOf(blocks(page, card, SALES.education, who), (section) =>
      schoolsAt(section, { entry: 'li', school: SALES.school }, page),
    ),

  notYet: (page, who, card) => [
    ...(blocks(page, card, SALES.experience, who).length > 0 ? [] : (['experience'] as const)),
    ...(blocks(page, card, SALES.education, who).length > 0 ? [] : (['education'] as const)),
    ...(who.slug ? [] : (['link'] as const)),
  ],

  details({ root }, page) {
    // A dialog says nowhere whose it is.
    const dialogs = trusts(page) ? all(page.doc, DIALOG) : [];
    const places = [root, ...dialogs.filter((el) => !page.eyes.hidden(el))];
    const at = (mark: string) => places.flatMap((place) => seen(place, mark, page));
    return {
      emails: unique(at(SALES.email).flatMap((el) => emails(el, page.eyes))),
      phones: unique(at(SALES.phone).flatMap((el) => phones(el, page.eyes))),
      websites: [],
    };
  },
};

const JOBS: JobMarks = { entry: 'li', title: SALES.jobTitle, company: SALES.companyName, not: SALES.blurb };

/** Whose card it says it is: by the id in the address, by the link round the name, by the open menu's public link. */
function saysOf(root: Element, heading: Element, page: Page): Ref[] {
  const { ref } = page.address;
  const around = elsewhereLink(hrefOf(heading.closest(LINKS)), page.base);
  const menus = all(page.doc, SALES.menu).filter(
    (menu) => !menu.closest(SALES.notLead) && isOfCard(menu, root, page),
  );
  const publics = menus.flatMap((menu) =>
    all(menu, LINKS).flatMap((link) => {
      const target = page.eyes.hidden(link) ? undefined : profileLink(hrefOf(link), page.base);
      return target ? [target.ref] : [];
    }),
  );
  return [...(namesId(root, ref) ? [ref] : []), ...(around ? [around.ref] : []), ...publics];
}

/**
 * A menu that says which button opened it is the card's only if that one stands in it; one that does not say it may be left
 * over, unless nobody else was shown.
 */
function isOfCard(menu: Element, card: Element, page: Page): boolean {
  const opens = (el: Element) =>
    [attribute(el, 'aria-controls'), attribute(el, 'aria-owns')].includes(menu.id) && menu.id !== '';
  const [button] = all(card.ownerDocument, '[aria-controls],[aria-owns]').filter(opens);
  return button === undefined ? card.contains(menu) || trusts(page) : card.contains(button);
}

/**
 * The place has no mark: it is the first quiet line after the headline that holds no number, and has a pin before it, a
 * comma in it, or beside it how many contacts they have, which is written in the same way and always with a number.
 */
function placeLine(root: Element, page: Page): string | undefined {
  const [headline] = seen(root, SALES.headline, page);
  const quiet = seen(root, SALES.quiet, page).filter(
    (el) =>
      !el.closest(`${SALES.role},a,button,ul`) &&
      !el.querySelector('a,button') &&
      (!headline || follows(headline, el)),
  );
  const numbered = (el: Element) => /\p{Nd}/u.test(page.eyes.text(el));
  const beside = (el: Element) =>
    quiet.some((one) => one.parentElement === el.parentElement && numbered(one));
  const place = quiet.find((el) => {
    const text = page.eyes.text(el);
    if (text === '' || text.length > 120 || numbered(el)) return false;
    return el.querySelector('svg') !== null || /[,،、，]/u.test(text) || beside(el);
  });
  return place && page.eyes.text(place);
}

/** The lead's blocks of one kind: those that stand with this card, where there is more than one. */
function blocks(page: Page, card: Card, mark: string, who: Ref): Element[] {
  const others = all(page.doc, SALES.card).filter((el) => !card.root.contains(el) && !el.contains(card.root));
  const scope = climb(
    card.root,
    page.doc.documentElement,
    (block) => !others.some((el) => block.contains(el)),
  );
  return seen(scope, mark, page).filter((el) => isTheirs(el, page, who));
}
