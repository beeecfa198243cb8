import fc from 'fast-check';

/** How links to one person are written in Lever by people, importers and LinkedIn itself. */

/** A person id of the known form: type, two zeros, the number, 1, and twenty bytes that say nothing here. */
function idOf(number: number, type = 0x2a): string {
  const bytes = Buffer.alloc(29, 7);
  bytes.set([0, type, 0, 0]);
  bytes.writeUInt32BE(number, 4);
  bytes[8] = 1;
  return bytes.toString('base64url');
}

const cased = (text: string): string =>
  Array.from(text, (char, n) => (n % 2 ? char.toUpperCase() : char)).join('');
const encoded = (text: string): string =>
  [...new TextEncoder().encode(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

/** Forty spellings of the address with this slug. */
export const spellingsOf = (slug: string): string[] => [
  ...[slug, cased(slug), slug.toUpperCase(), encodeURIComponent(slug), encoded(slug)].map(
    (one) => `https://www.linkedin.com/in/${one}`,
  ),
  ...[
    'https://linkedin.com/in/',
    'http://www.linkedin.com/in/',
    'http://linkedin.com/in/',
    'https://uk.linkedin.com/in/',
    'http://de.linkedin.com/in/',
    'https://m.linkedin.com/in/',
    'https://touch.linkedin.com/in/',
    'HTTPS://WWW.LINKEDIN.COM/IN/',
    'Https://Www.LinkedIn.com/in/',
    'www.linkedin.com/in/',
    'linkedin.com/in/',
    'LinkedIn.com/in/',
    'fr.linkedin.com/in/',
    '//www.linkedin.com/in/',
    'https:/www.linkedin.com/in/',
    'https://www.linkedin.com//in/',
    'https://www.linkedin.com/comm/in/',
    'https://www.linkedin.com/mwlite/in/',
    '  https://www.linkedin.com/in/',
    'https://www.linkedin.com:443/in/',
  ].map((start) => start + slug),
  ...[
    '/',
    '//',
    '?trk=profile',
    '/?trk=people-search&locale=de_DE',
    '?utm_source=share&utm_medium=ios_app',
    '#experience',
    '/#about',
    '/en',
    '/pt-br/',
    '/overlay/contact-info/',
    '/overlay/photo/',
    '/details/experience/',
    '/recent-activity/all/',
    '/ ',
    '/?originalSubdomain=uk',
  ].map((end) => `https://www.linkedin.com/in/${slug}${end}`),
];

/** The ways to name somebody by number. */
export const spellingsOfNumber = (number: number): string[] => [
  `https://www.linkedin.com/in/${idOf(number)}`,
  `linkedin.com/in/${idOf(number)}/?trk=x`,
  `https://www.linkedin.com/sales/lead/${idOf(number, 0x2c)},NAME_SEARCH,Ab1`,
  `https://www.linkedin.com/sales/people/${idOf(number, 0x2c)}`,
  `https://www.linkedin.com/talent/profile/${idOf(number, 0x43)}?project=1`,
  `https://www.linkedin.com/talent/hire/12/manage/all/profile/${idOf(number, 0x43)}`,
  `https://www.linkedin.com/recruiter/profile/${number},abc,CAP`,
  `http://www.linkedin.com/profile/view?id=${number}&trk=x`,
];

/** Slugs as LinkedIn gives them, with letters of other alphabets too. */
export const slug = fc
  .array(fc.constantFrom(...Array.from('abcxyz019-éüñøаж')), { minLength: 3, maxLength: 30 })
  .map((chars) => chars.join(''))
  .filter((one) => !/^-|^me$/.test(one));
export const number = fc.integer({ min: 1, max: 2 ** 31 - 1 });
