// @vitest-environment jsdom
import { act, fireEvent, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { within } from '@testing-library/dom';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { dock } from '@/components/docked';
import { fakeWorker, panelView, person, reading } from './fake-worker';
import { layered } from './layered';
import { description } from './screen';

/** The closed root, as only the panel itself has it. */
let root: ShadowRoot;

beforeEach(() => {
  Object.assign(fakeBrowser.runtime, { id: 'fulcrum' });
  CSSStyleSheet.prototype.replaceSync = () => undefined;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its element below
  const real = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    root = real.call(this, init);
    return root;
  });
});

const inside = () => within(root as unknown as HTMLElement);

async function dockHere() {
  let close: () => void = () => undefined;
  await act(async () => {
    close = dock();
    await Promise.resolve();
  });
  await inside().findByLabelText('Name');
  return close;
}

describe('the docked panel', () => {
  it('stands in a closed root on a neutral element, and leaves nothing behind', async () => {
    const worker = fakeWorker();
    const before = document.documentElement.outerHTML;
    await dockHere();
    const host = root.host as HTMLElement;
    expect(root.mode).toBe('closed');
    expect(host.shadowRoot).toBeNull();
    expect(host.attributes).toHaveLength(0);
    expect(host.parentNode).toBe(document.documentElement);
    expect(root.activeElement).toBe(inside().getByRole('button', { name: 'Push to Lever' }));
    act(() => {
      inside().getByRole('button', { name: 'Close' }).click();
    });
    expect(document.documentElement.outerHTML).toBe(before);
    expect(worker.of('panel.closed')).toHaveLength(1);
    expect(worker.of('panel.view')).toEqual([{ read: true }]);
  });

  it('keeps keys from the page, and closes with Escape when nothing else takes it', async () => {
    fakeWorker();
    await dockHere();
    const heard = vi.fn();
    document.addEventListener('keydown', heard);
    const key = (target: Element | null, name: string) =>
      act(() => {
        target?.dispatchEvent(
          new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true }),
        );
      });
    key(inside().getByLabelText('Name'), 'a');
    act(() => {
      inside().getByRole('button', { name: 'Advanced settings' }).click();
    });
    const posting = inside().getByRole('combobox', { name: 'Posting' });
    key(posting, 'ArrowDown');
    expect(posting.getAttribute('aria-expanded')).toBe('true');
    key(posting, 'Escape');
    expect(posting.getAttribute('aria-expanded')).toBe('false');
    expect(root.host.isConnected).toBe(true);
    key(posting, 'Escape');
    expect(root.host.isConnected).toBe(false);
    expect(heard).not.toHaveBeenCalled();
    document.removeEventListener('keydown', heard);
  });

  it('asks for what is mandatory and brings the focus to it', async () => {
    const worker = fakeWorker(layered({ team: { mandatory: ['tags'] } }));
    const close = await dockHere();
    fireEvent.keyDown(inside().getByLabelText('Name'), { key: 'Enter', ctrlKey: true });
    const tags = inside().getByRole('combobox', { name: 'Tags' });
    await waitFor(() => {
      expect(root.activeElement).toBe(tags);
    });
    expect(description(tags)).toContain('Tags is missing.');
    expect(inside().getByRole('status', { name: 'Push' }).textContent).toBe('Not pushed: Tags is missing.');
    expect(worker.of('push.start')).toHaveLength(0);
    act(close);
  });

  it('holds a lock', async () => {
    const worker = fakeWorker(layered({ team: { stage: 's2' }, locks: ['stage'] }));
    const close = await dockHere();
    fireEvent.click(inside().getByRole('button', { name: 'Advanced settings' }));
    const stage = inside().getByRole<HTMLInputElement>('combobox', { name: 'Stage' });
    fireEvent.click(stage);
    fireEvent.keyDown(stage, { key: 'ArrowDown' });
    fireEvent.keyDown(stage, { key: 'Enter' });
    expect(inside().queryByRole('listbox')).toBeNull();
    expect(stage.value).toBe('Reached out');
    for (const { draft } of worker.of('draft.keep')) expect(draft.choices).toEqual({});
    act(close);
  });

  it('stays when Escape leaves the name of a preset', async () => {
    fakeWorker(layered({}, { draft: { fields: {}, choices: { origin: 'agency' } } }));
    const close = await dockHere();
    fireEvent.click(inside().getByRole('button', { name: 'Advanced settings' }));
    fireEvent.click(inside().getByRole('button', { name: 'Save as preset' }));
    fireEvent.keyDown(inside().getByLabelText('Name of the preset'), { key: 'Escape' });
    expect(root.host.isConnected).toBe(true);
    expect(root.activeElement).toBe(inside().getByRole('button', { name: 'Save as preset' }));
    act(close);
  });

  it('keeps the focus in the field one is in when the admin changes the order', async () => {
    const worker = fakeWorker(layered({ team: { displayed: ['note', 'source', 'stage'] } }));
    const close = await dockHere();
    fireEvent.click(inside().getByRole('button', { name: 'Advanced settings' }));
    const note = inside().getByLabelText<HTMLTextAreaElement>('Note');
    act(() => {
      note.focus();
    });
    fireEvent.change(note, { target: { value: 'Half' } });
    worker.view.settings = layered({ team: { displayed: ['stage', 'source', 'note'] } }).settings;
    await worker.tell();
    await waitFor(() => {
      const names = [...root.querySelectorAll('.fields label')].map((label) => label.textContent);
      expect(names).toEqual(['Stage', 'Source', 'Note']);
    });
    expect(root.activeElement).toBe(note);
    expect(note.value).toBe('Half');
    act(close);
  });

  it('reads again when the address changes, and not after it was closed', async () => {
    const worker = fakeWorker();
    const close = await dockHere();
    await act(async () => {
      history.pushState(null, '', '/in/somebody-else/');
      window.dispatchEvent(new PopStateEvent('popstate'));
      await Promise.resolve();
    });
    expect(worker.of('panel.view').map(({ read }) => read)).toEqual([true, true]);
    act(close);
    history.pushState(null, '', '/');
    window.dispatchEvent(new PopStateEvent('popstate'));
    expect(worker.of('panel.view')).toHaveLength(2);
    expect(worker.of('panel.closed')).toHaveLength(0);
  });

  it('reads what comes with scrolling once the page stands still, and nothing where nothing is missing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    try {
      const worker = fakeWorker(
        panelView({ page: person({ reading: reading({ notYet: ['experience', 'education'] }) }) }),
      );
      const close = await dockHere();
      expect(inside().getByText(/Scroll down the page once, and they are added here/)).toBeDefined();
      const part = document.body.appendChild(document.createElement('div'));
      const scroll = async () => {
        part.dispatchEvent(new Event('scroll'));
        await act(() => vi.advanceTimersByTimeAsync(300));
      };
      await scroll();
      await scroll();
      expect(worker.of('panel.view')).toHaveLength(1);
      worker.answers['panel.view'] = () =>
        Promise.resolve(panelView({ page: person({ reading: reading() }) }));
      await act(() => vi.advanceTimersByTimeAsync(1_000));
      expect(worker.of('panel.view').map(({ read }) => read)).toEqual([true, true]);
      expect(inside().queryByText(/Scroll down the page once/)).toBeNull();
      await scroll();
      await act(() => vi.advanceTimersByTimeAsync(1_000));
      expect(worker.of('panel.view')).toHaveLength(2);
      part.remove();
      act(close);
    } finally {
      vi.useRealTimers();
    }
  });

  it('reads again what takes its time to come after scrolling, and then no more', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    try {
      const missing = panelView({ page: person({ reading: reading({ notYet: ['experience'] }) }) });
      const worker = fakeWorker(missing);
      const close = await dockHere();
      const reads = () => worker.of('panel.view').filter(({ read }) => read).length;
      document.dispatchEvent(new Event('scroll'));
      await act(() => vi.advanceTimersByTimeAsync(1_000));
      expect(reads()).toBe(2);
      await act(() => vi.advanceTimersByTimeAsync(20_000));
      expect(reads()).toBe(5);
      await act(() => vi.advanceTimersByTimeAsync(60_000));
      expect(reads()).toBe(5);
      document.dispatchEvent(new Event('scroll'));
      await act(() => vi.advanceTimersByTimeAsync(1_000));
      expect(reads()).toBe(6);
      act(close);
      await act(() => vi.advanceTimersByTimeAsync(20_000));
      expect(reads()).toBe(6);
    } finally {
      vi.useRealTimers();
    }
  });

  it('says to reload the page once the extension is gone', async () => {
    const worker = fakeWorker();
    const close = await dockHere();
    worker.answers['panel.view'] = () => Promise.reject(new Error('Extension context invalidated.'));
    Object.assign(fakeBrowser.runtime, { id: undefined });
    fakeBrowser.i18n.getMessage = () => {
      throw new Error('Extension context invalidated.');
    };
    await worker.tell();
    expect(inside().getByText(/Reload the page/)).toBeDefined();
    act(() => {
      inside().getByRole('button', { name: 'Close' }).click();
    });
    expect(root.host.isConnected).toBe(false);
    close();
  });

  it('opens the settings to connect: a page may not start a sign-in', async () => {
    const view = panelView();
    view.connection.status = 'reconnect';
    const worker = fakeWorker(view);
    const close = await dockHere();
    await act(async () => {
      inside().getByRole('button', { name: 'Connect to Lever' }).click();
      await Promise.resolve();
    });
    expect(worker.of('options.open')).toHaveLength(1);
    act(close);
  });
});
