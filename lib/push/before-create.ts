import type { Lever } from '@/lib/lever/client';
import { unless } from '@/lib/lever/failure';
import type { NewOpportunity } from '@/lib/lever/schemas';
import { say, type Sentence } from '@/lib/platform/text';
import type { Before } from './outbox';
import { fieldsOf } from './steps';

/**
 * Looks, just before a create, at what may have changed since it was planned and what Lever itself would not refuse:
 * a closed posting, a user who left. Throws LeverError when Lever cannot be asked.
 *
 * @returns `problem`: why somebody should be asked first; `blind`: what is made may be hidden from this connection;
 *   `before`: what the contact it goes to has
 */
export async function beforeCreate(
  lever: Lever,
  { postings, contact }: NewOpportunity,
  performAs: string,
  confidential: boolean,
): Promise<{ problem?: Sentence; blind: boolean; before?: Before }> {
  const [user, posting, before] = await Promise.all([
    ifAllowed(lever.user(performAs)),
    postings ? ifAllowed(lever.posting(postings[0])) : undefined,
    contact === undefined ? undefined : contactBefore(lever, contact, confidential),
  ]);
  const hidden = postings !== undefined && posting?.confidentiality !== 'non-confidential';
  const known = { blind: hidden && !confidential, ...(before ? { before } : {}) };
  if (user?.deactivatedAt) return { ...known, problem: say('pushUserGone', user.name || user.email) };
  if (posting?.state === 'closed') return { ...known, problem: say('pushPostingClosed', posting.text) };
  return known;
}

/** Whether that is what the recruiter was told, and so knows of when they go on. */
export const isToldBefore = (told: Sentence | undefined): boolean =>
  told?.key === 'pushUserGone' || told?.key === 'pushPostingClosed';

/** What this connection may not see, or what is not there, is Lever's to judge when the create comes. */
const ifAllowed = <T>(asked: Promise<T>): Promise<T | undefined> => unless(asked, 'forbidden', 'notFound');

async function contactBefore(lever: Lever, id: string, confidential: boolean): Promise<Before | undefined> {
  const contact = await ifAllowed(lever.contact(id));
  const [theirs] = (await ifAllowed(lever.opportunitiesOf(id, confidential))) ?? [];
  if (!contact || !theirs) return undefined;
  const { emails, phones } = fieldsOf(contact);
  return { contact: { emails, phones }, words: theirs.links };
}
