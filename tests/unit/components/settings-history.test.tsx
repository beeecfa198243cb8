// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { HistoryRow } from '@/lib/messages/views';
import type { Layer } from '@/lib/settings/settings';
import {
  connected,
  connectionPage,
  fakeWorker,
  historyRow,
  idle,
  panelView,
  settingsPage,
  url,
} from './fake-worker';
import { button, description, noButton, showOptions, user } from './screen';
import { documentOf } from './settings-screen';

afterEach(() => {
  location.hash = '';
  vi.restoreAllMocks();
});

/** Opens the History section over these pushes, newest first. */
async function show(rows: HistoryRow[], over: Layer = { undoReason: 'r1' }) {
  const worker = fakeWorker(panelView(), connectionPage({ connection: connected }));
  const settings = { historyDays: 90, ...over };
  worker.settings = settingsPage({ team: { document: documentOf({ settings }) } });
  const history = { rows };
  worker.answers['history.page'] = ({ search, from, most }) => {
    const found = history.rows.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
    return { rows: found.slice(from, from + most), total: found.length };
  };
  location.hash = '#history';
  showOptions();
  await screen.findByRole('heading', { name: 'History' });
  await screen.findByText(/of [\d,]+ pushes$|^Nothing was pushed yet/);
  return { worker, history, typing: user() };
}

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => historyRow({ id: `h${index}`, name: `Person ${index}` }));
const rows = () => [...document.querySelectorAll<HTMLElement>('.history-row')];
const names = () => rows().map((row) => row.querySelector('b')?.textContent);

describe('History', () => {
  it('tells of each push who, when, by whom, what and how it stands', async () => {
    await show([
      historyRow({
        push: {
          ...idle,
          state: 'inLever',
          url,
          receipts: [{ say: { key: 'planCreate' }, state: 'done', at: Date.UTC(2026, 2, 4, 12) }],
        },
      }),
      historyRow({
        id: 'h2',
        name: 'Ole Berg',
        push: { ...idle, kind: 'update', state: 'notPushed', say: { key: 'errorOffline' } },
      }),
      historyRow({ id: 'h3', name: 'Ida Lund', push: { ...idle, state: 'inLever', undone: true } }),
    ]);
    const [first, second, third] = rows();
    expect(first!.textContent).toMatch(
      /Maren Holt.*In Lever.*2026.*New opportunity · by Ada Recruiter · northwind/,
    );
    expect(
      within(first!)
        .getByText(/^Make an opportunity/)
        .closest('details'),
    ).not.toBeNull();
    expect(within(first!).getByRole('link', { name: 'Open in Lever' }).getAttribute('href')).toBe(url);
    expect(second!.textContent).toMatch(/Not pushed.*Update.*Lever cannot be reached/);
    expect(third!.textContent).toMatch(/Ida Lund.*Taken back/);
    expect(screen.getByText('3 of 3 pushes')).toBeDefined();
    expect(screen.getByText(/Kept for 90 days/)).toBeDefined();
  });

  it('shows fifty, and more on request, however many there are', async () => {
    const { worker, typing } = await show(many(10_000));
    expect(rows()).toHaveLength(50);
    expect(screen.getByText('50 of 10,000 pushes')).toBeDefined();
    await typing.click(button('Show more'));
    await waitFor(() => {
      expect(rows()).toHaveLength(100);
    });
    expect(worker.lastOf('history.page')).toEqual({ search: '', from: 50, most: 50 });
    expect(document.activeElement?.textContent).toBe('Person 50');
  });

  it('shows nobody twice where a push came in front meanwhile', async () => {
    const { history, typing } = await show(many(60));
    history.rows = [historyRow({ id: 'new', name: 'New' }), ...history.rows];
    await typing.click(button('Show more'));
    await waitFor(() => {
      expect(rows().length).toBeGreaterThan(50);
    });
    expect(new Set(names()).size).toBe(rows().length);
  });

  it('follows what changes, and keeps what was opened', async () => {
    const { worker, history, typing } = await show(many(60));
    await typing.click(button('Show more'));
    await waitFor(() => {
      expect(rows()).toHaveLength(60);
    });
    history.rows = [historyRow({ id: 'new', name: 'New' }), ...history.rows];
    await worker.tell();
    await waitFor(() => {
      expect(names()[0]).toBe('New');
    });
    expect(worker.lastOf('history.page')).toEqual({ search: '', from: 0, most: 60 });
  });

  it('is searched when typing rests', async () => {
    const { worker, typing } = await show(many(60));
    await typing.type(screen.getByRole('searchbox', { name: 'Search' }), 'person 7');
    await waitFor(() => {
      expect(names()).toEqual(['Person 7']);
    });
    expect(worker.of('history.page').filter(({ search }) => search !== '')).toHaveLength(1);
    await typing.type(screen.getByRole('searchbox', { name: 'Search' }), 'x');
    expect(await screen.findByText('No push fits “person 7x”.')).toBeDefined();
  });

  it('empty says so, and offers no more', async () => {
    await show([]);
    expect(screen.getByText('Nothing was pushed yet.')).toBeDefined();
    expect(noButton('Show more')).toBe(true);
  });

  it('that cannot be had says so, and is asked for again', async () => {
    const { worker, typing } = await show(many(2));
    const answer = worker.answers['history.page'];
    worker.answers['history.page'] = () => Promise.reject(new Error('closed'));
    await worker.tell();
    expect(await screen.findByText('The history could not be loaded.')).toBeDefined();
    expect(rows()).toHaveLength(2);
    worker.answers['history.page'] = answer!;
    await typing.click(button('Try again'));
    await waitFor(() => {
      expect(screen.queryByText('The history could not be loaded.')).toBeNull();
    });
  });

  it('goes on with a push, gives it up, and takes one back', async () => {
    const { worker, history, typing } = await show([
      historyRow({ push: { ...idle, state: 'waiting', canTryAgain: true, canCancel: true } }),
      historyRow({ id: 'h2', name: 'Ole Berg', push: { ...idle, state: 'inLever', canUndo: true } }),
    ]);
    worker.answers['undo.ask'] = () => ({ does: [{ key: 'planArchive' }], cannot: [] });
    expect(description(button('Try again'))).toBe('Maren Holt');
    await typing.click(button('Try again'));
    await waitFor(() => {
      expect(button('Cancel push').getAttribute('aria-disabled')).toBeNull();
    });
    worker.answers['history.cancel'] = () => {
      history.rows = history.rows.map((row) =>
        row.id === 'h1' ? { ...row, push: { ...idle, state: 'notPushed' } } : row,
      );
      return {};
    };
    await typing.click(button('Cancel push'));
    await waitFor(() => {
      expect(document.activeElement?.textContent).toBe('Maren Holt');
    });
    expect(worker.of('history.again')).toEqual([{ push: 'h1' }]);
    expect(worker.of('history.cancel')).toEqual([{ push: 'h1' }]);
    expect(description(button('Undo'))).toBe('Ole Berg');
    await typing.click(button('Undo'));
    expect(await screen.findByText('Archive the opportunity')).toBeDefined();
    await typing.click(button('Undo'));
    expect(worker.of('undo.start')).toEqual([{ push: 'h2' }]);
  });

  it('tells how taking a push back stands, in the entry of the push, and goes on with that', async () => {
    const receipts: HistoryRow['push']['receipts'] = [{ say: { key: 'planArchive' }, state: 'sent' }];
    const undo: HistoryRow['push'] = {
      ...idle,
      ...{ id: 'u1', kind: 'undo', state: 'waiting', say: { key: 'errorForbidden' }, receipts },
      ...{ canTryAgain: true, canCancel: true },
    };
    const push: HistoryRow['push'] = { ...idle, state: 'inLever', url };
    const { worker, typing } = await show([
      historyRow({ push, undos: [{ at: Date.UTC(2026, 2, 6, 12), push: undo }] }),
    ]);
    const [entry] = rows();
    expect(entry!.querySelector('.history-state')?.textContent).toBe('Undo: Waiting for you');
    expect(entry!.textContent).toMatch(/Undo · .*2026.*Waiting for you/);
    expect(entry!.textContent).toContain('This connection may not do that in Lever');
    expect(within(entry!).getByText(/^Archive the opportunity/)).toBeDefined();
    await typing.click(button('Try again'));
    await waitFor(() => {
      expect(button('Cancel push').getAttribute('aria-disabled')).toBeNull();
    });
    await typing.click(button('Cancel push'));
    expect(worker.of('history.again')).toEqual([{ push: 'u1' }]);
    expect(worker.of('history.cancel')).toEqual([{ push: 'u1' }]);
  });

  it('says of one that was taken back no more than that', async () => {
    const push: HistoryRow['push'] = { ...idle, state: 'inLever', undone: true };
    const undo: HistoryRow['push'] = { ...idle, id: 'u1', kind: 'undo', state: 'inLever', undone: true };
    await show([historyRow({ push, undos: [{ at: Date.UTC(2026, 2, 6, 12), push: undo }] })]);
    expect(rows()).toHaveLength(1);
    expect(rows()[0]!.querySelector('.history-state')?.textContent).toBe('Taken back');
  });

  it('says once what Undo needs, where to set it, and offers none that only refuses', async () => {
    const push = { ...idle, state: 'inLever' as const, canUndo: true };
    const { worker, typing } = await show(
      [
        historyRow({ push }),
        historyRow({ id: 'h2', name: 'Ole Berg', push: { ...push, kind: 'update' as const } }),
      ],
      {},
    );
    const [made, changed] = screen.getAllByRole('button', { name: 'Undo' });
    expect(made!.getAttribute('aria-disabled')).toBe('true');
    expect(description(made!)).toMatch(/^Maren Holt Undo needs an archive reason/);
    await typing.click(made!);
    expect(worker.of('undo.ask')).toHaveLength(0);
    expect(changed!.getAttribute('aria-disabled')).toBeNull();
    const notice = screen.getByText(/^Undo needs an archive reason/).closest<HTMLElement>('.notice')!;
    expect(within(notice).getByRole('link').getAttribute('href')).toBe('#team/undo');
  });

  it('does not go on with what never began', async () => {
    const receipts: HistoryRow['push']['receipts'] = [{ say: { key: 'planCreate' }, state: 'todo' }];
    await show([historyRow({ push: { ...idle, state: 'notPushed', canTryAgain: true, receipts } })]);
    expect(noButton('Try again')).toBe(true);
  });

  it('says when a push could not be gone on with', async () => {
    const { worker, typing } = await show([
      historyRow({ push: { ...idle, state: 'waiting', canTryAgain: true } }),
    ]);
    worker.answers['history.again'] = () => Promise.reject(new Error('closed'));
    await typing.click(button('Try again'));
    expect(await screen.findByText('Fulcrum did not answer. Try again.')).toBeDefined();
  });

  it.each([
    ['CSV', 'csv', 'text/csv;charset=utf-8', '\uFEFFall of it'],
    ['JSON', 'json', 'application/json', 'all of it'],
  ] as const)('is given out as %s', async (name, as, type, content) => {
    const { worker, typing } = await show(many(1));
    worker.answers['history.export'] = () => ({ content: 'all of it' });
    const files: Blob[] = [];
    Object.assign(URL, {
      createObjectURL: (file: Blob) => files.push(file) && 'blob:x',
      revokeObjectURL: () => undefined,
    });
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
    await typing.selectOptions(screen.getByLabelText('File type'), name);
    await typing.click(button('Export'));
    await waitFor(() => {
      expect(saved).toEqual([`fulcrum-history.${as}`]);
    });
    expect(screen.getByText(`fulcrum-history.${as} is among your downloads.`)).toBeDefined();
    expect(worker.of('history.export')).toEqual([{ as }]);
    expect(files[0]?.type).toBe(type);
    expect(files[0]?.size).toBe(new TextEncoder().encode(content).length);
  });

  it('says when no file could be made', async () => {
    const { worker, typing } = await show(many(1));
    worker.answers['history.export'] = () => Promise.reject(new Error('closed'));
    await typing.click(button('Export'));
    expect(await screen.findByText('The file could not be made. Press Export again.')).toBeDefined();
  });

  it('is wiped on a second word, and says what stayed', async () => {
    const { worker, history, typing } = await show(many(3));
    worker.answers['history.wipe'] = () => {
      history.rows = history.rows.slice(0, 1);
      return { left: 1 };
    };
    await typing.click(button('Wipe'));
    expect(screen.getByText(/What Lever holds stays, and so do pushes that wait/)).toBeDefined();
    expect(worker.of('history.wipe')).toHaveLength(0);
    await typing.click(button('Wipe'));
    expect(await screen.findByText('Wiped. Pushes that wait or are under way stayed: 1')).toBeDefined();
    await waitFor(() => {
      expect(rows()).toHaveLength(1);
    });
  });
});
