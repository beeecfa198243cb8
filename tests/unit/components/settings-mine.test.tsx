// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Document } from '@/lib/settings/document';
import { settingsPage } from './fake-worker';
import { button, description, noButton } from './screen';
import { documentOf, field, settings, showSection } from './settings-screen';

afterEach(() => {
  location.hash = '';
});

const show = (team: Partial<Document>, mine: Partial<Document> = {}) =>
  showSection(
    '#mine',
    'My defaults',
    settingsPage({ team: { document: documentOf(team) }, mine: documentOf(mine) }),
  );

describe('My defaults', () => {
  it('follows the team, and goes its own way where it is told', async () => {
    const { worker, typing } = await show({ settings: { origin: 'agency', owner: 'u2' } });
    expect(field('Origin').value).toBe('agency');
    expect(description(field('Origin'))).toContain('Team: Agency');
    expect(field('Owner').value).toBe('Bo Manager');
    expect(description(field('Stage'))).toContain('Built in: New lead');
    await typing.selectOptions(field('Origin'), 'Referred');
    await screen.findByText('Saved');
    expect(worker.lastOf('settings.keep')?.scope).toBe('mine');
    expect(worker.settings.mine.settings).toEqual({ origin: 'referred' });
    expect(description(field('Origin'))).toContain('Without that, team: Agency');
    const reset = button('Reset to team');
    expect(description(reset)).toBe('Origin goes back to: Agency');
    await typing.click(reset);
    await waitFor(() => {
      expect(worker.settings.mine.settings).toEqual({});
    });
    expect(field('Origin').value).toBe('agency');
    expect(document.activeElement).toBe(field('Origin'));
    expect(noButton('Reset to team')).toBe(true);
  });

  it('cannot change what the team locked, whatever it says itself', async () => {
    const { worker, typing } = await show(
      { settings: { posting: 'p4' }, locks: ['posting', 'tags', 'syncAs'] },
      { settings: { posting: 'p1', tags: ['own'] } },
    );
    expect(field('Posting').value).toBe('Designer');
    expect(field('Posting').readOnly).toBe(true);
    expect(description(field('Posting'))).toContain('Locked by your team');
    expect(field('Tags').value).toBe('');
    expect(field('Sync as').disabled).toBe(true);
    expect(noButton('Reset to team')).toBe(true);
    expect(noButton('Lock Origin')).toBe(true);
    await typing.click(field('Posting'));
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(worker.of('settings.keep')).toEqual([]);
  });

  it('leaves the admin’s rules out', async () => {
    await show({});
    expect(settings().queryByLabelText('Recruiters may make new tags')).toBeNull();
    expect(settings().queryByLabelText('Archive reason for Undo')).toBeNull();
    expect(field("LinkedIn's permanent address as a second link")).toBeDefined();
  });

  it('takes everything back after asking once more, and that back too', async () => {
    const mine = { origin: 'referred', summary: true } as const;
    const { worker, typing } = await show({}, { settings: mine });
    await typing.click(button('Reset all'));
    expect(screen.getByText(/Your presets stay/)).toBeDefined();
    await typing.click(button('Reset all'));
    await screen.findByText('Saved');
    expect(worker.settings.mine.settings).toEqual({});
    expect(document.activeElement).toBe(button('Reset all'));
    await typing.click(button('Undo'));
    await waitFor(() => {
      expect(worker.settings.mine.settings).toEqual(mine);
    });
  });

  it('says that the stage mapping comes before the stage', async () => {
    await show({ settings: { stageAdded: 's2', stage: 'lead-new' } });
    expect(description(field('Stage'))).toContain('Stage mapping says Reached out');
  });

  it('names a preset that is gone as such', async () => {
    await show({}, { settings: { syncAs: 'p-gone' } });
    expect(
      settings().getByRole<HTMLSelectElement>('combobox', { name: 'Sync as' }).selectedOptions[0]?.text,
    ).toBe('A preset that was deleted');
  });
});
