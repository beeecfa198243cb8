import type { Lever } from '@/lib/lever/client';
import type { Form, NewOpportunity, Opportunity } from '@/lib/lever/schemas';
import type { FormCall } from './calls';
import { plainLink } from './mapping';

/** Our clock and Lever's may differ by this much, ms. */
const SKEW = 5 * 60_000;

/**
 * Looks for the opportunity a create may have made: one made since then, by the same user, on the same posting, that
 * bears our link or our e-mail. (Where Lever knew the e-mail it kept its own name and links, so these may differ.) Lever
 * has no idempotency key and no search by link, so every opportunity made since is looked at.
 *
 * @param sentAt when the create was sent, ms by our clock
 * @param known opportunities other pushes of ours made: those are accounted for
 */
export async function findCreated(
  lever: Lever,
  { body, performAs }: { body: NewOpportunity; performAs: string },
  sentAt: number,
  confidential: boolean,
  known: ReadonlySet<string>,
): Promise<Opportunity | undefined> {
  const made = await lever.opportunitiesSince(sentAt - SKEW, confidential);
  const links = new Set(body.links.map(plainLink));
  const mails = new Set((body.emails ?? []).map((mail) => mail.toLowerCase()));
  const ours = (o: Opportunity) =>
    o.links.some((link) => links.has(plainLink(link))) ||
    o.emails.some((mail) => mails.has(mail.toLowerCase()));
  return made.find(
    (o) => !known.has(o.id) && ours(o) && madeBy(o, performAs) && postingOf(o) === body.postings?.[0],
  );
}

/** Old records leave out who moved them to their first stage; then nothing speaks against it. */
const madeBy = ({ stageChanges }: Opportunity, userId: string): boolean =>
  (stageChanges?.[0]?.userId ?? userId) === userId;

const postingOf = ({ applications }: Opportunity): string | undefined =>
  applications.map((one) => (typeof one === 'string' ? undefined : one.posting)).find(Boolean) ?? undefined;

/** True when a note with just this text is on the opportunity. */
export async function hasNote(lever: Lever, opportunityId: string, value: string): Promise<boolean> {
  const notes = await lever.notes(opportunityId);
  return notes.some((note) =>
    note.fields.some((field) => typeof field.value === 'string' && field.value.trim() === value.trim()),
  );
}

/** True when a form of the same template with just these values is on the opportunity. */
export async function hasForm(lever: Lever, opportunityId: string, form: FormCall): Promise<boolean> {
  return (await lever.forms(opportunityId)).some((one) => sameForm(one, form));
}

/** True when Lever's form is of the same template and says the same in every field. */
export const sameForm = (held: Form, { template, fields }: FormCall): boolean =>
  held.baseTemplateId === template &&
  fields.every(({ id, text, value }) => {
    const there = held.fields.find((field) => (field.id ? field.id === id : field.text === text));
    return plainValue(there?.value) === plainValue(value);
  });

/** Nothing may come back as null, as an empty text or not at all, and texts with other spaces at their ends. */
const plainValue = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value.trim() || null);
  return JSON.stringify(Array.isArray(value) && !value.length ? null : (value ?? null));
};
