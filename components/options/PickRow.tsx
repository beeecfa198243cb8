import { text } from '@/lib/platform/text';
import { resolveSettings, noLayers } from '@/lib/settings/resolve';
import { knownLayer } from '@/lib/settings/document';
import type { Catalog } from '@/lib/messages/views';
import { PickOne } from '../pickers/PickOne';
import type { Option } from '../pickers/rank';
import { layerAt, type Documents, type Place } from './places';
import { SettingFrame } from './SettingFrame';
import { NONE, useLists } from './use-lists';
import { useRow, type Row } from './use-row';
import { useLoaded } from './use-settings';
import { stageText } from './value-text';

/** Settings that are one of Lever's own lists, found by typing. */

/** A value that Lever no longer offers; only a list that is there can tell. */
function goneIn(catalog: Catalog, list: Catalog['known'][number], options: readonly Option[], value: string) {
  return value !== NONE && catalog.known.includes(list) && !options.some(({ id }) => id === value)
    ? text('pickerGone')
    : undefined;
}

function Pick(props: {
  row: Row<string | null>;
  name: string;
  list: Catalog['known'][number];
  options: readonly Option[];
  recent?: readonly string[];
  valueText?: string | undefined;
  clearable?: boolean;
  hint?: string | undefined;
  /** What there is to say of having none. */
  lacks?: string | undefined;
}) {
  const { row, options } = props;
  const { catalog, empty } = useLists();
  const value = row.value ?? NONE;
  return (
    <SettingFrame row={row}>
      <PickOne
        label={row.label}
        name={props.name}
        value={value}
        valueText={props.valueText}
        options={options}
        recent={props.recent ?? []}
        placeholder={row.readOnly ? text('settingNone') : undefined}
        empty={empty}
        readOnly={row.readOnly}
        clearable={props.clearable ?? false}
        hint={[props.hint, row.from].filter(Boolean).join(' ')}
        warning={goneIn(catalog, props.list, options, value) ?? (value === NONE ? props.lacks : undefined)}
        onChange={(id) => {
          row.set(id === NONE ? null : id);
        }}
      />
    </SettingFrame>
  );
}

export function PostingRow({ place }: { place: Place }) {
  const row = useRow(place, 'posting');
  const { postings, catalog } = useLists();
  return (
    <Pick
      row={row}
      name="posting"
      list="postings"
      options={postings}
      recent={catalog.recent.posting}
      clearable
    />
  );
}

export function StageRow({ place }: { place: Place }) {
  const row = useRow(place, 'stage');
  const { stages, catalog } = useLists();
  const { documents } = useLoaded();
  const mapped = stageByMapping(documents, place);
  return (
    <Pick
      row={{
        ...row,
        set: (value) => {
          if (value !== null) row.set(value);
        },
      }}
      name="stage"
      list="stages"
      options={stages}
      recent={catalog.recent.stage}
      valueText={row.value === 'lead-new' ? text('stageLeadNew') : undefined}
      hint={mapped === undefined ? undefined : text('stageByMapping', stageText(mapped, catalog))}
    />
  );
}

/** The stage that the stage mapping puts in place of what is chosen under Stage. */
function stageByMapping(documents: Documents, place: Place): string | undefined {
  const { team, mine } = documents;
  const { scope, preset, campaign } = place;
  if (preset !== undefined) return undefined;
  const { values, from } = resolveSettings(
    {
      ...noLayers,
      team: { ...knownLayer(team.settings), syncAs: 'lead' },
      mine: scope === 'mine' ? { ...knownLayer(mine.settings), syncAs: 'lead' } : {},
      campaign: campaign === undefined ? {} : { ...layerAt(documents, place), syncAs: 'lead' },
      locks: team.locks,
    },
    {},
  );
  return values.stage === values.stageAdded && from.stage === from.stageAdded ? values.stage : undefined;
}

export function OwnerRow({ place }: { place: Place }) {
  const row = useRow(place, 'owner');
  const { owners, catalog } = useLists();
  return <Pick row={row} name="owner" list="users" options={owners} recent={catalog.recent.owner} />;
}

export function UndoReasonRow() {
  const row = useRow({ scope: 'team' }, 'undoReason');
  const { reasons } = useLists();
  return (
    <Pick
      row={row}
      name="undoReason"
      list="archiveReasons"
      options={reasons}
      hint={text('hintUndoReason')}
      lacks={text('undoReasonNone')}
    />
  );
}

export function MappedStageRow(props: {
  place: Place;
  name: 'stageAdded' | 'stageReplied' | 'stageInterested' | 'stageNotInterested';
}) {
  const row = useRow(props.place, props.name);
  const { mappedStages, catalog } = useLists();
  return (
    <Pick
      row={row}
      name={props.name}
      list="stages"
      options={mappedStages}
      recent={catalog.recent.stage}
      valueText={row.value === 'lead-new' ? text('stageLeadNew') : undefined}
    />
  );
}
