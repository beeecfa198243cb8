import { text } from '@/lib/platform/text';
import { dateText, type Story } from '@/lib/push/templates';
import { happenedAt, happenedText, type Event } from './state';

/** What happened in a campaign, in words for notes in Lever. */

/** @param campaign its name */
export const storyOf = (campaign: string, events: readonly Event[]): Story => ({
  campaign,
  reply: events.flatMap((one) => one.text?.trim() || []).join('\n\n'),
  history: events
    .map((one) => text('historyLine', dateText(new Date(happenedAt(one))), text(happenedText[one.kind])))
    .join('\n'),
});
