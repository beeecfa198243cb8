import { knownLayer, type Document } from '@/lib/settings/document';
import {
  builtIn,
  type Campaign,
  type Layer,
  type Preset,
  type SettingKey,
  type Settings,
} from '@/lib/settings/settings';

/** Where a setting can be set on the options page, and what holds there. Pure. */

export type Scope = 'team' | 'mine';
export type Documents = Record<Scope, Document>;

/** A layer of the team's or the recruiter's own document: its defaults, one of its presets, or one of its campaigns. */
export interface Place {
  scope: Scope;
  /** Id of the preset. */
  preset?: string;
  /** Id of the campaign. */
  campaign?: string;
}

export const isDefaults = ({ preset, campaign }: Place): boolean =>
  preset === undefined && campaign === undefined;

/** What a setting is at a place. */
export interface Held<K extends SettingKey> {
  value: Settings[K];
  setHere: boolean;
  /** What holds where the place sets nothing, and who says so. */
  below: { value: Settings[K]; from: 'builtIn' | Scope };
  /** The team locked it, and this place is above the team's defaults. */
  locked: boolean;
}

export const presetOf = (document: Document, id: string): Preset | undefined =>
  document.presets.find((one) => one.id === id);

export const campaignOf = (document: Document, id: string): Campaign | undefined =>
  document.campaigns.find((one) => one.id === id);

/** What a place itself sets. */
export function layerAt(documents: Documents, { scope, preset, campaign }: Place): Layer {
  const document = documents[scope];
  if (preset !== undefined) return knownLayer(presetOf(document, preset)?.settings ?? {});
  if (campaign !== undefined) return knownLayer(campaignOf(document, campaign)?.settings ?? {});
  return knownLayer(document.settings);
}

/** The places whose settings hold where this one sets nothing, highest first. */
function placesBelow(place: Place): Scope[] {
  const below: Scope[] = isDefaults(place) ? [] : [place.scope];
  return place.scope === 'mine' ? [...below, 'team'] : below;
}

export function heldAt<K extends SettingKey>(documents: Documents, place: Place, key: K): Held<K> {
  const locked = documents.team.locks.includes(key) && !(place.scope === 'team' && isDefaults(place));
  const below = belowAt(documents, place, key, locked);
  const here = layerAt(documents, place)[key] as Settings[K] | undefined;
  const setHere = here !== undefined;
  return { value: setHere && !locked ? here : below.value, setHere, below, locked };
}

function belowAt<K extends SettingKey>(
  documents: Documents,
  place: Place,
  key: K,
  locked: boolean,
): Held<K>['below'] {
  for (const scope of placesBelow(place)) {
    const value = layerAt(documents, { scope })[key] as Settings[K] | undefined;
    if (value !== undefined && !(locked && scope === 'mine')) return { value, from: scope };
  }
  return { value: builtIn[key], from: 'builtIn' };
}

const without = <T extends object>(from: T, key: string): T =>
  Object.fromEntries(Object.entries(from).filter(([one]) => one !== key)) as T;

function withLayer(document: Document, place: Place, change: (now: Layer) => Layer): Document {
  const inside = <T extends { settings: Layer }>(one: T): T => ({ ...one, settings: change(one.settings) });
  if (place.preset !== undefined) return changePreset(document, place.preset, inside);
  if (place.campaign !== undefined) return changeCampaign(document, place.campaign, inside);
  return { ...document, settings: change(document.settings) };
}

export const setAt = <K extends SettingKey>(
  document: Document,
  place: Place,
  key: K,
  value: Settings[K],
): Document => withLayer(document, place, (now) => ({ ...now, [key]: value }));

/** Takes a setting back to what is below. A lock goes with the value it was for. */
export function resetAt(document: Document, place: Place, key: SettingKey): Document {
  const left = withLayer(document, place, (now) => without(now, key));
  return isDefaults(place) ? { ...left, locks: left.locks.filter((one) => one !== key) } : left;
}

/** A lock without a value would lock nothing: what holds now becomes the team's own word. */
export function lock<K extends SettingKey>(document: Document, key: K, value: Settings[K]): Document {
  return { ...setAt(document, { scope: 'team' }, key, value), locks: [...document.locks, key] };
}

export const unlock = (document: Document, key: SettingKey): Document => ({
  ...document,
  locks: document.locks.filter((one) => one !== key),
});

export const changePreset = (
  document: Document,
  id: string,
  change: (preset: Document['presets'][number]) => Document['presets'][number],
): Document => ({
  ...document,
  presets: document.presets.map((one) => (one.id === id ? change(one) : one)),
});

export const addPreset = (document: Document, preset: Preset): Document => ({
  ...document,
  presets: [...document.presets, preset],
});

export const removePreset = (document: Document, id: string): Document => ({
  ...document,
  presets: document.presets.filter((one) => one.id !== id),
});

export const changeCampaign = (
  document: Document,
  id: string,
  change: (campaign: Document['campaigns'][number]) => Document['campaigns'][number],
): Document => ({
  ...document,
  campaigns: document.campaigns.map((one) => (one.id === id ? change(one) : one)),
});

export const addCampaign = (document: Document, campaign: Campaign): Document => ({
  ...document,
  campaigns: [...document.campaigns, campaign],
});

export const removeCampaign = (document: Document, id: string): Document => ({
  ...document,
  campaigns: document.campaigns.filter((one) => one.id !== id),
});

/** The list with one entry moved a place up or down; as it is at its ends. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const next = [...list];
  const [one, other] = [next[at], next[at + by]];
  if (one === undefined || other === undefined) return next;
  next[at] = other;
  next[at + by] = one;
  return next;
}
