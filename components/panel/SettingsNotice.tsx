import { presetName } from '@/lib/settings/preset-name';
import { text } from '@/lib/platform/text';
import { unsentSentences } from '@/lib/push/forms';
import { passedOverSentence } from '@/lib/settings/passed-over';
import type { PassedOver } from '@/lib/settings/resolve';
import { namesIn } from '@/lib/settings/value-words';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { words } from '../parts/words';
import { usePanel, useResolved } from '../use-panel';
import { shownFields } from './shown-fields';

/** What the settings change of a push, and have no field to be said at. */
export function SettingsNotice() {
  const catalog = usePanel((panel) => panel.view?.catalog);
  const reset = usePanel((panel) => panel.reset);
  const resolved = useResolved();
  if (!resolved || !catalog) return null;
  const { passedOver, values, preset } = resolved.settings;
  const deleted = passedOver.some(({ key, layer }) => key === 'syncAs' && layer === 'person');
  const shown = new Set<string>([...shownFields(values, catalog).push, 'syncAs']);
  const unsaid = passedOver.filter((one) => decidesPush(one) && !shown.has(fieldOf(one)));
  const names = namesIn(catalog);
  const told = [
    ...unsaid.map((one) => passedOverSentence(one, values, names)),
    ...unsentSentences(resolved, catalog),
  ];
  const sentences = [...new Set(told.map(words))];
  return (
    <>
      {deleted ? (
        <Notice
          tone="warning"
          actions={
            <Button
              onClick={() => {
                reset('syncAs');
              }}
            >
              {text('buttonUnderstood')}
            </Button>
          }
        >
          <p aria-live="polite">{text('presetGone', presetName(preset))}</p>
        </Notice>
      ) : null}
      {sentences.map((sentence) => (
        <Notice key={sentence} tone="warning">
          {sentence}
        </Notice>
      ))}
    </>
  );
}

/** Where a new opportunity starts may come from the stage mapping, and is shown as the stage. */
const fieldOf = ({ key }: PassedOver): string => (key === 'stageAdded' ? 'stage' : key);

/** What happens to an opportunity later does not concern this push. */
const decidesPush = ({ key }: PassedOver): boolean =>
  !['stageReplied', 'stageInterested', 'stageNotInterested', 'undoReason'].includes(key);
