import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cannotChange, differences } from '@/lib/push/compare';
import { emptyDraft, type DecidedField, type Decision, type Draft } from '@/lib/push/draft';
import type { HeldView } from '@/lib/push/shown';
import type { Layers } from '@/lib/settings/resolve';
import type { Layer, Mapping } from '@/lib/settings/settings';
import { readingOf } from '../people';
import { noLists, resolved } from '../settings-of';

const found = <T>(value: T) => ({ value, where: '', sure: 'bound' as const });
const reading = readingOf({
  emails: found(['mira@quill.example', 'old@quill.example']),
  phones: found(['+351 555 010 01']),
});

const held = (change: Partial<HeldView> = {}): HeldView => ({
  ...{
    opportunity: 'o',
    contact: 'c',
    name: 'M. Halloran',
    headline: 'Old line',
    location: 'Porto, Portugal',
  },
  ...{ emails: ['old@quill.example'], phones: [], links: ['http://pt.linkedin.com/in/Mira-Halloran?trk=x'] },
  ...{
    tags: ['there'],
    sources: ['LinkedIn'],
    stage: 'On-site',
    stageId: 's1',
    owner: 'Ada',
    ownerId: 'ada',
  },
  ...{ origin: 'referred', anonymised: false, archived: false, forms: [] },
  ...change,
});

interface Case {
  team?: Layer;
  layers?: Partial<Layers>;
  draft?: Draft;
  there?: Partial<HeldView>;
}
const resolve = ({ team = {}, layers = {}, draft = emptyDraft }: Case) =>
  resolved(reading, draft, { team, ...layers });
const lists = { ...noLists, stages: ['s0', 's1', 's2'].map((id) => ({ id, text: id })) };
const rows = (one: Case = {}, known = lists) =>
  differences(reading, resolve(one), held(one.there), one.draft?.decisions, known);
const row = (field: DecidedField, one: Case = {}) => rows(one).find((other) => other.field === field);

const rule = (field: 'headline' | 'emails', how: Mapping['rule']): Mapping => ({
  target: { to: 'lever', field },
  rule: how,
});

describe('what differs', () => {
  it('is told field by field, and nothing that is the same', () => {
    expect(rows({ team: { tags: ['there', 'new'], stageAdded: 's2' } })).toEqual([
      {
        ...{ field: 'name', there: ['M. Halloran'], here: ['Mira Halloran'] },
        ...{ choices: ['keep', 'replace'], chosen: 'keep', locked: false },
      },
      {
        ...{ field: 'headline', there: ['Old line'], here: ['Platform lead at Quillworks'] },
        ...{ choices: ['keep', 'replace'], chosen: 'keep', locked: false },
      },
      {
        ...{ field: 'emails', there: ['old@quill.example'] },
        ...{ here: ['mira@quill.example', 'old@quill.example'] },
        ...{ choices: ['keep', 'replace', 'add'], chosen: 'add', locked: false },
      },
      {
        ...{ field: 'phones', there: [], here: ['+351 555 010 01'] },
        ...{ choices: ['keep', 'add'], chosen: 'add', locked: false },
      },
      {
        ...{ field: 'tags', there: ['there'], here: ['new'] },
        ...{ choices: ['keep', 'add'], chosen: 'add', locked: false },
      },
      {
        ...{ field: 'stage', there: ['On-site'], here: ['s2'] },
        ...{ choices: ['keep', 'replace'], chosen: 'replace', locked: false },
      },
    ]);
  });

  it.each<[Mapping['rule'], string, Decision]>([
    ['always', 'Old line', 'replace'],
    ['always', '', 'replace'],
    ['ifBlank', 'Old line', 'keep'],
    ['ifBlank', '', 'replace'],
    ['never', 'Old line', 'keep'],
    ['never', '', 'keep'],
  ])('goes by the rule where nobody decides: %s over "%s" is %s', (how, headline, chosen) => {
    const one = { team: { mapHeadline: rule('headline', how) }, there: { headline } };
    expect(row('headline', one)?.chosen).toBe(chosen);
  });

  it('of e-mails and phones also', () => {
    const chosen = (how: Mapping['rule'], emails: string[]) =>
      row('emails', { team: { mapEmail: rule('emails', how) }, there: { emails } })?.chosen;
    expect([chosen('always', ['x@y.example']), chosen('ifBlank', ['x@y.example'])]).toEqual(['add', 'keep']);
    expect([chosen('ifBlank', []), chosen('never', [])]).toEqual(['add', 'keep']);
  });

  it('is as the recruiter decided, where that is offered', () => {
    const decided = (decisions: Draft['decisions']) => ({ draft: { ...emptyDraft, decisions } });
    expect(row('headline', decided({ headline: 'replace' }))?.chosen).toBe('replace');
    expect(row('headline', decided({ headline: 'add' }))?.chosen).toBe('keep');
    expect(row('emails', decided({ emails: 'replace' }))?.chosen).toBe('replace');
    expect(row('phones', decided({ phones: 'replace' }))?.chosen).toBe('add');
  });

  it('leaves out a name that Lever does not show, and all of a person who was erased', () => {
    expect(row('name', { there: { name: '' } })).toBeUndefined();
    const fields = rows({ team: { tags: ['new'] }, there: { anonymised: true } }).map(({ field }) => field);
    expect(fields).toEqual(['tags']);
  });

  it('moves nobody back, out of archived, or where the order is not known, but at the recruiter’s word', () => {
    const to = (stageAdded: string, there: Partial<HeldView> = {}, known = lists) =>
      rows({ team: { stageAdded }, there }, known).find(({ field }) => field === 'stage')?.here;
    expect(to('s2')).toEqual(['s2']);
    expect(to('s0')).toBeUndefined();
    expect(to('s2', { archived: true })).toBeUndefined();
    expect(to('s2', { stageId: 'gone' })).toBeUndefined();
    expect(to('s2', {}, noLists)).toBeUndefined();
    const draft = { ...emptyDraft, choices: { stage: 's0' } };
    expect(row('stage', { draft })).toMatchObject({ here: ['s0'], chosen: 'replace' });
  });

  it('moves to the stage the recruiter chose for this person', () => {
    const draft = { ...emptyDraft, choices: { stage: 's9' } };
    expect(row('stage', { draft })).toMatchObject({ here: ['s9'], chosen: 'replace' });
    expect(row('stage', { team: { stage: 's9' } })).toBeUndefined();
  });
});

describe('a field that is not to be decided', () => {
  const decision = fc.constantFrom<Decision>('keep', 'replace', 'add');
  it('stays as it is when it is protected, whatever was decided', () => {
    fc.assert(
      fc.property(decision, fc.constantFrom(...(['always', 'ifBlank', 'never'] as const)), (how, by) => {
        const team: Layer = {
          protected: ['headline', 'location', 'email', 'phone', 'tags', 'source', 'stage'],
          ...{ mapHeadline: rule('headline', by), mapEmail: rule('emails', by) },
          ...{ tags: ['new'], source: 'GitHub', stageAdded: 's2' },
        };
        const fields = ['headline', 'emails', 'phones', 'tags', 'sources', 'stage'] as const;
        const decisions = Object.fromEntries(fields.map((field) => [field, how]));
        const all = rows({ team, draft: { ...emptyDraft, decisions }, there: { headline: '' } });
        for (const field of fields)
          expect(all.find((one) => one.field === field)).toMatchObject({
            ...{ locked: true, choices: ['keep'], chosen: 'keep' },
          });
      }),
    );
  });

  it('goes by its rule when the team locked that', () => {
    const locked = (how: Mapping['rule']) =>
      row('headline', {
        team: { mapHeadline: rule('headline', how) },
        layers: { locks: ['mapHeadline'] },
        draft: { ...emptyDraft, decisions: { headline: how === 'always' ? 'keep' : 'replace' } },
      });
    expect(locked('never')).toMatchObject({ locked: true, chosen: 'keep', choices: ['keep'] });
    expect(locked('always')).toMatchObject({ locked: true, chosen: 'replace', choices: ['replace'] });
  });
});

describe('what Lever cannot change', () => {
  const told = (one: Case) =>
    cannotChange(resolve(one), held(one.there), noLists).map(({ key, args = [] }) =>
      [key, ...args].join(' '),
    );
  it('is told where it differs', () => {
    expect(told({ team: { origin: 'referred' } })).toEqual([]);
    expect(told({ team: { posting: 'p1', owner: 'bo', origin: 'sourced' } })).toEqual([
      'cannotPostingNone',
      'cannotOwner Ada',
      'cannotOrigin Referred',
    ]);
    const there = { postingId: 'p2', posting: 'Designer' };
    expect(told({ team: { posting: 'p1', origin: 'referred' }, there })).toEqual(['cannotPosting Designer']);
    expect(told({ team: { posting: 'p2', origin: 'referred' }, there })).toEqual([]);
  });
});
