import {
  builtIn,
  builtInPresets,
  personFields,
  pushFields,
  settingKeys,
  teamOnly,
  type Campaign,
  type FieldKey,
  type Layer,
  type Preset,
  type SettingKey,
  type Settings,
} from './settings';

/** Who may have set a setting, lowest first. */
const layerNames = ['builtIn', 'team', 'mine', 'campaign', 'preset', 'person'] as const;
export type LayerName = (typeof layerNames)[number];

/** Everything that is set below one person. */
export interface Layers {
  team: Layer;
  mine: Layer;
  /** Of the campaign the person is pushed with. */
  campaign: Layer;
  /** Those there are to choose from, the team's first. */
  campaigns: readonly (Campaign & { whose: 'team' | 'mine' })[];
  /** The team's presets, then the recruiter's own; the built-in ones are there by themselves. */
  presets: readonly (Preset & { whose: 'team' | 'mine' })[];
  /** Team settings that no layer above the team's may change. */
  locks: readonly SettingKey[];
}

export const noLayers: Layers = { team: {}, mine: {}, campaign: {}, campaigns: [], presets: [], locks: [] };

/** The layers as they are for somebody of this campaign; one that is gone sets nothing. */
export const inCampaign = <L extends Layers>(layers: L, id: string | null | undefined): L =>
  id == null
    ? layers
    : { ...layers, campaign: layers.campaigns.find((one) => one.id === id)?.settings ?? {} };

/** A value that was set and cannot be used, so that the layer below decides instead. */
export interface PassedOver {
  key: SettingKey;
  layer: LayerName;
  value: unknown;
}

export interface ResolvedSettings {
  values: Settings;
  /** The layer each value came from. */
  from: Record<SettingKey, LayerName>;
  locked: ReadonlySet<SettingKey>;
  preset: Preset;
  /** Whether the values of the preset layer are the team's word or the recruiter's own. */
  presetWhose: 'team' | 'mine' | 'builtIn';
  passedOver: PassedOver[];
  /** Tags and sources that the team itself names: never a recruiter's new word, whichever layer they come from. */
  teamWords: { tags: ReadonlySet<string>; source: ReadonlySet<string> };
}

/** False for a value that names something Lever no longer has. Asked of every layer but the built in and the person's. */
export type Alive = (key: SettingKey, value: unknown) => boolean;
const everything: Alive = () => true;

/**
 * What each setting is for one person: the highest layer that sets it and is not locked out wins. Deterministic, and the
 * layers are left as they are.
 * @param person what the recruiter set for this person alone; a field that is not displayed cannot be set there
 * @param alive which values Lever still knows; a dead one is passed over and told, but the person's own is kept, since
 *   the recruiter sees it and must be asked
 */
export function resolveSettings(layers: Layers, person: Layer, alive: Alive = everything): ResolvedSettings {
  const locked = new Set(layers.locks);
  const passedOver: PassedOver[] = [];
  const values: Record<string, unknown> = {};
  const from = {} as Record<SettingKey, LayerName>;

  const settle = (key: SettingKey, above: readonly [LayerName, Layer][]): void => {
    for (const [name, set] of above) {
      const value = set[key];
      if (value === undefined || !may(name, key, locked)) continue;
      if (name !== 'person' && !alive(key, value)) {
        passedOver.push({ key, layer: name, value });
        continue;
      }
      values[key] = value;
      from[key] = name;
      return;
    }
    values[key] = builtIn[key];
    from[key] = 'builtIn';
  };

  // What is displayed decides what the person's layer may say, and Sync as which preset's layer there is.
  settle('mandatory', [['team', layers.team]]);
  settle('displayed', [['team', layers.team]]);
  const mandatory = values['mandatory'] as FieldKey[];
  const displayed = new Set([...(values['displayed'] as FieldKey[]), ...mandatory]);
  values['displayed'] = [...displayed];
  const shown = Object.fromEntries(
    Object.entries(person).filter(([key]) => !isField(key) || displayed.has(key)),
  ) as Layer;

  const all: (Preset & { whose: ResolvedSettings['presetWhose'] })[] = [
    ...builtInPresets.map((one) => ({ ...one, whose: 'builtIn' as const })),
    ...layers.presets,
  ];
  // Of two with one id the first holds: nobody's own preset stands in for the team's, or for a built-in one.
  const known = new Map(all.toReversed().map((one) => [one.id, one]));
  const pickers: [LayerName, Layer][] = [
    ['person', shown],
    ['campaign', layers.campaign],
    ['mine', layers.mine],
    ['team', layers.team],
  ];
  // A preset that was deleted is passed over in every layer, the person's too: there is nothing to show for it.
  settle(
    'syncAs',
    pickers.filter(([name, set]) => {
      if (set.syncAs === undefined || known.has(set.syncAs)) return true;
      passedOver.push({ key: 'syncAs', layer: name, value: set.syncAs });
      return false;
    }),
  );
  const chosen = known.get(values['syncAs'] as string) ?? all[0];
  if (!chosen) throw new Error('no preset is built in');

  const above: [LayerName, Layer][] = [['person', shown], ['preset', chosen.settings], ...pickers.slice(1)];
  for (const key of settingKeys)
    if (key !== 'syncAs' && key !== 'displayed' && key !== 'mandatory') settle(key, above);

  // A candidate needs a posting: where none is set, there has to be a field for it.
  const noPosting = values['posting'] === null && chosen.kind === 'candidate' && !locked.has('posting');
  if (noPosting && !displayed.has('posting')) {
    displayed.add('posting');
    values['displayed'] = [...displayed];
    settle('posting', [['person', person]]);
  }

  // Where a new opportunity starts is what the stage mapping says of those added, unless a higher layer names a stage.
  if (values['stageAdded'] !== null && mappedStageWins(from, locked)) {
    values['stage'] = values['stageAdded'];
    from.stage = from.stageAdded;
    if (locked.has('stageAdded')) locked.add('stage');
  }
  return {
    values: values as Settings,
    from,
    locked,
    preset: chosen,
    presetWhose: chosen.whose,
    passedOver,
    teamWords: teamWordsOf(layers),
  };
}

function teamWordsOf({ team, presets }: Layers): ResolvedSettings['teamWords'] {
  const theirs = [team, ...presets.filter(({ whose }) => whose === 'team').map((one) => one.settings)];
  return {
    tags: new Set(theirs.flatMap(({ tags }) => tags ?? [])),
    source: new Set(theirs.flatMap(({ source }) => source?.trim() ?? [])),
  };
}

function may(name: LayerName, key: SettingKey, locked: ReadonlySet<SettingKey>): boolean {
  if (name === 'team') return true;
  if (locked.has(key) || teamOnly.has(key)) return false;
  return name !== 'preset' || key !== 'syncAs';
}

const height = (name: LayerName): number => layerNames.indexOf(name);

const mappedStageWins = (from: Record<SettingKey, LayerName>, locked: ReadonlySet<SettingKey>): boolean =>
  !locked.has('stage') && (locked.has('stageAdded') || height(from.stageAdded) >= height(from.stage));

const isField = (key: string): key is FieldKey =>
  (pushFields as readonly string[]).includes(key) || (personFields as readonly string[]).includes(key);

/** The presets a recruiter may choose from, in the order in which they are offered. */
export const presetsOf = (layers: Layers): readonly Preset[] => [...builtInPresets, ...layers.presets];
