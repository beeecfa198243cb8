import { lever } from '@/lib/connection/connection';
import { loadConnection } from '@/lib/connection/record';
import { unless } from '@/lib/lever/failure';
import type { Contact, Opportunity } from '@/lib/lever/schemas';
import { contactOf, postingOf } from '@/lib/match/index-store';
import { takeKnown, turn } from '@/lib/match/look';
import { announce } from '@/lib/platform/announce';
import { pickers } from '@/lib/settings/pickers';
import type { HeldView } from './shown';
import { heldView, type Held } from './update';

/** The record an update goes onto, as Lever has it now. */

/** How long one look is good for on the screen, ms; a push looks again. */
const FRESH = 60_000;

interface Look {
  at: number;
  view: HeldView | undefined;
  done: boolean;
}
/** Only what screens show now, the newest last; when the worker dies it is asked for again. */
const looks = new Map<string, Look>();
/** More records are not on screens at once. */
const KEPT = 10;

/** Asks Lever for the record, its contact and its forms. Throws LeverError. */
export async function loadHeld(opportunityId: string): Promise<Held> {
  const api = await lever();
  const asked = turn();
  const opportunity = await api.opportunity(opportunityId);
  // All cards tell the same of it. A convenience: the record is had without it.
  await takeKnown(opportunity, asked).catch(() => undefined);
  const id = contactOf(opportunity);
  const [contact, forms] = await Promise.all([
    id === undefined ? undefined : allowed(api.contact(id)),
    allowed(api.forms(opportunityId)),
  ]);
  return { opportunity, contact: contact ?? contactIn(opportunity, id ?? ''), forms: forms ?? [] };
}

/** Undefined for what this connection may not see. */
const allowed = <T>(asked: Promise<T>): Promise<T | undefined> => unless(asked, 'forbidden', 'notFound');

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
  // Account, record, and what has become of our pushes: after a push it is looked at anew.
  const of = [account.id, opportunityId, mark].join(' ');
  const there = looks.get(of);
  if (there && (!there.done || Date.now() - there.at < FRESH)) return there.view;
  const look: Look = { at: Date.now(), view: there?.view, done: false };
  looks.delete(of);
  looks.set(of, look);
  for (const oldest of [...looks.keys()].slice(0, -KEPT)) looks.delete(oldest);
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

/** Forgets the records that were looked at. */
export function forgetHeld(): void {
  looks.clear();
}
