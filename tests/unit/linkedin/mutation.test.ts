// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedOf, pages, type PersonPage } from '../../pages/index.ts';
import { apply, step } from './mutate';
import { dice, htmlOf, open, readAs } from './open';

/**
 * A page that lost, doubled, shuffled or hid parts of itself, with other people's blocks put in anywhere: a reading may
 * then be poorer or refused, but it is never somebody else's, and nothing is thrown.
 */

/** Blocks of other people, as each layout has them: cut out of the sample pages. */
const strangers: { name: string; html: string }[] = [
  cut('sdui', /<div id="com[^>]*Topcard".*?<\/section><\/div><\/div>/s, 'maren-okafor-lind', '3900000001'),
  cut(
    'view-name',
    /<div data-view-name="profile-top-card">.*?<\/section><\/div>/s,
    'bastien-kuroda',
    '3900000004',
  ),
  cut('ember', /<section [^>]*data-member-id.*?<\/section>/s, 'yuki-abernathy', '3900000005'),
  {
    name: 'Side Person',
    html: '<div><a href="/in/side-person/"><img src="https://media.licdn.com/x/profile-displayphoto-shrink_100_100/0/1"></a><div><a href="/in/side-person/"><h2>Side Person</h2></a><p>Side headline</p></div></div>',
  },
];

const blocks = strangers.map(({ html }) => html);

/** jsdom works out styles slowly. */
const patience = 10_000 + dice.numRuns * 1_000;

function cut(page: PersonPage, block: RegExp, slug: string, number: string): { name: string; html: string } {
  const name = String(expectedOf(page).expected?.name);
  const html = block.exec(htmlOf(page))?.[0];
  if (!html) throw new Error(`no top card in ${page}`);
  const id = (found: string) => `${found.slice(0, -4)}ZZZZ`;
  return {
    name: `Other of ${page}`,
    html: html
      .replaceAll(name, `Other of ${page}`)
      .replaceAll(slug, `other-of-${page}`)
      .replaceAll(number, '3900000099')
      // The number inside the id changes with its sixth to eleventh letter.
      .replaceAll(/ACoAA[\w-]{34}/g, (found) => id(`ACoAAOh1p0QB${found.slice(12)}`)),
  };
}

describe.each(['sdui', 'sdui-contact', 'own', 'view-name', 'ember', 'ember-details'] as const)(
  'a broken %s page',
  (name) => {
    const mine = expectedOf(name).expected ?? {};

    it(
      'is never read as somebody else',
      () => {
        let read = 0;
        fc.assert(
          fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
            const doc = open(name);
            for (const one of steps) apply(doc, one, blocks);
            const result = readAs(pages[name].url);
            if (!result.ok) return;
            read++;
            const { reading } = result;
            expect(reading.identity.slug).toBe(mine.publicId);
            expect([mine.memberId, undefined]).toContain(reading.identity.memberId);
            expect(reading.name?.value).toBe(mine.name);
            const told = JSON.stringify([reading.headline, reading.location, reading.emails]);
            for (const stranger of strangers) expect(told).not.toContain(stranger.name);
          }),
          dice,
        );
        // Were everything refused, the test would prove nothing.
        expect(read).toBeGreaterThan(dice.numRuns / 10);
      },
      patience,
    );

    it(
      'is refused under the address of any of the others',
      () => {
        fc.assert(
          fc.property(fc.array(step, { maxLength: 3 }), (steps) => {
            const doc = open(name);
            for (const one of steps.filter((each) => each.act !== 'splice')) apply(doc, one, []);
            const result = readAs('https://www.linkedin.com/in/nobody-here/');
            expect(result.ok).toBe(false);
          }),
          { ...dice, numRuns: Math.ceil(dice.numRuns / 4) },
        );
      },
      patience,
    );
  },
);
