// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { told } from '../../../scripts/read-file.ts';
import { expectedOf, pages, type PageName } from '../../pages/index.ts';
import { htmlOf, open, readAs, show } from './open';

/** What `npm run soak` found: pages broken, or with somebody else's parts in them, that were read wrong once. */
function read(name: PageName, change: (html: string) => string): Record<string, unknown> {
  const changed = change(htmlOf(name));
  expect(changed).not.toBe(htmlOf(name));
  show(changed);
  return told(readAs(pages[name].url));
}

const row = (title: string) =>
  `<p>${title}</p><p>Elsewhere Ltd · Full-time</p><p>Jan 2020 - Present · 1 yr</p>`;

describe('somebody else’s part inside the person’s own', () => {
  it.each([
    [
      'a list by its key',
      `<div data-testid="profile_ExperienceTopLevelSection_side-person">${row('Diver')}</div>`,
    ],
    [
      'a card by its key',
      `<div id="com.linkedin.sdui.profile.card.refACoAAOh1SPUBFhNgEsh7iqSVAiilyPqNN3kfgjIExperienceTopLevelSection">${row('Diver')}</div>`,
    ],
    [
      'a whole profile',
      `<main><div data-view-name="profile-top-card"><a href="/in/side-person/"><h1>Side Person</h1></a></div><section>${row('Diver')}</section></main>`,
    ],
    ['a row about somebody', `<li><a href="/in/side-person/"><img></a>${row('Diver')}</li>`],
    [
      'a dialog with sections',
      `<div role="dialog"><section><a href="/in/side-person/">Side</a></section>${row('Diver')}</div>`,
    ],
    ['a dialog', `<dialog open><a href="/in/side-person/">Side</a>${row('Diver')}</dialog>`],
    [
      'the bar above the page',
      `<div data-testid="sticky-profile-header"><a href="/in/side-person/"><h2>x</h2></a>${row('Diver')}</div>`,
    ],
  ])('is not read: %s in a list of roles', (_, block) => {
    const told = read('sdui', (html) => html.replace('<p>Tern &amp; Tide', `${block}$&`));
    expect(JSON.stringify(told)).not.toMatch(/Diver|Elsewhere/);
    expect(told).toMatchObject({
      name: 'Maren Okafor-Lind',
      experience: expect.arrayContaining([expect.anything()]) as unknown,
    });
  });

  it('leaves a role that speaks of a colleague', () => {
    const { experience } = read('sdui', (html) =>
      html.replace(
        '<p>Gothenburg, Sweden · Hybrid</p>',
        '$&<p>With <a href="/in/side-person/">Side Person</a></p>',
      ),
    );
    expect(experience).toEqual(expectedOf('sdui').expected?.experience);
  });
});

describe('a name', () => {
  it('is not the heading of a section, where the card is mixed with somebody else’s', () => {
    const head =
      '<section data-member-id="3900000099"><a href="/in/side-person/"><h2>Side Person</h2></a></section>';
    const mixed = (html: string) =>
      html
        .replace('<h2>Experience</h2>', '<h1>Experience</h1>')
        .replace('<p>She/They</p>', `$&${head.replace(/ data[^>]*/, '')}`);
    expect(read('sdui', mixed)).toMatchObject({ problem: 'disagrees' });
  });

  it('is not that of a heading around the whole card', () => {
    expect(
      read('ember-school', (html) =>
        html.replace(/<(\/?)h1\b/g, '<$1b').replace(/<div class="ph5/, '<h1 class="ph5'),
      ),
    ).toMatchObject({ problem: expect.stringMatching(/noName|loading/) as string });
  });

  it('is not a distance or a badge', () => {
    expect(read('ember', (html) => html.replace('>Yuki Abernathy</h1>', '>· 2nd</h1>'))).toMatchObject({
      problem: 'noName',
    });
    const badge = (html: string) =>
      html
        .replace('<h2>Maren Okafor-Lind</h2>', '')
        .replace('<span>Quillfeather Robotics</span>', '<h2>Quillfeather Robotics</h2>');
    expect(read('sdui', badge)).toMatchObject({ problem: 'noName' });
  });

  it.each([
    ['sales', /(<h1 data-x--lead--name.*?<\/h1>)/s],
    [
      'recruiter',
      /(<span data-test-row-lockup-full-name data-live.*?<\/span>)(?=<span class="artdeco-entity-lockup__badge)/s,
    ],
    ['public', /(<h1 class="top-card-layout__title.*?<\/h1>)/s],
    ['ember-2018', /(<h1 class="pv-top-card-section__name.*?<\/h1>)/s],
  ] as const)('is not one of two in a card of the kind %s', (name, heading) => {
    const second = (found: string) =>
      found + found.replace(/>([^<>]*\p{L}{3,}[^<>]*)</gu, '>Another Person<');
    expect(read(name, (html) => html.replace(heading, second))).toHaveProperty('problem');
  });

  it('is not that of a second card, while the first has none', () => {
    const card = /<section id="profile-card-section".*?<\/p><\/div><\/section>/s;
    const two = (html: string) =>
      html.replace(card, (found) => found.replace(/<h1.*?<\/h1>/s, '') + found.replace('Ottilie', 'Lotte'));
    expect(read('sales', two)).toHaveProperty('problem');
  });

  it('is not one that neither the title nor the data of a public page know', () => {
    const other = (html: string) =>
      html.replace(/(<h1 class="top-card-layout__title[^>]*>)[^<]*/, '$1Another Person');
    expect(read('public', other)).toHaveProperty('problem');
  });
});

describe('a public address', () => {
  it('is not that of another lead, whose menu is open', () => {
    const menu = (where: string) => (html: string) => html.replace('<div id="hue-menu-7"', `${where}$&`);
    expect(
      read('sales-contact', menu('<aside><button aria-controls="hue-menu-7"></button></aside>')),
    ).not.toHaveProperty('publicId');
    expect(
      read('sales-contact', (html) =>
        html.replace('data-x--lead-actions-bar-overflow-menu=""', '$& aria-controls="hue-menu-7"'),
      ),
    ).toMatchObject({ publicId: 'ottilie-vdb' });
  });
});

describe('a line that is not there', () => {
  const { headline, location } = expectedOf('sdui').expected ?? {};

  it('does not make the place a headline', () => {
    const told = read('sdui', (html) => html.replace(`<p>${String(headline)}</p>`, ''));
    expect(told).not.toHaveProperty('headline');
    expect(told).toMatchObject({ location });
  });

  it('does not make an employer a title, nor a length of time an employer', () => {
    const noTitle = read('sdui', (html) => html.replace('<p>Head of Actuation</p><p>Quill', '<p>Quill'));
    expect(JSON.stringify(noTitle['experience'])).not.toMatch(/"title":"Quill/);
    const noEmployer = read('sdui', (html) => html.replace('<p>Tern &amp; Tide Mechanics</p>', ''));
    expect(JSON.stringify(noEmployer['experience'])).not.toMatch(/7 yrs/);
    const inEmber = read('ember', (html) => html.replaceAll('<!---->Fernwick Gardens<!---->', ''));
    expect(JSON.stringify(inEmber['experience'])).not.toMatch(/"company":"6 yrs/);
    const noLink = read('recruiter', (html) => html.replace(/<a [^>]*>Cordillera Analytics<\/a>/, ''));
    expect(JSON.stringify(noLink['experience'])).not.toMatch(/"company":"·/);
  });
});

describe('pronouns', () => {
  it('may be one word, which stands with the name; a headline of one word does not', () => {
    const { headline } = expectedOf('sdui').expected ?? {};
    const one = (word: string) => (html: string) => html.replace('<p>She/They</p>', `<p>${word}</p>`);
    expect(read('sdui', one('O'))).toMatchObject({ headline });
    const short = (html: string) => html.replace('<p>She/They</p>', '').replace(String(headline), 'IT');
    expect(read('sdui', short)).toMatchObject({ headline: 'IT' });
  });
});

describe('a part that does not say whose it is, in a document that showed somebody else before', () => {
  it.each(['ember', 'ember-2022', 'ember-2018', 'recruiter'] as const)(
    'is not read, and told (%s)',
    (name) => {
      const { url } = expectedOf(name);
      const parts = (...before: string[]) => {
        open(name);
        const result = readAs(url, ...before);
        if (!result.ok) throw new Error(result.problem);
        const { about, experience, education, notYet } = result.reading;
        return { read: [about, experience, education].filter(Boolean).length, notYet };
      };
      const alone = parts();
      expect(alone.notYet).not.toContain('reload');
      const after = parts('https://www.linkedin.com/in/somebody-else/');
      expect(after.notYet).toContain('reload');
      expect(after.read).toBeLessThan(alone.read);
    },
  );
});
