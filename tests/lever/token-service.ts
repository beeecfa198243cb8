import { ENVS, type Env } from './hosts.ts';
import { answerToken, problem, readParams } from './oauth.ts';
import type { World } from './world.ts';

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST, OPTIONS',
  'access-control-allow-headers': 'content-type, accept',
};

/**
 * A service of an organisation's own that keeps the client secret: it takes a token request without the secret, on any
 * path, adds it, and answers as Lever's token endpoint does.
 */
export async function tokenService(world: World, clientSecret: string, request: Request): Promise<Response> {
  const answer = await respond(world, clientSecret, request);
  for (const [name, value] of Object.entries(CORS)) answer.headers.set(name, value);
  return answer;
}

async function respond(world: World, clientSecret: string, request: Request): Promise<Response> {
  if (request.method === 'OPTIONS') return new Response(null, { status: 204 });
  if (request.method !== 'POST') return problem(405, 'invalid_request', 'POST only');
  const params = await readParams(request);
  if (params === undefined) return problem(400, 'invalid_request', 'Body must be a form or JSON');
  if ('client_secret' in params) return problem(400, 'invalid_request', 'The secret must not be sent here');
  if (params['grant_type'] === 'authorization_code' && !params['code_verifier']) {
    return problem(400, 'invalid_request', 'Missing required parameter: code_verifier');
  }
  const env: Env =
    ENVS.find((one) => world.accounts[one].apps.some((app) => app.id === params['client_id'])) ??
    'production';
  return answerToken(world, env, { ...params, client_secret: clientSecret });
}
