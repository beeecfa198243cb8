import { beforeEach, describe, expect, it, vi } from 'vitest';
import { changeConnection, loadConnection } from '@/lib/connection/record';
import { readTab } from '@/lib/linkedin/read-tab';
import { handlers } from '@/lib/messages/handlers';
import { forgetIndex } from '@/lib/match/build';
import { beginIndex } from '@/lib/match/index-store';
import type { MatchView } from '@/lib/match/shown';
import { db } from '@/lib/platform/db';
import { keysOf } from '@/lib/profile/identity';
import type { Reading } from '@/lib/profile/reading';
import { emptyDraft, type Draft } from '@/lib/push/draft';
import { keepDraft } from '@/lib/push/drafts';
import { forgetHeld, loadHeld } from '@/lib/push/held';
import { showAgain } from '@/lib/push/on-screen';
import { enqueue, lastPushOf } from '@/lib/push/outbox';
import { drain } from '@/lib/push/run';
import type { Plan } from '@/lib/push/plan';
import { planFor } from '@/lib/push/push';
import { lookAgain, matchFor } from '@/lib/push/who';
import { pickersReady } from '@/lib/settings/pickers';
import { seed, type Lever } from '../../lever/index.ts';
import { readingOf } from '../people';
import { documentOf, permitted, policyIs, signedInAs } from '../settings/team';
import { seenNow } from '../seen';
import { connectedWorker } from '../worker';
import { indexed as allIndexed } from './indexed';

vi.mock('@/lib/linkedin/read-tab', () => ({ readTab: vi.fn() }));
// How calls are paced is another test's: here they come as fast as they are made.
vi.mock('p-throttle', () => ({ default: () => (call: unknown) => call }));

const ACCOUNT = 'account-1';
const TAB = 7;
const popup = { sender: 'popup' as const, tabId: undefined };
const { contacts, opportunities, apiKeys, users, postings } = seed;

let lever: Lever;
beforeEach(async () => {
  lever = await connectedWorker();
  lever.settings.rate = false;
  permitted(false);
  policyIs({});
  const database = await db();
  await Promise.all([database.clear('drafts'), database.clear('pushes'), forgetIndex()]);
  forgetHeld();
});

const indexed = (ago?: number) => allIndexed(lever, ago);

const asAdminsKey = () =>
  changeConnection((now) => ({
    ...now,
    credential: { kind: 'apiKey', apiKey: apiKeys.confidential.key, confidential: true },
  }));

const found = <T>(value: T) => ({ value, where: '', sure: 'bound' as const });
const somebody = (slug: string, name: string, change: Partial<Reading> = {}): Reading =>
  readingOf({
    ...{ identity: { slug, memberId: '2100000888' }, publicUrl: `https://www.linkedin.com/in/${slug}/` },
    ...{ url: `https://www.linkedin.com/in/${slug}/`, name: found(name) },
    ...change,
  });
const marisol = somebody('marisol-etxeberria-demo', 'Marisol Etxeberria');
const stranger = somebody('nobody-known', 'Nobody Known');

const at = async (reading: Reading, draft: Draft = emptyDraft, look = false) =>
  (await matchFor(reading, draft, look, ''))!;
/** What the panel shows once Lever has answered. */
async function asked(reading: Reading, draft: Draft = emptyDraft): Promise<MatchView> {
  await at(reading, draft, true);
  // A busy machine takes its time.
  await vi.waitFor(async () => {
    expect((await at(reading, draft)).match.looking).toBe(false);
  }, 20_000);
  return (await at(reading, draft)).match;
}
/** A push of ours that is in Lever. */
async function pushedBefore(person: Reading['identity'], opportunityId: string, plan?: Plan): Promise<void> {
  const none = { environment: 'production', performAs: users.teamMember.id, calls: [] };
  const record = {
    ...{ id: 'before', keys: keysOf(person), person, account: ACCOUNT, at: 1, opportunityId },
    ...{ plan: plan ?? none, steps: plan?.calls.map(() => ({ state: 'done' })) ?? [], state: 'inLever' },
  };
  await (await db()).put('pushes', record);
}

async function plannedOf(reading: Reading, draft: Draft): Promise<Plan> {
  const planned = await planFor(reading, draft);
  if ('refused' in planned) throw new Error(planned.refused.key);
  return planned.plan;
}

const ids = ({ records }: MatchView) => records.map(({ opportunity }) => opportunity);

describe('at once, from the index', () => {
  it('tells of posting, stage and owner by name, and that they are theirs, without a request', async () => {
    await pickersReady();
    await indexed();
    lever.requests.length = 0;
    const { match } = await at(marisol);
    expect(match).toMatchObject({ verdict: 'exact', looking: false, blind: { key: 'blindConfidential' } });
    expect(match.records[0]).toMatchObject({
      ...{ opportunity: opportunities.marisol.id, contact: contacts.marisol.id, reasons: ['link', 'name'] },
      ...{ posting: postings.backend.text, stage: 'Recruiter screen', owner: users.teamMember.name },
    });
    expect(match.records[0]?.name).toBeUndefined();
    expect(match.records[1]).toMatchObject({ archived: { reason: 'Timing', hired: false } });
    expect(lever.requests).toHaveLength(0);
  });

  it('asks about whom a page elsewhere names as its person, and Lever has under another name', async () => {
    await indexed();
    const named = somebody('unread', 'mari-builds', { publicUrl: undefined });
    const onGithub: Reading = {
      ...named,
      url: 'https://github.com/mari-builds',
      identity: { github: 'mari-builds' },
    };
    expect((await at(onGithub)).match.verdict).toBe('none');
    const offering = { ...onGithub, offered: ['https://www.linkedin.com/in/Marisol-Etxeberria-demo/?x=1'] };
    const theirs = [opportunities.marisol.id, opportunities.marisolArchived.id];
    const perhaps = { verdict: 'possible', records: [{ reasons: ['offered'] }, {}] };
    const { match } = await at(offering);
    expect(match).toMatchObject(perhaps);
    expect(ids(match)).toEqual(theirs);
    const answered = await asked(offering);
    expect(answered).toMatchObject(perhaps);
    expect(ids(answered)).toEqual(theirs);
    expect(answered.stops.map(({ say }) => say.key)).toContain('stopPossible');
  });

  it('says that nobody is there only when all of Lever is in it', async () => {
    expect((await at(stranger)).match.verdict).toBe('unknown');
    await indexed();
    expect((await at(stranger)).match.verdict).toBe('none');
  });
});

describe('asked of Lever', () => {
  it('has names, and is kept for the next panel', async () => {
    await indexed();
    const match = await asked(marisol);
    expect(match).toMatchObject({ verdict: 'exact', looking: false });
    expect(match.records[0]).toMatchObject({ name: 'Marisol Etxeberria', location: 'Bilbao' });
    const before = lever.requests.length;
    expect((await at(marisol, emptyDraft, true)).match.looking).toBe(false);
    expect(lever.requests).toHaveLength(before);
    expect(lever.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('tells of a record what it was looked at to be since, at once and from the index too', async () => {
    await pickersReady();
    await indexed();
    expect((await asked(marisol)).records[0]?.stage).toBe('Recruiter screen');
    lever.state.production.opportunities.get(opportunities.marisol.id)!.stage = seed.stages.references.id;
    await loadHeld(opportunities.marisol.id);
    const before = lever.requests.length;
    const told = [await at(marisol), await at(somebody('marisol-etxeberria-demo', 'M. E.'))];
    expect(told.map(({ match }) => match.records[0]?.stage)).toEqual(
      told.map(() => seed.stages.references.text),
    );
    expect(told[0]?.match.records[0]?.name).toBe('Marisol Etxeberria');
    expect(lever.requests).toHaveLength(before);
  });

  it('asks no second time for the records of whom it found by an address', async () => {
    await indexed();
    const draft = { ...emptyDraft, fields: { email: contacts.marisol.emails[0]! } };
    const match = await asked(marisol, draft);
    expect(ids(match)).toEqual([opportunities.marisol.id, opportunities.marisolArchived.id]);
    expect(lever.requests.filter(({ path }) => path === '/v1/opportunities')).toHaveLength(1);
  });

  it('drops what the index has and Lever no longer has', async () => {
    await indexed();
    for (const one of [opportunities.marisol, opportunities.marisolArchived]) lever.deleteOpportunity(one.id);
    expect((await at(marisol)).match.verdict).toBe('exact');
    expect(await asked(marisol)).toMatchObject({ verdict: 'none', records: [] });
  });

  it('finds by an address that was typed, without any index', async () => {
    const draft = { ...emptyDraft, fields: { email: 'x@nobody.example, marisol.ETXEBERRIA@example.com' } };
    const match = await asked(stranger, draft);
    expect(match).toMatchObject({ verdict: 'exact', blind: { key: 'blindBoth' } });
    expect(match.records[0]).toMatchObject({ reasons: ['email'], contact: contacts.marisol.id });
  });

  it('looks again when another address is typed', async () => {
    const typed = (email: string) => ({ ...emptyDraft, fields: { email } });
    expect((await asked(stranger, typed('x@nobody.example'))).verdict).toBe('none');
    expect((await asked(stranger, typed('marisol@quayside.example'))).verdict).toBe('exact');
  });

  it('finds namesakes by a second sign, and leaves alone those with none', async () => {
    await indexed();
    const pastry = somebody('someone-new', 'Marisol Etxeberria', { location: found('Donostia, Spain') });
    const match = await asked(pastry);
    expect(match).toMatchObject({ verdict: 'possible' });
    expect(ids(match)).toEqual([opportunities.namesake.id]);
    expect(match.records[0]?.reasons).toEqual(['name', 'location']);
    const other = somebody('someone-else', 'Marisol Etxeberria', { location: found('Quito') });
    expect((await asked(other)).verdict).toBe('none');
  });

  it('says several where two contacts surely are the person', async () => {
    await indexed();
    const draft = { ...emptyDraft, fields: { email: contacts.namesake.emails[0]! } };
    const match = await asked(marisol, draft);
    expect(match.verdict).toBe('several');
    expect(new Set(match.records.map(({ contact }) => contact)).size).toBe(2);
  });

  it('says so when Lever cannot be asked, and tells what the index has', async () => {
    await indexed();
    lever.faults.add({ match: { times: 1_000 }, do: { status: 403, body: { code: 'F', message: 'no' } } });
    expect(await asked(marisol)).toMatchObject({ verdict: 'exact', blind: { key: 'blindNotAsked' } });
  });

  it('keeps nothing for another account', async () => {
    await indexed();
    await asked(marisol);
    await changeConnection((now) => ({ ...now, account: { id: 'other', environment: 'production' } }));
    expect((await at(marisol)).match).toMatchObject({ verdict: 'unknown', records: [] });
  });
});

describe('how old it is', () => {
  /** A colleague puts somebody into Lever. */
  const colleague = async (reading: Reading) => {
    const request = new Request(`https://api.lever.co/v1/opportunities?perform_as=${users.admin.id}`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${apiKeys.plain.key}:`)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ name: 'Somebody', links: [reading.publicUrl] }),
    });
    expect((await lever.fetch(request)).status).toBe(201);
    lever.requests.pop();
  };
  const quick = () => lever.requests.filter(({ query }) => 'updated_at_start' in query);

  it('is told of who is not there by the index, where Lever was not asked for it', async () => {
    await indexed(4 * 60_000);
    const { knownAt } = (await at(stranger)).match;
    expect(knownAt).toBeLessThanOrEqual(Date.now() - 4 * 60_000);
    expect((await at(stranger)).match.verdict).toBe('none');
    lever.faults.add({ match: { path: '/v1/opportunities', times: 99 }, do: { status: 403, body: {} } });
    expect(await asked(stranger)).toMatchObject({ verdict: 'none', knownAt });
  });

  it('is now once Lever was asked what has changed, with one call and where it is a minute old', async () => {
    await indexed(4 * 60_000);
    const before = Date.now();
    expect((await asked(stranger)).knownAt).toBeGreaterThanOrEqual(before);
    expect(quick()).toHaveLength(1);
    await indexed(30_000);
    await asked(somebody('nobody-else', 'Nobody Else'));
    expect(quick()).toHaveLength(1);
  });

  it('does not hide whom a colleague put in since', async () => {
    await indexed(4 * 60_000);
    await colleague(stranger);
    expect((await at(stranger)).match.verdict).toBe('none');
    const match = await asked(stranger);
    expect(match).toMatchObject({ verdict: 'exact', records: [{ name: 'Somebody', reasons: ['link'] }] });
  });

  it('nor where Lever’s answer is young when a panel opens', async () => {
    await indexed(4 * 60_000);
    expect((await asked(stranger)).verdict).toBe('none');
    await colleague(stranger);
    await at(stranger, emptyDraft, true);
    expect(quick()).toHaveLength(1);
    const database = await db();
    const { looked, ...now } = (await database.get('single', 'index')) as { looked: object; at: number };
    expect(looked).toBeDefined();
    await database.put('single', now, 'index');
    await at(stranger, emptyDraft, true);
    await vi.waitFor(async () => {
      expect((await at(stranger)).match).toMatchObject({ verdict: 'exact', looking: false });
    });
    expect((await at(stranger)).match.records[0]?.name).toBe('Somebody');
  });

  it('is told to be unsure as long as Lever is being read for the first time', async () => {
    const { account } = await loadConnection();
    await beginIndex(account!.id, false);
    expect((await asked(stranger)).blind).toEqual({ key: 'blindReading' });
    await forgetIndex();
  });

  it('is not told where nobody was asked anything', async () => {
    const match = await asked(stranger);
    expect(match).toMatchObject({ verdict: 'unknown', blind: { key: 'blindBothNoMail' } });
    expect(match.knownAt).toBeUndefined();
    const before = Date.now();
    const mailed = await asked(stranger, { ...emptyDraft, fields: { email: 'x@nobody.example' } });
    expect(mailed).toMatchObject({ verdict: 'none', blind: { key: 'blindBoth' } });
    expect(mailed.knownAt).toBeGreaterThanOrEqual(before);
  });
});

describe('what Fulcrum knows by itself', () => {
  it('finds who was pushed, though Lever has neither link nor address of them', async () => {
    await pushedBefore(stranger.identity, opportunities.imported.id);
    expect(await asked(stranger)).toMatchObject({
      verdict: 'exact',
      records: [{ opportunity: opportunities.imported.id, reasons: ['pushed'] }],
    });
  });

  it('joins who was renamed by the number, also when only a draft tells', async () => {
    await indexed();
    const before = { slug: 'marisol-etxeberria-demo', memberId: '2100000888' };
    await keepDraft(before, ACCOUNT, emptyDraft, emptyDraft);
    const renamed = somebody('marisol-e', 'Marisol E.');
    await keepDraft(renamed.identity, ACCOUNT, emptyDraft, emptyDraft);
    expect((await at(renamed)).match.verdict).toBe('exact');
  });

  it('does not join by an address that somebody else has now', async () => {
    await indexed();
    await keepDraft(
      { slug: 'marisol-etxeberria-demo', memberId: '2100000888' },
      ACCOUNT,
      emptyDraft,
      emptyDraft,
    );
    await keepDraft({ slug: 'marisol-etxeberria-demo', memberId: '5' }, ACCOUNT, emptyDraft, emptyDraft);
    expect((await at(somebody('marisol-e', 'Marisol E.'))).match.verdict).toBe('none');
  });
});

describe('a confidential record', () => {
  const solveig = somebody('solveig-abernathy-demo', 'Solveig Abernathy');
  beforeEach(async () => {
    await asAdminsKey();
    await indexed();
  });

  it('shows a team member that it is there and whom to ask, and nothing else', async () => {
    const match = await asked(solveig);
    expect(match.verdict).toBe('exact');
    const [record] = match.records;
    expect(record).toEqual({
      ...{ opportunity: opportunities.confidential.id, contact: contacts.confidential.id },
      ...{ reasons: record?.reasons, hidden: true, anonymised: false, owner: users.superAdmin.name },
      url: record?.url,
    });
    expect(match.stops).toContainEqual({
      how: 'ask',
      say: { key: 'stopHidden', args: [users.superAdmin.name] },
    });
    const draft: Draft = {
      ...emptyDraft,
      choices: { syncAs: 'existing' },
      target: opportunities.confidential.id,
    };
    expect((await at(solveig, draft)).held).toBeUndefined();
    expect(await planFor(solveig, draft)).toEqual({
      refused: { key: 'updateHidden', args: [users.superAdmin.name] },
    });
  });

  it('shows an admin all of it', async () => {
    await signedInAs('admin');
    expect((await asked(solveig)).records[0]).toMatchObject({ hidden: false, name: 'Solveig Abernathy' });
  });
});

describe('Existing record as it is preselected', () => {
  const keys = ({ stops }: MatchView) => stops.map(({ say }) => say.key);

  it('has the stops of an update: nothing is asked that only a new opportunity would need', async () => {
    await indexed();
    expect(keys((await at(marisol)).match)).toEqual([]);
    expect(keys((await at(marisol, { ...emptyDraft, choices: { syncAs: 'lead' } })).match)).toEqual([
      'stopAlready',
    ]);
  });

  it('looks at the record it goes onto, and at no other of the contact', async () => {
    await indexed();
    const recent = lever.state.production.opportunities.get(opportunities.marisolArchived.id)!;
    Object.assign(recent, { owner: users.admin.id, lastInteractionAt: Date.now() });
    policyIs({ teamSettings: documentOf({ settings: { onRecent: 'stop' } }) });
    expect(keys(await asked(marisol))).toEqual([]);
    const onto = { ...emptyDraft, contact: contacts.marisol.id };
    expect(keys(await asked(marisol, onto))).toEqual(['stopRecent']);
  });

  it('is no choice of a push whose panel did not know the person: that asks', async () => {
    await indexed();
    // The draft of a panel that saw nobody says nothing of records.
    expect(keys((await at(stranger)).match)).toEqual([]);
    vi.mocked(readTab).mockResolvedValue({ result: { ok: true, reading: marisol } });
    const { shown } = await showAgain(TAB);
    const seen = await seenNow(marisol, emptyDraft);
    const wish = { tab: TAB, person: marisol.identity, draft: emptyDraft, shown, seen, push: '' };
    const { refused } = await handlers['push.start']({ ...wish, anyway: false }, popup);
    expect(refused?.key).toBe('stopAlready');
  });
});

describe('a record that was erased', () => {
  /** Of the two of the contact the newer live one is erased. */
  beforeEach(async () => {
    const { opportunities: all, contacts: people } = lever.state.production;
    const erased = structuredClone(all.get(opportunities.marisol.id)!);
    Object.assign(erased, { id: 'erased', contact: 'erased', lastInteractionAt: Date.now() });
    all.set('erased', erased);
    const contact = structuredClone(people.get(contacts.marisol.id)!);
    people.set('erased', { ...contact, id: 'erased' });
    await indexed();
    Object.assign(people.get('erased')!, {
      name: '',
      headline: '',
      emails: [],
      links: [],
      isAnonymized: true,
    });
  });
  const onto = (target?: string): Draft => ({
    ...{ ...emptyDraft, choices: { syncAs: 'existing', note: 'hello' } },
    ...(target === undefined ? {} : { target }),
  });

  it('is no target, and none is guessed in its place', async () => {
    expect((await asked(marisol)).verdict).toBe('several');
    expect(await planFor(marisol, onto('erased'))).toEqual({ refused: { key: 'updateErased' } });
    expect((await at(marisol, onto('erased'))).held).toBeUndefined();
    expect(await planFor(marisol, onto())).toEqual({ refused: { key: 'updateNoTarget' } });
  });

  it('is passed over where the contact has a live one', async () => {
    const { opportunities: all, contacts: people } = lever.state.production;
    people.delete('erased');
    all.get('erased')!.contact = contacts.marisol.id;
    await indexed();
    const row = await (await db()).get('index', 'erased');
    await (await db()).put('index', { ...row!, anonymised: true } as never);
    const { match } = await at(marisol);
    expect(match.records[0]).toMatchObject({ opportunity: 'erased', anonymised: true });
    await vi.waitFor(async () => {
      expect((await at(marisol, onto())).held?.opportunity).toBe(opportunities.marisol.id);
    });
  });
});

describe('an update', () => {
  const onto = (target?: string): Draft => ({
    ...emptyDraft,
    choices: { syncAs: 'existing' },
    ...(target === undefined ? {} : { target }),
  });
  const planned = async (draft: Draft, reading = marisol) => planFor(reading, draft);

  it('goes onto the newest live record, and is compared with what Lever has now', async () => {
    await indexed();
    await asked(marisol, onto());
    await vi.waitFor(async () => {
      expect((await at(marisol, onto())).held).toMatchObject({
        ...{ opportunity: opportunities.marisol.id, contact: contacts.marisol.id, location: 'Bilbao' },
        ...{ posting: postings.backend.text, stage: 'Recruiter screen', owner: users.teamMember.name },
      });
    });
    expect(await planned(onto())).toEqual({ refused: { key: 'updateNothing' } });
    const noted = { ...onto(), choices: { syncAs: 'existing', note: 'hello' } };
    expect(await planned(noted)).toMatchObject({
      plan: { opportunity: opportunities.marisol.id, calls: [{ kind: 'note' }] },
    });
  });

  it('does what was decided, field by field', async () => {
    await indexed();
    const draft: Draft = { ...onto(), decisions: { headline: 'replace', sources: 'keep', tags: 'keep' } };
    expect(await planned(draft)).toMatchObject({
      plan: {
        calls: [
          {
            kind: 'contact',
            contact: contacts.marisol.id,
            body: { headline: 'Platform lead at Quillworks' },
          },
        ],
      },
    });
  });

  it('never changes what is protected, whatever a message decides', async () => {
    await indexed();
    policyIs({
      teamSettings: documentOf({ settings: { protected: ['headline', 'location', 'source', 'tags'] } }),
    });
    const draft: Draft = {
      ...onto(),
      choices: { syncAs: 'existing', tags: ['new'], source: 'GitHub', note: 'hello' },
      decisions: { headline: 'replace', location: 'replace', tags: 'add', sources: 'add' },
    };
    expect(await planned(draft)).toMatchObject({ plan: { calls: [{ kind: 'note' }] } });
  });

  it('goes onto no record that is not the person’s', async () => {
    await indexed();
    expect(await planned(onto(opportunities.applicant.id))).toEqual({ refused: { key: 'updateNotThem' } });
    expect(await planned(onto(), stranger)).toEqual({ refused: { key: 'updateNoTarget' } });
  });

  it('does not ask for a posting, which Lever takes for no record that is there', async () => {
    await indexed();
    policyIs({ teamSettings: documentOf({ settings: { mandatory: ['posting'] } }) });
    const noted = { ...onto(), choices: { syncAs: 'existing', note: 'hello' } };
    expect(await planned(noted)).toMatchObject({ plan: { calls: [{ kind: 'note' }] } });
    expect(await planned({ ...noted, choices: { note: 'hello' } })).toEqual({
      refused: { key: 'pushIncomplete' },
    });
  });

  it('is refused in words when Lever cannot be asked for the record', async () => {
    await indexed();
    await asked(marisol, onto());
    lever.faults.add({
      match: { path: `/v1/opportunities/${opportunities.marisol.id}` },
      do: { status: 403, body: { code: 'F', message: 'no' } },
    });
    expect(await planned(onto())).toMatchObject({ refused: { key: 'errorForbidden' } });
  });
});

describe('a push', () => {
  /** The page shows this person, and the panel pushes them. */
  async function push(reading: Reading, draft: Draft = emptyDraft, anyway = false) {
    vi.mocked(readTab).mockResolvedValue({ result: { ok: true, reading } });
    const { shown } = await showAgain(TAB);
    const seen = await seenNow(reading, draft);
    const last = await lastPushOf(reading.identity, ACCOUNT);
    const wish = { tab: TAB, person: reading.identity, draft, shown, seen, push: last?.id ?? '', anyway };
    const { refused } = await handlers['push.start'](wish, popup);
    return refused?.key;
  }
  const accepted = async (reading: Reading) => {
    const [first] = (await lastPushOf(reading.identity, ACCOUNT))?.plan.calls ?? [];
    return first?.kind === 'create' ? first.body : first;
  };

  it('of somebody who is nowhere in Lever is accepted', async () => {
    await indexed();
    expect(await push(stranger)).toBeUndefined();
    expect(await accepted(stranger)).toMatchObject({ name: 'Nobody Known' });
  });

  it('of somebody in Lever asks first, whatever the panel knew', async () => {
    await indexed();
    expect(await push(marisol)).toBe('stopAlready');
    expect(await accepted(marisol)).toBeUndefined();
    expect(await push(marisol, emptyDraft, true)).toBeUndefined();
    expect(await accepted(marisol)).not.toHaveProperty('contact');
  });

  it('goes to the contact that was chosen, and to no other person’s', async () => {
    await indexed();
    expect(await push(marisol, { ...emptyDraft, contact: contacts.applicant.id }, true)).toBe(
      'contactNotThem',
    );
    expect(await push(marisol, { ...emptyDraft, contact: contacts.marisol.id })).toBeUndefined();
    expect(await accepted(marisol)).toMatchObject({ contact: contacts.marisol.id });
  });

  it('to nobody’s contact is the recruiter’s to decide', async () => {
    await indexed();
    expect(await push(marisol, { ...emptyDraft, contact: null })).toBeUndefined();
    expect(await accepted(marisol)).not.toHaveProperty('contact');
  });

  it('again, of who was pushed, is a push only for another posting on a contact that was chosen', async () => {
    await indexed();
    const onto = (posting: string | null) => ({
      ...emptyDraft,
      choices: { posting },
      contact: contacts.marisol.id,
    });
    await pushedBefore(marisol.identity, opportunities.marisol.id, await plannedOf(marisol, onto(null)));
    const first = (await lastPushOf(marisol.identity, ACCOUNT))?.id;
    expect(await push(marisol, onto(null))).toBe('pushTwice');
    expect((await lastPushOf(marisol.identity, ACCOUNT))?.id).toBe(first);
    expect(await push(marisol, onto(postings.manyPlaces.id))).toBeUndefined();
    expect(await accepted(marisol)).toMatchObject({ postings: [postings.manyPlaces.id] });
  });

  it('does not bring a note a second time to the same record', async () => {
    await indexed();
    const noted: Draft = { ...emptyDraft, choices: { syncAs: 'existing', note: 'hello' } };
    const plan = await plannedOf(marisol, noted);
    expect(plan.calls).toMatchObject([{ kind: 'note' }]);
    await pushedBefore(marisol.identity, opportunities.marisol.id, plan);
    expect(await push(marisol, noted)).toBe('updateNothing');
  });

  it('of somebody with a hidden record is accepted on the recruiter’s word only', async () => {
    await asAdminsKey();
    await indexed();
    const solveig = somebody('solveig-abernathy-demo', 'Solveig Abernathy');
    const draft = { ...emptyDraft, contact: contacts.confidential.id };
    expect(await push(solveig, draft)).toBe('stopHidden');
    expect(await accepted(solveig)).toBeUndefined();
    expect(await push(solveig, draft, true)).toBeUndefined();
    expect(await accepted(solveig)).toMatchObject({ contact: contacts.confidential.id });
  });

  it('is refused, anyway or not, where the team says so', async () => {
    await indexed();
    const oleander = somebody('oleander-brzezicki-demo', 'Oleander Brzezicki');
    policyIs({ teamSettings: documentOf({ settings: { onArchived: 'stop' } }) });
    const draft = { ...emptyDraft, contact: contacts.oleander.id };
    expect(await push(oleander, draft, true)).toBe('stopArchived');
  });

  it('of somebody who was hired asks, though nothing but Lever’s lists tells so', async () => {
    await indexed();
    const stored = lever.state.production.opportunities.get(opportunities.oleander.id)!;
    stored.archived!.reason = seed.archiveReasons.hiredInactive.id;
    const oleander = somebody('oleander-brzezicki-demo', 'Oleander Brzezicki');
    expect(await push(oleander, { ...emptyDraft, contact: contacts.oleander.id })).toBe('stopHired');
  });

  it('of somebody who was erased in Lever is never silent', async () => {
    await indexed();
    const oleander = somebody('oleander-brzezicki-demo', 'Oleander Brzezicki');
    const contact = lever.state.production.contacts.get(contacts.oleander.id)!;
    Object.assign(contact, { name: '', headline: '', emails: [], links: [], isAnonymized: true });
    expect(await push(oleander, { ...emptyDraft, contact: null })).toBe('stopAnonymised');
  });

  it('is accepted while Lever cannot be asked, by what the index knows', async () => {
    await indexed();
    lever.faults.add({ match: { method: 'GET', times: 1_000 }, do: { drop: 'before' } });
    expect(await push(marisol)).toBe('stopAlready');
    expect(await push(stranger)).toBeUndefined();
  });
});

const staged = (stage: string) => {
  lever.state.production.opportunities.get(opportunities.marisol.id)!.stage = stage;
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the stage that cards tell', () => {
  it('is not put back by a look-up that began before', async () => {
    await pickersReady();
    await indexed();
    await asked(marisol);
    // "Look again": Lever is asked anew, and is slow to give the list of their records, which it made before the move.
    const hangs = lever.faults.add({
      match: { method: 'GET', path: /\/opportunities$/, query: 'contact_id', times: 1 },
      do: { hang: true, acted: true },
    });
    const looking = lookAgain(marisol, emptyDraft);
    while (!hangs.hit.length) await turn();
    expect(hangs.hit).toMatchObject([{ query: { contact_id: [contacts.marisol.id] } }]);
    staged(seed.stages.references.id);
    await loadHeld(opportunities.marisol.id);
    expect((await at(marisol)).match.records[0]?.stage).toBe(seed.stages.references.text);
    hangs.release();
    await looking;
    expect((await at(marisol)).match.records[0]?.stage).toBe(seed.stages.references.text);
  });

  it.each([
    ['another look at it', () => loadHeld(opportunities.marisol.id)],
    ['a whole look-up', () => lookAgain(marisol, emptyDraft)],
  ])('is not put back by a slow look at the record that began before %s', async (_, newer) => {
    await pickersReady();
    await indexed();
    await asked(marisol);
    const hangs = lever.faults.add({
      match: { method: 'GET', path: new RegExp(`/opportunities/${opportunities.marisol.id}$`), times: 1 },
      do: { hang: true, acted: true },
    });
    const slow = loadHeld(opportunities.marisol.id);
    while (!hangs.hit.length) await turn();
    staged(seed.stages.references.id);
    await newer();
    expect((await at(marisol)).match.records[0]?.stage).toBe(seed.stages.references.text);
    hangs.release();
    await slow;
    expect((await at(marisol)).match.records[0]?.stage).toBe(seed.stages.references.text);
  });

  it('of another of their records than the one an update goes onto, is told anew after our own push moved it', async () => {
    // Both live; an update would go onto the first, the campaign tells the second, as which they came in.
    lever.state.production.opportunities.get(opportunities.marisolArchived.id)!.archived = null;
    await pickersReady();
    await indexed();
    const match = await asked(marisol);
    const second = match.records[1]!;
    expect(match.records).toHaveLength(2);
    const to = seed.stages.references;
    expect(second.stage).not.toBe(to.text);
    await pushedBefore(marisol.identity, second.opportunity);
    await asked(marisol);
    const calls = [{ kind: 'stage' as const, stage: to.id, from: second.stageId }];
    const plan = {
      environment: 'production',
      performAs: users.teamMember.id,
      opportunity: second.opportunity,
      calls,
    };
    await enqueue(marisol.identity, ACCOUNT, plan as never, {});
    await drain();
    expect(await lastPushOf(marisol.identity, ACCOUNT)).toMatchObject({ state: 'inLever' });
    expect(lever.state.production.opportunities.get(second.opportunity)?.stage).toBe(to.id);
    // The panel is opened again, and all that it looks at is there.
    const mark = 'pushed inLever';
    const panel = async (look: boolean) => (await matchFor(marisol, emptyDraft, look, mark))!.match;
    await panel(true);
    await vi.waitFor(async () => {
      expect((await panel(false)).looking).toBe(false);
    }, 20_000);
    for (let n = 0; n < 300; n += 1) await turn();
    const told = (await panel(true)).records.find(({ opportunity }) => opportunity === second.opportunity);
    expect(told?.stage).toBe(to.text);
  });

  it('is the newer of a look-up that asked after a look at the record, though it began before', async () => {
    await pickersReady();
    await indexed(600_000);
    // The look-up has begun; it first asks what others put into Lever since, and that takes a while.
    const hangs = lever.faults.add({
      match: { method: 'GET', path: /\/opportunities$/, query: 'updated_at_start', times: 1 },
      do: { hang: true },
    });
    await at(marisol, emptyDraft, true);
    while (!hangs.hit.length) await turn();
    expect(hangs.hit).toMatchObject([{ query: { updated_at_start: [expect.anything()] } }]);
    await loadHeld(opportunities.marisol.id); // the panel looks at the record
    staged(seed.stages.references.id); // somebody moves them in Lever
    hangs.release();
    await vi.waitFor(async () => {
      expect((await at(marisol)).match.looking).toBe(false);
    }, 20_000);
    expect((await at(marisol)).match.records[0]?.stage).toBe(seed.stages.references.text);
  });
});
