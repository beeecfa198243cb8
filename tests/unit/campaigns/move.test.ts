import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mark } from '@/lib/campaigns/campaigns';
import { bringUp } from '@/lib/campaigns/carry-out';
import { draftInForce } from '@/lib/campaigns/on-screen';
import { addMember, loadMember, loadProfile, membersOf } from '@/lib/campaigns/people';
import { exportCampaigns, importCampaigns } from '@/lib/campaigns/transfer';
import { peopleOf, previewMark } from '@/lib/campaigns/view';
import { changeConnection } from '@/lib/connection/record';
import { handlers } from '@/lib/messages/handlers';
import { emptyDraft } from '@/lib/push/draft';
import { keepDraft } from '@/lib/push/drafts';
import { changeMine } from '@/lib/settings/mine';
import type { Campaign, Layer } from '@/lib/settings/settings';
import type { Lever } from '../../lever/index.ts';
import { readingOf } from '../people';
import { untilIdle } from '../push/worker-life';
import type { VirtualTime } from '../virtual-time';
import { nobodyKnown } from './world';

vi.mock('p-throttle', () => ({ default: () => (work: () => unknown) => work }));

const ACCOUNT = 'account-1';
const reading = readingOf();
const from = { sender: 'options' as const, tabId: undefined };
const move = (members: string[], campaign = 'open') => handlers['campaign.move']({ members, campaign }, from);

const campaignOf = (id: string, settings: Layer, change: Partial<Campaign> = {}): Campaign => ({
  ...{ id, name: `Campaign ${id}`, colour: 'blue', archived: false, settings },
  ...change,
});
const campaigns = (...all: Campaign[]) => changeMine((mine) => ({ ...mine, campaigns: all }));
/** Somebody whose campaign was deleted after it said when they are pushed. */
async function withoutCampaign(id = 'gone'): Promise<string> {
  const member = await addMember(reading, ACCOUNT, id, emptyDraft, { tags: ['then'] });
  return member.id;
}

let lever: Lever;
let time: VirtualTime;
beforeEach(async () => {
  ({ lever, time } = await nobodyKnown());
});
async function settled(id: string): Promise<void> {
  await bringUp(id);
  await untilIdle(time);
}
const held = () => [...lever.state.production.opportunities.values()].map(({ tags }) => tags);

describe('people whose campaign is gone', () => {
  it('wait, and go on with what happened by the settings of the campaign they are moved to', async () => {
    const id = await withoutCampaign();
    await mark([id], 'replied');
    await settled(id);
    expect(await loadMember(id)).toMatchObject({ stands: { key: 'campaignGone' } });
    const before = held().length;
    await campaigns(campaignOf('open', { trigger: 'replied', tags: ['moved'] }));
    expect(await move([id])).toEqual({ moved: 1 });
    await settled(id);
    expect(held()).toHaveLength(before + 1);
    expect(held()).toContainEqual(['moved']);
    expect(await loadMember(id)).toMatchObject({ campaign: 'open', events: [{}, { kind: 'replied' }] });
    expect((await loadMember(id))?.stands).toBeUndefined();
    // What has changed is told against what was so when they were moved.
    expect((await loadProfile(id))?.then.tags).toEqual(['moved']);
  });

  it('have nothing sent where the campaign waits for more', async () => {
    const id = await withoutCampaign();
    await campaigns(campaignOf('open', { trigger: 'interested' }));
    const before = held().length;
    await move([id]);
    await settled(id);
    expect(held()).toHaveLength(before);
    expect(await loadMember(id)).toMatchObject({ campaign: 'open', pending: false });
  });

  it('stay as they are where they are in that campaign already', async () => {
    const id = await withoutCampaign();
    await campaigns(campaignOf('open', { trigger: 'interested' }));
    const member = await addMember(reading, ACCOUNT, 'open', emptyDraft, {});
    expect(await move([id, member.id])).toEqual({ moved: 0 });
    expect(await membersOf(reading.identity, ACCOUNT)).toMatchObject(
      [{ id, campaign: 'gone' }, member].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
  });

  it('of two of one person, moved at once, one goes and one stays', async () => {
    const both = [await withoutCampaign('gone'), await withoutCampaign('gone too')];
    await campaigns(campaignOf('open', { trigger: 'interested' }));
    const all = await Promise.all(both.map((id) => move([id])));
    expect(all.map(({ moved }) => moved).sort()).toEqual([0, 1]);
    expect(await peopleOf(['open'])).toHaveLength(1);
  });

  it('cannot be moved to a campaign that is archived or not there, nor by another account', async () => {
    const id = await withoutCampaign();
    await campaigns(campaignOf('open', {}, { archived: true }));
    expect(await move([id])).toMatchObject({ moved: 0, refused: { key: 'campaignIsArchived' } });
    expect(await move([id], 'nowhere')).toMatchObject({ moved: 0, refused: { key: 'campaignNotThere' } });
    await campaigns(campaignOf('open', {}));
    await changeConnection((now) => ({ ...now, account: { id: 'another', environment: 'production' } }));
    expect(await move([id])).toEqual({ moved: 0 });
    expect(await loadMember(id)).toMatchObject({ campaign: 'gone' });
  });

  it('are shown together, whichever campaigns they were in', async () => {
    await withoutCampaign('gone');
    await withoutCampaign('gone too');
    await withoutCampaign('another');
    expect(await peopleOf(['gone', 'gone too'])).toHaveLength(2);
  });

  it('have nothing sent of them when they are marked, and the preview says so', async () => {
    const id = await withoutCampaign();
    expect(await previewMark(id, 'interested')).toEqual({ does: [], notes: [], changed: [] });
  });
});

describe('people of a campaign that is there', () => {
  it('are in the other one on the screen too, with nothing left behind', async () => {
    await campaigns(
      campaignOf('first', { trigger: 'interested' }),
      campaignOf('open', { trigger: 'interested' }),
    );
    const draft = { ...emptyDraft, campaign: 'first', choices: { note: 'hello' } };
    await keepDraft(reading.identity, ACCOUNT, draft, emptyDraft);
    const { id } = await addMember(reading, ACCOUNT, 'first', draft, {});
    expect(await move([id])).toEqual({ moved: 1 });
    expect(await peopleOf(['first'])).toEqual([]);
    expect(await draftInForce(reading.identity, ACCOUNT)).toEqual({ ...draft, campaign: 'open' });
    expect((await loadProfile(id))?.draft).toEqual({ ...draft, campaign: 'open' });
  });
});

describe('a file of campaigns', () => {
  it('leaves alone who was moved since it was made, and tells what is here already', async () => {
    await campaigns(campaignOf('gone', { trigger: 'interested' }));
    const id = await withoutCampaign('gone');
    const content = await exportCampaigns();
    await campaigns(campaignOf('open', { trigger: 'interested' }));
    await move([id]);
    expect(await importCampaigns(content)).toMatchObject({
      taken: true,
      told: [
        { key: 'campaignsTaken', args: ['1', '0'] },
        { key: 'campaignsHere', args: ['0', '1'] },
      ],
    });
    expect(await peopleOf(['gone', 'open'])).toMatchObject([{ id }]);
    expect(await loadMember(id)).toMatchObject({ campaign: 'open' });
  });

  it('loses of a campaign only what cannot be read', async () => {
    const file = {
      fulcrumCampaigns: 1,
      account: ACCOUNT,
      campaigns: [
        campaignOf('a', { trigger: 'sometime', tags: ['kept'] } as unknown as Layer),
        { id: 'b' },
        campaignOf('c', {}),
      ],
      people: [{}],
    };
    const { taken, told } = await importCampaigns(JSON.stringify(file));
    expect(taken).toBe(true);
    expect(told).toMatchObject([
      { key: 'campaignsTaken', args: ['2', '0'] },
      { key: 'settingsBadValue' },
      { key: 'settingsBadPart', args: ['campaigns'] },
      { key: 'campaignsLeftOut', args: ['1'] },
    ]);
  });
});
