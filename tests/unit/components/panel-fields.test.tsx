// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { FieldKey } from '@/lib/settings/settings';
import type { PushView } from '@/lib/messages/views';
import { fakeWorker, idle, person, reading } from './fake-worker';
import { box, fieldNames, form, layered, showLayered } from './layered';
import { button, description, field, showPerson, status, user } from './screen';

const forms = { forms: [form] };
const displayed = (...keys: FieldKey[]) => layered({ team: { displayed: keys } }, { catalog: forms });

describe('the displayed fields', () => {
  it('are exactly those of the admin, in the admin’s order', async () => {
    await showLayered(displayed('source', 'phone', 'posting', 'form:f1/a', 'email'));
    expect(fieldNames()).toEqual([
      ...['Name', 'Phone', 'Email', 'Title', 'Company'],
      ...['Source', 'Posting', 'Nickname'],
      'Sync as',
    ]);
  });

  it('leave out the note where no notes of recruiters go to Lever', async () => {
    await showLayered(layered({ team: { ownNote: false } }));
    expect(fieldNames()).not.toContain('Note');
    expect(fieldNames()).toContain('Profile summary');
  });

  it('leave out the field of a form that Lever no longer has', async () => {
    await showLayered(displayed('form:f1/a', 'form:gone/a', 'form:f1/gone'));
    expect(fieldNames()).toEqual(['Name', 'Title', 'Company', 'Nickname', 'Sync as']);
  });

  it('say where a field goes when it does not go where one expects', async () => {
    const nothing = { target: { to: 'nothing' as const }, rule: 'always' as const };
    const tag = { target: { to: 'tag' as const, prefix: 'at ' }, rule: 'always' as const };
    await showLayered(layered({ team: { mapHeadline: nothing, mapCompany: tag } }));
    expect(description(field('Headline'))).toContain('Not sent to Lever');
    expect(description(field('Company'))).toContain('as a tag');
    expect(description(field('Company'))).not.toContain('only with Profile summary');
    expect(description(field('Title'))).toContain('only with Profile summary');
  });
});

describe('the fields of profile forms', () => {
  it('bear their own names and say of which form they are', async () => {
    await showLayered(displayed('form:f1/a'));
    expect(description(field('Nickname'))).toContain('Screening: As friends call them');
  });

  it('are each filled in their own way and kept with the person', async () => {
    const { typing, kept } = await showLayered(
      displayed(...form.fields.map(({ id }): FieldKey => `form:f1/${id}`)),
    );
    await typing.type(field('Nickname'), 'Mo');
    await typing.type(field('Strengths'), 'One{Enter}two');
    await typing.type(field('Salary'), '65000');
    expect(field('Available from').type).toBe('date');
    await typing.type(field('Available from'), '2027-01-31');
    await typing.selectOptions(field('Seniority'), 'Junior');
    await typing.selectOptions(field('Visa'), 'Senior');
    await typing.selectOptions(field('Remote'), 'Yes');
    await typing.click(box('Languages'));
    await typing.click(screen.getByRole('option', { name: 'French, Swiss' }));
    await typing.type(box('Languages'), 'german{Enter}Klingon{Enter}');
    expect(kept()?.forms).toEqual({
      'form:f1/a': 'Mo',
      'form:f1/b': 'One\ntwo',
      'form:f1/c': '65000',
      'form:f1/d': '2027-01-31',
      'form:f1/e': 'Junior',
      'form:f1/f': 'Senior',
      'form:f1/g': 'yes',
      'form:f1/h': ['French, Swiss', 'German'],
    });
    expect(description(box('Languages'))).toContain('“Klingon” is not in the list');
    await typing.selectOptions(field('Remote'), '');
    expect(kept()?.forms?.['form:f1/g']).toBe('');
  });

  it('show what was filled in before Lever took the choice away', async () => {
    const view = displayed('form:f1/e');
    if (view.page.state === 'person')
      view.page.draft = { fields: {}, choices: {}, forms: { 'form:f1/e': 'Wizard' } };
    await showLayered(view);
    expect(field('Seniority').value).toBe('Wizard');
    expect(description(field('Seniority'))).toContain("Not in Lever's list any more");
  });

  it('that this version does not know can be seen and not filled in', async () => {
    const unknown = { id: 'a', text: 'Nickname', description: '', required: false, options: [] };
    await showLayered(
      layered(
        { team: { displayed: ['form:f1/a'] } },
        { catalog: { forms: [{ ...form, fields: [unknown] }] } },
      ),
    );
    expect(field('Nickname').readOnly).toBe(true);
    expect(description(field('Nickname'))).toContain('Fill it in in Lever');
  });
});

describe('a mandatory field', () => {
  const must = (...keys: FieldKey[]) => layered({ team: { mandatory: keys } }, { catalog: forms });

  it('is required by its description and by aria, and its name stays plain', async () => {
    await showLayered(must('headline', 'tags', 'note', 'origin', 'summary', 'form:f1/g'));
    for (const name of ['Headline', 'Tags', 'Note', 'Origin', 'Profile summary', 'Remote']) {
      expect(field(name).getAttribute('aria-required')).toBe('true');
      expect(description(field(name))).toMatch(/required/i);
    }
    expect(field('Email').getAttribute('aria-required')).toBeNull();
    expect(screen.getByRole('textbox', { name: 'Headline' })).toBe(field('Headline'));
  });

  it.each([
    ['location', 'Location'],
    ['posting', 'Posting'],
    ['tags', 'Tags'],
    ['source', 'Source'],
    ['note', 'Note'],
    ['summary', 'Profile summary'],
    ['form:f1/h', 'Languages'],
    ['form:f1/e', 'Seniority'],
  ] as const)('%s keeps a push back, gets the focus and is named', async (key, name) => {
    const view = must(key);
    view.settings.team.source = '';
    if (view.page.state === 'person') view.page.draft = { fields: { location: '' }, choices: {} };
    const worker = fakeWorker(view);
    await showPerson();
    await user().click(button('Push to Lever'));
    await waitFor(() => {
      expect(document.activeElement).toBe(field(name));
    });
    expect(field(name).getAttribute('aria-invalid')).toBe('true');
    expect(description(field(name))).toContain(`${name} is missing.`);
    expect(status('Push')).toBe(`Not pushed: ${name} is missing.`);
    expect(worker.of('push.start')).toHaveLength(0);
  });

  const pushed = (push: Partial<PushView>) => {
    const view = must('posting', 'tags');
    view.page = person({ push: { ...idle, ...push } });
    return view;
  };
  type Way = [string, Partial<PushView>, (typing: ReturnType<typeof user>) => Promise<void>];
  it.each<Way>([
    ['Push to Lever', {}, (typing) => typing.click(button('Push to Lever'))],
    ['Enter', {}, (typing) => typing.type(field('Name'), '{Enter}')],
    ['Ctrl+Enter', {}, (typing) => typing.type(field('Name'), '{Control>}{Enter}{/Control}')],
    [
      'Push anyway',
      { state: 'waiting', canPushAnyway: true },
      (typing) => typing.click(button('Push anyway')),
    ],
    [
      'Try again that starts anew',
      { state: 'notPushed', canTryAgain: true },
      (typing) => typing.click(button('Try again')),
    ],
  ])('is asked for by %s too, the first one first', async (_, push, act) => {
    const worker = fakeWorker(pushed(push));
    await showPerson();
    await act(user());
    await waitFor(() => {
      expect(document.activeElement).toBe(box('Posting'));
    });
    expect(status('Push')).toMatch(/^Not pushed: Posting is missing/);
    expect(worker.asked.filter(({ name }) => name.startsWith('push.'))).toHaveLength(0);
  });

  it('filled in, lets the push go', async () => {
    const { worker, typing } = await showLayered(must('tags'));
    await typing.click(button('Push to Lever'));
    await waitFor(() => {
      expect(document.activeElement).toBe(box('Tags'));
    });
    await typing.keyboard('backend{Enter}');
    await typing.click(button('Push to Lever'));
    expect(worker.lastOf('push.start')?.draft.choices).toEqual({ tags: ['backend'] });
  });

  it('that is not on the screen is told with a way on', async () => {
    const worker = fakeWorker({
      ...layered({ team: { displayed: ['stage'] } }),
      page: person({ reading: reading({ emails: { value: ['no address'], where: '', sure: 'bound' } }) }),
    });
    await showPerson();
    await user().click(button('Push to Lever'));
    expect(status('Push')).toMatch(/^Not pushed: .*no address.*not shown here.*Sync as/);
    expect(document.activeElement).toBe(field('Sync as'));
    expect(worker.of('push.start')).toHaveLength(0);
  });
});
