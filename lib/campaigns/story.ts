import { text } from '@/lib/platform/text';
import { dateText, type Story } from '@/lib/push/templates';
import { happenedAt, happenedText, type Event } from './state';

/** What happened in a campaign, in words for notes in Lever. */

/** @param campaign its name */
export function storyOf(campaign: string, events: readonly Event[]): Story {
  const dated = (one: Event): string => dateText(new Date(happenedAt(one)));
  const replies = events.filter((one) => one.text?.trim());
  const last = replies.at(-1);
  return {
    campaign,
    reply: replies.map((one) => one.text?.trim()).join('\n\n'),
    ...(last ? { replied: dated(last) } : {}),
    history: events.map((one) => text('historyLine', dated(one), text(happenedText[one.kind]))).join('\n'),
  };
}
