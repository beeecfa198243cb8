import * as z from 'zod/mini';
import { environments, type Environment } from '@/lib/lever/hosts';
import type { Opportunity } from '@/lib/lever/schemas';
import type { Catalog } from '@/lib/settings/catalog';
import { contactOf, postingOf, type Row } from './index-store';
import { matched, type Matched, type Reason } from './shown';

/** A record of Lever's as the worker knows it: all of it, whether the recruiter may see it or not. */
export const known = z.extend(matched, {
  ownerId: z.optional(z.string()),
  /** The archive reason's id: what it is called, and whether it means hired, the lists tell. */
  reasonId: z.optional(z.string()),
  confidential: z.boolean(),
  /** Only where Lever was asked: the index holds none. */
  tags: z.optional(z.array(z.string())),
});
export type Known = z.infer<typeof known>;

/** What names are told by, and who is looking. */
export interface Beholder {
  environment: Environment;
  lists: Catalog;
  /** Names of postings that the lists do not have. */
  postings: ReadonlyMap<string, string>;
}

/** From the index: no name of a person, and of the rest only names that the lists have. */
export function knownFromRow(row: Row, reasons: Reason[], beholder: Beholder): Known {
  const { lists } = beholder;
  return {
    ...placed(row.id, row.contact, reasons, row.posting, row.archived, beholder),
    ...named('stage', lists.stages.find(({ id }) => id === row.stage)?.text),
    ...named('stageId', row.stage),
    ...named('owner', lists.users.find(({ id }) => id === row.owner)?.name),
    ...named('ownerId', row.owner),
    ...(row.lastInteractionAt === undefined ? {} : { lastInteractionAt: row.lastInteractionAt }),
    ...(row.snoozedUntil === undefined ? {} : { snoozedUntil: row.snoozedUntil }),
    anonymised: row.anonymised,
    confidential: row.confidential || onConfidential(row.posting, lists),
  };
}

export function knownFromLever(one: Opportunity, reasons: Reason[], beholder: Beholder): Known {
  const posting = postingOf(one);
  const [stage, owner] = [one.stage, one.owner].map((value) =>
    typeof value === 'string' ? { id: value } : (value ?? undefined),
  );
  const archived = one.archived && { reason: one.archived.reason ?? '', at: one.archived.archivedAt ?? 0 };
  return {
    ...placed(one.id, contactOf(one) ?? '', reasons, posting, archived ?? undefined, beholder),
    ...{ name: one.name, headline: one.headline, location: one.location, emails: one.emails },
    ...named('stage', textOf(stage, 'text')),
    ...named('stageId', stage?.id),
    ...named('owner', textOf(owner, 'name')),
    ...named('ownerId', owner?.id),
    ...(one.lastInteractionAt ? { lastInteractionAt: one.lastInteractionAt } : {}),
    ...(one.snoozedUntil ? { snoozedUntil: one.snoozedUntil } : {}),
    anonymised: one.isAnonymized ?? false,
    tags: one.tags,
    confidential: one.confidentiality === 'confidential' || onConfidential(posting, beholder.lists),
  };
}

function placed(
  opportunity: string,
  contact: string,
  reasons: Reason[],
  posting: string | undefined,
  archived: { reason: string; at: number } | undefined,
  { environment, lists, postings }: Beholder,
) {
  const title = lists.postings.find(({ id }) => id === posting)?.text ?? postings.get(posting ?? '');
  return {
    ...{ opportunity, contact, reasons, hidden: false },
    url: `${environments[environment].app}/candidates/${encodeURIComponent(opportunity)}`,
    ...named('posting', title),
    ...named('postingId', posting),
    ...(archived ? { archived: { reason: '', at: archived.at, hired: false } } : {}),
    ...named('reasonId', archived?.reason),
  };
}

const onConfidential = (posting: string | undefined, { postings }: Catalog): boolean =>
  postings.some(({ id, confidential }) => id === posting && confidential);

const textOf = (value: object | undefined, key: string): string | undefined => {
  const text: unknown = value && key in value ? (value as Record<string, unknown>)[key] : undefined;
  return typeof text === 'string' ? text : undefined;
};

const named = <K extends string>(key: K, value: string | undefined) =>
  (value ? { [key]: value } : {}) as { [P in K]?: string };

/** With what the lists of now tell of the archive reason: those of the look may not have been there yet. */
export const withReason =
  ({ reasons = [] }: Catalog) =>
  (record: Known): Known => {
    const reason = reasons.find(({ id }) => id === record.reasonId);
    if (!record.archived || !reason) return record;
    return { ...record, archived: { ...record.archived, reason: reason.text, hired: reason.hired } };
  };

/** As the recruiter may see it: of a hidden one only that it is there, and whom to ask. */
export function shownOf(record: Known): Matched {
  if (!record.hidden) return z.parse(matched, record);
  const { opportunity, contact, reasons, owner, url } = record;
  return {
    ...{ opportunity, contact, reasons, url, hidden: true, anonymised: false },
    ...(owner ? { owner } : {}),
  };
}

/** Hides what is confidential from those whose role may not see what the organisation's connection sees. */
export const hiddenFrom =
  (seesAll: boolean, userId: string | undefined) =>
  (record: Known): Known => ({
    ...record,
    hidden: record.confidential && !seesAll && record.ownerId !== userId,
  });
