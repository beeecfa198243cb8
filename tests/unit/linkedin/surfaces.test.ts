// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readOtherPage } from '@/lib/linkedin/others';
import { keysOf, samePerson } from '@/lib/profile/identity';
import type { Reading, ReadResult } from '@/lib/profile/reading';
import { pages, type PageName } from '../../pages/index.ts';
import { htmlOf, open, readAs, show } from './open';

const unchanged = (html: string) => html;

/** What is told of a page after a change that must be one, or at another address, or after others in the same document. */
function told(
  name: PageName,
  change: (html: string) => string,
  url = pages[name].url,
  ...before: string[]
): ReadResult {
  const changed = change(htmlOf(name));
  expect(changed === htmlOf(name) && url === pages[name].url && before.length === 0).toBe(false);
  show(changed);
  return readAs(url, ...before);
}

function reading(
  name: PageName,
  change: (html: string) => string,
  url?: string,
  ...before: string[]
): Reading {
  const result = told(name, change, url, ...before);
  if (!result.ok) throw new Error(result.problem);
  return result.reading;
}

function sample(name: PageName): Reading {
  open(name);
  const result = readAs(pages[name].url);
  if (!result.ok) throw new Error(result.problem);
  return result.reading;
}

/** Another person's id of the same product. */
const otherId = (name: PageName) => {
  const id = /A(?:Cw|EM)AA[\w-]{34}/.exec(pages[name].url)![0];
  const bytes = Buffer.from(id, 'base64url');
  bytes.writeUInt32BE(3_900_000_077, 4);
  return bytes.toString('base64url');
};
const at = (name: PageName, id: string) => pages[name].url.replace(/A(?:Cw|EM)AA[\w-]{34}/, id);
const withoutId = (html: string) => html.replace(/href="[^"]*A(?:Cw|EM)AA[^"]*"/g, 'href="#"');

describe('one person on several surfaces', () => {
  it('is filed under the number they share, and told apart from the link that opens them', () => {
    const lead = sample('sales');
    expect(keysOf(lead.identity)).toEqual(['m:3900000021']);
    expect(lead).not.toHaveProperty('publicUrl');
    expect(lead.productUrl).toMatch(/^https:\/\/www\.linkedin\.com\/sales\/lead\/ACwAA[\w-]{34}$/);
    expect(lead.notYet).toEqual(['link']);
    const bytes = Buffer.from(/ACwAA[\w-]+/.exec(lead.productUrl!)![0], 'base64url');
    bytes[1] = 0x2a;
    open('sdui');
    expect(samePerson(lead.identity, { memberId: '3900000021', urnId: bytes.toString('base64url') })).toBe(
      true,
    );
  });

  it('has the public link where the viewer had it shown', () => {
    expect(sample('sales-contact')).toMatchObject({
      identity: { slug: 'ottilie-vdb', memberId: '3900000023' },
      publicUrl: 'https://www.linkedin.com/in/ottilie-vdb/',
      notYet: [],
    });
    expect(sample('recruiter')).toMatchObject({
      publicUrl: 'https://www.linkedin.com/in/ana-lucia-ferrandiz/',
    });
    expect(sample('recruiter-old').productUrl).toBe('https://www.linkedin.com/recruiter/profile/3900000033');
  });

  it('has no public link made of another product’s id', () => {
    const none = reading('recruiter', (html) =>
      html
        .replace(/<div class="artdeco-hoverable-content">.*?<\/div>/s, '')
        .replace(/<button data-test-copy.*?<\/button>/, ''),
    );
    expect(none).not.toHaveProperty('publicUrl');
    expect(none.notYet).toEqual(['link']);
    expect(none.productUrl).toMatch(/\/talent\/profile\/AEMAA/);
    expect(none.identity).toEqual({ memberId: '3900000031' });
  });

  it('has the link from the button that copies it', () => {
    const copied = reading('recruiter', (html) =>
      html.replace(/<div class="artdeco-hoverable-content">.*?<\/div>/s, ''),
    );
    expect(copied.identity.slug).toBe('ana-lucia-ferrandiz');
  });

  it('is nobody beside, where their own head is not to be seen', () => {
    const headless = (html: string) =>
      html
        .replace('class="topcard-condensed"', 'class="topcard-condensed" style="display:none"')
        .replace('<aside>', '<section>')
        .replace('</aside>', '</section>');
    expect(told('recruiter', headless)).toMatchObject({ ok: false });
    const unlisted = (html: string) =>
      headless(html).replace(
        '<li><span data-test-row-lockup-full-name>',
        '<div><span data-test-row-lockup-full-name>',
      );
    expect(told('recruiter', unlisted)).toMatchObject({ ok: false });
  });

  it('is nobody where two public links are on the page', () => {
    const second = (html: string) =>
      html.replace('</main>', '</main><a data-test-public-profile-link href="/in/side-person">x</a>');
    expect(told('recruiter', second)).toMatchObject({ problem: 'disagrees' });
  });
});

describe.each(['sales', 'recruiter'] as const)('%s says nowhere whose page it is, and', (name) => {
  const { url } = pages[name];
  const other = at(name, otherId(name));

  it('is read where the document has shown nobody else', () => {
    expect(told(name, withoutId)).toMatchObject({ ok: true, reading: { name: { sure: 'structural' } } });
    const list = 'https://www.linkedin.com/sales/search/people?x';
    expect(told(name, withoutId, url, list)).toMatchObject({ ok: true });
    expect(told(name, withoutId, url, `${url}#top`, url)).toMatchObject({ ok: true });
  });

  it('is refused after another person in the same document, until the page says whose it is', () => {
    expect(told(name, withoutId, url, other)).toMatchObject({ problem: 'disagrees' });
    expect(told(name, withoutId, url, url, other)).toMatchObject({ problem: 'disagrees' });
    expect(told(name, withoutId, other, url)).toMatchObject({ problem: 'disagrees' });
    const id = /A(?:Cw|EM)AA[\w-]{34}/.exec(url)![0];
    const marked = (html: string) =>
      withoutId(html).replace(/<(?:h1 data-x--lead--name|span data-test-row-lockup-headline>Myc)/, (found) =>
        found.replace('<', '<i data-of="urn:li:x:' + id + '"></i><'),
      );
    expect(marked(htmlOf(name))).not.toBe(withoutId(htmlOf(name)));
    expect(told(name, marked, url, other)).toMatchObject({ ok: true });
  });

  it('is refused where its own links name somebody else', () => {
    const linked = (html: string) =>
      name === 'sales'
        ? html.replace(
            /<h1 data-x--lead--name.*?<\/h1>/s,
            `<a href="/sales/lead/${otherId(name)},x,y">$&</a>`,
          )
        : html.replaceAll(/AEMAA[\w-]{34}(?=\?trk=y)/g, otherId(name));
    expect(told(name, linked)).toMatchObject({ problem: 'disagrees' });
  });

  it('is refused where Chrome does not tell which addresses the document had', () => {
    show(withoutId(htmlOf(name)));
    Reflect.deleteProperty(window, 'navigation');
    expect(readOtherPage(document, new URL(url))).toMatchObject({ problem: 'disagrees' });
  });

  it('is refused where two people are open', () => {
    const card =
      name === 'sales'
        ? /<section id="profile-card-section".*?<\/p><\/div><\/section>/s
        : /<main .*?<\/main>/s;
    const two = (html: string) =>
      html.replace(
        card,
        (found) => `${found}${withoutId(found).replace('Otti', 'Lotti').replace('Ana', 'Anna')}`,
      );
    expect(told(name, (html) => two(withoutId(html)))).toMatchObject({ ok: false });
  });

  it('is loading until its card is there', () => {
    expect(told(name, () => '<main><h1>Sales Navigator Lead Page</h1></main>')).toMatchObject({
      problem: 'loading',
    });
  });
});

describe('Sales Navigator', () => {
  it('has the role from the card where the experience is not there yet', () => {
    const early = reading('sales', (html) =>
      html.replace(/<section data-sn-view-name="feature-lead-experience".*?<\/section>/s, ''),
    );
    expect(early).toMatchObject({ title: { value: 'Founder' }, company: { value: 'Zilt & Zoet' } });
    expect(early.notYet).toEqual(['experience', 'link']);
    expect(early).not.toHaveProperty('experience');
  });

  it.each([
    ['2024年1月–現在 2年11ヶ月', '2024年1月–現在', true],
    ['ene 2020–actualidad 2 años y 11 meses', 'ene 2020–actualidad', true],
    ['Jan. 2020–Dez. 2022 2 Jahre und 11 Monate', 'Jan. 2020–Dez. 2022', false],
  ])('has the span before its length: %s', (text, dates, ongoing) => {
    const joined = (html: string) =>
      html.replace('<span>Mar 2021–Present</span> <span>5 yrs 8 mos</span>', text);
    expect(reading('sales', joined).experience?.value[0]).toMatchObject({ dates, ongoing });
  });

  it('has the role the card tells, whatever else still runs', () => {
    const unread = (html: string) =>
      html.replace('<span>Mar 2021–Present</span> <span>5 yrs 8 mos</span>', 'Since spring');
    expect(reading('sales', unread)).toMatchObject({
      title: { value: 'Founder', sure: 'text' },
      company: { value: 'Zilt & Zoet', sure: 'text' },
    });
  });

  it('has no place where the quiet lines hold none', () => {
    const bare = reading('sales', (html) =>
      html
        .replace(
          /<div class="_bodyText_7 _lowEmphasis_7"><svg><\/svg>.*?<\/div>/,
          '<div class="_lowEmphasis_7">Saved</div>',
        )
        .replace('812 connections', 'Connections'),
    );
    expect(bare).not.toHaveProperty('location');
  });

  it('has the shown text where the whole of it is not in the title', () => {
    expect(
      reading('sales', (html) => html.replace('title="I farm kelp in cold water, and I sell it warm."', ''))
        .about?.value,
    ).toBe('I farm kelp in cold water…');
  });
});

describe('GitHub', () => {
  it('is nobody’s page under another login, an organisation’s or a project’s', () => {
    expect(told('github', unchanged, 'https://github.com/somebody')).toMatchObject({ problem: 'disagrees' });
    expect(
      told('github', (html) => html.replace('schema.org/Person', 'schema.org/Organization')),
    ).toMatchObject({ problem: 'notProfile' });
    expect(told('github', unchanged, 'https://github.com/quillon-h/tiny-parser')).toMatchObject({
      problem: 'notProfile',
    });
  });

  it('has no name where the person gave none', () => {
    expect(told('github', (html) => html.replace('>Dr. Hedda Quillon<', '><'))).toMatchObject({
      problem: 'noName',
    });
  });

  it('is filed by login, and by it found again', () => {
    expect(keysOf(sample('github').identity)).toEqual(['g:quillon-h']);
    expect(samePerson({ github: 'a' }, { github: 'a' })).toBe(true);
    expect(samePerson({ github: 'a' }, { slug: 'a' })).toBe(false);
  });
});

describe('the page of nobody signed in', () => {
  it('has no words hidden behind stars', () => {
    expect(told('public', (html) => html.replaceAll('>Sigrún Vatnsdal<', '>****** ********<'))).toMatchObject(
      { problem: 'noName' },
    );
    const masked = reading('public', (html) =>
      html
        .replace('Glacier guide and mapmaker', '******* ***** ***')
        .replace('Ísafjörður, Iceland', '**********'),
    );
    expect(masked).not.toHaveProperty('headline');
    expect(masked).not.toHaveProperty('location');
  });

  it('is asked to be looked at where its data have another name', () => {
    expect(sample('public').name?.sure).toBe('bound');
    expect(
      reading('public', (html) =>
        html.replace('"Person","name":"Sigrún Vatnsdal"', '"Person","name":"Other Name"'),
      ).name?.sure,
    ).toBe('text');
    expect(reading('public', (html) => html.replace('{"@context"', '{{')).name?.sure).toBe('bound');
  });

  it('is refused under another address', () => {
    expect(told('public', unchanged, 'https://www.linkedin.com/in/nobody-here/')).toMatchObject({
      problem: 'disagrees',
    });
  });
});

describe('a layout nobody knows', () => {
  it('offers its lines, with whose they are', () => {
    expect(sample('unknown-layout')).toMatchObject({
      layout: 'lines',
      identity: { slug: 'wendelin-achterberg' },
      publicUrl: 'https://www.linkedin.com/in/wendelin-achterberg/',
    });
  });

  it('offers nothing until the page is the person’s and whole', () => {
    const loading = { problem: 'loading' };
    expect(told('unknown-layout', unchanged, 'https://www.linkedin.com/in/nobody-here/')).toMatchObject(
      loading,
    );
    expect(told('unknown-layout', (html) => html.replace('/overlay/contact-info/', '/'))).toMatchObject(
      loading,
    );
    expect(
      told('unknown-layout', (html) =>
        html.replace('</main>', '<a href="/in/side-person/details/experience/">x</a></main>'),
      ),
    ).toMatchObject(loading);
    expect(
      told('unknown-layout', (html) =>
        html.replace('</main>', '<div componentkey="com.linkedin.sdui.profile.card.refX"></div></main>'),
      ),
    ).toMatchObject(loading);
    expect(told('unknown-layout', (html) => html.replace(/<(\/?)main>/g, '<$1div>'))).toMatchObject(loading);
    Object.defineProperty(document, 'readyState', { configurable: true, value: 'interactive' });
    open('unknown-layout');
    expect(readAs(pages['unknown-layout'].url)).toMatchObject(loading);
    Reflect.deleteProperty(document, 'readyState');
  });
});

describe('what sources disagree on', () => {
  it('is to be looked at: the name and the window’s title', () => {
    expect(
      reading('sdui', (html) => html.replace('(2) Maren Okafor-Lind | LinkedIn', 'Pilar Brandt | LinkedIn'))
        .name?.sure,
    ).toBe('text');
    expect(
      reading('sdui', (html) => html.replace('(2) Maren Okafor-Lind | LinkedIn', 'LinkedIn')).name?.sure,
    ).toBe('bound');
  });

  it('is to be looked at: the employer on the card and the running role', () => {
    const other = reading('sdui', (html) =>
      html.replaceAll('<p><span>Quillfeather Robotics</span></p>', '<p><span>Elsewhere Works</span></p>'),
    );
    expect(other).toMatchObject({
      title: { value: 'Head of Actuation', sure: 'text' },
      company: { value: 'Quillfeather Robotics', sure: 'text' },
    });
    expect(sample('sdui')).toMatchObject({ company: { sure: 'structural' } });
  });
});

describe('contact details of Sales Navigator', () => {
  it('have a number with its country in brackets', () => {
    const { phones } = sample('sales-contact');
    const bracketed = (html: string) => html.replaceAll(phones!.value[0]!, '(+44) 20 7946 0958');
    expect(reading('sales-contact', bracketed).phones?.value).toEqual(['(+44) 20 7946 0958']);
  });

  it('are read only where the viewer opened them', () => {
    expect(sample('sales')).not.toHaveProperty('emails');
    expect(
      reading('sales-contact', (html) => html.replace('<div role="dialog"', '<div hidden role="dialog"')),
    ).not.toHaveProperty('emails');
  });
});

describe('in a document that has shown somebody else, what does not say whose it is', () => {
  const lead = at('sales', otherId('sales'));
  const profile = 'https://www.linkedin.com/in/side-person/';
  /** The head says whose it is, as it did not on the sample. */
  const marked = (name: 'sales' | 'sales-contact' | 'recruiter') => (html: string) =>
    name === 'recruiter'
      ? html
      : html.replace(
          '<h1 data-x--lead--name',
          `<i data-of="${/ACwAA[\w-]{34}/.exec(pages[name].url)![0]}"></i>$&`,
        );

  it('is no role, school or text: view-name, Ember, Sales Navigator, Recruiter', () => {
    const bare = (html: string) => html.replaceAll(/href="[^"]*yuki-abernathy\/details[^"]*"/g, 'href="#"');
    for (const read of [
      reading('view-name', unchanged, pages['view-name'].url, profile),
      reading('ember', bare, pages.ember.url, profile),
      reading('ember-2018', unchanged, pages['ember-2018'].url, profile),
      reading('sales', marked('sales'), pages.sales.url, lead),
      reading('recruiter', marked('recruiter'), pages.recruiter.url, at('recruiter', otherId('recruiter'))),
    ]) {
      expect(read.name?.value).toBeDefined();
      for (const field of ['experience', 'education', 'about'] as const)
        expect(read).not.toHaveProperty(field);
    }
  });

  it('is read where it leads to the person', () => {
    const read = reading('ember', unchanged, pages.ember.url, profile);
    expect(read.experience?.value.length).toBeGreaterThan(2);
  });

  it('is no public address and no contact detail', () => {
    const menu = reading(
      'sales-contact',
      marked('sales-contact'),
      pages['sales-contact'].url,
      lead.replace('/sales/lead', '/sales/people'),
    );
    for (const field of ['publicUrl', 'emails', 'phones']) expect(menu).not.toHaveProperty(field);
    // The button in the card says it; the card that hangs over the page may be left over.
    const other = at('recruiter', otherId('recruiter'));
    const hanging = (html: string) =>
      html
        .replace(/<button data-test-copy-public[^>]*>Copy<\/button>/, '')
        .replace('/in/ana-lucia-ferrandiz', '/in/side-person');
    expect(reading('recruiter', hanging, pages.recruiter.url, other)).not.toHaveProperty('publicUrl');
  });
});
