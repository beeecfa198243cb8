import type { ConnectionStatus, PushState } from '@/lib/messages/views';
import { say, spoken, text, type Sentence, type TextKey } from '@/lib/platform/text';
import type { DraftField, DraftProblem } from '@/lib/push/draft';
import type { Choices } from '@/lib/settings/choices';

/** The words of the screens for the names that messages and drafts use. */

export const statusText: Record<ConnectionStatus, TextKey> = {
  connected: 'statusConnected',
  notConnected: 'statusNotConnected',
  reconnect: 'statusReconnect',
  offline: 'statusOffline',
  limited: 'statusLimited',
};

export const stateText: Record<Exclude<PushState, 'idle'>, TextKey> = {
  queued: 'stateQueued',
  sending: 'stateSending',
  inLever: 'stateInLever',
  findingOut: 'stateFindingOut',
  waiting: 'stateWaiting',
  notPushed: 'stateNotPushed',
};

export const fieldLabel: Record<DraftField, TextKey> = {
  name: 'labelName',
  headline: 'labelHeadline',
  location: 'labelLocation',
  company: 'labelCompany',
  title: 'labelTitle',
  email: 'labelEmail',
  phone: 'labelPhone',
  syncAs: 'labelSyncAs',
  posting: 'labelPosting',
  stage: 'labelStage',
  owner: 'labelOwner',
  tags: 'labelTags',
  source: 'labelSource',
  origin: 'labelOrigin',
  note: 'labelNote',
  summary: 'labelSummary',
  summaryText: 'labelSummaryText',
};

export const syncAsText: Record<Choices['syncAs'], TextKey> = {
  lead: 'syncAsLead',
  candidate: 'syncAsCandidate',
};

export const originText: Record<Choices['origin'], TextKey> = {
  agency: 'originAgency',
  applied: 'originApplied',
  internal: 'originInternal',
  referred: 'originReferred',
  sourced: 'originSourced',
  university: 'originUniversity',
};

/** Sentences from the worker name a key that its own build has; one this build does not know says that much. */
export const words = (sentence: { key: string; args?: string[] | undefined }): string =>
  spoken(sentence as Sentence) || text('errorUnexpected');

/** What is wrong with a draft, in words. */
export function sayProblem({ field, problem, part = '' }: DraftProblem): Sentence {
  if (problem === 'badEmail') return say('badEmail', part);
  if (problem === 'badPhone') return say('badPhone', part);
  return field === 'posting' ? say('missingPosting') : say('missingField', text(fieldLabel[field]));
}

export const when = (ms: number): string =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(ms);
