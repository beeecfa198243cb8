import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { handlers } from '@/lib/messages/handlers';
import { checkTeam, TEAM_ALARM } from '@/lib/settings/address';
import { layersInForce } from '@/lib/settings/in-force';
import type { Lever } from '../../lever/index.ts';
import { createTeamService, type TeamFault, type TeamService } from '../../team/service.ts';
import { connectedWorker } from '../worker';
import { documentOf, fileOf, listsThere, permitted, policyIs, signedInAs } from './team';

const HOST = 'settings.example.com';
const ADDRESS = `https://${HOST}/fulcrum.json`;
const from = { sender: 'options' as const, tabId: undefined };

let lever: Lever;
let service: TeamService;
beforeEach(async () => {
  lever = await connectedWorker();
  service = createTeamService(fileOf({ settings: { tags: ['from the team'] }, locks: ['tags'] }));
  lever.serve(HOST, service.answer);
  policyIs({});
  permitted(true);
  await listsThere();
});

const page = () => handlers['settings.page']({}, from).then(({ team }) => team);
const asked = () => lever.requests.filter((one) => one.host === HOST);
const point = (keys: { readKey?: string; publishKey?: string } = {}) =>
  handlers['settings.address']({ address: ADDRESS, ...keys }, from);
const check = () => handlers['settings.check']({}, from);
const hourLater = () => vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60 * 60_000);

describe('the team settings address', () => {
  it('puts what it has in force at once', async () => {
    expect(await point()).toEqual({});
    expect(await layersInForce()).toMatchObject({
      source: 'address',
      team: { tags: ['from the team'] },
      locks: ['tags'],
    });
    expect((await page()).checkedAt).toBeTypeOf('number');
  });

  it('is asked with the ETag, and a 304 keeps the copy', async () => {
    await point();
    await check();
    expect(asked().map((one) => [one.headers['if-none-match'], one.status])).toEqual([
      [undefined, 200],
      ['"v1"', 304],
    ]);
    expect((await layersInForce()).team).toEqual({ tags: ['from the team'] });
  });

  it('brings a new version, and open screens are told', async () => {
    await point();
    service.content = fileOf({ settings: { tags: ['newer'] } });
    const told = vi.spyOn(fakeBrowser.runtime, 'sendMessage');
    await check();
    expect((await layersInForce()).team).toEqual({ tags: ['newer'] });
    await vi.waitFor(() => {
      expect(told).toHaveBeenCalledWith({ type: 'changed' });
    });
  });

  it.each([
    ['a web page', { kind: 'page' }, 'settingsIsPage'],
    ['404', { kind: 'status', status: 404 }, 'addressNotFound'],
    ['500', { kind: 'status', status: 500 }, 'addressDown'],
    ['403', { kind: 'status', status: 403 }, 'addressWantsKey'],
    ['a code of its own', { kind: 'status', status: 418 }, 'addressOdd'],
    ['a redirect to another host', { kind: 'redirect', to: 'https://evil.example/x' }, 'addressRedirects'],
    ['a redirect within the host', { kind: 'redirect', to: `https://${HOST}/y` }, 'addressRedirects'],
    ['more than 1 MB', { kind: 'huge' }, 'addressTooLarge'],
    ['broken JSON', { kind: 'broken' }, 'addressBroken'],
  ] as [string, TeamFault, string][])(
    'that answers %s keeps the last good copy and says so',
    async (_, fault, key) => {
      await point();
      service.options.fault = fault;
      await check();
      expect(await page()).toMatchObject({ source: 'address', problem: { key } });
      expect(await layersInForce()).toMatchObject({ team: { tags: ['from the team'] }, locks: ['tags'] });
      expect(lever.strangers).toEqual([]);
      service.options.fault = undefined;
      await check();
      expect(await page()).not.toHaveProperty('problem');
    },
  );

  it.each([
    ['of a newer version', '{"fulcrum": 2}', 'settingsNewer'],
    ['of something else', '{"hello": "there"}', 'addressNotOurs'],
  ])('that has a document %s keeps the last good copy', async (_, content, key) => {
    await point();
    service.content = content;
    await check();
    expect(await page()).toMatchObject({ problem: { key } });
    expect((await layersInForce()).team).toEqual({ tags: ['from the team'] });
  });

  it('tells what it left out and keeps what it does not know', async () => {
    service.content = JSON.stringify({ fulcrum: 1, settings: { stage: 7, tags: ['ok'] }, later: { a: 1 } });
    await point();
    const team = await page();
    expect(team.told.map((one) => one.key)).toEqual(['settingsBadValue', 'settingsUnknownKeys']);
    expect(team.document['later']).toEqual({ a: 1 });
  });

  it('that does not answer within 20 seconds keeps the last good copy', async () => {
    await point();
    const over = AbortSignal.abort(new DOMException('over', 'TimeoutError'));
    const patience = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(over);
    await check();
    expect(patience).toHaveBeenCalledWith(20_000);
    expect(await page()).toMatchObject({ source: 'address', problem: { key: 'addressNoAnswer' } });
  });

  it('is not asked without a network', async () => {
    await point();
    vi.stubGlobal('navigator', { onLine: false, locks: globalThis.navigator.locks });
    await check();
    expect(await page()).toMatchObject({ source: 'address', problem: { key: 'addressOffline' } });
    expect(asked()).toHaveLength(1);
  });

  it('asks for its site’s permission by name, only where it cannot be reached without', async () => {
    permitted(false);
    await point();
    expect(await page()).not.toHaveProperty('needsPermission');
    lever.faults.add({ match: { host: HOST, times: 2 }, do: { drop: 'before' } });
    await check();
    expect(await page()).toMatchObject({
      needsPermission: `https://${HOST}`,
      problem: { key: 'addressNeedsPermission', args: [`https://${HOST}`] },
    });
    permitted(true);
    lever.faults.add({ match: { host: HOST }, do: { drop: 'before' } });
    await check();
    expect(await page()).toMatchObject({ problem: { key: 'addressUnreachable' } });
    expect(await page()).not.toHaveProperty('needsPermission');
  });

  it('whose server does not let the ETag be named is asked plainly', async () => {
    await point();
    permitted(false);
    service.content = fileOf({ settings: { tags: ['newer'] } });
    lever.faults.add({ match: { host: HOST }, do: { drop: 'before' } });
    await check();
    expect(asked().at(-1)?.headers).not.toHaveProperty('if-none-match');
    expect((await layersInForce()).team).toEqual({ tags: ['newer'] });
  });

  it.each([
    'http://settings.example.com/x',
    'https://me:secret@settings.example.com/x',
    'https://www.linkedin.com/x',
    'https://api.lever.co/v1/users',
    'settings.example.com',
  ])('cannot be %s', async (address) => {
    expect(await handlers['settings.address']({ address }, from)).toMatchObject({
      refused: { key: 'addressNotAllowed' },
    });
    expect(lever.requests).toEqual([]);
  });
});

describe('how often the address is asked', () => {
  it('is once an hour by itself, however often panels open and the worker starts', async () => {
    await point();
    await checkTeam('due');
    await checkTeam('due');
    expect(asked()).toHaveLength(1);
    hourLater();
    await Promise.all([checkTeam('due'), checkTeam('due')]);
    expect(asked()).toHaveLength(2);
  });

  it('is once an hour when it fails too', async () => {
    service.options.fault = { kind: 'status', status: 500 };
    await point();
    await checkTeam('due');
    expect(asked()).toHaveLength(1);
  });

  it('is as soon as a panel opens with the network back', async () => {
    await point();
    vi.stubGlobal('navigator', { onLine: false, locks: globalThis.navigator.locks });
    hourLater();
    await checkTeam('due');
    vi.stubGlobal('navigator', { onLine: true, locks: globalThis.navigator.locks });
    await checkTeam('due');
    expect(asked()).toHaveLength(2);
  });

  it('has an alarm for the next time, and none without an address', async () => {
    const before = Date.now();
    await point();
    const alarm = (await fakeBrowser.alarms.get(TEAM_ALARM))!;
    expect(alarm.scheduledTime - before).toBeGreaterThanOrEqual(60 * 60_000);
    await handlers['settings.address']({ address: '' }, from);
    expect(await fakeBrowser.alarms.get(TEAM_ALARM)).toBeUndefined();
  });
});

describe('the keys', () => {
  it('go along, and are in no page', async () => {
    service.options.readKey = 'read-me';
    await point();
    expect(await page()).toMatchObject({ source: 'none', problem: { key: 'addressWantsKey' } });
    await point({ readKey: 'read-me', publishKey: 'write-me' });
    expect(await page()).toMatchObject({ source: 'address', hasReadKey: true, hasPublishKey: true });
    expect(JSON.stringify(await handlers['settings.page']({}, from))).not.toMatch(/read-me|write-me/);
  });

  it('stay when left out, and are forgotten when empty or with the address', async () => {
    await point({ readKey: 'read-me', publishKey: 'write-me' });
    await point({ publishKey: '' });
    expect(await page()).toMatchObject({ hasReadKey: true, hasPublishKey: false });
    await handlers['settings.address']({ address: '' }, from);
    await point();
    expect(await page()).toMatchObject({ hasReadKey: false });
  });

  it('never go to another site', async () => {
    lever.serve('other.example.com', createTeamService(fileOf({})).answer);
    await point({ readKey: 'read-me' });
    await handlers['settings.address']({ address: 'https://other.example.com/x' }, from);
    const there = lever.requests.filter((one) => one.host === 'other.example.com');
    expect(there).toHaveLength(1);
    expect(there[0]?.headers).not.toHaveProperty('authorization');
  });
});

describe('publishing', () => {
  const tags = (...tags: string[]) => documentOf({ settings: { tags }, locks: ['tags'] });
  /** What an admin does on the options page. */
  const edit = async (settings: object) => {
    const { document } = await page();
    return handlers['settings.keep'](
      {
        scope: 'team',
        base: document,
        document: { ...document, settings: { ...document.settings, ...settings } },
      },
      from,
    );
  };
  const publish = () => handlers['settings.publish']({}, from);
  const held = () => JSON.parse(service.content ?? 'null') as unknown;

  beforeEach(async () => {
    await signedInAs('admin');
    await point();
  });

  it('keeps edits here until they are published, and then they are in force', async () => {
    expect(await edit({ tags: ['mine'] })).toEqual({});
    expect(await page()).toMatchObject({ unpublished: true, document: { settings: { tags: ['mine'] } } });
    expect((await layersInForce()).team).toEqual({ tags: ['from the team'] });
    expect(await publish()).toEqual({ published: true });
    expect(held()).toMatchObject({ ...tags('mine'), account: 'account-1' });
    expect(await page()).toMatchObject({ unpublished: false });
    expect((await layersInForce()).team).toEqual({ tags: ['mine'] });
    // And once more, from the ETag of what was just published.
    await edit({ source: 'Somewhere' });
    expect(await publish()).toEqual({ published: true });
    expect(held()).toMatchObject({ settings: { tags: ['mine'], source: 'Somewhere' } });
  });

  it('has nothing to send where an edit was taken back', async () => {
    await edit({ source: 'Somewhere' });
    const { document } = await page();
    const left = Object.fromEntries(Object.entries(document.settings).filter(([key]) => key !== 'source'));
    await handlers['settings.keep'](
      { scope: 'team', base: document, document: { ...document, account: undefined, settings: left } },
      from,
    );
    expect(await page()).toMatchObject({ unpublished: false });
    expect(await publish()).toMatchObject({ published: false, say: { key: 'publishNothing' } });
  });

  it('puts together what two admins changed at once, tells it, and sends it on the second press', async () => {
    await edit({ source: 'Mine' });
    service.content = fileOf({ settings: { tags: ['theirs'], origin: 'referred' }, locks: ['tags'] });
    expect(await publish()).toEqual({
      published: false,
      say: { key: 'publishMerged', args: ['Tags, Origin'] },
    });
    expect(await page()).toMatchObject({
      unpublished: true,
      document: { settings: { tags: ['theirs'], origin: 'referred', source: 'Mine' } },
    });
    expect((await layersInForce()).team).toEqual({ tags: ['theirs'], origin: 'referred' });
    expect(await publish()).toEqual({ published: true });
    expect(held()).toMatchObject({ settings: { tags: ['theirs'], origin: 'referred', source: 'Mine' } });
  });

  it('does not overwrite what was fetched since the editing began', async () => {
    await edit({ source: 'Mine' });
    service.content = fileOf({ settings: { tags: ['theirs'] }, locks: ['tags'] });
    await check();
    expect(await publish()).toMatchObject({ published: false, say: { key: 'publishMerged' } });
  });

  it('looks before it writes where the ETag cannot be read', async () => {
    service.options.givesEtag = false;
    service.content = fileOf({ settings: { tags: ['from the team'] } });
    await check();
    await edit({ source: 'Mine' });
    service.content = fileOf({ settings: { tags: ['theirs'] } });
    expect(await publish()).toMatchObject({ published: false, say: { key: 'publishMerged' } });
    expect(held()).toMatchObject({ settings: { tags: ['theirs'] } });
    expect(await publish()).toEqual({ published: true });
    expect(held()).toMatchObject({ settings: { tags: ['theirs'], source: 'Mine' } });
  });

  it('finds out that an earlier try had arrived', async () => {
    await edit({ source: 'Mine' });
    lever.faults.add({ match: { method: 'PUT', host: HOST }, do: { drop: 'after' } });
    expect(await publish()).toMatchObject({ published: false, say: { key: 'addressUnreachable' } });
    expect(await publish()).toEqual({ published: true });
    expect(await page()).toMatchObject({ unpublished: false });
  });

  it('begins an address where nothing is yet with the settings there are', async () => {
    await handlers['settings.address']({ address: '' }, from);
    await edit({ source: 'From the file' });
    service.content = undefined;
    await point();
    expect(await page()).toMatchObject({
      source: 'file',
      unpublished: true,
      problem: { key: 'addressNotFound' },
    });
    expect(await publish()).toEqual({ published: true });
    expect(held()).toMatchObject({ settings: { source: 'From the file' } });
    expect(await page()).toMatchObject({ source: 'address', unpublished: false });
  });

  it.each([
    [401, 'publishRefused'],
    [403, 'publishRefused'],
    [404, 'publishNotFound'],
    [405, 'publishNotTaken'],
    [501, 'publishNotTaken'],
    [413, 'publishTooLarge'],
    [428, 'publishNoEtag'],
    [500, 'addressDown'],
    [418, 'addressOdd'],
  ])('answered %i says what to do and keeps the edits', async (status, key) => {
    await edit({ source: 'Mine' });
    lever.faults.add({ match: { method: 'PUT', host: HOST }, do: { status } });
    expect(await publish()).toMatchObject({ published: false, say: { key } });
    expect(await page()).toMatchObject({ unpublished: true, document: { settings: { source: 'Mine' } } });
  });

  it('at an address that takes none says to export the file', async () => {
    service.options.takesPut = false;
    await edit({ source: 'Mine' });
    expect(await publish()).toMatchObject({ published: false, say: { key: 'publishNotTaken' } });
  });

  it('uses the publish key, else the read key', async () => {
    Object.assign(service.options, { readKey: 'read-me', publishKey: 'write-me' });
    await point({ readKey: 'read-me' });
    await edit({ source: 'Mine' });
    expect(await publish()).toMatchObject({ published: false, say: { key: 'publishRefused' } });
    await point({ publishKey: 'write-me' });
    expect(await page()).toMatchObject({ unpublished: true });
    expect(await publish()).toEqual({ published: true });
  });

  it('puts everything there anew where the address has lost it', async () => {
    await edit({ source: 'Mine' });
    service.content = undefined;
    expect(await publish()).toEqual({ published: true });
    expect(service.content).toContain('Mine');
  });

  it('leaves edits alone that stand here while another address is tried', async () => {
    await edit({ source: 'Mine' });
    await handlers['settings.address']({ address: `https://${HOST}/typo` }, from);
    await handlers['settings.address']({ address: ADDRESS }, from);
    expect(await page()).toMatchObject({ unpublished: true, document: { settings: { source: 'Mine' } } });
  });

  it('waits for a fetch under way, whose late answer would put the old settings back', async () => {
    service.options.givesEtag = false;
    await edit({ source: 'Mine' });
    const slow = lever.faults.add({ match: { host: HOST, method: 'GET' }, do: { hang: true, acted: true } });
    const fetched = check();
    await lever.until(() => slow.hit.length === 1);
    const published = publish();
    slow.release();
    slow.remove();
    await Promise.all([fetched, published]);
    expect((await layersInForce()).team).toMatchObject({ source: 'Mine' });
  });

  it('is for admins', async () => {
    await edit({ source: 'Mine' });
    await signedInAs('teamMember');
    expect(await edit({ source: 'Theirs' })).toMatchObject({ refused: { key: 'roleNoAdmin' } });
    expect(await publish()).toMatchObject({ published: false, say: { key: 'roleNoAdmin' } });
    expect(await page()).toMatchObject({ readOnly: { key: 'roleNoAdmin' } });
  });

  it('is no more after a change of mind', async () => {
    await edit({ source: 'Mine' });
    await handlers['settings.discard']({}, from);
    expect(await page()).toMatchObject({ unpublished: false });
    expect(await publish()).toMatchObject({ published: false, say: { key: 'publishNothing' } });
  });
});
