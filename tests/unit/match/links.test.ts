import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonSigns, isSure, keysOfRecord } from '@/lib/match/keys';
import { keysOfLink } from '@/lib/match/links';
import { keysOf } from '@/lib/profile/identity';
import { number, slug, spellingsOf, spellingsOfNumber } from './spellings';

const runs = Number(process.env['SOAK_RUNS'] ?? 100);
const seed = process.env['SOAK_SEED'] === undefined ? {} : { seed: Number(process.env['SOAK_SEED']) };
const check = <T extends unknown[]>(property: fc.IProperty<T>) => {
  fc.assert(property, { numRuns: runs, ...seed });
};

const record = (...links: string[]) => keysOfRecord({ name: '', emails: [], links });
const joined = (one: string[], other: string[]) => commonSigns(one, other).some(isSure);

describe('one person', () => {
  it('is one in forty spellings of the address', () => {
    check(
      fc.property(slug, (one) => {
        const links = spellingsOf(one);
        expect(links).toHaveLength(40);
        const keys = new Set(links.map((link) => JSON.stringify(keysOfLink(link))));
        expect([...keys]).toEqual([JSON.stringify([`s:${one.normalize('NFC')}`])]);
      }),
    );
  });

  it('is one by every id that has their number in it', () => {
    check(
      fc.property(number, (one) => {
        for (const link of spellingsOfNumber(one)) expect(keysOfLink(link)).toEqual([`m:${one}`]);
      }),
    );
  });

  it('is joined from the page to any link Lever may hold', () => {
    check(
      fc.property(slug, number, (one, memberId) => {
        const onScreen = keysOf({ slug: one, memberId: String(memberId) });
        for (const link of [...spellingsOf(one), ...spellingsOfNumber(memberId)])
          expect(joined(onScreen, record(link)), link).toBe(true);
      }),
    );
  });
});

describe('two different people', () => {
  const two = fc.tuple(slug, slug, number, number);

  it('never join', () => {
    check(
      fc.property(two, ([a, b, m, n]) => {
        fc.pre(a.normalize('NFC') !== b.normalize('NFC') && m !== n);
        const [one, other] = [
          [...spellingsOf(a), ...spellingsOfNumber(m)],
          [...spellingsOf(b), ...spellingsOfNumber(n)],
        ];
        const there = record(...other);
        for (const link of one) expect(joined(keysOfLink(link), there), link).toBe(false);
        expect(joined(keysOf({ slug: a, memberId: String(m) }), there)).toBe(false);
      }),
    );
  });

  it('do not join by a slug that one had and the other has now', () => {
    check(
      fc.property(slug, number, number, (one, m, n) => {
        fc.pre(m !== n);
        const there = record(spellingsOfNumber(n)[0]!, spellingsOf(one)[0]!);
        expect(joined(keysOf({ slug: one, memberId: String(m) }), there)).toBe(false);
      }),
    );
  });

  it('do not join by an id whose case was lost', () => {
    check(
      fc.property(number, (one) => {
        expect(keysOfLink(spellingsOfNumber(one)[0]!.toLowerCase())).toEqual([]);
      }),
    );
  });

  it('join by a login on GitHub, however it is written', () => {
    for (const link of [
      'https://github.com/Quillon-H',
      'github.com/quillon-h/',
      'http://www.github.com/quillon-h?tab=repositories',
    ])
      expect(joined(keysOf({ github: 'quillon-h' }), record(link)), link).toBe(true);
    for (const link of [
      'https://github.com/quillon-h/tiny-parser',
      'https://gist.github.com/quillon-h',
      'https://www.linkedin.com/in/quillon-h',
    ])
      expect(joined(keysOf({ github: 'quillon-h' }), record(link)), link).toBe(false);
  });

  it.each([
    'https://www.linkedin.com/company/brightmoor',
    'https://www.linkedin.com/in/',
    'https://www.linkedin.com/in/me/',
    'https://www.linkedin.com/feed/',
    'https://learning.linkedin.com/in/ada-quist',
    'https://linkedin.com.example/in/ada-quist',
    'https://ada.example/linkedin.com/in/ada-quist',
    'ftp://www.linkedin.com/in/ada-quist',
    'mailto:ada@linkedin.com',
    'ada-quist',
    '',
  ])('%s is nobody', (link) => {
    expect(keysOfLink(link)).toEqual([]);
  });
});
