import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seed } from '../lever/index.ts';
import { people } from '../pages/index.ts';
import { createTeamService, type TeamService } from '../team/service.ts';
import { connectByKey, forgetPeople, held, named } from './lever-side.ts';
import { byRole, choose, fill, isThere, press, setStage, statusText, type Stage } from './stage.ts';

const HOST = 'settings.acme.example';
const ADDRESS = `https://${HOST}/fulcrum/team.json`;
const keys = { read: 'read-key', publish: 'publish-key' };

let admin: Stage;
let recruiter: Stage;
let service: TeamService;
beforeAll(async () => {
  admin = await setStage();
  recruiter = await setStage({ beside: admin });
  service = createTeamService(undefined, { readKey: keys.read, publishKey: keys.publish });
  admin.server.lever.serve(HOST, (request) => service.answer(request));
  for (const stage of [admin, recruiter]) stage.expected.add(HOST);
  await connectByKey(admin, { actingAs: seed.users.admin.email });
  await connectByKey(recruiter);
});
beforeEach(() => forgetPeople(recruiter));
afterAll(async () => {
  await recruiter.close();
  await admin.close();
});

/** Opens one section of the options page. */
async function section(stage: Stage, name: string): Promise<Page> {
  const page = await stage.openOptions();
  await press(page, name, 'link');
  await byRole(page, 'heading', name);
  return page;
}

async function enterAddress(stage: Stage, admin: boolean): Promise<Page> {
  const page = await section(stage, 'Team defaults');
  await fill(page, 'textbox', 'Team settings address', ADDRESS);
  await page.keyboard.press('Tab');
  await fill(page, 'textbox', 'Read key', keys.read);
  await page.keyboard.press('Tab');
  if (admin) await fill(page, 'textbox', 'Publish key', keys.publish);
  if (admin) await page.keyboard.press('Tab');
  return page;
}

const published = () => JSON.parse(service.content ?? '{}') as { settings: object };

const says = (page: Page, text: string) => page.waitForSelector(`::-p-text(${text})`, { timeout: 20_000 });

describe('a team whose settings come from an address', () => {
  it('takes the admin’s rules within one refresh, and one person’s override stays with that person', async () => {
    const adminPage = await enterAddress(admin, true);
    await choose(adminPage, 'Stage', seed.stages.reachedOut.text);
    await press(adminPage, 'Fields', 'link');
    await press(adminPage, 'Posting: mandatory', 'checkbox');
    await press(adminPage, 'Tags: mandatory', 'checkbox');
    await press(adminPage, 'Source: displayed', 'checkbox');
    await press(adminPage, 'Team defaults', 'link');
    await press(adminPage, 'Publish');
    await says(adminPage, 'Published');
    expect(published()).toMatchObject({
      settings: { stage: seed.stages.reachedOut.id, mandatory: ['posting', 'tags'] },
    });

    // The recruiter, on another machine: one refresh.
    const own = await enterAddress(recruiter, false);
    await press(own, 'Check now');
    await says(own, 'Last answered');
    await own.close();

    const popup = await recruiter.openPopup(await recruiter.openPage('sdui'));
    await press(popup, 'Advanced settings');
    expect(await isThere(popup, 'combobox', 'Source')).toBe(false);
    await press(popup, 'Advanced settings');
    await press(popup, 'Push to Lever');
    await statusText(popup, 'Push', /^Not pushed.*[Pp]osting/);
    // It opened Advanced settings by itself and stands where something is missing.
    await popup.waitForFunction(() => (document.activeElement as HTMLInputElement).name === 'posting');
    expect(await named(recruiter, people.sdui.name)).toHaveLength(0);
    await choose(popup, 'Posting', seed.postings.backend.text);
    await press(popup, 'Push to Lever');
    await statusText(popup, 'Push', /^Not pushed.*Tags/);
    await fill(popup, 'combobox', 'Tags', 'Shortlist');
    await popup.keyboard.press('Enter');
    await choose(popup, 'Stage', seed.stages.references.text);
    await press(popup, 'Push to Lever');
    await statusText(popup, 'Push', /^In Lever/);
    const [made] = await named(recruiter, people.sdui.name);
    expect(await held(recruiter, `opportunities/${made.id}?expand=applications`)).toMatchObject({
      stage: seed.stages.references.id,
      sources: ['LinkedIn'],
      applications: [{ posting: seed.postings.backend.id }],
    });
    await popup.close();

    // The next person is back on the team's default.
    const next = await recruiter.openPopup(await recruiter.openPage('ember'));
    await press(next, 'Advanced settings');
    const stage = await byRole(next, 'combobox', 'Stage');
    expect(await stage.evaluate((box) => (box as HTMLInputElement).value)).toBe(seed.stages.reachedOut.text);
    await choose(next, 'Posting', seed.postings.backend.text);
    await fill(next, 'combobox', 'Tags', 'Shortlist');
    await next.keyboard.press('Enter');
    await press(next, 'Push to Lever');
    await statusText(next, 'Push', /^In Lever/);
    expect(await named(recruiter, people.ember.name)).toMatchObject([{ stage: seed.stages.reachedOut.id }]);
    await next.close();
  });

  it('shows a new version in an open docked panel, without a reload and without losing what is typed', async () => {
    const profile = await recruiter.openPage('view-name');
    const popup = await recruiter.openPopup(profile);
    await press(popup, 'Dock beside the profile');
    await byRole(profile, 'button', 'Close');
    await press(profile, 'Advanced settings');
    await fill(profile, 'textbox', 'Note', 'Half a sent');

    const adminPage = await section(admin, 'Team defaults');
    await choose(adminPage, 'Stage', seed.stages.responded.text);
    await press(adminPage, 'Lock Stage');
    await press(adminPage, 'Publish');
    await says(adminPage, 'Published');
    const own = await section(recruiter, 'Team defaults');
    await press(own, 'Check now');

    await profile.bringToFront();
    const stage = await byRole(profile, 'combobox', 'Stage');
    const deadline = Date.now() + 15_000;
    let shown = '';
    while (shown !== seed.stages.responded.text && Date.now() < deadline)
      shown = await stage.evaluate((box) => (box as HTMLInputElement).value);
    expect(shown).toBe(seed.stages.responded.text);
    expect(await stage.evaluate((box) => (box as HTMLInputElement).readOnly)).toBe(true);
    const note = await byRole(profile, 'textbox', 'Note');
    expect(await note.evaluate((box) => (box as HTMLTextAreaElement).value)).toBe('Half a sent');
    await profile.close();
  });

  it('holds a lock against a message straight to the worker, too', async () => {
    const profile = await recruiter.openPage('sdui');
    const popup = await recruiter.openPopup(profile);
    await byRole(popup, 'button', 'Push to Lever');
    const refused = await popup.evaluate(async (posting: string) => {
      const { chrome } = globalThis as unknown as {
        chrome: {
          tabs: { query: (what: object) => Promise<{ id: number }[]> };
          runtime: { sendMessage: (message: object) => Promise<Record<string, never>> };
        };
      };
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      const view = (await chrome.runtime.sendMessage({
        name: 'panel.view',
        request: { tab: tab!.id, read: false },
      })) as unknown as { page: { person: object; shown: string } };
      return chrome.runtime.sendMessage({
        name: 'push.start',
        request: {
          tab: tab!.id,
          person: view.page.person,
          shown: view.page.shown,
          seen: '',
          push: '',
          anyway: false,
          draft: { fields: {}, choices: { stage: 'offer', posting, tags: ['Shortlist'] } },
        },
      });
    }, seed.postings.backend.id);
    // What would go out is not what such a message claims, so nothing does.
    expect(refused).toMatchObject({ refused: { key: 'pushSettingsChanged' } });
    const all = await named(recruiter, people.sdui.name);
    expect(all.filter((one) => one.stage === 'offer')).toEqual([]);
    await popup.close();
  });
});

describe('two admins publishing at once', () => {
  it('lose nothing of each other: the second sees what changed, and publishes both', async () => {
    const first = await section(admin, 'Team defaults');
    await choose(first, 'Origin', 'Referred');
    // Meanwhile somebody else's publishing comes first.
    const now = published();
    service.content = JSON.stringify({ ...now, settings: { ...now.settings, source: 'GitHub' } });
    await press(first, 'Publish');
    await says(first, 'Somebody else published meanwhile');
    await press(first, 'Publish');
    await says(first, 'Published');
    expect(published()).toMatchObject({ settings: { origin: 'referred', source: 'GitHub' } });
  });
});

describe('presets', () => {
  it('are saved from the panel, used, edited and deleted', async () => {
    const popup = await recruiter.openPopup(await recruiter.openPage('ember'));
    await press(popup, 'Advanced settings');
    await choose(popup, 'Posting', seed.postings.backend.text);
    await fill(popup, 'combobox', 'Tags', 'From preset');
    await popup.keyboard.press('Enter');
    await press(popup, 'Save as preset');
    await fill(popup, 'textbox', 'Name of the preset', 'Backend EU');
    await popup.keyboard.press('Enter');
    const sync = await byRole(popup, 'combobox', 'Sync as');
    await popup.waitForFunction(
      () =>
        document.querySelector<HTMLSelectElement>('[name=syncAs]')?.selectedOptions[0]?.text === 'Backend EU',
    );
    expect(await sync.evaluate((box) => (box as HTMLSelectElement).value)).not.toBe('lead');
    await press(popup, 'Push to Lever');
    await statusText(popup, 'Push', /^In Lever/);
    const made = (await named(recruiter, people.ember.name)).flatMap((one) => one.tags as string[]);
    expect(made).toContain('From preset');
    await popup.close();

    // Edited: the next person gets what it says now.
    const options = await section(recruiter, 'Presets');
    await press(options, 'Edit Backend EU');
    await fill(options, 'combobox', 'Tags', 'Edited preset');
    await options.keyboard.press('Enter');
    await says(options, 'Saved');
    const second = await recruiter.openPopup(await recruiter.openPage('view-name'));
    await choose(second, 'Sync as', 'Backend EU');
    await press(second, 'Push to Lever');
    await statusText(second, 'Push', /^In Lever/);
    const [other] = await named(recruiter, people['view-name'].name);
    expect(other.tags as string[]).toEqual(expect.arrayContaining(['From preset', 'Edited preset']));
    await second.close();

    // Deleted while a panel has it open: the panel falls back and says so.
    await forgetPeople(recruiter);
    const third = await recruiter.openPage('view-name');
    await press(await recruiter.openPopup(third), 'Dock beside the profile');
    await choose(third, 'Sync as', 'Backend EU');
    const list = await section(recruiter, 'Presets');
    await press(list, 'Delete Backend EU');
    await third.bringToFront();
    const sync3 = await byRole(third, 'combobox', 'Sync as');
    const until = Date.now() + 20_000;
    let shown: string | undefined;
    while (shown !== 'Lead' && Date.now() < until)
      shown = await sync3.evaluate((box) => (box as HTMLSelectElement).selectedOptions[0]?.text);
    expect(shown).toBe('Lead');
  });
});
