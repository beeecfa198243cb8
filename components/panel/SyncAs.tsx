import { text } from '@/lib/platform/text';
import { builtIn, syncAs } from '@/lib/settings/choices';
import { SelectField } from '../parts/SelectField';
import { syncAsText } from '../parts/words';
import { usePanel } from '../use-panel';

/** What the person becomes in Lever. */
export function SyncAs() {
  const value = usePanel((panel) => panel.draft.choices.syncAs ?? builtIn.syncAs);
  const edit = usePanel((panel) => panel.edit);
  return (
    <div className="sync-as">
      <SelectField
        label={text('labelSyncAs')}
        name="syncAs"
        value={value}
        options={syncAs.map((one) => ({ value: one, text: text(syncAsText[one]) }))}
        onChange={(chosen) => {
          edit({ choices: { syncAs: chosen } });
        }}
      />
    </div>
  );
}
