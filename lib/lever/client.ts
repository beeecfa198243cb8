import ky, { HTTPError } from 'ky';
import pThrottle from 'p-throttle';
import * as z from 'zod/mini';
import { DoorClosed, type Door } from './door';
import { LeverError, type Failure } from './failure';
import { environments, type Environment } from './hosts';
import { createPace } from './pace';
import { inTurn } from './room';
import * as schema from './schemas';

/** How long Lever may take to answer one call, in ms. Chrome gives up by itself at 30 s. */
const PATIENCE = 20_000;
/** For so long after Lever said it has trouble of its own, ms, whatever is not answered is taken for the same. */
const STILL_DOWN = 5 * 60_000;
/** With a file, which takes its time to go up. */
const PATIENCE_FOR_FILES = 28_000;
/** Lists longer than this many pages of 100 are cut: a cursor that never ends must not run for ever. */
const MAX_PAGES = 100;

/** Lever lets 10 requests a second pass and bursts up to 20: one turn a call keeps the worker well inside both. */
const turn = pThrottle({ limit: 8, interval: 1_000 })(() => Promise.resolve());
const pace = createPace();

type Method = 'get' | 'post' | 'put' | 'delete';

export interface LeverAccess {
  environment: Environment;
  door: Door;
  /** The `Authorization` header of now. Throws a LeverError when there is none to be had. */
  authorization: () => Promise<string>;
  /** Called when Lever refused this header with a 401: a newer one if there is one to be had, else undefined. */
  renew: (refused: string) => Promise<string | undefined>;
  /** Told of every call, for the connection's health: the failure, or undefined for success. */
  report?: (failure: Failure | undefined) => void;
  /** Nobody waits for these calls: they give way to all others, and none is repeated by itself. */
  background?: boolean;
}

export type Lever = ReturnType<typeof createLever>;

type Query = Record<string, string | string[] | number | undefined>;

/** What goes out: JSON, or a form where a file goes along. */
interface Sent {
  json?: unknown;
  form?: FormData | undefined;
}

interface Asked extends Sent {
  query?: Query;
  expect?: number | readonly number[];
  /** Not being allowed it says nothing of the connection's health. */
  mayBeForbidden?: boolean;
}

function search(query: Query): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of [value].flat()) if (one !== undefined) params.append(name, String(one));
  return params;
}

/**
 * Lever's Data API, typed, as far as Fulcrum uses it. Every method throws `LeverError`. Reads are repeated by
 * themselves when Lever says "too many" or is down for a moment; writes never are, since Lever has no idempotency key
 * and would do them twice.
 */
export function createLever(access: LeverAccess) {
  const http = ky.create({
    baseUrl: environments[access.environment].api,
    fetch: async (input, init) => {
      await turn();
      await pace.turn();
      const response = await access.door(new Request(input, init));
      pace.heard(response.status);
      const date = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(date)) ahead = date - Date.now();
      return response;
    },
    timeout: false, // the signal below covers repeats and the body too
    retry: access.background
      ? 0
      : { limit: 2, methods: ['get'], statusCodes: [429, 500, 502, 503, 504], maxRetryAfter: 5_000 },
  });

  /** Lever's clock minus ours, ms, by its last answer: never more than it is, since its word has no parts of a second. */
  let ahead: number | undefined;

  async function call<T extends z.core.$ZodType>(
    method: Method,
    path: string,
    answer: T,
    options: Asked = {},
  ): Promise<z.output<T>> {
    const write = method !== 'get';
    try {
      const response = await inTurn(access.background ?? false, () => authorized(method, path, options));
      if (options.expect !== undefined && ![options.expect].flat().includes(response.status))
        throw new LeverError({ kind: 'unreadable' }, write);
      const parsed = z.safeParse(answer, parseJson(await response.text()));
      if (!parsed.success) throw new LeverError({ kind: 'unreadable' }, write);
      down = undefined;
      access.report?.(undefined);
      return parsed.data;
    } catch (error) {
      const failed = stillDown(asLeverError(error, write));
      if (!options.mayBeForbidden || failed.failure.kind !== 'forbidden') access.report?.(failed.failure);
      throw failed;
    }
  }

  async function authorized(
    method: Method,
    path: string,
    { query = {}, json, form }: Sent & { query?: Query },
  ): Promise<Response> {
    const request = (authorization: string) =>
      http(path, {
        method,
        signal: AbortSignal.timeout(form ? PATIENCE_FOR_FILES : PATIENCE),
        searchParams: search(query),
        headers: { authorization },
        ...(form ? { body: form } : json === undefined ? {} : { json }),
      });
    const header = await access.authorization();
    // Known before a byte has left; afterwards nobody can tell a request that arrived from one that did not.
    if (!navigator.onLine) throw new LeverError({ kind: 'offline' }, false);
    try {
      return await request(header);
    } catch (error) {
      // A 401 was not carried out, so asking once more with a new token is safe for writes too.
      if (!(error instanceof HTTPError) || error.response.status !== 401) throw error;
      const renewed = await access.renew(header);
      if (renewed === undefined) throw error;
      return request(renewed);
    }
  }

  async function all<T extends z.core.$ZodType>(
    path: string,
    item: T,
    query: Query = {},
    mayBeForbidden = false,
  ): Promise<z.output<T>[]> {
    const items: z.output<T>[] = [];
    let offset: string | undefined;
    for (let n = 0; n < MAX_PAGES; n += 1) {
      const answer = await call('get', path, schema.page(item), {
        query: { ...query, limit: 100, offset },
        mayBeForbidden,
      });
      items.push(...(answer.data as z.output<T>[]));
      const next = answer.next ?? undefined;
      if (!answer.hasNext || next === undefined || next === offset) break;
      offset = next;
    }
    return items;
  }

  /** A change of one opportunity that answers with it. What the answer says of the contact is often blank: not used. */
  const change = async (
    method: Method,
    opportunityId: string,
    what: string,
    performAs: string,
    json: Record<string, string | readonly string[]>,
  ): Promise<void> => {
    await call(
      method,
      `opportunities/${encodeURIComponent(opportunityId)}/${what}`,
      schema.single(z.looseObject({ id: z.string() })),
      { query: { perform_as: performAs }, json, expect: 200 },
    );
  };

  return {
    environment: access.environment,

    /** What Lever's clock says now, ms since 1970, by its last answer; never later than it is. Ours, before any. */
    now: () => Date.now() + (ahead ?? 0),

    /** Whether an answer has told what Lever's clock says. */
    knowsTime: () => ahead !== undefined,

    /** Active users only. */
    users: () => all('users', schema.user),

    user: async (id: string) =>
      (await call('get', `users/${encodeURIComponent(id)}`, schema.single(schema.user))).data,

    /** The user with exactly this address, an active one if there is one. */
    userByEmail: async (email: string) => {
      const wanted = email.trim().toLowerCase();
      if (!wanted) return undefined;
      const query = { email: wanted, includeDeactivated: 'true' };
      const { data } = await call('get', 'users', schema.page(schema.user), { query });
      const same = data.filter((user) => user.email.toLowerCase() === wanted);
      return same.find((user) => !user.deactivatedAt) ?? same[0];
    },

    /** In the order of the pipeline. Names may repeat. */
    stages: () => all('stages', schema.stage),

    tags: () => all('tags', schema.counted),

    sources: () => all('sources', schema.counted),

    /** Profile forms, with their fields. */
    formTemplates: () => all('form_templates', schema.formTemplate),

    archiveReasons: () => all('archive_reasons', schema.archiveReason),

    /** Postings somebody can be pushed to: published in either channel, and internal ones. */
    openPostings: async (confidential: boolean) => {
      const confidentiality = confidential ? 'all' : undefined;
      const lists = [];
      // A published list holds the public site's postings only, unless a channel is named.
      for (const query of [
        { state: 'published' },
        { state: 'published', distributionChannel: 'internal' },
        { state: 'internal' },
      ])
        lists.push(await all('postings', schema.posting, { ...query, confidentiality }));
      return [...new Map(lists.flat().map((p) => [p.id, p])).values()];
    },

    posting: async (id: string) =>
      (await call('get', `postings/${encodeURIComponent(id)}`, schema.single(schema.posting))).data,

    opportunity: async (id: string) =>
      (
        await call('get', `opportunities/${encodeURIComponent(id)}`, schema.single(schema.opportunity), {
          query: { expand: ['applications', 'stage', 'owner'] },
        })
      ).data,

    /**
     * Opportunities made at or after a moment, in no useful order, with their applications.
     * @param since ms since 1970 by Lever's clock
     */
    opportunitiesSince: (since: number, confidential: boolean) =>
      all('opportunities', schema.opportunity, {
        created_at_start: Math.max(0, Math.floor(since)),
        expand: 'applications',
        confidentiality: confidential ? 'all' : undefined,
      }),

    /** The name of the account's job site, the only name of its own that the API gives it. */
    siteName: async () => {
      const answer = await call('get', 'postings', schema.page(schema.posting), { query: { limit: 1 } });
      return answer.data.map(schema.siteOf).find(Boolean);
    },

    /**
     * Makes one opportunity. Counts only as 201 with an id; anything else that is not a clear refusal is unknown.
     * @param resume goes in the same call
     */
    createOpportunity: async (body: schema.NewOpportunity, performAs: string, resume?: File) => {
      const answer = await call(
        'post',
        'opportunities',
        z.looseObject({ data: schema.opportunity, deduped: z.nullish(z.boolean()) }),
        {
          query: { perform_as: performAs },
          json: body,
          form: resume && formOf(body, resume),
          expect: 201,
        },
      );
      return { opportunity: answer.data, deduped: answer.deduped ?? false };
    },

    notes: (opportunityId: string) =>
      all(`opportunities/${encodeURIComponent(opportunityId)}/notes`, schema.note),

    /** @returns the note's id, if Lever gave one */
    createNote: async (
      opportunityId: string,
      note: { value: string; secret: boolean },
      performAs: string,
    ) => {
      const answer = await call(
        'post',
        `opportunities/${encodeURIComponent(opportunityId)}/notes`,
        schema.single(schema.createdNote),
        { query: { perform_as: performAs }, json: note, expect: 201 },
      );
      return answer.data.noteId ?? answer.data.id ?? undefined;
    },

    /** Profile forms that were filled in. */
    forms: (opportunityId: string) =>
      all(`opportunities/${encodeURIComponent(opportunityId)}/forms`, schema.form),

    /** Fills in one profile form. Lever's documentation has the answer bare, so nothing is asked of its shape. */
    createForm: async (opportunityId: string, form: schema.NewForm, performAs: string): Promise<void> => {
      await call('post', `opportunities/${encodeURIComponent(opportunityId)}/forms`, z.looseObject({}), {
        query: { perform_as: performAs },
        json: form,
        expect: 201,
      });
    },

    /** Files that were added; a résumé is none of them. */
    files: (opportunityId: string) =>
      all(`opportunities/${encodeURIComponent(opportunityId)}/files`, schema.file, {}, true),

    /** Takes a permission of its own, which older sign-ins did not ask for. */
    resumes: (opportunityId: string) =>
      all(`opportunities/${encodeURIComponent(opportunityId)}/resumes`, schema.resume, {}, true),

    /**
     * Adds one file. Which of the two codes says that it was done is not documented.
     * @returns the file's id, if Lever gave one
     */
    addFile: async (opportunityId: string, file: File, performAs: string) => {
      const form = new FormData();
      form.append('file', file);
      const path = `opportunities/${encodeURIComponent(opportunityId)}/files`;
      const answer = await call('post', path, schema.createdFile, {
        query: { perform_as: performAs },
        form,
        expect: [200, 201],
      });
      return answer.data?.id ?? answer.id ?? undefined;
    },

    deleteFile: async (opportunityId: string, fileId: string, performAs: string): Promise<void> => {
      const path = `opportunities/${encodeURIComponent(opportunityId)}/files/${encodeURIComponent(fileId)}`;
      await call('delete', path, z.unknown(), { query: { perform_as: performAs }, expect: 204 });
    },

    contact: async (id: string) =>
      (await call('get', `contacts/${encodeURIComponent(id)}`, schema.single(schema.contact))).data,

    /** Opportunities of whoever has this address, or of this contact, with their applications. Lists lag behind. */
    opportunitiesWith: (who: { email: string } | { contact_id: string }, confidential: boolean) =>
      all('opportunities', schema.opportunity, {
        ...who,
        expand: ['applications', 'stage', 'owner'],
        confidentiality: confidential ? 'all' : undefined,
      }),

    /**
     * One page of a list of opportunities, and Lever's clock then, ms. A row that cannot be understood is left out, so
     * that it does not take its page along.
     * @param query what the list is narrowed to; `offset` is the `next` of the page before
     */
    opportunitiesPage: async (list: 'opportunities' | 'opportunities/deleted', query: Query) => {
      const answer = await call('get', list, schema.page(z.unknown()), {
        query: { ...query, expand: 'applications', limit: 100 },
      });
      const rows = answer.data.flatMap((one) => {
        const parsed = z.safeParse(schema.opportunity, one);
        return parsed.success ? [parsed.data] : [];
      });
      return { rows, next: (answer.hasNext && answer.next) || undefined, at: Date.now() + (ahead ?? 0) };
    },

    /** Takes away a note that was made by API. */
    deleteNote: async (opportunityId: string, noteId: string): Promise<void> => {
      const path = `opportunities/${encodeURIComponent(opportunityId)}/notes/${encodeURIComponent(noteId)}`;
      await call('delete', path, z.unknown(), { expect: 204 });
    },

    /** Changes what the body names. Takes no acting user. */
    updateContact: async (id: string, body: schema.ContactChange): Promise<void> => {
      const answer = schema.single(z.looseObject({ id: z.string() }));
      await call('put', `contacts/${encodeURIComponent(id)}`, answer, { json: body, expect: 200 });
    },

    /** Opportunities of one contact, live and archived. */
    opportunitiesOf: (contactId: string, confidential: boolean) =>
      all('opportunities', schema.opportunity, {
        contact_id: contactId,
        expand: 'applications',
        confidentiality: confidential ? 'all' : undefined,
      }),

    addLinks: (id: string, links: readonly string[], performAs: string) =>
      change('post', id, 'addLinks', performAs, { links }),
    removeLinks: (id: string, links: readonly string[], performAs: string) =>
      change('post', id, 'removeLinks', performAs, { links }),
    addTags: (id: string, tags: readonly string[], performAs: string) =>
      change('post', id, 'addTags', performAs, { tags }),
    removeTags: (id: string, tags: readonly string[], performAs: string) =>
      change('post', id, 'removeTags', performAs, { tags }),
    addSources: (id: string, sources: readonly string[], performAs: string) =>
      change('post', id, 'addSources', performAs, { sources }),
    removeSources: (id: string, sources: readonly string[], performAs: string) =>
      change('post', id, 'removeSources', performAs, { sources }),
    setStage: (id: string, stage: string, performAs: string) =>
      change('put', id, 'stage', performAs, { stage }),
    archive: (id: string, reason: string, performAs: string) =>
      change('put', id, 'archived', performAs, { reason }),
  };
}

/** Lever's last word that it has trouble of its own: its status, and when, by our clock. */
let down: { status: number; at: number } | undefined;

/**
 * After some answers of 5xx Chrome turns an extension's requests down by itself for a while (its extension throttle):
 * the network is there, and it is not the recruiter's to be looked at.
 */
function stillDown(error: LeverError): LeverError {
  const { failure, outcomeUnknown } = error;
  if (failure.kind === 'leverDown') down = { status: failure.status, at: Date.now() };
  if (failure.kind !== 'offline' || !down || !navigator.onLine) return error;
  const ago = Date.now() - down.at;
  return ago >= 0 && ago < STILL_DOWN
    ? new LeverError({ kind: 'leverDown', status: down.status }, outcomeUnknown)
    : error;
}

/**
 * An opportunity and its résumé as a form. Lists are documented with `[]` after the name; of two ways to write a phone
 * number that integrators use, the one whose answer is recorded.
 */
function formOf({ phones = [], ...body }: schema.NewOpportunity, resume: File): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(body))
    for (const one of [value ?? []].flat()) form.append(typeof value === 'string' ? name : `${name}[]`, one);
  for (const [n, { value }] of phones.entries()) form.append(`phones[${n}][value]`, value);
  form.append('resumeFile', resume);
  return form;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function asLeverError(error: unknown, write: boolean): LeverError {
  if (error instanceof LeverError) return error;
  if (error instanceof HTTPError) return fromStatus(error, write);
  if (error instanceof Error && error.name === 'TimeoutError')
    return new LeverError({ kind: 'noAnswer' }, write);
  if (error instanceof DoorClosed || (error instanceof Error && error.cause instanceof DoorClosed))
    return new LeverError({ kind: 'elsewhere' }, write);
  // fetch tells a lost connection, a refused redirect and a missing network apart for nobody.
  return new LeverError({ kind: 'offline' }, write);
}

function fromStatus({ response, data }: HTTPError, write: boolean): LeverError {
  const { status } = response;
  const message = messageOf(data);
  if (status === 401) return new LeverError({ kind: 'reconnect' }, false);
  // Lever's answer to a sandbox token in production, and the other way round.
  if (status === 403 && /signing key/i.test(message))
    return new LeverError({ kind: 'wrongEnvironment' }, false);
  if (status === 403) return new LeverError({ kind: 'forbidden', message }, false);
  if (status === 404) return new LeverError({ kind: 'notFound', message }, false);
  if (status === 429) {
    const seconds = Number(response.headers.get('retry-after'));
    return new LeverError(
      { kind: 'limited', retryAfterMs: seconds > 0 ? seconds * 1_000 : undefined },
      false,
    );
  }
  // A 5xx may come after the work was done.
  if (status >= 500) return new LeverError({ kind: 'leverDown', status }, write);
  return new LeverError({ kind: 'refused', status, message }, false);
}

/** Lever's error body is `{code, message}`; a proxy's may be anything. */
function messageOf(data: unknown): string {
  const body = z.safeParse(z.looseObject({ message: z.string() }), data);
  return body.success ? body.data.message.slice(0, 300) : '';
}
