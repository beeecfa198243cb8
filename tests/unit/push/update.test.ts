import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { contact, form, opportunity } from '@/lib/lever/schemas';
import { emptyDraft, type Draft } from '@/lib/push/draft';
import { describe as tell } from '@/lib/push/plan';
import { makeUpdate, type Held } from '@/lib/push/update';
import {
  formFieldKey,
  rules,
  type FieldKey,
  type Layer,
  type LeverField,
  type Mapping,
} from '@/lib/settings/settings';
import { readingOf } from '../people';
import { noLists, resolved } from '../settings-of';

const found = <T>(value: T) => ({ value, where: '', sure: 'bound' as const });
const reading = readingOf({
  emails: found(['mira@quill.example']),
  phones: found(['+351 555 010 01']),
  websites: found(['https://mira.example']),
});
const LINK = 'https://www.linkedin.com/in/mira-halloran/';
const KEY = formFieldKey('f', 'role');

/** As Lever has the person: everything filled with something else, or nothing there but the name. */
function heldAs(there: 'filled' | 'blank', change: { contact?: object; opportunity?: object } = {}): Held {
  const filled = there === 'filled';
  return {
    opportunity: z.parse(opportunity, {
      id: 'opp-1',
      stage: 'lead-new',
      links: [LINK, ...(filled ? ['https://other.example'] : [])],
      tags: filled ? ['at Elsewhere'] : [],
      sources: ['LinkedIn'],
      ...change.opportunity,
    }),
    contact: z.parse(contact, {
      id: 'contact-1',
      name: 'M. Halloran',
      headline: filled ? 'Old line' : '',
      location: { name: filled ? 'Old town' : '' },
      emails: filled ? ['old@quill.example'] : [],
      phones: filled ? [{ type: 'home', value: '+351 555 000 00' }] : [],
      ...change.contact,
    }),
    forms: filled
      ? [
          z.parse(form, {
            id: 'x',
            baseTemplateId: 'f',
            fields: [{ id: 'role', text: 'role', value: 'Old' }],
          }),
        ]
      : [],
  };
}

const lists = {
  known: ['forms' as const],
  stages: ['lead-new', 'stage-2'].map((id) => ({ id, text: id })),
  forms: [
    {
      ...{ id: 'f', text: 'Form', secret: false },
      fields: [
        { id: 'role', type: 'text' as const, text: 'role', description: '', required: false, options: [] },
        { id: 'more', type: 'text' as const, text: 'more', description: '', required: false, options: [] },
      ],
    },
  ],
};

/** Everything mapped to nothing but what is said. */
const nowhere: Mapping = { target: { to: 'nothing' }, rule: 'never' };
const none: Layer = {
  ...{ mapName: { target: { to: 'lever', field: 'name' }, rule: 'never' } as const },
  ...{ mapHeadline: nowhere, mapLocation: nowhere, mapEmail: nowhere, mapPhone: nowhere },
};

function update(team: Layer, held: Held, draft: Draft = emptyDraft) {
  return makeUpdate(reading, resolved(reading, draft, { team: { ...none, ...team } }, lists), held, {
    ...{ environment: 'production', actingAs: 'user-1' },
    lists: { ...noLists, ...lists },
    notes: { recruiter: '', postingName: '', stageName: '', date: '' },
  });
}
/** What the calls do; that each names what it was made for has a test of its own. */
const calls = (...args: Parameters<typeof update>) =>
  update(...args).calls.map((one) => {
    const does = { ...one } as typeof one & { from?: unknown };
    delete does.from;
    return does;
  });

const lever = (field: LeverField, rule: Mapping['rule']): Mapping => ({
  target: { to: 'lever', field },
  rule,
});
const change = (body: object) => [{ kind: 'contact', contact: 'contact-1', body }];
const filledForm = [
  {
    ...{ kind: 'form', template: 'f', secret: false },
    fields: [
      { id: 'role', type: 'text', text: 'role', value: 'Platform lead' },
      { id: 'more', type: 'text', text: 'more', value: null },
    ],
  },
];

describe('an update', () => {
  it('names what it was made for, so that what a colleague changes meanwhile is theirs', () => {
    const [call] = update({ mapHeadline: lever('headline', 'always') }, heldAs('filled')).calls;
    expect(call).toMatchObject({ kind: 'contact', from: { headline: heldAs('filled').contact.headline } });
  });
});

describe('every target of the field mapping under every rule', () => {
  const old = { type: 'home', value: '+351 555 000 00' };
  const number = { value: '+351 555 010 01' };
  it.each<[string, (rule: Mapping['rule']) => Layer, object, object]>([
    [
      'headline',
      (rule) => ({ mapTitle: lever('headline', rule) }),
      change({ headline: 'Platform lead' }),
      change({ headline: 'Platform lead' }),
    ],
    [
      'location',
      (rule) => ({ mapCompany: lever('location', rule) }),
      change({ location: 'Quillworks' }),
      change({ location: 'Quillworks' }),
    ],
    [
      'emails',
      (rule) => ({ mapEmail: lever('emails', rule) }),
      change({ emails: ['old@quill.example', 'mira@quill.example'] }),
      change({ emails: ['mira@quill.example'] }),
    ],
    [
      'phones',
      (rule) => ({ mapPhone: lever('phones', rule) }),
      change({ phones: [old, number] }),
      change({ phones: [number] }),
    ],
    [
      'tags',
      (rule) => ({ mapCompany: { target: { to: 'tag', prefix: 'at ' }, rule } }),
      [{ kind: 'addTags', tags: ['at Quillworks'] }],
      [{ kind: 'addTags', tags: ['at Quillworks'] }],
    ],
    [
      'form',
      (rule) => ({ mapTitle: { target: { to: 'form', template: 'f', field: 'role' }, rule } }),
      filledForm,
      filledForm,
    ],
  ])('%s', (_, mapped, overFilled, overBlank) => {
    expect(calls(mapped('always'), heldAs('filled'))).toEqual(overFilled);
    expect(calls(mapped('always'), heldAs('blank'))).toEqual(overBlank);
    expect(calls(mapped('ifBlank'), heldAs('filled'))).toEqual([]);
    expect(calls(mapped('ifBlank'), heldAs('blank'))).toEqual(overBlank);
    expect(calls(mapped('never'), heldAs('filled'))).toEqual([]);
    expect(calls(mapped('never'), heldAs('blank'))).toEqual([]);
  });

  it('links, of which the profile’s own always go along', () => {
    const website = [{ kind: 'addLinks', links: ['https://mira.example'] }];
    const bare = heldAs('blank', { opportunity: { links: [] } });
    expect(calls({ mapWebsites: lever('links', 'always') }, heldAs('filled'))).toEqual(website);
    expect(calls({ mapWebsites: lever('links', 'ifBlank') }, heldAs('filled'))).toEqual([]);
    expect(calls({ mapWebsites: lever('links', 'ifBlank') }, bare)).toEqual([
      { kind: 'addLinks', links: [LINK, 'https://mira.example'] },
    ]);
    expect(calls({ mapWebsites: lever('links', 'never') }, bare)).toEqual([
      { kind: 'addLinks', links: [LINK] },
    ]);
  });

  it('name', () => {
    expect(calls({ mapName: lever('name', 'always') }, heldAs('filled'))).toEqual(
      change({ name: 'Mira Halloran' }),
    );
    for (const rule of ['ifBlank', 'never'] as const)
      expect(calls({ mapName: lever('name', rule) }, heldAs('filled'))).toEqual([]);
  });

  it('nothing', () => {
    for (const rule of rules)
      expect(calls({ mapTitle: { target: { to: 'nothing' }, rule } }, heldAs('blank'))).toEqual([]);
  });
});

describe('an update', () => {
  const everything: Layer = {
    ...{ mapName: lever('name', 'always'), mapHeadline: lever('headline', 'always') },
    ...{ mapLocation: lever('location', 'always'), mapEmail: lever('emails', 'always') },
    ...{ mapPhone: lever('phones', 'always'), mapWebsites: lever('links', 'always') },
    mapTitle: { target: { to: 'form', template: 'f', field: 'role' }, rule: 'always' },
    ...{ tags: ['new'], source: 'GitHub', stageAdded: 'stage-2' },
  };

  it('is nothing when Lever has it all', () => {
    const held = heldAs('filled', {
      contact: {
        ...{ name: 'Mira Halloran', headline: 'Platform lead at Quillworks' },
        ...{ location: { name: 'Porto, Portugal' }, emails: ['Mira@quill.example'] },
        phones: [{ type: 'other', value: '+351-555-010-01' }],
      },
      opportunity: {
        links: ['http://linkedin.com/in/mira-halloran', 'https://mira.example/'],
        ...{ tags: ['new'], sources: ['GitHub'], stage: { id: 'stage-2', text: 'Two' } },
      },
    });
    const there = z.parse(form, {
      ...{ id: 'x', baseTemplateId: 'f' },
      fields: [{ id: 'role', text: 'role', value: 'Platform lead' }],
    });
    expect(calls(everything, { ...held, forms: [there] })).toEqual([]);
  });

  it('never touches what is protected', () => {
    const all = ['headline', 'location', 'email', 'phone', 'tags', 'source', 'stage', KEY] as FieldKey[];
    expect(calls({ ...everything, protected: all }, heldAs('filled'))).toEqual([
      ...change({ name: 'Mira Halloran' }),
      { kind: 'addLinks', links: ['https://mira.example'] },
    ]);
    const crossed = { mapTitle: lever('headline', 'always'), mapCompany: lever('location', 'always') };
    expect(calls({ ...crossed, protected: all }, heldAs('blank'))).toEqual([]);
  });

  it.each<[FieldKey, string]>([
    ['headline', 'headline'],
    ['location', 'location'],
    ['email', 'emails'],
    ['phone', 'phones'],
  ])('leaves a protected %s out and changes the rest', (key, field) => {
    const [first] = calls({ ...everything, protected: [key] }, heldAs('filled'));
    const bodyOf = first?.kind === 'contact' ? Object.keys(first.body) : [];
    expect(bodyOf).toHaveLength(4);
    expect(bodyOf).not.toContain(field);
  });

  it('sends a protected form field as nothing beside others that go', () => {
    const draft = { ...emptyDraft, forms: { [formFieldKey('f', 'more')]: 'typed' } };
    const team = {
      ...{ mapTitle: everything.mapTitle, protected: [KEY], displayed: [formFieldKey('f', 'more')] },
    } as Layer;
    expect(calls(team, heldAs('filled'), draft)).toMatchObject([
      {
        kind: 'form',
        fields: [
          { id: 'role', value: null },
          { id: 'more', value: 'typed' },
        ],
      },
    ]);
  });

  it('sends no form that Lever would refuse for the protected field in it', () => {
    const [first] = lists.forms;
    const required = {
      ...first!,
      fields: first!.fields.map((one) => ({ ...one, required: one.id === 'role' })),
    };
    const known = { ...noLists, known: ['forms' as const], forms: [required] };
    const displayed = [KEY, formFieldKey('f', 'more')];
    const draft = { ...emptyDraft, forms: { [KEY]: 'typed', [formFieldKey('f', 'more')]: 'typed' } };
    const sent = (team: Layer) =>
      makeUpdate(
        reading,
        resolved(reading, draft, { team: { ...none, displayed, ...team } }, known),
        heldAs('filled'),
        {
          ...{ environment: 'production', actingAs: 'user-1', lists: known },
          notes: { recruiter: '', postingName: '', stageName: '', date: '' },
        },
      ).calls;
    expect(sent({})).toMatchObject([{ kind: 'form' }]);
    expect(sent({ protected: [KEY] })).toEqual([]);
  });

  it('takes only a form of the same template for the same', () => {
    const other = z.parse(form, {
      ...{ id: 'y', baseTemplateId: 'another' },
      fields: [{ text: 'role', value: 'Platform lead' }],
    });
    const team = { mapTitle: everything.mapTitle } as Layer;
    const held = heldAs('filled');
    expect(calls(team, { ...held, forms: [other] })).toEqual(filledForm);
    expect(calls(team, { ...held, forms: [{ ...other, baseTemplateId: 'f' }] })).toEqual([]);
  });

  it('writes nothing over something', () => {
    const emptied = { fields: { headline: '', location: ' ', email: '', phone: '' }, choices: {} };
    const team = { mapHeadline: everything.mapHeadline, mapLocation: everything.mapLocation } as Layer;
    expect(calls({ ...team, mapEmail: lever('emails', 'always') }, heldAs('filled'), emptied)).toEqual([]);
  });

  it('leaves a name alone that Lever does not show, and an anonymised contact altogether', () => {
    const unnamed = heldAs('filled', { contact: { name: '' } });
    expect(calls({ mapName: lever('name', 'always') }, unnamed)).toEqual([]);
    const anonymised = heldAs('filled', { contact: { isAnonymized: true }, opportunity: { links: [] } });
    const kinds = calls(everything, anonymised).map(({ kind }) => kind);
    expect(kinds).toEqual(['addTags', 'addSources', 'stage', 'form']);
  });

  it('moves to the stage for those added, or leaves it', () => {
    expect(calls({ stageAdded: 'stage-2' }, heldAs('filled'))).toEqual([{ kind: 'stage', stage: 'stage-2' }]);
    expect(calls({ stageAdded: 'lead-new' }, heldAs('filled'))).toEqual([]);
    expect(calls({ stageAdded: null, stage: 'stage-2' }, heldAs('filled'))).toEqual([]);
  });

  it('brings its notes, as a create does', () => {
    const draft = { fields: {}, choices: { note: 'hello' } };
    expect(calls({}, heldAs('filled'), draft)).toEqual([
      { kind: 'note', about: 'note', value: 'hello', secret: false },
    ]);
  });

  it('is told as the calls that go out', () => {
    const plan = update(everything, heldAs('filled'));
    expect(plan.calls.map((call) => tell(plan, call)).map(({ method, path }) => `${method} ${path}`)).toEqual(
      [
        'PUT https://api.lever.co/v1/contacts/contact-1',
        'POST https://api.lever.co/v1/opportunities/opp-1/addLinks?perform_as=user-1',
        'POST https://api.lever.co/v1/opportunities/opp-1/addTags?perform_as=user-1',
        'POST https://api.lever.co/v1/opportunities/opp-1/addSources?perform_as=user-1',
        'PUT https://api.lever.co/v1/opportunities/opp-1/stage?perform_as=user-1',
        'POST https://api.lever.co/v1/opportunities/opp-1/forms?perform_as=user-1',
      ],
    );
  });
});
