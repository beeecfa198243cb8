// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { told } from '../../../scripts/read-file.ts';
import { score } from '../../../scripts/score.ts';
import { expectedOf, pages, type PageName } from '../../pages/index.ts';
import { htmlOf, readAs, show } from './open';

/** Everything LinkedIn was seen to vary while the page stays the same to a person. */
const variants: [string, (html: string) => string, PageName[]][] = [
  ['h2 for h1', (html) => html.replace(/(<\/?)h1\b/g, '$1h2'), ['own', 'view-name']],
  ['h1 for h2', (html) => html.replace(/(<\/?)h2\b/g, '$1h1'), ['sdui', 'sdui-contact', 'long-names']],
  ['span for p', (html) => html.replace(/(<\/?)p\b/g, '$1span'), ['sdui', 'long-names']],
  ['div for p', (html) => html.replace(/(<\/?)p\b/g, '$1div'), ['sdui', 'long-names', 'view-name']],
  ['ids only', (html) => html.replace(/ componentkey="com\./g, ' id="com.'), ['sdui']],
  ['keys only', (html) => html.replace(/ id="com\./g, ' componentkey="com.'), ['own']],
  [
    'each line twice',
    (html) =>
      html.replace(/<p>([^<>]+)<\/p>/g, '<p><span aria-hidden="true">$1</span><span class="q">$1</span></p>'),
    ['sdui', 'view-name'],
  ],
  ['entries without keys', (html) => html.replace(/ componentkey="entity[^"]*"/g, ''), ['sdui']],
  ['no style sheet', (html) => html.replace(/<style>.*?<\/style>/gs, ''), ['ember', 'ember-details']],
  [
    'readable entries',
    (html) => html.replaceAll('data-view-name="profile-component-entity"', 'class="pvs-entity"'),
    ['ember'],
  ],
  ['unmarked entries', (html) => html.replaceAll('data-view-name="profile-component-entity"', ''), ['ember']],
  [
    'pictures inside the values',
    (html) =>
      html.replace(
        /(<a href="(?:mailto|https:\/\/www\.linkedin\.com\/safety)[^>]*>[^<]*)/g,
        '$1<svg id="link-external-small"></svg>',
      ),
    ['sdui-contact'],
  ],
  ['a list mounted twice', (html) => html.replace(/(<div componentkey="entity.*?)<hr/s, '$1$1<hr'), ['sdui']],
];

describe.each(variants)('with %s', (_, change, names) => {
  it.each(names)('%s is read the same', (name) => {
    const html = htmlOf(name);
    const changed = change(html);
    expect(changed).not.toBe(html);
    show(changed);
    const points = score(told(readAs(pages[name].url)), expectedOf(name));
    expect(points.filter((point) => point.verdict !== 'right')).toEqual([]);
  });
});

describe('what is not there', () => {
  const read = (name: PageName, change: (html: string) => string, url = pages[name].url) => {
    const html = htmlOf(name);
    const changed = change(html);
    expect(changed === html && url === pages[name].url).toBe(false);
    show(changed);
    return told(readAs(url));
  };

  it('is absent: no place, and the line before the contact link is another', () => {
    const noPlace = (html: string) => html.replace(/<p>Gothenburg, V[^<]*<\/p><p>·<\/p>/, '');
    expect(read('sdui', noPlace)).not.toHaveProperty('location');
    // What the link to their contact details is called is no place, where it leads nowhere either.
    const leadsNowhere = (html: string) => noPlace(html).replace(/href="[^"]*contact-info[^"]*"/, '');
    expect(read('sdui', leadsNowhere)).not.toHaveProperty('location');
    const shown = (html: string) => noPlace(html).replace('class="z1">Quillfeather', '>Quillfeather');
    expect(read('sdui', shown)).toMatchObject({ headline: expectedOf('sdui').expected?.headline });
    expect(read('sdui', shown)).not.toHaveProperty('location');
  });

  it('is absent: no contact link leaves the place by order', () => {
    const noLink = (html: string) => html.replace(/<p>·<\/p><p><a[^>]*overlay\/contact-info.*?<\/p>/s, '');
    expect(read('sdui', noLink)).toMatchObject({ location: expectedOf('sdui').expected?.location });
  });

  it('is absent: a list left over from somebody else', () => {
    const old = read('sdui', (html) => html.replace('Section_maren-okafor-lind', 'Section_pilar-brandt'));
    expect(old).not.toHaveProperty('experience');
    expect(old).not.toHaveProperty('currentTitle');
    expect(old).toMatchObject({ currentCompany: 'Quillfeather Robotics' });
  });

  it('is absent: contact details of somebody else', () => {
    const other = read('sdui-contact', (html) =>
      html.replace(
        /<p><a href="https:\/\/www.linkedin.com\/in\/maren-okafor-lind">/,
        '<p><a href="/in/pilar-brandt">',
      ),
    );
    expect(other).toMatchObject({ name: 'Maren Okafor-Lind' });
    for (const field of ['emails', 'phones', 'websites']) expect(other).not.toHaveProperty(field);
  });

  it('is read: a second number on a line of its own in one row', () => {
    const two = read('sdui-contact', (html) =>
      html.replace('<span>+46 31 555 01 23</span>', '$&<br>+46 8 555 04 56'),
    );
    expect(two).toMatchObject({ phones: ['+46 31 555 01 23', '+46 8 555 04 56'] });
  });

  it('is absent: a title nobody gave, where only the headline tells', () => {
    const none = read('sdui', (html) => html.replace(/<section><div><h2>Experience.*?<\/section>/s, ''));
    expect(none).not.toHaveProperty('currentTitle');
    expect(none).toMatchObject({ currentCompany: 'Quillfeather Robotics' });
    expect(none).not.toHaveProperty('notYet');
  });

  it('is absent: a second, contradicting number', () => {
    const two = read('ember', (html) =>
      html.replace('pilar-brandt", "firstName', 'yuki-abernathy", "firstName'),
    );
    expect(two).not.toHaveProperty('memberId');
    expect(two).toMatchObject({ publicId: 'yuki-abernathy' });
  });

  it('is nobody: the card of another person, hidden or not, beside the right one', () => {
    const card = /<div id="com[^>]*Topcard".*?<\/section><\/div><\/div>/s.exec(htmlOf('sdui'))?.[0] ?? '';
    const other = card
      .replaceAll('maren-okafor-lind', 'pilar-brandt')
      .replaceAll('Maren Okafor-Lind', 'Pilar Brandt')
      .replaceAll('3900000001', '3900000009')
      .replaceAll(/ACoAA[\w-]{34}/g, '3900000009');
    for (const extra of [other, other.replace('<div ', '<div hidden ')]) {
      expect(read('sdui', (html) => html.replace(card, extra + card))).toMatchObject({
        name: 'Maren Okafor-Lind',
        memberId: '3900000001',
      });
    }
  });

  it('is nobody: a block about another person inside the card', () => {
    const picture = '<a href="/in/side-person/"><img src="/x/profile-displayphoto-shrink_100_100"></a>';
    const headed = `<div>${picture}<h2>Side Person</h2><p>Side headline</p></div>`;
    const plain = `<div>${picture}<p>Side Person</p><p>Side headline</p></div>`;
    const card = /<div><div componentkey="Prof/;
    const { name, headline, location } = expectedOf('sdui').expected ?? {};
    for (const block of [headed, plain]) {
      const before = read('sdui', (html) => html.replace(card, `${block}$&`));
      expect(before).toMatchObject({ name, headline, location });
      const after = read('sdui', (html) => html.replace('<p>Head of Actuation at', `${block}$&`));
      expect(after).toMatchObject({ name, headline, location });
    }
    const alone = read('sdui', (html) =>
      html.replace(/<h2>Maren[^<]*<\/h2>/, '').replace(card, `${headed}$&`),
    );
    expect(alone).toMatchObject({ problem: 'noName' });
  });

  it('is told: somebody else in the address bar of every layout', () => {
    for (const name of ['sdui', 'sdui-contact', 'own', 'view-name', 'ember', 'ember-details'] as const) {
      const url = pages[name].url.replace(/\/in\/[^/]+/, '/in/pilar-brandt');
      expect(read(name, (html) => html, url)).toEqual({ problem: 'disagrees', url });
    }
  });

  it('is found by the id form of the address, and the slug with it', () => {
    for (const name of ['sdui', 'view-name', 'ember', 'long-names'] as const) {
      const { memberId, publicId } = expectedOf(name).expected ?? {};
      const id = /ACoAA[\w-]{34}/.exec(htmlOf(name))?.[0] ?? '';
      const bytes = Buffer.from(id || 'ACoAAAAAAAABAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'base64url');
      bytes.writeUInt32BE(Number(memberId), 4);
      const url = `https://www.linkedin.com/in/${bytes.toString('base64url')}/`;
      expect(read(name, (html) => html, url)).toMatchObject({ memberId, publicId });
    }
  });

  it('is the list alone on a details page of the current layout', () => {
    const list =
      /<div data-testid="profile_Exp.*?<hr role="presentation">\s*(?=<div componentkey="entity-collection-item--a3)/s
        .exec(htmlOf('sdui'))?.[0]
        .replace('profile_ExperienceTopLevelSection', 'profile_ExperienceDetailsSection');
    const bar = /<div data-testid="sticky.*?<\/div><\/a><\/div>/s.exec(htmlOf('sdui'))?.[0];
    show(`${bar ?? ''}<main><section><h2>Experience</h2>${list ?? ''}</div></section></main>`);
    const result = readAs('https://www.linkedin.com/in/maren-okafor-lind/details/experience/');
    expect(told(result)).toMatchObject({
      name: 'Maren Okafor-Lind',
      headline: 'Head of Actuation',
      page: 'details',
      experience: [
        { title: 'Head of Actuation', company: 'Quillfeather Robotics' },
        { title: 'Principal Engineer', company: 'Tern & Tide Mechanics' },
        { title: 'Engineer', company: 'Tern & Tide Mechanics' },
      ],
    });
    expect(told(result)).not.toHaveProperty('location');
    expect(told(result)).not.toHaveProperty('currentTitle');
  });

  it('is nobody’s: a card whose links lead to places in the page itself', () => {
    const anchored = (html: string) =>
      html.replace(
        /href="\/in\/bastien-kuroda[^"]*"|href="https:\/\/www.linkedin.com\/in\/bastien-kuroda[^"]*"/g,
        'href="#top"',
      );
    expect(read('view-name', anchored)).toMatchObject({
      problem: expect.stringMatching(/^(?:loading|disagrees)$/) as string,
    });
  });

  it('is nobody: whom a link to the viewer’s own profile names', () => {
    const linked = read('own', (html) => html.replace('<h1>', '<a href="/in/me/edit/intro/">x</a><h1>'));
    expect(linked).toMatchObject({ name: expectedOf('own').expected?.name });
  });

  it('is told: nothing mounted, signed out, nobody named', () => {
    const url = 'https://www.linkedin.com/in/ada-quist/';
    for (const html of ['', '<body></body>', '<main></main>', '<main><h1>Ada Quist</h1></main>']) {
      show(html);
      expect(told(readAs(url))).toEqual({ problem: 'loading', url });
    }
    expect(told(readAs('https://www.linkedin.com/in/me/'))).toMatchObject({ problem: 'loading' });
    expect(told(readAs('https://www.linkedin.com/authwall?x'))).toMatchObject({ problem: 'loginWall' });
    const hidden = read('sdui', (html) => html.replace('<h2>Maren', '<h2 hidden>Maren'));
    expect(hidden).toMatchObject({ problem: 'noName' });
  });
});
