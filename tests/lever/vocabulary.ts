/** Stages, archive reasons, tags and sources: the words an account describes people with. */
import type { Account } from './account.ts';
import { notFound } from './errors.ts';
import { one, page } from './lists.ts';
import { oneOf } from './read.ts';
import { accountOf, scope, type App, type Ctx } from './world.ts';

export function vocabularyRoutes(app: App): void {
  app.get('/stages', scope('stages:read:admin'), (c) => {
    const { stages } = accountOf(c);
    return page(
      c,
      'stages',
      stages,
      { key: (stage) => [stages.indexOf(stage), stage.id], directions: [1, 1] },
      (stage) => stage,
    );
  });

  app.get('/stages/:id', scope('stages:read:admin'), (c) => {
    const id = c.req.param('id');
    const stage = accountOf(c).stages.find((one) => one.id === id);
    if (stage === undefined) throw notFound('stages', id);
    return one(c, stage);
  });

  app.get('/archive_reasons', scope('archive_reasons:read:admin'), (c) => {
    const type = oneOf(c, 'type', ['hired', 'non-hired']);
    const { archiveReasons } = accountOf(c);
    return page(
      c,
      'archive_reasons',
      archiveReasons.filter((reason) => type === undefined || reason.type === type),
      { key: (reason) => [archiveReasons.indexOf(reason), reason.id], directions: [1, 1] },
      (reason) => reason,
    );
  });

  app.get('/archive_reasons/:id', scope('archive_reasons:read:admin'), (c) => {
    const id = c.req.param('id');
    const reason = accountOf(c).archiveReasons.find((one) => one.id === id);
    if (reason === undefined) throw notFound('archive_reasons', id);
    return one(c, reason);
  });

  app.get('/tags', scope('tags:read:admin'), (c) => counted(c, 'tags'));
  app.get('/sources', scope('sources:read:admin'), (c) => counted(c, 'sources'));
}

/** Text and count, no id, by alphabet whatever the case (recorded). */
function counted(c: Ctx, what: 'tags' | 'sources'): Response {
  const counts = countsOf(accountOf(c), what);
  return page(
    c,
    what,
    [...counts],
    { key: ([text]) => [text.toLowerCase(), text], directions: [1, 1] },
    ([text, count]) => ({ text, count }),
  );
}

function countsOf(account: Account, what: 'tags' | 'sources'): Map<string, number> {
  const counts = new Map(account[what].map((text) => [text, 0]));
  for (const opportunity of account.opportunities.values()) {
    if (opportunity.deleted !== undefined) continue;
    for (const text of opportunity[what]) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}
