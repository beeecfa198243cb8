import { describe, expect, it } from 'vitest';
import { emptyDraft, type Draft } from '@/lib/push/draft';
import { makePlan } from '@/lib/push/plan';
import type { NewOpportunity } from '@/lib/lever/schemas';
import type { Reading } from '@/lib/profile/reading';
import type { Catalog } from '@/lib/settings/catalog';
import type { Layers } from '@/lib/settings/resolve';
import { POSTING_OWNER, type Layer, type LeverField, type Mapping } from '@/lib/settings/settings';
import { readingOf } from '../people';
import { noLists, resolved } from '../settings-of';

const found = <T>(value: T) => ({ value, where: '', sure: 'bound' as const });
const lever = (field: LeverField, rule: Mapping['rule'] = 'ifBlank'): Mapping => ({
  target: { to: 'lever', field },
  rule,
});
const tag = (prefix: string): Mapping => ({ target: { to: 'tag', prefix }, rule: 'ifBlank' });
const nothing: Mapping = { target: { to: 'nothing' }, rule: 'always' };

/** The opportunity a push makes under the team's settings. */
function made(
  team: Layer,
  {
    reading = readingOf(),
    draft = emptyDraft,
    lists = {},
    layers = {},
  }: { reading?: Reading; draft?: Draft; lists?: Partial<Catalog>; layers?: Partial<Layers> } = {},
): NewOpportunity {
  const plan = makePlan(reading, resolved(reading, draft, { ...layers, team }, lists), {
    environment: 'production',
    actingAs: 'user-1',
    lists: { ...noLists, ...lists },
    notes: { recruiter: 'Kim', postingName: '', stageName: '', date: '' },
  });
  const [first] = plan.calls;
  if (first?.kind !== 'create') throw new Error('no create');
  return first.body;
}

describe('a profile field mapped to a field of Lever’s', () => {
  it.each([
    ['headline', { mapHeadline: nothing, mapTitle: lever('headline') }, { headline: 'Platform lead' }],
    ['location', { mapLocation: nothing, mapCompany: lever('location') }, { location: 'Quillworks' }],
    ['name', { mapName: nothing, mapTitle: lever('name') }, { name: 'Mira Halloran' }],
  ])('%s goes there', (_, team, body) => {
    expect(made(team)).toMatchObject(body);
  });

  it('goes whatever its rule: a new opportunity has nothing to keep', () => {
    for (const rule of ['always', 'ifBlank', 'never'] as const)
      expect(made({ mapHeadline: lever('headline', rule) })).toHaveProperty('headline');
  });

  it('gives way to one before it that has a value', () => {
    const team = { mapTitle: lever('headline') };
    expect(made(team).headline).toBe('Platform lead at Quillworks');
    const empty = { fields: { headline: ' ' }, choices: {} };
    expect(made(team, { draft: empty }).headline).toBe('Platform lead');
  });

  it('adds to e-mail addresses, phones and links, each once, and only what is one', () => {
    const reading = readingOf({
      emails: found(['mira@quill.example']),
      phones: found(['+351 555 010 01']),
      websites: found(['https://mira.example', 'https://www.mira.example/', 'Mira@quill.example']),
    });
    const team = { mapWebsites: lever('links'), mapTitle: lever('emails'), mapCompany: lever('phones') };
    const body = made(team, { reading });
    expect(body.emails).toEqual(['mira@quill.example']);
    expect(body.phones).toEqual([{ value: '+351 555 010 01' }]);
    expect(body.links).toEqual(['https://www.linkedin.com/in/mira-halloran/', 'https://mira.example']);
    expect(made({ mapWebsites: lever('emails') }, { reading }).emails).toEqual(['mira@quill.example']);
  });

  it('is not sent when mapped to nothing, but for the name', () => {
    const body = made({ mapName: nothing, mapHeadline: nothing, mapLocation: nothing });
    expect(body.name).toBe('Mira Halloran');
    expect(body).not.toHaveProperty('headline');
    expect(body).not.toHaveProperty('location');
  });
});

describe('a profile field mapped to tags', () => {
  it('makes one of each value, with its prefix', () => {
    const team = { tags: ['chosen', 'at Quillworks'], mapCompany: tag('at '), mapExperience: tag('') };
    expect(made(team).tags).toEqual([
      'chosen',
      'at Quillworks',
      'Platform lead · Quillworks',
      'Engineer · Brightmoor',
    ]);
  });

  it('makes ten at most, of 200 characters at most', () => {
    const experience = found(Array.from({ length: 12 }, (_, n) => ({ title: `${n} ${'x'.repeat(300)}` })));
    const tags = made({ mapExperience: tag('job ') }, { reading: readingOf({ experience }) }).tags ?? [];
    expect(tags).toHaveLength(10);
    expect(tags.every((one) => one.length === 200)).toBe(true);
  });

  it('leaves the name a name', () => {
    expect(made({ mapName: tag('') })).toMatchObject({ name: 'Mira Halloran', tags: ['Mira Halloran'] });
  });

  it('of the recruiter’s own makes no new ones where the team forbids that', () => {
    const lists = { known: ['tags' as const], tags: ['Quillworks'] };
    const mine = { mapCompany: tag(''), mapTitle: tag('') };
    expect(made({ newTags: false }, { lists, layers: { mine } }).tags).toEqual(['Quillworks']);
    expect(made({ newTags: false, ...mine }, { lists }).tags).toEqual(['Platform lead', 'Quillworks']);
  });
});

describe('LinkedIn’s permanent address', () => {
  const reading = readingOf({ identity: { slug: 'mira-halloran', urnId: 'ACoAAAX14QEBsample' } });
  it('goes along as a second link when asked for', () => {
    expect(made({}, { reading }).links).toHaveLength(1);
    expect(made({ idLink: true }, { reading }).links).toEqual([
      'https://www.linkedin.com/in/mira-halloran/',
      'https://www.linkedin.com/in/ACoAAAX14QEBsample',
    ]);
  });
});

describe('somebody whose public link is not known', () => {
  it('goes to Lever with their address in the product, and with no profile address made up', () => {
    const productUrl = 'https://www.linkedin.com/sales/lead/ACwAAOh1RxU';
    const lead = readingOf({ identity: { urnId: 'ACwAAOh1RxUBsample' }, productUrl });
    delete lead.publicUrl;
    expect(made({ idLink: true }, { reading: lead }).links).toEqual([productUrl]);
  });
});

describe('the owner', () => {
  const user = (id: string) => ({ id, name: id, email: '', role: 'team member' });
  const posting = { id: 'posting-1', text: 'P', detail: '', confidential: false, owner: 'user-7' };
  const lists = {
    known: ['users' as const, 'postings' as const],
    users: [user('user-7')],
    postings: [posting],
  };

  it.each([
    ['the acting user unless chosen', {}, lists, 'user-1'],
    ['a user that was chosen', { owner: 'user-7' }, lists, 'user-7'],
    ['the posting’s owner', { owner: POSTING_OWNER, posting: 'posting-1' }, lists, 'user-7'],
    ['the acting user without a posting', { owner: POSTING_OWNER }, lists, 'user-1'],
    [
      'the acting user when the posting’s owner is gone',
      { owner: POSTING_OWNER, posting: 'posting-1' },
      { ...lists, users: [user('user-8')] },
      'user-1',
    ],
    [
      'the acting user when the posting is not known',
      { owner: POSTING_OWNER, posting: 'x' },
      noLists,
      'user-1',
    ],
  ])('is %s', (_, team, known, owner) => {
    expect(made(team, { lists: known }).owner).toBe(owner);
  });
});
