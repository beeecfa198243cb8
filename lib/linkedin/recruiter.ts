import { elsewhereLink, productUrl, profileLink, type Ref } from './address';
import { jobsAt, nameIn, schoolsAt, seen, textAt, type JobMarks, type SchoolMarks } from './anchored';
import { emails, phones, unique } from './contact';
import { all, climb, firstOf, follows, hrefOf } from './dom';
import type { Card, Layout, Page } from './layout';
import { isTheirs, trusts } from './moved';
import { namesId } from './owner';
import { LINKS, RECRUITER } from './selectors';
import { degreeOfLine, type TopCard } from './top-card';

/**
 * Recruiter's page of one person, whole or slid in over a list of others. Its values carry test names; the rows of the list
 * behind carry the same, so all is read inside the open profile. The older product had no such names, and is read as far
 * as its classes are known.
 */
export const recruiter: Layout = {
  name: 'recruiter',
  head: RECRUITER.root,
  trusts,
  link: ({ address }) => productUrl(address),

  cards(page) {
    const roots = seen(page.doc.documentElement, RECRUITER.root, page);
    return roots.flatMap((root): Card[] => {
      const heading = nameIn(
        root,
        { card: RECRUITER.root, name: RECRUITER.name, not: RECRUITER.others },
        page,
      );
      // One without a name is not there yet; beside another it is one of two people's.
      if (!heading || isBeside(heading, root))
        return roots.length > 1 ? [{ root, says: [], full: true }] : [];
      return [{ root, heading, says: saysOf(root, heading, page), full: true }];
    });
  },

  pageMarks: () => [],

  top({ root }, heading, page) {
    const card = cardOf(heading, root);
    const out: TopCard = {};
    const headline = textAt(card, RECRUITER.headline, page);
    if (headline) out.headline = headline;
    const location = textAt(card, RECRUITER.location, page);
    if (location) out.location = location;
    const degree = degreeOfLine(textAt(card, RECRUITER.degree, page) ?? '');
    if (degree) out.degree = degree;
    return out;
  },

  about(page, who, { root }) {
    const [el] = seen(root, RECRUITER.about, page).filter((one) => isTheirs(one, page, who));
    // Without the link that unfolds it.
    const text = el && page.eyes.block(el, (part) => part.matches(LINKS));
    return text ? text.slice(0, 10_000) : undefined;
  },
  experience: (page, who, { root }) => {
    const sections = seen(root, RECRUITER.experience, page);
    const theirs = sections.length > 0 ? sections.filter((one) => isTheirs(one, page, who)) : own(page, root);
    return firstOf(theirs, (section) => jobsAt(section, JOBS, page));
  },
  education: (page, _, { root }) => firstOf(own(page, root), (all) => schoolsAt(all, SCHOOLS, page)),
  notYet: (_, who) => (who.slug ? [] : ['link']),

  details({ root, heading }, page) {
    const place = trusts(page) || !heading ? root : cardOf(heading, root);
    const at = (mark: string) => seen(place, mark, page).filter((el) => !el.closest(RECRUITER.others));
    return {
      emails: unique(at(RECRUITER.email).flatMap((el) => emails(el, page.eyes))),
      phones: unique(at(RECRUITER.phone).flatMap((el) => phones(el, page.eyes))),
      websites: [],
    };
  },
};

const JOBS: JobMarks = {
  entry: RECRUITER.entry,
  title: RECRUITER.jobTitle,
  company: RECRUITER.jobCompany,
  dates: RECRUITER.jobDates,
  place: RECRUITER.jobPlace,
  not: RECRUITER.duration,
};

const SCHOOLS: SchoolMarks = {
  entry: RECRUITER.schoolEntry,
  school: RECRUITER.school,
  degree: RECRUITER.degrees,
  dates: RECRUITER.schoolDates,
};

/** The whole profile, in a document that has shown nobody else: below the head, it does not say whose it is. */
const own = (page: Page, root: Element): Element[] => (trusts(page) ? [root] : []);

/** A name in a row, or after what the profile tells, is of people beside: it is never the head's. */
function isBeside(heading: Element, root: Element): boolean {
  const row = heading.closest('li');
  const inRow = row !== null && row !== root && root.contains(row);
  return inRow || all(root, TOLD).some((el) => follows(el, heading));
}

/** What follows the head. */
const TOLD = [RECRUITER.about, RECRUITER.experience, RECRUITER.jobTitle, RECRUITER.school].join(',');

/** The head of the profile: the largest block round the name that holds no other person's. */
function cardOf(heading: Element, root: Element): Element {
  const names = all(root, RECRUITER.name);
  return climb(heading, root, (block) => names.every((el) => el === heading || !block.contains(el)));
}

/** Whose card it says it is: by the id in the address, by the link round the name, by the public profile's address. */
function saysOf(root: Element, heading: Element, page: Page): Ref[] {
  const { ref } = page.address;
  const card = cardOf(heading, root);
  const link = heading.closest(LINKS) ?? heading.querySelector(LINKS);
  const around = elsewhereLink(hrefOf(link), page.base);
  // It hangs in a card over the page.
  const publics = seen(trusts(page) ? page.doc.documentElement : card, RECRUITER.publicLink, page).map(
    hrefOf,
  );
  // The button that copies the address has it in an attribute whose name changed over time.
  const inside = (el: Element) => el.closest(RECRUITER.root)?.contains(heading) === true;
  const copied = seen(trusts(page) ? root : card, RECRUITER.copyLink, page)
    .filter(inside)
    .flatMap((el) => [...el.attributes].map((one) => one.value));
  const refs = [...publics, ...copied].flatMap((href) => profileLink(href, page.base)?.ref ?? []);
  return [...(namesId(card, ref) ? [ref] : []), ...(around ? [around.ref] : []), ...refs];
}
