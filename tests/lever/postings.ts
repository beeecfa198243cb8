import { badRequest, notFound } from './errors.ts';
import { confidentiality, expander, one, page, sees } from './lists.ts';
import { many, oneOf, range } from './read.ts';
import { userOf } from './users.ts';
import { accountOf, scope, type App, type Ctx } from './world.ts';

const STATES = ['published', 'internal', 'closed', 'draft', 'pending', 'rejected'] as const;
const CATEGORIES = ['team', 'department', 'location', 'commitment', 'level'] as const;
/** All that may stand beside updated_at_start or updated_at_end (documented for filters; the rest is not one). */
const BESIDE_TIMES = new Set([
  'updated_at_start',
  'updated_at_end',
  'confidentiality',
  'limit',
  'offset',
  'expand',
  'include',
]);

const expanded = (c: Ctx) => {
  const user = (id: string) => userOf(c, id);
  return expander(c, { user, owner: user, hiringManager: user, followers: user });
};

export function postingRoutes(app: App): void {
  app.get('/postings', scope('postings:read:admin'), (c) => {
    const updated = range(c, 'updated_at');
    if (updated && Object.keys(c.req.query()).some((name) => !BESIDE_TIMES.has(name))) {
      throw badRequest('updated_at filters can only be combined with confidentiality');
    }
    const states = many(c, 'state');
    if (states?.some((state) => !STATES.some((known) => known === state))) {
      throw badRequest(`state must be one of ${STATES.join(', ')}`);
    }
    const channel = oneOf(c, 'distributionChannel', ['public', 'internal']);
    const tags = many(c, 'tag');
    const categories = CATEGORIES.map((name) => ({ name, wanted: many(c, name) }));
    const mayShow = confidentiality(c);
    const rows = accountOf(c).postings.filter((posting) => {
      if (!mayShow(posting)) return false;
      if (states && !states.includes(posting.state)) return false;
      // Asked for published ones, Lever means those on the public site, unless told the channel (documented).
      const wanted = channel ?? (states && posting.state === 'published' ? 'public' : undefined);
      if (wanted !== undefined && !(posting.distributionChannels?.includes(wanted) ?? false)) return false;
      if (tags && !posting.tags.some((tag) => tags.includes(tag))) return false;
      if (updated && !updated(posting.updatedAt)) return false;
      return categories.every(
        ({ name, wanted: texts }) => texts?.includes(posting.categories[name] ?? '') ?? true,
      );
    });
    // Newest first (recorded).
    return page(
      c,
      'postings',
      rows,
      { key: (posting) => [posting.createdAt, posting.id], directions: [-1, 1] },
      expanded(c),
    );
  });

  app.get('/postings/:id', scope('postings:read:admin'), (c) => {
    const id = c.req.param('id');
    const posting = accountOf(c).postings.find((one) => one.id === id);
    if (posting === undefined || !sees(c, posting)) throw notFound('postings', id);
    return one(c, expanded(c)(posting));
  });
}
