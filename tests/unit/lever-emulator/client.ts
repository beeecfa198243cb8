import { HOSTS, keyHeader, seed, type Env, type Lever } from '../../lever/index.ts';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body, whatever it is. */
  json: Json;
}
// What an answer holds is looked at key by key in these tests.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

export type Query = Record<string, string | readonly string[]>;

interface Ask {
  env?: Env;
  query?: Query;
  body?: unknown;
  authorization?: string;
}

/** A client with a key that sees everything, unless told otherwise. */
export function clientOf(lever: Lever, standing: { env?: Env; authorization?: string } = {}) {
  const call = async (method: string, path: string, ask: Ask = {}): Promise<Answer> => {
    const env = ask.env ?? standing.env ?? 'production';
    const url = new URL(`https://${HOSTS[env].api}/v1${path}`);
    for (const [name, value] of Object.entries(ask.query ?? {})) {
      for (const one of [value].flat()) url.searchParams.append(name, one);
    }
    const { apiKeys } = env === 'production' ? seed : seed.sandbox;
    const form = ask.body instanceof FormData;
    const answer = await lever.fetch(url, {
      method,
      headers: {
        authorization: ask.authorization ?? standing.authorization ?? keyHeader(apiKeys.confidential.key),
        ...(ask.body === undefined || form ? {} : { 'content-type': 'application/json' }),
      },
      ...(ask.body === undefined ? {} : { body: form ? (ask.body as FormData) : JSON.stringify(ask.body) }),
    });
    const text = await answer.text();
    let json: Json;
    try {
      json = JSON.parse(text);
    } catch {
      json = undefined;
    }
    return { status: answer.status, headers: answer.headers, text, json };
  };
  return {
    call,
    get: (path: string, query: Query = {}) => call('GET', path, { query }),
    post: (path: string, body: unknown, query: Query = {}) => call('POST', path, { body, query }),
    put: (path: string, body: unknown, query: Query = {}) => call('PUT', path, { body, query }),
    del: (path: string, query: Query = {}) => call('DELETE', path, { query }),
    /** POST /opportunities by the Super Admin. */
    create: (body: unknown, query: Query = {}) =>
      call('POST', '/opportunities', { body, query: { perform_as: seed.users.superAdmin.id, ...query } }),
  };
}

export const names = (answer: Answer): string[] =>
  (answer.json.data as { name?: string; text?: string }[]).map((one) => one.name ?? one.text ?? '');

export const ids = (answer: Answer): string[] => (answer.json.data as { id: string }[]).map((one) => one.id);

/** A value with every leaf put down as the name of its type: what an answer looks like, apart from what it says. */
export function shapeOf(value: unknown): unknown {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shapeOf(one)]));
  }
  return typeof value;
}
