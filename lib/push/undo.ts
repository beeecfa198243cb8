import { lever } from '@/lib/connection/connection';
import { loadConnection } from '@/lib/connection/record';
import type { Lever } from '@/lib/lever/client';
import { explain, LeverError } from '@/lib/lever/failure';
import { say, type Sentence } from '@/lib/platform/text';
import type { Call } from './calls';
import { contactOf } from './find-out';
import { enqueueUndo, loadPush, type Push } from './outbox';
import { describe, type Plan } from './plan';
import { setAbout, wakeLater } from './run';
import type { UndoView } from './shown';
import { mayUndo, undoOf, type Now, type Undo } from './undo-plan';
import { undoReason } from './undo-reason';

/** Taking a push back: an undo is itself a push, stored and carried out like any other. */

/** What taking it back would do, and what Lever's API cannot take back. Sends nothing but questions. */
export async function askUndo(id: string): Promise<UndoView> {
  const asked = await ask(id);
  if ('refused' in asked) return { does: [], cannot: [asked.refused] };
  const { plan, cannot, reason } = asked;
  // With which reason somebody is archived shows in Lever, so it is said before.
  const told = (call: Call): Sentence => {
    if (call.kind === 'archive' && reason) return say('planArchiveFor', reason);
    if (call.kind === 'contact') return say('undoContact');
    return call.kind === 'stage' ? say('undoStage') : describe(plan, call).say;
  };
  return { does: plan.calls.map(told), cannot };
}

/** @returns why it was not accepted, or undefined once it is stored */
export function startUndo(id: string): Promise<Sentence | undefined> {
  return navigator.locks.request('fulcrum:accept', async () => {
    const asked = await ask(id);
    if ('refused' in asked) return asked.refused;
    const { push, plan, cannot } = asked;
    if (!plan.calls.length) return cannot[0] ?? say('undoNothing');
    await wakeLater();
    try {
      if (!(await enqueueUndo(push, plan))) return say('undoUnderWay');
    } catch {
      return say('pushNotStored');
    }
    setAbout();
    return undefined;
  });
}

interface Answer {
  push: Push;
  plan: Plan;
  cannot: Sentence[];
  /** What the archive reason is called, where that is known. */
  reason: string | undefined;
}
type Asked = Answer | { refused: Sentence };

async function ask(id: string): Promise<Asked> {
  const push = await loadPush(id);
  if (!push) return { refused: say('undoGone') };
  if (!mayUndo(push)) return { refused: say(push.undo === undefined ? 'undoNothing' : 'undoUnderWay') };
  const { account, actingAs } = await loadConnection();
  if (account?.id !== push.account) return { refused: say('undoOtherAccount') };
  try {
    const reason = await undoReason();
    const undo = await inLever(await lever(), push, reason?.id);
    const { environment, performAs, opportunity = push.opportunityId } = push.plan;
    const plan = {
      environment,
      performAs: actingAs?.id ?? performAs,
      ...(opportunity === undefined ? {} : { opportunity }),
      calls: undo.calls,
    };
    return { push, plan, cannot: undo.cannot, reason: reason?.name };
  } catch (error) {
    if (error instanceof LeverError) return { refused: explain(error.failure) };
    throw error;
  }
}

async function inLever(api: Lever, push: Push, reason: string | undefined): Promise<Undo> {
  const id = push.opportunityId ?? '';
  const opportunity = await unlessGone(api.opportunity(id));
  const contactId = opportunity && contactOf(opportunity);
  const ours = push.plan.calls.some(
    ({ kind }, n) => kind === 'contact' || (kind === 'create' && push.steps[n]?.before),
  );
  const contact = contactId !== undefined && ours ? await unlessGone(api.contact(contactId)) : undefined;
  const noted = opportunity && push.plan.calls.some(({ kind }) => kind === 'note');
  const notes = noted ? await api.notes(id) : [];
  const filed = opportunity && push.plan.calls.some(({ kind }) => kind === 'file');
  const files = filed ? await api.files(id) : [];
  const now: Now = {
    opportunity,
    contact,
    notes: notes.map((note) => note.id),
    files: files.flatMap((file) => file.id ?? []),
    reason,
  };
  return undoOf(push, now);
}

const unlessGone = <T>(asked: Promise<T>): Promise<T | undefined> =>
  asked.catch((error: unknown) => {
    if (error instanceof LeverError && error.failure.kind === 'notFound') return undefined;
    throw error;
  });
