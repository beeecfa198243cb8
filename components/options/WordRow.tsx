import type { ReactNode } from 'react';
import { text, type TextKey } from '@/lib/platform/text';
import { PickOrType } from '../pickers/PickOrType';
import { PickSeveral } from '../pickers/PickSeveral';
import { Field } from '../parts/Field';
import type { Place } from './places';
import { SettingFrame } from './SettingFrame';
import { useLists } from './use-lists';
import { useRow, type Row } from './use-row';

/** Settings that are words, chosen from Lever's or typed. */

export function TagsRow({ place }: { place: Place }) {
  const row = useRow(place, 'tags');
  const { catalog } = useLists();
  return (
    <Words row={row} name="tags" hint="tagsHint" fixed={row.value.join(', ')}>
      {(common) => (
        <PickSeveral
          {...common}
          value={row.value}
          words={catalog.tags}
          recent={catalog.recent.tags}
          max={50}
          onChange={row.set}
        />
      )}
    </Words>
  );
}

export function SourceRow({ place }: { place: Place }) {
  const row = useRow(place, 'source');
  const { catalog } = useLists();
  return (
    <Words row={row} name="source" hint="sourceHint" fixed={row.value}>
      {(common) => (
        <PickOrType
          {...common}
          value={row.value}
          words={catalog.sources}
          recent={catalog.recent.source}
          onChange={(value) => {
            row.set(value, true);
          }}
        />
      )}
    </Words>
  );
}

interface Common {
  label: string;
  name: string;
  maxLength: number;
  empty: string;
  hint: string;
}

/** The picker, or where nothing may be changed the words as they stand. */
function Words(props: {
  row: Row<string> | Row<string[]>;
  name: string;
  hint: TextKey;
  fixed: string;
  children: (common: Common) => ReactNode;
}) {
  const { row, name, fixed } = props;
  const { empty } = useLists();
  return (
    <SettingFrame row={row}>
      {row.readOnly ? (
        <Field label={row.label} hint={row.from}>
          {(control) => (
            <input
              {...control}
              name={name}
              type="text"
              dir="auto"
              readOnly
              placeholder={text('settingNone')}
              value={fixed}
            />
          )}
        </Field>
      ) : (
        props.children({
          ...{ label: row.label, name, maxLength: 200, empty },
          hint: `${text(props.hint)} ${row.from}`,
        })
      )}
    </SettingFrame>
  );
}
