import { Hono } from 'hono';
import { applicationRoutes } from './applications.ts';
import { contactRoutes } from './contacts.ts';
import { forbidden, LeverError, unauthorized } from './errors.ts';
import { fileRoutes } from './files.ts';
import { formRoutes } from './forms.ts';
import { noteRoutes } from './notes.ts';
import { createRoutes } from './opportunity-create.ts';
import { listRoutes } from './opportunity-list.ts';
import { updateRoutes } from './opportunity-updates.ts';
import { postingRoutes } from './postings.ts';
import { CONFIDENTIAL } from './scopes.ts';
import { checkAccessToken, environmentOfKey } from './tokens.ts';
import { userRoutes } from './users.ts';
import { vocabularyRoutes } from './vocabulary.ts';
import { holds, type App, type Ctx, type Speaks, type Who } from './world.ts';

/** The Data API of one environment. */
export function createApi(): App {
  const api = new Hono<Speaks>({ strict: false });
  api.use(async (c: Ctx, next) => {
    const { who, credential } = identify(c);
    c.set('who', who);
    c.env.entry.who = { env: who.env, client: who.client, userId: who.userId };
    c.env.world.buckets.take(`${c.env.env} ${credential}`);
    await next();
  });
  const v1 = new Hono<Speaks>({ strict: false });
  userRoutes(v1);
  vocabularyRoutes(v1);
  postingRoutes(v1);
  listRoutes(v1);
  createRoutes(v1);
  updateRoutes(v1);
  noteRoutes(v1);
  fileRoutes(v1);
  formRoutes(v1);
  applicationRoutes(v1);
  contactRoutes(v1);
  api.route('/v1', v1);

  const known = api.routes.filter((route) => route.method !== 'ALL');
  api.notFound((c) => {
    // Inferred from the framework Lever is said to run on: a known path with another method is 405, else 404.
    const elsewhere = known.some((route) => matches(route.path, c.req.path));
    return c.json(
      elsewhere
        ? { code: 'MethodNotAllowedError', message: `${c.req.method} is not allowed` }
        : { code: 'ResourceNotFound', message: `${c.req.path} does not exist` },
      elsewhere ? 405 : 404,
    );
  });
  api.onError((error, c) => {
    const lever =
      error instanceof LeverError ? error : new LeverError(500, 'InternalServerError', String(error));
    const { rate } = c.env.world.settings;
    return new Response(JSON.stringify({ code: lever.code, message: lever.message }), {
      status: lever.status,
      headers: {
        'content-type': 'application/json',
        ...(lever.status === 429 && rate !== false && rate.retryAfter !== undefined
          ? { 'retry-after': String(rate.retryAfter) }
          : {}),
      },
    });
  });
  return api;
}

const matches = (pattern: string, path: string): boolean => {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length && wanted.every((part, i) => part.startsWith(':') || part === given[i])
  );
};

// Words documented as the symptom of a token of the other environment; for an API key of the other one inferred.
const wrongEnvironment = () => forbidden('Unable to find a signing key that matches');

function identify(c: Ctx): { who: Who; credential: string } {
  const { world, env } = c.env;
  const [kind = '', value = ''] = (c.req.header('authorization') ?? '').split(' ', 2);
  switch (kind.toLowerCase()) {
    case 'bearer': {
      const verdict = checkAccessToken(world.grants[env], value, world.clock.now());
      if (verdict === 'unknown key') throw wrongEnvironment();
      if (verdict === 'expired') throw unauthorized('The access token expired');
      if (typeof verdict === 'string') throw unauthorized('Invalid access token');
      const { grant } = verdict;
      const allowed = holds(grant.scopes);
      return {
        credential: grant.id,
        who: {
          env,
          kind: 'oauth',
          client: grant.app,
          userId: grant.userId,
          allows: allowed,
          confidential: allowed(CONFIDENTIAL),
        },
      };
    }
    case 'basic': {
      // Documented: the key is the user name and the password is empty. Checked to the colon, so that a client that
      // forgets it fails here.
      const decoded = Buffer.from(value, 'base64').toString();
      const key = decoded.endsWith(':') ? decoded.slice(0, -1) : undefined;
      const found = world.accounts[env].apiKeys.find((one) => one.key === key);
      if (found === undefined) {
        if (key !== undefined && environmentOfKey(world.accounts, key) !== undefined) {
          throw wrongEnvironment();
        }
        throw unauthorized('Invalid API key');
      }
      const { permissions } = found;
      return {
        credential: found.key,
        who: {
          env,
          kind: 'key',
          client: found.name,
          userId: null,
          allows: permissions === 'all' ? () => true : holds(new Set(permissions)),
          confidential: found.confidential,
        },
      };
    }
    default:
      throw unauthorized('Authentication is required');
  }
}
