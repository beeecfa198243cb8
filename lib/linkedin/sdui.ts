import type { Reading } from '@/lib/profile/reading';
import { profileLink, refOfId, same, slugOf, type Ref } from './address';
import { byLines } from './by-lines';
import { all, attribute, hrefOf, keyOf } from './dom';
import type { Card, Page, Section } from './layout';
import { sectionsBy, shown } from './sections';
import { HEADINGS, LINKS, MAIN, OWNER, SDUI } from './selectors';

/**
 * The current layout (server-driven, since March 2026 on profiles): every card's key holds the person's id, names are h1
 * or h2, classes are hashed, texts are p, span or div.
 */
export const sdui = byLines({
  name: 'sdui',
  placeholder: SDUI.personIcon,

  cards(page) {
    const cards = all(page.doc, OWNER.card).flatMap((root): Card[] => {
      const id = (OWNER.topCard.exec(keyOf(root)) ?? OWNER.topCard.exec(root.id))?.[1];
      if (id === undefined || page.eyes.hidden(root)) return [];
      const ref = refOfId(id);
      return [{ root, says: ref ? [ref] : [], full: true }];
    });
    return cards.length > 0 || page.address.part !== 'details' ? cards : bars(page);
  },

  pageMarks(page) {
    const keys = all(page.doc, SDUI.slugKeyed).flatMap((el) => {
      if (page.eyes.hidden(el)) return [];
      return [el.id, keyOf(el), attribute(el, 'data-testid')].flatMap((key) => {
        const tail = SDUI.slugKeys.exec(key)?.[1];
        const slug = tail === undefined ? undefined : slugOf(tail);
        return slug ? [{ slug }] : [];
      });
    });
    return [...keys, ...ownPages(page)];
  },

  hints(card, page) {
    const badges = all(card.root, `${SDUI.companyIcon},${SDUI.schoolIcon}`);
    return { badges: badges.flatMap((icon) => labelOf(icon, card.root, page) ?? []) };
  },

  badge(card, page) {
    for (const icon of all(card.root, SDUI.companyIcon)) {
      const label = labelOf(icon, card.root, page);
      if (label) return label;
    }
    return undefined;
  },

  ...sectionsBy(section),

  notYet(page, who) {
    if (page.address.part === 'details') return [];
    const empty = (selector: string) => all(page.doc, selector).every((el) => el.childElementCount === 0);
    const out: Reading['notYet'] = [];
    if (!section(page, who, 'experience') && empty(SDUI.experienceHolder)) out.push('experience');
    if (!section(page, who, 'education') && empty(SDUI.educationHolder)) out.push('education');
    return out;
  },
});

/** On details pages the bar with name and headline stands for the top card; its link says whose it is. */
function bars(page: Page): Card[] {
  return all(page.doc, SDUI.stickyHeader).flatMap((bar): Card[] => {
    if (page.eyes.hidden(bar)) return [];
    for (const root of all(bar, LINKS)) {
      const heading = root.querySelector(HEADINGS) ?? page.eyes.lines(root)[0]?.el;
      const target = profileLink(hrefOf(root), page.base);
      if (heading && target) return [{ root, says: [target.ref], alsoMarkedIn: bar, heading, full: false }];
    }
    return [];
  });
}

/** Links of the main part to the profile's own pages. */
function ownPages(page: Page): Ref[] {
  return all(page.doc, `${MAIN} a[href*="/in/"]`).flatMap((link) => {
    const target = page.eyes.hidden(link) ? undefined : profileLink(hrefOf(link), page.base);
    return target && /^\/(?:edit|details|overlay)\//i.test(target.rest) ? [target.ref] : [];
  });
}

/** The words beside an icon: of the smallest block around it that has any, if no other badge is in it. */
function labelOf(icon: Element, card: Element, page: Page): string | undefined {
  for (let at = icon.parentElement; at && at !== card; at = at.parentElement) {
    if (all(at, `${SDUI.companyIcon},${SDUI.schoolIcon}`).length > 1) return undefined;
    const [first] = page.eyes.lines(at);
    if (first) return first.text;
  }
  return undefined;
}

/** The cards of one kind that belong to the person, by the id or the slug in their key. */
function section(page: Page, who: Ref, kind: Section): Element | undefined {
  const cards = all(page.doc, OWNER.card).filter((el) => {
    return [keyOf(el), el.id].some((key) => {
      if (!key.startsWith(SDUI.cardPrefix)) return false;
      const rest = key.slice(SDUI.cardPrefix.length);
      const id =
        who.urnId && rest.startsWith(who.urnId) ? who.urnId : /^(?:A[A-Za-z0-9_-]{38}|\d+)/.exec(rest)?.[0];
      const ref = id === undefined ? undefined : refOfId(id);
      if (id === undefined || !ref || same(ref, who) !== true) return false;
      return SDUI.sections[kind].test(rest.slice(id.length));
    });
  });
  const lists = kind === 'about' ? [] : all(page.doc, SDUI.lists[kind]);
  const ours = lists.filter((el) => {
    const slug = slugInList(el);
    return slug !== undefined && slug === who.slug && !cards.some((card) => card.contains(el));
  });
  const found = shown(
    [...cards, ...ours].filter((el) => !notOurs(el, who, kind)),
    page,
    who,
  );
  if (found || page.address.section !== kind) return found;
  // A details page: the list fills the main part.
  return shown(
    all(page.doc, MAIN).filter((main) => main.querySelector(SDUI.row) && !notOurs(main, who, kind)),
    page,
    who,
  );
}

/** `profile_ExperienceTopLevelSection_<slug>` */
function slugInList(list: Element): string | undefined {
  return slugOf(SDUI.slugKeys.exec(attribute(list, 'data-testid'))?.[1] ?? '');
}

/** A card of ours around a list of somebody else's. */
function notOurs(card: Element, who: Ref, kind: Section): boolean {
  if (kind === 'about' || !who.slug) return false;
  const slugs = all(card, SDUI.lists[kind]).flatMap((el) => slugInList(el) ?? []);
  return slugs.length > 0 && !slugs.includes(who.slug);
}
