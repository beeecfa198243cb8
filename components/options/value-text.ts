import type { Catalog } from '@/lib/messages/views';
import { presetName } from '@/lib/settings/preset-name';
import { text, type TextKey } from '@/lib/platform/text';
import type { LayoutName } from '@/lib/profile/reading';
import { builtInPresets, POSTING_OWNER, type SettingKey, type Settings } from '@/lib/settings/settings';
import { originText, triggerText } from '../parts/words';
import { targetText } from './mapping-targets';
import { presetOf, type Documents } from './places';

export const stopText: Record<Settings['onArchived'], TextKey> = {
  tell: 'stopTell',
  ask: 'stopAsk',
  stop: 'stopStop',
};

export const replySeenText: Record<Settings['replySeen'], TextKey> = {
  offer: 'replySeenOffer',
  act: 'replySeenAct',
};

const layoutTexts: Record<LayoutName, TextKey> = {
  sdui: 'layoutSdui',
  'view-name': 'layoutViewName',
  ember: 'layoutEmber',
  public: 'layoutPublic',
  sales: 'layoutSales',
  recruiter: 'layoutRecruiter',
  github: 'layoutGithub',
  lines: 'layoutLines',
};

/** A kind of page, as people call it; one that only a later version knows by its id. */
export const layoutText = (id: string): string =>
  Object.hasOwn(layoutTexts, id) ? text(layoutTexts[id as LayoutName]) : id;

/** What a setting is set to, as a person would say it. */
export function valueText<K extends SettingKey>(
  key: K,
  value: Settings[K],
  catalog: Catalog,
  documents: Documents,
): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return text(value ? 'choiceYes' : 'choiceNo');
  if (Array.isArray(value)) {
    const nameOf = (word: string): string => {
      if (key === 'noContactReasons') return reasonText(word, catalog);
      return key === 'readersOff' ? layoutText(word) : word;
    };
    const named = value.map(nameOf);
    return named.join(', ') || text('settingNone');
  }
  if (typeof value === 'object' && value !== null) return targetText(value, catalog);
  return idText(key, value, catalog, documents);
}

/** The same for settings that are a word or an id; null for none. */
function idText(key: SettingKey, id: string | null, catalog: Catalog, documents: Documents): string {
  const named = (among: readonly { id: string; text: string }[], none: TextKey): string =>
    id === null ? text(none) : (among.find((one) => one.id === id)?.text ?? text('pickerUnknown', id));
  switch (key) {
    case 'syncAs':
      return syncAsText(id ?? '', documents);
    case 'trigger':
      return text(triggerText[id as Settings['trigger']]);
    case 'replySeen':
      return text(replySeenText[id as Settings['replySeen']]);
    case 'onArchived':
    case 'onSnoozed':
    case 'onHired':
    case 'onAnonymised':
    case 'onRecent':
      return text(stopText[id as Settings['onArchived']]);
    case 'origin':
      return text(originText[id as Settings['origin']]);
    case 'owner':
      if (id === POSTING_OWNER) return text('ownerIsPosting');
      return named(
        catalog.users.map((user) => ({ id: user.id, text: user.name })),
        'ownerActingUser',
      );
    case 'stage':
    case 'stageAdded':
    case 'stageReplied':
    case 'stageInterested':
    case 'stageNotInterested':
      return id === null ? text('stageLeave') : stageText(id, catalog);
    case 'posting':
      return named(catalog.postings, 'settingNone');
    case 'undoReason':
      return named(catalog.archiveReasons, 'reasonNone');
    case 'summaryTemplate':
    case 'ownNoteTemplate':
    case 'replyTemplate':
    case 'historyTemplate':
      return text(id === null ? 'textBuiltIn' : 'textOwn');
    default:
      return id || text('settingNone'); // the source
  }
}

/** An archive reason by its name, whether Lever still offers it or not. */
export function reasonText(id: string, { archiveReasons, reasons = [] }: Catalog): string {
  const known = [...archiveReasons, ...reasons].find((one) => one.id === id)?.text;
  return known ?? text('pickerUnknown', id);
}

/** Lever takes `lead-new` whether or not its list could be had. */
export function stageText(id: string, { stages }: Catalog): string {
  const known = stages.find((one) => one.id === id)?.text;
  return known ?? (id === 'lead-new' ? text('stageLeadNew') : text('pickerUnknown', id));
}

function syncAsText(id: string, { team, mine }: Documents): string {
  const preset = builtInPresets.find((one) => one.id === id) ?? presetOf(team, id) ?? presetOf(mine, id);
  return preset ? presetName(preset) : text('presetWasDeleted');
}
