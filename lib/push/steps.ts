import type { Lever } from '@/lib/lever/client';
import type { Contact, ContactChange } from '@/lib/lever/schemas';
import type { Call, CallOf } from './calls';
import { loadFile } from './files';
import { filesSince, formsSince, hasFile, notesSince, stageOf } from './find-out';
import { plainLink, plainMail, plainPhone } from './mapping';
import type { Before, Step } from './outbox';

/** For each kind of call but the create: how it is sent, and how one sees in Lever that it is done. */

/** What a call is about. */
export interface On {
  lever: Lever;
  opportunity: string;
  performAs: string;
}

/**
 * What Lever has now: what is left of the call to be done, undefined when nothing is; and what was there, as far as the
 * call changes it.
 */
export interface Look<C> {
  left: C | undefined;
  before: Before;
  /** Something was changed by somebody since the call was made, to something else, and is left to them. */
  theirs?: boolean;
}

/** A call that says how something shall be: sent twice, it does no more than once. Looked at before it is sent. */
interface Setting<C> {
  look: (on: On, call: C) => Promise<Look<C>>;
  send: (on: On, call: C) => Promise<void>;
}

/** A call that adds another one each time it is sent. */
interface Adding<C> {
  /** Sends it. @returns the id of what it made, if Lever told it */
  add: (on: On, call: C) => Promise<string | undefined>;
  /** What it made when it was sent, by id, oldest first. */
  made: (on: On, call: C, sent: { by: string; since: number }) => Promise<string[]>;
}

type Kind = Exclude<Call['kind'], 'create'>;
type Adds = 'note' | 'form' | 'file';
export type LaterCall = Exclude<Call, { kind: 'create' }>;

const left = <C>(call: C, done: boolean): C | undefined => (done ? undefined : call);
const exact = (word: string): string => word;

/** Adds to, or takes from, one of the opportunity's lists. */
function list<C extends LaterCall>(
  held: 'links' | 'tags' | 'sources',
  how: 'add' | 'remove',
  wordsOf: (call: C) => readonly string[],
  send: (on: On, words: readonly string[]) => Promise<void>,
): Setting<C> {
  const plain = held === 'links' ? plainLink : exact;
  return {
    look: async ({ lever, opportunity }, call) => {
      const words = (await lever.opportunity(opportunity))[held];
      const there = new Set(words.map(plain));
      const is = (word: string) => there.has(plain(word)) === (how === 'add');
      return { left: left(call, wordsOf(call).every(is)), before: { words } };
    },
    send: (on, call) => send(on, wordsOf(call)),
  };
}

const settings: { [K in Exclude<Kind, Adds>]: Setting<CallOf<K>> } = {
  contact: {
    look: async ({ lever }, call) => {
      const contact = await lever.contact(call.contact);
      const was = fieldsOf(contact);
      const before: ContactChange = {};
      const body: ContactChange = {};
      let theirs = false;
      for (const name of Object.keys(call.body) as (keyof ContactChange)[]) {
        Object.assign(before, { [name]: was[name] });
        const free = call.from === undefined || sameField(name, was, call.from);
        const wanted = free ? call.body[name] : addedTo(name, was, call);
        theirs ||= wanted === undefined && !sameField(name, was, call.body);
        if (wanted !== undefined && !sameField(name, was, { [name]: wanted }))
          Object.assign(body, { [name]: wanted });
      }
      return {
        left: left({ ...call, body }, !Object.keys(body).length),
        before: { contact: before },
        theirs,
      };
    },
    send: ({ lever }, { contact, body }) => lever.updateContact(contact, body),
  },
  addLinks: list(
    'links',
    'add',
    ({ links }) => links,
    ({ lever, opportunity, performAs }, links) => lever.addLinks(opportunity, links, performAs),
  ),
  addTags: list(
    'tags',
    'add',
    ({ tags }) => tags,
    ({ lever, opportunity, performAs }, tags) => lever.addTags(opportunity, tags, performAs),
  ),
  addSources: list(
    'sources',
    'add',
    ({ sources }) => sources,
    ({ lever, opportunity, performAs }, sources) => lever.addSources(opportunity, sources, performAs),
  ),
  removeLinks: list(
    'links',
    'remove',
    ({ links }) => links,
    ({ lever, opportunity, performAs }, links) => lever.removeLinks(opportunity, links, performAs),
  ),
  removeTags: list(
    'tags',
    'remove',
    ({ tags }) => tags,
    ({ lever, opportunity, performAs }, tags) => lever.removeTags(opportunity, tags, performAs),
  ),
  removeSources: list(
    'sources',
    'remove',
    ({ sources }) => sources,
    ({ lever, opportunity, performAs }, sources) => lever.removeSources(opportunity, sources, performAs),
  ),
  stage: {
    look: async ({ lever, opportunity }, call) => {
      const stage = stageOf(await lever.opportunity(opportunity));
      const theirs = call.from !== undefined && stage !== call.from && stage !== call.stage;
      return {
        left: left(call, theirs || stage === call.stage),
        before: stage === undefined ? {} : { stage },
        theirs,
      };
    },
    send: ({ lever, opportunity, performAs }, { stage }) => lever.setStage(opportunity, stage, performAs),
  },
  deleteNote: {
    look: async ({ lever, opportunity }, call) => {
      const notes = await lever.notes(opportunity);
      return { left: left(call, !notes.some(({ id }) => id === call.note)), before: {} };
    },
    send: ({ lever, opportunity }, { note }) => lever.deleteNote(opportunity, note),
  },
  deleteFile: {
    look: async ({ lever, opportunity }, call) => {
      const files = await lever.files(opportunity);
      return { left: left(call, !files.some(({ id }) => id === call.file)), before: {} };
    },
    send: ({ lever, opportunity, performAs }, { file }) => lever.deleteFile(opportunity, file, performAs),
  },
  archive: {
    look: async ({ lever, opportunity }, call) => {
      const { archived } = await lever.opportunity(opportunity);
      return { left: left(call, archived !== null && archived !== undefined), before: {} };
    },
    send: ({ lever, opportunity, performAs }, { reason }) => lever.archive(opportunity, reason, performAs),
  },
};

const additions: { [K in Adds]: Adding<CallOf<K>> } = {
  note: {
    add: ({ lever, opportunity, performAs }, { value, secret }) =>
      lever.createNote(opportunity, { value, secret }, performAs),
    made: ({ lever, opportunity }, call, sent) => notesSince(lever, opportunity, call, sent),
  },
  form: {
    add: async ({ lever, opportunity, performAs }, { template, fields, secret }) => {
      await lever.createForm(opportunity, { baseTemplateId: template, fields, secret }, performAs);
      return undefined;
    },
    made: ({ lever, opportunity }, call, { since }) => formsSince(lever, opportunity, call, since),
  },
  file: {
    add: async ({ lever, opportunity, performAs }, { file }) =>
      lever.addFile(opportunity, await loadFile(file), performAs),
    made: ({ lever, opportunity }, { file }, { since }) => filesSince(lever, opportunity, file, since),
  },
};

const adding: readonly Call['kind'][] = Object.keys(additions) as Adds[];

export const adds = (call: Call): call is CallOf<Adds> => adding.includes(call.kind);

/** Looks what is left to do; a call that adds is to be done unless it was. A file that is there is not put there again. */
export async function look(on: On, call: LaterCall): Promise<Look<LaterCall>> {
  if (adds(call)) {
    // What it makes is recognised by when it was sent, by Lever's clock: the first answer of a life tells that.
    if (!on.lever.knowsTime()) await on.lever.opportunity(on.opportunity);
    const there = call.kind === 'file' && (await hasFile(on.lever, on.opportunity, call.file));
    return { left: left(call, there === true), before: {} };
  }
  const { look: ask } = settings[call.kind] as Setting<LaterCall>;
  return ask(on, call);
}

/** Sends it. @returns the id of what it made, if it made something and Lever told */
export async function send(on: On, call: LaterCall): Promise<string | undefined> {
  if (adds(call)) return (additions[call.kind] as Adding<LaterCall>).add(on, call);
  await (settings[call.kind] as Setting<LaterCall>).send(on, call);
  return undefined;
}

/** What a call that adds made when it was sent, by id, oldest first. */
export const madeBy = (on: On, call: CallOf<Adds>, { by, sentAt }: Step): Promise<string[]> =>
  (additions[call.kind] as Adding<LaterCall>).made(on, call, {
    by: by ?? on.performAs,
    since: sentAt ?? 0,
  });

/**
 * A list that somebody else changed since the call was made, with what the call adds; undefined where it does not add but
 * says what the whole shall be: then it is theirs.
 */
function addedTo(
  name: keyof ContactChange,
  was: ContactFields,
  { body, from }: CallOf<'contact'>,
): string[] | ContactChange['phones'] {
  const plain = (list: ContactChange['phones'] = []) => list.map(({ value }) => plainPhone(value));
  if (name === 'emails' && body.emails && from?.emails) {
    const [before, now] = [from.emails.map(plainMail), was.emails.map(plainMail)];
    if (!before.every((one) => body.emails?.map(plainMail).includes(one))) return undefined;
    const ours = body.emails.filter((one) => ![...before, ...now].includes(plainMail(one)));
    return [...was.emails, ...ours];
  }
  if (name === 'phones' && body.phones && from?.phones) {
    const [before, now] = [plain(from.phones), plain(was.phones)];
    if (!before.every((one) => plain(body.phones).includes(one))) return undefined;
    const ours = body.phones.filter(({ value }) => ![...before, ...now].includes(plainPhone(value)));
    return [...was.phones, ...ours];
  }
  return undefined;
}

/** A contact's fields as a change names them. */
type ContactFields = { [K in keyof ContactChange]-?: NonNullable<ContactChange[K]> };
export const fieldsOf = ({ name, headline, location, emails, phones }: Contact): ContactFields => ({
  name,
  headline,
  location,
  emails,
  phones: phones.map(({ type, value }) => ({ ...(type ? { type } : {}), value })),
});

/** Whether a field of a contact says the same in both. */
export function sameField(name: keyof ContactChange, a: ContactChange, b: ContactChange): boolean {
  const plain = (of: ContactChange): unknown => {
    if (name === 'emails') return of.emails?.map(plainMail);
    if (name === 'phones') return of.phones?.map(({ value }) => plainPhone(value));
    return of[name]?.trim();
  };
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}
