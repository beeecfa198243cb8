import type { Contact, ContactChange, Opportunity } from '@/lib/lever/schemas';
import { say, type Sentence } from '@/lib/platform/text';
import { pdfIn, type Call, type CallOf } from './calls';
import { stageOf } from './find-out';
import { plainLink, plainMail, plainPhone } from './mapping';
import type { Push, Step } from './outbox';
import { fieldsOf, sameField } from './steps';

/** What taking a push back comes to. Pure. */

/** What Lever has now of what the push made or changed. */
export interface Now {
  /** Undefined when it was deleted, or may not be seen. */
  opportunity: Opportunity | undefined;
  contact: Contact | undefined;
  /** Ids of the notes on the opportunity. */
  notes: readonly string[];
  /** Ids of the files on it. */
  files: readonly string[];
  /** The team's archive reason for what is taken back. */
  reason: string | undefined;
}

export interface Undo {
  /** In the order in which they are made. */
  calls: Call[];
  cannot: Sentence[];
}

/** It made or changed something, and nobody has taken that back or is about to. */
export const mayUndo = (push: Push): boolean =>
  push.undoes === undefined &&
  push.undo === undefined &&
  push.opportunityId !== undefined &&
  push.state === 'inLever' &&
  push.steps.some((step) => step.state === 'done');

/**
 * The calls that take back what a push did, and nothing else: what was there before it stays, and so does what somebody
 * has changed since.
 */
export function undoOf(push: Push, now: Now): Undo {
  const { opportunity } = now;
  if (!opportunity) return { calls: [], cannot: [say('undoGone')] };
  const done = push.plan.calls.flatMap((call, n) => {
    const step = push.steps[n];
    const twice = push.watch?.forms?.includes(n) ?? false;
    return step?.state === 'done' ? [{ call, step, twice }] : [];
  });
  const undo: Undo = { calls: [], cannot: [] };
  const created = done.find(({ call }) => call.kind === 'create');
  if (created) {
    const problem = whyNotArchive(push, opportunity, now);
    // Without it nothing is taken back: a person half there is worse than one who is.
    if (problem) return { calls: [], cannot: [problem] };
  }
  // The last done is the first taken back.
  for (const { call, step, twice } of done.reverse())
    if (call.kind === 'form') undo.cannot.push(say(twice ? 'undoKeepsForms' : 'undoKeepsForm'));
    else takeBack(undo, call, step, { ...now, opportunity, joined: push.deduped ?? false });
  if (created) {
    // Lever's API lists résumés and has no call that takes one away.
    if (pdfIn(created.call)) undo.cannot.push(say('undoKeepsResume'));
    if (!opportunity.archived) undo.calls.push({ kind: 'archive', reason: now.reason ?? '' });
    undo.cannot.push(say(push.deduped ? 'undoKeepsOpportunity' : 'undoKeepsPerson'));
  }
  if (push.watch?.twins.some(({ archived }) => !archived)) undo.cannot.push(say('undoKeepsTwin'));
  // Its times and the list of its stages are Lever's own to write.
  if (undo.calls.length) undo.cannot.push(say('undoKeepsRecord'));
  return { calls: undo.calls, cannot: distinct(undo.cannot) };
}

/** Why what a push made cannot be archived; undefined when it can, or is already. */
function whyNotArchive(
  push: Push,
  { archived, stageChanges }: Opportunity,
  { reason }: Now,
): Sentence | undefined {
  if (archived) return undefined;
  if (reason === undefined) return say('undoNoReason');
  // Our own stage step beside the create's.
  const ours = 1 + push.plan.calls.filter(({ kind }) => kind === 'stage').length;
  return (stageChanges?.length ?? 0) > ours ? say('undoMovedOn') : undefined;
}

interface Held extends Now {
  opportunity: Opportunity;
  /** Lever joined what was made to a contact it had. */
  joined: boolean;
}

function takeBack(undo: Undo, call: Call, step: Step, now: Held): void {
  const { opportunity, contact } = now;
  const words = step.before?.words ?? [];
  switch (call.kind) {
    case 'create':
      removeWords(undo, 'removeTags', call.body.tags, [], opportunity.tags);
      removeWords(undo, 'removeSources', call.body.sources, [], opportunity.sources);
      // Links are the contact's: of one that Lever found by itself nobody knows which it had before.
      if (step.before || !now.joined) removeLinks(undo, call.body.links, words, opportunity);
      else if (linksThere(call.body.links, opportunity).length) undo.cannot.push(say('undoContactUnknown'));
      // On a contact that was there before, Lever added to it what was sent.
      if (step.before && contact) {
        const { emails, phones } = step.before.contact ?? {};
        const now = fieldsOf(contact);
        // Only what the create added goes; what a colleague added since stays.
        const mails = new Set((emails ?? now.emails).map(plainMail));
        const ourMails = new Set(call.body.emails?.map(plainMail).filter((one) => !mails.has(one)));
        const numbers = new Set((phones ?? now.phones).map(({ value }) => plainPhone(value)));
        const ourNumbers = new Set(
          call.body.phones?.map(({ value }) => plainPhone(value)).filter((one) => !numbers.has(one)),
        );
        const was: ContactChange = {
          ...(ourMails.size ? { emails: now.emails.filter((one) => !ourMails.has(plainMail(one))) } : {}),
          ...(ourNumbers.size
            ? { phones: now.phones.filter(({ value }) => !ourNumbers.has(plainPhone(value))) }
            : {}),
        };
        const names = Object.keys(was) as (keyof ContactChange)[];
        putBack(undo, contact, Object.fromEntries(names.map((name) => [name, now[name]])), was);
      }
      return;
    case 'addLinks':
      removeLinks(undo, call.links, words, opportunity);
      return;
    case 'addTags':
      removeWords(undo, 'removeTags', call.tags, words, opportunity.tags);
      return;
    case 'addSources':
      removeWords(undo, 'removeSources', call.sources, words, opportunity.sources);
      return;
    case 'stage': {
      const stage = step.before?.stage;
      if (stage === undefined) return;
      if (stageOf(opportunity) === call.stage) undo.calls.push({ kind: 'stage', stage, from: call.stage });
      else if (stageOf(opportunity) !== stage) undo.cannot.push(say('undoStageMoved'));
      return;
    }
    case 'contact':
      if (contact && step.before?.contact) putBack(undo, contact, call.body, step.before.contact);
      else undo.cannot.push(say('undoContactUnknown'));
      return;
    case 'note':
      if (step.made === undefined) undo.cannot.push(say('undoNoteUnknown'));
      else if (now.notes.includes(step.made)) undo.calls.push({ kind: 'deleteNote', note: step.made });
      return;
    case 'file':
      if (step.made === undefined) undo.cannot.push(say('undoPdfUnknown'));
      else if (now.files.includes(step.made)) undo.calls.push({ kind: 'deleteFile', file: step.made });
      return;
    default: // what takes back is never taken back itself
  }
}

/** Removes the words that were added, are still there, and were not there before. */
function removeWords(
  undo: Undo,
  kind: 'removeTags' | 'removeSources',
  added: readonly string[] = [],
  before: readonly string[],
  there: readonly string[],
): void {
  const words = added.filter((one) => !before.includes(one) && there.includes(one));
  if (!words.length) return;
  undo.calls.push(kind === 'removeTags' ? { kind, tags: words } : { kind, sources: words });
}

/** Removes the links that were added and were not there before. */
function removeLinks(
  undo: Undo,
  added: readonly string[],
  before: readonly string[],
  opportunity: Opportunity,
): void {
  const was = new Set(before.map(plainLink));
  const links = linksThere(
    added.filter((link) => !was.has(plainLink(link))),
    opportunity,
  );
  if (links.length) undo.calls.push({ kind: 'removeLinks', links });
}

/** Which of these are there, as Lever spells them. */
function linksThere(links: readonly string[], { links: there }: Opportunity): string[] {
  const wanted = new Set(links.map(plainLink));
  return there.filter((link) => wanted.has(plainLink(link)));
}

/** Puts each field back to what it was, where it still is as we left it. */
function putBack(undo: Undo, contact: Contact, ours: ContactChange, was: ContactChange): void {
  const now = fieldsOf(contact);
  const body: ContactChange = {};
  const from: ContactChange = {};
  for (const name of Object.keys(ours) as (keyof ContactChange)[]) {
    if (was[name] === undefined || sameField(name, now, was)) continue;
    if (sameField(name, now, ours)) {
      Object.assign(body, { [name]: was[name] });
      Object.assign(from, { [name]: ours[name] });
    } else undo.cannot.push(say('undoContactChanged'));
  }
  const call: CallOf<'contact'> = { kind: 'contact', contact: contact.id, body, from };
  if (Object.keys(body).length) undo.calls.push(call);
}

const distinct = (sentences: readonly Sentence[]): Sentence[] =>
  sentences.filter((one, n) => sentences.findIndex(({ key }) => key === one.key) === n);
