import type { Sentence } from '@/lib/platform/text';
import { wrongPresetName } from '@/lib/settings/preset-name';
import { builtInPresets } from '@/lib/settings/settings';
import type { Documents, Scope } from './places';

/**
 * What is wrong with a preset's name. A recruiter is offered the team's presets beside their own, so a name of their own
 * must differ from both; the team knows only its own.
 * @param self id of the preset that is renamed
 */
export function wrongName(
  name: string,
  scope: Scope,
  { team, mine }: Documents,
  self?: string,
): Sentence | undefined {
  const others = [...builtInPresets, ...team.presets, ...(scope === 'mine' ? mine.presets : [])];
  return wrongPresetName(
    name,
    others.filter((one) => one.id !== self),
  );
}
