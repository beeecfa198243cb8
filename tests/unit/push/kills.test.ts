import { beforeEach, describe, expect, it, vi } from 'vitest';
import { db as realDb, type kept as realKept } from '@/lib/platform/db';
import type { Call } from '@/lib/push/calls';
import { allPushes, enqueue, type Push } from '@/lib/push/outbox';
import type { Pdf } from '@/lib/push/pdf';
import type { Plan } from '@/lib/push/plan';
import { drain } from '@/lib/push/run';
import { startUndo } from '@/lib/push/undo';
import { pushView } from '@/lib/push/view';
import { emptyDocument } from '@/lib/settings/document';
import { pickersReady } from '@/lib/settings/pickers';
import { changeTeam } from '@/lib/settings/team-record';
import { seed, type Lever } from '../../lever/index.ts';
import { readingOf } from '../people';
import { virtualTime, type VirtualTime } from '../virtual-time';
import { connectedWorker } from '../worker';
import { addedPdf } from './a-pdf';
import { gate, live, locks, newLife, within } from './lives';
import { stored, untilIdle } from './worker-life';

/**
 * The worker ends before each thing that it asks of storage, and before and after each thing that it asks of Lever, one
 * after the other.
 */

vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));
vi.mock('@/lib/platform/db', async (original) => {
  const real = await original<{ db: typeof realDb; kept: typeof realKept }>();
  return {
    db: async () => {
      await gate();
      return real.db();
    },
    kept: async (name: string) => {
      await gate();
      return real.kept(name);
    },
  };
});

const { oleander } = seed.opportunities;
const { sourcing } = seed.formTemplates;
const performAs = seed.users.teamMember.id;
const person = readingOf().identity;

const form: Call = {
  ...{ kind: 'form', template: sourcing.id, secret: false },
  fields: sourcing.fields.map(({ id, type, text }) => ({
    ...{ id, type, text },
    value: text === 'Summary' ? 'ours' : null,
  })),
};
const note: Call = { kind: 'note', about: 'note', value: 'ours', secret: false };
const body = {
  ...{ name: 'Mira Halloran', links: ['https://ours.example'], tags: ['ours'], sources: ['Ours'] },
  ...{ origin: 'sourced', stage: 'lead-new', owner: performAs },
};
const made: Plan = { environment: 'production', performAs, calls: [{ kind: 'create', body }, note, form] };
const changed: Plan = {
  ...{ environment: 'production', performAs, opportunity: oleander.id },
  calls: [
    { kind: 'contact', contact: oleander.contact, body: { headline: 'ours' } },
    { kind: 'addLinks', links: ['https://ours.example'] },
    { kind: 'addTags', tags: ['ours'] },
    { kind: 'addSources', sources: ['Ours'] },
    { kind: 'stage', stage: seed.stages.onSite.id },
    form,
    note,
  ],
};

let lever: Lever;
let time: VirtualTime;
let pickers: unknown;

async function begin(): Promise<void> {
  time = virtualTime(undefined, false);
  lever = await connectedWorker();
  lever.settings.rate = false;
  const database = await realDb();
  if (pickers !== undefined) await database.put('single', pickers, 'pickers');
  await database.clear('pushes');
  await changeTeam((now) => ({
    ...now,
    file: { ...emptyDocument, settings: { undoReason: seed.archiveReasons.withdrew.id } },
  }));
  vi.stubGlobal('navigator', { onLine: true, locks });
  vi.stubGlobal('fetch', async (given: Request, init?: RequestInit) => {
    await gate();
    const answer = await lever.fetch(new Request(given, init));
    await gate();
    return answer;
  });
}

beforeEach(async () => {
  time = virtualTime();
  await connectedWorker();
  await pickersReady();
  pickers = await (await realDb()).get('single', 'pickers');
});

/**
 * Does it in as many lives as it takes to end one before and after each thing it asks for.
 * @param work what the life that ends is about
 * @param then what must be true once the next life has carried it on
 * @returns how many lives ended
 */
async function endedEverywhere(
  prepare: () => Promise<Push>,
  work: (push: Push) => Promise<void>,
  then: (push: Push) => Promise<void>,
): Promise<number> {
  for (let asks = 1; ; asks += 1) {
    const life = newLife(asks);
    await within(async () => {
      await begin();
      const push = await prepare();
      await live(life, () => work(push));
      await untilIdle(time);
      await then(push);
    });
    if (!life.over) return asks - 1;
  }
}

const accepted = (plan: Plan) => enqueue(person, 'account-1', plan);

const on = (opportunity: string) => {
  const { opportunities, contacts, notes, forms } = lever.state.production;
  const { tags, sources, stage, contact, archived, stageChanges } = opportunities.get(opportunity)!;
  const { links, headline } = contacts.get(contact)!;
  const its = <T extends { opportunity: string }>(all: Map<string, T>) =>
    [...all.values()].filter((one) => one.opportunity === opportunity);
  return structuredClone({
    ...{ tags, sources, stage, links, headline, archived, moves: stageChanges.length },
    notes: its(notes).filter(({ deletedAt }) => deletedAt === null).length,
    forms: its(forms).length,
  });
};
const ours = () =>
  [...lever.state.production.opportunities.values()].filter(({ tags }) => tags.includes('ours'));
const states = (push: Push) => pushView(push).receipts.map(({ state, but }) => but ?? state);

describe('a worker that ends at every step', { timeout: 60_000 }, () => {
  it('of a push with a note and a form makes each once', async () => {
    const ended = await endedEverywhere(
      () => accepted(made),
      () => drain(),
      async ({ id }) => {
        const push = await stored(id);
        expect(push.state).toBe('inLever');
        expect(states(push)).toEqual(['done', 'done', 'done']);
        expect(ours().map((one) => one.id)).toEqual([push.opportunityId]);
        expect(on(push.opportunityId!)).toMatchObject({ notes: 1, forms: 1, tags: ['ours'] });
      },
    );
    expect(ended).toBeGreaterThan(30);
  });

  it('of an update makes each change once', async () => {
    const before = await within(begin).then(() => on(oleander.id));
    const ended = await endedEverywhere(
      () => accepted(changed),
      () => drain(),
      async ({ id }) => {
        const push = await stored(id);
        expect(push.state).toBe('inLever');
        expect(states(push)).toEqual(changed.calls.map(() => 'done'));
        expect(on(oleander.id)).toEqual({
          ...before,
          tags: [...before.tags, 'ours'],
          sources: [...before.sources, 'Ours'],
          links: [...before.links, 'https://ours.example'],
          ...{ headline: 'ours', stage: seed.stages.onSite.id, moves: before.moves + 1 },
          ...{ notes: before.notes + 1, forms: before.forms + 1 },
        });
      },
    );
    expect(ended).toBeGreaterThan(30);
  });

  it.each([
    ['a new opportunity', (file: Pdf): Plan => ({ ...made, calls: [{ kind: 'create', body, file }] })],
    ['an update', (file: Pdf): Plan => ({ ...changed, calls: [{ kind: 'file', file }] })],
  ])('of %s with a PDF puts it there once', async (_, planOf) => {
    const ended = await endedEverywhere(
      async () => accepted(planOf(await addedPdf(person))),
      () => drain(),
      async ({ id }) => {
        const push = await stored(id);
        expect(push).toMatchObject({ state: 'inLever', holding: { pdf: 'Profile.pdf' } });
        expect(states(push)).toEqual(['done']);
        const files = [...lever.state.production.files.values()];
        expect(files.map(({ opportunity, bytes }) => [opportunity, bytes.byteLength])).toEqual([
          [push.opportunityId, 2_000],
        ]);
        expect(ours().length).toBe(push.plan.opportunity === undefined ? 1 : 0);
      },
    );
    expect(ended).toBeGreaterThan(15);
  });

  it('of an undo of a PDF takes it back, once', async () => {
    const ended = await endedEverywhere(
      async () => {
        const file = await addedPdf(person);
        const { id } = await accepted({ ...changed, calls: [{ kind: 'file', file }] });
        await untilIdle(time);
        return stored(id);
      },
      async ({ id }) => {
        await startUndo(id);
        await drain();
      },
      async ({ id }) => {
        if ((await stored(id)).undo === undefined) {
          expect(await startUndo(id)).toBeUndefined();
          await untilIdle(time);
        }
        expect(pushView(await stored(id))).toMatchObject({ undone: true });
        expect(lever.state.production.files.size).toBe(0);
      },
    );
    expect(ended).toBeGreaterThan(10);
  });

  it.each([
    ['of an opportunity that was made', made],
    ['of an update', changed],
  ])('of an undo %s takes all of it back, once', async (_, plan) => {
    let before: ReturnType<typeof on> | undefined;
    const ended = await endedEverywhere(
      async () => {
        before = on(oleander.id);
        const { id } = await accepted(plan);
        await untilIdle(time);
        return stored(id);
      },
      async ({ id }) => {
        await startUndo(id);
        await drain();
      },
      async ({ id, opportunityId }) => {
        // Before it was stored nobody was told that it was accepted.
        if ((await stored(id)).undo === undefined) {
          expect(await startUndo(id)).toBeUndefined();
          await untilIdle(time);
        }
        expect(pushView(await stored(id))).toMatchObject({ undone: true, canUndo: false });
        const [undo, ...others] = (await allPushes()).filter(({ undoes }) => undoes === id);
        expect(others).toEqual([]);
        expect(undo?.state).toBe('inLever');
        expect(states(undo!)).toEqual(undo!.plan.calls.map(() => 'done'));
        const now = on(opportunityId!);
        if (plan === made)
          expect(now).toMatchObject({
            ...{ archived: { reason: seed.archiveReasons.withdrew.id }, tags: [], sources: [], links: [] },
            ...{ notes: 0, forms: 1 },
          });
        else expect(now).toEqual({ ...before!, forms: before!.forms + 1, moves: now.moves });
        expect(now.moves).toBeLessThanOrEqual(before!.moves + 2);
      },
    );
    expect(ended).toBeGreaterThan(30);
  });
});
