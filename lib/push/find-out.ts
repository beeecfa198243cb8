import type { Lever } from '@/lib/lever/client';
import type { NewOpportunity, Opportunity } from '@/lib/lever/schemas';

/** Our clock and Lever's may differ by this much, ms. */
const SKEW = 5 * 60_000;

/**
 * Looks for the opportunity a create may have made: one made since then that bears our link, or our e-mail and name.
 * Lever has no idempotency key and no search by link, so every opportunity made since is looked at.
 *
 * @param sentAt when the create was sent, ms by our clock
 * @param known opportunities other pushes of ours made: those are accounted for
 */
export async function findCreated(
  lever: Lever,
  body: NewOpportunity,
  sentAt: number,
  confidential: boolean,
  known: ReadonlySet<string>,
): Promise<Opportunity | undefined> {
  const made = await lever.opportunitiesSince(sentAt - SKEW, confidential);
  const sameLink = (o: Opportunity) =>
    o.links.some((link) => body.links.some((ours) => sameAddress(link, ours)));
  const sameMail = (o: Opportunity) =>
    (body.emails ?? []).some((mail) =>
      o.emails.some((theirs) => theirs.toLowerCase() === mail.toLowerCase()),
    );
  const onPosting = (o: Opportunity) => body.postings === undefined || o.applications.length > 0;
  return made
    .filter((o) => (o.createdAt ?? 0) >= sentAt - SKEW && !known.has(o.id) && onPosting(o))
    .find((o) => sameLink(o) || (sameMail(o) && o.name === body.name));
}

const sameAddress = (a: string, b: string): boolean => plainAddress(a) === plainAddress(b);
const plainAddress = (url: string): string =>
  url
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/\/+$/, '');

/** True when a note with just this text is on the opportunity. */
export async function hasNote(lever: Lever, opportunityId: string, value: string): Promise<boolean> {
  const notes = await lever.notes(opportunityId);
  return notes.some((note) => note.fields.some((field) => field.value === value));
}
