import type { Opportunity } from './account.ts';
import { badRequest } from './errors.ts';
import { confidentiality, one, page, sees } from './lists.ts';
import { expandOpportunity, findOpportunity, showOpportunity } from './opportunity-shape.ts';
import { canonical, flag, isEmail, many, range } from './read.ts';
import { accountOf, nowOf, scope, type App, type Ctx } from './world.ts';

export function listRoutes(app: App): void {
  app.get('/opportunities', scope('opportunities:read:admin'), (c) => {
    const { opportunities, stages } = accountOf(c);
    const ranks = new Map(stages.map((stage, rank) => [stage.id, rank]));
    const wanted = filter(c);
    const expand = expandOpportunity(c);
    // Stage, then latest advanced first, then id; the token has the same three (all recorded).
    return page(
      c,
      'opportunities',
      [...opportunities.values()].filter(wanted),
      {
        key: (one) => [ranks.get(one.stage) ?? ranks.size, one.lastAdvancedAt, one.id],
        directions: [1, -1, 1],
      },
      (opportunity) => expand(showOpportunity(c, opportunity)),
    );
  });

  app.get('/opportunities/deleted', scope('opportunities:read:admin'), (c) => {
    const deletedAt = range(c, 'deleted_at');
    const rows = [...accountOf(c).opportunities.values()].filter(
      (one) => one.deleted !== undefined && sees(c, one) && (deletedAt?.(one.deleted.at) ?? true),
    );
    return page(
      c,
      'opportunities/deleted',
      rows,
      { key: (one) => [one.deleted?.at ?? 0, one.id], directions: [-1, 1] },
      (opportunity) => showOpportunity(c, opportunity),
    );
  });

  app.get('/opportunities/:id', scope('opportunities:read:admin'), (c) => {
    const expand = expandOpportunity(c);
    return one(c, expand(showOpportunity(c, findOpportunity(c, c.req.param('id')))));
  });
}

/** The documented filters. Those given are joined by and, the values of one by or. */
function filter(c: Ctx): (opportunity: Opportunity) => boolean {
  const { contacts, applications } = accountOf(c);
  const emails = many(c, 'email');
  // Words of the refusal: recorded by an integrator.
  if (emails?.some((email) => !isEmail(email))) throw badRequest('Email address is not valid');
  const wantedEmails = emails?.map(canonical);
  const { listLagMs } = c.env.world.settings;
  const latest = listLagMs === 0 ? Infinity : nowOf(c) - listLagMs;
  const tests: ((one: Opportunity) => boolean)[] = [
    (one) => one.deleted === undefined && one.arrivedAt <= latest,
    confidentiality(c),
  ];
  const anyOf = (name: string, values: (one: Opportunity) => readonly (string | null | undefined)[]) => {
    const wanted = many(c, name);
    if (wanted) tests.push((one) => values(one).some((value) => value != null && wanted.includes(value)));
  };
  const during = (name: string, at: (one: Opportunity) => number | null | undefined) => {
    const within = range(c, name);
    if (within) tests.push((one) => within(at(one)));
  };
  const is = (name: string, value: (one: Opportunity) => boolean) => {
    const wanted = flag(c, name);
    if (wanted !== undefined) tests.push((one) => value(one) === wanted);
  };
  /** An archived application counts for `archived_posting_id`, a live one for `posting_id` (inferred from the names). */
  const on = (one: Opportunity, archived: boolean) =>
    one.applications
      .map((id) => applications.get(id))
      .filter((application) => (application?.archived != null) === archived)
      .map((application) => application?.posting);

  if (wantedEmails) {
    tests.push((one) =>
      (contacts.get(one.contact)?.emails ?? []).some((email) => wantedEmails.includes(canonical(email))),
    );
  }
  anyOf('tag', (one) => one.tags);
  anyOf('source', (one) => one.sources);
  anyOf('origin', (one) => [one.origin]);
  anyOf('stage_id', (one) => [one.stage]);
  anyOf('contact_id', (one) => [one.contact]);
  anyOf('location', (one) => [one.opportunityLocation]);
  anyOf('archive_reason_id', (one) => [one.archived?.reason]);
  anyOf('posting_id', (one) => on(one, false));
  anyOf('archived_posting_id', (one) => on(one, true));
  during('created_at', (one) => one.createdAt);
  during('updated_at', (one) => one.updatedAt);
  during('advanced_at', (one) => one.lastAdvancedAt);
  during('archived_at', (one) => one.archived?.archivedAt);
  // Not set means both (documented).
  is('archived', (one) => one.archived !== null);
  is('snoozed', (one) => one.snoozedUntil !== null);
  return (opportunity) => tests.every((test) => test(opportunity));
}
