import type { Contact, Opportunity } from './account.ts';
import { addTexts, withScheme } from './contacts.ts';
import { badRequest } from './errors.ts';
import { one } from './lists.ts';
import { findOpportunity, showOpportunity } from './opportunity-shape.ts';
import { jsonBody, performAs, someStrings, string } from './read.ts';
import { accountOf, nowOf, scope, type App, type Ctx } from './world.ts';

/** There is no PUT /opportunities/:id: these are all the changes there are (documented). */
export function updateRoutes(app: App): void {
  const write = scope('opportunities:write:admin');

  app.put('/opportunities/:id/stage', write, async (c) => {
    const user = performAs(c, 'optional');
    const opportunity = findOpportunity(c, c.req.param('id'));
    const stage = string(await jsonBody(c), 'stage');
    if (stage === undefined) throw badRequest('Missing required parameter: stage');
    const rank = accountOf(c).stages.findIndex((known) => known.id === stage);
    // 400 and not 404 is inferred.
    if (rank < 0) throw badRequest(`stage ${stage} was not found`);
    // An archived opportunity moves too (recorded). That staying in place leaves no trace is inferred.
    const now = nowOf(c);
    if (stage !== opportunity.stage) {
      opportunity.stage = stage;
      opportunity.lastAdvancedAt = now;
      opportunity.stageChanges.push({
        toStageId: stage,
        toStageIndex: rank,
        updatedAt: now,
        ...(user === undefined ? {} : { userId: user }),
      });
    }
    return changed(c, opportunity, 'blank');
  });

  app.put('/opportunities/:id/archived', write, async (c) => {
    performAs(c, 'optional');
    const opportunity = findOpportunity(c, c.req.param('id'));
    const body = await jsonBody(c);
    if (body['reason'] === undefined) throw badRequest('Missing required parameter: reason');
    const reason = body['reason'] === null ? null : (string(body, 'reason') ?? '');
    if (reason !== null && !accountOf(c).archiveReasons.some((known) => known.id === reason)) {
      throw badRequest(`archive reason ${reason} was not found`);
    }
    opportunity.archived = reason === null ? null : { reason, archivedAt: nowOf(c) };
    // The application goes with it (recorded).
    for (const id of opportunity.applications) {
      const application = accountOf(c).applications.get(id);
      if (application) application.archived = opportunity.archived;
    }
    return changed(c, opportunity, 'blank');
  });

  const contactOf = (c: Ctx, opportunity: Opportunity): Contact => {
    const contact = accountOf(c).contacts.get(opportunity.contact);
    if (contact === undefined) throw badRequest('contact was not found');
    return contact;
  };
  /** POST …/addX and …/removeX answer 200, not 201 (recorded for add). Twice the same adds nothing (inferred). */
  const change = (
    name: string,
    field: string,
    answer: 'filled' | 'blank',
    act: (c: Ctx, opportunity: Opportunity, texts: string[]) => void,
  ) =>
    app.post(`/opportunities/:id/${name}`, write, async (c) => {
      performAs(c, 'optional');
      const opportunity = findOpportunity(c, c.req.param('id'));
      act(c, opportunity, someStrings(await jsonBody(c), field));
      return changed(c, opportunity, answer);
    });

  // Links are the contact's (documented); these two answers are filled (recorded for add).
  change('addLinks', 'links', 'filled', (c, opportunity, links) => {
    const contact = contactOf(c, opportunity);
    contact.links = addTexts(contact.links, links.map(withScheme));
  });
  change('removeLinks', 'links', 'filled', (c, opportunity, links) => {
    const contact = contactOf(c, opportunity);
    const gone = links.map(withScheme);
    contact.links = contact.links.filter((link) => !gone.includes(link));
  });
  for (const field of ['tags', 'sources'] as const) {
    const name = field === 'tags' ? 'Tags' : 'Sources';
    change(`add${name}`, field, 'blank', (_, opportunity, texts) => {
      opportunity[field] = addTexts(opportunity[field], texts);
    });
    // Not recorded; taken to answer as its twin.
    change(`remove${name}`, field, 'blank', (_, opportunity, texts) => {
      opportunity[field] = opportunity[field].filter((text) => !texts.includes(text));
    });
  }
}

function changed(c: Ctx, opportunity: Opportunity, contact: 'filled' | 'blank'): Response {
  opportunity.updatedAt = opportunity.lastInteractionAt = nowOf(c);
  return one(c, showOpportunity(c, opportunity, { contact, place: false }));
}
