import { request as httpRequest } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyHeader, seed, startLever, type RunningLever } from '../../lever/index.ts';

let running: RunningLever;
let agent: Agent;
beforeEach(async () => {
  running = await startLever({ rate: false });
  agent = new Agent({ keepAlive: true, ca: running.certificate });
});
afterEach(async () => {
  agent.destroy();
  await running.close();
});

/** As a browser that has all hosts mapped to this port: the name is checked against the certificate. */
const ask = (host: string, path: string, options: { method?: string; body?: string; plain?: boolean } = {}) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const { method = 'GET', body, plain = false } = options;
    const common = {
      host: '127.0.0.1',
      port: running.port,
      path,
      method,
      headers: {
        host,
        authorization: keyHeader(seed.apiKeys.plain.key),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
    };
    const sent = plain ? httpRequest(common) : httpsRequest({ ...common, servername: host, agent });
    sent.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
const create = () =>
  ask('api.lever.co', `/v1/opportunities?perform_as=${seed.users.admin.id}`, {
    method: 'POST',
    body: '{"name":"Socketed"}',
  });
const made = () =>
  [...running.lever.state.production.contacts.values()].filter(({ name }) => name === 'Socketed').length;

test.each(['api.lever.co', 'api.sandbox.lever.co', 'sandbox-lever.auth0.com', 'www.linkedin.com'])(
  'answers for %s with a certificate that says so',
  async (host) => {
    running.lever.serve('www.linkedin.com', () => new Response('A profile'));
    const { status } = await ask(host, '/v1/stages');
    expect([200, 403, 404]).toContain(status);
    expect(running.lever.requests.at(-1)).toMatchObject({ host, path: '/v1/stages' });
    expect(running.lever.strangers).toEqual([]);
  },
);

test('makes, and answers for the right host', async () => {
  expect((await create()).status).toBe(201);
  const page = await ask('hire.lever.co', `/candidates/${seed.opportunities.marisol.id}`);
  expect(page.text).toContain('Marisol Etxeberria');
  running.lever.serve('www.linkedin.com', (request) => new Response(request.url));
  expect((await ask('www.linkedin.com', '/in/x?y=1')).text).toBe('https://www.linkedin.com/in/x?y=1');
});

test('records plain http too', async () => {
  expect((await ask('time.example.com', '/now', { plain: true })).status).toBe(404);
  expect(running.lever.strangers).toMatchObject([{ host: 'time.example.com', path: '/now', by: 'browser' }]);
});

test.each([
  [{ drop: 'before' }, 0],
  [{ drop: 'after' }, 1],
  [{ drop: 'before', inAnswer: true }, 0],
  [{ drop: 'after', inAnswer: true }, 1],
] as const)('%o cuts the socket', async (deed, count) => {
  await ask('api.lever.co', '/v1/stages'); // so that the connection is one that worked
  running.lever.faults.add({ match: { method: 'POST' }, do: deed });
  await expect(create()).rejects.toMatchObject({ code: expect.stringMatching(/^(ECONNRESET|HPE_.+)$/) });
  expect(made()).toBe(count);
  expect((await create()).status).toBe(201);
});

test('half an answer, a page, and what hangs until released', async () => {
  const { faults } = running.lever;
  faults.add({ match: { method: 'POST' }, do: { badJson: 'truncated' } });
  const half = await create();
  expect(half.status).toBe(201);
  expect(() => JSON.parse(half.text) as unknown).toThrow();
  faults.add({ match: {}, do: { html: true, status: 503 } });
  expect(await create()).toMatchObject({ status: 503, text: expect.stringContaining('<!doctype html>') });
  const fault = faults.add({ match: {}, do: { hang: true } });
  const waiting = create();
  await running.lever.until(({ requests }) => requests.at(-1)?.status === 'held');
  fault.release();
  expect((await waiting).status).toBe(201);
});

test('close cuts what is open, hanging requests too, and frees the port', async () => {
  running.lever.faults.add({ match: {}, do: { hang: true } });
  const waiting = expect(create()).rejects.toMatchObject({ code: 'ECONNRESET' });
  await running.lever.until(({ requests }) => requests.at(-1)?.status === 'held');
  const { port } = running;
  await running.close();
  await waiting;
  const refused = await new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve('connected');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
  });
  expect(refused).toBe('ECONNREFUSED');
});

test('two run side by side', async () => {
  const other = await startLever();
  expect(other.port).not.toBe(running.port);
  expect(other.chromiumFlags[0]).toContain(`127.0.0.1:${other.port}`);
  await other.close();
});
