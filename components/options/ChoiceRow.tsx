import { presetName } from '@/lib/settings/preset-name';
import { text } from '@/lib/platform/text';
import { builtInPresets, origins, triggers } from '@/lib/settings/settings';
import { originText, triggerText } from '../parts/words';
import { ChoiceField } from './ChoiceField';
import type { Place } from './places';
import { SettingFrame } from './SettingFrame';
import { useRow } from './use-row';
import { useLoaded } from './use-settings';
import { replySeenText } from './value-text';

/** Settings that are one of a few. */

export function SyncAsRow({ place }: { place: Place }) {
  const row = useRow(place, 'syncAs');
  const { team, mine } = useLoaded().documents;
  // An update wants a record, and that only one person has: it is no default.
  const makesNew = builtInPresets.filter(({ kind }) => kind !== 'existing');
  const options = [...makesNew, ...team.presets, ...(place.scope === 'mine' ? mine.presets : [])].map(
    (one) => ({ value: one.id, text: presetName(one) }),
  );
  const known = builtInPresets.find(({ id }) => id === row.value);
  if (!options.some(({ value }) => value === row.value))
    options.push({ value: row.value, text: known ? presetName(known) : text('presetWasDeleted') });
  return (
    <SettingFrame row={row}>
      <ChoiceField
        label={row.label}
        name="syncAs"
        value={row.value}
        options={options}
        hint={row.from}
        readOnly={row.readOnly}
        onChange={row.set}
      />
    </SettingFrame>
  );
}

export function TriggerRow({ place }: { place: Place }) {
  const row = useRow(place, 'trigger');
  return (
    <SettingFrame row={row}>
      <ChoiceField
        label={row.label}
        name="trigger"
        value={row.value}
        options={triggers.map((one) => ({ value: one, text: text(triggerText[one]) }))}
        hint={`${text('hintPushWhen')} ${row.from}`}
        readOnly={row.readOnly}
        onChange={row.set}
      />
    </SettingFrame>
  );
}

export function ReplySeenRow({ place }: { place: Place }) {
  const row = useRow(place, 'replySeen');
  return (
    <SettingFrame row={row}>
      <ChoiceField
        label={row.label}
        name="replySeen"
        value={row.value}
        options={(['offer', 'act'] as const).map((one) => ({ value: one, text: text(replySeenText[one]) }))}
        hint={`${text('hintReplySeen')} ${row.from}`}
        readOnly={row.readOnly}
        onChange={row.set}
      />
    </SettingFrame>
  );
}

export function OriginRow({ place }: { place: Place }) {
  const row = useRow(place, 'origin');
  return (
    <SettingFrame row={row}>
      <ChoiceField
        label={row.label}
        name="origin"
        value={row.value}
        options={origins.map((one) => ({ value: one, text: text(originText[one]) }))}
        hint={row.from}
        readOnly={row.readOnly}
        onChange={row.set}
      />
    </SettingFrame>
  );
}
