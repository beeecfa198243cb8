// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { LayersView, PushView, Receipt } from '@/lib/messages/views';
import { fakeWorker, holding, idle, match, person, record, url } from './fake-worker';
import { layered } from './layered';
import { button, description, field, noButton, showDone, showPerson, status, user } from './screen';

/** Somebody of whom there is such a push, in a team that has chosen what Undo needs. */
function pushed(over: Partial<PushView>, settings: Partial<LayersView> = { team: { undoReason: 'r1' } }) {
  const view = layered(settings);
  view.page = person({ push: { ...idle, id: 'x', ...over } });
  return view;
}
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
    await showDone();
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
    await showDone();
    expect(status('Push')).toMatch(/Open the second one in Lever and archive it there/);
    const link = screen.getByRole('link', { name: 'Open the second one in Lever' });
    expect(link.getAttribute('href')).toBe(`${url}2`);
  });

  it('does not stand as what Lever holds now once the record was archived', async () => {
    const archived = { reason: 'Not now', at: Date.UTC(2026, 0, 5, 12), hired: false };
    const view = pushed({ ...done, receipts });
    const worker = fakeWorker(view);
    await showDone();
    const holds = () => screen.queryByRole('region', { name: 'What Lever holds now' });
    expect(holds()).not.toBeNull();
    const records = [record({ url, archived })];
    view.page = person({ push: { ...done, receipts }, match: match({ records }) });
    await worker.tell();
    expect(holds()).toBeNull();
    expect(screen.getByText(/^Archived in Lever · .* · Not now$/)).toBeDefined();
    // What could be done with it is folded away with the fields.
    expect(noButton('Update this record')).toBe(true);
    await user().click(button('Change something'));
    expect(button('Update this record')).toBeDefined();
  });

  it('tells of an undo that stopped halfway that it did, whom it is about, and leads to the record first', async () => {
    const half = { ...done, kind: 'undo' as const, receipts: [receipts[0]!] };
    const archived = { reason: 'Not now', at: Date.UTC(2026, 0, 5, 12), hired: false };
    const view = pushed(half);
    view.page = person({ push: half, match: match({ records: [record({ url, archived })] }) });
    fakeWorker(view);
    await showDone();
    expect(screen.getByRole('region', { name: 'Taken back in part' })).toBeDefined();
    expect(screen.getByRole('heading', { name: 'Maren Holt' })).toBeDefined();
    expect(document.activeElement?.textContent).toBe('Open in Lever');
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
    await showDone();
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
    await showDone();
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
    await showDone();
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

  it('stands beside what was pushed, in the foot, which is always in sight', async () => {
    fakeWorker(pushed({ ...done, canUndo: true }));
    await showDone();
    expect(button('Undo').closest('footer')).toBe(
      screen.getByRole('link', { name: 'Open in Lever' }).closest('footer'),
    );
    expect(button('Undo').closest('footer')).not.toBeNull();
    expect(button('Undo').getAttribute('aria-disabled')).toBeNull();
  });

  it.each<[string, Partial<LayersView>, boolean]>([
    ['none was chosen', {}, false],
    ['Lever no longer has the one that was', { team: { undoReason: 'gone' } }, false],
    ['none was chosen, to somebody who may', { editsTeam: true }, true],
  ])('says what it needs before it is pressed: %s', async (_, settings, edits) => {
    const worker = fakeWorker(pushed({ ...done, canUndo: true }, settings));
    await showDone();
    const undo = button('Undo');
    expect(undo.getAttribute('aria-disabled')).toBe('true');
    const [needs] = screen.getAllByText(/^Undo needs an archive reason/);
    expect(description(undo)).toBe(needs!.textContent);
    const typing = user();
    await typing.click(undo);
    expect(worker.of('undo.ask')).toHaveLength(0);
    expect(needs!.textContent.includes('Ask your Lever admin')).toBe(!edits);
    expect(noButton('Choose one in the settings')).toBe(!edits);
    if (!edits) return;
    await typing.click(button('Choose one in the settings'));
    expect(worker.of('options.open')).toEqual([{ at: 'undo' }]);
  });

  it('of an update needs no archive reason', async () => {
    fakeWorker(pushed({ ...done, kind: 'update', canUndo: true }, {}));
    await showDone();
    expect(button('Undo').getAttribute('aria-disabled')).toBeNull();
    expect(screen.queryByText(/needs an archive reason/)).toBeNull();
  });

  it('is not there where nothing can be taken back', async () => {
    fakeWorker(pushed(done));
    await showDone();
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

  const undo: PushView = {
    ...done,
    id: 'y',
    kind: 'undo',
    undone: true,
    canPushAnyway: false,
    receipts: [{ say: { key: 'planArchive' }, state: 'done', at: Date.now() }],
  };
  const card = () => screen.getByRole('region', { name: 'This person in Lever' });

  it('done, shows the record archived and what is left of it, whatever Lever said before', async () => {
    const view = pushed({ ...done, canUndo: true, receipts });
    const before = match({ records: [record({ url })], knownAt: Date.now() - 60_000 });
    view.page = person({ push: { ...done, id: 'x', canUndo: true }, match: before });
    const worker = fakeWorker(view);
    await showDone();
    expect(within(card()).getByText(/^In Lever: Backend Engineer/)).toBeDefined();
    worker.view = { ...view, page: person({ push: undo, match: before }) };
    await worker.tell();
    expect(within(card()).getByText(/^Archived in Lever · .* · your push was taken back$/)).toBeDefined();
    expect(screen.queryByText(/^In Lever:/)).toBeNull();
    expect(screen.getByText(/^Lever keeps the person's contact and the archived opportunity/)).toBeDefined();
    expect(within(card()).getByRole('link', { name: 'Open in Lever' })).toBeDefined();
    // Archived, it is nothing an update goes onto unasked.
    expect(field('Sync as').value).toBe('lead');
    expect(button('Push to Lever').getAttribute('aria-disabled')).toBe('true');
    // And Lever is asked what is so now.
    expect(worker.of('match.look')).toHaveLength(1);
  });

  it('done, does not say that nobody is in Lever because Lever’s lists lag', async () => {
    const knownAt = Date.now() - 60_000;
    const worker = fakeWorker(pushed({}));
    worker.view.page = person({ push: undo, match: match({ verdict: 'none', records: [], knownAt }) });
    await showPerson();
    expect(screen.queryByText('Not in Lever')).toBeNull();
    // What Lever says afterwards counts.
    const later = match({ verdict: 'none', records: [], knownAt: Date.now() + 1_000 });
    worker.view.page = person({ push: undo, match: later });
    await worker.tell();
    expect(within(card()).getByText('Not in Lever')).toBeDefined();
  });

  it('of an update says that the record is still there', async () => {
    fakeWorker(pushed({ ...undo, receipts: [{ say: { key: 'planRemoveTags' }, state: 'done', at: 1 }] }));
    await showPerson();
    expect(screen.getByText(/^The record is still in Lever/)).toBeDefined();
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
