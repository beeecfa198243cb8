// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { say } from '@/lib/platform/text';
import type { Preset } from '@/lib/settings/settings';
import { settingsPage } from './fake-worker';
import { button, description, noButton } from './screen';
import { documentOf, field, settings, showSection } from './settings-screen';

afterEach(() => {
  location.hash = '';
});

const preset = (id: string, name: string, over: Partial<Preset> = {}): Preset => ({
  id,
  name,
  kind: 'lead',
  settings: {},
  ...over,
});

const show = (team: Preset[], mine: Preset[], readOnly = false) =>
  showSection(
    '#presets',
    'Presets',
    settingsPage({
      team: {
        document: documentOf({ presets: team }),
        ...(readOnly ? { readOnly: say('roleNoAdmin', 'Ada') } : {}),
      },
      mine: documentOf({ presets: mine }),
    }),
  );

const names = (list: string) =>
  within(screen.getByRole('list', { name: list }))
    .getAllByRole('listitem')
    .map((item) => item.querySelector('b')?.textContent);

describe('Presets', () => {
  it('shows the built-in ones, not to be changed', async () => {
    await show([], []);
    expect(names('Built in')).toEqual(['Lead', 'Candidate', 'Existing record', 'Not yet']);
    expect(noButton('Edit Lead')).toBe(true);
    expect(screen.getByText(/^You have none yet\. Add one here/)).toBeDefined();
  });

  it('adds one, and lets it be set at once', async () => {
    const { worker, typing } = await show([], []);
    await typing.type(field('Name of a new preset'), ' Backend EU {Enter}');
    await screen.findByText('Saved');
    const [made] = worker.settings.mine.presets;
    expect(made).toMatchObject({ name: 'Backend EU', kind: 'lead', settings: {} });
    expect(button('Edit Backend EU').getAttribute('aria-expanded')).toBe('true');
    await typing.click(field('Posting'));
    await typing.click(screen.getByRole('option', { name: 'Designer' }));
    await waitFor(() => {
      expect(worker.settings.mine.presets[0]?.settings).toEqual({ posting: 'p4' });
    });
    expect(worker.settings.mine.settings).toEqual({});
    await typing.selectOptions(settings().getAllByLabelText('The person becomes')[1]!, 'Candidate');
    await waitFor(() => {
      expect(worker.settings.mine.presets[0]?.kind).toBe('candidate');
    });
  });

  it('is done with where its settings end, and the focus goes back to where it was opened', async () => {
    const { typing } = await show([], [preset('m1', 'Backend')]);
    await typing.click(button('Edit Backend'));
    expect(settings().getByLabelText('Name of the preset')).toBeDefined();
    const done = button('Done with Backend');
    expect(done.textContent).toBe('Done');
    await typing.click(done);
    expect(settings().queryByLabelText('Name of the preset')).toBeNull();
    expect(document.activeElement).toBe(button('Edit Backend'));
    expect(button('Edit Backend').getAttribute('aria-expanded')).toBe('false');
  });

  it('says what is wrong with a name', async () => {
    const { worker, typing } = await show([preset('t1', 'Sales')], [preset('m1', 'Backend')]);
    const name = field('Name of a new preset');
    await typing.type(name, '{Enter}');
    expect(description(name)).toContain('Give the preset a name.');
    expect(document.activeElement).toBe(name);
    for (const taken of ['backend', 'SALES', 'Lead']) {
      await typing.clear(name);
      await typing.type(name, `${taken}{Enter}`);
      expect(description(name)).toContain(`There is a preset named ${taken} already.`);
    }
    await typing.clear(name);
    await typing.click(name);
    await typing.paste('x'.repeat(101));
    await typing.keyboard('{Enter}');
    expect(description(name)).toContain('101');
    expect(worker.of('settings.keep')).toEqual([]);
  });

  it('renames as one edit, and not to a name that will not do', async () => {
    const { worker, typing } = await show([], [preset('m1', 'Backend'), preset('m2', 'Design')]);
    await typing.click(button('Edit Backend'));
    const name = field('Name of the preset');
    await typing.clear(name);
    expect(description(name)).toContain('Give the preset a name.');
    await typing.type(name, 'Design');
    expect(description(name)).toContain('already');
    await typing.type(name, ' EU');
    await typing.tab();
    await screen.findByText('Saved');
    expect(worker.settings.mine.presets[0]?.name).toBe('Design EU');
    await typing.click(button('Undo'));
    await waitFor(() => {
      expect(worker.settings.mine.presets[0]?.name).toBe('Backend');
    });
  });

  it('moves one and keeps the focus on the button', async () => {
    const { worker, typing } = await show([], [preset('m1', 'A'), preset('m2', 'B'), preset('m3', 'C')]);
    await typing.click(button('Move C up'));
    expect(document.activeElement).toBe(button('Move C up'));
    await typing.keyboard('{Enter}');
    expect(names('My presets')).toEqual(['C', 'A', 'B']);
    expect(document.activeElement).toBe(button('Move C up'));
    expect(button('Move C up').getAttribute('aria-disabled')).toBe('true');
    await screen.findByText('Saved');
    await waitFor(() => {
      expect(worker.settings.mine.presets.map(({ id }) => id)).toEqual(['m3', 'm1', 'm2']);
    });
    expect(screen.getByText('C is now number 1 of 3.')).toBeDefined();
  });

  it('deletes one, and Undo brings it back to its place', async () => {
    const { worker, typing } = await show([], [preset('m1', 'A'), preset('m2', 'B')]);
    await typing.click(button('Delete A'));
    expect(document.activeElement).toBe(button('Edit B'));
    await typing.click(button('Delete B'));
    expect(document.activeElement).toBe(field('Name of a new preset'));
    await typing.click(button('Undo'));
    await typing.click(button('Undo'));
    expect(names('My presets')).toEqual(['A', 'B']);
    await waitFor(() => {
      expect(worker.settings.mine.presets.map(({ id }) => id)).toEqual(['m1', 'm2']);
    });
  });

  it('shares one with the team under an id of the team’s', async () => {
    const { worker, typing } = await show([], [preset('m1', 'A', { settings: { tags: ['x'] } })]);
    await typing.click(button('Share with the team: A'));
    await screen.findByText('Saved');
    const [shared] = worker.settings.team.document.presets;
    expect(shared).toMatchObject({ name: 'A', settings: { tags: ['x'] } });
    expect(shared?.id).not.toBe('m1');
    expect(names('My presets')).toEqual(['A']);
    await typing.click(button('Share with the team: A'));
    expect(await screen.findByText(/There is a preset named A already/)).toBeDefined();
    expect(worker.settings.team.document.presets).toHaveLength(1);
  });

  it('of the team can be looked at and not changed by who may not', async () => {
    const { worker, typing } = await show(
      [preset('t1', 'Sales', { settings: { origin: 'agency' } })],
      [preset('m1', 'A')],
      true,
    );
    expect(noButton('Share with the team: A')).toBe(true);
    expect(noButton('Delete Sales')).toBe(true);
    await typing.click(button('Show Sales'));
    expect(field('Origin').value).toBe('agency');
    expect(field('Origin').disabled).toBe(true);
    expect(field('Name of the preset').readOnly).toBe(true);
    expect(worker.of('settings.keep')).toEqual([]);
  });
});
