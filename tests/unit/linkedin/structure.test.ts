// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapeOfAddress, shapeOfText, structureOf } from '@/lib/linkedin/structure';
import { expectedOf, pages, type PageName } from '../../pages/index.ts';
import { dice, htmlOf, show } from './open';

const names = Object.keys(pages) as PageName[];

const of = (html: string, url: string): string => structureOf(show(html).body, url);

/** Every text among the values of a page's person and of others on it. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.length > 4 ? [value] : [];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}

describe('the structure of a page', () => {
  it.each(names)('of %s tells nobody’s name, number, address or words', (name) => {
    const { url, expected, traps } = expectedOf(name);
    const told = of(htmlOf(name), url).replaceAll(/ \(\d+\)/g, '');
    expect(told.length).toBeGreaterThan(200);
    for (const text of textsOf([expected, traps?.map(({ value }) => value)]))
      expect(told).not.toContain(text);
    const words = textsOf([expected?.['name'], expected?.['publicId'], expected?.['emails']]);
    const lower = new Set(told.toLowerCase().match(/\p{L}+/gu));
    for (const word of words.flatMap((one) => one.toLowerCase().match(/\p{L}{4,}/gu) ?? []))
      expect(lower).not.toContain(word);
    expect(told).not.toMatch(/[0-8]{3}/);
    expect(told).not.toMatch(/ACoAA|@[^x\s"]/i);
  });

  it('keeps what a reader goes by', () => {
    const told = of(htmlOf('sdui'), expectedOf('sdui').url);
    expect(told).toContain('com.linkedin.sdui.profile.card.…topcard');
    expect(told).toContain('href="www.linkedin.com/in/…/overlay/contact-info/"');
    expect(told).toContain('profile-displayphoto…');
    expect(told).toContain('"Xxx 9999 - Xxxxxxx · 9');
  });

  it('tells no short name from an address, wherever it stands', () => {
    for (const slug of ['li-wu', 'yu-xi', 'ng']) {
      const marks = `<p class="${slug} row" data-testid="a_${slug}" role="${slug}">x</p><div data-testid="profile_ExperienceTopLevelSection_other-ng">x</div>`;
      for (const [html, url] of [
        [marks, `https://www.linkedin.com/in/${slug}/`],
        [`${marks}<a href="/in/${slug}/">x</a>`, 'https://www.linkedin.com/in/x/'],
      ] as const) {
        const told = of(html, url);
        expect(told).not.toContain(slug);
        expect(told).toContain('class="row"');
        expect(told).toContain('data-testid="profile_ExperienceTopLevelSection_…"');
        expect(told).not.toContain('other');
      }
    }
  });

  it('says how much of a very large page is left out', () => {
    const told = of(
      `<main>${'<p class="row">Some words of somebody</p>'.repeat(20_000)}</main>`,
      'https://x.example/',
    );
    expect(told.length).toBeLessThan(210_000);
    expect(told).toMatch(/… \d+ more$/);
  });

  it('leaves no flag, skin tone or letter in a circle as it was', () => {
    expect(shapeOfText('Ⓐⓥ 🇵🇹 👍🏽 🄰')).toMatch(/^[* 9x]+$/u);
  });

  it('shapes whatever a text or an attribute says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const flat = shapeOfText(text);
        expect(flat).not.toMatch(/[^\P{L}xX]/u);
        expect(flat.replace(/ \(\d+\)$/, '')).not.toMatch(/[^\P{N}9]/u);
      }),
      { numRuns: dice.numRuns, seed: dice.seed },
    );
  });

  it.each([
    [
      'https://www.linkedin.com/in/somebody-1a2b/details/experience/?x=1#y',
      'www.linkedin.com/in/…/details/experience/?…#…',
    ],
    ['/company/a-firm/', 'www.linkedin.com/company/…/'],
    ['https://some.where.example/in/x', '…/in/…'],
    ['mailto:a@b.example', 'mailto:…'],
    ['tel:+4612345', 'tel:…'],
    ['http://[', '…'],
  ])('keeps of the address %s only %s', (href, shape) => {
    expect(shapeOfAddress(href)).toBe(shape);
  });
});
