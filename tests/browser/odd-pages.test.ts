import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadResult } from '../../lib/profile/reading.ts';
import { readersOf, told, type Told } from '../../scripts/read-file.ts';
import { expectedOf, pages, people } from '../pages/index.ts';
import { connectByKey, named } from './lever-side.ts';
import { byRole, press, setStage, statusText, type Stage } from './stage.ts';

/** Profiles nobody made up for a test, and pages in a state that no sample has: read right, or refused, and never thrown. */
const html = readFileSync(join(import.meta.dirname, '../pages/sdui.html'), 'utf8');
const { url } = pages.sdui;
const right = expectedOf('sdui').expected ?? {};
const { reader } = readersOf(join(import.meta.dirname, '../../.output/chrome-mv3'));

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await setStage();
  await connectByKey(stage);
  page = await stage.openPage('sdui');
});
afterAll(() => stage.close());

/** What the built reader says of a page after a change that must be one. */
async function read(changed: string): Promise<Told> {
  expect(changed).not.toBe(html);
  const result = await page.evaluate(
    (text, script) => {
      document.documentElement.replaceWith(
        new DOMParser().parseFromString(text, 'text/html').documentElement,
      );
      return (0, eval)(script) as unknown;
    },
    changed,
    reader,
  );
  return told(result as ReadResult);
}

const withHeadline = (text: string) => html.replace(`<p>${String(right.headline)}</p>`, `<p>${text}</p>`);
const row = (n: number) =>
  `<div componentkey="entity-collection-item--n${n}"><a href="https://www.linkedin.com/company/${n}/"><p>Role ${n}</p><p>Firm ${n} · Full-time</p><p>Jan ${1950 + (n % 70)} - Dec ${1951 + (n % 70)} · 2 yrs</p></a></div>`;

describe('a profile', () => {
  it('with nothing on it but a name has a name and no more', async () => {
    const bare = html
      .replace(/<p>She\/They.*?(?=<div><a aria-label="Connect")/s, '</div>')
      .replace(/<div id="profileCardsAbove.*?(?=<\/div><\/section><section aria-label="Aside")/s, '')
      .replace(/<a href="[^"]*overlay\/photo\/.*?<\/a>/s, '');
    const told = await read(bare);
    expect(told).toMatchObject({ name: right.name, memberId: right.memberId });
    for (const field of [
      'headline',
      'location',
      'about',
      'experience',
      'education',
      'currentTitle',
      'degree',
      'photo',
    ])
      expect(told).not.toHaveProperty(field);
  });

  it('with a hundred roles has all of them, each once', async () => {
    const rows = Array.from({ length: 100 }, (_, n) => row(n + 1)).join('<hr>');
    const told = await read(
      html.replace(
        /<div componentkey="entity-collection-item--a1.*?(?=<\/div><a href="[^"]*details\/experience)/s,
        rows,
      ),
    );
    const jobs = told.experience as { title: string; company: string }[];
    expect(jobs.map(({ title, company }) => `${title} ${company}`)).toEqual(
      Array.from({ length: 100 }, (_, n) => `Role ${n + 1} Firm ${n + 1}`),
    );
  });

  it('with a name of two hundred letters keeps every one', async () => {
    const long = `${'Wolfeschlegelstein'.repeat(10)} ${'Hausenbergerdorff'.slice(0, 19)}aa`.padEnd(200, 'o');
    expect(await read(html.replaceAll(String(right.name), long))).toMatchObject({ name: long });
  });

  it('with marks that hide or turn its letters round is read as it is written', async () => {
    const told = await read(
      withHeadline('\u202e&lt;script&gt;alert(1)&lt;/script&gt;\u202c &amp; \u2067friends\u2069'),
    );
    expect(told).toMatchObject({ headline: '<script>alert(1)</script> & friends', name: right.name });
  });

  it('without a picture has none, whoever else has one on the page', async () => {
    const told = await read(
      html.replace(
        /<a href="[^"]*overlay\/photo\/.*?<\/a>/s,
        '<figure><svg id="person-accent-4"></svg></figure>',
      ),
    );
    expect(told).toMatchObject({ photo: false, name: right.name });
  });

  it.each([
    'LinkedIn Member',
    'LinkedIn-Mitglied',
    'Membre de LinkedIn',
    'Üye (LinkedIn)',
    'LinkedInメンバー',
    '领英会员 LinkedIn',
  ])('out of reach, called %s, is nobody', async (name) => {
    expect(await read(html.replaceAll(String(right.name), name))).toMatchObject({ problem: 'noName' });
  });

  it('of somebody who died is read past what says so', async () => {
    const badge = html.replace('<p>She/They</p>', '<p>In remembrance</p>');
    expect(await read(badge)).toMatchObject({
      name: right.name,
      headline: right.headline,
      location: right.location,
    });
    const banner = html.replace(
      '<div data-testid="lazy-column">',
      '$&<section><h2>Remembering Maren</h2><p>This account is kept as a memorial.</p></section>',
    );
    expect(await read(banner)).toMatchObject({
      name: right.name,
      headline: right.headline,
      location: right.location,
    });
  });

  it('with advertisements for Premium above, beside and inside is read past them', async () => {
    const offer =
      '<section><h2>Try Premium for free</h2><p>See who viewed your profile</p><a href="/premium/products/">Try now</a></section>';
    for (const place of [
      '<div data-testid="lazy-column">',
      '<section aria-label="Aside">',
      '<p>2,318 followers</p>',
    ])
      expect(await read(html.replace(place, `${place}${offer}`))).toMatchObject({
        name: right.name,
        headline: right.headline,
        location: right.location,
        experience: right.experience,
      });
  });
});

describe('a page', () => {
  it('with fifty thousand nodes is read the same', async () => {
    const feed = Array.from(
      { length: 10_000 },
      (_, n) => `<li><div><p><span>Post ${n}</span></p></div><a href="/feed/${n}">x</a></li>`,
    );
    const told = await read(html.replace('<section aria-label="Aside">', `$&<ul>${feed.join('')}</ul>`));
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeGreaterThan(50_000);
    expect(told).toMatchObject({ name: right.name, headline: right.headline, experience: right.experience });
  });

  it('torn down while it is read is refused, or was read before', async () => {
    const answers = await page.evaluate(
      (text, script) => {
        const original = window.getComputedStyle.bind(window);
        const out: { after: number; result: unknown }[] = [];
        for (const after of [0, 1, 5, 20, 60, 120, 200, 400, 800]) {
          document.documentElement.replaceWith(
            new DOMParser().parseFromString(text, 'text/html').documentElement,
          );
          let asked = 0;
          // Another script of the page's takes everything away in the middle.
          window.getComputedStyle = (el, pseudo) => {
            if (asked++ === after) document.body.remove();
            return original(el, pseudo);
          };
          try {
            out.push({ after, result: (0, eval)(script) as unknown });
          } finally {
            window.getComputedStyle = original;
          }
        }
        document.documentElement.remove();
        out.push({ after: -1, result: (0, eval)(script) as unknown });
        return out;
      },
      html,
      reader,
    );
    expect(answers.filter(({ result }) => !(result as ReadResult).ok).length).toBeGreaterThan(5);
    for (const { result } of answers as { result: ReadResult }[])
      if (result.ok) expect(told(result)).toMatchObject({ name: right.name, memberId: right.memberId });
      else expect(result.problem).toMatch(/^(?:loading|disagrees|noName)$/);
  });
});

describe('under Trusted Types, enforced', () => {
  it('a page is read, docked beside and pushed from, script tags in it as the text they are', async () => {
    const strict = await stage.browser.newPage();
    await strict.setRequestInterception(true);
    strict.on('request', (request) => {
      if (!request.isNavigationRequest()) return void request.continue();
      void request.respond({
        contentType: 'text/html; charset=utf-8',
        headers: { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" },
        body: withHeadline('&lt;img src=x onerror=alert(1)&gt; \u202eand back'),
      });
    });
    await strict.goto(url, { waitUntil: 'domcontentloaded' });
    expect(
      await strict.evaluate(() => {
        try {
          document.createElement('div').innerHTML = '<b>x</b>';
          return 'let through';
        } catch {
          return 'enforced';
        }
      }),
    ).toBe('enforced');
    const popup = await stage.openPopup(strict);
    await press(popup, 'Dock beside the profile');
    await press(strict, 'Push to Lever');
    await statusText(strict, 'Push', /^In Lever/);
    const [made] = (await named(stage, people.sdui.name)) as { headline: string }[];
    expect(made?.headline).toBe('<img src=x onerror=alert(1)> and back');
    await byRole(strict, 'button', 'Close');
    await strict.close();
  });
});
