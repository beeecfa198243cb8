// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PageView } from '@/lib/messages/views';
import { connected, fakeWorker, notConnected, panelView, person, reading } from './fake-worker';
import { button, field, noButton, showPanel, showPerson, status, user } from './screen';

type Problem = Extract<PageView, { state: 'problem' }>['problem'];
const problem = (name: Problem): PageView => ({ state: 'problem', problem: name });

afterEach(() => {
  vi.useRealTimers();
});

describe('a page without a person', () => {
  it.each<[Problem, RegExp]>([
    ['notProfile', /not one person's LinkedIn profile/],
    ['noName', /No name can be read/],
    ['disagrees', /does not yet show the person in the address bar/],
    ['loginWall', /asks you to sign in/],
    ['noAccess', /may not read this page/],
    ['switchedOff', /Your team has switched off reading pages of this kind/],
  ])('%s is told in a sentence, and Try again reads again', async (name, says) => {
    const worker = fakeWorker(panelView({ page: problem(name) }));
    showPanel();
    expect(await screen.findByText(says)).toBeDefined();
    expect(noButton('Push to Lever')).toBe(true);
    expect(status('Push')).toBe('');
    worker.view = panelView();
    await user().click(button('Try again'));
    expect(await screen.findByLabelText('Name')).toBeDefined();
    expect(worker.of('panel.view').map(({ read }) => read)).toEqual([true, true]);
  });

  describe('that is other than the readers know', () => {
    const copied = async (write: (text: string) => Promise<void>, content?: string) => {
      const worker = fakeWorker(panelView({ page: problem('noName') }));
      worker.answers['panel.diagnostics'] = () =>
        content === undefined ? Promise.reject(new Error('no such tab')) : Promise.resolve({ content });
      const user = userWith(write);
      showPanel();
      await user.click(await screen.findByRole('button', { name: 'Copy diagnostics' }));
    };
    const userWith = (write: (text: string) => Promise<void>) => {
      const one = user();
      vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(write);
      return one;
    };

    it('has its structure copied for a report', async () => {
      const wrote: string[] = [];
      await copied((text) => Promise.resolve(void wrote.push(text)), 'main\n  h1');
      expect(await screen.findByText(/^Copied\. Paste it into your report/)).toBeDefined();
      expect(wrote).toEqual(['main\n  h1']);
    });

    it('and forbids its clipboard, has it shown to be copied by hand', async () => {
      await copied(() => Promise.reject(new Error('denied')), 'main\n  h1');
      const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Diagnostics' });
      expect(box.value).toBe('main\n  h1');
    });

    it('and cannot be looked at any more, says what to do', async () => {
      await copied(() => Promise.resolve());
      expect(await screen.findByText(/Reload it, open Fulcrum again/)).toBeDefined();
    });
  });

  it('still loading, is read again by itself', async () => {
    vi.useFakeTimers();
    const worker = fakeWorker(panelView({ page: problem('loading') }));
    showPanel();
    await act(() => vi.advanceTimersByTimeAsync(100));
    expect(screen.getByText('The profile is still loading.')).toBeDefined();
    expect(noButton('Try again')).toBe(true);
    await act(() => vi.advanceTimersByTimeAsync(2_000));
    expect(worker.of('panel.view')).toHaveLength(3);
    worker.view = panelView();
    await act(() => vi.advanceTimersByTimeAsync(2_000));
    expect(field('Name').value).toBe('Maren Holt');
  });

  it('loading for ever, gets a button after ten seconds', async () => {
    vi.useFakeTimers();
    const worker = fakeWorker(panelView({ page: problem('loading') }));
    showPanel();
    await act(() => vi.advanceTimersByTimeAsync(11_000));
    expect(screen.getByText(/taking long to load/)).toBeDefined();
    expect(button('Try again')).toBeDefined();
    const asked = worker.of('panel.view').length;
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(worker.of('panel.view')).toHaveLength(asked);
  });

  it('loading for long, is looked at now and then while the panel stays beside it', async () => {
    vi.useFakeTimers();
    const worker = fakeWorker(panelView({ page: problem('loading') }));
    showPanel('docked');
    await act(() => vi.advanceTimersByTimeAsync(11_000));
    expect(button('Try again')).toBeDefined();
    worker.view = panelView();
    await act(() => vi.advanceTimersByTimeAsync(6_000));
    expect(field('Name').value).toBe('Maren Holt');
  });

  it('keeps the keyboard where Try again went with its press', async () => {
    const worker = fakeWorker(panelView({ page: problem('loginWall') }));
    showPanel('popup');
    const again = await screen.findByRole('button', { name: 'Try again' });
    worker.view = panelView();
    await user().click(again);
    await screen.findByLabelText('Name');
    expect(document.activeElement).not.toBe(document.body);
  });
});

describe('another page in the same tab', () => {
  it('hides the person before until the new one is read', async () => {
    const worker = fakeWorker();
    const { store } = showPanel('docked');
    await screen.findByLabelText('Name');
    expect(worker.of('panel.view')[0]).toEqual({ read: true });
    worker.view = panelView({
      page: person({
        reading: reading({
          identity: { slug: 'ole-berg' },
          name: { value: 'Ole Berg', where: 'top card', sure: 'bound' },
        }),
      }),
    });
    let answer: (() => void) | undefined;
    worker.answers['panel.view'] = () =>
      new Promise((resolve) => {
        answer = () => {
          resolve(worker.view);
        };
      });
    let moved: Promise<void> | undefined;
    act(() => {
      moved = store.getState().movedOn();
    });
    expect(screen.queryByLabelText('Name')).toBeNull();
    expect(noButton('Push to Lever')).toBe(true);
    answer?.();
    await act(() => moved);
    expect(field('Name').value).toBe('Ole Berg');
  });

  it('is read again while it still shows the person before', async () => {
    vi.useFakeTimers();
    const worker = fakeWorker();
    const { store } = showPanel('docked');
    await act(() => vi.advanceTimersByTimeAsync(50));
    worker.view = panelView({ page: problem('disagrees') });
    await act(() => store.getState().movedOn());
    expect(screen.getByText('The profile is still loading.')).toBeDefined();
    worker.view = panelView();
    await act(() => vi.advanceTimersByTimeAsync(600));
    expect(field('Name').value).toBe('Maren Holt');
  });

  it.each([false, true])(
    'is so too where an answer of before it comes after (read anew: %s)',
    async (again) => {
      vi.useFakeTimers();
      const worker = fakeWorker();
      const { store } = showPanel('docked');
      await act(() => vi.advanceTimersByTimeAsync(50));
      let late: (() => void) | undefined;
      worker.answers['panel.view'] = () =>
        new Promise((resolve) => {
          const before = worker.view;
          late = () => {
            resolve(before);
          };
        });
      void store.getState().look(again);
      delete worker.answers['panel.view'];
      worker.view = panelView({ page: problem('disagrees') });
      const moved = store.getState().movedOn();
      late?.();
      await act(() => moved);
      expect(screen.getByText('The profile is still loading.')).toBeDefined();
      expect(noButton('Push to Lever')).toBe(true);
      worker.view = panelView();
      await act(() => vi.advanceTimersByTimeAsync(600));
      expect(field('Name').value).toBe('Maren Holt');
    },
  );

  it('is not taken for read by an answer of before it', async () => {
    const worker = fakeWorker();
    const { store } = showPanel('docked');
    await screen.findByLabelText('Name');
    const answers: (() => void)[] = [];
    worker.answers['panel.view'] = () =>
      new Promise((resolve) => {
        answers.push(() => {
          resolve(panelView());
        });
      });
    void store.getState().look(true);
    act(() => {
      void store.getState().movedOn();
    });
    await act(async () => {
      answers[0]?.();
      await Promise.resolve();
    });
    expect(noButton('Push to Lever')).toBe(true);
  });
});

describe('the connection', () => {
  it.each([
    ['connected', 'Connected'],
    ['notConnected', 'Not connected'],
    ['reconnect', 'Reconnect needed'],
    ['offline', 'Offline'],
    ['limited', 'Lever is limiting requests'],
  ] as const)('%s is said in exactly these words', async (state, says) => {
    fakeWorker(panelView({ connection: { ...connected, status: state } }));
    await showPerson();
    expect(status('Connection')).toBe(says);
    expect(noButton('Connect to Lever')).toBe(state !== 'notConnected' && state !== 'reconnect');
  });

  it('missing, the person is still shown and kept, and Connect to Lever has the focus', async () => {
    const worker = fakeWorker(panelView({ connection: notConnected }));
    await showPerson();
    expect(document.activeElement).toBe(button('Connect to Lever'));
    const typing = user();
    await typing.type(field('Email'), 'a');
    expect(worker.lastOf('draft.keep')?.draft.fields).toEqual({ email: 'a' });
    await typing.click(button('Connect to Lever'));
    expect(worker.of('connection.connect')).toHaveLength(1);
  });

  it('not set up yet, Connect to Lever opens the settings', async () => {
    const worker = fakeWorker(panelView({ connection: { ...notConnected, readyToConnect: false } }));
    await showPerson();
    await user().click(button('Connect to Lever'));
    expect(worker.of('options.open')).toHaveLength(1);
    expect(worker.of('connection.connect')).toHaveLength(0);
  });

  it('in full, with its last error and Disconnect', async () => {
    const worker = fakeWorker(
      panelView({
        connection: {
          ...connected,
          lastSuccessAt: 0,
          tokenExpiresAt: 0,
          lastError: { at: 0, say: { key: 'errorOffline' } },
        },
      }),
    );
    await showPerson();
    const typing = user();
    await typing.click(screen.getByText('Connection details'));
    for (const says of ['Production', 'OAuth', 'northwind', /Lever cannot be reached/, /Authorized Apps/])
      expect(screen.getByText(says)).toBeDefined();
    await typing.click(button('Disconnect'));
    expect(worker.of('connection.disconnect')).toHaveLength(1);
  });
});

describe('the popup', () => {
  it('docks beside the profile and makes room', async () => {
    const worker = fakeWorker();
    const close = vi.spyOn(window, 'close').mockReturnValue(undefined);
    await showPerson();
    await user().click(button('Dock beside the profile'));
    expect(worker.of('panel.dock')).toEqual([{ tab: 7 }]);
    expect(close).toHaveBeenCalled();
  });

  it('stays and says so where it cannot dock', async () => {
    const worker = fakeWorker();
    worker.answers['panel.dock'] = () => ({ docked: false });
    const close = vi.spyOn(window, 'close').mockReturnValue(undefined);
    await showPerson();
    await user().click(button('Dock beside the profile'));
    expect(await screen.findByText(/cannot dock/)).toBeDefined();
    expect(close).not.toHaveBeenCalled();
  });

  it('tells a newcomer the terms without standing in the way', async () => {
    const worker = fakeWorker(panelView({ firstRun: true }));
    await showPerson();
    expect(screen.getByText(/User Agreement forbids copying profiles/)).toBeDefined();
    expect(document.activeElement).toBe(button('Push to Lever'));
    await user().click(button('Understood'));
    expect(worker.of('panel.firstRunSeen')).toHaveLength(1);
    await waitFor(() => {
      expect(screen.queryByText(/User Agreement/)).toBeNull();
    });
  });
});
