import { useId } from 'react';
import type { SettingKey, Settings } from '@/lib/settings/settings';
import type { Place } from './places';
import { SettingFrame } from './SettingFrame';
import { useRow } from './use-row';

/** The settings that are on or off. */
export type OnOff = { [K in SettingKey]: Settings[K] extends boolean ? K : never }[SettingKey];

export function TickRow({ place, name, hint }: { place: Place; name: OnOff; hint?: string }) {
  const id = useId();
  const row = useRow(place, name);
  return (
    <SettingFrame row={row}>
      <div className="tick">
        <input
          id={id}
          type="checkbox"
          name={name}
          aria-describedby={`${id}-hint`}
          disabled={row.readOnly}
          checked={row.value}
          onChange={(event) => {
            row.set(event.currentTarget.checked);
          }}
        />
        <label htmlFor={id}>{row.label}</label>
        <span className="field-hint" id={`${id}-hint`} dir="auto">
          {[hint, row.from].filter(Boolean).join(' ')}
        </span>
      </div>
    </SettingFrame>
  );
}
