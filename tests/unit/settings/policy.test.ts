import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import schema from '@/public/managed-schema.json';
import { handlers } from '@/lib/messages/handlers';
import { document } from '@/lib/settings/document';
import { layersInForce } from '@/lib/settings/in-force';
import { notePolicyAwaited, notePolicyHeard, teamPolicyKeys } from '@/lib/settings/policy';
import { mapping, settings } from '@/lib/settings/settings';
import type { Lever } from '../../lever/index.ts';
import { createTeamService } from '../../team/service.ts';
import { connectedWorker } from '../worker';
import { documentOf, fileOf, listsThere, permitted, policyIs, signedInAs } from './team';

const HOST = 'settings.example.com';
const ADDRESS = `https://${HOST}/fulcrum.json`;
const from = { sender: 'options' as const, tabId: undefined };
const page = () => handlers['settings.page']({}, from).then(({ team }) => team);

let lever: Lever;
beforeEach(async () => {
  lever = await connectedWorker();
  permitted(true);
  await listsThere();
});

const locked = documentOf({ settings: { tags: ['policy'] }, locks: ['tags'] });

describe('team settings by policy', () => {
  it('are asked for once by each look of the options page', async () => {
    const reads = policyIs({ teamSettings: locked, connection: { environment: 'sandbox' } });
    // fakeBrowser types these by their callback form.
    Object.assign(fakeBrowser.commands, { getAll: () => Promise.resolve([]) });
    Object.assign(fakeBrowser.identity, { getRedirectURL: () => 'https://abc.chromiumapp.org/lever' });
    await handlers['settings.page']({}, from);
    expect(reads).toHaveBeenCalledTimes(1);
    expect(await handlers['connection.page']({}, from)).toMatchObject({
      fromPolicy: ['environment'],
      settings: { environment: 'sandbox' },
      connection: { environment: 'production' },
    });
    expect(reads).toHaveBeenCalledTimes(2);
  });

  it('go before the address and the file, and are read only', async () => {
    lever.serve(HOST, createTeamService(fileOf({ settings: { tags: ['address'] } })).answer);
    policyIs({});
    await handlers['settings.address']({ address: ADDRESS }, from);
    policyIs({ teamSettings: locked });
    await signedInAs('superAdmin');
    expect(await layersInForce()).toMatchObject({
      source: 'policy',
      team: { tags: ['policy'] },
      locks: ['tags'],
    });
    expect(await page()).toMatchObject({ readOnly: { key: 'teamFromPolicy' } });
    for (const refused of [
      handlers['settings.keep']({ scope: 'team', base: locked, document: documentOf({}) }, from),
      handlers['settings.import']({ scope: 'team', content: fileOf({}) }, from),
      handlers['settings.import']({ scope: 'team', content: 'Displayed: Tags' }, from),
      handlers['settings.publish']({}, from),
    ])
      expect(JSON.stringify(await refused)).toContain('teamFromPolicy');
    expect((await layersInForce()).locks).toEqual(['tags']);
  });

  it.each(['teamSettings', 'teamSettingsText'])('may come as the text of a document in %s', async (key) => {
    policyIs({ [key]: JSON.stringify(locked) });
    expect(await layersInForce()).toMatchObject({ source: 'policy', locks: ['tags'] });
  });

  it('leave out a value of the wrong type, alone, and tell', async () => {
    policyIs({
      teamSettings: { ...locked, settings: { tags: ['policy'], stage: 7 }, locks: ['tags', 4], later: 1 },
      teamSettingsAddress: 'http://settings.example.com/x',
      teamSettingsReadKey: 7,
    });
    expect(await layersInForce()).toMatchObject({
      source: 'policy',
      team: { tags: ['policy'] },
      locks: ['tags'],
    });
    expect((await page()).told.map((one) => one.key)).toEqual([
      'settingsBadValue',
      'settingsBadPart',
      'settingsUnknownKeys',
      'policyBadValue',
      'policyBadValue',
    ]);
  });

  it.each([
    ['a number', 4],
    ['a list', []],
    ['broken text', '{"fulcrum": 1'],
    ['something of a newer version', { fulcrum: 9 }],
  ])(
    'that are %s leave the last that could be used in force, read only and told',
    async (_, teamSettings) => {
      await handlers['settings.import'](
        { scope: 'team', content: fileOf({ settings: { tags: ['file'] } }) },
        from,
      );
      policyIs({ teamSettings: { fulcrum: 1, settings: { tags: ['policy'] }, locks: ['tags'] } });
      expect(await layersInForce()).toMatchObject({ source: 'policy', locks: ['tags'] });
      policyIs({ teamSettings });
      // What the organisation locked is not open because its next word cannot be read.
      expect(await layersInForce()).toMatchObject({
        source: 'policy',
        team: { tags: ['policy'] },
        locks: ['tags'],
      });
      expect((await page()).readOnly).toMatchObject({ key: 'teamFromPolicy' });
      expect((await page()).told).toMatchObject([{ key: 'policyUnusable' }]);
    },
  );

  it('never gives its key to an address that was typed here', async () => {
    const service = createTeamService(fileOf({}));
    lever.serve(HOST, service.answer);
    policyIs({ teamSettingsAddress: 'http://plain.example.com/x', teamSettingsReadKey: 'by-policy' });
    await handlers['settings.address']({ address: ADDRESS }, from);
    const asked = lever.requests.filter(({ host }) => host === HOST);
    expect(asked.length).toBeGreaterThan(0);
    for (const { headers } of asked) expect(headers['authorization']).toBeUndefined();
  });

  it('may name the address and its key, which then cannot be changed here', async () => {
    const service = createTeamService(fileOf({ settings: { tags: ['address'] } }), { readKey: 'by-policy' });
    lever.serve(HOST, service.answer);
    policyIs({ teamSettingsAddress: ADDRESS, teamSettingsReadKey: 'by-policy' });
    await handlers['settings.check']({}, from);
    expect(await page()).toMatchObject({
      source: 'address',
      address: ADDRESS,
      addressFromPolicy: true,
      hasReadKey: true,
    });
    expect(JSON.stringify(await page())).not.toContain('by-policy');
    for (const change of [{ address: 'https://other.example.com/x' }, { address: ADDRESS, readKey: 'x' }])
      expect(await handlers['settings.address'](change, from)).toMatchObject({
        refused: { key: 'addressFromPolicy' },
      });
    expect(await handlers['settings.address']({ address: ADDRESS, publishKey: 'mine' }, from)).toEqual({});
    expect(await page()).toMatchObject({ hasPublishKey: true });
  });
});

describe('a policy that Chrome has not answered yet', () => {
  const minuteLater = () => vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000);
  beforeEach(async () => {
    policyIs({ teamSettings: locked });
    await layersInForce();
    policyIs({});
    await notePolicyAwaited();
  });

  it('holds as it was last known, locks included', async () => {
    expect(await layersInForce()).toMatchObject({ source: 'policy', locks: ['tags'] });
  });

  it('is no more when Chrome says that it changed and still answers nothing', async () => {
    await notePolicyHeard();
    expect(await layersInForce()).toMatchObject({ source: 'none', locks: [] });
  });

  it('is no more when Chrome had a minute and still answers nothing', async () => {
    minuteLater();
    expect(await layersInForce()).toMatchObject({ source: 'none', locks: [] });
  });

  it('is no more when Chrome answers with something else', async () => {
    policyIs({ connection: { environment: 'sandbox' } });
    expect(await layersInForce()).toMatchObject({ source: 'none', locks: [] });
  });

  it('gives way to a new one at once', async () => {
    policyIs({ teamSettings: { ...locked, locks: [] } });
    expect(await layersInForce()).toMatchObject({ source: 'policy', locks: [] });
  });
});

describe('the schema Chrome checks policy against', () => {
  const { teamSettings } = schema.properties;
  const names = (object: object) => Object.keys(object).sort();

  it('has what a document has', () => {
    expect(names(schema.properties)).toEqual(['connection', ...teamPolicyKeys].sort());
    expect(names(teamSettings.properties)).toEqual(names(document.shape));
    expect(names(teamSettings.properties.settings.properties)).toEqual(names(settings.shape));
    expect(names(teamSettings.properties.presets.items.properties)).toEqual(
      names(document.shape.presets.def.element.shape),
    );
    expect(names(teamSettings.properties.campaigns.items.properties)).toEqual(
      names(document.shape.campaigns.def.element.shape),
    );
    expect(names(teamSettings.properties.settings.properties.mapName.properties)).toEqual(
      names(mapping.shape),
    );
  });
});
