import { say, text, type Sentence, type TextKey } from '@/lib/platform/text';
import type { Preset } from './settings';

/** What presets are called, and what a name of one may be. */

const LONGEST = 100;

const builtInName: Record<string, TextKey> = {
  lead: 'syncAsLead',
  candidate: 'syncAsCandidate',
  existing: 'syncAsExisting',
  notYet: 'syncAsNotYet',
};

/** The built-in presets are named in the recruiter's language, the others as whoever made them did. */
export function presetName({ id, name }: Pick<Preset, 'id' | 'name'>): string {
  const key = Object.hasOwn(builtInName, id) ? builtInName[id] : undefined;
  return key ? text(key) : name;
}

/**
 * What is wrong with a preset's name.
 * @param others the presets that are offered beside it, itself not among them
 */
export function wrongPresetName(
  name: string,
  others: readonly Pick<Preset, 'id' | 'name'>[],
): Sentence | undefined {
  const plain = name.trim();
  if (!plain) return say('presetNeedsName');
  if (plain.length > LONGEST) return say('presetNameTooLong', String(plain.length));
  const taken = others.some((one) => presetName(one).toLocaleLowerCase() === plain.toLocaleLowerCase());
  return taken ? say('presetNameTaken', plain) : undefined;
}
