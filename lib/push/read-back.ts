import type { Lever } from '@/lib/lever/client';
import { tellAnew, turn } from '@/lib/match/look';
import { pdfIn } from './calls';
import { hasFile, postingOf } from './find-out';
import type { Push } from './outbox';
import type { Holding } from './shown';

/** What Lever holds now of a push, asked of Lever itself: what was sent is no proof. Throws LeverError. */
export async function readBack(lever: Lever, push: Push): Promise<Holding> {
  if (!push.opportunityId) throw new Error('nothing was made');
  const asked = turn();
  const held = await lever.opportunity(push.opportunityId);
  await tellAnew(held, asked).catch(() => undefined);
  const notes = push.plan.calls.some((call) => call.kind === 'note') ? await lever.notes(held.id) : [];
  const forms = push.plan.calls.some((call) => call.kind === 'form') ? await lever.forms(held.id) : undefined;
  const [file] = push.plan.calls.flatMap((call) => pdfIn(call) ?? []);
  const there = file && (await hasFile(lever, held.id, file));
  const postingId = postingOf(held);
  const posting = postingId ? (await lever.posting(postingId).catch(() => undefined))?.text : undefined;
  return {
    name: held.name,
    headline: held.headline,
    location: held.location,
    emails: held.emails,
    phones: held.phones.map((phone) => phone.value),
    links: held.links,
    ...(posting === undefined ? {} : { posting }),
    stage: nameOf(held.stage, 'text'),
    owner: nameOf(held.owner, 'name'),
    tags: held.tags,
    sources: held.sources,
    origin: held.origin,
    notes: notes.length,
    ...(forms ? { forms: forms.length } : {}),
    ...(there ? { pdf: file.name } : {}),
    // Where the contact was chosen, it was told before.
    deduped: push.deduped === true && !ontoChosen(push),
  };
}

function nameOf(value: string | Record<string, unknown> | null | undefined, key: string): string {
  if (typeof value === 'string') return value;
  const name = value?.[key];
  return typeof name === 'string' ? name : '';
}

const ontoChosen = ({ plan: { calls } }: Push): boolean =>
  calls.some((call) => call.kind === 'create' && call.body.contact !== undefined);
