// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { catalog, connectionPage, fakeWorker, notConnected, panelView, settingsPage } from './fake-worker';
import { button, user } from './screen';
import { documentOf, field, openSection, showSection } from './settings-screen';

afterEach(() => {
  location.hash = '';
});

describe('the sections of the settings', () => {
  it('are links, in their order', async () => {
    await showSection('#team', 'Team defaults');
    expect(screen.getAllByRole('link').map((one) => [one.textContent, one.getAttribute('href')])).toEqual([
      ['Connection', '#connection'],
      ['Team defaults', '#team'],
      ['My defaults', '#mine'],
      ['Presets', '#presets'],
      ['Fields', '#fields'],
      ['Stage mapping', '#stages'],
      ['Notes', '#notes'],
      ['Campaigns', '#campaigns'],
      ['History', '#history'],
      ['Privacy', '#privacy'],
    ]);
  });

  it('say when Fulcrum does not answer, and ask again', async () => {
    const worker = fakeWorker(panelView(), connectionPage());
    worker.answers['settings.page'] = () => Promise.reject(new Error('closed'));
    openSection('#mine', 'My defaults');
    expect(await screen.findByText(/did not answer/)).toBeDefined();
    delete worker.answers['settings.page'];
    await user().click(button('Try again'));
    await screen.findByRole('button', { name: 'Undo' });
    expect(field('Origin')).toBeDefined();
    expect(screen.queryByText(/did not answer/)).toBeNull();
  });

  it('work before Lever is connected, and say what is missing', async () => {
    const worker = fakeWorker(panelView(), connectionPage({ connection: notConnected }));
    worker.settings = settingsPage({
      catalog: { ...catalog, state: 'none', known: [], postings: [], stages: [], users: [], tags: [] },
      mine: documentOf({ settings: { posting: 'p4' } }),
    });
    openSection('#mine', 'My defaults');
    expect(await screen.findByText(/Connect to Lever to choose from its postings/)).toBeDefined();
    expect(field('Posting').value).toBe('Unknown (p4)');
    expect(field('Stage').value).toBe('New lead');
    await user().selectOptions(field('Origin'), 'Agency');
    await screen.findByText('Saved');
    expect(worker.settings.mine.settings).toEqual({ posting: 'p4', origin: 'agency' });
  });

  it('say which values Lever no longer has', async () => {
    const { worker } = await showSection(
      '#mine',
      'My defaults',
      settingsPage({ mine: documentOf({ settings: { posting: 'gone' } }) }),
    );
    expect(screen.getByText(/Not in Lever's list any more/)).toBeDefined();
    worker.settings.catalog = { ...catalog, known: ['stages'] };
    await worker.tell();
    await waitFor(() => {
      expect(screen.queryByText(/Not in Lever's list any more/)).toBeNull();
    });
  });
});
