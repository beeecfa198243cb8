import { text, type TextKey } from '@/lib/platform/text';
import { settingLabel } from '@/lib/settings/labels';
import { teamOnly, type SettingKey, type Settings } from '@/lib/settings/settings';
import { heldAt, isDefaults, lock, resetAt, setAt, unlock, type Held, type Place } from './places';
import { useLoaded, useSettings } from './use-settings';
import { valueText } from './value-text';

/** A setting at a place, as a row of the page shows it. */
export interface Row<V> {
  label: string;
  value: V;
  /** Set here, so that it can be taken back. */
  setHere: boolean;
  readOnly: boolean;
  /** Where the value comes from, in words. */
  from: string;
  /** What it goes back to, in words. */
  goesBack: string;
  /** Undefined where there is nothing to lock. */
  locked: boolean | undefined;
  place: Place;
  set: (value: V, typed?: boolean) => void;
  reset: () => void;
  toggleLock: () => void;
}

const notSet = { builtIn: 'fromBuiltIn', team: 'fromTeam', mine: 'fromMine' } as const satisfies Record<
  string,
  TextKey
>;
const instead = {
  builtIn: 'insteadOfBuiltIn',
  team: 'insteadOfTeam',
  mine: 'insteadOfMine',
} as const satisfies Record<string, TextKey>;

export function useRow<K extends SettingKey>(place: Place, key: K): Row<Settings[K]> {
  const { page, documents } = useLoaded();
  const edit = useSettings((settings) => settings.edit);
  const held = heldAt(documents, place, key);
  const { scope, preset, campaign } = place;
  const readOnly = held.locked || (scope === 'team' && page.team.readOnly !== undefined);
  const lockable = scope === 'team' && isDefaults(place) && !teamOnly.has(key);
  const locked = documents.team.locks.includes(key);
  return {
    label: text(settingLabel[key]),
    value: held.value,
    setHere: held.setHere,
    readOnly,
    from: [
      fromText(held, valueText(key, held.below.value, page.catalog, documents)),
      held.locked ? lockedText(place) : '',
      lockable && locked ? text('lockedHere') : '',
    ]
      .filter(Boolean)
      .join(' · '),
    goesBack: text(
      'goesBack',
      text(settingLabel[key]),
      valueText(key, held.below.value, page.catalog, documents),
    ),
    locked: lockable ? locked : undefined,
    place,
    set: (value, typed = false) => {
      const typing = typed ? `${scope}/${preset ?? ''}/${campaign ?? ''}/${key}` : undefined;
      edit(scope, (now) => setAt(now, place, key, value), typing);
    },
    reset: () => {
      edit(scope, (now) => resetAt(now, place, key));
    },
    toggleLock: () => {
      edit(scope, (now) => (locked ? unlock(now, key) : lock(now, key, held.value)));
    },
  };
}

function lockedText({ scope, preset }: Place): string {
  if (scope === 'mine') return text('lockedByTeam');
  return text(preset === undefined ? 'lockedInCampaign' : 'lockedInPreset');
}

function fromText({ setHere, locked, below }: Held<SettingKey>, value: string): string {
  return text(setHere && !locked ? instead[below.from] : notSet[below.from], value);
}
