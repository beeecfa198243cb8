import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noLayers, resolveSettings, type LayerName, type Layers } from '@/lib/settings/resolve';
import {
  builtIn,
  builtInPresets,
  personKeys,
  settingKeys,
  teamOnly,
  type Layer,
  type SettingKey,
} from '@/lib/settings/settings';
import { layer, layers } from './arbitrary';

const runs = { numRuns: Number(process.env['SOAK_RUNS'] ?? 300) };
const seed = process.env['SOAK_SEED'];
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });

/** Freezes all the way down: what is resolved must be left as it was. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

const shownOf = (all: Layers): Set<string> =>
  new Set([...(all.team.displayed ?? builtIn.displayed), ...(all.team.mandatory ?? [])]);

/** The layers that may speak of a setting, highest first, by the words of the design and nothing of the code. */
function speakers(all: Layers, person: Layer, key: SettingKey): [LayerName, Layer][] {
  const team: [LayerName, Layer] = ['team', all.team];
  if (all.locks.includes(key) || teamOnly.has(key)) return [team];
  // The panel always shows these two.
  const always = key === 'syncAs' || key === 'trigger';
  const hidden = !always && !shownOf(all).has(key) && (personKeys as readonly string[]).includes(key);
  const preset =
    key === 'syncAs'
      ? undefined
      : all.presets.find((one) => one.id === resolveSettings(all, person).values.syncAs);
  return [
    ...(hidden ? [] : [['person', person] as [LayerName, Layer]]),
    ...(preset ? [['preset', preset.settings] as [LayerName, Layer]] : []),
    ['campaign', all.campaign],
    ['mine', all.mine],
    team,
  ];
}

/** Those two are worked out from more than their own layers; they have tests of their own below. */
const derived: readonly SettingKey[] = ['stage', 'displayed'];

describe('resolving settings', () => {
  it('lets the highest layer that may speak win, and says which it was', () => {
    fc.assert(
      fc.property(layers, layer, (all, person) => {
        const { values, from, preset } = resolveSettings(frozen(all), frozen(person));
        const known = new Set([...builtInPresets, ...all.presets].map(({ id }) => id));
        for (const key of settingKeys) {
          if (derived.includes(key)) continue;
          // A candidate without a posting is asked for one, whatever is displayed.
          if (key === 'posting' && preset.kind === 'candidate' && !shownOf(all).has(key)) continue;
          const said = speakers(all, person, key).filter(
            ([, set]) => set[key] !== undefined && (key !== 'syncAs' || known.has(set.syncAs ?? '')),
          )[0];
          expect(from[key], key).toBe(said?.[0] ?? 'builtIn');
          expect(values[key], key).toEqual(said ? said[1][key] : builtIn[key]);
        }
      }),
      runs,
    );
  });

  it('lets nothing above the team change what the team locked', () => {
    fc.assert(
      fc.property(layers, layer, layer, layer, (all, person, otherMine, otherPerson) => {
        const one = resolveSettings(all, person);
        // A recruiter cannot hide a preset of the team's behind one of their own either.
        const forged = all.presets.map((one) => ({ ...one, settings: otherMine, whose: 'mine' as const }));
        const presets = [...all.presets.filter(({ whose }) => whose === 'team'), ...forged];
        const other = resolveSettings({ ...all, mine: otherMine, campaign: {}, presets }, otherPerson);
        for (const key of all.locks) {
          if (key === 'displayed') continue; // with what is mandatory and what the preset needs
          expect(other.values[key], key).toEqual(one.values[key]);
          expect(one.locked.has(key)).toBe(true);
        }
      }),
      runs,
    );
  });

  it('says the same of the same, whatever it was asked before', () => {
    fc.assert(
      fc.property(layers, layer, layers, layer, (all, person, others, other) => {
        const before = resolveSettings(all, person);
        resolveSettings(others, other);
        expect(resolveSettings(structuredClone(all), structuredClone(person))).toEqual(before);
      }),
      runs,
    );
  });

  it('displays what is mandatory, after what the admin displays and in that order', () => {
    fc.assert(
      fc.property(layers, layer, (all, person) => {
        const { displayed, mandatory } = resolveSettings(all, person).values;
        const asked = all.team.displayed ?? builtIn.displayed;
        expect(displayed.slice(0, asked.length)).toEqual(asked);
        for (const key of mandatory) expect(displayed).toContain(key);
        expect(new Set(displayed).size).toBe(displayed.length);
      }),
      runs,
    );
  });

  it('passes over what Lever no longer has, and lets the layer below decide', () => {
    fc.assert(
      fc.property(layers, layer, (all, person) => {
        const { values, from, passedOver } = resolveSettings(
          all,
          person,
          (key, value) => key !== 'posting' || value !== 'one',
        );
        if (from.posting !== 'person') expect(values.posting).not.toBe('one');
        for (const one of passedOver) if (one.key === 'posting') expect(one.value).toBe('one');
      }),
      runs,
    );
  });
});

describe('Sync as', () => {
  it('falls back when the preset that was chosen is deleted, and says so', () => {
    const { preset, passedOver, from } = resolveSettings(
      { ...noLayers, team: { syncAs: 'candidate' } },
      { syncAs: 'gone' },
    );
    expect(preset.id).toBe('candidate');
    expect(from.syncAs).toBe('team');
    expect(passedOver).toEqual([{ key: 'syncAs', layer: 'person', value: 'gone' }]);
  });

  it('brings the settings of its preset, above mine and below this person', () => {
    const backend = {
      id: 'backend',
      name: 'Backend EU',
      kind: 'candidate' as const,
      settings: { tags: ['preset'], source: 'Preset' },
      whose: 'team' as const,
    };
    const all = { ...noLayers, mine: { tags: ['mine'], origin: 'agency' as const }, presets: [backend] };
    const { values, from } = resolveSettings(all, { syncAs: 'backend', source: 'Person' });
    expect(values).toMatchObject({ tags: ['preset'], source: 'Person', origin: 'agency' });
    expect(from).toMatchObject({ tags: 'preset', source: 'person', origin: 'mine', posting: 'builtIn' });
  });
});

describe('where a new opportunity starts', () => {
  const start = (all: Partial<Layers>, person: Layer = {}) => {
    const { values, from, locked } = resolveSettings({ ...noLayers, ...all }, person);
    return { stage: values.stage, from: from.stage, locked: locked.has('stage') };
  };

  it('is what the stage mapping says of those added', () =>
    expect(start({ team: { stage: 'one', stageAdded: 'two' } })).toEqual({
      stage: 'two',
      from: 'team',
      locked: false,
    }));
  it('unless a higher layer names a stage', () =>
    expect(start({ team: { stageAdded: 'two' }, mine: { stage: 'one' } })).toMatchObject({
      stage: 'one',
      from: 'mine',
    }));
  it('or the mapping leaves it', () =>
    expect(start({ team: { stage: 'one', stageAdded: null } }).stage).toBe('one'));
  it('is locked with the mapping', () =>
    expect(start({ team: { stageAdded: 'two' }, locks: ['stageAdded'] }, { stage: 'one' })).toEqual({
      stage: 'two',
      from: 'team',
      locked: true,
    }));
  it('and stays with a locked stage', () =>
    expect(start({ team: { stage: 'one', stageAdded: 'two' }, locks: ['stage'] }).stage).toBe('one'));
});

describe('a candidate', () => {
  it('is asked for a posting even where the field is hidden, unless one is set', () => {
    const all = { ...noLayers, team: { displayed: ['stage' as const], syncAs: 'candidate' } };
    const asked = resolveSettings(all, { posting: 'one' });
    expect(asked.values).toMatchObject({ displayed: ['stage', 'posting'], posting: 'one' });
    const set = resolveSettings({ ...all, mine: { posting: 'two' } }, { posting: 'one' });
    expect(set.values).toMatchObject({ displayed: ['stage'], posting: 'two' });
  });
});

describe('a field that is not displayed', () => {
  it('cannot be set for one person', () => {
    const all = { ...noLayers, team: { displayed: ['stage' as const], source: 'Team' } };
    const { values, from } = resolveSettings(all, { source: 'Mine', stage: 'two' });
    expect(values).toMatchObject({ source: 'Team', stage: 'two' });
    expect(from.source).toBe('team');
  });
});
