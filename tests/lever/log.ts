import type { Env } from './hosts.ts';

/** One request, as it came in and as it was answered. */
export interface Entry {
  time: number;
  method: string;
  host: string;
  path: string;
  query: Record<string, string[]>;
  /** `authorization` says only its kind. */
  headers: Record<string, string>;
  /** JSON as it is, a form as names and values, a file as name, type and size, anything else as text. */
  body: unknown;
  /** What stood behind the host. */
  to: 'api' | 'auth' | 'hire' | 'token service' | 'site' | 'stranger';
  /** The status answered; `'dropped'` and `'held'` are the doing of faults; null while it is being answered. */
  status: number | 'dropped' | 'held' | null;
  /** Whether Lever got to act on it: false when a fault stood before. */
  acted: boolean;
  who: { env: Env; client: string; userId: string | null } | null;
  /** The browser's own traffic (updates, speculation), or what a page or an extension asked for. */
  by: 'browser' | 'product-or-page';
  origin: string | null;
  secFetchSite: string | null;
  secFetchMode: string | null;
  secFetchDest: string | null;
  referer: string | null;
}

/** Takes down a request; its body is given, since it can be read only once. */
export async function takeDown(request: Request, bytes: ArrayBuffer, time: number): Promise<Entry> {
  const url = new URL(request.url);
  const query: Record<string, string[]> = {};
  for (const name of url.searchParams.keys()) query[name] = url.searchParams.getAll(name);
  const headers = Object.fromEntries(request.headers);
  if (headers['authorization'] !== undefined) {
    headers['authorization'] = headers['authorization'].split(' ', 1)[0] ?? '';
  }
  const header = (name: string) => request.headers.get(name);
  const site = header('sec-fetch-site');
  const mode = header('sec-fetch-mode');
  return {
    time,
    method: request.method,
    host: url.hostname,
    path: url.pathname,
    query,
    headers,
    body: await readBody(header('content-type') ?? '', bytes),
    to: 'stranger',
    status: null,
    acted: false,
    who: null,
    by:
      (site === null && mode === null && header('sec-fetch-dest') === null) ||
      (site === 'none' && mode === 'no-cors')
        ? 'browser'
        : 'product-or-page',
    origin: header('origin'),
    secFetchSite: site,
    secFetchMode: mode,
    secFetchDest: header('sec-fetch-dest'),
    referer: header('referer'),
  };
}

async function readBody(type: string, bytes: ArrayBuffer): Promise<unknown> {
  if (bytes.byteLength === 0) return undefined;
  const text = () => new TextDecoder().decode(bytes);
  if (/json/i.test(type)) {
    try {
      return JSON.parse(text());
    } catch {
      return text();
    }
  }
  if (!/form/i.test(type)) return text();
  try {
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
    const fields: Record<string, unknown> = {};
    for (const [name, value] of form) {
      const said =
        typeof value === 'string' ? value : { name: value.name, type: value.type, size: value.size };
      fields[name] = name in fields ? [fields[name], said].flat() : said;
    }
    return fields;
  } catch {
    return text();
  }
}
