import { describe, expect, it } from 'vitest';
import type { Call } from '@/lib/push/calls';
import { plannedCalls } from '@/lib/push/plan-words';
import type { Catalog } from '@/lib/settings/catalog';
import { noLists } from '../settings-of';

const lists: Catalog = {
  ...noLists,
  postings: [{ id: 'p1', text: 'Backend Engineer', detail: '', confidential: false, owner: null }],
  stages: [{ id: 's2', text: 'Reached out' }],
  users: [{ id: 'u2', name: 'Bo Manager', email: 'bo@x.example', role: 'admin' }],
  forms: [
    {
      id: 'f1',
      text: 'Screening',
      secret: true,
      fields: (
        [
          ['a', 'date', 'Available from'],
          ['b', 'currency', 'Salary'],
          ['c', 'yes-no', 'Remote'],
          ['d', 'multiple-select', 'Languages'],
          ['e', 'text', 'Nickname'],
        ] as const
      ).map(([id, type, text]) => ({ id, type, text, description: '', required: false, options: [] })),
    },
  ],
};

/** What the call is told as: its sentence, then "label: value" for each fact. */
const told = (...calls: Call[]) =>
  plannedCalls(
    { environment: 'production', performAs: 'u1', opportunity: 'o1', calls },
    { lists, acting: { id: 'u1', name: 'Ada Recruiter' }, syncAs: 'Backend EU' },
  ).map(({ say, facts }) => [say.key, ...facts.map(({ label, values }) => `${label}: ${values.join(', ')}`)]);

describe('a plan in plain words', () => {
  it('says of a new opportunity all that it has, by the names on the screen', () => {
    const body = {
      ...{ name: 'Maren Holt', headline: 'Engineer', emails: ['m@x.example', 'n@x.example'] },
      ...{ phones: [{ value: '+47 555' }], links: ['https://www.linkedin.com/in/maren-holt/'] },
      ...{ tags: ['backend', 'oslo'], sources: ['LinkedIn'], origin: 'sourced', stage: 's2', owner: 'u1' },
      postings: ['p1'] as [string],
    };
    expect(told({ kind: 'create', body })).toEqual([
      [
        'planCreate',
        'Sync as: Backend EU',
        'Name: Maren Holt',
        'Headline: Engineer',
        'Email: m@x.example, n@x.example',
        'Phone: +47 555',
        'Links: https://www.linkedin.com/in/maren-holt/',
        'Posting: Backend Engineer',
        'Stage: Reached out',
        'Owner: Ada Recruiter',
        'Tags: backend, oslo',
        'Source: LinkedIn',
        'Origin: Sourced',
      ],
    ]);
  });

  it('names no id where nobody knows its name, and leaves out what is not sent', () => {
    const body = { name: 'M', links: [], origin: 'sourced', stage: 'lead-new', owner: 'u9' };
    expect(told({ kind: 'create', body })).toEqual([
      [
        'planCreate',
        'Sync as: Backend EU',
        'Name: M',
        'Stage: New lead',
        'Owner: Unknown (u9)',
        'Origin: Sourced',
      ],
    ]);
  });

  it('says of an update just what changes', () => {
    expect(
      told(
        {
          kind: 'contact',
          contact: 'c1',
          body: { location: 'Oslo', phones: [{ type: 'work', value: '1' }] },
        },
        { kind: 'addLinks', links: ['https://x.example'] },
        { kind: 'addTags', tags: ['a', 'b'] },
        { kind: 'addSources', sources: ['Fair'] },
        { kind: 'stage', stage: 's2' },
      ),
    ).toEqual([
      ['planContact', 'Location: Oslo', 'Phone: 1'],
      ['planAddLinks', 'Links: https://x.example'],
      ['planAddTags', 'Tags: a, b'],
      ['planAddSources', 'Source: Fair'],
      ['planStage', 'Stage: Reached out'],
    ]);
  });

  it('has notes word for word, and says which are secret', () => {
    expect(
      told(
        { kind: 'note', about: 'note', value: 'Hi\nthere', secret: false },
        { kind: 'note', about: 'summary', value: 'Jobs', secret: true },
      ),
    ).toEqual([
      ['planNote', 'Note: Hi\nthere'],
      ['planSummary', 'Profile summary (secret): Jobs'],
    ]);
  });

  it('has of a form what is filled in, as one would write it', () => {
    const field = (id: string, text: string, value: string | number | string[] | null) => ({
      id,
      text,
      value,
    });
    expect(
      told({
        ...{ kind: 'form', template: 'f1', secret: true },
        fields: [
          field('a', 'Available from', Date.UTC(2026, 2, 1)),
          field('b', 'Salary', 65_000),
          field('c', 'Remote', 'yes'),
          field('d', 'Languages', ['German', 'French']),
          field('e', 'Nickname', null),
        ],
      }),
    ).toEqual([
      [
        'planForm',
        'Profile form (secret): Screening',
        'Available from: Mar 1, 2026',
        'Salary: 65,000',
        'Remote: Yes',
        'Languages: German, French',
      ],
    ]);
  });
});
