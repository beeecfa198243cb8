import type { Contact, Phone } from './account.ts';
import { badRequest, notFound } from './errors.ts';
import { one, sees } from './lists.ts';
import { canonical, isEmail, jsonBody, string, strings, type Body } from './read.ts';
import { accountOf, scope, type App, type Ctx } from './world.ts';

const PHONE_TYPES = ['mobile', 'home', 'work', 'skype', 'other'];

/** NB the location is an object here and a plain string on an opportunity (recorded). */
export const showContact = (contact: Contact) => ({
  id: contact.id,
  name: contact.name,
  headline: contact.headline,
  isAnonymized: contact.isAnonymized,
  location: { name: contact.location },
  emails: contact.emails,
  phones: contact.phones,
  dataProtection: { interviewIntelligence: { allowed: true, expiresAt: null } },
});

export function contactRoutes(app: App): void {
  app.get('/contacts/:id', scope('contact:read:admin'), (c) =>
    one(c, showContact(find(c, c.req.param('id')))),
  );

  // A partial update without perform_as (recorded). Whether lists are replaced or merged can be read both ways in the
  // documentation; replacing is the default here, since it is the one that can lose something.
  app.put('/contacts/:id', scope('contact:write:admin'), async (c) => {
    const contact = find(c, c.req.param('id'));
    const body = await jsonBody(c);
    const name = string(body, 'name');
    const headline = string(body, 'headline');
    const location = string(body, 'location');
    const emails = readEmails(body);
    const phones = readPhones(body);
    const merge = c.env.world.settings.contactLists === 'merge';
    if (name !== undefined) contact.name = name;
    if (headline !== undefined) contact.headline = headline;
    if (location !== undefined) contact.location = location;
    if (emails !== undefined) contact.emails = addEmails(merge ? contact.emails : [], emails);
    if (phones !== undefined) contact.phones = addPhones(merge ? contact.phones : [], phones);
    for (const opportunity of accountOf(c).opportunities.values()) {
      if (opportunity.contact === contact.id) opportunity.updatedAt = c.env.world.clock.now();
    }
    // Not the whole contact (recorded).
    const {
      id,
      name: called,
      headline: line,
      location: place,
      emails: all,
      phones: numbers,
    } = showContact(contact);
    return one(c, { id, name: called, headline: line, location: place, emails: all, phones: numbers });
  });
}

/** A contact known only through confidential opportunities is taken to be confidential itself (inferred). */
function find(c: Ctx, id: string): Contact {
  const { contacts, opportunities } = accountOf(c);
  const contact = contacts.get(id);
  const theirs = [...opportunities.values()].filter((opportunity) => opportunity.contact === id);
  if (contact === undefined || (theirs.length > 0 && !theirs.some((opportunity) => sees(c, opportunity)))) {
    throw notFound('contacts', id);
  }
  return contact;
}

/** That something that is no address is refused in a body as it is in the list's filter is inferred. */
export function readEmails(body: Body): string[] | undefined {
  const emails = strings(body, 'emails');
  if (emails?.some((email) => !isEmail(email))) throw badRequest('Email address is not valid');
  return emails;
}

/** A missing or unknown type comes back as `other` (recorded for a missing one). */
export function readPhones(body: Body): Phone[] | undefined {
  const phones = body['phones'];
  if (phones === undefined) return undefined;
  if (!Array.isArray(phones)) throw badRequest('phones must be an array');
  return phones.map((phone: unknown) => {
    const { value, type } = (typeof phone === 'object' && phone !== null ? phone : {}) as Body;
    if (typeof value !== 'string' || value.trim() === '') throw badRequest('phones must have a value');
    return { type: typeof type === 'string' && PHONE_TYPES.includes(type) ? type : 'other', value };
  });
}

export const addEmails = (old: readonly string[], extra: readonly string[]): string[] => {
  const known = new Set<string>();
  return [...old, ...extra].filter((email) => {
    const seen = known.has(canonical(email));
    known.add(canonical(email));
    return !seen;
  });
};

export const addPhones = (old: readonly Phone[], extra: readonly Phone[]): Phone[] => {
  const known = new Set<string>();
  return [...old, ...extra].filter(({ value }) => {
    const seen = known.has(value);
    known.add(value);
    return !seen;
  });
};

/** A link without a scheme gets one (recorded for http). */
export const withScheme = (link: string): string =>
  /^[a-z][a-z0-9+.-]*:\/\//i.test(link.trim()) ? link.trim() : `http://${link.trim()}`;

export const addTexts = (old: readonly string[], extra: readonly string[]): string[] => [
  ...new Set([...old, ...extra]),
];
