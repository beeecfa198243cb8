import { afterEach, describe, expect, it, vi } from 'vitest';
import { DoorClosed, openDoor } from '@/lib/lever/door';

const TOKEN_URL = 'https://tokens.acme.example/lever';
const TEAM_SETTINGS = 'https://settings.acme.example/fulcrum.json';

/** A door with a world behind it that answers anything, and what got through to it. */
function door(answer = () => new Response('{}')) {
  const passed: { url: string; redirect: RequestRedirect | undefined; credentials: string | undefined }[] =
    [];
  vi.stubGlobal('fetch', (request: Request, init?: RequestInit) => {
    passed.push({ url: request.url, redirect: init?.redirect, credentials: init?.credentials });
    return Promise.resolve(answer());
  });
  const open = openDoor(
    () => TOKEN_URL,
    () => TEAM_SETTINGS,
  );
  return { open, passed };
}

afterEach(() => vi.unstubAllGlobals());

describe('the one door', () => {
  it.each([
    'https://api.lever.co/v1/users',
    'https://api.sandbox.lever.co/v1/users',
    'https://auth.lever.co/oauth/token',
    'https://sandbox-lever.auth0.com/oauth/token',
  ])('lets %s pass', async (url) => {
    const { open, passed } = door();
    await open(new Request(url));
    expect(passed.map((one) => one.url)).toEqual([url]);
  });

  it.each([
    ['LinkedIn', new Request('https://www.linkedin.com/in/somebody/')],
    ['a host that only ends like Lever’s', new Request('https://api.lever.co.evil.example/v1/users')],
    ['a host that only begins like Lever’s', new Request('https://evil-api.lever.co/v1/users')],
    ['Lever without encryption', new Request('http://api.lever.co/v1/users')],
    ['Lever at another port', new Request('https://api.lever.co:8443/v1/users')],
    ['the Token URL by GET', new Request(TOKEN_URL)],
    ['another address at the Token URL’s host', new Request(`${TOKEN_URL}/more`, { method: 'POST' })],
    ['the team settings address by POST', new Request(TEAM_SETTINGS, { method: 'POST' })],
    ['another address at the team settings’ host', new Request(`${TEAM_SETTINGS}?more`)],
  ])('lets nothing out to %s', async (_, request) => {
    const { open, passed } = door();
    await expect(open(request)).rejects.toThrow(DoorClosed);
    expect(passed).toEqual([]);
  });

  it('lets the Token URL pass by POST, as it stands', async () => {
    const { open, passed } = door();
    await open(new Request(TOKEN_URL, { method: 'POST', body: 'x' }));
    expect(passed).toHaveLength(1);
  });

  it('lets the team settings address pass by GET and PUT, follows no redirect and sends no cookie', async () => {
    const { open, passed } = door();
    await open(new Request(TEAM_SETTINGS));
    await open(new Request(TEAM_SETTINGS, { method: 'PUT', body: '{}' }));
    expect(passed.map(({ redirect, credentials }) => [redirect, credentials])).toEqual([
      ['manual', 'omit'],
      ['manual', 'omit'],
    ]);
  });

  it('never follows a redirect with a write, and sends no cookie', async () => {
    const { open, passed } = door();
    await open(new Request('https://api.lever.co/v1/opportunities', { method: 'POST', body: '{}' }));
    await open(new Request('https://api.lever.co/v1/users'));
    expect(passed.map((one) => one.redirect)).toEqual(['error', 'follow']);
    expect(passed.every((one) => one.credentials === 'omit')).toBe(true);
  });

  it('does not use an answer that came from elsewhere', async () => {
    const led = (url: string) => () => {
      const response = new Response('{}');
      Object.defineProperties(response, { redirected: { value: true }, url: { value: url } });
      return response;
    };
    const request = new Request('https://api.lever.co/v1/users');
    await expect(door(led('https://evil.example/')).open(request)).rejects.toThrow(DoorClosed);
    await expect(door(led('https://api.lever.co/v1/people')).open(request)).rejects.toThrow(DoorClosed);
    const elsewhere = 'https://api.sandbox.lever.co/v1/users?limit=1';
    await expect(door(led(elsewhere)).open(request)).resolves.toBeInstanceOf(Response);
  });
});
