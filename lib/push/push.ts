import { loadConnection } from '@/lib/connection/record';
import { readTab } from '@/lib/linkedin/read-tab';
import { announce } from '@/lib/platform/announce';
import { browser } from '@/lib/platform/browser';
import { say, type Sentence } from '@/lib/platform/text';
import { samePerson } from '@/lib/profile/identity';
import type { Identity, Reading } from '@/lib/profile/reading';
import { noteUsed } from '@/lib/settings/pickers';
import { check, resolve, type Draft } from './draft';
import { onScreen } from './on-screen';
import { enqueue, forgetPush, keepPush, lastPushOf, type Push } from './outbox';
import { makePlan, type Plan } from './plan';
import { drain } from './run';
import { summaryOf } from './summary';
import { summaryWords } from './summary-words';

/** The alarm that wakes the worker if it dies before the outbox is empty. Chrome allows 30 s at the least. */
export const OUTBOX_ALARM = 'outbox';

type Planned =
  { plan: Plan; account: string; used: ReturnType<typeof resolve>['choices'] } | { refused: Sentence };

/** Works out the calls a push of what stands on the screen would make. Sends nothing. */
export async function planFor(reading: Reading, draft: Draft): Promise<Planned> {
  const { account, actingAs, credential } = await loadConnection();
  if (!account || !credential) return { refused: say('errorSignedOut') };
  if (!actingAs) return { refused: say('connectNeedsActingAs') };
  const resolved = resolve(reading, draft);
  const [problem] = check(resolved);
  if (problem) return { refused: say('pushIncomplete') };
  const summary = resolved.choices.summaryText ?? summaryOf(reading, resolved.fields, summaryWords());
  const plan = makePlan(reading, resolved, {
    environment: account.environment,
    actingAs: actingAs.id,
    summary,
  });
  return { plan, account: account.id, used: resolved.choices };
}

/** The reading the panel over this tab shows, if it is of this person. */
export async function readingShown(tabId: number, person: Identity): Promise<Reading | undefined> {
  const shown = await onScreen(tabId);
  return shown?.ok && samePerson(shown.reading.identity, person) ? shown.reading : undefined;
}

/**
 * Accepts a push: checks that the address bar still shows this person, stores the plan, and sets about it.
 *
 * @param anyway also if it is the recruiter's own profile, or was pushed before
 * @returns why it was not accepted, or undefined once the plan is stored
 */
export function startPush(
  tabId: number,
  person: Identity,
  draft: Draft,
  anyway: boolean,
): Promise<Sentence | undefined> {
  // Two windows, or a double click: the second finds what the first stored.
  return navigator.locks.request('fulcrum:accept', async () => {
    const reading = await readingShown(tabId, person);
    const now = await readTab(tabId);
    if (!reading || !now.result.ok || !samePerson(now.result.reading.identity, person))
      return say('pushSomebodyElse');
    if (reading.self && !anyway) return say('pushSelf');
    const planned = await planFor(reading, draft);
    if ('refused' in planned) return planned.refused;
    const last = await lastPushOf(reading.identity, planned.account);
    if (last && underWay(last)) return undefined;
    if (last?.state === 'inLever' && !anyway) return undefined;
    // A create that may have been carried out: another one only on the recruiter's word.
    if (last && (last.state === 'waiting' || mayBeThere(last)) && !anyway) return last.say;
    await enqueue(reading.identity, planned.account, planned.plan);
    if (last?.state === 'notPushed' && !hasBegun(last)) await forgetPush(last);
    await noteUsed(planned.account, planned.used);
    setAbout();
    return undefined;
  });
}

const underWay = ({ state }: Push): boolean =>
  state === 'queued' || state === 'sending' || state === 'findingOut';

const hasBegun = ({ steps }: Push): boolean => steps.some((step) => step.state !== 'todo');
const mayBeThere = (push: Push): boolean => push.steps[0]?.state === 'sent';

/** Starts work on the outbox, and makes sure it goes on should the worker die. */
function setAbout(): void {
  announce();
  void browser.alarms.create(OUTBOX_ALARM, { delayInMinutes: 0.5 });
  void drain();
}

async function last(person: Identity): Promise<Push | undefined> {
  const { account } = await loadConnection();
  return account ? lastPushOf(person, account.id) : undefined;
}

/**
 * Goes on with a push that stopped half way: first what became of the call not known, then the calls not done yet. A push
 * of which nothing was sent is started anew instead, with what stands on the screen now.
 */
export async function pushAgain(person: Identity): Promise<void> {
  const push = await last(person);
  if (!push || underWay(push) || push.state === 'inLever' || !hasBegun(push)) return;
  const { actingAs } = await loadConnection();
  // Whoever signed in again may act as somebody else now; what was not sent yet goes out as them.
  const performAs = actingAs?.id ?? push.plan.performAs;
  await keepPush({ ...push, plan: { ...push.plan, performAs }, state: 'queued', say: undefined });
  setAbout();
}

/** Gives up what is left of a push. What Lever already holds stays. */
export async function cancelPush(person: Identity): Promise<void> {
  const push = await last(person);
  if (!push || push.state === 'inLever' || push.state === 'sending') return;
  const done = push.steps.filter((step) => step.state === 'done').length;
  if (done > 0) {
    const plan = { ...push.plan, calls: push.plan.calls.slice(0, done) };
    await keepPush({ ...push, plan, steps: push.steps.slice(0, done), state: 'queued', say: undefined });
    setAbout();
    return;
  }
  if (mayBeThere(push)) await keepPush({ ...push, state: 'notPushed', say: say('pushCancelledUnknown') });
  else await forgetPush(push);
  announce();
}
