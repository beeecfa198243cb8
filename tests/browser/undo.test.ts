import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../lever/index.ts';
import { madeUp } from '../pages/made-up.ts';
import { freezeAfter } from './freeze.ts';
import { connectByKey, held, indexed, inLeverItself, putInLever, says, teamSays } from './lever-side.ts';
import { byRole, choose, fill, press, setStage, statusText, type Stage } from './stage.ts';

/**
 * Undo, compared field by field with what Lever held before, also where the worker dies in the middle of it: but for what
 * the list on the screen says, all is as it was. `npm run soak` kills it after each of its writes and at each of its
 * requests, `npm test` at a few of them.
 */
const whole = process.env['SOAK_RUNS'] !== undefined;

type Kind = 'update' | 'create';
/** Where the worker dies: after so many writes to the outbox, or when Lever had done this and its answer was on the way. */
type End = { writes: number } | { method: string; path: RegExp };

const requests: Record<Kind, End[]> = {
  update: [
    { method: 'DELETE', path: /\/notes\/[^/]+$/ },
    { method: 'PUT', path: /\/stage$/ },
    { method: 'POST', path: /\/removeSources$/ },
    { method: 'POST', path: /\/removeTags$/ },
    { method: 'PUT', path: /^\/v1\/contacts\// },
  ],
  create: [
    { method: 'DELETE', path: /\/notes\/[^/]+$/ },
    { method: 'POST', path: /\/removeTags$/ },
    { method: 'POST', path: /\/removeSources$/ },
    { method: 'POST', path: /\/removeLinks$/ },
    { method: 'PUT', path: /\/archived$/ },
  ],
};
/** Accepted, with its mark on what it takes back; taken up; five calls sent and answered each; its mark, and finished. */
const writes = 15;

const slice: { kind: Kind; end: End }[] = [
  { kind: 'update', end: requests.update[1]! },
  { kind: 'create', end: { writes: 5 } },
];
const all = (['update', 'create'] as const).flatMap((kind) =>
  [...Array.from({ length: writes }, (_, n) => ({ writes: n + 1 })), ...requests[kind]].map((end) => ({
    kind,
    end,
  })),
);
const cases = (whole ? all : slice).map((one, n) => ({ ...one, person: madeUp(n) }));
const undisturbed = { update: madeUp(100), create: madeUp(101) };
const counted = { update: madeUp(102), create: madeUp(103) };

const { sourcing } = seed.formTemplates;
const summary = sourcing.fields[0]!;

let stage: Stage;
/** The records of those who were in Lever before, by name. */
const records = new Map<string, string>();
beforeAll(async () => {
  stage = await setStage();
  const { settings } = stage.server.lever;
  const { rate } = settings;
  settings.rate = false;
  const before = [
    undisturbed.update,
    counted.update,
    ...cases.flatMap(({ kind, person }) => (kind === 'update' ? person : [])),
  ];
  for (const person of before) {
    const { id } = await putInLever(stage, person, {
      headline: 'As Lever had it',
      location: 'Where Lever had it',
      emails: [`${person.name.replace(' ', '.')}@example.com`],
      phones: [{ type: 'mobile', value: '+46 31 000 000' }],
      tags: ['theirs', 'both'],
      sources: ['Referral'],
      stage: seed.stages.reachedOut.id,
      postings: [seed.postings.backend.id],
    });
    await inLeverItself(stage, `opportunities/${id}/notes`, { value: 'Their own note.' });
    records.set(person.name, id);
  }
  settings.rate = rate;
  await connectByKey(stage, { key: seed.apiKeys.confidential.key, confidential: true });
  await indexed(stage);
  await teamSays(stage, {
    undoReason: seed.archiveReasons.timing.id,
    displayed: ['tags', 'note', 'stage', `form:${sourcing.id}/${summary.id}`],
  });
});
afterAll(() => stage.close());

/** Everything Lever has of an opportunity and its contact, as it tells it. */
interface All {
  opportunity: Record<string, unknown> & { tags: string[]; sources: string[]; stageChanges: unknown[] };
  contact: { headline: string };
  /** Ids of all the contact's. */
  opportunities: string[];
  notes: unknown[];
  forms: unknown[];
  files: unknown[];
}

async function heldOf(id: string): Promise<All> {
  const opportunity = (await held(stage, `opportunities/${id}?expand=applications`)) as All['opportunity'];
  const contact = String(opportunity['contact']);
  const theirs = await held(stage, `opportunities?contact_id=${contact}&confidentiality=all`);
  const list = async (what: string) => (await held(stage, `opportunities/${id}/${what}`)) as unknown[];
  return {
    opportunity,
    contact: (await held(stage, `contacts/${contact}`)) as All['contact'],
    opportunities: (theirs as { id: string }[]).map((one) => one.id),
    notes: await list('notes'),
    forms: await list('forms'),
    files: await list('files'),
  };
}

interface Pushed {
  popup: Page;
  id: string;
  /** What Lever shall have once it is taken back. */
  wanted: All;
}

const over = async (person: { url: string }): Promise<Page> => stage.openPopup(await stage.openPage(person));

/** Pushes all there is to push: tags, source, note and form, and onto a record that was there its headline and stage too. */
async function pushed(kind: Kind, person: { name: string; url: string }): Promise<Pushed> {
  const there = records.get(person.name);
  const before = there === undefined ? undefined : await heldOf(there);
  const popup = await over(person);
  const button = kind === 'update' ? 'Update in Lever' : 'Push to Lever';
  await byRole(popup, 'button', button);
  if (kind === 'update') {
    await byRole(popup, 'group', 'Headline');
    await press(popup, 'Replace', 'radio');
  }
  await press(popup, 'Advanced settings');
  for (const tag of ['ours', 'both']) {
    await fill(popup, 'combobox', 'Tags', tag);
    await popup.keyboard.press('Enter');
  }
  await choose(popup, 'Stage', seed.stages.references.text);
  await fill(popup, 'textbox', 'Note', 'Our note.');
  await fill(popup, 'textbox', summary.text, 'In short.');
  await press(popup, button);
  await statusText(popup, 'Push', /^In Lever/);
  const link = await byRole(popup, 'link', 'Open in Lever');
  const id = new URL(await link.evaluate((a) => (a as HTMLAnchorElement).href)).pathname.split('/').at(-1)!;
  const now = await heldOf(id);
  expect(now).toMatchObject({
    opportunity: { stage: seed.stages.references.id },
    forms: [{ baseTemplateId: sourcing.id }],
  });
  expect(now.opportunity.tags).toEqual(expect.arrayContaining(['ours', 'both']));
  expect(now.opportunity.sources).toContain('LinkedIn');
  if (!before) {
    const archived = { reason: seed.archiveReasons.timing.id, archivedAt: expect.any(Number) as number };
    const opportunity = { ...now.opportunity, archived, tags: [], sources: [], links: [] };
    return { popup, id, wanted: { ...now, opportunity, notes: [] } };
  }
  expect(now.contact.headline).not.toBe(before.contact.headline);
  expect(now.notes).toHaveLength(2);
  return { popup, id, wanted: { ...before, forms: now.forms } };
}

/** What the screen says that Undo cannot take back. */
const cannot: Record<Kind, Parameters<typeof says>[0][]> = {
  update: ['undoKeepsForm', 'undoKeepsRecord'],
  create: ['undoKeepsForm', 'undoKeepsPerson', 'undoKeepsRecord'],
};

/** Asks for the undo: first it is said what it does and what not, and nothing is done. */
async function askedFor(kind: Kind, { popup, id }: Pushed): Promise<void> {
  const before = await heldOf(id);
  await press(popup, 'Undo');
  const group = await byRole(popup, 'group', says('undoDoes'));
  const lists = await group.$$eval('ul', (all) =>
    all.map((list) => [...list.children].map((item) => item.textContent)),
  );
  expect(lists[0]).toHaveLength(5);
  expect(lists[1]).toEqual(cannot[kind].map((key) => says(key)));
  expect(await heldOf(id)).toEqual(before);
}

/** Lever's own record of what was done to it, which the screen says it keeps. */
const RECORD = ['updatedAt', 'lastInteractionAt', 'lastAdvancedAt', 'stageChanges'];

async function isTakenBack(popup: Page, { id, wanted }: Pushed): Promise<void> {
  await byRole(popup, 'heading', says('takenBack'), 40_000);
  const now = await heldOf(id);
  const { stageChanges } = wanted.opportunity;
  expect(now.opportunity.stageChanges.slice(0, stageChanges.length)).toEqual(stageChanges);
  const withoutRecord = (all: All) => ({
    ...all,
    opportunity: Object.entries(all.opportunity).filter(([field]) => !RECORD.includes(field)),
  });
  expect(withoutRecord(now)).toEqual(withoutRecord(wanted));
}

describe('Undo', () => {
  it.each(['update', 'create'] as const)('%s: says what it does, and does it', async (kind) => {
    const person = undisturbed[kind];
    const push = await pushed(kind, person);
    await askedFor(kind, push);
    await press(push.popup, 'Undo');
    await isTakenBack(push.popup, push);
    await push.popup.close();

    // And it is remembered: what was pushed, and that it was taken back.
    const options = await stage.openOptions();
    await press(options, 'History', 'link');
    await fill(options, 'searchbox', 'Search', person.name);
    await options.waitForSelector(`::-p-text(${person.name})`);
    await options.waitForSelector(`::-p-text(${says('takenBack')})`);
    await fill(options, 'searchbox', 'Search', 'nobody of this name');
    await options.waitForFunction((name) => !document.body.textContent.includes(name), {}, person.name);
    await options.close();
  });

  it.each(cases.map((one) => ({ ...one, where: where(one.end) })))(
    '$kind, the worker killed $where: is taken back whole, once',
    async ({ kind, end, person }) => {
      const { lever } = stage.server;
      const push = await pushed(kind, person);
      await askedFor(kind, push);
      if ('writes' in end) {
        const { frozen } = await freezeAfter(stage, end.writes);
        await press(push.popup, 'Undo');
        await frozen();
        await stage.killWorker();
      } else {
        const hang = lever.faults.add({
          match: { host: 'api.lever.co', ...end },
          do: { hang: true, acted: true },
        });
        await press(push.popup, 'Undo');
        await lever.until(() => hang.hit.length === 1);
        await stage.killWorker();
        hang.remove();
      }
      await push.popup.close();
      // Opening Fulcrum again is what a recruiter does, and it wakes the worker.
      const again = await over(person);
      await isTakenBack(again, push);
      await again.close();
    },
    120_000,
  );

  if (whole)
    it.each(['update', 'create'] as const)('%s: was killed after every write there is', async (kind) => {
      const push = await pushed(kind, counted[kind]);
      await askedFor(kind, push);
      const { isFrozen } = await freezeAfter(stage, writes + 1);
      await press(push.popup, 'Undo');
      await isTakenBack(push.popup, push);
      expect(await isFrozen()).toBe(false);
      await push.popup.close();
      await stage.killWorker();
    });
});

function where(end: End): string {
  return 'writes' in end ? `after its write ${String(end.writes)}` : `at ${end.method} ${String(end.path)}`;
}
