import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seed } from '../lever/index.ts';
import { madeUp, madeUpPage } from '../pages/made-up.ts';
import { ask, connectByKey, forgetPeople, held, indexed, putInLever, says } from './lever-side.ts';
import { byRole, choose, fill, isThere, press, setStage, statusText, type Stage } from './stage.ts';

/* eslint-disable @typescript-eslint/no-explicit-any -- what Lever answers is looked at key by key */

/** What goes wrong between adding somebody to a campaign and what happens next, and what Lever holds after. */

const { archiveReasons, postings, stages } = seed;
const later = {
  trigger: 'replied',
  history: true,
  stageReplied: stages.responded.id,
  stageInterested: stages.references.id,
} as const;
const campaigns = [
  { id: 'later', name: 'Later', settings: later },
  { id: 'now', name: 'Now', settings: { ...later, trigger: 'added' } },
  { id: 'posting', name: 'Posting', settings: { ...later, posting: postings.backend.id } },
].map((one) => ({ ...one, colour: 'blue', archived: false }));

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  await connectByKey(stage, { key: seed.apiKeys.confidential.key, confidential: true });
  const options = await stage.openOptions();
  const settings = { undoReason: archiveReasons.timing.id, noContactTags: ['Do not contact'] };
  const content = JSON.stringify({ fulcrum: 1, settings, campaigns });
  await ask(options, 'settings.import', { scope: 'team', content });
  await options.close();
  await indexed(stage);
});
beforeEach(async () => {
  stage.server.lever.faults.clear();
  await forgetPeople(stage);
});
afterAll(() => stage.close());

const over = async (n: number): Promise<Page> => stage.openPopup(await stage.openPage(madeUp(n)));

/** All that Lever has of this person by link, archived or not. */
function inLever(n: number): { id: string; stage: string | null; notes: string[]; archived: unknown }[] {
  const { contacts, opportunities, notes } = stage.server.lever.state.production;
  return [...opportunities.values()]
    .filter(({ contact }) => contacts.get(contact)?.links.includes(madeUp(n).publicUrl))
    .map(({ id, stage: at, archived }) => ({
      ...{ id, stage: at, archived },
      notes: [...notes.values()]
        .filter((note) => note.opportunity === id && note.deletedAt === null)
        .map(({ fields }) => fields.map(({ value }) => value).join()),
    }));
}

async function add(n: number, campaign: string): Promise<Page> {
  const popup = await over(n);
  await choose(popup, 'Campaign', campaign);
  await press(popup, 'Add to campaign');
  await byRole(popup, 'button', 'Mark as replied');
  return popup;
}

/** Presses a button that shows what it sends and then takes a second press. */
async function mark(popup: Page, name: string): Promise<void> {
  await press(popup, name);
  await popup.waitForSelector('.marks [role=group]', { timeout: 20_000 });
  await press(popup, name);
}

describe('what happens in a campaign', () => {
  it('is told once, with its notes, whatever the connection and the worker do', async () => {
    const { faults } = stage.server.lever;
    const popup = await add(0, 'Later');
    const create = { method: 'POST', host: 'api.lever.co', path: '/v1/opportunities' };
    const note = { method: 'POST', host: 'api.lever.co', path: /\/notes$/ };
    faults.add({ match: create, do: { drop: 'after', inAnswer: true } });
    faults.add({ match: { ...note, nth: 1 }, do: { status: 503, acted: true } });
    await mark(popup, 'Mark as replied');
    await stage.server.lever.until(({ requests }) => requests.some(({ path }) => path.endsWith('/notes')));
    await stage.killWorker();
    await popup.close();
    const again = await over(0);
    await statusText(again, 'Push', /^In Lever/, 60_000);
    expect(inLever(0)).toMatchObject([{ stage: stages.responded.id, notes: [/Replied/] }].map(matching));
    faults.add({ match: { ...note, nth: 1 }, do: { drop: 'after', inAnswer: true } });
    await mark(again, 'Mark as interested');
    const notes = () => inLever(0)[0]?.notes.filter((one) => one.includes('Interested'));
    await expect.poll(notes, { timeout: 60_000 }).toHaveLength(1);
    await statusText(again, 'Push', /^In Lever/, 60_000);
    expect(inLever(0)).toHaveLength(1);
    expect(inLever(0)[0]).toMatchObject({ stage: stages.references.id });
    expect(inLever(0)[0]!.notes.filter((one) => one.includes('Replied'))).toHaveLength(1);
    expect(notes()).toHaveLength(1);
    await again.close();
  });

  it('and its posting was closed meanwhile: nothing is sent before the recruiter knows', async () => {
    const popup = await add(1, 'Posting');
    const posting = stage.server.lever.state.production.postings.find(
      ({ id }) => id === postings.backend.id,
    )!;
    const { state } = posting;
    posting.state = 'closed';
    try {
      await mark(popup, 'Mark as replied');
      await popup.waitForSelector(`::-p-text(${postings.backend.text})`);
      await statusText(popup, 'Push', /closed/, 30_000);
      expect(inLever(1)).toEqual([]);
    } finally {
      posting.state = state;
    }
    await popup.close();
  });

  it.each(['archived', 'hired'] as const)(
    'and they were %s meanwhile: stays where it is until asked',
    async (what) => {
      const n = what === 'hired' ? 2 : 3;
      const popup = await add(n, 'Now');
      await statusText(popup, 'Push', /^In Lever/, 30_000);
      const [one] = inLever(n);
      const { opportunities, clock } = {
        ...stage.server.lever.state.production,
        clock: stage.server.lever.clock,
      };
      const reason = what === 'hired' ? archiveReasons.hired.id : archiveReasons.timing.id;
      opportunities.get(one!.id)!.archived = { reason, archivedAt: clock.now() };
      const before = inLever(n);
      await mark(popup, 'Mark as interested');
      await byRole(popup, 'button', says('buttonGoOn'));
      expect(inLever(n)).toEqual(before);
      await press(popup, says('buttonGoOn'));
      await expect.poll(() => inLever(n)[0]?.notes.join(), { timeout: 30_000 }).toContain('Interested');
      // Their story goes along; out of where they are nobody is taken.
      expect(inLever(n)).toMatchObject([{ stage: before[0]!.stage, archived: { reason } }]);
      await popup.close();
    },
  );

  it('and they have another address since: they are known by their number', async () => {
    await (await add(4, 'Later')).close();
    const renamed = madeUp(4).url.replace('made-up-4', 'somebody-renamed');
    const page = await stage.browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (request.url() !== renamed) void request.continue();
      else
        void request.respond({
          contentType: 'text/html; charset=utf-8',
          body: madeUpPage('/in/made-up-4/')!.replaceAll('made-up-4', 'somebody-renamed'),
        });
    });
    await page.goto(renamed, { waitUntil: 'domcontentloaded' });
    const popup = await stage.openPopup(page);
    await mark(popup, 'Mark as replied');
    await statusText(popup, 'Push', /^In Lever/, 30_000);
    const { contacts } = stage.server.lever.state.production;
    const theirs = [...contacts.values()].filter(({ name }) => name === madeUp(4).name);
    expect(theirs).toHaveLength(1);
    await popup.close();
  });

  it('in two windows at once is told once', async () => {
    await (await add(5, 'Later')).close();
    const table = await stage.openOptions();
    const { rows } = (await ask(table, 'campaign.people', { campaigns: ['later'] })) as { rows: any[] };
    const { id } = rows.find(({ name }) => name === madeUp(5).name);
    const popup = await over(5);
    await press(popup, 'Mark as replied');
    await popup.waitForSelector('.marks [role=group]', { timeout: 20_000 });
    // In the same moment; whoever comes second may find the button gone.
    await Promise.all([
      ask(table, 'campaign.mark', { members: [id], kind: 'replied' }),
      popup.$$eval('.marks [role=group] button', ([button]) => button?.click()),
    ]);
    await statusText(popup, 'Push', /^In Lever/, 30_000);
    expect(inLever(5)).toHaveLength(1);
    expect(inLever(5)[0]!.notes.filter((one) => one.includes('Replied'))).toHaveLength(1);
    await popup.close();
    await table.close();
  });

  it('marked by mistake is taken back, in Lever too', async () => {
    const popup = await add(6, 'Now');
    await statusText(popup, 'Push', /^In Lever/, 30_000);
    const before = inLever(6);
    await mark(popup, 'Mark as replied');
    await expect.poll(() => inLever(6)[0]?.stage, { timeout: 30_000 }).toBe(stages.responded.id);
    // While it is being sent it cannot be taken back.
    await expect
      .poll(() => inLever(6)[0]?.notes.length, { timeout: 30_000 })
      .toBeGreaterThan(before[0]!.notes.length);
    await statusText(popup, 'Push', /^In Lever/, 30_000);
    await press(popup, says('buttonTakeBack'));
    await popup.waitForSelector(`::-p-text(${says('takeBackDoes')})`);
    await press(popup, says('buttonTakeBack'));
    await expect.poll(() => inLever(6)[0]?.stage, { timeout: 30_000 }).toBe(before[0]!.stage);
    await expect.poll(() => inLever(6)[0]?.notes, { timeout: 30_000 }).toEqual(before[0]!.notes);
    await popup.close();
  });
});

describe('somebody who is not to be contacted', () => {
  it('by hand: is neither pushed nor added without saying why', async () => {
    const popup = await over(7);
    await press(popup, 'Do not contact');
    await byRole(popup, 'button', says('buttonMayContact'));
    expect(await isThere(popup, 'textbox', says('labelWhyAll'))).toBe(false);
    await press(popup, 'Push to Lever');
    await statusText(popup, 'Push', /^Not pushed/);
    await byRole(popup, 'textbox', says('labelWhyAll'));
    await choose(popup, 'Campaign', 'Now');
    await press(popup, 'Add to campaign');
    await popup.waitForFunction(() => document.activeElement?.getAttribute('name') === 'why');
    expect(inLever(7)).toEqual([]);
    expect(await isThere(popup, 'button', 'Mark as replied')).toBe(false);
    await fill(popup, 'textbox', says('labelWhyAll'), 'They wrote to us.');
    await press(popup, 'Push to Lever');
    await statusText(popup, 'Push', /^In Lever/, 30_000);
    expect(inLever(7)).toHaveLength(1);
    const options = await stage.openOptions();
    const { content } = await ask(options, 'history.export', { as: 'json' });
    expect(content).toContain('They wrote to us.');
    await options.close();
  });

  it('by a tag in Lever that the team names: the same, and no button here takes it away', async () => {
    const { id } = await putInLever(stage, madeUp(8), { tags: ['do not contact'] });
    const popup = await over(8);
    await press(popup, says('buttonAskLever'));
    await popup.waitForSelector('::-p-text(do not contact)');
    expect(await isThere(popup, 'button', says('buttonMayContact'))).toBe(false);
    const before = await held(stage, `opportunities/${id}`);
    await press(popup, 'Update in Lever');
    await statusText(popup, 'Push', /^Not pushed/);
    expect(await held(stage, `opportunities/${id}`)).toEqual(before);
    await popup.close();
  });
});

const matching = ({ notes, ...rest }: { stage: string; notes: RegExp[] }) => ({
  ...rest,
  notes: notes.map((one) => expect.stringMatching(one) as string),
});
