// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { say } from '@/lib/platform/text';
import type { FormTemplate } from '@/lib/settings/catalog';
import type { Document } from '@/lib/settings/document';
import { catalog, settingsPage } from './fake-worker';
import { button, description, noButton } from './screen';
import { documentOf, field, settings, showSection } from './settings-screen';

afterEach(() => {
  location.hash = '';
});

const formField = (id: string, text: string) => ({
  id,
  type: 'text' as const,
  text,
  description: '',
  required: false,
  options: [],
});
const forms: FormTemplate[] = [
  {
    id: 'f1',
    text: 'Screening',
    secret: false,
    fields: [formField('a', 'Notice'), formField('b', 'Salary')],
  },
];

const show = (team: Partial<Document> = {}, readOnly = false) =>
  showSection(
    '#fields',
    'Fields',
    settingsPage({
      catalog: { ...catalog, forms },
      team: {
        document: documentOf(team),
        ...(readOnly ? { readOnly: say('roleNoAdmin', 'Ada') } : {}),
      },
    }),
  );

const rows = (table: string) =>
  within(screen.getByRole('table', { name: table }))
    .getAllByRole('rowheader')
    .map((one) => one.firstChild?.textContent);

describe('the fields of the panel', () => {
  it('stand in two groups, those of profile forms by form', async () => {
    await show();
    expect(rows('About the person')).toEqual(['Headline', 'Location', 'Email', 'Phone']);
    expect(rows('About the push').slice(-5)).toEqual([
      'Note',
      'Profile summary',
      'Screening',
      'Notice',
      'Salary',
    ]);
    expect(field('Posting: displayed').checked).toBe(true);
    expect(field('Screening · Salary: displayed').checked).toBe(false);
    expect(screen.getByText(/first those about the person, then those about the push/)).toBeDefined();
  });

  it('mandatory makes displayed and says so; hidden is not mandatory', async () => {
    const { worker, typing } = await show({ settings: { displayed: ['posting', 'stage'] } });
    expect(field('Tags: displayed').checked).toBe(false);
    await typing.click(field('Tags: mandatory'));
    expect(field('Tags: displayed').checked).toBe(true);
    expect(document.activeElement).toBe(field('Tags: mandatory'));
    expect(screen.getByText('Tags is displayed now too, so that it can be filled in.')).toBeDefined();
    await screen.findByText('Saved');
    expect(worker.settings.team.document.settings).toEqual({
      displayed: ['posting', 'stage', 'tags'],
      mandatory: ['tags'],
    });
    await typing.click(field('Tags: displayed'));
    expect(screen.getByText('Tags is not mandatory any more, since nobody sees it.')).toBeDefined();
    await waitFor(() => {
      expect(worker.settings.team.document.settings).toEqual({
        displayed: ['posting', 'stage'],
        mandatory: [],
      });
    });
    expect(document.activeElement).toBe(field('Tags: displayed'));
  });

  it('protects, a profile form’s field too', async () => {
    const { worker, typing } = await show();
    await typing.click(field('Email: protected'));
    await typing.click(field('Screening · Notice: protected'));
    await typing.click(field('Screening · Notice: displayed'));
    await waitFor(() => {
      expect(worker.settings.team.document.settings.protected).toEqual(['email', 'form:f1/a']);
    });
    expect(worker.settings.team.document.settings.displayed?.at(-1)).toBe('form:f1/a');
    expect(rows('About the push')).toContain('Screening · Notice');
  });

  it('moves among those of its group, and the focus stays', async () => {
    const { worker, typing } = await show({
      settings: { displayed: ['posting', 'email', 'stage', 'headline'] },
    });
    await typing.click(button('Move Stage up'));
    expect(document.activeElement).toBe(button('Move Stage up'));
    expect(button('Move Stage up').getAttribute('aria-disabled')).toBe('true');
    await screen.findByText('Saved');
    expect(worker.settings.team.document.settings.displayed).toEqual([
      'stage',
      'email',
      'posting',
      'headline',
    ]);
    expect(rows('About the push').slice(0, 2)).toEqual(['Stage', 'Posting']);
    expect(noButton('Move Tags up')).toBe(true);
  });

  it('goes back to the built-in rules', async () => {
    const { worker, typing } = await show({ settings: { displayed: ['posting'], mandatory: ['posting'] } });
    await typing.click(button('Reset Fields'));
    await screen.findByText('Saved');
    expect(worker.settings.team.document.settings).toEqual({});
    expect(field('Tags: displayed').checked).toBe(true);
  });

  it('shows a field that Lever no longer has, to be taken away', async () => {
    const { worker, typing } = await show({ settings: { displayed: ['posting', 'form:f9/z'] } });
    expect(screen.getByText(/Lever no longer has this field/)).toBeDefined();
    await typing.click(field('Unknown field (f9/z): displayed'));
    await screen.findByText('Saved');
    expect(worker.settings.team.document.settings.displayed).toEqual(['posting']);
  });

  it('is read only for who may not edit', async () => {
    await show({}, true);
    expect(screen.getByText(/Only a Lever Admin/)).toBeDefined();
    expect(field('Posting: mandatory').disabled).toBe(true);
    expect(noButton('Move Stage up')).toBe(true);
    expect(field('Headline goes to').disabled).toBe(true);
    expect(noButton('Reset Fields')).toBe(true);
  });
});

describe('the field mapping', () => {
  const options = (name: string) =>
    within(field(name))
      .getAllByRole('option')
      .map((one) => one.textContent);

  it('offers Lever’s fields that make sense, a tag, each form’s fields, and nothing', async () => {
    await show();
    expect(options('Websites goes to')).toEqual([
      "Lever's field Links",
      'Tag',
      'Screening · Notice',
      'Screening · Salary',
      'Not sent',
    ]);
    // A person in Lever always has a name.
    expect(options('Name goes to')).not.toContain('Not sent');
    expect(description(field('About goes to'))).toContain('Built in: Not sent');
    expect(settings().queryByLabelText('About: update')).toBeNull();
  });

  it('maps to a tag with a prefix, to a form, and by a rule', async () => {
    const { worker, typing } = await show();
    await typing.selectOptions(field('Company goes to'), 'Tag');
    await typing.type(field('Company: what the tag begins with'), 'at ');
    await typing.selectOptions(field('Company: update'), 'Always update');
    await typing.selectOptions(field('About goes to'), 'Screening · Salary');
    await waitFor(() => {
      expect(worker.settings.team.document.settings).toEqual({
        mapCompany: { target: { to: 'tag', prefix: 'at ' }, rule: 'always' },
        mapAbout: { target: { to: 'form', template: 'f1', field: 'b' }, rule: 'ifBlank' },
      });
    });
    await typing.click(button('Lock Company'));
    await waitFor(() => {
      expect(worker.settings.team.document.locks).toEqual(['mapCompany']);
    });
    await typing.click(button('Reset Company'));
    await waitFor(() => {
      expect(worker.settings.team.document.locks).toEqual([]);
    });
    expect(field('Company goes to').value).toBe('nothing');
    expect(document.activeElement).toBe(field('Company goes to'));
  });

  it('keeps a target that it would not offer', async () => {
    await show({
      settings: { mapEmail: { target: { to: 'form', template: 'f9', field: 'z' }, rule: 'never' } },
    });
    expect(
      settings().getByRole<HTMLSelectElement>('combobox', { name: 'Email goes to' }).selectedOptions[0]?.text,
    ).toBe('Unknown field (f9/z)');
  });
});
