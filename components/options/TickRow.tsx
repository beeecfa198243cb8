import type { SettingKey, Settings } from '@/lib/settings/settings';
import { Field } from '../parts/Field';
import type { Place } from './places';
import { SettingFrame } from './SettingFrame';
import { useRow } from './use-row';

/** The settings that are on or off. */
export type OnOff = { [K in SettingKey]: Settings[K] extends boolean ? K : never }[SettingKey];

export function TickRow({ place, name, hint }: { place: Place; name: OnOff; hint?: string }) {
  const row = useRow(place, name);
  return (
    <SettingFrame row={row}>
      <Field tick label={row.label} hint={[hint, row.from].filter(Boolean).join(' ')}>
        {(control) => (
          <input
            {...control}
            type="checkbox"
            name={name}
            disabled={row.readOnly}
            checked={row.value}
            onChange={(event) => {
              row.set(event.currentTarget.checked);
            }}
          />
        )}
      </Field>
    </SettingFrame>
  );
}
