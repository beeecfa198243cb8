import { announce } from '@/lib/platform/announce';
import { say, type Sentence } from '@/lib/platform/text';
import type { Identity } from '@/lib/profile/reading';
import { layersInForce } from '@/lib/settings/in-force';
import { changeOwn } from '@/lib/settings/keep';
import { wrongPresetName } from '@/lib/settings/preset-name';
import { inCampaign, presetsOf, resolveSettings, type ResolvedSettings } from '@/lib/settings/resolve';
import { personKeys, type Layer, type Preset } from '@/lib/settings/settings';
import type { Draft } from './draft';
import { draftOf, keepDraft } from './drafts';

/**
 * Makes a preset of the recruiter's own from what is set for this person, as it is stored, and chooses it for them.
 * @returns why there is none
 */
export async function savePreset(
  person: Identity,
  account: string,
  wanted: string,
): Promise<Sentence | undefined> {
  const name = wanted.trim();
  const [layers, draft] = await Promise.all([layersInForce(), draftOf(person, account)]);
  const wrong = wrongPresetName(name, presetsOf(layers));
  if (wrong) return wrong;
  const { choices } = draft;
  const settings = resolveSettings(inCampaign(layers, draft.campaign), choices);
  if (settings.locked.has('syncAs')) return say('presetSyncAsLocked');

  const own = ownOf(choices, settings);
  const { kind, settings: below } = settings.preset;
  const made: Preset = { id: crypto.randomUUID(), name, kind, settings: { ...below, ...own } };
  const refused = await changeOwn((mine) => ({ ...mine, presets: [...mine.presets, made] }));
  if (refused) return refused;
  const left = Object.entries(choices).filter(([key]) => !Object.hasOwn(own, key));
  const next: Draft = { ...draft, choices: { ...Object.fromEntries(left), syncAs: made.id } };
  await keepDraft(person, account, next, draft);
  announce();
  return undefined;
}

/** What this person's choices say that has any effect: what is locked or hidden was not on the screen. */
function ownOf(choices: Draft['choices'], { locked, values }: ResolvedSettings): Layer {
  const keys = personKeys.filter(
    (key) =>
      key !== 'syncAs' &&
      choices[key] !== undefined &&
      !locked.has(key) &&
      (key === 'trigger' || values.displayed.includes(key)),
  );
  return Object.fromEntries(keys.map((key) => [key, choices[key]]));
}
