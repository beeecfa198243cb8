import { beforeEach, describe, expect, test } from 'vitest';
import { createLever, HOSTS, keyHeader, seed, type Deed, type Lever } from '../../lever/index.ts';
import { clientOf } from './client.ts';

let lever: Lever;
let api: ReturnType<typeof clientOf>;
beforeEach(() => {
  lever = createLever({ rate: false });
  api = clientOf(lever);
});
const made = () =>
  [...lever.state.production.contacts.values()].filter(({ name }) => name === 'Faulty').length;
const create = () => api.create({ name: 'Faulty' });
const onCreate = (deed: Deed) =>
  lever.faults.add({ match: { method: 'POST', path: '/v1/opportunities' }, do: deed });

describe('what happens', () => {
  test.each<[string, Deed, number]>([
    ['before', { drop: 'before' }, 0],
    ['after', { drop: 'after' }, 1],
  ])('a connection cut %s Lever acted', async (_, deed, count) => {
    onCreate(deed);
    await expect(create()).rejects.toThrow(new TypeError('fetch failed'));
    expect(made()).toBe(count);
    expect(lever.requests.at(-1)).toMatchObject({ status: 'dropped', acted: count === 1 });
    expect((await create()).status).toBe(201);
  });

  test.each<[string, Deed, number, number]>([
    ['a status', { status: 503 }, 503, 0],
    ['a status after the deed', { status: 504, acted: true }, 504, 1],
    ['a page', { html: true }, 502, 0],
    ['a page with a good status, after the deed', { html: true, status: 200, acted: true }, 200, 1],
    ['half an answer', { badJson: 'truncated' }, 201, 1],
    ['garbage', { badJson: 'garbage' }, 201, 1],
  ])('%s', async (_, deed, status, count) => {
    onCreate(deed);
    const answer = await create();
    expect([answer.status, answer.json, made()]).toEqual([status, undefined, count]);
  });

  test('a status with body and headers', async () => {
    onCreate({ status: 429, body: { code: 'Slow', message: 'down' }, headers: { 'retry-after': '7' } });
    const { status, json, headers } = await create();
    expect([status, json.code, headers.get('retry-after')]).toEqual([429, 'Slow', '7']);
  });

  test('another content type, with the right body', async () => {
    onCreate({ contentType: 'text/plain' });
    const answer = await create();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([201, 'text/plain']);
    expect(answer.json.data.name).toBe('Faulty');
  });

  test('a redirect is followed as fetch does: no key goes to another origin', async () => {
    lever.faults.add({ match: { path: '/v1/stages' }, do: { redirect: 'https://eu.example.com/v1/stages' } });
    expect((await api.get('/stages')).status).toBe(404);
    expect(lever.strangers[0]).toMatchObject({ host: 'eu.example.com', path: '/v1/stages' });
    expect(lever.strangers[0]?.headers).not.toHaveProperty('authorization');
    lever.faults.add({
      match: { path: '/v1/stages' },
      do: { redirect: `https://${HOSTS.production.api}/v1/users`, status: 307 },
    });
    expect((await api.get('/stages')).json.data[0]).toHaveProperty('accessRole');
  });

  test('a delay, then the normal answer', async () => {
    onCreate({ delay: 1 });
    expect((await create()).status).toBe(201);
  });

  test('a request that hangs goes on when released, or ends when its sender gives up', async () => {
    const fault = onCreate({ hang: true });
    const waiting = create();
    await lever.until(() => lever.requests.at(-1)?.status === 'held');
    expect(made()).toBe(0);
    fault.release();
    expect((await waiting).status).toBe(201);

    lever.faults.add({ match: { path: '/v1/stages' }, do: { hang: true } });
    const abort = new AbortController();
    const answer = lever.fetch(`https://${HOSTS.production.api}/v1/stages`, {
      headers: { authorization: keyHeader(seed.apiKeys.plain.key) },
      signal: abort.signal,
    });
    abort.abort();
    await expect(answer).rejects.toThrow('aborted');
  });

  test('a deed can be done and its answer held', async () => {
    onCreate({ hang: true, acted: true });
    const waiting = expect(create()).rejects.toThrow('fetch failed');
    await lever.until(() => lever.requests.at(-1)?.status === 'held');
    expect(made()).toBe(1);
    lever.reset();
    await waiting;
  });
});

describe('to which', () => {
  const statuses = async (n: number) => {
    const all: number[] = [];
    for (let i = 0; i < n; i += 1) all.push((await api.get('/stages')).status);
    return all;
  };
  const add = (match: Parameters<Lever['faults']['add']>[0]['match'], status = 500) =>
    lever.faults.add({ match, do: { status } });

  test('one, unless more are said', async () => {
    const fault = add({});
    expect(await statuses(2)).toEqual([500, 200]);
    expect(fault.hit).toHaveLength(1);
    add({ times: 2 });
    expect(await statuses(3)).toEqual([500, 500, 200]);
  });

  test('the nth and those after it', async () => {
    add({ nth: 2, times: 2 });
    expect(await statuses(4)).toEqual([200, 500, 500, 200]);
  });

  test('by host, method and path', async () => {
    add({ host: HOSTS.sandbox.api, times: Infinity });
    add({ method: 'post', times: Infinity });
    add({ path: '/v1/stage', times: Infinity });
    add({ path: /^\/v1\/users$/g, times: Infinity });
    expect(await statuses(1)).toEqual([200]);
    expect((await api.get('/users')).status).toBe(500);
    expect((await api.get('/users')).status).toBe(500);
    expect((await create()).status).toBe(500);
  });

  test('until removed, or all cleared', async () => {
    const fault = add({ times: Infinity });
    expect(await statuses(1)).toEqual([500]);
    fault.remove();
    expect(await statuses(1)).toEqual([200]);
    add({ times: Infinity });
    add({ times: Infinity }, 503);
    lever.faults.clear();
    expect(await statuses(1)).toEqual([200]);
  });

  test('the first that is due, one after the other', async () => {
    add({}, 500);
    add({ nth: 2 }, 503);
    expect(await statuses(3)).toEqual([500, 503, 200]);
  });
});
