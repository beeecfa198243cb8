// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { limits } from '@/components/options/NumberRow';
import type { IndexView, SettingsPage } from '@/lib/messages/views';
import { say } from '@/lib/platform/text';
import { settings as schema } from '@/lib/settings/settings';
import { settingsPage } from './fake-worker';
import { button, description } from './screen';
import { documentOf, field, settings, showSection } from './settings-screen';

afterEach(() => {
  location.hash = '';
});

const show = (team: Partial<SettingsPage['team']> = {}) =>
  showSection('#team', 'Team defaults', settingsPage({ team }));
const saved = () => screen.findByText('Saved');
const options = (name: string) => [...field(name).querySelectorAll('option')].map((one) => one.textContent);

describe('Before a push', () => {
  it('says for each state in Lever what happens', async () => {
    const { worker, typing } = await show();
    for (const name of [
      'Archived in Lever',
      'Snoozed in Lever',
      'Hired in Lever',
      'A colleague touched the record lately',
    ])
      expect(options(name)).toEqual(['Only say so', 'Ask first', 'Do not push']);
    // Who was erased must not be made anew in silence.
    expect(options("Erased in Lever at the person's request (anonymized)")).toEqual([
      'Ask first',
      'Do not push',
    ]);
    expect(description(field('Hired in Lever'))).toContain('Built in: Ask first');
    await typing.selectOptions(field('Archived in Lever'), 'Do not push');
    await saved();
    expect(worker.settings.team.document.settings).toEqual({ onArchived: 'stop' });
    expect(description(button('Reset Archived in Lever'))).toContain(
      'Archived in Lever goes back to: Only say so',
    );
  });

  it.each([
    ['Lately means this many days', 'recentDays', '14', '3651'],
    ['Days that the history of pushes is kept', 'historyDays', '30', '0'],
  ] as const)('takes a number of days: %s', async (name, key, good, bad) => {
    const { worker, typing } = await show();
    await typing.clear(field(name));
    expect(field(name).getAttribute('aria-invalid')).toBe('true');
    await typing.type(field(name), good);
    expect(field(name).getAttribute('aria-invalid')).toBeNull();
    await typing.tab();
    await waitFor(() => {
      expect(worker.settings.team.document.settings).toEqual({ [key]: Number(good) });
    });
    await typing.clear(field(name));
    await typing.type(field(name), bad);
    const [least, most] = limits[key];
    expect(description(field(name))).toContain(`Enter a whole number from ${least} to ${most}.`);
    expect(field(name).value).toBe(bad);
    await typing.click(button(`Reset ${name}`));
    expect(field(name).getAttribute('aria-invalid')).toBeNull();
    await waitFor(() => {
      expect(worker.settings.team.document.settings).toEqual({});
    });
  });

  it('knows the limits that the settings have', () => {
    for (const [key, [least, most]] of Object.entries(limits) as [keyof typeof limits, [number, number]][]) {
      const takes = (value: number) => schema.shape[key].safeParse(value).success;
      expect([least - 1, least, most, most + 1].map(takes), key).toEqual([false, true, true, false]);
    }
  });

  it('is read only where the team’s settings are', async () => {
    await show({ readOnly: say('roleNoAdmin', 'Ada Recruiter'), document: documentOf() });
    expect(field('Archived in Lever').matches(':disabled')).toBe(true);
    expect(field('Lately means this many days').readOnly).toBe(true);
    expect(field('Keep an index of who is in Lever').disabled).toBe(true);
  });

  it.each<[IndexView, RegExp, boolean]>([
    [{ state: 'off', size: 0 }, /^The index is switched off/, true],
    [{ state: 'none', size: 0 }, /^There is no index yet/, false],
    [{ state: 'building', size: 1_200 }, /being built. Records so far: 1,200$/, true],
    [
      { state: 'ready', size: 20_000, at: Date.now() - 3 * 3_600_000 },
      /^Records in the index: 20,000. Brought up to date 3 hours ago/,
      false,
    ],
    [
      { state: 'failed', size: 7, problem: { key: 'errorOffline' } },
      /could not be brought up to date. Records in it: 7 Lever cannot be reached/,
      false,
    ],
  ])('tells how the index stands: %o', async (index, says, off) => {
    const { worker } = await show();
    worker.answers['index.page'] = () => index;
    await worker.tell();
    expect(await screen.findByText(says)).toBeDefined();
    expect(button('Build the index again').getAttribute('aria-disabled')).toBe(off ? 'true' : null);
  });

  it('builds the index again, and can be told not to keep one', async () => {
    const { worker, typing } = await show();
    await typing.click(button('Build the index again'));
    expect(worker.of('index.rebuild')).toHaveLength(1);
    await typing.click(field('Keep an index of who is in Lever'));
    await saved();
    expect(worker.settings.team.document.settings).toEqual({ index: false });
  });

  it('says when the index cannot be asked after', async () => {
    const { worker } = await show();
    worker.answers['index.page'] = () => Promise.reject(new Error('closed'));
    await worker.tell();
    expect(await screen.findByText(/Press Build the index again, or reload/)).toBeDefined();
  });
});

describe('Undo', () => {
  const reasons = { ...settingsPage().catalog, archiveReasons: [{ id: 'r1', text: 'Timing' }] };
  const reason = () => field('Archive reason for Undo');

  it('has a place of its own, and says what it is to have no archive reason', async () => {
    const { worker, typing } = await showSection(
      '#team',
      'Team defaults',
      settingsPage({ catalog: reasons, team: {} }),
    );
    expect(settings().getByRole('heading', { name: 'Undo' })).toBeDefined();
    expect(description(reason())).toMatch(/^None is chosen: recruiters cannot undo/);
    await typing.click(reason());
    await typing.click(screen.getByRole('option', { name: 'Timing' }));
    await saved();
    expect(worker.settings.team.document.settings).toEqual({ undoReason: 'r1' });
    expect(description(reason())).not.toMatch(/None is chosen/);
  });

  it('is where a link to it leads', async () => {
    await showSection('#team/undo', 'Team defaults');
    await waitFor(() => {
      expect(document.activeElement).toBe(reason());
    });
    expect(screen.getByRole('link', { name: 'Team defaults' }).getAttribute('aria-current')).toBe('page');
  });
});
