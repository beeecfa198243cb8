import { text } from '@/lib/platform/text';
import { PickOrType } from '../pickers/PickOrType';
import { PickSeveral } from '../pickers/PickSeveral';
import { Field } from '../parts/Field';
import type { Place } from './places';
import { SettingFrame } from './SettingFrame';
import { useLists } from './use-lists';
import { useRow } from './use-row';

/** Settings that are words, chosen from Lever's or typed. */

export function TagsRow({ place }: { place: Place }) {
  const row = useRow(place, 'tags');
  const { catalog, empty } = useLists();
  return (
    <SettingFrame row={row}>
      {row.readOnly ? (
        <Fixed label={row.label} name="tags" value={row.value.join(', ')} hint={row.from} />
      ) : (
        <PickSeveral
          label={row.label}
          name="tags"
          value={row.value}
          words={catalog.tags}
          recent={catalog.recent.tags}
          max={50}
          maxLength={200}
          empty={empty}
          hint={`${text('tagsHint')} ${row.from}`}
          onChange={row.set}
        />
      )}
    </SettingFrame>
  );
}

export function SourceRow({ place }: { place: Place }) {
  const row = useRow(place, 'source');
  const { catalog, empty } = useLists();
  return (
    <SettingFrame row={row}>
      {row.readOnly ? (
        <Fixed label={row.label} name="source" value={row.value} hint={row.from} />
      ) : (
        <PickOrType
          label={row.label}
          name="source"
          value={row.value}
          words={catalog.sources}
          recent={catalog.recent.source}
          maxLength={200}
          empty={empty}
          hint={`${text('sourceHint')} ${row.from}`}
          onChange={(value) => {
            row.set(value, true);
          }}
        />
      )}
    </SettingFrame>
  );
}

function Fixed(props: { label: string; name: string; value: string; hint: string }) {
  return (
    <Field label={props.label} hint={props.hint}>
      {(control) => (
        <input
          {...control}
          name={props.name}
          type="text"
          dir="auto"
          readOnly
          placeholder={text('settingNone')}
          value={props.value}
        />
      )}
    </Field>
  );
}
