// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { told } from '../../../scripts/read-file.ts';
import { expectedOf, pages, type PageName } from '../../pages/index.ts';
import { htmlOf, readAs, show } from './open';

/** What is told of a page in which each of some texts stands once and is replaced. */
function read(name: PageName, ...changes: [string, string][]): Record<string, unknown> {
  let html = htmlOf(name);
  for (const [from, to] of changes) {
    expect(html.split(from)).toHaveLength(2);
    html = html.replace(from, () => to);
  }
  show(html);
  return told(readAs(pages[name].url));
}

const { expected: maren = {} } = expectedOf('sdui');
const distance = '<p>· 2nd</p>';
const headline = '<p>Head of Actuation at Quillfeather Robotics | machines that move well</p>';
const contact =
  '<p>·</p><p><a href="https://www.linkedin.com/in/maren-okafor-lind/overlay/contact-info/">Contact info</a></p>';
const place = '<p>Gothenburg, Västra Götaland, Sweden</p>';

describe('the distance to the viewer', () => {
  it.each([
    ['· ٢', '2'],
    ['· ระดับ 2', '2'],
    ['· Ika-2', '2'],
    ['· Tingkat 2', '2'],
    ['· Thứ 2', '2'],
    ['· gradul 2', '2'],
    ['· 第 2 级', '2'],
    ['· 3rd+ degree', '3'],
    ['· 2nd degree connection', '2'],
    ['· 3-й', '3'],
    ['· من الدرجة الثانية', undefined],
    ['· 14', undefined],
  ])('is never the headline: %s', (text, degree) => {
    const page = read('sdui', [distance, `<p>${text}</p>`]);
    expect(page).toMatchObject({ name: maren.name, headline: maren.headline, location: maren.location });
    expect(page.degree).toBe(degree);
  });

  it.each([
    ['3.', '3'],
    ['٣', '3'],
    ['3-й', '3'],
    ['3 度', '3'],
  ])('is no headline where Ember shows none: %s', (text, degree) => {
    const html = htmlOf('ember');
    const shown = /class="dist-value"[^>]*>([^<]*)</.exec(html)?.[0] ?? '';
    const line = /<div class="text-body-medium break-words"[^>]*>[^<]*<\/div>/.exec(html)?.[0] ?? '';
    const page = read('ember', [shown, shown.replace(/>.*</s, `>${text}<`)], [line, '']);
    expect(page).not.toHaveProperty('headline');
    expect(page.degree).toBe(degree);
  });

  it('is no part of the name it stands in one heading with', () => {
    for (const heading of [
      '<h2>Maren Okafor-Lind<span> · 2nd</span></h2>',
      '<h2>Maren Okafor-Lind · 2.</h2>',
      '<h2><span>Maren Okafor-Lind</span> <span>· ระดับสอง</span></h2>',
    ])
      expect(read('sdui', ['<h2>Maren Okafor-Lind</h2>', heading])).toMatchObject({ name: maren.name });
  });
});

describe('the headline', () => {
  it('may look like pronouns where the layout marks it', () => {
    const line = /(<div class="text-body-medium break-words"[^>]*>)[^<]*</.exec(htmlOf('ember'))!;
    for (const words of ['Chef/Owner', 'IT'])
      expect(read('ember', [line[0], `${line[1]!}${words}<`])).toMatchObject({ headline: words });
  });

  it('may begin with a dot of its own', () => {
    expect(read('sdui', [headline, '<p>• Founder • Writer</p>'])).toMatchObject({
      headline: '• Founder • Writer',
      degree: '2',
    });
  });

  it('may be the employer’s name', () => {
    expect(read('sdui', [headline, '<p>Quillfeather Robotics</p>'])).toMatchObject({
      headline: 'Quillfeather Robotics',
      location: maren.location,
    });
  });

  it.each(['In remembrance', '追悼'])(
    'is not what stands beside the name of somebody who died, with a distance or without: %s',
    (words) => {
      for (const after of [distance, ''])
        expect(read('sdui', ['<p>She/They</p>', `<p>${words}</p>`], [distance, after])).toMatchObject({
          headline: maren.headline,
          location: maren.location,
        });
    },
  );

  it('is the line in the name’s own block where no other could be', () => {
    const grouped = '<p>Writer</p></div>';
    expect(
      read('sdui', ['<p>She/They</p>', ''], [`${distance}</div>`, grouped], [headline, '']),
    ).toMatchObject({ headline: 'Writer', location: maren.location });
  });
});

describe('the place', () => {
  it('is not a website beside the contact link', () => {
    const site = '<p>·</p><p><a href="https://maren.example/">maren.example</a></p>';
    expect(read('sdui', [place, place + site])).toMatchObject({ location: maren.location });
    expect(read('sdui', [place, site])).not.toHaveProperty('location');
  });

  it('may share a paragraph with the contact link', () => {
    const both = `${place.replace('</p>', '')} · ${contact.replace('<p>·</p><p>', '')}`;
    expect(read('sdui', [place + contact, both])).toMatchObject({
      headline: maren.headline,
      location: maren.location,
    });
  });

  it.each(['San Francisco Bay Area', 'Greater Boston', 'Berlin', '東京都', 'Lisbon, Portugal'])(
    'stands in a block of its own without a contact link: %s',
    (words) => {
      expect(read('sdui', [place + contact, `<p>${words}</p>`])).toMatchObject({ location: words });
    },
  );

  it('is never the employer', () => {
    for (const employer of ['AnalyticsPro, Inc.', 'AnalyticsPro']) {
      const line = `${headline}<p>${employer}</p>`;
      const none = read('sdui', [headline, line], [place + contact, '']);
      expect(none).toMatchObject({ headline: maren.headline });
      expect(none).not.toHaveProperty('location');
      expect(read('sdui', [headline, line], [contact, ''])).toMatchObject({ location: maren.location });
      const apart = [headline, `<div>${headline}</div><div><p>${employer}</p></div>`] as [string, string];
      expect(read('sdui', apart, [place + contact, ''])).not.toHaveProperty('location');
    }
  });
});
