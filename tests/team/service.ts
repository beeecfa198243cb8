/**
 * A team settings address of an organisation's own, for tests: one JSON document with an ETag, as strict as a careful
 * server is. To be served by the emulated Lever: `lever.serve('settings.example.com', team.answer)`; every path of the
 * host is the address.
 */
export interface TeamService {
  /** Answers one request. */
  answer: (request: Request) => Promise<Response>;
  /** What it holds; undefined for nothing. Setting it is what somebody else does, past this product. */
  content: string | undefined;
  /** As it stands; may be changed at any time. */
  options: TeamOptions;
}

interface TeamOptions {
  /** Without it, anybody may read. */
  readKey?: string;
  /** Without it, whoever may read may publish. */
  publishKey?: string;
  /** Whether the headers of CORS are sent. */
  cors: boolean;
  /** Whether a page may read the ETag by CORS. */
  exposesEtag: boolean;
  /** Whether there is an ETag at all. */
  givesEtag: boolean;
  takesPut: boolean;
  fault?: TeamFault | undefined;
}

export type TeamFault =
  | { kind: 'status'; status: number }
  | { kind: 'page' }
  | { kind: 'redirect'; to: string }
  | { kind: 'huge' }
  | { kind: 'broken' };

export function createTeamService(content?: string, options: Partial<TeamOptions> = {}): TeamService {
  let held = content;
  let version = 1;
  const etag = () => `"v${version}"`;

  const service: TeamService = {
    answer: async (request) => withCors(service.options, await respond(request)),
    get content() {
      return held;
    },
    set content(next) {
      held = next;
      version += 1;
    },
    options: { cors: true, exposesEtag: true, givesEtag: true, takesPut: true, ...options },
  };

  async function respond(request: Request): Promise<Response> {
    const { options: now } = service;
    if (request.method === 'OPTIONS') return new Response(null, { status: now.cors ? 204 : 405 });
    if (now.fault) return broken(now.fault);
    const asks = request.method === 'GET';
    const key = asks ? now.readKey : (now.publishKey ?? now.readKey);
    if (key !== undefined) {
      const given = request.headers.get('authorization');
      if (given === null) return new Response('A key is needed', { status: 401 });
      if (given !== `Bearer ${key}`) return new Response('Not this key', { status: 403 });
    }
    if (asks) return read(request);
    if (request.method === 'PUT' && now.takesPut) return write(request);
    return new Response('Not here', { status: 405, headers: { allow: 'GET' } });
  }

  function read(request: Request): Response {
    if (held === undefined) return new Response('Nothing here', { status: 404 });
    if (!service.options.givesEtag) return json(held, {});
    if (request.headers.get('if-none-match') === etag())
      return new Response(null, { status: 304, headers: { etag: etag() } });
    return json(held, { etag: etag() });
  }

  /** RFC 9110: If-Match for what is there, If-None-Match: * for what must not be there yet. */
  async function write(request: Request): Promise<Response> {
    const match = request.headers.get('if-match');
    const noneMatch = request.headers.get('if-none-match');
    if (service.options.givesEtag && match === null && noneMatch === null)
      return new Response('On what condition?', { status: 428 });
    if (match !== null && (held === undefined || match !== etag()))
      return new Response('Somebody was faster', { status: 412 });
    if (noneMatch === '*' && held !== undefined) return new Response('There is one', { status: 412 });
    if (!request.headers.get('content-type')?.startsWith('application/json'))
      return new Response('JSON only', { status: 415 });
    const made = held === undefined;
    service.content = await request.text();
    return new Response(null, {
      status: made ? 201 : 204,
      ...(service.options.givesEtag ? { headers: { etag: etag() } } : {}),
    });
  }
  return service;
}

const json = (body: string, headers: Record<string, string>): Response =>
  new Response(body, { headers: { 'content-type': 'application/json', ...headers } });

function broken(fault: TeamFault): Response {
  switch (fault.kind) {
    case 'status':
      return new Response('No', { status: fault.status });
    case 'page':
      return new Response('<!doctype html><title>Sign in</title>', {
        headers: { 'content-type': 'text/html' },
      });
    case 'redirect':
      return new Response(null, { status: 302, headers: { location: fault.to } });
    case 'huge':
      return json(JSON.stringify({ fulcrum: 1, padding: 'x'.repeat(1_100_000) }), {});
    case 'broken':
      return json('{"fulcrum": 1, "settings": {"tags": ["cut', {});
  }
}

function withCors({ cors, exposesEtag }: TeamOptions, answer: Response): Response {
  if (!cors) return answer;
  answer.headers.set('access-control-allow-origin', '*');
  answer.headers.set('access-control-allow-methods', 'GET, PUT, OPTIONS');
  answer.headers.set(
    'access-control-allow-headers',
    'authorization, content-type, if-match, if-none-match, accept',
  );
  if (exposesEtag) answer.headers.set('access-control-expose-headers', 'ETag');
  return answer;
}
