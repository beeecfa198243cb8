// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ConnectionPage } from '@/lib/messages/views';
import { connected, connectionPage, fakeWorker, panelView, users } from './fake-worker';
import { button, description, field, noButton, showOptions, status, user } from './screen';

afterEach(() => {
  location.hash = '';
});

beforeEach(() => {
  Object.assign(fakeBrowser, { permissions: { contains: () => Promise.resolve(false) } });
});

async function show(page: ConnectionPage = connectionPage()) {
  const worker = fakeWorker(panelView(), page);
  worker.answers['connection.save'] = ({ settings, clientSecret, apiKey }) => {
    Object.assign(worker.page.settings, settings);
    if (clientSecret !== undefined) worker.page.settings.hasClientSecret = clientSecret !== '';
    if (apiKey !== undefined) worker.page.settings.hasApiKey = apiKey !== '';
    return {};
  };
  showOptions();
  await screen.findByRole('radiogroup', { name: 'Environment' });
  return { worker, typing: user() };
}

const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });

describe('the options page', () => {
  it('opens with Connection, and links to the other sections', async () => {
    const { typing } = await show();
    expect(screen.getByRole('heading', { name: 'Connection' })).toBeDefined();
    expect(status('Connection')).toBe('Not connected');
    await typing.click(screen.getByRole('link', { name: 'Privacy' }));
    act(() => {
      location.hash = '#privacy';
      window.dispatchEvent(new HashChangeEvent('hashchange'));
    });
    expect(await screen.findByRole('heading', { name: 'Privacy' })).toBeDefined();
    expect(screen.getByText(/It forbids copying profiles/)).toBeDefined();
    expect(screen.getByRole('link', { name: 'Privacy' }).getAttribute('aria-current')).toBe('page');
  });

  it('stores a choice at once and a text when the focus leaves it', async () => {
    const { worker, typing } = await show();
    await typing.click(radio('Sandbox'));
    await typing.type(field('Client ID'), ' abc ');
    expect(worker.of('connection.save')).toEqual([{ settings: { environment: 'sandbox' } }]);
    await typing.tab();
    await waitFor(() => {
      expect(worker.of('connection.save')).toHaveLength(2);
    });
    expect(worker.lastOf('connection.save')).toEqual({ settings: { clientId: 'abc' } });
    await waitFor(() => {
      expect(field('Client ID').value).toBe('abc');
    });
    expect(screen.getByText('Saved')).toBeDefined();
  });

  it('takes a secret, and never shows one', async () => {
    const { worker, typing } = await show();
    expect(field('Client secret').type).toBe('password');
    await typing.type(field('Client secret'), 's3cret');
    await typing.tab();
    await waitFor(() => {
      expect(field('Client secret').value).toBe('');
    });
    expect(worker.lastOf('connection.save')).toEqual({ settings: {}, clientSecret: 's3cret' });
    expect(field('Client secret').placeholder).toMatch(/^Saved/);
    await typing.click(button('Forget Client secret'));
    await waitFor(() => {
      expect(worker.lastOf('connection.save')).toEqual({ settings: {}, clientSecret: '' });
    });
    await waitFor(() => {
      expect(noButton('Forget Client secret')).toBe(true);
    });
  });

  it('an empty secret that was only visited is left alone', async () => {
    const { worker, typing } = await show();
    await typing.type(field('Client secret'), 'a{Backspace}');
    await typing.tab();
    expect(worker.of('connection.save')).toHaveLength(0);
  });

  it('puts away the fields that the chosen way to sign in does not use', async () => {
    const { worker, typing } = await show();
    const unused = () => screen.getByText('Not used with this choice.').closest('details');
    expect(unused()?.textContent).toContain('API key');
    expect(unused()?.open).toBe(false);
    expect(unused()?.contains(field('Client ID'))).toBe(false);
    await typing.click(radio('API key'));
    expect(unused()?.textContent).toContain('OAuth');
    expect(unused()?.open).toBe(false);
    expect(unused()?.contains(field('Client ID'))).toBe(true);
    expect(screen.getByText(/only a Lever Super Admin can accept/)).toBeDefined();
    await typing.type(screen.getByLabelText('API key', { selector: '[type=password]' }), 'k');
    await typing.tab();
    await waitFor(() => {
      expect(worker.lastOf('connection.save')).toEqual({ settings: {}, apiKey: 'k' });
    });
  });

  it('refuses a Token URL that is not https, and stores the rest', async () => {
    const { worker, typing } = await show();
    await typing.type(field('Token URL'), 'http://x.example');
    await typing.tab();
    expect(description(field('Token URL'))).toContain('must be an address that begins with https://');
    expect(field('Token URL').getAttribute('aria-invalid')).toBe('true');
    await typing.type(field('Client ID'), 'abc');
    await typing.click(button('Connect to Lever'));
    await waitFor(() => {
      expect(worker.lastOf('connection.save')).toEqual({ settings: { clientId: 'abc' } });
    });
    expect(worker.of('connection.connect')).toHaveLength(0);
    // Put away with the way it belongs to, it would be in the way unseen.
    await typing.click(radio('API key'));
    expect(field('Token URL').closest('details')?.open).toBe(true);
    await typing.click(radio('OAuth'));
    await typing.clear(field('Token URL'));
    await typing.type(field('Token URL'), 'https://x.example/token');
    await typing.click(button('Connect to Lever'));
    await waitFor(() => {
      expect(worker.of('connection.connect')).toHaveLength(1);
    });
    expect(worker.lastOf('connection.save')).toEqual({ settings: { tokenUrl: 'https://x.example/token' } });
  });

  it('stores what is typed before it connects', async () => {
    const { worker, typing } = await show();
    await typing.type(field('Client ID'), 'abc');
    await typing.type(field('Client secret'), 's3cret');
    await typing.click(button('Connect to Lever'));
    await waitFor(() => {
      expect(worker.of('connection.connect')).toHaveLength(1);
    });
    const names = worker.asked.map(({ name }) => name);
    expect(names.indexOf('connection.save')).toBeLessThan(names.indexOf('connection.connect'));
  });

  it('says at each field what Connect still needs, and stands at the first', async () => {
    const { worker, typing } = await show();
    const [id, secret] = [field('Client ID'), field('Client secret')];
    expect(id.getAttribute('aria-required')).toBe('true');
    expect(id.getAttribute('aria-invalid')).toBeNull();
    await typing.click(button('Connect to Lever'));
    await waitFor(() => {
      expect(document.activeElement).toBe(id);
    });
    expect(id.getAttribute('aria-invalid')).toBe('true');
    expect(description(id)).toContain("Enter the Client ID of your organisation's Lever app first.");
    expect(description(secret)).toContain('Enter the client secret or the Token URL');
    // What is filled in is not asked for any more, stored or not.
    await typing.type(id, 'abc');
    expect(id.getAttribute('aria-invalid')).toBeNull();
    await typing.click(button('Connect to Lever'));
    await waitFor(() => {
      expect(document.activeElement).toBe(secret);
    });
    expect(worker.lastOf('connection.save')).toEqual({ settings: { clientId: 'abc' } });
    expect(worker.of('connection.connect')).toEqual([]);
    await typing.type(field('Token URL'), 'https://x.example/token');
    expect(secret.getAttribute('aria-invalid')).toBeNull();
    await typing.click(button('Connect to Lever'));
    await waitFor(() => {
      expect(worker.of('connection.connect')).toHaveLength(1);
    });
  });

  it('asks for the API key and whom to act as where that is the way, and not before it is tried', async () => {
    const { worker, typing } = await show();
    await typing.click(button('Connect to Lever'));
    await waitFor(() => {
      expect(document.activeElement).toBe(field('Client ID'));
    });
    await typing.click(radio('API key'));
    const key = screen.getByLabelText('API key', { selector: '[type=password]' });
    expect(document.querySelector('[aria-invalid]')).toBeNull();
    await typing.click(button('Connect to Lever'));
    await waitFor(() => {
      expect(document.activeElement).toBe(key);
    });
    expect(description(key)).toContain('Enter the API key first.');
    expect(description(field('Acting as'))).toContain('Enter under Acting as which Lever user');
    expect(worker.of('connection.connect')).toEqual([]);
  });

  it('has the fields in the order in which they are filled in, and Connect after them', async () => {
    const { typing } = await show();
    await typing.click(radio('OAuth'));
    const passed: string[] = [];
    for (let stops = 0; stops < 20 && passed.at(-1) !== 'Connect to Lever'; stops += 1) {
      await typing.tab();
      const now = document.activeElement!;
      passed.push(now.getAttribute('name') ?? now.textContent);
    }
    expect(
      passed.filter((one) => ['clientId', 'clientSecret', 'tokenUrl', 'actingAs'].includes(one)),
    ).toEqual(['clientId', 'clientSecret', 'tokenUrl', 'actingAs']);
    expect(passed.at(-1)).toBe('Connect to Lever');
  });

  it('says beside Connect why a sign-in came to nothing', async () => {
    const { worker } = await show();
    worker.page.connection = {
      ...worker.page.connection,
      lastError: { at: Date.now(), say: { key: 'connectCancelled' } },
    };
    await worker.tell();
    const said = await screen.findByText(/The sign-in was cancelled/);
    expect(said.closest('[aria-live=polite]')).not.toBeNull();
  });

  it('keeps what could not be stored', async () => {
    const { worker, typing } = await show();
    worker.answers['connection.save'] = () => Promise.reject(new Error('closed'));
    await typing.type(field('Client ID'), 'abc');
    await typing.tab();
    expect(await screen.findByText(/could not be saved/)).toBeDefined();
    expect(field('Client ID').value).toBe('abc');
    await worker.tell();
    expect(field('Client ID').value).toBe('abc');
    delete worker.answers['connection.save'];
    await typing.click(button('Try again'));
    await waitFor(() => {
      expect(screen.queryByText(/could not be saved/)).toBeNull();
    });
    expect(worker.lastOf('connection.save')).toEqual({ settings: { clientId: 'abc' } });
  });

  it('takes an e-mail for Acting as, or an active user once connected', async () => {
    const { worker, typing } = await show();
    expect(field('Acting as').getAttribute('role')).toBeNull();
    await typing.type(field('Acting as'), 'nobody');
    await typing.tab();
    expect(description(field('Acting as'))).toContain('Enter an e-mail address.');
    worker.page = connectionPage({ connection: connected, users });
    await worker.tell();
    const acting = await screen.findByRole('combobox', { name: 'Acting as' });
    await typing.clear(acting);
    await typing.type(acting, 'bo{Enter}');
    await waitFor(() => {
      expect(worker.lastOf('connection.save')).toEqual({ settings: { actingAs: 'bo@x.example' } });
    });
  });

  it('shows what policy set as not to be changed', async () => {
    const page = connectionPage({
      fromPolicy: ['environment', 'clientId', 'hasClientSecret', 'confidential'],
    });
    page.settings.clientId = 'org';
    page.settings.hasClientSecret = true;
    await show(page);
    expect(radio('Sandbox').disabled).toBe(true);
    expect(field('Client ID').readOnly).toBe(true);
    expect(field('Client secret').readOnly).toBe(true);
    expect(noButton('Forget Client secret')).toBe(true);
    expect(description(field('Client ID'))).toContain('Set by your organisation');
    expect(field('Include confidential records and postings').disabled).toBe(true);
  });

  it('connected, offers Disconnect and says where the grant lives on', async () => {
    const { worker, typing } = await show(connectionPage({ connection: connected, users }));
    expect(status('Connection')).toBe('Connected');
    expect(screen.getByText(/Authorized Apps/)).toBeDefined();
    await typing.click(button('Disconnect'));
    expect(worker.of('connection.disconnect')).toHaveLength(1);
  });

  it('connected, says when Lever has more records than there is room for', async () => {
    const { worker } = await show(connectionPage({ connection: connected, users }));
    expect(screen.queryByText(/more records than there is room for/)).toBeNull();
    worker.answers['index.page'] = () => ({
      ...{ state: 'ready', size: 250_000 },
      problem: { key: 'indexFull', args: ['250000'] },
    });
    await worker.tell();
    expect(await screen.findByText(/more records than there is room for here \(250000\)/)).toBeDefined();
  });

  it('shows the redirect address to copy and the shortcut', async () => {
    const { typing } = await show();
    expect(field('Redirect address').value).toBe('https://abc.chromiumapp.org/lever');
    const write = vi.spyOn(navigator.clipboard, 'writeText');
    await typing.click(button('Copy'));
    expect(write).toHaveBeenCalledWith('https://abc.chromiumapp.org/lever');
    expect(await screen.findByText('Copied')).toBeDefined();
    expect(screen.getByText('Ctrl+Shift+L')).toBeDefined();
  });

  it('says when Fulcrum does not answer', async () => {
    const worker = fakeWorker();
    worker.answers['connection.page'] = () => Promise.reject(new Error('closed'));
    showOptions();
    expect(await screen.findByText(/did not answer/)).toBeDefined();
    delete worker.answers['connection.page'];
    await user().click(button('Try again'));
    expect(await screen.findByRole('radiogroup', { name: 'Sign in with' })).toBeDefined();
  });
});
