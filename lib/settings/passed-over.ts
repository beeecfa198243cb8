import { say, text, type Sentence, type TextKey } from '@/lib/platform/text';
import { settingLabel } from './labels';
import type { LayerName, PassedOver, ResolvedSettings } from './resolve';
import type { Mapping, SettingKey, Settings } from './settings';
import { isNaming, targetWords, valueWords, type Names } from './value-words';

/** Values that were set and are not used, since Lever no longer has what they name: told before a push. */

const whose: Record<LayerName, TextKey> = {
  builtIn: 'whoseTeam', // never passed over
  team: 'whoseTeam',
  mine: 'whoseMine',
  campaign: 'whoseCampaign',
  preset: 'whosePreset',
  person: 'whosePerson',
};

const sentenceFor = (key: SettingKey): TextKey => {
  switch (key) {
    case 'posting':
      return 'passedPosting';
    case 'owner':
      return 'passedOwner';
    case 'stage':
      return 'passedStage';
    case 'syncAs':
      return 'passedSyncAs';
    default:
      return key.startsWith('map') ? 'passedMapping' : 'passedOther';
  }
};

/**
 * Why a value is not used and what is instead.
 * @param instead what the settings come to; without it, the sentence names no value
 */
export function passedOverSentence(
  { key, layer }: PassedOver,
  instead?: Settings,
  names: Names = {},
): Sentence {
  const asks = instead && instead.posting === null && instead.mandatory.includes('posting');
  if (key === 'posting' && asks) return say('passedPostingAsk', text(whose[layer]));
  const words = instead ? wordsFor(key, instead, names) : text('wordBelow');
  return say(sentenceFor(key), text(whose[layer]), words, text(settingLabel[key]));
}

function wordsFor(key: SettingKey, settings: Settings, names: Names): string {
  if (isNaming(key)) return valueWords(key, settings, names);
  return key.startsWith('map') ? targetWords(settings[key] as Mapping, names) : text('wordBelow');
}

/** A sentence for each value that is passed over, saying what goes instead. */
export const passedOverSentences = (
  { passedOver, values }: Pick<ResolvedSettings, 'passedOver' | 'values'>,
  names: Names,
): Sentence[] => passedOver.map((one) => passedOverSentence(one, values, names));
