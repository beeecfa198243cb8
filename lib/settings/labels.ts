import type { TextKey } from '@/lib/platform/text';
import type { FieldKey, FormFieldKey, LeverField, ProfileField, SettingKey } from './settings';

/** What the screens and sentences call the settings, fields and targets. */

export const settingLabel: Record<SettingKey, TextKey> = {
  syncAs: 'labelSyncAs',
  trigger: 'labelPushWhen',
  posting: 'labelPosting',
  stage: 'labelStage',
  owner: 'labelOwner',
  tags: 'labelTags',
  source: 'labelSource',
  origin: 'labelOrigin',
  stageAdded: 'labelStageAdded',
  stageReplied: 'labelStageReplied',
  stageInterested: 'labelStageInterested',
  stageNotInterested: 'labelStageNotInterested',
  summary: 'labelSummary',
  summaryTemplate: 'labelSummaryTemplate',
  summarySecret: 'labelSummarySecret',
  ownNote: 'labelOwnNote',
  ownNoteTemplate: 'labelOwnNoteTemplate',
  ownNoteSecret: 'labelOwnNoteSecret',
  reply: 'labelReply',
  replyTemplate: 'labelReplyTemplate',
  replySecret: 'labelReplySecret',
  history: 'labelHistory',
  historyTemplate: 'labelHistoryTemplate',
  historySecret: 'labelHistorySecret',
  mapName: 'labelName',
  mapHeadline: 'labelHeadline',
  mapLocation: 'labelLocation',
  mapEmail: 'labelEmail',
  mapPhone: 'labelPhone',
  mapTitle: 'labelTitle',
  mapCompany: 'labelCompany',
  mapAbout: 'labelAbout',
  mapExperience: 'labelExperience',
  mapEducation: 'labelEducation',
  mapWebsites: 'labelWebsites',
  idLink: 'labelIdLink',
  displayed: 'labelDisplayed',
  mandatory: 'labelMandatory',
  protected: 'labelProtected',
  newTags: 'labelNewTags',
  newSources: 'labelNewSources',
  undoReason: 'labelUndoReason',
};

export const profileFieldLabel: Record<ProfileField, TextKey> = {
  name: 'labelName',
  headline: 'labelHeadline',
  location: 'labelLocation',
  email: 'labelEmail',
  phone: 'labelPhone',
  title: 'labelTitle',
  company: 'labelCompany',
  about: 'labelAbout',
  experience: 'labelExperience',
  education: 'labelEducation',
  websites: 'labelWebsites',
};

export const leverFieldLabel: Record<LeverField, TextKey> = {
  name: 'labelName',
  headline: 'labelHeadline',
  location: 'labelLocation',
  emails: 'labelEmail',
  phones: 'labelPhone',
  links: 'labelLinks',
};

/** The fields the panel has by itself; those of profile forms bear their own names. */
export const fieldKeyLabel: Record<Exclude<FieldKey, FormFieldKey>, TextKey> = {
  posting: 'labelPosting',
  stage: 'labelStage',
  owner: 'labelOwner',
  tags: 'labelTags',
  source: 'labelSource',
  origin: 'labelOrigin',
  note: 'labelNote',
  summary: 'labelSummary',
  headline: 'labelHeadline',
  location: 'labelLocation',
  email: 'labelEmail',
  phone: 'labelPhone',
};
