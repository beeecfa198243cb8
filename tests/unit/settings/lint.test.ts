import { describe, expect, it } from 'vitest';
import { spoken } from '@/lib/platform/text';
import { check, emptyDraft } from '@/lib/push/draft';
import type { Catalog } from '@/lib/settings/catalog';
import { emptyDocument, type Document } from '@/lib/settings/document';
import { lint } from '@/lib/settings/lint';
import { passedOverSentence, passedOverSentences } from '@/lib/settings/passed-over';
import { formFieldKey, type Campaign, type Layer, type Mapping, type Preset } from '@/lib/settings/settings';
import { readingOf } from '../people';
import { noLists, resolved } from '../settings-of';

const field = (id: string, text: string, more: object = {}) => ({
  ...{ id, text, type: 'text' as const, description: '', required: false, options: [] },
  ...more,
});
const lists: Catalog = {
  ...noLists,
  state: 'ready',
  known: ['postings', 'stages', 'users', 'tags', 'sources', 'forms', 'archiveReasons'],
  postings: [{ id: 'open', text: 'Backend', detail: '', confidential: false, owner: null }],
  stages: [
    { id: 'lead-new', text: 'New lead' },
    { id: 'phone', text: 'Phone' },
  ],
  users: [{ id: 'kim', name: 'Kim Recruiter', email: '', role: 'team member' }],
  tags: ['Kitchen'],
  sources: ['LinkedIn'],
  forms: [
    { id: 'f', text: 'Sourcing', secret: false, fields: [field('role', 'Role'), field('pay', 'Pay')] },
    {
      ...{ id: 'strict', text: 'Strict', secret: false },
      fields: [field('must', 'Must', { required: true }), field('may', 'May')],
    },
    { id: 'new', text: 'New kinds', secret: false, fields: [{ ...field('odd', 'Odd'), type: undefined }] },
  ].map((form) => form as Catalog['forms'][number]),
  archiveReasons: [{ id: 'unfit', text: 'Not a fit' }],
};
const names = { closed: 'Old posting', left: 'Lee Gone' };

const doc = (settings: Layer, more: Partial<Document> = {}): Document => ({
  ...emptyDocument,
  settings,
  ...more,
});
const preset = (settings: Layer, more: Partial<Preset> = {}): Preset => ({
  ...{ id: 'p', name: 'Backend EU', kind: 'lead', settings },
  ...more,
});
const into = (template: string, id: string): Mapping => ({
  target: { to: 'form', template, field: id },
  rule: 'always',
});

/** Findings in English, a line each. */
const told = (team: Document, mine = emptyDocument, known = lists): string[] =>
  lint(team, mine, known, names).map(
    ({ where, say, instead }) => `${where} | ${spoken(say)} | ${spoken(instead)}`,
  );

describe('settings held against the account', () => {
  it('have nothing to tell when all is well, or when nobody knows', () => {
    const good = { posting: 'open', stage: 'phone', owner: 'kim', undoReason: 'unfit' };
    expect(told(doc(good, { locks: ['posting'] }))).toEqual([]);
    expect(told(emptyDocument)).toEqual([]);
    const bad = { posting: 'closed', stage: 'x', owner: 'left', mapTitle: into('x', 'y') };
    expect(told(doc(bad, { presets: [preset(bad)] }), doc(bad), noLists)).toEqual([]);
  });

  it.each<[Layer, string]>([
    [
      { posting: 'closed' },
      'Posting | Lever has no open posting “Old posting”. It may have been closed. | Until it is mended: no posting.',
    ],
    [{ stage: 'x' }, 'Stage | Lever no longer has the stage “x”. | Until it is mended: “New lead”.'],
    [
      { stageReplied: 'x' },
      'Replied | Lever no longer has the stage “x”. | Until it is mended: the stage as it is.',
    ],
    [
      { owner: 'left' },
      'Owner | “Lee Gone” is no longer an active user in Lever. | Until it is mended: the acting user.',
    ],
    [
      { undoReason: 'x' },
      'Archive reason for Undo | The archive reason “x” is no longer active in Lever, or is one for hired people. | Until it is mended: no archive reason.',
    ],
    [
      { mapHeadline: into('f', 'gone') },
      "Headline | Lever's profile forms no longer have the field “form:f/gone”. | Until it is mended: it goes into Headline.",
    ],
    [
      { mapTitle: into('new', 'odd') },
      'Title | Fulcrum cannot fill in the field “Odd”: it is of a kind this version does not know. | It stays empty.',
    ],
    [
      { displayed: [formFieldKey('f', 'gone')] },
      "Displayed fields | Lever's profile forms no longer have the field “form:f/gone”. | It is left out.",
    ],
    [
      { protected: [formFieldKey('f', 'gone')] },
      "Protected fields | Lever's profile forms no longer have the field “form:f/gone”. | It is left out.",
    ],
    [
      { mapTitle: into('strict', 'may') },
      'Strict | Lever requires “Must” in this form, and it is neither displayed nor mapped. | Nothing of this form is sent.',
    ],
    [
      { newTags: false, tags: ['Kitchen', 'Garden'] },
      'Tags | Not in Lever yet: Garden. Recruiters may not make new ones. | The first push makes it in Lever.',
    ],
    [
      { newSources: false, source: 'GitHub' },
      'Source | Not in Lever yet: GitHub. Recruiters may not make new ones. | The first push makes it in Lever.',
    ],
    [
      { mapTitle: { target: { to: 'lever', field: 'headline' }, rule: 'always' } },
      'Title | Several fields go to Headline: Headline, Title. | The first of them that has a value goes there, the others do not.',
    ],
    [
      { mapTitle: into('f', 'role'), mapCompany: into('f', 'role') },
      'Company | Several fields go to “Role”: Title, Company. | The first of them that has a value goes there, the others do not.',
    ],
    [
      { displayed: ['posting'], mandatory: ['tags'] },
      'Mandatory fields | Tags is mandatory and not displayed. | It is displayed all the same.',
    ],
    [{ syncAs: 'deleted' }, 'Sync as | There is no preset “deleted” any more. | Until it is mended: “Lead”.'],
  ])('tell what is not so, and what happens instead: %#', (team, line) => {
    expect(told(doc(team))).toEqual([line]);
  });

  it('tell a lock that locks nothing', () => {
    expect(told(doc({}, { locks: ['owner'] }))).toEqual([
      'Owner | This is locked, but the team set no value for it. | Everybody has the built-in value.',
    ]);
  });

  it('tell whose it is, and what stands below it', () => {
    const bad = { posting: 'closed' };
    const team = doc({ posting: 'open' }, { presets: [preset(bad)] });
    const mine = doc(bad, { presets: [preset(bad, { id: 'q', name: 'Own' })] });
    expect(told(team, mine).map((line) => line.replace(/ \| .* \| /, ' | '))).toEqual([
      "Posting (preset Backend EU) | Until it is mended: “Backend”, or what a recruiter's own defaults say.",
      'Posting (my defaults) | Until it is mended: “Backend”.',
      'Posting (preset Own) | Until it is mended: “Backend”.',
    ]);
  });

  it('tell that a push asks where a posting is needed', () => {
    const needs = preset({ posting: 'closed' }, { kind: 'candidate' });
    expect(told(doc({}, { presets: [needs] }))[0]).toContain(
      'a push stops and asks the recruiter for a posting',
    );
  });

  it('tell nothing of what a lock keeps out', () => {
    const bad = { posting: 'closed' };
    expect(told(doc({ posting: 'open' }, { locks: ['posting'], presets: [preset(bad)] }), doc(bad))).toEqual(
      [],
    );
  });

  it('tell a recruiter’s own new tags as what they are: a push stops', () => {
    const team = { newTags: false };
    expect(told(doc(team), doc({ tags: ['Garden'] }))).toEqual([
      'Tags (my defaults) | Not in Lever yet: Garden. Recruiters may not make new ones. | A push stops until it is taken out.',
    ]);
    const shown = resolved(readingOf(), emptyDraft, { team, mine: { tags: ['Garden'] } }, lists);
    expect(check(shown, lists)).toEqual([{ field: 'tags', problem: 'notListed', part: 'Garden' }]);
  });

  const campaign = (settings: Layer, more: Partial<Campaign> = {}): Campaign => ({
    ...{ id: 'c', name: 'Backend EU', colour: 'blue', archived: false, settings },
    ...more,
  });

  it('tell of campaigns by their names, and what stands below them', () => {
    const bad = { posting: 'closed', stageReplied: 'x' };
    const team = doc({ posting: 'open' }, { campaigns: [campaign(bad)] });
    // What was shared and is not published yet is there twice, and told once.
    const mine = doc({}, { campaigns: [campaign(bad), campaign(bad, { id: 'd', name: 'Own' })] });
    expect(told(team, mine).map((line) => line.replace(/ \| .* \| /, ' | '))).toEqual([
      "Posting (campaign Backend EU) | Until it is mended: “Backend”, or what a recruiter's own defaults say.",
      "Replied (campaign Backend EU) | Until it is mended: the stage as it is, or what a recruiter's own defaults say.",
      'Posting (campaign Own) | Until it is mended: “Backend”.',
      'Replied (campaign Own) | Until it is mended: the stage as it is.',
    ]);
  });

  it('tell of a preset that a campaign has under Sync as and that is gone, or is nobody else’s', () => {
    const own = preset({}, { id: 'mine', name: 'Mine' });
    const gone = campaign({ syncAs: 'gone' });
    const theirs = campaign({ syncAs: 'mine' }, { id: 'd', name: 'Theirs' });
    const fine = campaign({ syncAs: 'mine' }, { id: 'e', name: 'Fine' });
    const mine = doc({ syncAs: 'candidate' }, { presets: [own], campaigns: [gone, fine] });
    expect(told(doc({}, { campaigns: [theirs] }), mine)).toEqual([
      'Sync as (campaign Theirs) | There is no preset “Mine” any more. | Until it is mended: “Lead”.',
      'Sync as (campaign Backend EU) | There is no preset “gone” any more. | Until it is mended: “Candidate”.',
    ]);
    expect(told(doc({ syncAs: 'lead' }, { campaigns: [gone], locks: ['syncAs'] }))).toEqual([]);
  });

  it('tell nothing of what a lock keeps out of campaigns', () => {
    const bad = campaign({ posting: 'closed' });
    expect(told(doc({ posting: 'open' }, { locks: ['posting'], campaigns: [bad] }))).toEqual([]);
  });

  it('tell of reasons for do not contact that Lever no longer offers', () => {
    const known: Catalog = {
      ...lists,
      reasons: [
        { id: 'unfit', text: 'Not a fit', hired: false },
        { id: 'hired', text: 'Hired', hired: true },
        { id: 'old', text: 'Asked us not to', hired: false },
      ],
    };
    const team = doc({ noContactReasons: ['unfit', 'hired', 'old', 'nobody'] });
    const after = 'Who was archived with it before is still not to be contacted.';
    expect(told(team, emptyDocument, known)).toEqual([
      `Archive reasons that mean do not contact | The archive reason “Asked us not to” is no longer active in Lever. | ${after}`,
      `Archive reasons that mean do not contact | The archive reason “nobody” is no longer active in Lever. | ${after}`,
    ]);
    expect(told(team, emptyDocument, noLists)).toEqual([]);
  });

  it('tell once what several layers come to', () => {
    const team = doc({ mapTitle: into('strict', 'may') }, { presets: [preset({ tags: ['x'] })] });
    expect(told(team, doc({ tags: ['y'] }))).toHaveLength(1);
  });
});

describe('what is passed over, told before a push', () => {
  const known = { ...names, open: 'Backend', phone: 'Phone', kim: 'Kim Recruiter' };
  const sentences = (team: Layer, mine: Layer = {}) =>
    passedOverSentences(resolved(readingOf(), emptyDraft, { team, mine }, lists).settings, known).map(spoken);

  it.each<[Layer, Layer, string[]]>([
    [
      { posting: 'closed' },
      {},
      ["The team's default names a posting that is closed in Lever, so this goes with no posting."],
    ],
    [
      { posting: 'open' },
      { posting: 'closed' },
      ['Your default names a posting that is closed in Lever, so this goes with “Backend”.'],
    ],
    [
      { stage: 'x' },
      {},
      ["The team's default names a stage that Lever no longer has, so this goes with “New lead”."],
    ],
    [
      { stage: 'x', stageAdded: 'phone' },
      {},
      ["The team's default names a stage that Lever no longer has, so this goes with “Phone”."],
    ],
    [
      { owner: 'left' },
      {},
      [
        "The team's default names an owner who is no longer active in Lever, so this goes with the acting user as owner.",
      ],
    ],
    [
      { mapTitle: into('f', 'gone') },
      {},
      [
        "The team's default sends “Title” into a form field that Lever no longer has. Instead: it is not sent.",
      ],
    ],
    [
      { undoReason: 'x' },
      {},
      [
        "The team's default names for “Archive reason for Undo” what Lever no longer has. Instead: no archive reason.",
      ],
    ],
    [
      { syncAs: 'deleted' },
      {},
      ["The team's default names a preset that was deleted, so this goes as “Lead”."],
    ],
    [{ posting: 'open' }, {}, []],
  ])('%#', (team, mine, said) => {
    expect(sentences(team, mine)).toEqual(said);
  });

  it('can be told of one alone', () => {
    expect(spoken(passedOverSentence({ key: 'posting', layer: 'preset', value: 'closed' }))).toBe(
      'The preset names a posting that is closed in Lever, so this goes with what is set below it.',
    );
  });
});
