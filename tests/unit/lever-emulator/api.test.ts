import { beforeEach, describe, expect, test } from 'vitest';
import { createLever, grant, HOSTS, keyHeader, seed, type Lever } from '../../lever/index.ts';
import { clientOf } from './client.ts';

let lever: Lever;
beforeEach(() => {
  lever = createLever();
});

describe('who may ask', () => {
  const status = async (authorization: string) =>
    (await clientOf(lever, { authorization }).get('/stages')).status;

  test('an API key is the user name, with an empty password', async () => {
    const { key } = seed.apiKeys.plain;
    expect(await status(keyHeader(key))).toBe(200);
    expect(await status(`Basic ${btoa(key)}`)).toBe(401);
    expect(await status(`Basic ${btoa(`:${key}`)}`)).toBe(401);
    expect(await status(`Basic ${btoa(`${key}:x`)}`)).toBe(401);
    expect(await status(keyHeader('wrong'))).toBe(401);
    expect(await status(`Bearer ${key}`)).toBe(401);
    expect(await status('')).toBe(401);
  });

  test('tokens and keys of one environment are nothing in the other', async () => {
    const { access_token } = await grant(lever, { env: 'sandbox' });
    for (const authorization of [`Bearer ${access_token}`, keyHeader(seed.sandbox.apiKeys.plain.key)]) {
      const answer = await clientOf(lever, { authorization }).get('/stages');
      expect(answer.status).toBe(403);
      expect(answer.json.message).toContain('Unable to find a signing key that matches');
      expect((await clientOf(lever, { authorization, env: 'sandbox' }).get('/stages')).status).toBe(200);
    }
  });

  test('the environments share no state and no ids', async () => {
    const sandbox = clientOf(lever, { env: 'sandbox' });
    expect((await sandbox.get(`/opportunities/${seed.opportunities.marisol.id}`)).status).toBe(404);
    const own = await sandbox.get(`/opportunities/${seed.sandbox.opportunities.marisol.id}`);
    expect(own.json.data.urls.show).toBe(
      `https://hire.sandbox.lever.co/candidates/${seed.sandbox.opportunities.marisol.id}`,
    );
  });

  test.each([
    ['GET', '/opportunities', 'opportunities:read:admin'],
    ['POST', '/opportunities', 'opportunities:write:admin'],
    ['GET', `/contacts/${seed.contacts.marisol.id}`, 'contact:read:admin'],
    ['PUT', `/contacts/${seed.contacts.marisol.id}`, 'contact:write:admin'],
    ['GET', '/users', 'users:read:admin'],
    ['GET', '/stages', 'stages:read:admin'],
    ['GET', '/postings', 'postings:read:admin'],
    ['GET', '/tags', 'tags:read:admin'],
    ['GET', '/sources', 'sources:read:admin'],
    ['GET', '/archive_reasons', 'archive_reasons:read:admin'],
    ['GET', '/form_templates', 'form_templates:read:admin'],
    ['GET', `/opportunities/${seed.opportunities.marisol.id}/applications`, 'applications:read:admin'],
    ['GET', `/opportunities/${seed.opportunities.marisol.id}/notes`, 'notes:read:admin'],
    ['POST', `/opportunities/${seed.opportunities.marisol.id}/notes`, 'notes:write:admin'],
    ['POST', `/opportunities/${seed.opportunities.marisol.id}/files`, 'files:write:admin'],
    ['GET', `/opportunities/${seed.opportunities.marisol.id}/resumes`, 'resumes:read:admin'],
    ['POST', `/opportunities/${seed.opportunities.marisol.id}/forms`, 'forms:write:admin'],
  ])('%s %s needs %s', async (method, path, scope) => {
    const { access_token } = await grant(lever, { scopes: ['diversity_surveys:read:admin'] });
    const answer = await clientOf(lever).call(method, path, { authorization: `Bearer ${access_token}` });
    expect(answer.status).toBe(403);
    expect(answer.json.message).toContain(scope);
  });

  test('write includes read, read does not include write', async () => {
    const write = await grant(lever, { scopes: ['notes:write:admin', 'opportunities:read:admin'] });
    const api = clientOf(lever, { authorization: `Bearer ${write.access_token}` });
    const path = `/opportunities/${seed.opportunities.marisol.id}`;
    expect((await api.get(`${path}/notes`)).status).toBe(200);
    expect((await api.post(`${path}/addTags`, { tags: ['x'] })).status).toBe(403);
    const reader = clientOf(lever, { authorization: keyHeader(seed.apiKeys.readOnly.key) });
    expect((await reader.create({ name: 'No' })).status).toBe(403);
  });
});

describe('confidential records', () => {
  test('are not there for those without the right', async () => {
    const plain = clientOf(lever, { authorization: keyHeader(seed.apiKeys.plain.key) });
    const { id, contact } = seed.opportunities.confidential;
    expect((await plain.get(`/opportunities/${id}`)).status).toBe(404);
    expect((await plain.get(`/opportunities/${id}/notes`)).status).toBe(404);
    expect((await plain.get(`/postings/${seed.postings.confidential.id}`)).status).toBe(404);
    expect((await plain.get(`/contacts/${contact}`)).status).toBe(404);
    expect((await plain.get('/opportunities', { confidentiality: 'all' })).text).not.toContain(id);
    const made = await plain.create({ name: 'X', postings: [seed.postings.confidential.id] });
    expect(made.status).toBe(400);
  });

  test('are listed for those with it, when they ask', async () => {
    const { access_token } = await grant(lever, { confidential: true });
    const api = clientOf(lever, { authorization: `Bearer ${access_token}` });
    const { id } = seed.opportunities.confidential;
    expect((await api.get(`/opportunities/${id}`)).status).toBe(200);
    expect((await api.get('/opportunities')).text).not.toContain(id);
    const all = await api.get('/opportunities', { confidentiality: 'all' });
    expect(all.text).toContain(id);
    expect(all.text).toContain(seed.opportunities.marisol.id);
    const only = await api.get('/opportunities', { confidentiality: 'confidential' });
    expect(only.json.data).toHaveLength(1);
    expect((await api.get('/opportunities', { confidentiality: 'yes' })).status).toBe(400);
  });
});

describe('errors and headers', () => {
  test('have Lever’s shape', async () => {
    const api = clientOf(lever);
    expect(await api.get('/stages/nowhere')).toMatchObject({
      status: 404,
      json: { code: 'ResourceNotFound', message: 'stages nowhere was not found' },
    });
    expect((await api.get('/candidates')).status).toBe(404);
    const put = await api.put(`/opportunities/${seed.opportunities.marisol.id}`, { name: 'X' });
    expect(put.status).toBe(405);
    const more = await api.post(`/opportunities/${seed.opportunities.marisol.id}/applications`, {});
    expect(more.status).toBe(405);
  });

  test('answers say the region and Lever’s time, and nothing to other origins', async () => {
    lever.clock.freeze(Date.UTC(2027, 0, 2, 3, 4, 5));
    const { headers } = await clientOf(lever).get('/stages');
    expect(headers.get('x-lever-region')).toBe('global');
    expect(headers.get('date')).toBe('Sat, 02 Jan 2027 03:04:05 GMT');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('retry-after')).toBeNull();
  });

  test('a body must be a JSON object and say so', async () => {
    const send = async (body: string, type: string) => {
      const url = `https://${HOSTS.production.api}/v1/opportunities?perform_as=${seed.users.admin.id}`;
      const answer = await lever.fetch(url, {
        method: 'POST',
        body,
        headers: { authorization: keyHeader(seed.apiKeys.plain.key), 'content-type': type },
      });
      return answer.status;
    };
    expect(await send('{}', 'application/json; charset=utf-8')).toBe(201);
    expect(await send('{', 'application/json')).toBe(400);
    expect(await send('[]', 'application/json')).toBe(400);
    expect(await send('{}', 'text/plain')).toBe(400);
  });
});

describe('the rate', () => {
  test('20 at once, then 10 a second, for each key by itself', async () => {
    lever.clock.freeze();
    const { access_token } = await grant(lever);
    const statuses = async (n: number, authorization: string) => {
      const answers = await Promise.all(
        Array.from({ length: n }, () => clientOf(lever, { authorization }).get('/stages')),
      );
      return answers.filter((answer) => answer.status === 200).length;
    };
    const key = keyHeader(seed.apiKeys.plain.key);
    expect(await statuses(25, key)).toBe(20);
    expect(await statuses(25, `Bearer ${access_token}`)).toBe(20);
    lever.clock.advance(500);
    expect(await statuses(25, key)).toBe(5);
    expect(lever.refused).toBe(5 + 5 + 20);
    lever.clock.advance(60_000);
    expect(await statuses(25, key)).toBe(20);
  });

  test('429 has no Retry-After unless told to, and the whole can be off', async () => {
    lever.clock.freeze();
    const api = clientOf(lever);
    lever.settings.rate = { perSecond: 1, burst: 1 };
    await api.get('/stages');
    const refused = await api.get('/stages');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, null]);
    lever.settings.rate = { perSecond: 1, burst: 1, retryAfter: 3 };
    expect((await api.get('/stages')).headers.get('retry-after')).toBe('3');
    lever.settings.rate = false;
    expect((await api.get('/stages')).status).toBe(200);
  });
});

describe('the log', () => {
  test('holds who asked what, with no secret of the Authorization header', async () => {
    const { access_token } = await grant(lever);
    const api = clientOf(lever, { authorization: `Bearer ${access_token}` });
    await api.create({ name: 'Logged' }, { parse: 'false' });
    expect(lever.requests.at(-1)).toMatchObject({
      method: 'POST',
      host: 'api.lever.co',
      path: '/v1/opportunities',
      query: { perform_as: [seed.users.superAdmin.id], parse: ['false'] },
      headers: { authorization: 'Bearer' },
      body: { name: 'Logged' },
      to: 'api',
      status: 201,
      acted: true,
      who: { env: 'production', client: seed.app.id, userId: seed.users.superAdmin.id },
    });
  });

  test('tells strangers, and whose they are', async () => {
    await lever.fetch('https://update.example.com/check?x=1', {
      headers: { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'no-cors' },
    });
    await lever.fetch('https://plain.example.com/');
    const answer = await lever.fetch('https://spy.example.com/beacon', {
      headers: {
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'no-cors',
        'sec-fetch-dest': 'image',
        origin: 'https://www.linkedin.com',
        referer: 'https://www.linkedin.com/',
      },
    });
    expect(answer.status).toBe(404);
    expect(lever.strangers.map(({ host, by }) => [host, by])).toEqual([
      ['update.example.com', 'browser'],
      ['plain.example.com', 'browser'],
      ['spy.example.com', 'product-or-page'],
    ]);
    expect(lever.strangers[2]).toMatchObject({
      origin: 'https://www.linkedin.com',
      secFetchMode: 'no-cors',
      secFetchDest: 'image',
      referer: 'https://www.linkedin.com/',
    });
  });

  test('sites are served by host, and are no strangers', async () => {
    const end = lever.serve('*.example.org', (request) => new Response(new URL(request.url).hostname));
    expect(await (await lever.fetch('https://www.example.org/a')).text()).toBe('www.example.org');
    expect(lever.requests.at(-1)?.to).toBe('site');
    end();
    expect((await lever.fetch('https://www.example.org/a')).status).toBe(404);
    expect(lever.strangers).toHaveLength(1);
  });

  test('reset brings everything back but the sites', async () => {
    lever.serve('site.example.com', () => new Response('here'));
    await clientOf(lever).create({ name: 'Gone' });
    const before = lever.state.production.opportunities.size;
    lever.settings.listLagMs = 5;
    lever.reset();
    expect(lever.state.production.opportunities.size).toBe(before - 1);
    expect([lever.requests, lever.strangers, lever.settings.listLagMs]).toEqual([[], [], 0]);
    expect((await lever.fetch('https://site.example.com/')).status).toBe(200);
  });

  test('the screens of an opportunity can be opened', async () => {
    const { id } = seed.opportunities.marisol;
    const answer = await lever.fetch(`https://hire.lever.co/candidates/${id}`);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await answer.text()).toContain('Marisol Etxeberria');
    expect((await lever.fetch('https://hire.lever.co/candidates/none')).status).toBe(404);
  });
});
