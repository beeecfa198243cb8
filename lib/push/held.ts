import { lever } from '@/lib/connection/connection';
import { loadConnection } from '@/lib/connection/record';
import { LeverError } from '@/lib/lever/failure';
import type { Contact, Opportunity } from '@/lib/lever/schemas';
import { contactOf, postingOf } from '@/lib/match/index-store';
import { announce } from '@/lib/platform/announce';
import { pickers } from '@/lib/settings/pickers';
import type { HeldView } from './shown';
import { heldView, type Held } from './update';

/** The record an update goes onto, as Lever has it now. */

/** How long one look is good for on the screen, ms; a push looks again. */
const FRESH = 60_000;

interface Look {
  /** Account, record, and what has become of our pushes: after a push it is looked at anew. */
  of: string;
  at: number;
  view: HeldView | undefined;
  done: boolean;
}
/** Only what is on the screen now; when the worker dies it is asked for again. */
let last: Look | undefined;

/** Asks Lever for the record, its contact and its forms. Throws LeverError. */
export async function loadHeld(opportunityId: string): Promise<Held> {
  const api = await lever();
  const opportunity = await api.opportunity(opportunityId);
  const id = contactOf(opportunity);
  const [contact, forms] = await Promise.all([
    id === undefined ? undefined : allowed(api.contact(id)),
    allowed(api.forms(opportunityId)),
  ]);
  return { opportunity, contact: contact ?? contactIn(opportunity, id ?? ''), forms: forms ?? [] };
}

/** Undefined for what this connection may not see. */
async function allowed<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof LeverError && ['forbidden', 'notFound'].includes(error.failure.kind))
      return undefined;
    throw error;
  }
}

/** The contact as far as the opportunity tells of it. */
const contactIn = (one: Opportunity, id: string): Contact => ({
  ...{ id, name: one.name, headline: one.headline, location: one.location, emails: one.emails },
  phones: one.phones.map(({ type, value }) => ({ ...(typeof type === 'string' ? { type } : {}), value })),
  isAnonymized: one.isAnonymized ?? false,
});

/**
 * The record as it was last looked at, at once; where that is old it is asked for meanwhile, and `announce` tells.
 * @param mark what, when it changes, makes an earlier look worthless
 */
export async function heldNow(opportunityId: string, mark: string): Promise<HeldView | undefined> {
  const { account, credential } = await loadConnection();
  if (!account || !credential) return undefined;
  const of = [account.id, opportunityId, mark].join(' ');
  const there = last?.of === of ? last : undefined;
  if (there && (!there.done || Date.now() - there.at < FRESH)) return there.view;
  const look: Look = { of, at: Date.now(), view: there?.view, done: false };
  last = look;
  void view(opportunityId)
    .then((seen) => {
      look.view = seen;
    })
    .catch(() => undefined) // the connection tells why
    .finally(() => {
      look.done = true;
      announce();
    });
  return look.view;
}

async function view(opportunityId: string): Promise<HeldView> {
  const [held, lists] = await Promise.all([loadHeld(opportunityId), pickers('never')]);
  const shown = heldView(held, lists);
  const posting = postingOf(held.opportunity);
  if (shown.posting !== undefined || posting === undefined) return shown;
  const title = (await (await lever()).posting(posting).catch(() => undefined))?.text;
  return title ? { ...shown, posting: title } : shown;
}

/** Forgets the record that was looked at last. */
export function forgetHeld(): void {
  last = undefined;
}
