import type { Lever } from '@/lib/lever/client';
import { unless } from '@/lib/lever/failure';
import type { NewOpportunity, Opportunity } from '@/lib/lever/schemas';
import { takeIn } from '@/lib/match/build';
import { say, type Sentence } from '@/lib/platform/text';
import { pickers } from '@/lib/settings/pickers';
import { sentAgain } from './doubles';
import { contactOf, isAbout, isCopy, madeOf, makerOf, postingOf } from './find-out';
import { isAnotherOut, isOthers, type Push } from './outbox';
import { undoReason } from './undo-reason';

/**
 * Where a connection in use is cut before any answer came, Chromium sends a create again by itself, and one that was
 * given up for lost may still arrive. Two machines may push the same person in the same seconds, too: each looked, and
 * neither saw the other's. So after a create Lever is looked through for a second opportunity made of it, or beside it by
 * somebody else, and again later, since its lists lag.
 */

/**
 * After each look, how long until the next, ms. Where it was clear at once what became of the create, only the first one;
 * where it was sent again, what was given up for lost may arrive for a day. None is longer than the outbox believes in.
 */
const NEXT_LOOKS = [150_000, 600_000, 1_800_000, 3_600_000, ...Array<number>(14).fill(6_000_000)];
/** While another push of the person has a create out, what shows up may be of that one: each time longer, ms. */
const WHILE_ANOTHER = 60_000;
const LONGEST = 6_000_000;
/** A copy sent by the browser itself is made before the answer came, or a little later where two servers race; ms. */
const RACE = 30_000;
/** Whatever others make so long before or after a create, ms, neither of them could see in time: lists lag. */
const BESIDE = 120_000;
/** How much longer a machine whose own came second waits for the other one to put that away, ms. */
const AFTER_YOU = 60_000;

export type Watched = Pick<Push, 'watch' | 'due' | 'say'>;

type Watch = NonNullable<Push['watch']>;
type Twin = Watch['twins'][number];
type Beside = NonNullable<Watch['beside']>[number];

/**
 * Looks once. Throws LeverError when Lever cannot be asked.
 * @param forms the calls that made a form which Lever has twice
 * @returns what becomes of the push by it
 */
export async function lookForTwins(
  lever: Lever,
  push: Push,
  confidential: boolean,
  forms: number[],
): Promise<Watched> {
  const [create] = push.plan.calls;
  const [step] = push.steps;
  const watch: Watch = push.watch ?? { looks: 0, twins: [] };
  const { looks, twins, waits = 0 } = watch;
  const made = create?.kind === 'create' && step?.state === 'done' && step.sentAt !== undefined;
  const twice = forms.length ? { forms } : {};
  const said = forms.length ? say('pushFormTwice') : push.say;
  if (made && (await isAnotherOut(push))) {
    const pause = Math.min(LONGEST, WHILE_ANOTHER * 2 ** waits);
    return {
      watch: { ...watch, ...twice, waits: waits + 1 },
      due: Date.now() + pause,
      say: (await tellTwins(twins, 'ours first', true)) ?? said,
    };
  }

  const doubtful =
    sentAgain(push) ||
    (made && (step.sends > 1 || step.answeredAt === undefined || push.since !== undefined));
  const found = [...twins];
  let beside = watch.beside ?? [];
  let order: Order = 'ours first';
  if (made) {
    const sentAt = step.sentAt ?? push.at;
    const since = Math.min(sentAt, push.since ?? Infinity);
    const sent = { body: create.body, by: step.by ?? push.plan.performAs, since };
    const until = doubtful ? Infinity : (step.answeredAt ?? 0) + RACE;
    const all = await lever.opportunitiesSince(Math.min(since, sentAt - BESIDE), confidential);
    for (const one of madeOf(all, sent)) {
      if (one.id === push.opportunityId || (one.createdAt ?? 0) > until) continue;
      const known = found.find(({ id }) => id === one.id);
      if (known ? known.archived : !isCopy(one, create.body) || (await isOthers(one.id, push.id))) continue;
      if (!one.archived) order = await orderOf(lever, push, one);
      const waits = order === 'ours gone' || (order === 'ours second' && looks === 0);
      const archived = one.archived != null || (!waits && (await putAway(lever, one, sent.by)));
      if (known) known.archived = archived;
      else found.push({ id: one.id, archived });
    }
    const times = { from: sentAt - BESIDE, to: (step.answeredAt ?? sentAt) + BESIDE };
    beside = await besides(all, push, create.body, sent.by, times);
  }
  const pause = (made && looks === 0) || doubtful ? NEXT_LOOKS[looks] : undefined;
  const extra = order === 'ours second' ? AFTER_YOU : 0;
  return {
    watch: { looks: looks + 1, twins: found, ...twice, ...(beside.length ? { beside } : {}) },
    due: pause === undefined ? undefined : Date.now() + pause + extra,
    say: (await tellTwins(found, order, pause !== undefined)) ?? (await tellBeside(beside)) ?? said,
  };
}

/** Which of two was there first, ours or a twin, or that ours was put away meanwhile. */
type Order = 'ours first' | 'ours second' | 'ours gone';

/**
 * Two machines of the same user each take the other one's for a twin. So that not both go, the one that was made first
 * stays, and the machine whose own came second first lets the other one act.
 */
async function orderOf(lever: Lever, push: Push, twin: Opportunity): Promise<Order> {
  // What is being taken back goes whole.
  if (push.undo !== undefined) return 'ours first';
  const own = await unless(lever.opportunity(push.opportunityId ?? ''), 'forbidden', 'notFound');
  if (!own || own.archived) return 'ours gone';
  const [ours, theirs] = [own.createdAt ?? 0, twin.createdAt ?? 0];
  return ours < theirs || (ours === theirs && own.id < twin.id) ? 'ours first' : 'ours second';
}

/** @returns whether it is archived now; one that somebody has put something on is left to people */
async function putAway(lever: Lever, one: Opportunity, performAs: string): Promise<boolean> {
  const reason = (await undoReason())?.id;
  if (reason === undefined || (await lever.notes(one.id)).length) return false;
  const archived = lever.archive(one.id, reason, performAs).then(() => true);
  // Refused for good: people have to do it. Anything else is looked at again.
  return (await unless(archived, 'forbidden', 'notFound', 'refused')) ?? false;
}

/** What others made of the same person beside it, and nobody here could know of. The index takes it in for the panel. */
async function besides(
  all: readonly Opportunity[],
  push: Push,
  body: NewOpportunity,
  by: string,
  { from, to }: { from: number; to: number },
): Promise<Beside[]> {
  const near = all.filter(isAbout(body)).filter(({ createdAt }) => {
    const at = createdAt ?? 0;
    return at >= from && at <= to;
  });
  const found: Beside[] = [];
  const theirs: Opportunity[] = [];
  for (const one of near) {
    const maker = makerOf(one);
    const contact = contactOf(one) ?? '';
    const knew = contact === body.contact || (push.knew ?? []).includes(contact);
    // Another posting for somebody both know is no twin.
    const another = knew && (contact !== body.contact || postingOf(one) !== body.postings?.[0]);
    const seen = (push.knew ?? []).includes(one.id);
    if (maker === undefined || maker === by || another || seen || (await isOthers(one.id, push.id))) continue;
    found.push({ id: one.id, by: maker });
    theirs.push(one);
  }
  if (theirs.length) await takeIn(theirs);
  return found;
}

/** @param later it will be looked once more */
async function tellTwins(
  twins: readonly Twin[],
  order: Order,
  later: boolean,
): Promise<Sentence | undefined> {
  if (!twins.length) return undefined;
  if (twins.every(({ archived }) => archived)) return say('pushTwinArchived');
  if (order === 'ours gone') return say('pushTwinOther');
  const waits = order === 'ours second' && later && (await undoReason()) !== undefined;
  return say(waits ? 'pushTwinLater' : 'pushTwinLeft');
}

async function tellBeside([first]: readonly Beside[]): Promise<Sentence | undefined> {
  if (!first) return undefined;
  const name = (await pickers('never')).users.find(({ id }) => id === first.by)?.name;
  return name ? say('pushTwinBeside', name) : say('pushTwinBesideNobody');
}
