import { say, type Sentence } from '@/lib/platform/text';
import { builtInPresets } from '@/lib/settings/settings';
import { presetName } from '../parts/words';
import type { Documents, Scope } from './places';

const LONGEST = 100;

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
  const plain = name.trim();
  if (!plain) return say('presetNeedsName');
  if (plain.length > LONGEST) return say('presetNameTooLong', String(plain.length));
  const others = [...builtInPresets, ...team.presets, ...(scope === 'mine' ? mine.presets : [])];
  const taken = others.some(
    (one) => one.id !== self && presetName(one).toLocaleLowerCase() === plain.toLocaleLowerCase(),
  );
  return taken ? say('presetNameTaken', plain) : undefined;
}
