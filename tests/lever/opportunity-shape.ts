import type { Opportunity } from './account.ts';
import { showApplication } from './applications.ts';
import { showContact } from './contacts.ts';
import { notFound } from './errors.ts';
import { HOSTS } from './hosts.ts';
import { expander, sees } from './lists.ts';
import { userOf } from './users.ts';
import { accountOf, type Ctx } from './world.ts';

/**
 * An opportunity as it really comes (recorded), not as the documentation's example has it: `archived` is an object or
 * null, texts are never null, `opportunityLocation` comes in GET answers only.
 *
 * `contact: 'blank'` is the recorded quirk of the answers to stage, archived, addTags and addSources: everything that
 * belongs to the contact is empty there.
 */
export function showOpportunity(
  c: Ctx,
  opportunity: Opportunity,
  how: { contact: 'filled' | 'blank'; place: boolean } = { contact: 'filled', place: true },
) {
  const contact = how.contact === 'filled' ? accountOf(c).contacts.get(opportunity.contact) : undefined;
  const list = `https://${HOSTS[c.env.env].hire}/candidates`;
  return {
    id: opportunity.id,
    name: contact?.name ?? '',
    contact: opportunity.contact,
    headline: contact?.headline ?? '',
    stage: opportunity.stage,
    confidentiality: opportunity.confidentiality,
    location: contact?.location ?? '',
    phones: contact?.phones ?? [],
    emails: contact?.emails ?? [],
    links: contact?.links ?? [],
    archived: opportunity.archived,
    tags: opportunity.tags,
    sources: opportunity.sources,
    stageChanges: opportunity.stageChanges,
    origin: opportunity.origin,
    sourcedBy: opportunity.sourcedBy,
    owner: opportunity.owner,
    followers: opportunity.followers,
    applications: opportunity.applications,
    createdAt: opportunity.createdAt,
    updatedAt: opportunity.updatedAt,
    lastInteractionAt: opportunity.lastInteractionAt,
    lastAdvancedAt: opportunity.lastAdvancedAt,
    snoozedUntil: opportunity.snoozedUntil,
    urls: { list, show: `${list}/${opportunity.id}` },
    isAnonymized: accountOf(c).contacts.get(opportunity.contact)?.isAnonymized ?? false,
    dataProtection: opportunity.dataProtection,
    ...(how.place && opportunity.opportunityLocation !== undefined
      ? { opportunityLocation: opportunity.opportunityLocation }
      : {}),
    ...(opportunity.deleted ? { deletedBy: opportunity.deleted.by, deletedAt: opportunity.deleted.at } : {}),
  };
}

export function expandOpportunity(c: Ctx) {
  const account = accountOf(c);
  const user = (id: string) => userOf(c, id);
  return expander(c, {
    applications: (id) => {
      const application = account.applications.get(id);
      return application && showApplication(account, application);
    },
    stage: (id) => account.stages.find((stage) => stage.id === id) ?? null,
    owner: user,
    followers: user,
    sourcedBy: user,
    contact: (id) => {
      const contact = account.contacts.get(id);
      return contact && showContact(contact);
    },
  });
}

/** The one with this id, if it is there for whoever asks. */
export function findOpportunity(c: Ctx, id: string): Opportunity {
  const opportunity = accountOf(c).opportunities.get(id);
  if (opportunity === undefined || opportunity.deleted !== undefined || !sees(c, opportunity)) {
    throw notFound('opportunities', id);
  }
  return opportunity;
}
