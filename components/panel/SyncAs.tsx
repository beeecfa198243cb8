import { presetName } from '@/lib/settings/preset-name';
import { text } from '@/lib/platform/text';
import { presetsOf } from '@/lib/settings/resolve';
import { SelectField } from '../parts/SelectField';
import { usePanel, useResolved } from '../use-panel';
import { useSetting } from './use-setting';

const groups = { team: 'groupTeam', mine: 'groupMine' } as const;

/** What the person becomes in Lever. */
export function SyncAs() {
  const layers = usePanel((panel) => panel.view?.settings);
  const resolved = useResolved();
  const edit = usePanel((panel) => panel.edit);
  const frame = useSetting('syncAs');
  if (!layers || !resolved) return null;
  const whose = new Map(layers.presets.map((one) => [one.id, groups[one.whose]]));
  return (
    <div className="sync-as">
      <SelectField
        {...frame}
        name="syncAs"
        value={resolved.choices.syncAs}
        options={presetsOf(layers).map((one) => ({
          value: one.id,
          text: presetName(one),
          // Headings only where there is something to tell apart.
          group: whose.size ? text(whose.get(one.id) ?? 'groupBuiltIn') : undefined,
        }))}
        onChange={(chosen) => {
          edit({ choices: { syncAs: chosen } });
        }}
      />
    </div>
  );
}
