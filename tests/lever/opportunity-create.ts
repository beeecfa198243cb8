import type { Account, Archived, Contact, Opportunity, Posting } from './account.ts';
import { addEmails, addPhones, addTexts, readEmails, readPhones, withScheme } from './contacts.ts';
import { badRequest } from './errors.ts';
import { checkFile, storeFile } from './files.ts';
import { one, sees } from './lists.ts';
import { bodyOfForm } from './multipart.ts';
import { showOpportunity } from './opportunity-shape.ts';
import {
  canonical,
  flag,
  jsonBody,
  object,
  pastTime,
  requiredPerformAs,
  string,
  strings,
  type Body,
} from './read.ts';
import { accountOf, nowOf, scope, type App, type Ctx } from './world.ts';

const ORIGINS = ['agency', 'applied', 'internal', 'referred', 'sourced', 'university'];

export function createRoutes(app: App): void {
  app.post('/opportunities', scope('opportunities:write:admin'), async (c) => {
    const user = requiredPerformAs(c);
    const { body, resume, files } = await readRequest(c);
    const wish = readWish(c, body, user);
    for (const file of [...(resume ? [resume] : []), ...files]) checkFile(c, file);
    const { contact, deduped } = contactFor(c, wish);
    const opportunity = add(c, wish, contact);
    if (resume) await storeFile(c, opportunity, resume, 'resume', user);
    for (const file of files) await storeFile(c, opportunity, file, 'file', user);
    // `deduped` beside `data` and no opportunityLocation: recorded, and documented nowhere.
    const shown = showOpportunity(c, opportunity, { contact: 'filled', place: false });
    return one(c, shown, 201, { deduped });
  });
}

async function readRequest(c: Ctx): Promise<{ body: Body; resume?: File; files: File[] }> {
  const type = c.req.header('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) return { body: await jsonBody(c), files: [] };
  return bodyOfForm(await c.req.formData().catch(() => Promise.reject(badRequest('Invalid form data'))));
}

/** All that was asked for, checked: nothing is made when any of it is wrong. */
function readWish(c: Ctx, body: Body, user: string) {
  const account = accountOf(c);
  const now = nowOf(c);
  const known = (id: string, field: string) => {
    // Deactivated users are taken, as by the real one.
    if (!account.users.some((one) => one.id === id)) throw badRequest(`${field} is not a valid user`);
    return id;
  };

  const postings = strings(body, 'postings') ?? [];
  // Documented: more than one is refused.
  if (postings.length > 1) throw badRequest('Only one posting may be given');
  // Any state is taken: a draft is recorded, the others inferred. A confidential one is not there for everybody.
  const posting = postings.map((id) => account.postings.find((one) => one.id === id))[0];
  if (postings.length > 0 && (posting === undefined || !sees(c, posting))) {
    throw badRequest(`posting ${String(postings[0])} was not found`);
  }

  const asPostingOwner = flag(c, 'perform_as_posting_owner') ?? false;
  // Documented: it needs exactly one posting.
  if (asPostingOwner && posting === undefined) {
    throw badRequest('perform_as_posting_owner needs exactly one posting');
  }

  const stage = string(body, 'stage') ?? 'lead-new';
  if (!account.stages.some((one) => one.id === stage)) throw badRequest(`stage ${stage} was not found`);
  // The default is not documented.
  const origin = string(body, 'origin') ?? 'sourced';
  if (!ORIGINS.includes(origin)) throw badRequest(`origin must be one of ${ORIGINS.join(', ')}`);
  const owner = known(string(body, 'owner') ?? (asPostingOwner && posting ? posting.owner : user), 'owner');

  const createdAt = pastTime(body, 'createdAt', now);
  const archived = object(body, 'archived');
  const contactId = string(body, 'contact');
  const contact = contactId === undefined ? undefined : account.contacts.get(contactId);
  if (contactId !== undefined && contact === undefined) {
    throw badRequest(`contact ${contactId} was not found`);
  }
  return {
    user,
    posting,
    stage,
    origin,
    owner,
    followers: (strings(body, 'followers') ?? []).map((id) => known(id, 'followers')),
    createdAt: createdAt ?? now,
    archived: archived && readArchived(account, archived, createdAt ?? now, now),
    contact,
    name: string(body, 'name'),
    headline: string(body, 'headline'),
    location: string(body, 'location'),
    emails: readEmails(body) ?? [],
    phones: readPhones(body) ?? [],
    links: (strings(body, 'links') ?? []).map(withScheme),
    tags: strings(body, 'tags') ?? [],
    sources: strings(body, 'sources') ?? [],
    opportunityLocation: string(body, 'opportunityLocation'),
  };
}
type Wish = ReturnType<typeof readWish>;

/** Documented: a reason is needed, archivedAt alone is ignored and must come after createdAt. */
function readArchived(account: Account, body: Body, createdAt: number, now: number): Archived | undefined {
  const reason = string(body, 'reason');
  if (reason === undefined) return undefined;
  if (!account.archiveReasons.some((one) => one.id === reason)) {
    throw badRequest(`archive reason ${reason} was not found`);
  }
  const archivedAt = pastTime(body, 'archivedAt', now) ?? now;
  if (archivedAt < createdAt) throw badRequest('archivedAt must be after createdAt');
  return { reason, archivedAt };
}

/**
 * Whose opportunity it will be. Documented: a contact that is named is taken, and what is new is added to it; else an
 * address Lever knows leads to its contact, whose own data win; else there is a new contact, every time. That nothing
 * at all is added to a contact found by address, and that `deduped` is true for one that was named, is inferred.
 */
function contactFor(c: Ctx, wish: Wish): { contact: Contact; deduped: boolean } {
  const account = accountOf(c);
  if (wish.contact) {
    const { contact } = wish;
    contact.emails = addEmails(contact.emails, wish.emails);
    contact.phones = addPhones(contact.phones, wish.phones);
    contact.links = addTexts(contact.links, wish.links);
    return { contact, deduped: true };
  }
  const addresses = wish.emails.map(canonical);
  for (const contact of account.contacts.values()) {
    if (contact.emails.some((email) => addresses.includes(canonical(email)))) {
      return { contact, deduped: true };
    }
  }
  const contact: Contact = {
    id: account.ids.uuid(),
    name: wish.name ?? '',
    headline: wish.headline ?? '',
    location: wish.location ?? '',
    emails: addEmails([], wish.emails),
    phones: addPhones([], wish.phones),
    links: addTexts([], wish.links),
    isAnonymized: false,
  };
  account.contacts.set(contact.id, contact);
  return { contact, deduped: false };
}

function add(c: Ctx, wish: Wish, contact: Contact): Opportunity {
  const account = accountOf(c);
  const { posting, user, createdAt } = wish;
  const id = account.ids.uuid();
  const acting = account.users.find((one) => one.id === user);
  const opportunity: Opportunity = {
    id,
    contact: contact.id,
    stage: wish.stage,
    confidentiality: posting?.confidentiality ?? 'non-confidential',
    archived: wish.archived ?? null,
    // The posting's words come after those sent, in this order (recorded).
    tags: addTexts(wish.tags, posting ? wordsOf(posting) : []),
    sources: addTexts([], wish.sources),
    stageChanges: [
      {
        toStageId: wish.stage,
        toStageIndex: account.stages.findIndex((stage) => stage.id === wish.stage),
        updatedAt: createdAt,
        userId: user,
      },
    ],
    origin: wish.origin,
    // For `sourced` only (recorded).
    sourcedBy: wish.origin === 'sourced' ? user : null,
    owner: wish.owner,
    // The posting's followers (recorded) and the acting user (documented), but not an interviewer (recorded).
    followers: addTexts(
      [...(posting?.followers ?? []), ...wish.followers],
      acting?.accessRole === 'interviewer' ? [] : [user],
    ),
    applications: [],
    createdAt,
    // A few ms later (recorded).
    updatedAt: createdAt + 5,
    lastInteractionAt: createdAt + 2,
    lastAdvancedAt: createdAt,
    snoozedUntil: null,
    dataProtection: null,
    arrivedAt: nowOf(c),
  };
  if (posting) {
    const application = account.ids.uuid();
    account.applications.set(application, {
      id: application,
      type: 'user',
      opportunity: id,
      posting: posting.id,
      user,
      createdAt: createdAt + 1,
      archived: opportunity.archived,
    });
    opportunity.applications.push(application);
    // Documented: not set without a posting, and "unspecified" where the posting has several places.
    opportunity.opportunityLocation =
      wish.opportunityLocation ??
      (posting.categories.allLocations.length > 1 ? 'unspecified' : (posting.categories.location ?? ''));
  }
  account.opportunities.set(id, opportunity);
  return opportunity;
}

const wordsOf = ({ text, categories }: Posting): string[] =>
  [text, categories.department, categories.team, categories.location, categories.commitment].filter(
    (word): word is string => word !== null && word !== '',
  );
