import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { handlers } from '@/lib/messages/handlers';
import { db } from '@/lib/platform/db';
import type { Draft } from '@/lib/push/draft';
import { draftOf, keepDraft } from '@/lib/push/drafts';
import { emptyDraft } from '@/lib/push/draft';
import { layersInForce } from '@/lib/settings/in-force';
import { readingOf } from '../people';
import { connectedWorker } from '../worker';
import { documentOf, fileOf, policyIs } from './team';

const TAB = 7;
const popup = { sender: 'popup' as const, tabId: undefined };
const options = { sender: 'options' as const, tabId: undefined };
const reading = readingOf();
const person = reading.identity;

beforeEach(async () => {
  await connectedWorker();
  await (await db()).clear('drafts');
  policyIs({});
  await fakeBrowser.storage.session.set({ [`screen:${TAB}`]: { shown: 'x', result: { ok: true, reading } } });
});

const chosen = (choices: Draft['choices']) =>
  keepDraft(person, 'account-1', { ...emptyDraft, choices }, emptyDraft);
const save = (name: string, about = { tab: TAB, person }) =>
  handlers['preset.save']({ ...about, name }, popup);
const team = (change: object) =>
  handlers['settings.import']({ scope: 'team', content: fileOf(change) }, options);
const mine = async () => (await layersInForce()).presets.filter((one) => one.whose === 'mine');
const draft = async () => (await draftOf(person, 'account-1')).choices;

describe('Save as preset', () => {
  it('makes what is set for this person a preset of mine, and chooses it for them', async () => {
    await chosen({ syncAs: 'candidate', tags: ['x'], posting: 'p1', note: 'only theirs' });
    expect(await save('  Backend EU ')).toEqual({});
    const [made] = await mine();
    expect(made).toMatchObject({
      name: 'Backend EU',
      kind: 'candidate',
      settings: { tags: ['x'], posting: 'p1' },
    });
    expect(await draft()).toEqual({ syncAs: made!.id, note: 'only theirs' });
  });

  it('lays it over the preset that was chosen', async () => {
    await team({
      presets: [{ id: 't', name: 'Team', kind: 'lead', settings: { tags: ['t'], source: 'Fair' } }],
    });
    await chosen({ syncAs: 't', tags: ['x'] });
    await save('Other');
    expect((await mine())[0]?.settings).toEqual({ tags: ['x'], source: 'Fair' });
  });

  it('takes nothing that is locked or not displayed', async () => {
    await team({ settings: { displayed: ['tags', 'stage'], stage: 'lead-new' }, locks: ['stage'] });
    await chosen({ tags: ['x'], stage: 'offer', source: 'hidden' });
    await save('Mine');
    expect((await mine())[0]?.settings).toEqual({ tags: ['x'] });
  });

  it.each([
    ['', 'presetNeedsName'],
    ['   ', 'presetNeedsName'],
    ['lead', 'presetNameTaken'],
    ['TEAM ONE', 'presetNameTaken'],
  ])('is refused under the name "%s"', async (name, key) => {
    await team({ presets: [{ id: 't', name: 'Team one', kind: 'lead', settings: {} }] });
    await chosen({ tags: ['x'] });
    expect(await save(name)).toMatchObject({ refused: { key } });
    expect(await mine()).toEqual([]);
    expect(await draft()).toEqual({ tags: ['x'] });
  });

  it('is refused where Sync as is locked, since it could not be chosen', async () => {
    await team({ settings: { syncAs: 'lead' }, locks: ['syncAs'] });
    expect(await save('Mine')).toMatchObject({ refused: { key: 'presetSyncAsLocked' } });
  });

  it('is refused when there are as many as there can be', async () => {
    const many = Array.from({ length: 100 }, (_, n) => ({
      ...{ id: `p${n}`, name: `P ${n}`, settings: {} },
      kind: 'lead' as const,
    }));
    await handlers['settings.keep'](
      { scope: 'mine', base: documentOf({}), document: documentOf({ presets: many }) },
      options,
    );
    expect(await save('One more')).toMatchObject({ refused: { key: 'settingsTooManyPresets' } });
  });

  it('is refused for somebody who is not on the screen', async () => {
    const other = { slug: 'somebody-else', memberId: '99' };
    expect(await save('Mine', { tab: TAB, person: other })).toMatchObject({
      refused: { key: 'presetSomebodyElse' },
    });
    expect(await mine()).toEqual([]);
  });
});
