import type { Lever } from '@/lib/lever/client';
import { unless } from '@/lib/lever/failure';
import type { Form, LeverFile, NewOpportunity, Opportunity } from '@/lib/lever/schemas';
import { keysOfLink } from '@/lib/match/links';
import type { CallOf, FormCall } from './calls';
import type { Pdf } from './pdf';
import { plainLink } from './mapping';

/**
 * What Lever made of calls whose outcome is not known. It has no idempotency key and no search by link, so what was made
 * since the call went out is looked through. Moments are Lever's, ms since 1970.
 */

/** Moments of Lever's are told here a little early, never late; this covers a server that runs behind. */
const SLACK = 2_000;

/** A create as it went out. */
export interface Sent {
  body: NewOpportunity;
  /** The acting user. */
  by: string;
  since: number;
}

/**
 * The opportunities a create may have made, oldest first: made since then, by the same user, on the same posting, that
 * bear our link or e-mail or belong to the contact named. (Where Lever knew the e-mail it kept its own name and links.)
 */
export const madeSince = async (lever: Lever, sent: Sent, confidential: boolean): Promise<Opportunity[]> =>
  madeOf(await lever.opportunitiesSince(sent.since - SLACK, confidential), sent);

/** Those among them that the create may have made. */
export const madeOf = (all: readonly Opportunity[], { body, by, since }: Sent): Opportunity[] =>
  all
    .filter(isAbout(body))
    .filter((one) => (one.createdAt ?? since) >= since - SLACK)
    .filter((one) => (makerOf(one) ?? by) === by && postingOf(one) === body.postings?.[0])
    .sort((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0));

/** Lever may spell a link in its own way; whose profile it is stays the same. */
const asKept = (link: string): string[] => [plainLink(link), ...keysOfLink(link)];

/** Whether an opportunity bears a link or e-mail of the body's, or belongs to the contact it names. */
export function isAbout(body: NewOpportunity): (one: Opportunity) => boolean {
  const links = new Set(body.links.flatMap(asKept));
  const mails = new Set((body.emails ?? []).map((mail) => mail.toLowerCase()));
  return (one) =>
    one.links.some((link) => asKept(link).some((key) => links.has(key))) ||
    one.emails.some((mail) => mails.has(mail.toLowerCase())) ||
    (body.contact !== undefined && contactOf(one) === body.contact);
}

/** The id of the user who made it. Old records leave out who moved them to their first stage. */
export const makerOf = ({ stageChanges }: Opportunity): string | undefined =>
  stageChanges?.[0]?.userId ?? undefined;

export const postingOf = ({ applications }: Pick<Opportunity, 'applications'>): string | undefined =>
  applications.map((one) => (typeof one === 'string' ? undefined : one.posting)).find(Boolean) ?? undefined;

export const contactOf = ({ contact }: Pick<Opportunity, 'contact'>): string | undefined =>
  typeof contact === 'string' ? contact : contact?.id;

export const stageOf = ({ stage }: Pick<Opportunity, 'stage'>): string | undefined =>
  typeof stage === 'string' ? stage : stage?.id;

/**
 * True when the opportunity is to the letter what the body asks for and nobody has moved it since: then it was made of
 * that very request, and not by somebody in Lever.
 */
export function isCopy(one: Opportunity, body: NewOpportunity): boolean {
  const changes = one.stageChanges ?? [];
  return (
    one.origin === body.origin &&
    changes.length <= 1 &&
    (changes[0]?.toStageId ?? stageOf(one)) === body.stage &&
    (body.tags ?? []).every((tag) => one.tags.includes(tag)) &&
    (body.sources ?? []).every((source) => one.sources.includes(source))
  );
}

/** The ids of notes with just this text that this user made since then. */
export async function notesSince(
  lever: Lever,
  opportunityId: string,
  { value }: CallOf<'note'>,
  { by, since }: { by: string; since: number },
): Promise<string[]> {
  const notes = await lever.notes(opportunityId);
  return notes
    .filter(
      ({ fields, user, createdAt }) =>
        (user ?? by) === by &&
        (createdAt ?? since) >= since - SLACK &&
        fields.some((field) => typeof field.value === 'string' && field.value.trim() === value.trim()),
    )
    .sort((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0))
    .map(({ id }) => id);
}

/** The ids of forms of the same template with just these values, made since then. */
export async function formsSince(
  lever: Lever,
  opportunityId: string,
  form: FormCall,
  since: number,
): Promise<string[]> {
  return (await lever.forms(opportunityId))
    .filter((one) => (one.createdAt ?? since) >= since - SLACK && sameForm(one, form))
    .map(({ id }) => id);
}

/**
 * Whether a file of Lever's is this one, as far as Lever tells. What it does to names is not documented: many servers
 * write other signs for spaces, quotes and dashes, and none does so with letters.
 */
const isSameFile = (held: Pick<LeverFile, 'name' | 'size'>, { name, size }: Pdf): boolean =>
  held.size === size && lettersOf(held.name) === lettersOf(name);

const lettersOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** The ids of files of the same name and size that were uploaded since then. */
export async function filesSince(
  lever: Lever,
  opportunityId: string,
  file: Pdf,
  since: number,
): Promise<string[]> {
  return (await lever.files(opportunityId))
    .filter((one) => isSameFile(one, file) && (one.uploadedAt ?? since) >= since - SLACK)
    .sort((a, b) => (a.uploadedAt ?? 0) - (b.uploadedAt ?? 0))
    .flatMap(({ id }) => id ?? []);
}

/**
 * Whether Lever has this file of the opportunity, as a file or a résumé; undefined where that cannot be told, since it
 * is on no list that this connection may see.
 */
export async function hasFile(lever: Lever, opportunityId: string, file: Pdf): Promise<boolean | undefined> {
  const files = await unless(lever.files(opportunityId), 'forbidden');
  if (files?.some((one) => isSameFile(one, file))) return true;
  const resumes = await unless(lever.resumes(opportunityId), 'forbidden');
  if (resumes?.some((one) => one.file && isSameFile(one.file, file))) return true;
  return files && resumes ? false : undefined;
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
