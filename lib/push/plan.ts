import * as z from 'zod/mini';
import { newOpportunity, type NewOpportunity } from '@/lib/lever/schemas';
import { environments, type Environment } from '@/lib/lever/hosts';
import { say, type Sentence } from '@/lib/platform/text';
import type { Reading } from '@/lib/profile/reading';
import { several, type Resolved } from './draft';

/** One Lever call of a plan. Calls run in order; a note goes on the opportunity the create made. */
const call = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('create'), body: newOpportunity }),
  z.object({ kind: z.literal('note'), about: z.enum(['note', 'summary']), value: z.string() }),
]);
export type Call = z.infer<typeof call>;

/** The exact Lever calls a push will make, worked out before anything is sent. */
export const plan = z.object({
  environment: z.enum(['production', 'sandbox']),
  /** The Lever user every call is made as. */
  performAs: z.string(),
  calls: z.array(call),
});
export type Plan = z.infer<typeof plan>;

/** @param summary the profile summary as the recruiter saw it; sent only if the draft says so */
export function makePlan(
  reading: Reading,
  { fields, choices }: Resolved,
  context: { environment: Environment; actingAs: string; summary: string },
): Plan {
  const emails = several(fields.email);
  const phones = several(fields.phone).map((value) => ({ value }));
  const body: NewOpportunity = {
    name: fields.name.trim(),
    ...filled('headline', fields.headline),
    ...filled('location', fields.location),
    ...(emails.length ? { emails } : {}),
    ...(phones.length ? { phones } : {}),
    links: [reading.publicUrl],
    ...(choices.tags.length ? { tags: choices.tags } : {}),
    ...(choices.source.trim() ? { sources: [choices.source.trim()] } : {}),
    origin: choices.origin,
    stage: choices.stage,
    owner: choices.owner ?? context.actingAs,
    ...(choices.posting ? { postings: [choices.posting] as [string] } : {}),
  };
  const calls: Call[] = [{ kind: 'create', body }];
  if (choices.note.trim()) calls.push({ kind: 'note', about: 'note', value: choices.note.trim() });
  if (choices.summary && context.summary.trim())
    calls.push({ kind: 'note', about: 'summary', value: context.summary.trim() });
  return { environment: context.environment, performAs: context.actingAs, calls };
}

const filled = <K extends string>(key: K, value: string) =>
  (value.trim() ? { [key]: value.trim() } : {}) as { [P in K]?: string };

/** A call as it will go out, and what it does in words. */
export function describe(
  { environment, performAs }: Plan,
  one: Call,
): { say: Sentence; method: string; path: string; body: string } {
  const query = `?perform_as=${encodeURIComponent(performAs)}`;
  const path = one.kind === 'create' ? 'opportunities' : 'opportunities/…/notes';
  const says = { create: say('planCreate'), note: say('planNote'), summary: say('planSummary') };
  return {
    say: one.kind === 'create' ? says.create : says[one.about],
    method: 'POST',
    path: environments[environment].api + path + query,
    body: JSON.stringify(one.kind === 'create' ? one.body : { value: one.value }, null, 2),
  };
}
