// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { say } from '@/lib/platform/text';
import type { Document } from '@/lib/settings/document';
import { settingsPage } from './fake-worker';
import { button, description } from './screen';
import { documentOf, field, showSection } from './settings-screen';

afterEach(() => {
  location.hash = '';
});

const page = (team: Partial<Document> = {}, readOnly = false) =>
  settingsPage({
    team: { document: documentOf(team), ...(readOnly ? { readOnly: say('roleNoAdmin', 'Ada') } : {}) },
  });
const showNotes = (...of: Parameters<typeof page>) => showSection('#notes', 'Notes', page(...of));
const showStages = (...of: Parameters<typeof page>) => showSection('#stages', 'Stage mapping', page(...of));
const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });
const sampleOf = () => screen.getAllByRole('group', { name: 'With the invented person' });

describe('the stage mapping', () => {
  it('sets a stage, or leaves it, for the team or for oneself', async () => {
    const { worker, typing } = await showStages({ settings: { stageReplied: 's2' } });
    expect(radio('Team').checked).toBe(true);
    expect(field('Added').value).toBe('Leave as it is');
    await typing.click(field('Interested'));
    await typing.click(screen.getByRole('option', { name: 'Reached out' }));
    await screen.findByText('Saved');
    expect(worker.settings.team.document.settings).toEqual({ stageReplied: 's2', stageInterested: 's2' });
    await typing.click(radio('Mine'));
    expect(description(field('Replied'))).toContain('Team: Reached out');
    await typing.click(field('Replied'));
    await typing.click(screen.getByRole('option', { name: 'Leave as it is' }));
    await waitFor(() => {
      expect(worker.settings.mine.settings).toEqual({ stageReplied: null });
    });
    expect(field('Not interested').value).toBe('Leave as it is');
  });

  it('begins with one’s own for who may not edit the team’s, which can be looked at', async () => {
    const { typing } = await showStages({}, true);
    expect(radio('Mine').checked).toBe(true);
    await typing.click(radio('Team'));
    expect(screen.getByText(/Only a Lever Admin/)).toBeDefined();
    expect(field('Added').readOnly).toBe(true);
  });
});

describe('notes', () => {
  it('go or stay, open or secret', async () => {
    const { worker, typing } = await showNotes();
    expect(field("Recruiter's note").checked).toBe(true);
    await typing.click(field('Reply'));
    await typing.click(field('Reply is secret'));
    await waitFor(() => {
      expect(worker.settings.team.document.settings).toEqual({ reply: true, replySecret: true });
    });
    expect(field('Campaign history')).toBeDefined();
  });

  it('have a text with what it comes to beside it', async () => {
    const { worker, typing } = await showNotes();
    const area = field("Text of the recruiter's note");
    expect(area.value).toBe('{note}');
    expect(description(area)).toContain('This is the built-in text.');
    await typing.clear(area);
    expect(area.value).toBe('');
    await typing.type(area, 'About {{name}');
    expect(sampleOf()[1]?.textContent).toBe('About Robin Sample');
    await typing.tab();
    await screen.findByText('Saved');
    expect(worker.settings.team.document.settings).toEqual({ ownNoteTemplate: 'About {name}' });
    await typing.click(button('Undo'));
    expect(area.value).toBe('{note}');
  });

  it('take a variable where the cursor stands', async () => {
    const { worker, typing } = await showNotes({ settings: { ownNoteTemplate: 'Hello !' } });
    const area = field("Text of the recruiter's note");
    area.focus();
    area.setSelectionRange(6, 6);
    await typing.click(screen.getAllByRole('button', { name: 'Insert {name}' })[1]!);
    expect(area.value).toBe('Hello {name}!');
    expect(document.activeElement).toBe(area);
    expect(area.selectionStart).toBe(12);
    await waitFor(() => {
      expect(worker.settings.team.document.settings.ownNoteTemplate).toBe('Hello {name}!');
    });
  });

  it('tell of a variable that is none', async () => {
    await showNotes({ settings: { summaryTemplate: 'Of {nmae}' } });
    const area = field('Text of the profile summary');
    expect(description(area)).toContain('Fulcrum does not know {nmae}');
    expect(area.getAttribute('aria-invalid')).toBe('true');
  });

  it('take no more than fits, keep what is too long to be shortened, and say what of a note is cut', async () => {
    const { worker, typing } = await showNotes();
    const area = field("Text of the recruiter's note");
    const typeIn = async (text: string) => {
      await typing.clear(area);
      await typing.click(area);
      await typing.paste(text);
    };
    const whole = `{name} ${'x'.repeat(20_000)}`;
    await typeIn(whole);
    await typing.tab();
    expect(area.value).toBe(whole);
    expect(description(area)).toContain('The text has 20,007 characters, and 20,000 is the most.');
    expect(area.getAttribute('aria-invalid')).toBe('true');
    expect(worker.settings.team.document.settings.ownNoteTemplate ?? '').not.toContain('x');
    // It fits by itself, and with the name put in it is too long for one note.
    const fits = whole.slice(0, 19_995);
    await typeIn(fits);
    await typing.tab();
    await waitFor(() => {
      expect(worker.settings.team.document.settings).toEqual({ ownNoteTemplate: fits });
    });
    expect(area.getAttribute('aria-invalid')).toBeNull();
    expect(sampleOf()[1]?.textContent).toHaveLength(20_000);
    expect(screen.getByText(/at most 20,000 characters of a note\. The last 1 are not sent/)).toBeDefined();
  });

  it('have the built-in text again once emptied', async () => {
    const { worker, typing } = await showNotes({ settings: { ownNoteTemplate: 'Own' } });
    const area = field("Text of the recruiter's note");
    await typing.clear(area);
    await typing.tab();
    await screen.findByText('Saved');
    expect(worker.settings.team.document.settings).toEqual({ ownNoteTemplate: null });
    expect(area.value).toBe('{note}');
  });
});
