// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { PushView } from '@/lib/messages/views';
import { fakeWorker, holding, url, idle, panelView, person, reading } from './fake-worker';
import {
  button,
  description,
  field,
  noButton,
  showDone,
  showPanel,
  showPerson,
  status,
  user,
} from './screen';

const pushed = (over: Partial<PushView>) => panelView({ page: person({ push: { ...idle, ...over } }) });

describe('Push to Lever', () => {
  it('has the focus when the panel opens, so that Enter pushes', async () => {
    const worker = fakeWorker();
    await showPerson();
    expect(document.activeElement).toBe(button('Push to Lever'));
    await user().keyboard('{Enter}');
    expect(worker.of('push.start')).toEqual([
      {
        tab: 7,
        person: { slug: 'maren-holt', memberId: '1234' },
        draft: { fields: {}, choices: {} },
        shown: 'reading-1',
        // All that would go out, for the worker to hold against its own.
        seen: expect.stringContaining('Maren Holt') as string,
        push: '',
        met: [],
        anyway: false,
      },
    ]);
  });

  it('sends what stands on the screen', async () => {
    const worker = fakeWorker();
    await showPerson();
    const typing = user();
    await typing.type(field('Email'), 'maren@x.example');
    await typing.keyboard('{Enter}');
    expect(worker.of('push.start')).toHaveLength(1);
    expect(worker.lastOf('push.start')?.draft.fields).toEqual({ email: 'maren@x.example' });
  });

  it('goes off with Ctrl+Enter in the note, where Enter makes a line', async () => {
    const worker = fakeWorker();
    await showPerson();
    const typing = user();
    await typing.click(button('Advanced settings'));
    await typing.type(field('Note'), 'One{Enter}two');
    expect(worker.of('push.start')).toHaveLength(0);
    await typing.keyboard('{Control>}{Enter}{/Control}');
    expect(worker.lastOf('push.start')?.draft.choices.note).toBe('One\ntwo');
  });

  it('is taken once, however often it is pressed while the answer is out', async () => {
    const worker = fakeWorker();
    let accept: (() => void) | undefined;
    worker.answers['push.start'] = () =>
      new Promise((resolve) => {
        accept = () => {
          resolve({});
        };
      });
    await showPerson();
    const typing = user();
    await typing.click(button('Push to Lever'));
    await typing.click(button('Push to Lever'));
    expect(status('Push')).toBe('');
    accept?.();
    await waitFor(() => {
      expect(worker.of('panel.view')).toHaveLength(2);
    });
    expect(worker.of('push.start')).toHaveLength(1);
  });

  it('says why it was refused, until something is changed', async () => {
    const worker = fakeWorker();
    worker.answers['push.start'] = () => ({ refused: { key: 'pushSomebodyElse' } });
    await showPerson();
    const typing = user();
    await typing.click(button('Push to Lever'));
    await waitFor(() => {
      expect(status('Push')).toMatch(/^Not pushed: the page shows somebody else now/);
    });
    await typing.type(field('Name'), 'x');
    expect(status('Push')).toBe('');
  });

  it('says so when the worker died before it took it', async () => {
    const worker = fakeWorker();
    worker.answers['push.start'] = () => Promise.reject(new Error('closed'));
    await showPerson();
    await user().click(button('Push to Lever'));
    await waitFor(() => {
      expect(status('Push')).toBe('Not pushed: Fulcrum did not take the push. Push again.');
    });
  });

  it('shows the truth when the worker died after it took it', async () => {
    const worker = fakeWorker();
    worker.answers['push.start'] = () => {
      worker.view = pushed({ state: 'queued', canCancel: true });
      return Promise.reject(new Error('closed'));
    };
    await showPerson();
    await user().click(button('Push to Lever'));
    await waitFor(() => {
      expect(status('Push')).toBe('Queued');
    });
  });
});

describe('something missing', () => {
  it('opens Advanced settings, brings the focus to the posting and says what is missing', async () => {
    const worker = fakeWorker();
    await showPerson();
    const typing = user();
    await typing.selectOptions(field('Sync as'), 'Candidate');
    await typing.click(button('Push to Lever'));
    expect(button('Advanced settings').getAttribute('aria-expanded')).toBe('true');
    const posting = screen.getByRole('combobox', { name: 'Posting' });
    await waitFor(() => {
      expect(document.activeElement).toBe(posting);
    });
    expect(posting.getAttribute('aria-required')).toBe('true');
    expect(posting.getAttribute('aria-invalid')).toBe('true');
    expect(description(posting)).toContain('Posting is missing');
    expect(status('Push')).toMatch(/^Not pushed: Posting is missing/);
    expect(worker.of('push.start')).toHaveLength(0);
    await typing.keyboard('desi{Enter}');
    expect(posting.getAttribute('aria-invalid')).toBeNull();
    await typing.keyboard('{Enter}');
    expect(worker.lastOf('push.start')?.draft.choices).toEqual({ syncAs: 'candidate', posting: 'p4' });
  });

  it.each([
    ['Name', '', 'Name is missing.'],
    ['Email', 'nobody', '“nobody” is not an e-mail address.'],
    ['Phone', '12', '“12” is not a phone number.'],
  ])('is said of %s', async (name, value, says) => {
    const worker = fakeWorker();
    await showPerson();
    const typing = user();
    await typing.clear(field(name));
    if (value) await typing.type(field(name), value);
    await typing.click(button('Push to Lever'));
    await waitFor(() => {
      expect(document.activeElement).toBe(field(name));
    });
    expect(field(name).getAttribute('aria-invalid')).toBe('true');
    expect(description(field(name))).toContain(says);
    expect(status('Push')).toBe(`Not pushed: ${says}`);
    expect(worker.of('push.start')).toHaveLength(0);
  });

  it('is no matter for a lead without a posting', async () => {
    fakeWorker();
    await showPerson();
    await user().click(button('Advanced settings'));
    expect(screen.getByRole('combobox', { name: 'Posting' }).getAttribute('aria-required')).toBeNull();
  });
});

describe('what became of a push', () => {
  it('that found them in Lever meanwhile leads to what does not make another', async () => {
    const say = { key: 'pushCame' as const };
    fakeWorker(pushed({ state: 'waiting', say, canTryAgain: true, canCancel: true }));
    await showPerson();
    expect(button('Cancel push').classList).toContain('button-primary');
    expect(button('Try again').classList).not.toContain('button-primary');
  });

  const stuck = { canTryAgain: true, canPushAnyway: true, canCancel: true };
  it.each<[Partial<PushView>, RegExp, string[], string[]]>([
    [{ state: 'queued', canCancel: true }, /^Queued$/, ['Cancel push'], ['Try again', 'Push anyway']],
    [{ state: 'sending' }, /^Sending$/, [], ['Try again', 'Push anyway', 'Cancel push']],
    [
      { state: 'findingOut', say: { key: 'pushFindingOut' } },
      /^Finding out: Lever did not say/,
      [],
      ['Try again', 'Push anyway'],
    ],
    [
      { state: 'waiting', say: { key: 'pushNotFound' }, ...stuck },
      /^Waiting for you: Lever did not say/,
      ['Try again', 'Push anyway', 'Cancel push'],
      ['Push to Lever'],
    ],
    [
      {
        state: 'notPushed',
        say: { key: 'errorRefused', args: ['No such stage'] },
        canTryAgain: true,
        canCancel: true,
      },
      /^Not pushed: .*No such stage/,
      ['Try again', 'Cancel push', 'Push to Lever'],
      ['Push anyway'],
    ],
    [
      { state: 'notPushed', say: { key: 'pushCancelledUnknown' }, ...stuck },
      /^Not pushed: you stopped before it was known/,
      ['Try again', 'Push anyway'],
      ['Push to Lever'],
    ],
    [
      { state: 'inLever', url, holding, canPushAnyway: true },
      /^In Lever$/,
      ['New opportunity'],
      ['Push to Lever', 'Push anyway'],
    ],
  ])('%o', async (push, says, there, notThere) => {
    fakeWorker(pushed(push));
    showPanel();
    await waitFor(() => {
      expect(status('Push')).toMatch(says);
    });
    for (const name of there) expect(button(name)).toBeDefined();
    for (const name of notThere) expect(noButton(name)).toBe(true);
  });

  it('makes a second opportunity only on a second word', async () => {
    const worker = fakeWorker(pushed({ state: 'inLever', url, holding, canPushAnyway: true }));
    await showDone();
    const typing = user();
    await typing.click(button('New opportunity'));
    expect(screen.getByText(/makes a second opportunity/)).toBeDefined();
    expect(worker.of('push.start')).toHaveLength(0);
    // What would go out stands on the screen, or it cannot go.
    expect(field('Name').value).toBe('Maren Holt');
    await typing.click(button('Change something'));
    expect(noButton('Push anyway')).toBe(true);
    await typing.click(button('Change something'));
    expect(noButton('Push anyway')).toBe(true);
    await typing.click(button('New opportunity'));
    await typing.click(button('Push anyway'));
    expect(worker.of('push.start')).toMatchObject([{ anyway: true }]);
  });

  it('is asked after while it is under way, so that a dead worker takes it up again', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const worker = fakeWorker(pushed({ state: 'sending' }));
    await showPerson();
    worker.view = pushed({ state: 'inLever', url, holding });
    await vi.advanceTimersByTimeAsync(2_500);
    vi.useRealTimers();
    expect(status('Push')).toBe('In Lever');
    expect(worker.of('panel.view').map(({ read }) => read)).toEqual([true, false]);
  });

  it.each(['sending', 'inLever', 'waiting'] as const)('does not push again by Enter: %s', async (state) => {
    const worker = fakeWorker(pushed({ state }));
    showPanel();
    await screen.findByRole('button', {
      name: state === 'inLever' ? 'Change something' : 'Advanced settings',
    });
    if (state === 'inLever') await user().click(button('Change something'));
    await user().type(field('Name'), '{Enter}');
    expect(worker.of('push.start')).toHaveLength(0);
  });

  it('shows what Lever holds now, read back, with the way there', async () => {
    fakeWorker(
      pushed({ state: 'inLever', url, holding: { ...holding, deduped: true }, canPushAnyway: true }),
    );
    await showDone();
    const link = screen.getByRole('link', { name: 'Open in Lever' });
    expect(link.getAttribute('href')).toBe(url);
    expect(link.getAttribute('target')).toBe('_blank');
    expect(link.getAttribute('rel')).toBe('noreferrer');
    expect(document.activeElement).toBe(link);
    const held = within(screen.getByRole('region', { name: 'What Lever holds now' }));
    expect(held.getByText('Backend Engineer')).toBeDefined();
    expect(held.getByText('2 notes')).toBeDefined();
    expect(held.getByText(/keeps that contact's own details/)).toBeDefined();
  });

  it('folds the fields away behind a plain button, until something is to be changed', async () => {
    const push: PushView = { ...idle, id: 'x', state: 'inLever', url, holding, canPushAnyway: true };
    const worker = fakeWorker(panelView({ page: person({ push }) }));
    await showDone();
    for (const name of ['Name', 'Sync as']) expect(screen.queryByLabelText(name)).toBeNull();
    expect(noButton('Advanced settings')).toBe(true);
    const change = button('Change something');
    expect(change.getAttribute('aria-expanded')).toBe('false');
    await user().click(change);
    expect(change.getAttribute('aria-expanded')).toBe('true');
    expect(field('Name').value).toBe('Maren Holt');
    expect(field('Sync as').value).toBe('lead');
    expect(screen.queryByRole('region', { name: 'What Lever holds now' })).toBeNull();
    // What was just made is nowhere in what Lever was asked before.
    expect(worker.of('match.look')).toHaveLength(1);
    // The next push done, its result stands first again.
    worker.view = panelView({ page: person({ push: { ...push, id: 'y' } }) });
    await worker.tell();
    await waitFor(() => {
      expect(screen.queryByLabelText('Name')).toBeNull();
    });
    expect(screen.getByRole('region', { name: 'What Lever holds now' })).toBeDefined();
  });

  it('keeps the focus on the way on when the button it was on goes', async () => {
    const worker = fakeWorker();
    await showPerson();
    await user().click(button('Push to Lever'));
    worker.view = pushed({ state: 'sending' });
    await worker.tell();
    await waitFor(() => {
      expect(status('Push')).toBe('Sending');
    });
    worker.view = pushed({ state: 'inLever', url, holding });
    await worker.tell();
    const link = await screen.findByRole('link', { name: 'Open in Lever' });
    expect(document.activeElement).toBe(link);
  });

  it('sends Try again, Push anyway and Cancel push', async () => {
    const worker = fakeWorker(pushed({ state: 'waiting', say: { key: 'pushNotFound' }, ...stuck }));
    await showPerson();
    const typing = user();
    await typing.click(button('Try again'));
    await waitFor(() => {
      expect(button('Push anyway').getAttribute('aria-disabled')).toBeNull();
    });
    await typing.click(button('Push anyway'));
    await waitFor(() => {
      expect(button('Cancel push').getAttribute('aria-disabled')).toBeNull();
    });
    await typing.click(button('Cancel push'));
    expect(worker.of('push.again')).toHaveLength(1);
    expect(worker.lastOf('push.start')?.anyway).toBe(true);
    expect(worker.of('push.cancel')).toHaveLength(1);
  });
});

describe('the own profile', () => {
  it('is pushed by Push anyway only', async () => {
    const worker = fakeWorker(panelView({ page: person({ reading: reading({ self: true }) }) }));
    await showPerson();
    expect(screen.getByText(/your own profile/)).toBeDefined();
    expect(noButton('Push to Lever')).toBe(true);
    const typing = user();
    await typing.type(field('Name'), '{Enter}');
    expect(worker.of('push.start')).toHaveLength(0);
    await typing.click(button('Push anyway'));
    expect(worker.lastOf('push.start')?.anyway).toBe(true);
  });
});
