import { beforeEach, describe, expect, it } from 'vitest';
import { handlers } from '@/lib/messages/handlers';
import { layersInForce } from '@/lib/settings/in-force';
import { changeMine, loadMine } from '@/lib/settings/mine';
import type { Campaign, Preset } from '@/lib/settings/settings';
import { team } from '@/lib/settings/team';
import type { Lever } from '../../lever/index.ts';
import { createTeamService } from '../../team/service.ts';
import { connectedWorker } from '../worker';
import { fileOf, listsThere, permitted, policyIs, signedInAs } from './team';

const HOST = 'settings.example.com';
const from = { sender: 'options' as const, tabId: undefined };
const campaign: Campaign = {
  ...{ id: 'c', name: 'Backend EU', colour: 'blue', archived: false, settings: { trigger: 'replied' } },
};
const share = () => handlers['campaign.share']({ campaign: 'c', with: 'team' }, from);
const takeBack = () => handlers['campaign.share']({ campaign: 'c', with: 'mine' }, from);
const publish = () => handlers['settings.publish']({}, from);

/** Whose the campaign is in force, and in which documents it stands. */
async function whose() {
  const { campaigns } = await layersInForce();
  const has = (list: readonly { id: string }[]) => list.some(({ id }) => id === 'c');
  return {
    inForce: campaigns.filter(({ id }) => id === 'c').map((one) => one.whose),
    edited: has((await team()).edited.campaigns),
    mine: has((await loadMine()).campaigns),
  };
}

let lever: Lever;
beforeEach(async () => {
  lever = await connectedWorker();
  policyIs({});
  permitted(true);
  await listsThere();
  await signedInAs('admin');
  await changeMine((mine) => ({ ...mine, campaigns: [campaign] }));
});

describe('a campaign that is shared', () => {
  it('is the team’s at once where the team’s settings stand here, and taken back is one’s own', async () => {
    expect(await share()).toEqual({});
    expect(await whose()).toEqual({ inForce: ['team'], edited: true, mine: false });
    expect((await team()).document).toMatchObject({ account: 'account-1', campaigns: [campaign] });
    expect(await takeBack()).toEqual({});
    expect(await whose()).toEqual({ inForce: ['mine'], edited: false, mine: true });
    expect((await loadMine()).campaigns).toEqual([campaign]);
  });

  it('stays one’s own until it is published, so that its people have it all the time', async () => {
    const service = createTeamService(fileOf({}));
    lever.serve(HOST, service.answer);
    await handlers['settings.address']({ address: `https://${HOST}/fulcrum.json` }, from);
    expect(await share()).toEqual({});
    expect(await whose()).toEqual({ inForce: ['mine'], edited: true, mine: true });
    // Thrown away instead, nothing is lost.
    await handlers['settings.discard']({}, from);
    expect(await whose()).toEqual({ inForce: ['mine'], edited: false, mine: true });

    await share();
    expect(await publish()).toEqual({ published: true });
    expect(await whose()).toEqual({ inForce: ['team'], edited: true, mine: false });

    expect(await takeBack()).toEqual({});
    expect((await whose()).inForce).toEqual(['team']);
    expect(await publish()).toEqual({ published: true });
    expect(await whose()).toEqual({ inForce: ['mine'], edited: false, mine: true });
  });

  it.each(['teamMember', 'interviewer'] as const)('is not for a %s to share or to take', async (who) => {
    await signedInAs(who);
    expect(await share()).toMatchObject({ refused: { key: 'roleNoAdmin' } });
    expect(await whose()).toEqual({ inForce: ['mine'], edited: false, mine: true });
    await signedInAs('admin');
    await share();
    await signedInAs(who);
    expect(await takeBack()).toMatchObject({ refused: { key: 'roleNoAdmin' } });
    expect(await whose()).toEqual({ inForce: ['team'], edited: true, mine: false });
  });

  it('must not name a preset that the team does not have', async () => {
    const preset: Preset = { id: 'p', name: 'My way', kind: 'lead', settings: {} };
    await changeMine((mine) => ({
      ...mine,
      presets: [preset],
      campaigns: [{ ...campaign, settings: { syncAs: 'p' } }],
    }));
    expect(await share()).toMatchObject({ refused: { key: 'campaignOwnPreset', args: ['My way'] } });
    expect(await whose()).toEqual({ inForce: ['mine'], edited: false, mine: true });
  });

  it('must be there', async () => {
    await changeMine((mine) => ({ ...mine, campaigns: [] }));
    expect(await share()).toMatchObject({ refused: { key: 'campaignNotThere' } });
    expect(await takeBack()).toMatchObject({ refused: { key: 'campaignNotThere' } });
  });
});
