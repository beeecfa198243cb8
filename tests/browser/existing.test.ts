import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../lever/index.ts';
import { pages, people } from '../pages/index.ts';
import { madeUp, type MadeUp } from '../pages/made-up.ts';
import { ask, connectByKey, held, indexed, putInLever, says, teamSays } from './lever-side.ts';
import { byRole, choose, fill, isThere, press, setStage, statusText, type Stage } from './stage.ts';

/* eslint-disable @typescript-eslint/no-explicit-any -- what Lever answers is looked at key by key */

/** Somebody who is in Lever already: what the recruiter sees of that, and what Lever holds after. */

const { archiveReasons, postings, stages, users } = seed;

/** Who is in Lever before Fulcrum is connected, and as what. */
const there = {
  differing: { ...madeUp(0), has: [{ headline: 'As Lever had it' }] },
  guarded: {
    ...people['sdui-contact'],
    ...pages['sdui-contact'],
    has: [{ headline: 'Protected headline', emails: ['filled@example.com'] }],
  },
  onPosting: { ...madeUp(1), has: [{ postings: [postings.backend.id] }] },
  several: {
    ...madeUp(2),
    has: [
      { name: 'Ada Onefold', postings: [postings.backend.id] },
      { name: 'Ada Twofold', postings: [postings.manyPlaces.id] },
    ],
  },
  confidential: {
    ...madeUp(3),
    has: [
      {
        name: 'Hush Hush',
        headline: 'Not to be told',
        postings: [postings.confidential.id],
        stage: stages.hmReview.id,
        owner: users.superAdmin.id,
      },
    ],
  },
  erased: { ...madeUp(4), has: [{}] },
  archived: { ...madeUp(5), has: [{ archived: { reason: archiveReasons.timing.id } }] },
  hired: { ...madeUp(6), has: [{ archived: { reason: archiveReasons.hired.id } }] },
};
type Who = keyof typeof there;

let stage: Stage;
const records = {} as Record<Who, { id: string; contact: string }[]>;
beforeAll(async () => {
  stage = await setStage();
  for (const [who, person] of Object.entries(there) as [Who, MadeUp & { has: object[] }][]) {
    records[who] = [];
    for (const body of person.has) records[who].push(await putInLever(stage, person, body));
  }
  await connectByKey(stage, { key: seed.apiKeys.confidential.key, confidential: true });
  await indexed(stage);
});
afterAll(() => stage.close());

const of = (contact: string): Promise<any[]> =>
  held(stage, `opportunities?contact_id=${contact}&limit=100&confidentiality=all&expand=applications`);
const contactOf = (id: string): Promise<any> => held(stage, `contacts/${id}`);

/** All that Lever has of this person by link, whatever became of it. */
const linked = ({ publicUrl }: MadeUp): unknown[] => {
  const { opportunities, contacts } = stage.server.lever.state.production;
  return [...opportunities.values()].filter((one) => contacts.get(one.contact)?.links.includes(publicUrl));
};

const over = async (who: Who): Promise<Page> => stage.openPopup(await stage.openPage(there[who]));
const textOf = (page: Page): Promise<string> => page.evaluate(() => document.body.textContent);

/** The button that pushes is off, and its place is taken by one with another name. */
async function asksFirst(popup: Page): Promise<void> {
  await byRole(popup, 'button', 'Push anyway');
  const button = await byRole(popup, 'button', 'Push to Lever');
  expect(await button.evaluate((one) => one.ariaDisabled)).toBe('true');
  await press(popup, 'Push to Lever');
}

async function tag(popup: Page, word: string): Promise<void> {
  await press(popup, 'Advanced settings');
  await fill(popup, 'combobox', 'Tags', word);
  await popup.keyboard.press('Enter');
}

describe('somebody who is in Lever', () => {
  it('is updated field by field, once, and what is not chosen stays', async () => {
    const { id, contact } = records.differing[0]!;
    const popup = await over('differing');
    await byRole(popup, 'button', 'Update in Lever');
    await byRole(popup, 'group', 'Headline');
    await press(popup, 'Replace', 'radio');
    await press(popup, 'Advanced settings');
    await fill(popup, 'textbox', 'Note', 'Seen again.');
    await press(popup, 'Update in Lever');
    await statusText(popup, 'Push', /^In Lever/);
    expect(await of(contact)).toHaveLength(1);
    expect(await contactOf(contact)).toMatchObject({ name: there.differing.name });
    expect((await contactOf(contact)).headline).not.toBe('As Lever had it');
    expect(await held(stage, `opportunities/${id}/notes`)).toHaveLength(1);
    await popup.close();
  });

  it('keeps a protected field; where only blank ones are filled, fills a blank and keeps a filled one', async () => {
    const { contact } = records.guarded[0]!;
    const into = (field: string, rule: string) => ({ target: { to: 'lever', field }, rule });
    await teamSays(stage, {
      protected: ['headline'],
      mapHeadline: into('headline', 'always'),
      mapEmail: into('emails', 'ifBlank'),
      mapPhone: into('phones', 'ifBlank'),
      mapLocation: into('location', 'ifBlank'),
    });
    const popup = await over('guarded');
    await byRole(popup, 'button', 'Update in Lever');
    const headline = await byRole(popup, 'group', 'Headline');
    expect(await headline.$$eval('input', (all) => all.every((one) => one.disabled))).toBe(true);
    await tag(popup, 'ours');
    await press(popup, 'Update in Lever');
    await statusText(popup, 'Push', /^In Lever/);
    expect(await contactOf(contact)).toMatchObject({
      headline: 'Protected headline',
      emails: ['filled@example.com'],
      phones: [{ value: '+46 31 555 01 23' }],
      location: { name: 'Gothenburg, Västra Götaland, Sweden' },
    });
    const [now] = await of(contact);
    expect(now.tags).toEqual(expect.arrayContaining(['theirs', 'ours']));
    await popup.close();
    await teamSays(stage, {});
  });

  it('gets a second posting as a new opportunity on the same contact', async () => {
    const { id, contact } = records.onPosting[0]!;
    const before = await held(stage, `opportunities/${id}`);
    const popup = await over('onPosting');
    await byRole(popup, 'button', 'Update in Lever');
    await press(popup, 'New opportunity');
    await press(popup, 'Advanced settings');
    await choose(popup, 'Posting', postings.internal.text);
    await press(popup, 'Push to Lever');
    await statusText(popup, 'Push', /^In Lever/);
    const now = await of(contact);
    expect(
      now.flatMap((one) => (one.applications as { posting: string }[]).map(({ posting }) => posting)).sort(),
    ).toEqual([postings.backend.id, postings.internal.id].sort());
    expect(await held(stage, `opportunities/${id}`)).toEqual(before);
    await popup.close();
  });

  it('more than once is shown side by side, and the recruiter says which', async () => {
    const [one, two] = records.several as [{ id: string; contact: string }, { id: string; contact: string }];
    const before = await held(stage, `opportunities/${one.id}`);
    const popup = await over('several');
    for (const { name } of there.several.has) await byRole(popup, 'button', says('matchThisIs', name));
    for (const { text } of [postings.backend, postings.manyPlaces])
      expect(await textOf(popup)).toContain(text);
    // Nobody is chosen for them.
    expect(await isThere(popup, 'button', 'Update in Lever')).toBe(false);
    await press(popup, 'Push to Lever');
    await statusText(popup, 'Push', /^Not pushed/);
    expect(linked(there.several)).toHaveLength(2);

    await press(popup, says('matchThisIs', 'Ada Twofold'));
    // What Lever has is fetched, and nothing goes before it was seen.
    await byRole(popup, 'heading', says('updateTitle'));
    await popup.waitForFunction(
      () => document.querySelector('.update') && !document.querySelector('.update > [aria-live]'),
    );
    await tag(popup, 'chosen');
    await press(popup, 'Update in Lever');
    await statusText(popup, 'Push', /^In Lever/);
    expect(linked(there.several)).toHaveLength(2);
    expect((await held(stage, `opportunities/${two.id}`)).tags).toContain('chosen');
    expect(await held(stage, `opportunities/${one.id}`)).toEqual(before);
    await popup.close();
  });

  it('confidentially is told to a role below Admin without a detail: that it is there, and whom to ask', async () => {
    const { id } = records.confidential[0]!;
    const before = await held(stage, `opportunities/${id}`);
    const details = ['Hush Hush', 'Not to be told', postings.confidential.text, stages.hmReview.text];
    const popup = await over('confidential');
    await popup.waitForSelector(`::-p-text(${users.superAdmin.name})`);
    const shown = await textOf(popup);
    for (const detail of details) expect(shown).not.toContain(detail);
    expect(await isThere(popup, 'button', 'Update in Lever')).toBe(false);
    await asksFirst(popup);
    for (const detail of details) expect(await textOf(popup)).not.toContain(detail);
    expect(linked(there.confidential)).toHaveLength(1);
    expect(await held(stage, `opportunities/${id}`)).toEqual(before);
    await popup.close();

    // An Admin sees what it is.
    await actAs(users.admin.email);
    const admins = await over('confidential');
    await admins.waitForSelector(`::-p-text(${postings.confidential.text})`);
    await admins.close();
    await actAs(users.teamMember.email);
  });

  it('and was erased at their own request is never silently made anew', async () => {
    const { id, contact } = records.erased[0]!;
    const popup = await over('erased');
    await byRole(popup, 'button', 'Update in Lever');
    // Meanwhile Lever takes everything away that tells who it was.
    const { contacts, opportunities } = stage.server.lever.state.production;
    const nothing = { name: '', headline: '', location: '', emails: [], phones: [], links: [] };
    Object.assign(contacts.get(contact)!, { ...nothing, isAnonymized: true });
    opportunities.get(id)!.updatedAt = stage.server.lever.clock.now();
    const before = opportunities.size;
    await press(popup, says('buttonAskLever'));
    await popup.waitForSelector(`::-p-text(${says('matchErased')})`);
    expect(await isThere(popup, 'button', 'Update in Lever')).toBe(false);
    await asksFirst(popup);
    expect(opportunities.size).toBe(before);
    expect(await contactOf(contact)).toMatchObject({ name: '', isAnonymized: true });
    await popup.close();
  });

  it.each(['archived', 'hired'] as const)(
    'and was %s: is told, and gets a new opportunity on the same contact only on the recruiter’s word',
    async (who) => {
      const { id, contact } = records[who][0]!;
      const before = await held(stage, `opportunities/${id}`);
      const popup = await over(who);
      const { text } = archiveReasons[who === 'hired' ? 'hired' : 'timing'];
      await popup.waitForSelector(`::-p-text(${text})`);
      // What it is about has to be chosen first.
      await press(popup, 'Push to Lever');
      await statusText(popup, 'Push', /^Not pushed/);
      expect(await of(contact)).toHaveLength(1);
      await press(popup, 'New opportunity');
      if (who === 'hired') {
        // And a hire is asked about, even then.
        await asksFirst(popup);
        expect(await of(contact)).toHaveLength(1);
      }
      await press(popup, who === 'hired' ? 'Push anyway' : 'Push to Lever');
      await statusText(popup, 'Push', /^In Lever/);
      expect((await of(contact)).filter(({ archived }) => !archived)).toHaveLength(1);
      expect(await of(contact)).toHaveLength(2);
      expect(await held(stage, `opportunities/${id}`)).toEqual(before);
      await popup.close();
    },
  );
});

async function actAs(email: string): Promise<void> {
  const options = await stage.openOptions();
  await ask(options, 'connection.save', { settings: { actingAs: email } });
  await options.close();
}
