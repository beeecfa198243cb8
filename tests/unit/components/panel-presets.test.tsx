// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { layered, box, showLayered } from './layered';
import { button, description, field, noButton } from './screen';

const theirs = {
  id: 't1',
  name: 'Backend EU',
  kind: 'candidate' as const,
  settings: {},
  whose: 'team' as const,
};
const mine = { id: 'm1', name: 'My leads', kind: 'lead' as const, settings: {}, whose: 'mine' as const };

describe('Sync as', () => {
  it('offers what is built in, the team’s and one’s own', async () => {
    await showLayered(layered({ presets: [theirs, mine] }));
    const select = within(field('Sync as'));
    expect(select.getAllByRole('option').map((one) => one.textContent)).toEqual([
      ...['Lead', 'Candidate', 'Backend EU', 'My leads'],
    ]);
    expect(within(select.getByRole('group', { name: 'Team' })).getByText('Backend EU')).toBeDefined();
    expect(within(select.getByRole('group', { name: 'Mine' })).getByText('My leads')).toBeDefined();
  });

  it('a preset that makes a candidate asks for a posting', async () => {
    const { typing } = await showLayered(layered({ presets: [theirs] }));
    await typing.selectOptions(field('Sync as'), 'Backend EU');
    expect(box('Posting').getAttribute('aria-required')).toBe('true');
  });

  it('falls back and says so when the chosen preset was deleted meanwhile', async () => {
    const { worker, typing, kept } = await showLayered(
      layered({ presets: [mine] }, { draft: { fields: {}, choices: { syncAs: 'm1' } } }),
    );
    expect(field('Sync as').value).toBe('m1');
    worker.view.settings = layered({}).settings;
    await worker.tell();
    expect(await screen.findByText(/was deleted. Sync as is Lead now/)).toBeDefined();
    expect(field('Sync as').value).toBe('lead');
    await typing.click(button('Understood'));
    expect(kept()?.choices).toEqual({});
    expect(screen.queryByText(/was deleted/)).toBeNull();
    expect(document.activeElement).toBe(field('Sync as'));
  });
});

describe('Save as preset', () => {
  const changed = async () => {
    const shown = await showLayered(layered({}));
    await shown.typing.type(box('Tags'), 'backend,');
    return shown;
  };

  it('is there once something is set for this person', async () => {
    const { typing } = await showLayered(layered({}));
    expect(noButton('Save as preset')).toBe(true);
    await typing.type(field('Note'), 'x');
    await typing.selectOptions(field('Sync as'), 'Candidate');
    expect(noButton('Save as preset')).toBe(true);
    await typing.selectOptions(field('Origin'), 'Agency');
    expect(button('Save as preset')).toBeDefined();
  });

  it('stores the draft, saves by Enter without pushing, and shows what it made', async () => {
    const { worker, typing } = await changed();
    worker.answers['preset.save'] = ({ name }) => {
      worker.view.settings.presets.push({ ...mine, id: 'new', name, settings: { tags: ['backend'] } });
      if (worker.view.page.state === 'person')
        worker.view.page.draft = { fields: {}, choices: { syncAs: 'new' } };
      return {};
    };
    await typing.click(button('Save as preset'));
    expect(document.activeElement).toBe(field('Name of the preset'));
    await typing.keyboard(' Go team {Enter}');
    expect(await screen.findByText('Saved as preset Go team')).toBeDefined();
    expect(worker.of('preset.save')).toEqual([
      { tab: 7, person: { slug: 'maren-holt', memberId: '1234' }, name: 'Go team' },
    ]);
    const asked = worker.asked.map(({ name }) => name);
    expect(asked[asked.lastIndexOf('preset.save') - 1]).toBe('draft.keep');
    expect(worker.of('push.start')).toHaveLength(0);
    expect(field('Sync as').value).toBe('new');
    expect(document.activeElement).toBe(field('Sync as'));
    expect(description(box('Tags'))).toContain('preset Go team');
    await typing.type(field('Name'), '!');
    expect(screen.queryByText('Saved as preset Go team')).toBeNull();
  });

  it('says at the field why it was refused, or that there is no name', async () => {
    const { worker, typing } = await changed();
    worker.answers['preset.save'] = () => ({ refused: { key: 'missingField', args: ['Sense'] } });
    await typing.click(button('Save as preset'));
    await typing.click(button('Save'));
    expect(description(field('Name of the preset'))).toContain('Name of the preset is missing.');
    expect(worker.of('preset.save')).toHaveLength(0);
    await typing.type(field('Name of the preset'), 'Lead{Enter}');
    await waitFor(() => {
      expect(description(field('Name of the preset'))).toContain('Sense is missing.');
    });
    expect(field('Name of the preset').getAttribute('aria-invalid')).toBe('true');
    expect(field('Name of the preset').value).toBe('Lead');
  });

  it('saves nothing when the draft could not be stored', async () => {
    const { worker, typing } = await changed();
    worker.answers['draft.keep'] = () => Promise.reject(new Error('closed'));
    await typing.click(button('Save as preset'));
    await typing.keyboard('Mine{Enter}');
    await waitFor(() => {
      expect(description(field('Name of the preset'))).toContain('Fulcrum did not answer');
    });
    expect(worker.of('preset.save')).toHaveLength(0);
  });

  it('is left by Cancel and by Escape, which closes nothing else', async () => {
    const { worker, typing } = await changed();
    const escaped = vi.fn((event: KeyboardEvent) => event.defaultPrevented);
    document.addEventListener('keydown', escaped);
    await typing.click(button('Save as preset'));
    await typing.keyboard('x{Control>}{Enter}{/Control}');
    await act(async () => {
      await Promise.resolve();
    });
    expect(worker.of('push.start')).toHaveLength(0);
    await typing.click(button('Save as preset'));
    await typing.keyboard('{Escape}');
    expect(escaped).toHaveLastReturnedWith(true);
    expect(document.activeElement).toBe(button('Save as preset'));
    await typing.click(button('Save as preset'));
    await typing.click(button('Cancel'));
    expect(document.activeElement).toBe(button('Save as preset'));
    document.removeEventListener('keydown', escaped);
  });
});
