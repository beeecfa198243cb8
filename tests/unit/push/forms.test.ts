import { describe, expect, it } from 'vitest';
import { check, emptyDraft, type FormValue } from '@/lib/push/draft';
import { fit, sortForms, unsentSentences } from '@/lib/push/forms';
import type { FormField, FormTemplate } from '@/lib/settings/catalog';
import { formFieldKey, type FieldKey, type Mapping } from '@/lib/settings/settings';
import { readingOf } from '../people';
import { noLists, resolved } from '../settings-of';

const field = (id: string, type: FormField['type'], more: Partial<FormField> = {}): FormField => ({
  ...{ id, text: id, description: '', required: false, options: [] },
  ...(type ? { type } : {}),
  ...more,
});
const seniority = field('seniority', 'dropdown', { options: ['Junior', 'Senior', 'Lead, principal'] });
const languages = field('languages', 'multiple-select', { options: ['English', 'Português', 'C, C++'] });

const NBSP = String.fromCharCode(0xa0);

describe('what stands in a form’s field, as Lever takes it', () => {
  it.each<[string, FormField, FormValue, unknown]>([
    ['text', field('t', 'text'), ' hello ', 'hello'],
    ['textarea', field('t', 'textarea'), 'two\nlines', 'two\nlines'],
    ['a number', field('c', 'currency'), '65000', 65_000],
    ['thousands with commas', field('c', 'currency'), '65,000', 65_000],
    ['thousands with spaces', field('c', 'currency'), '65 000.50', 65_000.5],
    ['thousands with hard spaces', field('c', 'currency'), `1${NBSP}065${NBSP}000`, 1_065_000],
    ['a number with its sign', field('c', 'currency'), '€ 65,000', 65_000],
    ['a date', field('d', 'date'), '2026-03-01', Date.UTC(2026, 2, 1)],
    ['a choice in other letters', seniority, 'senior', 'Senior'],
    ['a choice with a comma', seniority, 'Lead, principal', 'Lead, principal'],
    ['several choices', languages, ['english', 'C, C++'], ['English', 'C, C++']],
    ['several choices in one text', languages, 'English, português', ['English', 'Português']],
    ['yes', field('y', 'yes-no'), 'Yes', 'yes'],
    ['nothing', field('t', 'text'), '  ', null],
    ['no choice', languages, [], null],
    ['anything for a kind nobody knows', field('u', undefined), 'x', null],
  ])('%s', (_, to, typed, value) => {
    expect(fit(to, typed)).toEqual({ ok: true, value });
  });

  it.each<[FormField, FormValue, string]>([
    [field('c', 'currency'), 'sixty', 'badNumber'],
    [field('c', 'currency'), '65,00', 'badNumber'],
    [field('c', 'currency'), '1,2 345', 'badNumber'],
    [field('d', 'date'), '2026-02-30', 'badDate'],
    [field('d', 'date'), '1 March', 'badDate'],
    [seniority, 'Boss', 'gone'],
    [languages, ['English', 'Klingon'], 'gone'],
    [field('y', 'yes-no'), 'perhaps', 'gone'],
  ])('is told when it cannot be held: %#', (to, typed, problem) => {
    expect(fit(to, typed)).toEqual({ ok: false, problem });
  });
});

const form = (...fields: FormField[]): FormTemplate => ({ id: 'f', text: 'Sourcing', secret: true, fields });
const key = (id: string) => formFieldKey('f', id);
const into = (id: string): Mapping => ({ target: { to: 'form', template: 'f', field: id }, rule: 'always' });

describe('profile fields mapped into a form', () => {
  const forms = [
    form(
      field('summary', 'textarea'),
      field('role', 'text'),
      field('pay', 'currency'),
      field('tongues', 'multiple-select', { options: ['Platform lead', 'Quillworks'] }),
    ),
  ];
  const lists = { known: ['forms' as const], forms };

  it('stand there as their field can hold them', () => {
    const team = { mapExperience: into('summary'), mapTitle: into('tongues'), mapCompany: into('tongues') };
    expect(resolved(readingOf(), emptyDraft, { team }, lists).forms).toEqual({
      [key('summary')]: 'Platform lead · Quillworks · 2021 - Present\nEngineer · Brightmoor · 2016 - 2021',
      [key('tongues')]: ['Platform lead', 'Quillworks'],
    });
  });

  it('are left out where the field cannot hold them', () => {
    expect(resolved(readingOf(), emptyDraft, { team: { mapTitle: into('pay') } }, lists).forms).toEqual({});
  });

  it('give way to what the recruiter filled in, emptied included, where the field is displayed', () => {
    const draft = { ...emptyDraft, forms: { [key('role')]: '' } };
    const team = { mapTitle: into('role') };
    expect(resolved(readingOf(), draft, { team }, lists).forms).toEqual({ [key('role')]: 'Platform lead' });
    const shown = { ...team, displayed: [key('role')] };
    expect(resolved(readingOf(), draft, { team: shown }, lists).forms).toEqual({ [key('role')]: '' });
  });
});

describe('a form', () => {
  const forms = [form(field('summary', 'textarea', { required: true }), field('pay', 'currency'))];

  it('goes whole once one of its fields has a value', () => {
    expect(sortForms({ [key('summary')]: 'good' }, [], { forms })).toEqual({
      filled: [
        {
          template: 'f',
          secret: true,
          fields: [
            { id: 'summary', type: 'textarea', text: 'summary', value: 'good' },
            { id: 'pay', type: 'currency', text: 'pay', value: null },
          ],
        },
      ],
      missing: [],
      unsent: [],
    });
    expect(sortForms({}, [], { forms }).filled).toEqual([]);
  });

  it('stays away, and says so, when a required field is empty and cannot be filled', () => {
    const lists = { ...noLists, known: ['forms' as const], forms };
    const draft = { ...emptyDraft, forms: { [key('pay')]: '65000' } };
    const shown = resolved(readingOf(), draft, { team: { displayed: [key('pay')] } }, lists);
    expect(sortForms(shown.forms, [key('pay')], lists).filled).toEqual([]);
    expect(unsentSentences(shown, lists)).toEqual([{ key: 'formUnsent', args: ['Sourcing', 'summary'] }]);
    expect(check(shown, lists)).toEqual([]);
  });

  it('that Lever does not show stays away, and says so', () => {
    const shown = resolved(readingOf(), emptyDraft, { team: { mapTitle: into('role') } });
    expect(unsentSentences(shown, noLists)).toEqual([]);
    expect(unsentSentences(shown, { ...noLists, state: 'ready' })).toEqual([{ key: 'formsUnknown' }]);
  });
});

describe('what is wrong in a form', () => {
  const forms = [form(field('summary', 'textarea', { required: true }), field('pay', 'currency'), seniority)];
  const lists = { known: ['forms' as const], forms };
  const displayed: FieldKey[] = [key('summary'), key('pay'), key('seniority')];
  const problems = (values: Record<string, FormValue>, team = {}) => {
    const draft = { ...emptyDraft, forms: values };
    const shown = resolved(readingOf(), draft, { team: { displayed, ...team } }, lists);
    return check(shown, { ...noLists, ...lists });
  };

  it('is told with the field’s name', () => {
    expect(problems({ [key('summary')]: 'x', [key('pay')]: 'lots', [key('seniority')]: 'Boss' })).toEqual([
      { field: key('pay'), problem: 'badNumber', part: 'pay' },
      { field: key('seniority'), problem: 'gone', part: 'seniority' },
    ]);
  });

  it('asks for a required field only when the form would go', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ [key('pay')]: '1' })).toEqual([
      { field: key('summary'), problem: 'missing', part: 'summary' },
    ]);
  });

  it('asks for a mandatory field, blanks being nothing, and never for one nobody can fill', () => {
    expect(problems({ [key('pay')]: ' ' }, { mandatory: [key('pay')] })).toEqual([
      { field: key('pay'), problem: 'missing', part: 'pay' },
    ]);
    expect(problems({}, { mandatory: [key('unheard')] })).toEqual([]);
  });
});
