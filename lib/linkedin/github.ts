import { profileLink, type Ref } from './address';
import { nameIn, seen, textAt } from './anchored';
import { emails, unique, websites } from './contact';
import { hrefOf } from './dom';
import type { Card, Layout } from './layout';
import { GITHUB, LINKS } from './selectors';
import type { TopCard } from './top-card';

/**
 * A person's page on GitHub, where its values carry schema.org's names. The login stands beside the name, and is in the
 * address: a page that shows another login is another person's.
 */
export const github: Layout = {
  name: 'github',
  head: GITHUB.person,

  cards(page) {
    return seen(page.doc.documentElement, GITHUB.person, page).flatMap((root): Card[] => {
      const login = /^[a-z\d][a-z\d_-]{0,38}/i.exec(textAt(root, GITHUB.login, page) ?? '')?.[0];
      const heading = nameIn(root, { card: GITHUB.person, name: GITHUB.name }, page);
      const says: Ref[] = login ? [{ github: login.toLowerCase() }] : [];
      return [{ root, says, full: true, ...(heading ? { heading } : {}) }];
    });
  },

  pageMarks: () => [],

  top({ root }, _, page) {
    const out: TopCard = {};
    const headline = textAt(root, GITHUB.bio, page);
    if (headline) out.headline = headline;
    const location = textAt(root, GITHUB.location, page);
    if (location) out.location = location;
    // `@acme` is how a company that is on GitHub is written there.
    const company = textAt(root, GITHUB.company, page)?.replace(/^@(\S+)$/, '$1');
    if (company) out.role = { company };
    return out;
  },

  about: () => undefined,
  experience: () => undefined,
  education: () => undefined,

  details({ root }, page) {
    const at = (mark: string) => seen(root, mark, page);
    return {
      emails: unique(at(GITHUB.email).flatMap((el) => emails(el, page.eyes))),
      phones: [],
      websites: unique(at(GITHUB.website).flatMap((el) => websites(el, page.eyes, page.base))),
    };
  },

  offered({ root }, page) {
    const links = seen(root, `${GITHUB.website},${GITHUB.social}`, page).flatMap((el) =>
      seen(el, LINKS, page),
    );
    return unique(links.flatMap((link) => (profileLink(hrefOf(link), page.base) ? [hrefOf(link)] : [])));
  },
};
