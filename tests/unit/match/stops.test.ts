import { describe, expect, it } from 'vitest';
import type { Known } from '@/lib/match/known';
import { refusalBy, stopsFor, type Circumstances } from '@/lib/match/stops';
import { builtIn } from '@/lib/settings/settings';

const NOW = Date.UTC(2026, 4, 20);
const DAY = 86_400_000;

const record = (change: Partial<Known> = {}): Known => ({
  ...{ opportunity: 'o', contact: 'c', reasons: ['link'], hidden: false, anonymised: false },
  ...{ url: '', confidential: false, owner: 'Ada', ownerId: 'ada' },
  ...change,
});
const archived = (hired: boolean, at = NOW - DAY) => ({ archived: { reason: 'Timing', at, hired } });
const create = { kind: 'create', posting: null, contact: 'c' } as const;
const told = (change: Partial<Circumstances>) =>
  stopsFor({
    ...{ verdict: 'exact', records: [], wish: create, settings: builtIn, actingAs: 'me', now: NOW },
    ...change,
  });
const words = (change: Partial<Circumstances>) => told(change).map(({ how, say }) => `${how} ${say.key}`);
const settings = (change: Partial<typeof builtIn>) => ({ ...builtIn, ...change });

describe('what stands against a push', () => {
  it.each<[string, Partial<Known>, Partial<typeof builtIn>, string[]]>([
    ['archived', archived(false), {}, ['tell stopArchived']],
    ['archived, as the team set', archived(false), { onArchived: 'stop' }, ['stop stopArchived']],
    ['hired', archived(true), {}, ['ask stopHired']],
    ['snoozed', { snoozedUntil: NOW + DAY }, { onSnoozed: 'ask' }, ['ask stopSnoozed']],
    ['snoozed no more', { snoozedUntil: NOW - DAY }, { onSnoozed: 'ask' }, []],
    ['erased', { anonymised: true }, {}, ['ask stopAnonymised']],
    ['a colleague, lately', { lastInteractionAt: NOW - DAY }, {}, ['tell stopRecent']],
    ['a colleague, long ago', { lastInteractionAt: NOW - 8 * DAY }, {}, []],
    ['I myself, lately', { lastInteractionAt: NOW - DAY, ownerId: 'me' }, {}, []],
    ['lately, where no day is late', { lastInteractionAt: NOW }, { recentDays: 0 }, []],
    ['lately, without an owner', { lastInteractionAt: NOW, owner: undefined }, {}, ['tell stopRecentNobody']],
  ])('%s', (_, change, set, expected) => {
    expect(words({ records: [record(change)], settings: settings(set) })).toEqual(expected);
  });

  it('does not call somebody archived who is live too', () => {
    expect(words({ records: [record(archived(false)), record({ opportunity: 'live' })] })).toEqual([]);
  });

  it('tells the latest archiving', () => {
    const [stop] = told({ records: [record(archived(false, 0)), record(archived(false))] });
    expect(stop?.say.args?.[0]).toMatch(/19/);
  });

  it('looks at the record that is updated, and no other', () => {
    const records = [record(archived(true)), record({ opportunity: 'target' })];
    expect(words({ records, wish: { kind: 'update', target: 'target' } })).toEqual([]);
    expect(words({ records, wish: { kind: 'update', target: 'o' } })).toEqual(['ask stopHired']);
  });

  it.each([
    ['exact', 'ask stopAlready'],
    ['several', 'ask stopSeveral'],
    ['possible', 'ask stopPossible'],
  ] as const)(
    'asks before a new opportunity where the match is %s and nobody decided',
    (verdict, expected) => {
      const wish = { ...create, contact: undefined };
      expect(words({ verdict, records: [record()], wish })).toEqual([expected]);
      expect(words({ verdict, records: [record()], wish: { ...wish, contact: null } })).toEqual([]);
    },
  );

  it('does not hold against somebody what a record has that only may be theirs', () => {
    const records = [record({ ...archived(true), reasons: ['name', 'company'] })];
    expect(words({ verdict: 'possible', records, wish: { ...create, contact: null } })).toEqual([]);
    expect(words({ verdict: 'possible', records })).toEqual(['ask stopHired']);
  });

  it('tells of a posting they are on already', () => {
    const on = record({ postingId: 'p', posting: 'Backend Engineer' });
    const wish = { ...create, posting: 'p' };
    expect(told({ records: [on], wish })).toEqual([
      { how: 'tell', say: { key: 'stopSamePosting', args: ['Backend Engineer'] } },
    ]);
    expect(words({ records: [{ ...on, ...archived(false) }], wish })).toEqual(['tell stopArchived']);
  });

  it('tells that Lever joins by e-mail whatever is chosen', () => {
    expect(words({ records: [record({ reasons: ['email'] })], wish: { ...create, contact: null } })).toEqual([
      'tell stopJoinsByEmail',
    ]);
  });

  it('tells of a hidden record only whom to ask, and is as hard as what is hidden', () => {
    const hidden = record({ hidden: true, ...archived(true), postingId: 'p' });
    expect(told({ records: [hidden], wish: { ...create, posting: 'p' } })).toEqual([
      { how: 'ask', say: { key: 'stopHidden', args: ['Ada'] } },
    ]);
  });

  it('asks before a new opportunity for somebody with a hidden record, whichever contact it goes to', () => {
    const hidden = record({ hidden: true, opportunity: 'h', contact: 'other' });
    const records = [record(), hidden];
    for (const contact of ['other', 'c', null])
      expect(words({ verdict: 'several', records, wish: { ...create, contact } })).toEqual([
        'ask stopHidden',
      ]);
    expect(words({ verdict: 'possible', records, wish: { ...create, contact: null } })).toEqual([]);
    expect(words({ records: [record(), hidden], wish: { kind: 'update', target: 'o' } })).toEqual([]);
  });

  it('has the hardest first', () => {
    const records = [record({ ...archived(true), lastInteractionAt: NOW, anonymised: true })];
    expect(words({ records, settings: settings({ onAnonymised: 'stop' }) })).toEqual([
      'stop stopAnonymised',
      'ask stopHired',
      'tell stopRecent',
    ]);
  });
});

describe('who is not to be contacted', () => {
  const reason = { reason: 'No longer wants to hear from us', at: NOW, hired: false };
  it.each([
    ['a tag the team named', { records: [record({ tags: [' DNC'] })] }, 'noContactTag'],
    ['an archive reason', { records: [record({ reasonId: 'r1', archived: reason })] }, 'noContactReason'],
    ['the recruiter', { noContact: { key: 'noContactBy' } as const }, 'noContactBy'],
  ])('is told by %s, and passed only with a reason', (_, more, key) => {
    const stops = told({
      ...more,
      settings: settings({ noContactTags: ['dnc'], noContactReasons: ['r1'] }),
    });
    expect(stops.find(({ asksWhy }) => asksWhy)).toMatchObject({ how: 'ask', say: { key } });
    expect(
      refusalBy(
        stops.filter(({ asksWhy }) => asksWhy),
        true,
        ' ',
      ),
    ).toMatchObject({ key });
    expect(
      refusalBy(
        stops.filter(({ asksWhy }) => asksWhy),
        // The reason is the recruiter's word: no Push anyway is asked beside it.
        false,
        'They asked me to',
      ),
    ).toBeUndefined();
  });

  it.each([
    ['tag', { tags: ['dnc'] }],
    ['archive reason', { reasonId: 'r1', archived: reason }],
  ])('is told without the %s where the record that bears it is hidden', (_, more) => {
    const stops = told({
      records: [record({ hidden: true, ...more })],
      settings: settings({ noContactTags: ['dnc'], noContactReasons: ['r1'] }),
    });
    expect(stops.find(({ asksWhy }) => asksWhy)).toEqual({
      ...{ how: 'ask', asksWhy: true },
      say: { key: 'noContactHidden' },
    });
  });

  it('is nobody whom only the name is like', () => {
    const records = [record({ tags: ['dnc'] })];
    const by = (wish: Circumstances['wish']) =>
      told({ verdict: 'possible', records, wish, settings: settings({ noContactTags: ['dnc'] }) }).filter(
        ({ asksWhy }) => asksWhy,
      );
    expect(by({ ...create, contact: undefined })).toEqual([]);
    expect(by({ ...create, contact: null })).toEqual([]);
    // The recruiter says it is them.
    expect(by(create)).toHaveLength(1);
    expect(by({ kind: 'update', target: 'o' })).toHaveLength(1);
  });
});

describe('a push', () => {
  const stop = (how: 'tell' | 'ask' | 'stop') => ({ how, say: { key: 'stopHired' as const } });
  it.each([
    ['tell', false, false],
    ['ask', false, true],
    ['ask', true, false],
    ['stop', false, true],
    ['stop', true, true],
  ] as const)('where it is to %s, anyway %s: refused %s', (how, anyway, refused) => {
    expect(refusalBy([stop(how)], anyway, undefined) !== undefined).toBe(refused);
  });
});
