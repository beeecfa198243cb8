import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seed } from '../lever/index.ts';
import { people, type PersonPage } from '../pages/index.ts';
import { connectByKey, forgetPeople, held, putInLever, teamSays } from './lever-side.ts';
import { byRole, choose, fill, press, setStage, statusText, type Stage } from './stage.ts';

/* eslint-disable @typescript-eslint/no-explicit-any -- what Lever answers is looked at key by key */

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  await connectByKey(stage, { key: seed.apiKeys.confidential.key, confidential: true });
});
beforeEach(async () => {
  await forgetPeople(stage);
  await teamSays(stage, {});
});
afterAll(() => stage.close());

const inLever = (name: PersonPage, body: object = {}) => putInLever(stage, people[name], body);

const of = (contact: string): Promise<any[]> =>
  held(stage, `opportunities?contact_id=${contact}&limit=100&confidentiality=all`);
const contactOf = (id: string): Promise<any> => held(stage, `contacts/${id}`);

async function over(name: PersonPage): Promise<Page> {
  return stage.openPopup(await stage.openPage(name));
}

describe('somebody who is in Lever', () => {
  it('is updated field by field, once, and what is not chosen stays', async () => {
    const there = await inLever('sdui', { headline: 'As Lever had it' });
    await teamSays(stage, {});
    const popup = await over('sdui');
    await byRole(popup, 'button', 'Update in Lever');
    await byRole(popup, 'group', 'Headline');
    await press(popup, 'Replace', 'radio');
    await press(popup, 'Advanced settings');
    await fill(popup, 'textbox', 'Note', 'Seen again.');
    await press(popup, 'Update in Lever');
    await statusText(popup, 'Push', /^In Lever/);
    expect(await of(there.contact)).toHaveLength(1);
    expect(await contactOf(there.contact)).toMatchObject({ name: people.sdui.name });
    expect((await contactOf(there.contact)).headline).not.toBe('As Lever had it');
    const notes = (await held(stage, `opportunities/${there.id}/notes`)) as unknown[];
    expect(notes).toHaveLength(1);
    await popup.close();
  });

  it('keeps a protected field, and a filled one where only blank ones are filled', async () => {
    const there = await inLever('ember', { headline: 'Protected headline', location: 'Filled place' });
    const always = (field: string) => ({ target: { to: 'lever', field }, rule: 'always' });
    await teamSays(stage, { protected: ['headline'], mapHeadline: always('headline') });
    const popup = await over('ember');
    await press(popup, 'Advanced settings');
    await fill(popup, 'combobox', 'Tags', 'ours');
    await popup.keyboard.press('Enter');
    await press(popup, 'Update in Lever');
    await statusText(popup, 'Push', /^In Lever/);
    expect(await contactOf(there.contact)).toMatchObject({
      headline: 'Protected headline',
      location: { name: 'Filled place' },
    });
    const [now] = await of(there.contact);
    expect(now.tags).toEqual(expect.arrayContaining(['theirs', 'ours']));
    await popup.close();
  });

  it('gets a second posting as a new opportunity on the same contact', async () => {
    const there = await inLever('view-name', { postings: [seed.postings.backend.id] });
    await teamSays(stage, {});
    const popup = await over('view-name');
    await byRole(popup, 'button', 'Update in Lever');
    await press(popup, 'New opportunity');
    await press(popup, 'Advanced settings');
    await choose(popup, 'Posting', seed.postings.internal.text);
    await press(popup, 'Push to Lever');
    await statusText(popup, 'Push', /^In Lever/);
    expect(await of(there.contact)).toHaveLength(2);
    await popup.close();
  });

  it('and was hired is pushed only on the recruiter’s word', async () => {
    const there = await inLever('long-names', {
      archived: { reason: seed.archiveReasons.hired.id },
    });
    await teamSays(stage, {});
    const popup = await over('long-names');
    await popup.waitForSelector('::-p-text(Hired)');
    // Whoever it is has to be chosen first, and then it is asked about.
    await press(popup, 'Push to Lever');
    await statusText(popup, 'Push', /^Not pushed/);
    expect(await of(there.contact)).toHaveLength(1);
    await popup.close();
  });
});

describe('Undo', () => {
  it('leaves the opportunity archived and takes back what was added, after saying so', async () => {
    await teamSays(stage, { undoReason: seed.archiveReasons.timing.id });
    const popup = await over('own');
    await fill(popup, 'textbox', 'Name', 'Undone Person');
    await press(popup, 'Advanced settings');
    await fill(popup, 'combobox', 'Tags', 'to be undone');
    await popup.keyboard.press('Enter');
    await fill(popup, 'textbox', 'Note', 'To be deleted.');
    await press(popup, 'Push anyway');
    await statusText(popup, 'Push', /^In Lever/);
    const link = await byRole(popup, 'link', 'Open in Lever');
    const id = new URL(await link.evaluate((a) => (a as HTMLAnchorElement).href)).pathname.split('/').at(-1)!;
    await press(popup, 'Undo');
    // What it does is said first; the second press does it.
    await popup.waitForSelector('::-p-text(Leave it as it is)');
    expect(await held(stage, `opportunities/${id}`)).toMatchObject({ archived: null });
    await press(popup, 'Undo');
    await stage.server.lever.until(({ state }) => state.production.opportunities.get(id)?.archived != null);
    await stage.server.lever.until(
      ({ state }) => !state.production.opportunities.get(id)!.tags.includes('to be undone'),
    );
    const after = await held(stage, `opportunities/${id}`);
    expect(after.archived.reason).toBe(seed.archiveReasons.timing.id);
    await stage.server.lever.until(
      ({ state }) => ![...state.production.notes.values()].some((n) => n.opportunity === id && !n.deletedAt),
    );
    await popup.close();

    // And it is remembered: what was pushed, and that it was taken back.
    const options = await stage.openOptions();
    await press(options, 'History', 'link');
    await options.waitForSelector('::-p-text(Undone Person)');
    await fill(options, 'searchbox', 'Search', 'nobody of this name');
    await options.waitForFunction(() => !document.body.textContent.includes('Undone Person'));
    await options.close();
  });
});
