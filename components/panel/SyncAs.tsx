import type { Preset } from '@/lib/settings/settings';
import { presetName } from '@/lib/settings/preset-name';
import { text } from '@/lib/platform/text';
import { choosable } from '@/lib/push/onto';
import { presetsOf } from '@/lib/settings/resolve';
import { SelectField } from '../parts/SelectField';
import { sureRecord } from '../in-lever';
import { personOf, usePanel } from '../use-panel';
import { useRecordChoice } from './use-record-choice';
import { useSetting } from './use-setting';

const groups = { team: 'groupTeam', mine: 'groupMine' } as const;

/** What the person becomes in Lever. */
export function SyncAs() {
  const layers = usePanel((panel) => panel.view?.settings);
  const match = usePanel((panel) => personOf(panel.view)?.match);
  const choice = useRecordChoice();
  const edit = usePanel((panel) => panel.edit);
  const frame = useSetting('syncAs');
  if (!layers || !match || !choice) return null;
  const { way, record, resolved } = choice.now;
  const { syncAs } = resolved.choices;
  const offered = ({ id, kind }: Preset): boolean => {
    // An update wants a record to go onto, and only a campaign keeps who is not pushed yet.
    if (kind === 'existing') return id === syncAs || choosable(match.records).length > 0;
    return kind !== 'notYet' || id === syncAs || choice.now.draft.campaign != null;
  };
  const sure = sureRecord(match, record);
  const whose = new Map(layers.presets.map((one) => [one.id, groups[one.whose]]));
  return (
    <div className="sync-as">
      <SelectField
        {...frame}
        name="syncAs"
        value={syncAs}
        options={presetsOf(layers)
          .filter(offered)
          .map((one) => ({
            value: one.id,
            text: presetName(one),
            // Headings only where there is something to tell apart.
            group: whose.size ? text(whose.get(one.id) ?? 'groupBuiltIn') : undefined,
          }))}
        onChange={(chosen) => {
          // Who is surely in Lever: whatever is chosen says what becomes of the record.
          if (sure && choice.isUpdate(chosen) !== (way === 'update')) choice.becomes(chosen, sure);
          else edit({ choices: { syncAs: chosen } });
        }}
      />
    </div>
  );
}
