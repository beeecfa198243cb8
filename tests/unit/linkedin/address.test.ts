import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  memberIdOf,
  profileLink,
  publicUrl,
  readAddress,
  refOfSegment,
  same,
  slugOf,
} from '@/lib/linkedin/address';
import { keysOf, samePerson } from '@/lib/profile/identity';

const at = (path: string) => readAddress(new URL(path, 'https://www.linkedin.com'));

/** A person id of the known form: type, two zeros, the number, 1, and twenty bytes that say nothing here. */
function idOf(number: number, type = 0x2a, tail = 1): string {
  const bytes = Buffer.alloc(29, 7);
  bytes.set([0, type, 0, 0]);
  bytes.writeUInt32BE(number, 4);
  bytes[8] = tail;
  return bytes.toString('base64url');
}

describe('an address', () => {
  it.each([
    ['/in/ada-quist/', 'profile'],
    ['/in/ada-quist', 'profile'],
    ['/in/ada-quist/en/', 'profile'],
    ['/in/ada-quist/pt-br', 'profile'],
    ['/in/ada-quist/?locale=de_DE#top', 'profile'],
    ['/in/ada-quist/overlay/contact-info/', 'contact'],
    ['/in/ada-quist/details/experience/', 'details'],
    ['/in/ada-quist/overlay/photo/', 'other'],
    ['/in/ada-quist/recent-activity/all/', 'other'],
    ['/in/ada-quist/edit/intro/', 'other'],
  ])('%s is that person, part %s', (path, part) => {
    expect(at(path)).toMatchObject({ kind: 'profile', ref: { slug: 'ada-quist' }, part });
  });

  it.each([
    ['/login', 'login'],
    ['/uas/login?session_redirect=%2Fin%2Fada', 'login'],
    ['/authwall?trk=x', 'login'],
    ['/checkpoint/lg/login-submit', 'login'],
    ['/signup/cold-join', 'login'],
    ['/in/me/', 'me'],
    ['/in/', 'other'],
    ['/in/a%2Fb/', 'other'],
    ['/in/%20/', 'other'],
    ['/feed/', 'other'],
    ['/company/ada/', 'other'],
    ['/loginsomething', 'other'],
    ['https://evil.example/in/ada-quist/', 'other'],
    ['https://linkedin.com.evil.example/in/ada-quist/', 'other'],
    ['https://learning.linkedin.com/in/ada-quist/', 'other'],
    ['ftp://www.linkedin.com/in/ada-quist/', 'other'],
    ['chrome://newtab/', 'other'],
  ])('%s is %s', (path, kind) => {
    expect(at(path).kind).toBe(kind);
  });

  it('keeps the case of the id form and knows its number', () => {
    const id = idOf(3_900_000_001);
    expect(at(`/in/${id}/`)).toEqual({
      kind: 'profile',
      on: 'in',
      ref: { urnId: id, memberId: '3900000001' },
      part: 'profile',
    });
    expect(publicUrl({ urnId: id })).toBe(`https://www.linkedin.com/in/${id}/`);
  });

  it('is never a reason to throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.webPath()), (text) => {
        slugOf(text);
        memberIdOf(text);
        refOfSegment(text);
        profileLink(text, 'https://www.linkedin.com/in/x/');
        for (const path of [text, `/in/${text}`, `/in/${encodeURIComponent(text.toWellFormed())}/`])
          if (URL.canParse(path, 'https://www.linkedin.com')) at(path);
      }),
    );
  });
});

describe('one person', () => {
  const slug = fc
    .array(fc.constantFrom('a', 'b', 'é', 'ñ', 'ş', '李', 'ж', '-', '1', '👩'), {
      minLength: 3,
      maxLength: 12,
    })
    .map((chars) => chars.join(''));
  const spelling = fc.record({
    host: fc.constantFrom('www.linkedin.com', 'linkedin.com', 'm.linkedin.com', 'de.linkedin.com'),
    upper: fc.boolean(),
    form: fc.constantFrom('NFC', 'NFD'),
    encoded: fc.boolean(),
    rest: fc.constantFrom('', '/', '/en/', '/overlay/contact-info/', '/details/skills/', '/?trk=x', '/#y'),
  });

  it('has one identity in every spelling of the address', () => {
    fc.assert(
      fc.property(slug, spelling, (name, how) => {
        const text = (how.upper ? name.toUpperCase() : name).normalize(how.form);
        // İ and ſ fold to letters they did not come from; LinkedIn's slugs do not have them.
        fc.pre(name.toUpperCase().toLowerCase() === name.normalize('NFC'));
        const segment = how.encoded ? encodeURIComponent(text) : text;
        const read = readAddress(new URL(`https://${how.host}/in/${segment}${how.rest}`));
        const plain = at(`/in/${name}/`);
        if (read.kind !== 'profile' || plain.kind !== 'profile') throw new Error('not a profile');
        expect(read.ref).toEqual(plain.ref);
        expect(keysOf(read.ref)).toEqual(keysOf(plain.ref));
        expect(samePerson(read.ref, plain.ref)).toBe(true);
        expect(at(new URL(publicUrl(read.ref) ?? '').pathname)).toMatchObject({ ref: plain.ref });
      }),
    );
  });

  it('has one number in profile, Sales Navigator and Recruiter ids', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 0xffff_ffff }), (number) => {
        for (const type of [0x2a, 0x2c, 0x43]) expect(memberIdOf(idOf(number, type))).toBe(String(number));
      }),
    );
  });

  it('has no number where the id is not of the known form', () => {
    expect(memberIdOf(idOf(5, 0x2b))).toBeUndefined();
    expect(memberIdOf(idOf(5, 0x2a, 2))).toBeUndefined();
    expect(memberIdOf(idOf(0))).toBeUndefined();
    expect(memberIdOf(`${idOf(5)}A`)).toBeUndefined();
    expect(memberIdOf(idOf(5).slice(1))).toBeUndefined();
    expect(memberIdOf('ACoAAINVENTED900010xxxxxxxxxxxxxxxxxxxx')).toBeUndefined();
  });

  it('is the same by number, else by id, else by slug', () => {
    expect(same({ slug: 'a', memberId: '1' }, { slug: 'a', memberId: '2' })).toBe(false);
    expect(same({ slug: 'a', memberId: '1' }, { slug: 'b', memberId: '1' })).toBe(true);
    expect(same({ slug: 'a' }, { slug: 'a', memberId: '1' })).toBe(true);
    expect(same({ slug: 'a' }, { memberId: '1' })).toBeUndefined();
  });
});
