import { defineBackground } from 'wxt/utils/define-background';
import { settleInterruptedSignIn } from '@/lib/connection/sign-in';
import { handlers } from '@/lib/messages/handlers';
import { listen } from '@/lib/messages/router';
import { browser } from '@/lib/platform/browser';
import { forgetDocked } from '@/lib/platform/docked';
import { forgetScreen } from '@/lib/push/on-screen';
import { OUTBOX_ALARM } from '@/lib/push/push';
import { drain } from '@/lib/push/run';

// Every listener is attached in the first turn: an event that wakes the worker finds it listening.
export default defineBackground(() => {
  listen(handlers);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === OUTBOX_ALARM) void drain();
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    void forgetDocked(tabId);
    void forgetScreen(tabId);
  });
  void settleInterruptedSignIn();
  void drain();
});
