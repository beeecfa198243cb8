import * as z from 'zod/mini';
import { environments, type Environment } from '@/lib/lever/hosts';
import type { NewOpportunity } from '@/lib/lever/schemas';
import { say, type Sentence } from '@/lib/platform/text';
import type { Reading } from '@/lib/profile/reading';
import type { Catalog } from '@/lib/settings/catalog';
import type { Settings } from '@/lib/settings/settings';
import { call, type Call, type NoteCall } from './calls';
import type { Resolved } from './draft';
import { sortForms } from './forms';
import {
  distinct,
  ownerOf,
  ownLinks,
  plainLink,
  plainMail,
  plainPhone,
  plainText,
  sharesOf,
  single,
  type Share,
} from './mapping';
import { sizeWords, type Pdf } from './pdf';
import { noteTexts, type NoteContext } from './templates';

/** The exact Lever calls a push will make, worked out before anything is sent. */
export const plan = z.object({
  environment: z.enum(['production', 'sandbox']),
  /** The Lever user every call is made as. */
  performAs: z.string(),
  /** The opportunity that is there already; undefined where the first call makes it. */
  opportunity: z.optional(z.string()),
  calls: z.array(call),
});
export type Plan = z.infer<typeof plan>;

export interface PlanContext {
  environment: Environment;
  /** The acting user's id. */
  actingAs: string;
  lists: Catalog;
  notes: NoteContext;
}

/**
 * The plan of a push that makes an opportunity: nothing is there to be kept, so no update rule counts.
 * @param file goes as the résumé, in the call that makes it: Lever takes a résumé at no other time
 */
export function makePlan(reading: Reading, resolved: Resolved, context: PlanContext, file?: Pdf): Plan {
  const { choices } = resolved;
  const { lever, tags: mapped } = sharesOf(reading, resolved, context.lists);
  const all = (shares: readonly Share[]): string[] => shares.flatMap(({ values }) => values);
  const emails = distinct(all(lever.emails), plainMail);
  const phones = distinct(all(lever.phones), plainPhone).map((value) => ({ value }));
  const tags = distinct([...choices.tags, ...all(mapped)], plainText);
  const body: NewOpportunity = {
    name: single(lever.name)?.value ?? '',
    ...filled('headline', single(lever.headline)?.value),
    ...filled('location', single(lever.location)?.value),
    ...(emails.length ? { emails } : {}),
    ...(phones.length ? { phones } : {}),
    links: distinct([...ownLinks(reading, resolved.settings), ...all(lever.links)], plainLink),
    ...(tags.length ? { tags } : {}),
    ...(choices.source.trim() ? { sources: [choices.source.trim()] } : {}),
    origin: choices.origin,
    stage: choices.stage,
    owner: ownerOf(resolved, context.lists, context.actingAs),
    ...(choices.posting ? { postings: [choices.posting] as [string] } : {}),
  };
  const calls: Call[] = [
    { kind: 'create', body, ...(file ? { file } : {}) },
    ...noteCalls(reading, resolved, context.notes),
  ];
  for (const form of sortForms(resolved.forms, resolved.settings.values.displayed, context.lists).filled)
    calls.push({ kind: 'form', ...form });
  return { environment: context.environment, performAs: context.actingAs, calls };
}

const filled = <K extends string>(key: K, value: string | undefined) =>
  (value ? { [key]: value } : {}) as { [P in K]?: string };

/** The notes that go on an opportunity. */
export function noteCalls(reading: Reading, resolved: Resolved, context: NoteContext): NoteCall[] {
  const { choices, settings } = resolved;
  const { note, summary, reply, history } = noteTexts(reading, resolved, context);
  const calls: NoteCall[] = [];
  if (note && settings.values.ownNote)
    calls.push({ kind: 'note', about: 'note', value: note, secret: settings.values.ownNoteSecret });
  if (choices.summary && summary)
    calls.push({ kind: 'note', about: 'summary', value: summary, secret: settings.values.summarySecret });
  return [...calls, ...storyCalls(settings.values, { reply, history })];
}

/** The notes of what happened in a campaign. */
export function storyCalls(
  values: Settings,
  { reply, history }: Pick<ReturnType<typeof noteTexts>, 'reply' | 'history'>,
): NoteCall[] {
  return [
    ...(reply ? [{ kind: 'note', about: 'reply', value: reply, secret: values.replySecret } as const] : []),
    ...(history
      ? [{ kind: 'note', about: 'history', value: history, secret: values.historySecret } as const]
      : []),
  ];
}

const notePlanned = {
  note: 'planNote',
  summary: 'planSummary',
  reply: 'planReply',
  history: 'planHistory',
} as const;

/** What a call does in words, and the way it goes. `on`: the opportunity, where it is known. */
const told = (one: Call, on: string): { say: Sentence; method: string; path: string } => {
  const onIt = (sentence: Sentence, path: string, method = 'POST') => ({
    say: sentence,
    method,
    path: `opportunities/${on}/${path}`,
  });
  switch (one.kind) {
    case 'create':
      return {
        say: one.file ? say('planCreateWithPdf', one.file.name) : say('planCreate'),
        method: 'POST',
        path: 'opportunities',
      };
    case 'note':
      return onIt(say(notePlanned[one.about]), 'notes');
    case 'form':
      return onIt(say('planForm'), 'forms');
    case 'file':
      return onIt(say('planPdf', one.file.name), 'files');
    case 'contact':
      return {
        say: say('planContact'),
        method: 'PUT',
        path: `contacts/${encodeURIComponent(one.contact)}`,
      };
    case 'addLinks':
      return onIt(say('planAddLinks'), 'addLinks');
    case 'addTags':
      return onIt(say('planAddTags'), 'addTags');
    case 'addSources':
      return onIt(say('planAddSources'), 'addSources');
    case 'stage':
      return onIt(say('planStage'), 'stage', 'PUT');
    case 'removeLinks':
      return onIt(say('planRemoveLinks'), 'removeLinks');
    case 'removeTags':
      return onIt(say('planRemoveTags'), 'removeTags');
    case 'removeSources':
      return onIt(say('planRemoveSources'), 'removeSources');
    case 'deleteNote':
      return onIt(say('planDeleteNote'), `notes/${encodeURIComponent(one.note)}`, 'DELETE');
    case 'deleteFile':
      return onIt(say('planDeletePdf'), `files/${encodeURIComponent(one.file)}`, 'DELETE');
    case 'archive':
      return onIt(say('planArchive'), 'archived', 'PUT');
  }
};

function bodyOf(one: Call): unknown {
  switch (one.kind) {
    case 'create':
      return { ...one.body, ...(one.file ? { resumeFile: fileWords(one.file) } : {}) };
    case 'file':
      return { file: fileWords(one.file) };
    case 'contact':
      return one.body;
    case 'note':
      return { value: one.value, secret: one.secret };
    case 'form':
      return { baseTemplateId: one.template, fields: one.fields, secret: one.secret };
    case 'addLinks':
    case 'removeLinks':
      return { links: one.links };
    case 'addTags':
    case 'removeTags':
      return { tags: one.tags };
    case 'addSources':
    case 'removeSources':
      return { sources: one.sources };
    case 'deleteNote':
    case 'deleteFile':
      return undefined;
    case 'archive':
      return { reason: one.reason };
    case 'stage':
      return { stage: one.stage };
  }
}

/** What is in a file is not shown: its name and size are. */
export const fileWords = ({ name, size }: Pdf): string => `${name} (${sizeWords(size)})`;

/** A call as it will go out, and what it does in words. */
export function describe(
  { environment, performAs, opportunity }: Omit<Plan, 'calls'>,
  one: Call,
): { say: Sentence; method: string; path: string; body: string } {
  const sent = bodyOf(one);
  const { path, ...rest } = told(one, opportunity === undefined ? '…' : encodeURIComponent(opportunity));
  // Lever takes perform_as with every write but a contact's, and with no note's end.
  const query =
    one.kind === 'contact' || one.kind === 'deleteNote' ? '' : `?perform_as=${encodeURIComponent(performAs)}`;
  return {
    ...rest,
    path: environments[environment].api + path + query,
    body: sent === undefined ? '' : JSON.stringify(sent, null, 2),
  };
}
