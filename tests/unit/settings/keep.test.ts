import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changeConnection } from '@/lib/connection/record';
import { handlers } from '@/lib/messages/handlers';
import { db } from '@/lib/platform/db';
import { emptyDraft } from '@/lib/push/draft';
import { planFor } from '@/lib/push/push';
import { layersInForce } from '@/lib/settings/in-force';
import { pickers } from '@/lib/settings/pickers';
import { MOST_CAMPAIGNS, MOST_PRESETS, type Campaign, type Preset } from '@/lib/settings/settings';
import { seed, type Lever } from '../../lever/index.ts';
import { readingOf } from '../people';
import { connectedWorker } from '../worker';
import { documentOf, fileOf, listsThere, policyIs, signedInAs } from './team';

const from = { sender: 'options' as const, tabId: undefined };
const page = () => handlers['settings.page']({}, from);
const keep = (scope: 'team' | 'mine', base: object, document: object) =>
  handlers['settings.keep']({ scope, base: documentOf(base), document: documentOf(document) }, from);
const take = (scope: 'team' | 'mine', content: string) =>
  handlers['settings.import']({ scope, content }, from);
const preset = (id: string, settings: Preset['settings'] = {}): Preset => ({
  ...{ id, name: `Preset ${id}`, settings },
  kind: 'lead',
});

const campaign = (id: string, settings: Campaign['settings'] = {}): Campaign => ({
  ...{ id, name: `Campaign ${id}`, colour: 'blue', archived: false, settings },
});

let lever: Lever;
beforeEach(async () => {
  lever = await connectedWorker();
  policyIs({});
  await listsThere();
  // The client's pauses are for Lever's limits, not for tests.
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((work: () => void) => {
    queueMicrotask(work);
    return 0;
  }) as never);
});

describe('the team’s settings edited here', () => {
  it('are in force at once, bear the account, and open screens are told', async () => {
    await signedInAs('admin');
    const told = vi.spyOn(fakeBrowser.runtime, 'sendMessage');
    expect(await keep('team', {}, { settings: { tags: ['team'] }, locks: ['tags'] })).toEqual({});
    expect(await layersInForce()).toMatchObject({
      source: 'file',
      team: { tags: ['team'] },
      locks: ['tags'],
      editsTeam: true,
    });
    expect((await page()).team).toMatchObject({ unpublished: false, document: { account: 'account-1' } });
    await vi.waitFor(() => {
      expect(told).toHaveBeenCalledWith({ type: 'changed' });
    });
  });

  it('lose nothing of what another window changed', async () => {
    await signedInAs('admin');
    await keep('team', {}, { settings: { tags: ['team'] } });
    await keep('team', {}, { settings: { source: 'Fair' } });
    expect((await layersInForce()).team).toEqual({ tags: ['team'], source: 'Fair' });
  });

  it.each(['teamMember', 'interviewer'] as const)('are not for a %s', async (who) => {
    await signedInAs(who);
    expect(await keep('team', {}, { settings: { tags: ['x'] } })).toMatchObject({
      refused: { key: 'roleNoAdmin' },
    });
    expect(await layersInForce()).toMatchObject({ team: {}, editsTeam: false });
  });

  it('are not for anybody before the sign-in', async () => {
    await changeConnection((now) => ({ ...now, actingAs: null }));
    expect(await keep('team', {}, { settings: { tags: ['x'] } })).toMatchObject({
      refused: { key: 'roleUnknown' },
    });
  });

  it('are for a custom role that the team made an admin', async () => {
    const custom = 'custom-role-1';
    await signedInAs('admin');
    await keep('team', {}, { roles: { [custom]: 'admin' } });
    await changeConnection((now) => ({ ...now, actingAs: { ...now.actingAs!, role: custom } }));
    expect(await keep('team', {}, { settings: { tags: ['x'] } })).toEqual({});
  });

  it('are no stage for a document that is too large or has too many presets', async () => {
    await signedInAs('admin');
    const half = Array.from({ length: 60 }, (_, n) => preset(`a${n}`));
    const other = Array.from({ length: 60 }, (_, n) => preset(`b${n}`));
    await keep('team', {}, { presets: half });
    expect(await keep('team', {}, { presets: other })).toMatchObject({
      refused: { key: 'settingsTooManyPresets', args: [String(MOST_PRESETS)] },
    });
    const campaigns = Array.from({ length: MOST_CAMPAIGNS + 1 }, (_, n) => campaign(`c${n}`));
    expect(await keep('mine', {}, { campaigns })).toMatchObject({
      refused: { key: 'settingsTooManyCampaigns', args: [String(MOST_CAMPAIGNS)] },
    });
    expect(await keep('mine', {}, { later: 'x'.repeat(1_100_000) })).toMatchObject({
      refused: { key: 'settingsTooMuch' },
    });
  });
});

describe('my own settings', () => {
  it('are anybody’s to keep, and lie over the team’s', async () => {
    expect(await keep('mine', {}, { settings: { tags: ['mine'] }, presets: [preset('p')] })).toEqual({});
    expect(await layersInForce()).toMatchObject({
      mine: { tags: ['mine'] },
      presets: [{ id: 'p', whose: 'mine' }],
    });
  });

  it('come from a file with its campaigns, in the place of those that are there', async () => {
    await keep('mine', {}, { campaigns: [campaign('a'), campaign('b')] });
    const newer = campaign('b', { trigger: 'replied' });
    expect(await take('mine', fileOf({ campaigns: [newer, campaign('c')] }))).toMatchObject({ taken: true });
    expect((await page()).mine.campaigns).toEqual([campaign('a'), newer, campaign('c')]);
  });

  it('do not take the place of a team’s preset by bearing its id', async () => {
    await take('team', fileOf({ presets: [preset('p', { tags: ['team'] })], locks: ['tags'] }));
    await keep('mine', {}, { presets: [preset('p', { tags: ['mine'] }), preset('lead')] });
    expect((await layersInForce()).presets).toEqual([{ ...preset('p', { tags: ['team'] }), whose: 'team' }]);
  });

  it('that a newer version left are not written over', async () => {
    const theirs = { fulcrum: 9, anything: true };
    await (await db()).put('single', theirs, 'mine');
    await keep('mine', {}, { settings: { tags: ['mine'] } });
    expect((await layersInForce()).mine).toEqual({ tags: ['mine'] });
    expect(await (await db()).get('single', 'mine: not understood')).toEqual(theirs);
  });
});

describe('a lock', () => {
  it('holds for a draft sent straight to the worker, for my settings, presets and an import', async () => {
    await take(
      'team',
      fileOf({ settings: { tags: ['team'], stage: 'lead-reached-out' }, locks: ['tags', 'stage'] }),
    );
    await keep('mine', {}, { settings: { tags: ['mine'] }, presets: [preset('p', { stage: 'lead-new' })] });
    await take('mine', fileOf({ settings: { stage: 'lead-new' } }));
    const choices = { tags: ['this person'], stage: 'lead-responded', syncAs: 'p' };
    const planned = await planFor(readingOf(), { ...emptyDraft, choices });
    expect(planned).toMatchObject({
      plan: { calls: [{ body: { tags: ['team'], stage: 'lead-reached-out' } }] },
    });
  });
});

describe('importing a document', () => {
  it('is how a recruiter gets the team’s file; it replaces the one before', async () => {
    expect(await take('team', fileOf({ settings: { tags: ['one'] } }))).toEqual({
      taken: true,
      came: ['Tags'],
      left: [],
      told: [],
    });
    expect(await take('team', fileOf({ settings: { source: 'Fair' } }))).toEqual({
      taken: true,
      came: ['Source'],
      left: [],
      told: [{ key: 'importReplaced' }],
    });
    expect((await layersInForce()).team).toEqual({ source: 'Fair' });
  });

  it.each([
    ['broken', '{"fulcrum": 1, "settings": {"ta', 'settingsBroken'],
    ['too large', JSON.stringify({ fulcrum: 1, padding: 'x'.repeat(1_100_000) }), 'settingsTooLarge'],
    ['of a newer version', '{"fulcrum": 2}', 'settingsNewer'],
    ['a web page', '<!doctype html><p>Sign in', 'settingsIsPage'],
    ['something else', '{"hello": 1}', 'settingsNotOurs'],
    ['any text', 'hello there', 'importNothing'],
  ])('that is %s changes nothing and says why', async (_, content, key) => {
    await take('team', fileOf({ settings: { tags: ['before'] } }));
    for (const scope of ['team', 'mine'] as const)
      expect(await take(scope, content)).toMatchObject({ taken: false, told: [{ key }] });
    expect(await layersInForce()).toMatchObject({ team: { tags: ['before'] }, mine: {} });
  });

  it('keeps what it does not know, and tells', async () => {
    const content = JSON.stringify({ fulcrum: 1, later: 7, settings: { tags: ['x'], soon: 1 } });
    const { told } = await take('team', content);
    expect(told).toContainEqual({ key: 'settingsUnknownKeys', args: ['later, soon'] });
    const { document } = (await page()).team;
    expect(document).toMatchObject({ later: 7, settings: { tags: ['x'], soon: 1 } });
    expect((await layersInForce()).team).toEqual({ tags: ['x'] });
  });

  it('with ids of another account tells so, and what this account lacks is passed over', async () => {
    const content = fileOf({ account: 'production/other', settings: { posting: 'not-here', tags: ['x'] } });
    const { taken, told } = await take('team', content);
    expect(taken).toBe(true);
    expect(told).toContainEqual({ key: 'importOtherAccount' });
    const planned = await planFor(readingOf(), emptyDraft);
    expect(planned).toMatchObject({ plan: { calls: [{ body: { tags: ['x'] } }] } });
    expect(JSON.stringify(planned)).not.toContain('not-here');
  });

  it('tells a value that cannot be used as left out', async () => {
    const content = JSON.stringify({ fulcrum: 1, settings: { tags: ['x'], stage: 7 } });
    expect(await take('team', content)).toEqual({
      taken: true,
      came: ['Tags'],
      left: [{ key: 'settingsBadValue', args: ['Stage'] }],
      told: [],
    });
  });

  it('tells a lock without a value, and shows what is mandatory', async () => {
    const { came, left, told } = await take(
      'team',
      fileOf({ settings: { displayed: ['tags'], mandatory: ['posting'] }, locks: ['source'] }),
    );
    expect(came).toEqual(['Source', 'Displayed fields', 'Mandatory fields', 'Locks']);
    expect(left).toEqual([]);
    expect(told.map((one) => one.key)).toEqual(['settingsMandatoryShown', 'settingsLockedEmpty']);
    expect((await layersInForce()).team.displayed).toEqual(['tags', 'posting']);
  });

  it('into mine leaves the admin’s rules out and keeps what I have', async () => {
    await keep('mine', {}, { settings: { source: 'Fair' }, presets: [preset('a')] });
    const content = fileOf({
      settings: { tags: ['x'], mandatory: ['posting'] },
      locks: ['tags'],
      presets: [preset('b')],
    });
    expect(await take('mine', content)).toMatchObject({
      taken: true,
      came: ['Tags', 'Presets'],
      left: [{ key: 'importTeamOnly', args: ['Mandatory fields, Locks'] }],
      told: [],
    });
    expect(await layersInForce()).toMatchObject({
      mine: { source: 'Fair', tags: ['x'] },
      presets: [{ id: 'a' }, { id: 'b' }],
    });
  });

  it('changes nothing for a recruiter whose team has an address', async () => {
    await handlers['settings.address']({ address: 'https://settings.example.com/x' }, from);
    expect(await take('team', fileOf({ settings: { tags: ['x'] } }))).toMatchObject({
      taken: false,
      told: [{ key: 'roleNoAdmin' }],
    });
    await signedInAs('admin');
    expect(await take('team', fileOf({ settings: { tags: ['x'] } }))).toMatchObject({ taken: true });
    expect((await page()).team).toMatchObject({ unpublished: true, document: { settings: { tags: ['x'] } } });
    expect((await layersInForce()).team).toEqual({});
  });
});

describe('importing pasted lists', () => {
  const lists = `
    displayed: posting, STAGE; tags
    Mandatory fields:
      - Posting
      - Notice
    Protected: E-mail, Phones, Shoe size
    Stage map: Added = New lead, replied -> responded, Interested = On-site, Not interested = leave
    and so on`;

  it('takes what it understands into what is there, and tells the rest', async () => {
    await signedInAs('admin');
    await keep('team', {}, { settings: { source: 'Fair', displayed: ['note'] } });
    const { taken, came, left, told } = await take('team', lists);
    expect(taken).toBe(true);
    expect((await layersInForce()).team).toEqual({
      source: 'Fair',
      displayed: ['posting', 'stage', 'tags'],
      mandatory: ['posting'],
      protected: ['email', 'phone'],
      stageAdded: 'lead-new',
      stageReplied: 'lead-responded',
      stageNotInterested: null,
    });
    expect(came).toEqual([
      ...['Added', 'Replied', 'Not interested'],
      ...['Displayed fields', 'Mandatory fields', 'Protected fields'],
    ]);
    expect(told).toEqual([]);
    expect(left).toEqual([
      { key: 'importLineUnknown', args: ['and so on'] },
      { key: 'importFieldUnknown', args: ['Notice'] },
      { key: 'importFieldUnknown', args: ['Shoe size'] },
      { key: 'importStageTwice', args: ['On-site'] },
    ]);
  });

  it('knows the fields of profile forms by their names', async () => {
    await signedInAs('admin');
    const { came, left } = await take(
      'team',
      'Displayed: debrief notes, Interview / Notice period\nProtected: Notice period',
    );
    expect(came).toEqual(['Displayed fields']);
    expect(left).toEqual([{ key: 'importFieldTwice', args: ['Notice period'] }]);
    expect((await layersInForce()).team).toEqual({
      displayed: ['form:form-Debrief/Debrief', 'form:form-Interview/notice'],
    });
  });

  it('into the team’s settings is for admins', async () => {
    expect(await take('team', 'Displayed: Tags')).toMatchObject({
      taken: false,
      told: [{ key: 'roleNoAdmin' }],
    });
  });

  it('into mine takes the stage map and leaves the admin’s rules out', async () => {
    expect(await take('mine', 'Mandatory: Posting\nStage map: Added = Responded')).toMatchObject({
      taken: true,
      came: ['Added'],
      left: [{ key: 'importTeamOnly', args: ['Mandatory fields'] }],
    });
    expect((await layersInForce()).mine).toEqual({ stageAdded: 'lead-responded' });
  });
});

describe('the acting user’s role', () => {
  const fetchLists = async () => {
    await listsThere(0);
    await pickers('old');
    await vi.waitFor(async () => {
      expect((await pickers('never')).postings).not.toEqual([]);
    });
  };

  it('follows Lever’s list of users', async () => {
    const user = lever.state.production.users.find((one) => one.id === seed.users.teamMember.id)!;
    user.accessRole = 'interviewer';
    await fetchLists();
    expect((await layersInForce()).mayNotPush).toMatchObject({ key: 'roleInterviewer' });
    expect(await planFor(readingOf(), emptyDraft)).toMatchObject({ refused: { key: 'roleInterviewer' } });
  });

  it('is none any more for somebody Lever deactivated', async () => {
    const user = lever.state.production.users.find((one) => one.id === seed.users.teamMember.id)!;
    user.deactivatedAt = 1;
    await fetchLists();
    expect(await planFor(readingOf(), emptyDraft)).toMatchObject({ refused: { key: 'roleDeactivated' } });
    expect(await keep('team', {}, {})).toMatchObject({ refused: { key: 'roleDeactivated' } });
  });

  it('of a custom kind counts as Team Member unless the team says otherwise', async () => {
    await changeConnection((now) => ({ ...now, actingAs: { ...now.actingAs!, role: 'custom-1' } }));
    expect((await layersInForce()).mayNotPush).toBeUndefined();
    await take('team', fileOf({ roles: { 'custom-1': 'interviewer' } }));
    expect((await layersInForce()).mayNotPush).toMatchObject({ key: 'roleInterviewer' });
  });
});
