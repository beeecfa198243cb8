import type { Job, School } from '@/lib/profile/reading';
import { refOfId, type Ref } from './address';
import { byLines } from './by-lines';
import { all, attribute, hrefOf } from './dom';
import { embeddedProfile } from './embedded';
import { oldJobs, oldSchools } from './ember-old';
import type { Card, Page, Section } from './layout';
import { isTheirs } from './moved';
import { distinct, employerOf, hasDates, jobsOf, jobUnder, logosIn, schoolOf } from './rows';
import { aboutIn } from './sections';
import { EMBER, HEADINGS, LINKS, MAIN, OWNER } from './selectors';
import { alike } from './text';
import type { Line } from './visible';

/**
 * The Ember layouts of 2022 to 2025, with readable classes at first and hashed wrappers from mid 2024. Sections hang on
 * anchors with an id; every line is there twice, once for screen readers.
 */
export const ember = byLines({
  name: 'ember',
  placeholder: EMBER.ghostPerson,
  names: 'h1',

  cards(page) {
    const marked = all(page.doc, EMBER.topCard);
    const roots = marked.length > 0 ? marked : headed(page);
    const cards = roots
      .filter((root) => !page.eyes.hidden(root) && root.querySelector('h1') !== null)
      .map((root): Card => {
        const ref = refOfId(attribute(root, EMBER.memberIdAttribute));
        return { root, says: ref ? [ref] : [], full: true };
      });
    return cards.length > 0 || page.address.part !== 'details' ? cards : bars(page);
  },

  pageMarks: () => [],

  hints(card) {
    return {
      headline: all(card.root, `${EMBER.headline},${EMBER.stickyHeadline}`),
      location: all(card.root, EMBER.location),
      degree: all(card.root, EMBER.degree),
    };
  },

  badge(card, page) {
    const badges = all(card.root, EMBER.badge).flatMap((el) => {
      const image = el.querySelector('img');
      const [label] = page.eyes.hidden(el) || !image ? [] : page.eyes.lines(el);
      return label && image ? [{ label: label.text, image, el }] : [];
    });
    const [first] = badges;
    if (!first || first.image.matches(EMBER.logoPlaceholder.school)) return undefined;
    // Employer comes before school; one alone may be either, unless its placeholder or its English label tells.
    const employer =
      badges.length === 2 ||
      first.image.matches(EMBER.logoPlaceholder.company) ||
      /^current company\b/i.test(attribute(first.el, 'aria-label'));
    return employer ? first.label : undefined;
  },

  about(page, who) {
    const section = sectionOf(page, who, 'about');
    return section && aboutIn(section, page);
  },

  experience(page, who) {
    const section = sectionOf(page, who, 'experience');
    const jobs = section ? entities(section).flatMap((entity) => jobsOfEntity(entity, page)) : [];
    return jobs.length > 0 ? distinct(jobs).slice(0, 200) : oldJobs(page, who);
  },

  education(page, who) {
    const section = sectionOf(page, who, 'education');
    const schools = section
      ? entities(section).flatMap((entity): School[] => {
          const logo = entity.querySelector('img,[class*="ghost"]') !== null;
          const isDegree = (line: Line) => line.el.closest('.t-14')?.matches(EMBER.secondLine) ?? false;
          const school = schoolOf(headLines(entity, page), logo, isDegree);
          return school ? [school] : [];
        })
      : [];
    return schools.length > 0 ? distinct(schools).slice(0, 100) : oldSchools(page, who);
  },

  more: (page, who) => embeddedProfile(page.doc, who)?.ref,
});

/** Top cards without a member number: the block of the first heading that links to the contact details. */
function headed(page: Page): Element[] {
  const old = all(page.doc, EMBER.oldTopCard);
  if (old.length > 0) return old;
  // Where cards are keyed, a heading in another block is never the name.
  if (page.doc.querySelector(OWNER.card)) return [];
  return all(page.doc, `${MAIN} h1`).flatMap((heading) => {
    const card = heading.closest('section');
    return card?.querySelector('a[href*="/overlay/"]') ? [card] : [];
  });
}

/**
 * On details pages only the bar above names the person. Whose page it is, the links of the list say; without any, the
 * embedded record, if it has this slug and the bar's name.
 */
function bars(page: Page): Card[] {
  return all(page.doc, EMBER.stickyHeader).flatMap((root): Card[] => {
    const heading = root.querySelector(EMBER.stickyName) ?? root.querySelector(HEADINGS);
    if (!heading || page.eyes.hidden(heading)) return [];
    const record = embeddedProfile(page.doc, page.address.ref);
    const says = record && alike(record.name, page.eyes.text(heading)) ? [record.ref] : [];
    const main = page.doc.querySelector(MAIN);
    return [{ root, says, heading, full: false, ...(main ? { alsoMarkedIn: main } : {}) }];
  });
}

/** The section of an anchor; on a details page the list that fills the page. */
function sectionOf(page: Page, who: Ref, kind: Section): Element | undefined {
  const { doc, eyes, address } = page;
  const main = doc.querySelector(MAIN);
  const sections = all(doc, EMBER.anchors[kind]).flatMap((anchor) => {
    const section = anchor.closest('section');
    return section && (!main || main.contains(section)) ? [section] : [];
  });
  if (address.part === 'details' && address.section === kind && main) {
    const list = main.querySelector('section');
    if (list) sections.push(list);
  }
  return sections.find((section) => !eyes.hidden(section) && isTheirs(section, page, who));
}

/** The entries of a section that stand in no other entry. */
function entities(root: Element): Element[] {
  const marked = all(root, EMBER.entity).filter((el) => !el.parentElement?.closest(EMBER.entity));
  if (marked.length > 0) return marked;
  const items = all(root, 'li');
  return items.filter((item) => !items.some((other) => other !== item && other.contains(item)));
}

/** The lines of an entry before what hangs below it (roles, texts, skills), which are lists. */
function headLines(entity: Element, page: Page): Line[] {
  const nested = new Set(all(entity, 'ul'));
  return page.eyes.lines(entity, (el) => nested.has(el)).filter((line) => !isFooter(line.el));
}

/** `Show all 8 experiences`, and links to somebody's page in a text. */
function isFooter(el: Element): boolean {
  const href = hrefOf(el.closest(LINKS));
  return /\/details\/[a-z-]+\/?(?:[?#].*)?$/i.test(href);
}

function jobsOfEntity(entity: Element, page: Page): Job[] {
  const head = headLines(entity, page);
  if (hasDates(head)) return jobsOf(head, entity, logosIn(entity)).slice(0, 1);
  const company = employerOf(head);
  if (!company) return [];
  const roles = all(entity, EMBER.entity);
  const blocks = roles.length > 0 ? roles : all(entity, 'li');
  return blocks.flatMap((block) => {
    const role = jobUnder(company, headLines(block, page));
    return role ? [role] : [];
  });
}
