import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyDraft, type Draft } from '@/lib/push/draft';
import { enqueue, type Push } from '@/lib/push/outbox';
import { makePlan } from '@/lib/push/plan';
import { planFor } from '@/lib/push/push';
import { askUndo } from '@/lib/push/undo';
import { pushView } from '@/lib/push/view';
import { previewFor } from '@/lib/push/preview';
import { db } from '@/lib/platform/db';
import type { Catalog } from '@/lib/settings/catalog';
import { emptyDocument } from '@/lib/settings/document';
import { pickersReady } from '@/lib/settings/pickers';
import { changeTeam } from '@/lib/settings/team-record';
import {
  formFieldKey,
  leverFields,
  mapKey,
  POSTING_OWNER,
  profileFields,
  rules,
  type Layer,
  type Mapping,
} from '@/lib/settings/settings';
import { seed, type Lever } from '../../lever/index.ts';
import { readingOf } from '../people';
import { resolved } from '../settings-of';
import { virtualTime, type VirtualTime } from '../virtual-time';
import { connectedWorker } from '../worker';
import { stored, untilIdle } from './worker-life';

/** What the emulated Lever holds after a push under the team's settings. */

let lever: Lever;
let lists: Catalog;

// Lever's turns are not for tests.
vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));

let time: VirtualTime;
beforeAll(async () => {
  time = virtualTime();
  await connectedWorker();
  lists = await pickersReady();
});
beforeEach(async () => {
  time = virtualTime();
  lever = await connectedWorker();
  lever.settings.rate = false;
  await (await db()).clear('pushes');
});

const found = <T>(value: T) => ({ value, where: '', sure: 'bound' as const });
const reading = readingOf({
  emails: found(['mira@quill.example']),
  phones: found(['+351 555 010 01']),
  websites: found(['https://mira.example']),
});
const { sourcing } = seed.formTemplates;
const fieldOf = (text: string) => sourcing.fields.find((field) => field.text === text)!.id;
const keyOf = (text: string) => formFieldKey(sourcing.id, fieldOf(text));
const into = (text: string): Mapping => ({
  target: { to: 'form', template: sourcing.id, field: fieldOf(text) },
  rule: 'always',
});
const to = (target: Mapping['target']): Mapping => ({ target, rule: 'ifBlank' });

function accept(team: Layer, draft: Draft = emptyDraft): Promise<Push> {
  const plan = makePlan(reading, resolved(reading, draft, { team }, lists), {
    ...{ environment: 'production', actingAs: seed.users.teamMember.id, lists },
    notes: { recruiter: 'Kim', postingName: '', stageName: '', date: '' },
  });
  return enqueue(reading.identity, 'account-1', plan);
}

async function held(team: Layer, draft?: Draft) {
  const { id } = await accept(team, draft);
  await untilIdle(time);
  const push = await stored(id);
  const { opportunities, contacts, notes, forms } = lever.state.production;
  const opportunity = opportunities.get(push.opportunityId!)!;
  const on = ({ opportunity: of }: { opportunity: string }) => of === opportunity.id;
  return {
    push,
    opportunity,
    contact: contacts.get(opportunity.contact)!,
    notes: [...notes.values()].filter(on),
    forms: [...forms.values()].filter(on),
  };
}

describe('Lever holds, after a push,', () => {
  it.each<[string, Layer, object]>([
    [
      'the name',
      { mapName: to({ to: 'nothing' }), mapTitle: to({ to: 'lever', field: 'name' }) },
      { name: 'Mira Halloran' },
    ],
    [
      'the headline mapped to it',
      { mapHeadline: to({ to: 'nothing' }), mapTitle: to({ to: 'lever', field: 'headline' }) },
      { headline: 'Platform lead' },
    ],
    [
      'the location mapped to it',
      { mapLocation: to({ to: 'nothing' }), mapCompany: to({ to: 'lever', field: 'location' }) },
      { location: 'Quillworks' },
    ],
    ['the e-mail addresses', {}, { emails: ['mira@quill.example'] }],
    ['the phones', {}, { phones: [{ type: 'other', value: '+351 555 010 01' }] }],
    [
      'the links',
      { mapWebsites: to({ to: 'lever', field: 'links' }) },
      { links: ['https://www.linkedin.com/in/mira-halloran/', 'https://mira.example'] },
    ],
    [
      'nothing of what is mapped to nothing',
      { mapHeadline: to({ to: 'nothing' }), mapEmail: to({ to: 'nothing' }) },
      { headline: '', emails: [] },
    ],
  ])('%s', async (_, team, contact) => {
    expect((await held(team)).contact).toMatchObject(contact);
  });

  it('the tags a mapping makes', async () => {
    const team = { tags: ['chosen'], mapCompany: to({ to: 'tag', prefix: 'at ' }) };
    expect((await held(team)).opportunity.tags).toEqual(['chosen', 'at Quillworks']);
  });

  it.each([
    ['the acting user', {}, seed.users.teamMember.id],
    ['a chosen one', { owner: seed.users.admin.id }, seed.users.admin.id],
    [
      'the posting’s',
      { owner: POSTING_OWNER, posting: seed.postings.backend.id },
      seed.postings.backend.owner,
    ],
  ])('the owner: %s', async (_, team, owner) => {
    expect((await held(team)).opportunity.owner).toBe(owner);
  });

  it('each kind of note, secret or not', async () => {
    const draft = { fields: {}, choices: { note: 'hello', summary: true } };
    const team = { summarySecret: true, summaryTemplate: '{name}', ownNoteTemplate: '{recruiter}: {note}' };
    const { notes } = await held(team, draft);
    expect(notes.map(({ secret, fields }) => [fields[0]?.value, secret])).toEqual([
      ['Kim: hello', false],
      ['Mira Halloran', true],
    ]);
  });

  it('each kind of form field, those without a value empty', async () => {
    const displayed = sourcing.fields.map(({ text }) => keyOf(text));
    const forms = {
      [keyOf('Pay expected')]: '65,000',
      [keyOf('Could start')]: '2026-03-01',
      [keyOf('Seniority')]: 'senior',
      [keyOf('Languages')]: ['English', 'Português'],
      [keyOf('Would move')]: 'yes',
    };
    const team = { displayed, mapAbout: into('Summary') };
    const made = await held(team, { ...emptyDraft, forms });
    expect(Object.fromEntries(made.forms[0]!.fields.map(({ text, value }) => [text, value]))).toEqual({
      Summary: 'I keep things running.',
      'Pay expected': 65_000,
      'Could start': Date.UTC(2026, 2, 1),
      Seniority: 'Senior',
      Languages: ['English', 'Português'],
      'Would move': 'yes',
    });
    expect(made.forms[0]).toMatchObject({ secret: false, user: seed.users.teamMember.id });
    expect(made.push.holding).toMatchObject({ forms: 1, notes: 0 });

    const bare = await held({ mapAbout: into('Summary') });
    expect(bare.forms[0]!.fields.filter(({ value }) => value !== null)).toHaveLength(1);
  });

  it('no form that Lever would refuse', async () => {
    const { push, forms } = await held({ mapTitle: into('Seniority'), mapCompany: into('Pay expected') });
    expect(push.state).toBe('inLever');
    expect(forms).toEqual([]);
    expect(push.holding).not.toHaveProperty('forms');
  });
});

describe('whatever is mapped where', () => {
  const text = fc.constantFrom(...['Summary', 'Pay expected', 'Could start', 'Seniority', 'Languages']);
  const mapping: fc.Arbitrary<Mapping> = fc.record({
    target: fc.oneof(
      fc.constant({ to: 'nothing' as const }),
      fc.record({ to: fc.constant('lever' as const), field: fc.constantFrom(...leverFields) }),
      fc.record({ to: fc.constant('tag' as const), prefix: fc.constantFrom('', 'x: ') }),
      text.map((one) => into(one).target),
    ),
    rule: fc.constantFrom(...rules),
  });
  const mappings = fc
    .tuple(...profileFields.map(() => mapping))
    .map((all): Layer => Object.fromEntries(profileFields.map((one, n) => [mapKey[one], all[n]])));

  it('Lever takes it, and the person has a name', async () => {
    await fc.assert(
      fc.asyncProperty(mappings, async (team) => {
        const { push, contact } = await held(team);
        expect(push).toMatchObject({ state: 'inLever' });
        expect(contact.name).not.toBe('');
      }),
      { numRuns: 25 },
    );
  });
});

describe('when the answer to a form is lost', () => {
  const posted = { method: 'POST', path: /\/forms$/ };

  it('it is found, and not sent again', async () => {
    lever.faults.add({ match: posted, do: { drop: 'after' } });
    const { push, forms } = await held({ mapAbout: into('Summary') });
    expect(push.state).toBe('inLever');
    expect(forms).toHaveLength(1);
  });

  it('and Lever has none, sends it again by itself, and asks after the second time', async () => {
    lever.faults.add({ match: posted, do: { drop: 'before' } });
    const once = await held({ mapAbout: into('Summary') });
    expect(once.push).toMatchObject({ state: 'inLever', holding: { forms: 1 } });
    expect(once.forms).toHaveLength(1);
    lever.faults.add({ match: { ...posted, times: 2 }, do: { drop: 'before' } });
    const { push, forms } = await held({ mapAbout: into('Summary') });
    expect(push).toMatchObject({ state: 'waiting', say: { key: 'pushFormNotFound' } });
    expect(forms).toEqual([]);
  });
});

describe('a form that Lever has twice', () => {
  const posted = (request: Request) =>
    request.method === 'POST' && /\/forms$/.test(new URL(request.url).pathname);
  const told = async (push: Push) => {
    const { state, say, receipts } = pushView(push);
    return { state, say, buts: receipts.map(({ but }) => but), undo: (await askUndo(push.id)).cannot };
  };
  const twice = {
    ...{ state: 'inLever', say: { key: 'pushFormTwice' }, buts: [undefined, 'twice'] },
    undo: [{ key: 'undoKeepsForms' }, { key: 'undoKeepsPerson' }, { key: 'undoKeepsRecord' }],
  };
  beforeEach(() =>
    changeTeam((now) => ({
      ...now,
      file: { ...emptyDocument, settings: { undoReason: seed.archiveReasons.withdrew.id } },
    })),
  );

  it('since the browser sent it twice, is told, since nothing can delete one', async () => {
    vi.stubGlobal('fetch', async (given: Request, init?: RequestInit) => {
      const request = new Request(given, init);
      if (posted(request)) await lever.fetch(request.clone());
      return lever.fetch(request);
    });
    const { push, forms } = await held({ mapAbout: into('Summary') });
    expect(forms).toHaveLength(2);
    expect(await told(push)).toEqual(twice);
  });

  it('since the one given up for lost arrived after hours, is told', async () => {
    const onItsWay: Request[] = [];
    vi.stubGlobal('fetch', (given: Request, init?: RequestInit) => {
      const request = new Request(given, init);
      if (!posted(request) || onItsWay.length) return lever.fetch(request);
      onItsWay.push(request);
      return Promise.reject(new TypeError('fetch failed'));
    });
    const { push } = await held({ mapAbout: into('Summary') });
    expect(pushView(push)).toMatchObject({ state: 'inLever', receipts: [{}, { state: 'done' }] });
    expect(pushView(push).receipts[1]).not.toHaveProperty('but');
    time.pass(3 * 3_600_000);
    await lever.fetch(onItsWay[0]!);
    await untilIdle(time, 2 * 86_400_000);
    expect(await told(await stored(push.id))).toEqual(twice);
  });

  it('since two pushes brought it, is what was asked for', async () => {
    const { push } = await held({ mapAbout: into('Summary') });
    const form = push.plan.calls.find(({ kind }) => kind === 'form')!;
    const plan = { ...push.plan, opportunity: push.opportunityId!, calls: [form] };
    const { id } = await enqueue(reading.identity, 'account-1', plan);
    await untilIdle(time);
    expect(pushView(await stored(id)).receipts[0]).not.toHaveProperty('but');
  });
});

describe('planning a push', () => {
  it('waits for Lever’s lists when they were never there', async () => {
    const planned = await planFor(reading, emptyDraft);
    expect(planned).toHaveProperty('plan');
    const asked = new Set(lever.requests.map(({ path }) => path));
    expect(asked).toContain('/v1/form_templates');
    const before = lever.requests.length;
    await planFor(reading, emptyDraft);
    expect(lever.requests).toHaveLength(before);
  });
});

describe('the preview of settings', () => {
  it('tells the calls for the sample person, and the layers', async () => {
    const mine = { ...emptyDocument, settings: { tags: ['mine'], ofALaterVersion: 1 } };
    const team = { ...emptyDocument, settings: { summary: true }, locks: ['summary' as const] };
    const { layers, calls, problem } = await previewFor(team, mine);
    expect(layers).toMatchObject({ team: { summary: true }, mine: { tags: ['mine'] }, locks: ['summary'] });
    expect(layers.mine).not.toHaveProperty('ofALaterVersion');
    expect(calls.map(({ say }) => say.key)).toEqual(['planCreate', 'planSummary']);
    expect(JSON.parse(calls[0]!.body)).toMatchObject({
      name: 'Robin Sample',
      tags: ['mine'],
      owner: seed.users.teamMember.id,
    });
    expect(problem).toBeUndefined();
  });

  it('says why a push would stop, and tells the calls all the same', async () => {
    const team = { ...emptyDocument, settings: { syncAs: 'candidate' } };
    const { calls, problem } = await previewFor(team, emptyDocument);
    expect(problem).toEqual({ key: 'missingPosting' });
    expect(calls).toHaveLength(1);
  });
});
