import { connect, actAs, disconnect } from '@/lib/connection/sign-in';
import { connectionPage, connectionView, saveSettings } from '@/lib/connection/view';
import { settingsInForce } from '@/lib/connection/connection';
import { loadConnection } from '@/lib/connection/record';
import { announce } from '@/lib/platform/announce';
import { browser } from '@/lib/platform/browser';
import { db, kept } from '@/lib/platform/db';
import { forgetDocked, noteDocked } from '@/lib/platform/docked';
import { say, type Sentence } from '@/lib/platform/text';
import { closeIndex, forgetIndex, indexView, OLD, rebuildIndex, tendIndex } from '@/lib/match/build';
import { forgetAnswers } from '@/lib/match/look';
import { notLooked } from '@/lib/match/shown';
import { samePerson } from '@/lib/profile/identity';
import { diagnosticsOf } from '@/lib/linkedin/diagnostics';
import type { Identity } from '@/lib/profile/reading';
import { draftOf, keepDraft } from '@/lib/push/drafts';
import { beginFile, takePart } from '@/lib/push/files';
import { forgetHeld } from '@/lib/push/held';
import { onScreen, showAgain } from '@/lib/push/on-screen';
import { exportHistory, historyPage, wipeHistory } from '@/lib/push/history';
import { lastPushOf, loadPush } from '@/lib/push/outbox';
import { plannedCalls } from '@/lib/push/plan-words';
import { goOn, pushAgain, readingShown, resumeWaiting } from '@/lib/push/push';
import { previewFor } from '@/lib/push/preview';
import { savePreset } from '@/lib/push/save-preset';
import { askUndo, startUndo } from '@/lib/push/undo';
import { pushView } from '@/lib/push/view';
import { lookAgain, lookWhenStill, matchFor } from '@/lib/push/who';
import {
  addToCampaign,
  goOnWith,
  hearThread,
  keepUp,
  leave,
  mark,
  move,
  planFromScreen,
  pushFromScreen,
  unmark,
} from '@/lib/campaigns/campaigns';
import { bringAllUp, cancel, setNoContact, tendTeam } from '@/lib/campaigns/carry-out';
import { tendFiles, wipeFiles } from '@/lib/campaigns/files';
import { loadMember } from '@/lib/campaigns/people';
import { draftInCampaign, draftInForce, threadOver, threadShown } from '@/lib/campaigns/on-screen';
import { exportCampaigns, importCampaigns } from '@/lib/campaigns/transfer';
import { campaignsOf, conversationWith, counts, peopleOf, previewMark } from '@/lib/campaigns/view';
import type { Thread } from '@/lib/profile/thread';
import { setAddress } from '@/lib/settings/address';
import { importSettings } from '@/lib/settings/import';
import { layersInForce } from '@/lib/settings/in-force';
import { keepMine, keepTeam } from '@/lib/settings/keep';
import { forgetNames } from '@/lib/settings/names';
import { settingsPage } from '@/lib/settings/page';
import { forgetPickers, pickers } from '@/lib/settings/pickers';
import { discard, publish } from '@/lib/settings/publish';
import { shareCampaign, takeCampaignBack } from '@/lib/settings/shared-campaigns';
import type { From, Handlers } from './router';
import type { PageView } from './views';

/** The tab a message is about: a docked panel's own, whatever it says, else the one the popup stands over. */
function tabOf(from: From, named: number | undefined): number {
  const tab = from.tabId ?? named;
  if (tab === undefined) throw new Error('no tab');
  return tab;
}

const FIRST_RUN = 'firstRunSeen';

/** Where in the settings each place that is linked to stands: the section, and what is in it. */
const settingsAt = { campaigns: 'campaigns', undo: 'team/undo' } as const;

const account = async (): Promise<string> => (await loadConnection()).account?.id ?? '';

async function pageView(tabId: number, read: boolean): Promise<PageView> {
  const { shown, result } = (read ? undefined : await onScreen(tabId)) ?? (await showAgain(tabId));
  if (!result.ok && result.problem === 'thread' && result.thread) {
    if (read) await hearThread(result.thread);
    return threadView(result.thread);
  }
  if (!result.ok) return { state: 'problem', problem: result.problem };
  const { reading } = result;
  const person = reading.identity;
  const owner = await account();
  const push = owner ? await lastPushOf(person, owner) : undefined;
  const draft = await draftInForce(person, owner);
  const { match = notLooked, held } =
    (await matchFor(reading, draft, read, push ? `${push.id} ${push.state}` : '')) ?? {};
  return {
    state: 'person',
    person,
    shown,
    reading,
    draft,
    push: pushView(push),
    match,
    campaigns: owner ? await campaignsOf(person, owner) : { members: [] },
    ...(held ? { held } : {}),
  };
}

async function threadView({ text, ...thread }: Thread): Promise<PageView> {
  const owner = await account();
  const talk = owner ? await conversationWith(thread.contact, owner) : nobody;
  return {
    state: 'thread',
    thread: { ...thread, ...(talk.keepsReply && text ? { text } : {}) },
    ...talk,
  };
}

const nobody = { campaigns: { members: [] }, name: '', keepsReply: false };

/** A docked panel speaks only of the person its page shows: a page that took it over could name anybody. */
async function mayName(from: From, person: Identity): Promise<void> {
  if (from.sender !== 'docked') return;
  const tab = tabOf(from, undefined);
  const contact = (await threadOver(tab))?.contact;
  if (contact && samePerson(contact, person)) return;
  if (!(await readingShown(tab, person))) throw new Error('not the person on screen');
}

/** Nor of other people of a campaign than the one its page shows. */
async function mayNameMembers(from: From, ids: readonly string[]): Promise<void> {
  if (from.sender !== 'docked') return;
  for (const id of ids) await mayName(from, (await loadMember(id))?.person ?? {});
}

async function mayNamePush(from: From, id: string): Promise<void> {
  const push = from.sender === 'docked' ? await loadPush(id) : undefined;
  if (from.sender === 'docked') await mayName(from, push?.person ?? {});
}

/** The answer about settings that may have changed: whom they stood in the way of goes on. */
async function thenOn<T>(answer: Promise<T>): Promise<T> {
  const answered = await answer;
  void bringAllUp();
  return answered;
}

const refusedBy = (refused: Sentence | undefined) => (refused ? { refused } : {});

export const handlers: Handlers = {
  'panel.view': async ({ tab, read }, from) => {
    // Not waited for: what is there serves, and `changed` tells of a newer one.
    if (read) void tendTeam('due');
    if (read) void tendIndex(OLD);
    const [page, connection, catalog, settings, seen] = await Promise.all([
      pageView(tabOf(from, tab), read),
      connectionView(),
      pickers(read ? 'old' : 'never'),
      layersInForce(),
      kept(FIRST_RUN),
    ]);
    return { page, connection, catalog, settings, firstRun: seen !== undefined && seen.value !== true };
  },
  'draft.keep': async ({ tab, person, draft, base }, from) => {
    await mayName(from, person);
    const owner = await account();
    await keepDraft(person, owner, draft, base, await draftInCampaign(person, owner));
    const over = from.tabId ?? tab;
    const screen = over === undefined ? undefined : await readingShown(over, person);
    await keepUp(person, owner, screen?.reading);
    if (base.file && base.file.id !== draft.file?.id) await tendFiles();
    // An address that is typed may be one that Lever knows.
    if (screen) lookWhenStill(screen.reading, draft);
    return {};
  },
  'pdf.begin': async ({ person, name, size }, from) => {
    await mayName(from, person);
    return beginFile(person, name, size);
  },
  'pdf.part': async ({ person, id, n, data }, from) => {
    await mayName(from, person);
    return takePart(person, id, n, data);
  },
  'push.preview': async ({ tab, person, draft, shown }, from) => {
    const screen = await readingShown(tabOf(from, tab), person);
    const planned = screen?.shown === shown ? await planFromScreen(screen.reading, draft) : undefined;
    return planned && 'plan' in planned ? plannedCalls(planned.plan, planned.words) : [];
  },
  'push.start': async ({ tab, ...wish }, from) => {
    return refusedBy(await pushFromScreen({ ...wish, tabId: tabOf(from, tab) }));
  },
  'campaign.add': async ({ tab, campaign, ...wish }, from) =>
    refusedBy(await addToCampaign({ ...wish, tabId: tabOf(from, tab) }, campaign)),
  'campaign.mark': async ({ tab, members, kind, fromThread }, from) => {
    await mayNameMembers(from, members);
    const over = fromThread ? await threadShown(tabOf(from, tab)) : undefined;
    return { news: await mark(members, kind, over) };
  },
  'campaign.unmark': async ({ member }, from) => {
    await mayNameMembers(from, [member]);
    return refusedBy(await unmark(member));
  },
  'campaign.previewMark': async ({ tab, member, kind, fromThread }, from) => {
    await mayNameMembers(from, [member]);
    return previewMark(member, kind, fromThread ? await threadShown(tabOf(from, tab)) : {});
  },
  'campaign.goOn': async ({ members }, from) => {
    await mayNameMembers(from, members);
    await goOnWith(members);
    return {};
  },
  'person.noContact': async ({ person, on }, from) => {
    await mayName(from, person);
    await setNoContact(person, on);
    return {};
  },
  'campaign.people': async ({ campaigns, ...part }) => ({ rows: await peopleOf(campaigns, part) }),
  'campaign.counts': async () => ({ counts: await counts() }),
  'campaign.leave': async ({ members }) => {
    await leave(members);
    await tendFiles();
    return {};
  },
  'campaign.move': ({ members, campaign }) => move(members, campaign),
  'campaign.share': async ({ campaign, with: whom }) =>
    refusedBy(await (whom === 'team' ? shareCampaign : takeCampaignBack)(campaign)),
  'campaign.export': async ({ campaign }) => ({ content: await exportCampaigns(campaign) }),
  'campaign.import': ({ content }) => importCampaigns(content),
  'push.again': async ({ person }, from) => {
    await mayName(from, person);
    await pushAgain(person);
    return {};
  },
  'push.cancel': async ({ person }, from) => {
    await mayName(from, person);
    const push = await lastPushOf(person, await account());
    if (push) await cancel(push);
    await tendFiles();
    return {};
  },
  'panel.diagnostics': async ({ tab }, from) => {
    const id = tabOf(from, tab);
    const { result } = (await onScreen(id)) ?? (await showAgain(id));
    return { content: await diagnosticsOf(id, result) };
  },
  'match.look': async ({ tab, person }, from) => {
    const screen = await readingShown(tabOf(from, tab), person);
    if (screen) void lookAgain(screen.reading, await draftOf(screen.reading.identity, await account()));
    return {};
  },
  'undo.ask': async ({ push }, from) => {
    await mayNamePush(from, push);
    return askUndo(push);
  },
  'undo.start': async ({ push }, from) => {
    await mayNamePush(from, push);
    return refusedBy(await startUndo(push));
  },
  'history.page': historyPage,
  'history.export': async ({ as }) => ({ content: await exportHistory(as) }),
  'history.wipe': async () => {
    const left = await wipeHistory();
    await wipeFiles();
    // What Disconnect leaves of who was erased in Lever is of no use to whoever is done with it.
    if (!(await loadConnection()).credential) await forgetIndex();
    announce();
    return { left };
  },
  'history.again': async ({ push }) => {
    await goOn(push);
    return {};
  },
  'history.cancel': async ({ push }) => {
    const one = await loadPush(push);
    if (one) await cancel(one);
    await tendFiles();
    return {};
  },
  'index.page': indexView,
  'index.rebuild': async () => {
    await rebuildIndex();
    return {};
  },
  'panel.dock': async ({ tab }) => {
    const { result, documentId } = await showAgain(tab);
    if (!documentId || !result.ok) return { docked: false };
    // Known before the panel's first message can arrive.
    await noteDocked(tab, documentId);
    await browser.scripting.executeScript({ target: { tabId: tab }, files: ['/panel.js'] });
    return { docked: true };
  },
  'panel.closed': async (_, from) => {
    await forgetDocked(tabOf(from, undefined));
    return {};
  },
  'panel.firstRunSeen': async () => {
    await (await db()).put('single', true, FIRST_RUN);
    announce();
    return {};
  },
  'options.open': async ({ at }) => {
    // Chrome's own way to open them takes no place within.
    if (at === undefined) await browser.runtime.openOptionsPage();
    else await browser.tabs.create({ url: browser.runtime.getURL(`/options.html#${settingsAt[at]}`) });
    return {};
  },
  'connection.page': async () => {
    const page = await connectionPage();
    // From the lists there are: a page that asked Lever each time it is told of a change would never stop asking.
    const lists = await pickers('missing');
    return { ...page, users: lists.users };
  },
  'connection.save': async ({ settings, clientSecret, apiKey }) => {
    await saveSettings(settings, clientSecret, apiKey);
    if (settings.actingAs !== undefined) await thenOn(actAs((await settingsInForce()).actingAs));
    announce();
    return {};
  },
  'preset.save': async ({ tab, person, name }, from) => {
    const screen = await readingShown(tabOf(from, tab), person);
    if (!screen) return { refused: say('presetSomebodyElse') };
    return refusedBy(await savePreset(screen.reading.identity, await account(), name));
  },
  'settings.page': settingsPage,
  'settings.keep': async ({ scope, base, document }) =>
    refusedBy(await thenOn((scope === 'team' ? keepTeam : keepMine)(base, document))),
  'settings.address': async ({ address, ...keys }) => refusedBy(await thenOn(setAddress(address, keys))),
  'settings.check': async () => {
    await tendTeam('now');
    return {};
  },
  'settings.publish': () => thenOn(publish()),
  'settings.discard': async () => {
    await thenOn(discard());
    return {};
  },
  'settings.import': ({ scope, content }) => thenOn(importSettings(scope, content)),
  'settings.preview': ({ team, mine }) => previewFor(team, mine),
  'connection.connect': () => {
    // Not waited for: the popup that asked closes when the sign-in window opens.
    void connect().then(() => Promise.all([resumeWaiting(), tendIndex(OLD), bringAllUp()]));
    return Promise.resolve({});
  },
  'connection.disconnect': async () => {
    await disconnect();
    await forgetPickers();
    await forgetNames();
    await closeIndex();
    await forgetAnswers();
    forgetHeld();
    announce();
    return {};
  },
};
