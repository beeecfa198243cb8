import { text, type TextKey } from '@/lib/platform/text';
import { profileFieldLabel } from '@/lib/settings/labels';
import { mapKey, rules, type Mapping, type ProfileField } from '@/lib/settings/settings';
import { Field } from '../parts/Field';
import { ChoiceField } from './ChoiceField';
import { targetOptions, targetValue, withTarget } from './mapping-targets';
import type { Place } from './places';
import { SettingFrame } from './SettingFrame';
import { useRow } from './use-row';
import { useLoaded } from './use-settings';

const ruleText: Record<Mapping['rule'], TextKey> = {
  always: 'ruleAlways',
  ifBlank: 'ruleIfBlank',
  never: 'ruleNever',
};

/** Where one field of a profile goes in Lever, and what happens where Lever has something there. */
export function MappingRow({ place, field }: { place: Place; field: ProfileField }) {
  const row = useRow(place, mapKey[field]);
  const { catalog } = useLoaded().page;
  const { value: mapping, readOnly } = row;
  const { target } = mapping;
  const label = text(profileFieldLabel[field]);
  return (
    <SettingFrame row={row}>
      <div className="mapping">
        <ChoiceField
          label={text('mapTarget', label)}
          name={`${mapKey[field]}-target`}
          value={targetValue(mapping)}
          options={targetOptions(field, mapping, catalog)}
          hint={row.from}
          readOnly={readOnly}
          onChange={(value) => {
            row.set(withTarget(mapping, value));
          }}
        />
        {target.to === 'tag' ? (
          <Field label={text('mapPrefix', label)} hint={text('hintPrefix')}>
            {(control) => (
              <input
                {...control}
                name={`${mapKey[field]}-prefix`}
                type="text"
                dir="auto"
                autoComplete="off"
                maxLength={50}
                readOnly={readOnly}
                value={target.prefix}
                onChange={(event) => {
                  row.set({ ...mapping, target: { to: 'tag', prefix: event.currentTarget.value } }, true);
                }}
              />
            )}
          </Field>
        ) : null}
        {target.to === 'nothing' ? null : (
          <ChoiceField
            label={text('mapRule', label)}
            name={`${mapKey[field]}-rule`}
            value={mapping.rule}
            options={rules.map((rule) => ({ value: rule, text: text(ruleText[rule]) }))}
            readOnly={readOnly}
            onChange={(rule) => {
              row.set({ ...mapping, rule });
            }}
          />
        )}
      </div>
    </SettingFrame>
  );
}
