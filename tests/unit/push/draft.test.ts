import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, emptyDraft, mergeDrafts, several, type Draft } from '@/lib/push/draft';
import type { Catalog } from '@/lib/settings/catalog';
import type { Layers } from '@/lib/settings/resolve';
import type { Layer } from '@/lib/settings/settings';
import { readingOf } from '../people';
import { noLists, resolved } from '../settings-of';

describe('a draft laid over a reading', () => {
  it('shows what was read and the built-in settings when nothing was touched', () => {
    const shown = resolved(readingOf(), emptyDraft);
    const { fields, choices } = shown;
    expect(fields).toMatchObject({ name: 'Mira Halloran', company: 'Quillworks', email: '' });
    expect(choices).toMatchObject({
      syncAs: 'lead',
      stage: 'lead-new',
      source: 'LinkedIn',
      origin: 'sourced',
    });
    expect(check(shown, noLists)).toEqual([]);
  });

  it('names GitHub as the source of who was found there, unless something else is set', () => {
    const there = readingOf({ layout: 'github' });
    expect(resolved(there, emptyDraft).choices.source).toBe('GitHub');
    expect(resolved(there, { fields: {}, choices: { source: 'Meetup' } }).choices.source).toBe('Meetup');
  });

  it('lets what the recruiter typed win, an emptied field included', () => {
    const { fields } = resolved(readingOf(), { fields: { headline: '', name: 'Mira H.' }, choices: {} });
    expect(fields).toMatchObject({ headline: '', name: 'Mira H.', location: 'Porto, Portugal' });
  });

  it('fills fields nobody touched from a better reading', () => {
    const edits = { fields: { name: 'Mira H.' }, choices: {} };
    const later = readingOf({ emails: { value: ['mira@quill.example'], where: 'contact', sure: 'bound' } });
    expect(resolved(later, edits).fields).toMatchObject({ name: 'Mira H.', email: 'mira@quill.example' });
  });
});

describe('two panels over one person', () => {
  it('lose nothing of each other', () => {
    const mine = { fields: { headline: 'Mine' }, choices: {} };
    const stored = { fields: { location: 'Theirs' }, choices: { tags: ['theirs'] } };
    expect(mergeDrafts(stored, emptyDraft, mine)).toEqual({
      fields: { headline: 'Mine', location: 'Theirs' },
      choices: { tags: ['theirs'] },
    });
  });

  it('keep what a field was taken back to', () => {
    const base = { fields: { headline: 'Typed', name: 'N' }, choices: {} };
    expect(mergeDrafts(base, base, { fields: { name: 'N' }, choices: {} }).fields).toEqual({ name: 'N' });
  });

  it('store what one panel alone has, whatever it typed before', () => {
    const word = fc.option(fc.string(), { nil: undefined });
    const fields = fc.record({ name: word, headline: word, email: word }, { requiredKeys: [] });
    fc.assert(
      fc.property(fields, fields, (was, now) => {
        const base = { fields: was, choices: {} };
        const kept = mergeDrafts(base, base, { fields: now, choices: {} });
        expect(JSON.parse(JSON.stringify(kept.fields))).toEqual(JSON.parse(JSON.stringify(now)));
      }),
    );
  });
});

describe('what keeps a draft from being pushed', () => {
  it('is told with the field and the part that is wrong', () => {
    const wrong = resolved(readingOf(), {
      fields: { name: '  ', email: 'mira@quill.example, not-an-address', phone: '12' },
      choices: { syncAs: 'candidate' },
    });
    expect(check(wrong, noLists)).toEqual([
      { field: 'name', problem: 'missing' },
      { field: 'email', problem: 'badEmail', part: 'not-an-address' },
      { field: 'phone', problem: 'badPhone', part: '12' },
      { field: 'posting', problem: 'missing' },
    ]);
  });
});

describe('what the team demands', () => {
  const ask = (team: Layer, edits: Draft, more: Partial<Layers> = {}, lists: Partial<Catalog> = {}) =>
    check(resolved(readingOf(), edits, { team, ...more }, lists), { ...noLists, ...lists }).map(
      ({ field, problem }) => `${field}: ${problem}`,
    );

  it('is not met by separators, or by a summary with nothing in it', () => {
    const fields = { email: ' , ', phone: ';' };
    expect(ask({ mandatory: ['email', 'phone'] }, { fields, choices: {} })).toEqual([
      'email: missing',
      'phone: missing',
    ]);
    const blank = { fields: {}, choices: { summary: true, summaryText: '  ' } };
    expect(ask({ mandatory: ['summary'] }, blank)).toEqual(['summary: missing']);
    expect(ask({ summary: true }, blank, { locks: ['summary'] })).toEqual(['summary: missing']);
  });

  it('is not asked of a recruiter who has no way to fill it', () => {
    expect(ask({ mandatory: ['note'], ownNote: false }, emptyDraft)).toEqual([]);
    expect(ask({ mandatory: ['posting', 'tags'] }, emptyDraft, { locks: ['posting', 'tags'] })).toEqual([]);
    expect(ask({ syncAs: 'candidate' }, emptyDraft, { locks: ['posting'] })).toEqual([]);
  });

  it('a locked text of the summary is not gone round by one of one’s own', () => {
    const edits = { fields: {}, choices: { summary: true, summaryText: 'Mine' } };
    const locked = resolved(readingOf(), edits, {
      team: { summaryTemplate: 'T' },
      locks: ['summaryTemplate'],
    });
    expect(locked.choices.summaryText).toBeNull();
  });

  it('new words are refused also where Lever’s list could not be had, but never the team’s own', () => {
    const edits = { fields: {}, choices: { tags: ['brand new', 'of the team'] } };
    expect(ask({ newTags: false, tags: ['of the team'] }, edits)).toEqual(['tags: listUnknown']);
    const known = { known: ['tags' as const], tags: ['brand new'] };
    expect(ask({ newTags: false, tags: ['of the team'] }, edits, {}, known)).toEqual([]);
  });
});

describe('several values in one field', () => {
  it('come apart at commas, semicolons and line breaks, once each', () => {
    expect(several(' a@x.example; b@x.example\na@x.example,, ')).toEqual(['a@x.example', 'b@x.example']);
  });

  it('survive being joined again', () => {
    const part = fc.stringMatching(/^[a-z0-9@.+]{1,12}$/);
    fc.assert(
      fc.property(fc.uniqueArray(part), (parts) => {
        expect(several(parts.join(', '))).toEqual(parts);
      }),
    );
  });
});
