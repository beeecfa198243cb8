import { text } from '@/lib/platform/text';
import { presetsOf } from '@/lib/settings/resolve';
import { SelectField } from '../parts/SelectField';
import { presetName } from '../parts/words';
import { usePanel, useResolved } from '../use-panel';

/** What the person becomes in Lever. */
export function SyncAs() {
  const layers = usePanel((panel) => panel.view?.settings);
  const resolved = useResolved();
  const edit = usePanel((panel) => panel.edit);
  if (!layers || !resolved) return null;
  return (
    <div className="sync-as">
      <SelectField
        label={text('labelSyncAs')}
        name="syncAs"
        value={resolved.choices.syncAs}
        options={presetsOf(layers).map((one) => ({ value: one.id, text: presetName(one) }))}
        onChange={(chosen) => {
          edit({ choices: { syncAs: chosen } });
        }}
      />
    </div>
  );
}
