import type { LayersView, MarkPreview, MemberView } from '@/lib/messages/views';
import { happenedAt, happenedText, isDue } from '@/lib/campaigns/state';
import { text, type Sentence, type TextKey } from '@/lib/platform/text';
import { presetName } from '@/lib/settings/preset-name';
import { presetsOf } from '@/lib/settings/resolve';
import type { Campaign } from '@/lib/settings/settings';
import type { MarkKind } from '../campaign-actions';
import { day } from '../parts/words';

/** The words for what is so of a person in their campaigns. */

type Happened = MemberView['events'][number];

/** "Replied, 3 May 2026" */
export const happenedWords = (happened: Happened): string =>
  text('happenedOn', text(happenedText[happened.kind]), day(happenedAt(happened)));

export const markText: Record<MarkKind, TextKey> = {
  replied: 'buttonMarkReplied',
  interested: 'buttonMarkInterested',
  notInterested: 'buttonMarkNotInterested',
};

export const noteText: Record<MarkPreview['notes'][number]['kind'], TextKey> = {
  reply: 'noteReplyGoes',
  history: 'noteHistoryGoes',
  note: 'noteOwnGoes',
  summary: 'noteSummaryGoes',
};

export const campaignOf = ({ campaigns }: LayersView, id: string): Campaign | undefined =>
  campaigns.find((one) => one.id === id);

export const campaignName = (layers: LayersView, id: string): string =>
  campaignOf(layers, id)?.name ?? text('campaignWasDeleted');

const presetOf = ({ syncAs }: MemberView, layers: LayersView) =>
  presetsOf(layers).find(({ id }) => id === syncAs);

/** What somebody of a campaign becomes in Lever, as it stands now. */
export const becomes = (member: MemberView, layers: LayersView): string => {
  const preset = presetOf(member, layers);
  return preset ? presetName(preset) : '';
};

/** Whether the person is pushed once this happened. */
export const pushesBy = (member: MemberView, kind: MarkKind, layers: LayersView): boolean =>
  member.pushedAt === undefined &&
  isDue([{ id: '', kind, at: 0 }], member.trigger, presetOf(member, layers)?.kind ?? 'lead');

const dueText = { atWord: 'memberDueAtWord', nothing: 'memberDueNothing' } as const;

/** Whether somebody is due whom nothing pushes but the recruiter's word. */
export const isLeft = (member: MemberView, layers: LayersView): boolean =>
  member.comes === 'atWord' && member.pushedAt === undefined && !isNotYet(member, layers);

/** Why something waits, in the panel over their profile. */
export const standsHere = (why: Sentence): Sentence =>
  why.key === 'campaignIncomplete' ? { ...why, key: 'campaignIncompleteHere' } : why;

/** What somebody who is not pushed waits for. */
export function waitsFor(member: MemberView, layers: LayersView): string {
  const kind = presetOf(member, layers)?.kind;
  if (kind === 'notYet') return text('memberNotYetSyncAs');
  if (isDue(member.events, member.trigger, kind ?? 'lead')) {
    if (!campaignOf(layers, member.campaign)) return text('campaignGone');
    return text(member.comes ? dueText[member.comes] : 'memberDue');
  }
  if (member.state === 'notInterested') return text('memberNotYetNo');
  return text(member.trigger === 'replied' ? 'memberNotYetReplied' : 'memberNotYetInterested');
}

/** Nothing is to be pushed before something happens, or the recruiter chooses otherwise. */
export const isNotYet = (member: MemberView, layers: LayersView): boolean =>
  member.pushedAt === undefined &&
  !isDue(member.events, member.trigger, presetOf(member, layers)?.kind ?? 'lead');
