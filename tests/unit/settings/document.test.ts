import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyDocument,
  mergeDocuments,
  readText,
  readValue,
  writeDocument,
  type Document,
} from '@/lib/settings/document';
import { spoken } from '@/lib/platform/text';
import { layer, locks, preset } from './arbitrary';

const runs = { numRuns: Number(process.env['SOAK_RUNS'] ?? 300) };

const anyDocument: fc.Arbitrary<Document> = fc
  .record({
    settings: layer,
    locks,
    presets: fc.uniqueArray(preset(['p1', 'p2', 'p3', 'p4']), { selector: ({ id }) => id, maxLength: 4 }),
    roles: fc.dictionary(
      fc.constantFrom('r1', 'r2'),
      fc.constantFrom('admin' as const, 'interviewer' as const),
    ),
  })
  .map((parts) => ({ ...emptyDocument, ...parts }));

/** As it stands once it was read: what is mandatory is displayed. */
function read(one: unknown): Document {
  const answer = readValue(one);
  if (!answer.ok) throw new Error(spoken(answer.why));
  return answer.document;
}
const why = (content: string) => {
  const answer = readText(content);
  return answer.ok ? undefined : spoken(answer.why);
};
const told = (one: object) => {
  const answer = readValue({ fulcrum: 1, ...one });
  return answer.ok ? answer.told.map(spoken) : [spoken(answer.why)];
};

describe('a settings document', () => {
  it('comes through writing and reading as it was', () => {
    fc.assert(
      fc.property(anyDocument, (one) => {
        const once = read(one);
        const again = readText(writeDocument(once));
        expect(again).toMatchObject({ ok: true, document: once });
      }),
      runs,
    );
  });

  it('is read or refused, never thrown over', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.jsonValue().map((v) => JSON.stringify(v)),
        ),
        (content) => {
          const answer = readText(content);
          if (answer.ok) expect(readValue(answer.document).ok).toBe(true);
          else expect(spoken(answer.why)).not.toBe('');
        },
      ),
      runs,
    );
    fc.assert(
      fc.property(
        fc.record({
          fulcrum: fc.constant(1),
          settings: fc.jsonValue(),
          locks: fc.jsonValue(),
          presets: fc.jsonValue(),
          roles: fc.jsonValue(),
        }),
        (value) => {
          const answer = readValue(value);
          expect(answer.ok).toBe(true);
          if (answer.ok)
            expect(readValue(answer.document)).toMatchObject({ ok: true, document: answer.document });
        },
      ),
      runs,
    );
  });

  it('is refused in words when it is broken, a web page, not ours, newer or too large', () => {
    expect(why('{"fulcrum": 1, ')).toMatch(/cannot be read/);
    expect(why('<!doctype html><title>Sign in</title>')).toMatch(/web page/);
    expect(why('[]')).toMatch(/not settings of Fulcrum/);
    expect(why('{"settings":{}}')).toMatch(/not settings of Fulcrum/);
    expect(why('{"fulcrum": 2}')).toMatch(/newer Fulcrum/);
    expect(why(JSON.stringify({ fulcrum: 1, x: 'x'.repeat(1_100_000) }))).toMatch(/larger than 1 MB/);
  });

  it('keeps what it does not know, and tells', () => {
    const one = { fulcrum: 1, later: { a: 1 }, settings: { tags: ['a'], colour: 'red' } };
    expect(read(one)).toMatchObject({ later: { a: 1 }, settings: { tags: ['a'], colour: 'red' } });
    expect(told(one)).toEqual([expect.stringMatching(/later, colour/)]);
  });

  it('leaves out a value of the wrong type, alone, and tells', () => {
    const one = { settings: { tags: 'rust', source: 'GitHub' }, locks: 'all', presets: [{ id: 'x' }] };
    expect(read({ fulcrum: 1, ...one }).settings).toEqual({ source: 'GitHub' });
    expect(told(one)).toEqual([
      expect.stringMatching(/Tags/),
      expect.stringMatching(/locks/),
      expect.stringMatching(/presets/),
    ]);
  });

  it('displays what is mandatory, and tells', () => {
    const one = { settings: { displayed: ['stage'], mandatory: ['posting', 'stage'] } };
    expect(read({ fulcrum: 1, ...one }).settings.displayed).toEqual(['stage', 'posting']);
    expect(told(one)).toEqual([expect.stringMatching(/displayed now/)]);
  });

  it('makes no more of a key called __proto__ than a key', () => {
    const content =
      '{"fulcrum":1,"settings":{"__proto__":{"mandatory":5,"posting":"x"}},"roles":{"__proto__":1}}';
    const answer = readText(content);
    expect(answer.ok && answer.document.settings.mandatory).toBeUndefined();
    expect(answer.ok && answer.document.settings.posting).toBeUndefined();
  });

  it('tells of a lock with no value', () => {
    expect(told({ locks: ['posting'] })).toEqual([expect.stringMatching(/Posting is locked/)]);
  });
});

/** Locks are a set: their order says nothing. */
const asSets = (one: Document): Document => ({ ...one, locks: one.locks.toSorted() });

describe('two who change the same document at once', () => {
  it('lose nothing where only one of them changed something', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (was, now) => {
        expect(asSets(mergeDocuments(was, was, now))).toEqual(asSets(now));
        expect(asSets(mergeDocuments(now, was, was))).toEqual(asSets(now));
      }),
      runs,
    );
  });

  it('both have their way in the same list', () => {
    const was = read({
      fulcrum: 1,
      settings: { mandatory: [], tags: ['a'], displayed: ['stage', 'tags', 'note'] },
    });
    const set = (settings: Document['settings']): Document => ({
      ...was,
      settings: { ...was.settings, ...settings },
    });
    const theirs = set({ mandatory: ['tags'], tags: ['a', 'theirs'], displayed: ['stage', 'tags'] });
    const mine = set({ mandatory: ['posting'], tags: ['mine'], displayed: ['note', 'stage', 'tags'] });
    expect(mergeDocuments(theirs, was, mine).settings).toEqual({
      mandatory: ['tags', 'posting'],
      tags: ['theirs', 'mine'],
      displayed: ['stage', 'tags'],
    });
  });

  it('both have their way where they changed different settings', () => {
    const was = read({
      fulcrum: 1,
      settings: { tags: ['a'], source: 'A' },
      presets: [{ id: 'p', name: 'P', kind: 'lead', settings: {} }],
    });
    const theirs: Document = { ...was, settings: { ...was.settings, tags: ['b'] }, locks: ['tags'] };
    const mine: Document = {
      ...was,
      settings: { ...was.settings, source: 'B', stage: 'x' },
      presets: [
        { id: 'p', name: 'Renamed', kind: 'lead', settings: {} },
        { id: 'q', name: 'Q', kind: 'candidate', settings: {} },
      ],
    };
    expect(mergeDocuments(theirs, was, mine)).toMatchObject({
      settings: { tags: ['b'], source: 'B', stage: 'x' },
      locks: ['tags'],
      presets: [{ id: 'p', name: 'Renamed' }, { id: 'q' }],
    });
  });
});
