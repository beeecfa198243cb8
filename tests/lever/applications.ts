import type { Account, Application } from './account.ts';
import { notFound } from './errors.ts';
import { one, page } from './lists.ts';
import { findOpportunity } from './opportunity-shape.ts';
import { accountOf, scope, type App } from './world.ts';

/** As recorded, the empty fields of a later year included. `candidateId` is the opportunity's id. */
export function showApplication(account: Account, application: Application) {
  const posting = account.postings.find((one) => one.id === application.posting);
  return {
    id: application.id,
    type: application.type,
    candidateId: application.opportunity,
    opportunityId: application.opportunity,
    posting: application.posting,
    postingHiringManager: posting?.hiringManager ?? null,
    postingOwner: posting?.owner ?? null,
    name: null,
    company: null,
    phone: null,
    email: null,
    links: [],
    comments: null,
    user: application.user,
    customQuestions: [],
    createdAt: application.createdAt,
    archived: application.archived,
    requisitionForHire: null,
    ipAddress: null,
    referer: null,
    userAgent: null,
    acceptLanguage: null,
    timezone: null,
  };
}

export function applicationRoutes(app: App): void {
  // There is no POST here: an opportunity gets its posting when it is made, or never (documented).
  app.get('/opportunities/:id/applications', scope('applications:read:admin'), (c) => {
    const opportunity = findOpportunity(c, c.req.param('id'));
    const account = accountOf(c);
    const rows = [...account.applications.values()].filter((one) => one.opportunity === opportunity.id);
    return page(
      c,
      `applications of ${opportunity.id}`,
      rows,
      { key: (row) => [row.createdAt, row.id], directions: [1, 1] },
      (row) => showApplication(account, row),
    );
  });

  app.get('/opportunities/:id/applications/:application', scope('applications:read:admin'), (c) => {
    const opportunity = findOpportunity(c, c.req.param('id'));
    const id = c.req.param('application');
    const account = accountOf(c);
    const found = account.applications.get(id);
    if (found?.opportunity !== opportunity.id) throw notFound('applications', id);
    return one(c, showApplication(account, found));
  });
}
