import { lever, mayAskForConfidential } from '@/lib/connection/connection';
import { loadConnection } from '@/lib/connection/record';
import type { Lever } from '@/lib/lever/client';
import { LeverError } from '@/lib/lever/failure';
import { announce } from '@/lib/platform/announce';
import { browser } from '@/lib/platform/browser';
import { say, type Sentence } from '@/lib/platform/text';
import { layersInForce } from '@/lib/settings/in-force';
import { builtIn } from '@/lib/settings/settings';
import { showBadge } from './badge';
import { beforeCreate } from './before-create';
import { pdfIn, type Call } from './calls';
import { dropSent } from './drafts';
import { withoutDoubles } from './doubles';
import { isKept, loadFile } from './files';
import { madeSince } from './find-out';
import { bringUp, cameMeanwhile } from './meanwhile';
import {
  changePush,
  duePushes,
  firstOf,
  forgetSettled,
  hasBegun,
  isOthers,
  keepPush,
  underWay,
  type Push,
  type Step,
} from './outbox';
import { readBack } from './read-back';
import { EXPIRES, judge, pauseFor } from './retry';
import type { Holding } from './shown';
import { adds, look, madeBy, send, type LaterCall, type On } from './steps';
import { lookForTwins, type Watched } from './twins';

/**
 * Pauses before each look for something whose outcome is unknown, ms: Lever's lists lag behind. The last one again and
 * again.
 */
const LOOKS = [500, 2_000, 5_000, 30_000, 90_000] as const;
/** "It is not there" is believed after so many looks in a row that Lever answered, the last so long after the first, ms. */
const ENOUGH_LOOKS = 4;
const LONG_ENOUGH = 120_000;
/** What adds is sent so often by itself: the second time when the first surely came to nothing. */
const MOST_SENDS = 2;
/** What says how something shall be may be sent again without harm; after so often somebody is asked. */
const MOST_SETTINGS = 10;
/** A call refused this short a time ago, ms, may yet turn out to have been carried out by its double. */
const REFUSED_LATELY = 3_600_000;
/** The worker waits this long for the next thing to do, ms; for what is later the alarm wakes it. */
const SOON = 10_000;
/** After something went wrong inside, ms. */
const AFTER_TROUBLE = 60_000;
/** When one that was given up before it was known is first looked for, ms; each time longer, for about a day. */
export const FIRST_LOOK_AFTER = 60_000;
const LONGEST_AFTER = 6_000_000;
const MOST_LOOKS_AFTER = 18;
/** What could not be read back is looked at again until it was looked for so often. */
const MOST_READS = 6;

/** The alarm that wakes the worker for what is due, or if it dies. Chrome allows 30 s at the least. */
export const OUTBOX_ALARM = 'outbox';
const SHORTEST_ALARM = 30_000;

export const wakeLater = (): Promise<void> => browser.alarms.create(OUTBOX_ALARM, { delayInMinutes: 0.5 });

/**
 * Carries out every plan that is due, one at a time and one caller at a time, and what comes due within seconds. Safe to
 * call at any moment and as often as one likes: whoever comes second waits and then finds nothing left to do.
 */
export async function drain(): Promise<void> {
  for (;;) {
    // Where there is no storage to be had there is nothing to carry out; the next wake tries again.
    const pause = await navigator.locks.request('fulcrum:outbox', workOff).catch(() => undefined);
    if (pause === undefined) return;
    // Outside the lock: a push that comes meanwhile does not wait for this one.
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Tells the screens, and sets about what is due. */
export function setAbout(): void {
  announce();
  void drain();
}

/** @returns in how many ms the next push is due, if that is soon */
async function workOff(): Promise<number | undefined> {
  for (;;) {
    const { now, next } = await duePushes();
    const one = firstOf(now);
    if (!one) {
      await forgetOld();
      await showBadge().catch(() => undefined);
      if (next === undefined) return undefined;
      const pause = Math.max(0, next - Date.now());
      await browser.alarms.create(OUTBOX_ALARM, { when: Date.now() + Math.max(SHORTEST_ALARM, pause) });
      return pause <= SOON ? pause : undefined;
    }
    await wakeLater();
    try {
      await (underWay(one) ? takeUp(one) : one.state === 'notPushed' ? lookAfter(one) : watchOver(one));
    } catch {
      // Storage fails, or Fulcrum itself: nothing is lost by coming back to it. Fails this too, the alarm does.
      await changePush(one.id, (it) => ({ ...it, due: Date.now() + AFTER_TROUBLE }));
    }
  }
}

/** Takes a push only as it stands now: it may have been cancelled since it was listed. */
async function takeUp({ id }: Push): Promise<void> {
  const taken = await changePush(id, (now) =>
    underWay(now)
      ? { ...now, state: now.state === 'findingOut' ? 'findingOut' : 'sending', due: Date.now() }
      : undefined,
  );
  if (!taken) return;
  await carryOut(taken);
  if (!underWay(taken)) for (const listener of listeners) listener(taken);
}

const listeners = new Set<(push: Push) => void>();

/** Tells of every push that comes to an end or waits for somebody. Before the worker's first drain. */
export const onPushed = (listener: (push: Push) => void): void => {
  listeners.add(listener);
};

/** One push on its way through Lever. */
interface Job {
  push: Push;
  lever: Lever;
  /** Ask for confidential ones too. */
  confidential: boolean;
}

async function carryOut(push: Push): Promise<void> {
  const connection = await loadConnection();
  if (connection.account?.id !== push.account) {
    await wait(push, 'account', say('pushOtherAccount'));
    return;
  }
  if (!connection.credential) {
    await wait(push, 'connection', say('pushNotConnected'));
    return;
  }
  try {
    const job = { push, lever: await lever(), confidential: mayAskForConfidential(connection) };
    for (const [n, call] of push.plan.calls.entries()) if (!(await takeStep(job, call, n))) return;
    await finish(job);
  } catch (error) {
    await stop(push, error);
  }
}

const stepOf = (push: Push, n: number): Step => {
  const step = push.steps[n];
  if (!step) throw new Error('a call without its step');
  return step;
};

/** @returns false when the push has to wait */
async function takeStep(job: Job, call: Call, n: number): Promise<boolean> {
  const { push } = job;
  const step = stepOf(push, n);
  if (step.state === 'done' || step.state === 'skipped') return true;
  const found = step.state === 'sent' ? await findOut(job, call, step) : 'send';
  if (found !== 'send') return found === 'done';
  const file = pdfIn(call);
  if (file && !(await isKept(file.id))) {
    await wait(push, 'recruiter', say('pushPdfGone', file.name));
    return false;
  }
  return call.kind === 'create' ? sendCreate(job, call, n) : sendLater(job, call, n);
}

async function sendCreate(job: Job, call: Extract<Call, { kind: 'create' }>, n: number): Promise<boolean> {
  const { push, lever } = job;
  const broughtUp = bringUp();
  const { problem, blind, before } = await beforeCreate(
    lever,
    call.body,
    push.plan.performAs,
    job.confidential,
  );
  if (problem && !push.anyway) {
    await wait(push, 'recruiter', problem);
    return false;
  }
  await broughtUp;
  // What cannot be looked at keeps nobody from being pushed.
  const came = await cameMeanwhile(push, call.body).catch(() => undefined);
  if (came) {
    push.knew = [...(push.knew ?? []), ...came.contacts];
    // One that was sent before and given up for lost may be there by the time somebody answers: it is looked for again.
    const step = stepOf(push, n);
    if (step.sends > 0) step.state = 'sent';
    await wait(push, 'recruiter', came.say);
    return false;
  }
  push.blind = blind;
  if (before) stepOf(push, n).before ??= before;
  const file = call.file && (await loadFile(call.file));
  return sendStep(job, n, async () => {
    const made = await lever.createOpportunity(call.body, push.plan.performAs, file);
    push.opportunityId = made.opportunity.id;
    push.deduped = made.deduped;
    return undefined;
  });
}

async function sendLater(job: Job, call: LaterCall, n: number): Promise<boolean> {
  const step = stepOf(job.push, n);
  const on = aboutOf(job);
  const { left, before, theirs } = await look(on, call);
  step.before ??= before;
  if (theirs) step.theirs = true;
  if (!left) {
    // A file that was given up for lost and has come after all.
    if (step.sends && adds(call)) await findAdded(job, call, step);
    Object.assign(step, { state: step.sends ? 'done' : 'skipped', at: Date.now() });
    await keepPush(job.push);
    return true;
  }
  return sendStep(job, n, () => send(on, left));
}

function aboutOf({ push, lever }: Job): On {
  if (!push.opportunityId) throw new Error('a call before its opportunity');
  return { lever, opportunity: push.opportunityId, performAs: push.plan.performAs };
}

/** Writes down that a call goes out, sends it, and writes down its answer. */
async function sendStep(job: Job, n: number, deed: () => Promise<string | undefined>): Promise<boolean> {
  const { push, lever } = job;
  const step = stepOf(push, n);
  const was = { ...step };
  const now = lever.now();
  const stands = step.sentAt !== undefined && (step.sends > 0 || now - step.sentAt < REFUSED_LATELY);
  Object.assign(step, {
    state: 'sent',
    sentAt: stands ? step.sentAt : now,
    sends: step.sends + 1,
    by: push.plan.performAs,
    at: Date.now(),
  });
  await become(push, { state: 'sending', say: undefined });
  let made: string | undefined;
  try {
    made = await deed();
  } catch (error) {
    if (error instanceof LeverError && error.outcomeUnknown) {
      await lookLater(push, step);
      return false;
    }
    // Not carried out: as if it had not been sent. But the browser may have sent it twice, and the first one be there.
    push.steps[n] = { ...was, sentAt: step.sentAt };
    throw error;
  }
  Object.assign(step, { state: 'done', answeredAt: lever.now(), at: Date.now() });
  if (made !== undefined) step.made = made;
  delete push.retry;
  await keepPush(push);
  return true;
}

/** Parks a push until the next look for what became of a call. */
async function lookLater(push: Push, step: Step): Promise<void> {
  const pause = LOOKS[Math.min(step.looks?.count ?? 0, LOOKS.length - 1)] ?? LOOKS[0];
  await become(push, { state: 'findingOut', say: say('pushFindingOut'), due: Date.now() + pause });
}

/**
 * Looks for what became of a call that was sent.
 * @returns `done`; `send` when it surely came to nothing; `wait` when the push is parked or waits for the recruiter
 */
async function findOut(job: Job, call: Call, step: Step): Promise<'done' | 'send' | 'wait'> {
  const { push } = job;
  await become(push, { state: 'findingOut', say: say('pushFindingOut') });
  if (call.kind !== 'create' && !adds(call)) {
    const { left, theirs } = await look(aboutOf(job), call);
    if (theirs) step.theirs = true;
    if (left && step.sends >= MOST_SETTINGS) {
      step.state = 'todo';
      await wait(push, 'recruiter', say('pushNotTaken'));
      return 'wait';
    }
    return settle(push, step, left ? 'send' : 'done');
  }
  if (call.kind === 'create' ? await findCreated(job, call, step) : await findAdded(job, call, step)) {
    delete step.looks;
    return settle(push, step, 'done');
  }

  const now = job.lever.now();
  const { count, from } = step.looks ?? { count: 0, from: now };
  step.looks = { count: count + 1, from };
  if (step.looks.count < ENOUGH_LOOKS || now - from < LONG_ENOUGH) {
    await lookLater(push, step);
    return 'wait';
  }
  delete step.looks;
  if (call.kind === 'create' && push.blind) {
    await wait(push, 'recruiter', say('pushHidden'));
    return 'wait';
  }
  if (step.sends < MOST_SENDS) return settle(push, step, 'send');
  // What of a person who is there is surely not, Try again sends; another create takes Push anyway.
  if (call.kind !== 'create') step.state = 'todo';
  const unseen = {
    create: pdfIn(call) ? 'pushNotFoundPdf' : 'pushNotFound',
    note: 'pushNoteNotFound',
    form: 'pushFormNotFound',
    file: 'pushPdfNotFound',
  } as const;
  await wait(push, 'recruiter', say(unseen[call.kind]));
  return 'wait';
}

async function settle(push: Push, step: Step, what: 'done' | 'send'): Promise<'done' | 'send'> {
  step.state = what === 'done' ? 'done' : 'todo';
  delete push.retry;
  await keepPush(push);
  return what;
}

async function findCreated(
  { push, lever, confidential }: Job,
  { body }: Extract<Call, { kind: 'create' }>,
  { by, sentAt }: Step,
): Promise<boolean> {
  const since = Math.min(sentAt ?? push.at, push.since ?? Infinity);
  for (const one of await madeSince(lever, { body, by: by ?? push.plan.performAs, since }, confidential)) {
    if (await isOthers(one.id, push.id)) continue;
    push.opportunityId = one.id;
    // Where Lever joined it to a contact it had, that one's name is kept.
    push.deduped = one.name !== '' && one.name !== body.name;
    return true;
  }
  return false;
}

async function findAdded(
  job: Job,
  call: Extract<Call, { kind: 'note' | 'form' | 'file' }>,
  step: Step,
): Promise<boolean> {
  const [id] = (await madeBy(aboutOf(job), call, step)).filter(
    (made) => !job.push.steps.some((other) => other.made === made),
  );
  if (id !== undefined && call.kind !== 'form') step.made = id;
  return id !== undefined;
}

/** Everything is done: what remains is to tell what Lever holds. */
async function finish(job: Job): Promise<void> {
  const { push, lever } = job;
  if (push.undoes === undefined) {
    const forms = push.plan.calls.flatMap((one) => (one.kind === 'form' ? one.template : []));
    // A PDF that was not sent any more stays in the draft.
    const brought = push.plan.calls.some((one) => pdfIn(one));
    const typed = { ...push.typed, ...(brought ? {} : { file: undefined }) };
    await dropSent(push.person, push.account, typed, forms).catch(() => undefined);
  }
  // What was said on the way, of looking or of trying again, is over.
  delete push.say;
  // What cannot be looked at now is in Lever all the same, and is looked at later.
  const watched = await lookAgain(job).catch(() => ({
    watch: push.watch ?? { looks: 0, twins: [] },
    due: Date.now() + AFTER_TROUBLE,
    say: undefined,
  }));
  const held = push.undoes ? undefined : await readBack(lever, push).catch(() => undefined);
  const undone = say(push.cut ? 'undoCut' : 'undoDone');
  const told = push.undoes ? undone : held ? pdfUnseen(push, held) : say('pushNotReadBack');
  delete push.retry;
  delete push.waitsFor;
  await endUndo(push);
  await become(push, {
    ...watched,
    due: watched.due ?? (held || push.undoes ? undefined : Date.now() + AFTER_TROUBLE),
    state: 'inLever',
    say: watched.say ?? told,
    ...(held ? { holding: held } : {}),
  });
}

/** What is said where Lever does not show the PDF that was sent. */
const pdfUnseen = ({ plan }: Push, { pdf }: Holding): Sentence | undefined =>
  pdf === undefined && plan.calls.some((one) => pdfIn(one)) ? say('pushPdfNotSeen') : undefined;

/** Looks for what Lever may have made twice of one call. Throws LeverError when Lever cannot be asked. */
async function lookAgain(job: Job): Promise<Watched> {
  const { forms, later } = await withoutDoubles(aboutOf(job), job.push);
  const watched = await lookForTwins(job.lever, job.push, job.confidential, forms);
  return later ? { ...watched, due: Math.min(watched.due ?? Infinity, Date.now() + pauseFor(5)) } : watched;
}

/** An undo that was carried out whole has taken its push back; one that was given up halfway leaves the rest to another. */
async function endUndo(push: Push): Promise<void> {
  if (push.undoes === undefined) return;
  await changePush(push.undoes, (now) => ({ ...now, undo: push.cut ? undefined : 'done' }));
  announce();
}

/** A push that is in Lever: looks once more for what was made twice, and for what could not be read back. */
async function watchOver(push: Push): Promise<void> {
  const connection = await loadConnection();
  const ours = connection.account?.id === push.account && connection.credential !== null;
  const done = push.watch === undefined || Date.now() - push.at > EXPIRES;
  let seen: Watched & Pick<Push, 'holding'> = { watch: push.watch, due: undefined, say: push.say };
  if (!done) seen.due = Date.now() + pauseFor(8);
  if (ours && !done)
    try {
      const job = { push, lever: await lever(), confidential: mayAskForConfidential(connection) };
      const watched = await lookAgain(job);
      // What was read back may have held the second one too.
      const held = push.undo ? undefined : await readBack(job.lever, push).catch(() => undefined);
      // What could not be seen before may be there to be seen now.
      const missed = ['pushNotReadBack', 'pushPdfNotSeen'].includes(watched.say?.key ?? '');
      const now = held && missed ? { say: pdfUnseen(push, held) } : {};
      const again = !push.undo && !held && !push.holding && (watched.watch?.looks ?? 0) < MOST_READS;
      const due = watched.due ?? (again ? Date.now() + pauseFor(8) : undefined);
      seen = { ...watched, due, ...now, ...(held ? { holding: held } : {}) };
    } catch {
      // Lever cannot be asked: later.
    }
  await changePush(push.id, (now) => ({ ...now, ...seen }));
  announce();
}

/** A push that was given up before it was known what became of its create: looks whether Lever made it after all. */
async function lookAfter(push: Push): Promise<void> {
  const [create] = push.plan.calls;
  const [step] = push.steps;
  const looks = push.watch?.looks ?? 0;
  const connection = await loadConnection();
  const ours = connection.account?.id === push.account && connection.credential !== null;
  const done = looks >= MOST_LOOKS_AFTER || Date.now() - (push.askedAt ?? push.at) > EXPIRES;
  if (create?.kind !== 'create' || !step || done) {
    await changePush(push.id, (now) => ({ ...now, due: undefined }));
    return;
  }
  let asked = false;
  let found = false;
  if (ours)
    try {
      const job = { push, lever: await lever(), confidential: mayAskForConfidential(connection) };
      found = await findCreated(job, create, step);
      asked = true;
    } catch {
      // Lever cannot be asked: later.
    }
  const pause = asked ? Math.min(LONGEST_AFTER, FIRST_LOOK_AFTER * 3 ** (looks + 1)) : pauseFor(8);
  const watch = { looks: asked ? looks + 1 : looks, twins: [] };
  const { opportunityId, deduped } = push;
  const after = await changePush(push.id, (now) => {
    // Meanwhile somebody may have set it going again, or another took its place.
    if (now.state !== 'notPushed' || now.due === undefined) return undefined;
    if (!found) return { ...now, watch, due: Date.now() + pause };
    return {
      ...now,
      ...{ state: 'inLever', say: say('pushCancelledThere'), cut: true, opportunityId, deduped },
      ...{ plan: { ...now.plan, calls: [create] }, steps: [{ ...step, state: 'done' }] },
      // As after any create: it is read back, and looked for twins.
      ...{ watch: { looks: 0, twins: [] }, due: Date.now() },
    };
  });
  if (found && after) for (const listener of listeners) listener(after);
  announce();
}

/** A call was refused, or could not be made: says so, and keeps all there is. */
async function stop(push: Push, error: unknown): Promise<void> {
  const gone = push.opportunityId === undefined ? undefined : say('pushGone');
  const verdict = judge(error, gone);
  const unknown = push.steps.find(({ state }) => state === 'sent');
  switch (verdict.how) {
    case 'later': {
      if (Date.now() - (push.askedAt ?? push.at) > EXPIRES) {
        await wait(push, 'recruiter', say('pushExpired'));
        return;
      }
      // Only looks in a row make sure.
      if (unknown) delete unknown.looks;
      const tries = push.retry?.tries ?? 0;
      push.retry = { tries: tries + 1, network: verdict.network };
      await become(push, {
        state: unknown ? 'findingOut' : 'queued',
        say: unknown ? say('pushNotAsked') : verdict.say,
        due: Date.now() + pauseFor(tries, verdict.afterMs),
      });
      return;
    }
    case 'signIn':
      await wait(push, 'connection', verdict.say);
      return;
    case 'never':
      // Once something is done, "not pushed" would be untrue: what is missing is the rest.
      if (!hasBegun(push)) {
        await endUndo({ ...push, cut: true });
        await become(push, { state: 'notPushed', say: verdict.say, due: undefined });
        return;
      }
      break;
    case 'person':
  }
  const cannotLook = unknown && verdict.say !== gone;
  await wait(push, 'recruiter', cannotLook ? say('pushNotAsked') : verdict.say);
}

const wait = (push: Push, waitsFor: NonNullable<Push['waitsFor']>, why: Sentence): Promise<void> => {
  delete push.retry;
  return become(push, { state: 'waiting', waitsFor, say: why, due: undefined });
};

async function become(push: Push, change: Partial<Push>): Promise<void> {
  Object.assign(push, change);
  await keepPush(push);
  announce();
}

/** Receipts older than the team keeps them are forgotten. */
async function forgetOld(): Promise<void> {
  const { team } = await layersInForce();
  await forgetSettled(Date.now() - (team.historyDays ?? builtIn.historyDays) * 86_400_000);
}
