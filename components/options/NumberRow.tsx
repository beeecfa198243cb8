import { useState } from 'react';
import { text } from '@/lib/platform/text';
import type { SettingKey, Settings } from '@/lib/settings/settings';
import { Field } from '../parts/Field';
import type { Place } from './places';
import { SettingFrame } from './SettingFrame';
import { useRow } from './use-row';

/** The settings that are a whole number, and the least and the most each may be. */
type Count = { [K in SettingKey]: Settings[K] extends number ? K : never }[SettingKey];
export const limits: Record<Count, readonly [least: number, most: number]> = {
  recentDays: [0, 3_650],
  historyDays: [1, 3_650],
};

/** A whole number. What is typed and is none of those allowed stays on the screen, is told, and is not kept. */
export function NumberRow({ place, name, hint }: { place: Place; name: Count; hint?: string }) {
  const row = useRow(place, name);
  // Only as long as the value is what it was: a reset or another admin's edit shows.
  const [typed, setTyped] = useState<{ text: string; over: number }>();
  const [least, most] = limits[name];
  const shown = typed?.over === row.value ? typed.text : String(row.value);
  const fits = (value: string): boolean =>
    /^\d+$/.test(value.trim()) && Number(value) >= least && Number(value) <= most;
  return (
    <SettingFrame row={row}>
      <Field
        label={row.label}
        hint={[hint, row.from].filter(Boolean).join(' ')}
        error={fits(shown) ? undefined : text('badWholeNumber', String(least), String(most))}
      >
        {(control) => (
          <input
            {...control}
            name={name}
            className="number"
            type="text"
            inputMode="numeric"
            autoComplete="off"
            maxLength={6}
            readOnly={row.readOnly}
            value={shown}
            onChange={(event) => {
              const now = event.currentTarget.value;
              const next = fits(now) ? Number(now) : row.value;
              setTyped({ text: now, over: next });
              if (next !== row.value) row.set(next, true);
            }}
            onBlur={() => {
              if (fits(shown)) setTyped(undefined);
            }}
          />
        )}
      </Field>
    </SettingFrame>
  );
}
