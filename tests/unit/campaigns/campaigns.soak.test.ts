import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { addToCampaign, mark, unmark } from '@/lib/campaigns/campaigns';
import { bringAllUp, bringUp, heard } from '@/lib/campaigns/carry-out';
import { membersOf } from '@/lib/campaigns/people';
import { emptyDraft } from '@/lib/push/draft';
import { pushesIn, pushesOf, underWay } from '@/lib/push/outbox';
import { goOn } from '@/lib/push/push';
import { onPushed } from '@/lib/push/run';
import { changeMine } from '@/lib/settings/mine';
import type { Trigger } from '@/lib/settings/settings';
import { seed, type Lever } from '../../lever/index.ts';
import { readingOf } from '../people';
import { untilIdle } from '../push/worker-life';
import type { VirtualTime } from '../virtual-time';
import { nobodyKnown } from './world';

vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));
const reading = readingOf();
const person = reading.identity;
const onScreen = { shown: 'as read', result: { ok: true as const, reading } };
vi.mock('@/lib/linkedin/read-tab', () => ({ readTab: () => Promise.resolve(onScreen) }));
vi.mock('@/lib/push/on-screen', () => ({ onScreen: () => Promise.resolve(onScreen) }));

/** Whole stories of a person in a campaign: events, take-backs, a colleague at work, faults, and all of it at once. */

const ACCOUNT = 'account-1';
const stages = Object.values(seed.stages);
const place = (id: string): number => stages.findIndex((one) => one.id === id);

let lever: Lever;
let time: VirtualTime;
let coming: Promise<void>[];
let hears = true;
onPushed((push) => {
  if (hears) coming.push(heard(push));
});
afterEach(() => {
  hears = true;
});

async function begin(trigger: Trigger): Promise<void> {
  coming = [];
  ({ lever, time } = await nobodyKnown());
  await changeMine((mine) => ({
    ...mine,
    campaigns: [
      {
        ...{ id: 'c', name: 'Backend EU', colour: 'blue', archived: false },
        settings: {
          trigger,
          history: true,
          stageReplied: seed.stages.responded.id,
          stageInterested: seed.stages.recruiterScreen.id,
          stageNotInterested: seed.stages.reachedOut.id,
        },
      },
    ],
  }));
}

const held = () =>
  [...lever.state.production.opportunities.values()].filter(
    ({ contact }) => lever.state.production.contacts.get(contact)?.name === 'Mira Halloran',
  );
const notes = () =>
  [...lever.state.production.notes.values()]
    .filter((note) => note.deletedAt === null && held().some(({ id }) => id === note.opportunity))
    .flatMap((note) => note.fields.map(({ value }) => value));

/** Until no push is on its way and nobody is at it. */
async function settled(): Promise<void> {
  do {
    for (const { id } of await membersOf(person, ACCOUNT)) await bringUp(id);
    await untilIdle(time);
    await Promise.all(coming);
    time.pass(120_000);
    await bringAllUp();
  } while ((await pushesOf(person, ACCOUNT)).some(underWay));
}

const deeds = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom('replied' as const, 'interested' as const, 'notInterested' as const),
    },
    { weight: 2, arbitrary: fc.constant('unmark' as const) },
    { weight: 2, arbitrary: fc.record({ moves: fc.nat(stages.length - 1) }) },
    { weight: 2, arbitrary: fc.record({ drops: fc.constantFrom('before' as const, 'after' as const) }) },
    { weight: 1, arbitrary: fc.constant('dies' as const) },
    { weight: 3, arbitrary: fc.constant('settles' as const) },
  ),
  { minLength: 1, maxLength: 10 },
);

const runs = { numRuns: Number(process.env['SOAK_RUNS'] ?? 40), seed: Number(process.env['SOAK_SEED'] ?? 7) };

it('never loses an event, tells one twice, pushes twice or moves a stage back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<Trigger>('added', 'replied', 'interested'),
      deeds,
      async (trigger, all) => {
        await begin(trigger);
        await addToCampaign(
          { tabId: 1, person, draft: emptyDraft, shown: 'as read', seen: undefined, anyway: false },
          'c',
        );
        const id = (await membersOf(person, ACCOUNT))[0]!.id;
        let reached = -1;
        let takenBack = false;
        for (const deed of all) {
          if (deed === 'settles') await settled();
          else if (deed === 'dies') {
            // What a push comes to is heard by nobody: the next life finds it.
            hears = false;
            await untilIdle(time);
            hears = true;
          } else if (deed === 'unmark') {
            await settled();
            if ((await unmark(id)) === undefined) takenBack = true;
            await settled();
          } else if (typeof deed === 'string') await Promise.all([mark([id], deed), mark([id], deed)]);
          else if ('drops' in deed)
            lever.faults.add({
              match: { method: 'POST', times: 1 },
              do: { drop: deed.drops, inAnswer: true },
            });
          else {
            await settled();
            const [one] = held();
            if (one && deed.moves > place(one.stage)) one.stage = stages[deed.moves]!.id;
          }
          const [one] = held();
          if (one) {
            if (!takenBack) expect(place(one.stage)).toBeGreaterThanOrEqual(reached);
            reached = place(one.stage);
            takenBack = false;
          }
        }
        await settled();
        // What waits for the recruiter after two tries is tried again by them, as long as Lever drops it.
        for (let tries = 0; tries <= all.length; tries += 1) {
          for (const one of await pushesIn('waiting')) await goOn(one.id);
          await settled();
        }
        expect(held().filter(({ archived }) => !archived).length).toBeLessThanOrEqual(1);
        const [member] = await membersOf(person, ACCOUNT);
        const lines = notes().flatMap((value) => value.split('\n'));
        if (member!.pushed)
          for (const [kind, word] of [
            ['replied', 'Replied'],
            ['interested', 'Interested'],
            ['notInterested', 'Not interested'],
          ] as const) {
            const happened = member!.events.filter((event) => event.kind === kind).length;
            expect(
              lines.filter((line) => line.endsWith(`: ${word}`)),
              `${kind} ${JSON.stringify(lines)}`,
            ).toHaveLength(happened);
          }
      },
    ),
    runs,
  );
}, 600_000);
