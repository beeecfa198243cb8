import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLever as client } from '@/lib/lever/client';
import { openDoor } from '@/lib/lever/door';
import type { Failure } from '@/lib/lever/failure';
import { createLever, keyHeader, seed, type Lever } from '../../lever/index.ts';

let lever: Lever;
let told: (Failure | undefined)[];
beforeEach(async () => {
  lever = createLever();
  told = [];
  vi.stubGlobal('fetch', (request: Request, init?: RequestInit) => lever.fetch(new Request(request, init)));
  vi.stubGlobal('navigator', { onLine: true });
  // Whatever trouble Lever had in the test before is over.
  await api().stages();
  told.length = 0;
  lever.requests.length = 0;
});
afterEach(() => vi.unstubAllGlobals());

const api = (key = seed.apiKeys.plain.key) =>
  client({
    environment: 'production',
    door: openDoor(() => undefined),
    authorization: () => Promise.resolve(keyHeader(key)),
    renew: () => Promise.resolve(undefined),
    report: (failure) => told.push(failure),
  });

const body = {
  name: 'Mira',
  links: ['https://www.linkedin.com/in/mira/'],
  origin: 'sourced',
  stage: 'lead-new',
};
const create = () => api().createOpportunity({ ...body, owner: seed.users.admin.id }, seed.users.admin.id);

describe('reading', () => {
  it('gives the postings somebody can be pushed to, confidential ones only when asked for', async () => {
    const { backend, internal, backendInternalChannel, confidential, closed, draft, pending, rejected } =
      seed.postings;
    const seen = (await api().openPostings(false)).map((posting) => posting.id);
    expect(seen).toEqual(expect.arrayContaining([backend.id, internal.id, backendInternalChannel.id]));
    for (const no of [confidential, closed, draft, pending, rejected]) expect(seen).not.toContain(no.id);
    const all = (await api(seed.apiKeys.confidential.key).openPostings(true)).map((posting) => posting.id);
    expect(all).toContain(confidential.id);
    expect(new Set(all).size).toBe(all.length);
  });

  it('follows a list over all its pages', async () => {
    const before = (await api().users()).length;
    const [anybody] = lever.state.production.users;
    for (let n = 0; n < 230; n += 1)
      lever.state.production.users.push({
        ...anybody!,
        id: `user-${String(n)}`,
        email: `u${String(n)}@x.example`,
      });
    const users = await api().users();
    expect(users).toHaveLength(before + 230);
    expect(new Set(users.map((user) => user.id)).size).toBe(users.length);
  });

  it('finds a user by the exact address, deactivated ones too', async () => {
    expect(await api().userByEmail(seed.users.deactivated.email)).toMatchObject({
      id: seed.users.deactivated.id,
      deactivatedAt: seed.users.deactivated.deactivatedAt,
    });
    expect(await api().userByEmail('nobody@example.com')).toBeUndefined();
  });

  it('is repeated by itself after a moment’s trouble', async () => {
    lever.faults.add({ match: { path: '/v1/stages' }, do: { status: 503 } });
    lever.faults.add({ match: { path: '/v1/tags' }, do: { status: 429, headers: { 'retry-after': '0' } } });
    expect((await api().stages()).length).toBeGreaterThan(0);
    await api().tags();
  });

  it('keeps within what Lever lets pass', async () => {
    await Promise.all(Array.from({ length: 24 }, () => api().stages()));
    expect(lever.refused).toBe(0);
  });
});

describe('creating', () => {
  it('gives the opportunity and whether Lever joined it to a contact it had', async () => {
    const made = await create();
    expect(made).toMatchObject({ deduped: false, opportunity: { name: 'Mira', stage: 'lead-new' } });
    expect(told).toEqual([undefined]);
  });

  it.each([
    [
      '400',
      { status: 400, body: { code: 'BadRequestError', message: 'No' } },
      { kind: 'refused', message: 'No' },
      false,
    ],
    ['401', { status: 401 }, { kind: 'reconnect' }, false],
    [
      '403',
      { status: 403, body: { code: 'F', message: 'No scope' } },
      { kind: 'forbidden', message: 'No scope' },
      false,
    ],
    [
      '403 of the other environment',
      { status: 403, body: { code: 'F', message: 'Unable to find a signing key that matches' } },
      { kind: 'wrongEnvironment' },
      false,
    ],
    ['404', { status: 404, body: { code: 'N', message: 'gone' } }, { kind: 'notFound' }, false],
    [
      '429 with a time',
      { status: 429, headers: { 'retry-after': '3' } },
      { kind: 'limited', retryAfterMs: 3_000 },
      false,
    ],
    ['429 without', { status: 429 }, { kind: 'limited', retryAfterMs: undefined }, false],
    ['500', { status: 500 }, { kind: 'leverDown', status: 500 }, true],
    ['503', { status: 503 }, { kind: 'leverDown', status: 503 }, true],
    ['an HTML page', { html: true, status: 200 }, { kind: 'unreadable' }, true],
    ['half an answer', { badJson: 'truncated' }, { kind: 'unreadable' }, true],
    ['a 200 instead of a 201', { status: 200, body: { data: {} } }, { kind: 'unreadable' }, true],
    ['a 201 without an id', { status: 201, body: { data: {} } }, { kind: 'unreadable' }, true],
    ['a lost connection', { drop: 'before' }, { kind: 'offline' }, true],
  ] as const)('is never repeated: %s', async (_, deed, failure, outcomeUnknown) => {
    const fault = lever.faults.add({ match: { method: 'POST', times: 5 }, do: deed });
    await expect(create()).rejects.toMatchObject({ failure, outcomeUnknown });
    expect(fault.hit).toHaveLength(1);
    expect(told).toMatchObject([failure]);
  });

  it('turned down by Chrome after Lever had trouble is told as that trouble, and as no network where there is none', async () => {
    lever.faults.add({ match: { method: 'POST' }, do: { status: 502 } });
    await expect(create()).rejects.toMatchObject({ failure: { kind: 'leverDown', status: 502 } });
    lever.faults.add({ match: { method: 'POST' }, do: { drop: 'before' } });
    await expect(create()).rejects.toMatchObject({ failure: { kind: 'leverDown' }, outcomeUnknown: true });
    vi.stubGlobal('navigator', { onLine: false });
    await expect(create()).rejects.toMatchObject({ failure: { kind: 'offline' } });
    vi.unstubAllGlobals();
  });

  it('without a network at all is known not to have happened', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    lever.faults.add({ match: { method: 'POST' }, do: { drop: 'before' } });
    await expect(create()).rejects.toMatchObject({ failure: { kind: 'offline' }, outcomeUnknown: false });
  });
});

it('asks once more with a new token after a 401, and only then', async () => {
  let header = keyHeader('spent');
  const renew = vi.fn(() => Promise.resolve((header = keyHeader(seed.apiKeys.plain.key))));
  const renewing = client({
    environment: 'production',
    door: openDoor(() => undefined),
    authorization: () => Promise.resolve(header),
    renew,
  });
  await renewing.stages();
  expect(renew).toHaveBeenCalledExactlyOnceWith(keyHeader('spent'));
});
