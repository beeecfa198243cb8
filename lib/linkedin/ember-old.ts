import type { Job, School } from '@/lib/profile/reading';
import type { Ref } from './address';
import { jobsAt, nameIn, schoolsAt, seen, textAt, type JobMarks, type SchoolMarks } from './anchored';
import { firstOf } from './dom';
import { embeddedProfile } from './embedded';
import type { Card, Layout, Page } from './layout';
import { isTheirs } from './moved';
import { EMBER, EMBER_OLD } from './selectors';
import { degreeOfLine, type TopCard } from './top-card';

/** Ember as it was from 2017 to 2021, with classes that say what they hold. Some accounts kept parts of it longer. */
export const emberOld: Layout = {
  name: 'ember',
  placeholder: EMBER.ghostPerson,

  cards(page) {
    return seen(page.doc.documentElement, EMBER_OLD.card, page).flatMap((root): Card[] => {
      const heading = nameIn(root, { card: EMBER_OLD.card, name: EMBER_OLD.name }, page);
      return heading ? [{ root, heading, says: [], full: true }] : [];
    });
  },

  pageMarks: () => [],

  top({ root }, _, page) {
    const out: TopCard = {};
    const headline = textAt(root, EMBER_OLD.headline, page);
    if (headline) out.headline = headline;
    const location = textAt(root, EMBER_OLD.location, page);
    if (location && !/\p{Nd}/u.test(location)) out.location = location;
    const degree = degreeOfLine(textAt(root, EMBER.degree, page) ?? '');
    if (degree) out.degree = degree;
    const company = textAt(root, EMBER_OLD.company, page);
    if (company) out.role = { company };
    return out;
  },

  about: (page, who) =>
    firstOf(ours(page, who, EMBER_OLD.about), (el) => page.eyes.block(el).slice(0, 10_000) || undefined),
  experience: oldJobs,
  education: oldSchools,
  more: (page, who) => embeddedProfile(page.doc, who)?.ref,
};

const JOBS: JobMarks = {
  entry: 'li',
  title: EMBER_OLD.jobTitle,
  company: EMBER_OLD.jobCompany,
  dates: EMBER_OLD.dates,
  place: EMBER_OLD.jobPlace,
  not: EMBER_OLD.separator,
};

const SCHOOLS: SchoolMarks = {
  entry: 'li',
  school: EMBER_OLD.school,
  degree: EMBER_OLD.degrees,
  dates: EMBER_OLD.dates,
};

/** Roles of the section as it was before 2022. */
export function oldJobs(page: Page, who: Ref): Job[] | undefined {
  return firstOf(ours(page, who, EMBER_OLD.experience), (section) => jobsAt(section, JOBS, page));
}

/** Schools of the section as it was before 2022. */
export function oldSchools(page: Page, who: Ref): School[] | undefined {
  return firstOf(ours(page, who, EMBER_OLD.education), (section) => schoolsAt(section, SCHOOLS, page));
}

function ours(page: Page, who: Ref, mark: string): Element[] {
  return seen(page.doc.documentElement, mark, page).filter((el) => isTheirs(el, page, who));
}
