import { say, text, type Sentence, type TextKey } from '@/lib/platform/text';
import { settingLabel } from './labels';
import type { LayerName, PassedOver } from './resolve';

const layerText: Record<LayerName, TextKey> = {
  builtIn: 'layerBuiltIn',
  team: 'layerTeam',
  mine: 'layerMine',
  campaign: 'layerCampaign',
  preset: 'layerPreset',
  person: 'layerPerson',
};

/** What is told of a value that was set and cannot be used. */
export const passedOverSentence = ({ key, layer }: PassedOver): Sentence =>
  say('passedOver', text(settingLabel[key]), text(layerText[layer]));
