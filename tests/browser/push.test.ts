import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seed } from '../lever/index.ts';
import { people, type PageName } from '../pages/index.ts';
import { connectByKey, forgetPeople, held, named } from './lever-side.ts';
import { byRole, choose, fill, isThere, press, setStage, statusText, type Stage } from './stage.ts';
import type { Page } from 'puppeteer-core';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  await connectByKey(stage, { key: seed.apiKeys.confidential.key, confidential: true });
});
beforeEach(() => forgetPeople(stage));
afterAll(() => stage.close());

/** Opens the panel over a sample page, in the popup or docked; gives the page the panel is in. */
async function openPanel(name: PageName, where: 'popup' | 'docked'): Promise<Page> {
  const page = await stage.openPage(name);
  const popup = await stage.openPopup(page);
  if (where === 'popup') return popup;
  await press(popup, 'Dock beside the profile');
  await byRole(page, 'button', 'Close');
  return page;
}

const layouts = ['sdui', 'view-name', 'ember'] as const;

describe.each(layouts)('a push from the %s layout', (layout) => {
  it.each(['popup', 'docked'] as const)('from the %s carries every field set into Lever', async (where) => {
    const panel = await openPanel(layout, where);
    const name = `${people[layout].name} ${where}`;
    await fill(panel, 'textbox', 'Name', name);
    await fill(panel, 'textbox', 'Headline', 'Headline as typed');
    await fill(panel, 'textbox', 'Location', 'Town as typed');
    await fill(panel, 'textbox', 'Email', `${layout}.${where}@example.net`);
    await fill(panel, 'textbox', 'Phone', '+44 20 7946 0000');
    await choose(panel, 'Sync as', 'Candidate');
    await press(panel, 'Advanced settings');
    await choose(panel, 'Posting', seed.postings.internal.text);
    await choose(panel, 'Stage', seed.stages.references.text);
    await choose(panel, 'Owner', seed.users.admin.name);
    for (const tag of ['Shortlist', 'A new tag']) {
      await fill(panel, 'combobox', 'Tags', tag);
      await panel.keyboard.press('Enter');
    }
    await choose(panel, 'Source', 'GitHub');
    await choose(panel, 'Origin', 'Referred');
    await fill(panel, 'textbox', 'Note', 'Met at a meetup.');
    await press(panel, 'Profile summary', 'checkbox');
    await press(panel, 'Push to Lever');
    await statusText(panel, 'Push', /^In Lever/);
    expect(await isThere(panel, 'link', 'Open in Lever')).toBe(true);

    const [made] = await named(stage, name);
    const opportunity = await held(stage, `opportunities/${made.id}?expand=applications`);
    expect(opportunity).toMatchObject({
      name,
      headline: 'Headline as typed',
      location: 'Town as typed',
      emails: [`${layout}.${where}@example.net`],
      links: [people[layout].publicUrl],
      stage: seed.stages.references.id,
      owner: seed.users.admin.id,
      sources: ['GitHub'],
      origin: 'referred',
    });
    expect(opportunity.phones).toMatchObject([{ value: '+44 20 7946 0000' }]);
    expect(opportunity.applications[0].posting).toBe(seed.postings.internal.id);
    expect(opportunity.tags).toEqual(expect.arrayContaining(['Shortlist', 'A new tag', 'Chief of Staff']));
    const notes = await held(stage, `opportunities/${made.id}/notes`);
    const texts = (notes as { fields: { value: string }[] }[]).map((note) => note.fields[0]!.value);
    expect(texts).toContain('Met at a meetup.');
    expect(texts.some((text) => text.includes(people[layout].school))).toBe(true);
    await panel.close();
  });
});

describe('the one keystroke', () => {
  it('pushes as read, with the built-in settings, on Enter', async () => {
    const popup = await openPanel('sdui', 'popup');
    await byRole(popup, 'button', 'Push to Lever');
    await popup.waitForFunction(() => document.activeElement?.textContent.trim() === 'Push to Lever');
    await popup.keyboard.press('Enter');
    await statusText(popup, 'Push', /^In Lever/);
    const [made] = await named(stage, people.sdui.name);
    expect(made).toMatchObject({
      stage: 'lead-new',
      sources: ['LinkedIn'],
      origin: 'sourced',
      owner: seed.users.teamMember.id,
      links: [people.sdui.publicUrl],
    });
  });
});

describe('pickers', () => {
  it('offer open postings of both channels and mark confidential ones, but no closed one', async () => {
    const popup = await openPanel('ember', 'popup');
    await press(popup, 'Advanced settings');
    const posting = await byRole(popup, 'combobox', 'Posting');
    await posting.click();
    for (const open of [
      'backend',
      'backendInternalChannel',
      'internal',
      'confidential',
      'rightToLeft',
    ] as const)
      await byRole(popup, 'option', seed.postings[open].text);
    for (const shut of ['closed', 'pending', 'rejected'] as const)
      expect(await isThere(popup, 'option', seed.postings[shut].text)).toBe(false);
    await popup.close();
  });

  it('list what this recruiter used last first', async () => {
    const popup = await openPanel('ember', 'popup');
    await press(popup, 'Advanced settings');
    await (await byRole(popup, 'combobox', 'Posting')).click();
    await byRole(popup, 'option', seed.postings.internal.text);
    const first = await popup.$eval('[role=option]', (option) => option.textContent);
    expect(first).toContain(seed.postings.internal.text);
    await popup.close();
  });
});

/** What is kept of drafts. */
async function drafts(): Promise<string> {
  const options = await stage.openOptions();
  const kept = await options.evaluate(async () => {
    const open = indexedDB.open('fulcrum');
    await new Promise((resolve) => (open.onsuccess = resolve));
    const all = open.result.transaction('drafts').objectStore('drafts').getAll();
    await new Promise((resolve) => (all.onsuccess = resolve));
    open.result.close();
    return JSON.stringify(all.result);
  });
  await options.close();
  return kept;
}

describe('a draft', () => {
  it('survives the popup, the worker and moving on', async () => {
    const popup = await openPanel('view-name', 'popup');
    await fill(popup, 'textbox', 'Headline', 'Typed and not pushed');
    await press(popup, 'Advanced settings');
    await fill(popup, 'textbox', 'Note', 'Half a thought');
    await popup.close();
    // Chrome stops no worker that is at work.
    await expect.poll(drafts).toContain('Half a thought');
    await stage.killWorker();
    const other = await openPanel('ember', 'popup');
    await other.close();
    const again = await openPanel('view-name', 'popup');
    const headline = await byRole(again, 'textbox', 'Headline');
    expect(await headline.evaluate((field) => (field as HTMLInputElement).value)).toBe(
      'Typed and not pushed',
    );
    await press(again, 'Advanced settings');
    const note = await byRole(again, 'textbox', 'Note');
    expect(await note.evaluate((field) => (field as HTMLTextAreaElement).value)).toBe('Half a thought');
  });
});
