import { defineBackground } from 'wxt/utils/define-background';
import { noteNetwork } from '@/lib/connection/connection';
import { settleInterruptedSignIn } from '@/lib/connection/sign-in';
import { handlers } from '@/lib/messages/handlers';
import { INDEX_ALARM, INDEX_MORE, keepIndexAlarm, tendHourly } from '@/lib/match/build';
import { showOnIcon } from '@/lib/match/icon';
import { listen } from '@/lib/messages/router';
import { announce } from '@/lib/platform/announce';
import { browser } from '@/lib/platform/browser';
import { forgetDocked } from '@/lib/platform/docked';
import { forgetScreen } from '@/lib/push/on-screen';
import { resumeOffline } from '@/lib/push/push';
import { bringAllUp, CAMPAIGN_ALARM, heard, tendTeam } from '@/lib/campaigns/carry-out';
import { tendFiles } from '@/lib/campaigns/files';
import { drain, onPushed, OUTBOX_ALARM } from '@/lib/push/run';
import { keepTeamAlarm, TEAM_ALARM } from '@/lib/settings/address';
import { notePolicyAwaited, notePolicyHeard } from '@/lib/settings/policy';

// Every listener is attached in the first turn: an event that wakes the worker finds it listening.
export default defineBackground(() => {
  listen(handlers);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === OUTBOX_ALARM) void drain();
    if (name === CAMPAIGN_ALARM) void bringAllUp();
    if (name === TEAM_ALARM) void tendTeam('due');
    if (name === INDEX_ALARM || name === INDEX_MORE) void tendHourly();
  });
  browser.tabs.onUpdated.addListener((tabId, change, tab) => {
    if (change.url !== undefined || change.status === 'complete') void showOnIcon(tabId, tab.url);
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    void forgetDocked(tabId);
    void forgetScreen(tabId);
  });
  // Being heard at the browser's start is enough for what waits: it starts the worker, and that drains it.
  browser.runtime.onStartup.addListener(() => void tendTeam('now'));
  browser.runtime.onInstalled.addListener(() => undefined);
  // The organisation's policy comes seconds after the start, and may change at any time.
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'managed') void policyChanged();
  });
  for (const event of ['online', 'offline'] as const)
    addEventListener(event, () => void noteNetwork(event === 'online'));
  addEventListener('online', () => void resumeOffline().then(() => bringAllUp()));
  void notePolicyAwaited();
  void keepTeamAlarm();
  void keepIndexAlarm();
  void tendHourly();
  void settleInterruptedSignIn();
  onPushed((push) => void heard(push).then(tendFiles));
  void drain();
  void bringAllUp();
  void tendFiles();
});

async function policyChanged(): Promise<void> {
  await notePolicyHeard();
  announce();
  await bringAllUp();
  await tendTeam('due');
}
