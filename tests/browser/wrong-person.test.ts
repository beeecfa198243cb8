import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seed } from '../lever/index.ts';
import { expectedOf, pages, type PageName } from '../pages/index.ts';
import { asSomebodyElse, withWordsMarked } from '../pages/somebody-else.ts';
import { connectByKey, forgetPeople, held, named } from './lever-side.ts';
import { byRole, isThere, press, setStage, statusText, type Stage } from './stage.ts';

/**
 * From one person to another and back without loading the page anew, as LinkedIn does it: the address changes first, then the
 * head of the page, then the rest, each after a while. At every station what is pushed is the person in the address bar, or
 * nothing; and of nobody else a single word.
 */

/** The head of each layout, which is swapped before the rest. */
const HEADS = {
  sdui: '[id$="Topcard"]',
  'view-name': '[data-view-name="profile-top-card"]',
  ember: 'section[data-member-id]',
  'ember-2022': '.pv-top-card',
  'ember-2018': '.pv-top-card-section',
  sales: '#profile-card-section',
  recruiter: '.profile__topcard-wrapper',
} as const;
const layouts = Object.keys(HEADS) as (keyof typeof HEADS)[];

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  // Pictures of the pages' own.
  stage.expected.add('static.licdn.com');
  await connectByKey(stage, { key: seed.apiKeys.confidential.key, confidential: true });
});
beforeEach(() => forgetPeople(stage));
afterAll(() => stage.close());

interface Person {
  url: string;
  html: string;
  name: string;
  /** A pattern of words that only this person's page has. */
  words: RegExp;
}

function two(layout: PageName): [Person, Person] {
  const { url, expected = {} } = expectedOf(layout);
  const html = readFileSync(join(import.meta.dirname, '../pages', pages[layout].file), 'utf8');
  const other = asSomebodyElse(layout);
  const name = String(expected.name);
  const jobs = (expected.experience ?? []) as { title?: string; company?: string }[];
  const said = [name, expected.headline, ...jobs.flatMap(({ title, company }) => [title, company])];
  const own = said.flatMap((text) =>
    typeof text === 'string' && /\p{L}{4}/u.test(text) ? [RegExp.escape(text)] : [],
  );
  return [
    { url, html, name, words: new RegExp(`(?<!\\p{L})(?:${own.join('|')})`, 'u') },
    { url: other.url, html: withWordsMarked(other.html), name: withWordsMarked(name), words: /Zq/ },
  ];
}

/** Moves on in the page: the address, and what of the page is there by then. */
async function move(
  page: Page,
  { url, html }: Person,
  shown: 'nothing' | 'head' | 'all',
  head: string,
): Promise<void> {
  await page.evaluate(
    (to, text, part, selector) => {
      if (location.href !== to) history.pushState({}, '', to);
      const next = new DOMParser().parseFromString(text, 'text/html');
      if (part === 'all') document.documentElement.replaceWith(next.documentElement);
      if (part === 'head') document.querySelector(selector)!.replaceWith(next.querySelector(selector)!);
    },
    ...([url, html, shown, head] as const),
  );
}

/** Pushes from the popup what it offers, the summary with it; nothing where it offers nothing. */
async function push(page: Page): Promise<boolean> {
  const popup = await stage.openPopup(page);
  const refused = () =>
    popup.evaluate(() =>
      /does not yet show|still loading|taking long|no name|reload/i.test(
        document.querySelector('main')?.textContent ?? '',
      ),
    );
  await expect
    .poll(async () => (await isThere(popup, 'button', 'Push to Lever')) || (await refused()))
    .toBe(true);
  const offered = await isThere(popup, 'button', 'Push to Lever');
  if (offered) {
    await press(popup, 'Advanced settings');
    await press(popup, 'Profile summary', 'checkbox');
    await press(popup, 'Push to Lever');
    await statusText(popup, 'Push', /^In Lever/);
  }
  await popup.close();
  return offered;
}

/** All that Lever holds of the person; fails where a word of the other's is in it. */
async function inLever(person: Person, other: Person): Promise<number> {
  const all = await named(stage, person.name);
  for (const one of all as { id: string; links: string[] }[]) {
    const notes = (await held(stage, `opportunities/${one.id}/notes`)) as unknown[];
    expect(JSON.stringify([one, notes])).not.toMatch(other.words);
    expect(one.links.every((link) => !person.url.includes('zq-') || link.includes('zq-'))).toBe(true);
  }
  expect(await named(stage, other.name)).toHaveLength(0);
  return all.length;
}

describe.each(layouts)('in the layout %s', (layout) => {
  const head = HEADS[layout];

  it('what is pushed on the way from A to B and back is the person in the address bar, or nothing', async () => {
    const [a, b] = two(layout);
    const page = await stage.openPage(layout);

    await move(page, b, 'nothing', head);
    expect(await push(page)).toBe(false);

    await move(page, b, 'head', head);
    const early = await push(page);
    expect(await inLever(b, a)).toBe(early ? 1 : 0);

    await forgetPeople(stage);
    await move(page, b, 'all', head);
    await move(page, a, 'nothing', head);
    expect(await push(page)).toBe(false);

    await move(page, a, 'head', head);
    const back = await push(page);
    expect(await inLever(a, b)).toBe(back ? 1 : 0);
    // On pages that say whose they are, the new head is enough.
    if (layout === 'sdui' || layout === 'view-name' || layout === 'ember')
      expect([early, back]).toEqual([true, true]);
    await page.close();
  });
});

describe('the docked panel', () => {
  it('pushes nobody while the page is between two people, and then the new one', async () => {
    const [a, b] = two('sdui');
    const page = await stage.openPage('sdui');
    const popup = await stage.openPopup(page);
    await press(popup, 'Dock beside the profile');
    await byRole(page, 'button', 'Push to Lever');
    await move(page, b, 'nothing', HEADS.sdui);
    await expect.poll(() => isThere(page, 'button', 'Push to Lever')).toBe(false);
    await move(page, b, 'head', HEADS.sdui);
    await press(page, 'Push to Lever');
    await statusText(page, 'Push', /^In Lever/);
    expect(await inLever(b, a)).toBe(1);
    await page.close();
  });
});
