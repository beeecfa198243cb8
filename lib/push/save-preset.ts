import { announce } from '@/lib/platform/announce';
import { say, text, type Sentence } from '@/lib/platform/text';
import type { Identity } from '@/lib/profile/reading';
import { layersInForce } from '@/lib/settings/in-force';
import { changeMine } from '@/lib/settings/mine';
import { presetsOf, resolveSettings, type ResolvedSettings } from '@/lib/settings/resolve';
import { MOST_PRESETS, personKeys, type Layer, type Preset } from '@/lib/settings/settings';
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
  if (!name) return say('presetNeedsName');
  const [layers, draft] = await Promise.all([layersInForce(), draftOf(person, account)]);
  const names = [...presetsOf(layers).map((one) => one.name), text('syncAsLead'), text('syncAsCandidate')];
  if (names.some((one) => one.trim().toLowerCase() === name.toLowerCase()))
    return say('presetNameTaken', name);
  const { choices } = draft;
  const settings = resolveSettings(layers, choices);
  if (settings.locked.has('syncAs')) return say('presetSyncAsLocked');

  const own = ownOf(choices, settings);
  const { kind, settings: below } = settings.preset;
  const made: Preset = { id: crypto.randomUUID(), name, kind, settings: { ...below, ...own } };
  const room = { full: false };
  await changeMine((mine) => {
    room.full = mine.presets.length >= MOST_PRESETS;
    return room.full ? undefined : { ...mine, presets: [...mine.presets, made] };
  });
  if (room.full) return say('presetTooMany', String(MOST_PRESETS));
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
      key !== 'syncAs' && choices[key] !== undefined && !locked.has(key) && values.displayed.includes(key),
  );
  return Object.fromEntries(keys.map((key) => [key, choices[key]]));
}
