import { text } from '@/lib/platform/text';
import { dateText, type Story } from '@/lib/push/templates';
import { happenedText, type Event } from './state';

/** What happened in a campaign, in words for notes in Lever. */

/** @param campaign its name */
export const storyOf = (campaign: string, events: readonly Event[]): Story => ({
  campaign,
  reply: events.flatMap((one) => one.text?.trim() || []).join('\n\n'),
  history: events
    .map((one) => text('historyLine', one.when ?? dateText(new Date(one.at)), text(happenedText[one.kind])))
    .join('\n'),
});
