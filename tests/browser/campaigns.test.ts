import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../lever/index.ts';
import { pages, people, type PersonPage } from '../pages/index.ts';
import { connectByKey, held, named } from './lever-side.ts';
import { byRole, choose, fill, isThere, press, setStage, statusText, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  await connectByKey(stage, { actingAs: seed.users.admin.email });
});
afterAll(() => stage.close());

/** Opens one section of the options page. */
async function section(name: string): Promise<Page> {
  const page = await stage.openOptions();
  await press(page, name, 'link');
  await byRole(page, 'heading', name);
  return page;
}
const saved = (page: Page) => page.waitForSelector('::-p-text(Saved)', { timeout: 20_000 });
const inLever = (popup: Page) => statusText(popup, 'Push', /^In Lever/, 30_000);

/** The id of a message as one that was written now has it. */
const asOfNow = (id: string): string =>
  Buffer.from(
    Buffer.from(id, 'base64')
      .toString()
      .replace(/^\d{13}/, String(Date.now())),
  ).toString('base64');

/** A message thread of now with somebody whose profile is among the sample pages, in the words of the sample thread. */
async function threadWith(person: PersonPage): Promise<Page> {
  const profile = await readFile(join(import.meta.dirname, '../pages', pages[person].file), 'utf8');
  const id = /ACoAA[A-Za-z0-9_-]{34}/.exec(profile)?.[0] ?? '';
  const thread = await readFile(join(import.meta.dirname, '../pages', pages.thread.file), 'utf8');
  const page = await stage.browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.url() !== pages.thread.url) void request.continue();
    else
      void request.respond({
        contentType: 'text/html; charset=utf-8',
        body: thread
          .replaceAll(/(?<=,2-)[\w+/]{60,}=*/g, asOfNow)
          .replaceAll('ACoAAOh1RwsBnBIo8LCgwQrALet7hsbhHn4QrGQ', id)
          .replaceAll('Ingrid Solvang-Paz', people[person].name),
      });
  });
  await page.goto(pages.thread.url, { waitUntil: 'domcontentloaded' });
  return page;
}

/** Presses a button that shows what it sends and then takes a second press. */
async function mark(popup: Page, name: string): Promise<void> {
  await press(popup, name);
  await popup.waitForSelector('.marks [role=group]', { timeout: 20_000 });
  await press(popup, name);
}

/** The only opportunity of this name. */
async function theOne(on: Stage, name: string): Promise<{ id: string }> {
  const all = (await named(on, name)) as { id: string }[];
  expect(all).toHaveLength(1);
  return all[0]!;
}

const notesOf = async ({ id }: { id: string }): Promise<string[]> =>
  ((await held(stage, `opportunities/${id}/notes`)) as { fields: { value: string }[] }[]).flatMap((note) =>
    note.fields.map(({ value }) => value),
  );

describe('a campaign', () => {
  it('is made, and says what its people go to Lever with', async () => {
    const team = await section('Team defaults');
    await choose(team, 'Push when', 'When they reply and are interested');
    await saved(team);
    await team.close();
    const page = await section('Campaigns');
    for (const name of ['Backend EU', 'Sales']) {
      await fill(page, 'textbox', 'Name of a new campaign', name);
      await press(page, 'New campaign');
      await saved(page);
    }
    // The last one made stands open.
    await choose(page, 'Push when', 'When they reply');
    await fill(page, 'combobox', 'Tags', 'Sales list');
    await page.keyboard.press('Enter');
    await saved(page);
    // What people write goes along as a note in one of them.
    await press(page, 'Done with Sales');
    await press(page, 'Edit Backend EU');
    await press(page, 'Notes');
    await press(page, 'Reply', 'checkbox');
    await saved(page);
    await page.close();
  });

  it('by the team’s default: nobody is pushed before they reply and are interested', async () => {
    const { name } = people.sdui;
    const popup = await stage.openPopup(await stage.openPage('sdui'));
    await choose(popup, 'Campaign', 'Backend EU');
    const when = await byRole(popup, 'combobox', 'Push when');
    expect(await when.evaluate((box) => (box as HTMLSelectElement).selectedOptions[0]?.text)).toBe(
      'When they reply and are interested',
    );
    await press(popup, 'Add to campaign');
    await popup.waitForSelector('::-p-text(Not yet)', { timeout: 20_000 });
    expect(await named(stage, name)).toEqual([]);
    await popup.close();

    // They answer; the recruiter opens Fulcrum over the conversation.
    const over = await stage.openPopup(await threadWith('sdui'));
    // What they wrote would go to Lever at once, were they there: that is shown first.
    await mark(over, 'Mark as replied');
    await expect.poll(() => isThere(over, 'button', 'Mark as replied'), { timeout: 20_000 }).toBe(false);
    expect(await named(stage, name)).toEqual([]);
    await mark(over, 'Mark as interested');
    await expect.poll(() => named(stage, name), { timeout: 20_000 }).toHaveLength(1);
    await over.close();
    const one = await theOne(stage, name);
    await expect.poll(() => notesOf(one), { timeout: 20_000 }).toHaveLength(1);
    expect((await notesOf(one))[0]).toMatch(/Yes, I would\.\s+Send me the time\./);
  });

  it('by its own word: whoever replies is pushed, with the campaign’s settings', async () => {
    const { name } = people['view-name'];
    const popup = await stage.openPopup(await stage.openPage('view-name'));
    await choose(popup, 'Campaign', 'Sales');
    await press(popup, 'Add to campaign');
    await byRole(popup, 'button', 'Mark as replied');
    expect(await named(stage, name)).toEqual([]);
    await mark(popup, 'Mark as replied');
    await inLever(popup);
    expect(await named(stage, name)).toMatchObject([{ tags: ['Sales list'] }]);
    await popup.close();
  });

  it('by the recruiter’s word for one person: pushed when added', async () => {
    const { name } = people.ember;
    const popup = await stage.openPopup(await stage.openPage('ember'));
    await choose(popup, 'Campaign', 'Sales');
    await choose(popup, 'Push when', 'When added');
    await press(popup, 'Add to campaign');
    await inLever(popup);
    expect(await named(stage, name)).toMatchObject([{ tags: ['Sales list'] }]);
    await popup.close();
  });

  it('tells Lever what happens next: the stage moves on, and notes go along once', async () => {
    const page = await section('Campaigns');
    await press(page, 'Edit Sales');
    await press(page, 'Stage mapping');
    await choose(page, 'Interested', seed.stages.references.text);
    await press(page, 'Notes');
    await press(page, 'Campaign history', 'checkbox');
    await press(page, 'Done with Sales');
    await saved(page);
    await page.close();
    const popup = await stage.openPopup(await stage.openPage('view-name'));
    await mark(popup, 'Mark as interested');
    const one = await theOne(stage, people['view-name'].name);
    await expect
      .poll(() => held(stage, `opportunities/${one.id}`), { timeout: 20_000 })
      .toMatchObject({ stage: seed.stages.references.id });
    await expect.poll(() => notesOf(one), { timeout: 20_000 }).toHaveLength(1);
    expect((await notesOf(one))[0]).toMatch(/Interested/);

    await popup.close();
  });

  it('marks a reply by itself where its settings say so, as soon as Fulcrum is opened over it', async () => {
    const { name } = people['long-names'];
    const page = await section('Campaigns');
    await press(page, 'Edit Sales');
    await press(page, 'Notes');
    await choose(page, 'When a reply is seen in a conversation', 'Mark it at once');
    await saved(page);
    await page.close();
    const popup = await stage.openPopup(await stage.openPage('long-names'));
    await choose(popup, 'Campaign', 'Sales');
    await press(popup, 'Add to campaign');
    await byRole(popup, 'button', 'Mark as replied');
    await popup.close();
    expect(await named(stage, name)).toEqual([]);
    const over = await stage.openPopup(await threadWith('long-names'));
    await expect.poll(() => named(stage, name), { timeout: 20_000 }).toHaveLength(1);
    await over.close();
  });

  it('shows its people in a table, and marks them there', async () => {
    const page = await section('Campaigns');
    await press(page, 'Sales', 'link');
    const one = await theOne(stage, people.ember.name);
    const { stage: before } = (await held(stage, `opportunities/${one.id}`)) as { stage: string };
    await page.waitForSelector('.people-row', { timeout: 20_000 });
    await page.$$eval(
      '.people-row',
      (rows, wanted) => {
        const row = rows.find((one) => one.textContent.includes(wanted));
        row?.querySelector<HTMLElement>('[data-control=actions]')?.click();
      },
      people.ember.name,
    );
    await press(page, 'Mark as interested');
    await page.waitForSelector('::-p-text(References)', { timeout: 20_000 });
    await press(page, 'Mark as interested');
    const now = () => held(stage, `opportunities/${one.id}`);
    await expect.poll(now, { timeout: 20_000 }).toMatchObject({ stage: seed.stages.references.id });
    await expect.poll(() => notesOf(one), { timeout: 20_000 }).toHaveLength(1);
    await page.close();
    expect(before).not.toBe(seed.stages.references.id);
  });
});
