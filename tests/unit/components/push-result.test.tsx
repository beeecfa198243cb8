// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { PushView, Receipt } from '@/lib/messages/views';
import { fakeWorker, holding, idle, panelView, person, url } from './fake-worker';
import { button, noButton, showPerson, status, user } from './screen';

const pushed = (over: Partial<PushView>) =>
  panelView({ page: person({ push: { ...idle, id: 'x', ...over } }) });
const done: PushView = { ...idle, id: 'x', state: 'inLever', url, holding, canPushAnyway: true };

const receipts: Receipt[] = [
  { say: { key: 'planCreate' }, state: 'done', at: Date.now() },
  { say: { key: 'planAddTags' }, state: 'skipped' },
  { say: { key: 'planNote' }, state: 'sent' },
  { say: { key: 'planForm' }, state: 'todo' },
  { say: { key: 'planStage' }, state: 'skipped', but: 'theirs' },
  { say: { key: 'planContact' }, state: 'done', but: 'theirs' },
  { say: { key: 'planForm' }, state: 'done', but: 'twice' },
];
const items = (name: string) =>
  within(screen.getByRole('region', { name }))
    .getAllByRole('listitem')
    .map((one) => one.textContent);

describe('what was done', () => {
  it('is told call by call', async () => {
    fakeWorker(pushed({ ...done, receipts }));
    await showPerson();
    const [made, ...others] = items('What was done');
    expect(made).toMatch(/^Make an opportunity \d/);
    expect(others).toEqual([
      'Add tags to the opportunity skipped: it was so already',
      'Add your note to it sent, no answer yet',
      'Fill in a profile form on it not yet',
      'Move the opportunity to another stage left as it is: somebody changed it in Lever meanwhile',
      "Change the contact's details done, but for what somebody changed in Lever meanwhile",
      'Fill in a profile form on it done, but Lever has it twice',
    ]);
  });

  it('leads to what Lever made a second time', async () => {
    fakeWorker(pushed({ ...done, receipts, say: { key: 'pushTwinLeft' }, twins: [`${url}2`] }));
    await showPerson();
    expect(status('Push')).toMatch(/Open the second one in Lever and archive it there/);
    const link = screen.getByRole('link', { name: 'Open the second one in Lever' });
    expect(link.getAttribute('href')).toBe(`${url}2`);
  });

  it('says when it is tried again, and lets that be now or never', async () => {
    const at = new Date();
    at.setHours(23, 59, 0, 0);
    const worker = fakeWorker(
      pushed({ state: 'queued', nextTryAt: at.getTime(), canTryAgain: true, canCancel: true }),
    );
    await showPerson();
    expect(screen.getByText(/^Tries again at .*59/)).toBeDefined();
    const typing = user();
    await typing.click(button('Try again'));
    await waitFor(() => {
      expect(button('Cancel push').getAttribute('aria-disabled')).toBeNull();
    });
    await typing.click(button('Cancel push'));
    expect(worker.of('push.again')).toHaveLength(1);
    expect(worker.of('push.cancel')).toHaveLength(1);
  });
});

describe('Undo', () => {
  const asks = () => screen.getByRole('group', { name: 'Undo does this in Lever:' });

  it('first tells plainly what it does and what it cannot, and does it on a second word', async () => {
    const worker = fakeWorker(pushed({ ...done, canUndo: true }));
    worker.answers['undo.ask'] = () => ({
      does: [{ key: 'planArchive' }, { key: 'planDeleteNote' }],
      cannot: [{ key: 'labelOnHired' }],
    });
    await showPerson();
    const typing = user();
    await typing.click(button('Undo'));
    expect(
      within(asks())
        .getAllByRole('listitem')
        .map((one) => one.textContent),
    ).toEqual(['Archive the opportunity', 'Delete the note', 'Hired in Lever']);
    expect(screen.getByText('What cannot be taken back:')).toBeDefined();
    expect(worker.of('undo.start')).toHaveLength(0);
    // Enter pressed twice does nothing.
    expect(document.activeElement).toBe(button('Leave it as it is'));
    worker.answers['undo.start'] = () => {
      worker.view = pushed({
        ...done,
        undone: true,
        receipts: [{ say: { key: 'planArchive' }, state: 'done' }],
      });
      return {};
    };
    await typing.click(button('Undo'));
    expect(worker.of('undo.ask')).toEqual([{ tab: 7, push: 'x' }]);
    expect(worker.of('undo.start')).toEqual([{ tab: 7, push: 'x' }]);
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Taken back' }));
    });
  });

  it('is left alone by Leave it as it is and by Escape, and keeps the focus', async () => {
    const worker = fakeWorker(pushed({ ...done, canUndo: true }));
    worker.answers['undo.ask'] = () => ({ does: [{ key: 'planArchive' }], cannot: [] });
    await showPerson();
    const typing = user();
    await typing.click(button('Undo'));
    await typing.keyboard('{Enter}');
    expect(document.activeElement).toBe(button('Undo'));
    await typing.keyboard('{Enter}');
    await screen.findByRole('group', { name: 'Undo does this in Lever:' });
    await typing.keyboard('{Escape}');
    expect(screen.queryByRole('group', { name: 'Undo does this in Lever:' })).toBeNull();
    expect(worker.of('undo.start')).toHaveLength(0);
  });

  it('says when there is nothing to take back, or nobody answers, or why not', async () => {
    const worker = fakeWorker(pushed({ ...done, canUndo: true }));
    worker.answers['undo.ask'] = () => Promise.reject(new Error('closed'));
    await showPerson();
    const typing = user();
    await typing.click(button('Undo'));
    expect(await screen.findByText('Fulcrum did not answer. Press Undo again.')).toBeDefined();
    worker.answers['undo.ask'] = () => ({ does: [], cannot: [{ key: 'labelOnHired' }] });
    await typing.click(button('Undo'));
    expect(await screen.findByText('Nothing of this can be taken back from here.')).toBeDefined();
    expect(noButton('Undo')).toBe(true);
    await typing.click(button('Leave it as it is'));
    worker.answers['undo.ask'] = () => ({ does: [{ key: 'planArchive' }], cannot: [] });
    worker.answers['undo.start'] = () => ({ refused: { key: 'errorOffline' } });
    await typing.click(button('Undo'));
    await typing.click(button('Undo'));
    expect(await screen.findByText(/Lever cannot be reached/)).toBeDefined();
  });

  it('is not there where nothing can be taken back', async () => {
    fakeWorker(pushed(done));
    await showPerson();
    expect(noButton('Undo')).toBe(true);
  });

  it.each<[string, Partial<PushView>]>([
    ['the push itself', { ...done, undone: true, canPushAnyway: false }],
    ['its undo', { ...done, kind: 'undo', undone: true, canPushAnyway: false }],
  ])('done, is told with what was done, and a new push may start: %s', async (_, over) => {
    const worker = fakeWorker(
      pushed({ ...over, receipts: [{ say: { key: 'planArchive' }, state: 'done', at: Date.now() }] }),
    );
    await showPerson();
    expect(items('Taken back')[0]).toContain('Archive the opportunity');
    expect(status('Push')).toBe('');
    expect(screen.queryByRole('region', { name: 'What Lever holds now' })).toBeNull();
    await user().click(button('Push to Lever'));
    expect(worker.of('push.start')).toHaveLength(1);
  });

  it('that failed is gone on with, and no new push begins', async () => {
    const worker = fakeWorker(
      pushed({
        kind: 'undo',
        state: 'notPushed',
        say: { key: 'errorOffline' },
        canTryAgain: true,
        canCancel: true,
      }),
    );
    await showPerson();
    expect(noButton('Push to Lever')).toBe(true);
    await user().click(button('Try again'));
    expect(worker.of('push.again')).toHaveLength(1);
    expect(worker.of('push.start')).toHaveLength(0);
  });

  it('under way, says so', async () => {
    fakeWorker(pushed({ kind: 'undo', state: 'sending', receipts }));
    await showPerson();
    expect(status('Push')).toBe('Sending: taking the push back');
    expect(screen.getByRole('region', { name: 'What is being taken back' })).toBeDefined();
  });
});
