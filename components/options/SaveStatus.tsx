import { text } from '@/lib/platform/text';
import { differences } from '@/lib/settings/document';
import { Button } from '../parts/Button';
import { useSettings } from './use-settings';

/** Whether the last edit is stored, and the way back. */
export function SaveStatus() {
  const saved = useSettings((settings) => settings.saved);
  const newest = useSettings((settings) => settings.edits.at(-1));
  const undo = useSettings((settings) => settings.undo);
  return (
    <div className="save-status">
      <span className="saved" aria-live="polite">
        {saved ? text('optionsSaved') : ''}
      </span>
      <Button
        off={!newest}
        title={
          newest
            ? text(
                newest.scope === 'team' ? 'undoTeam' : 'undoMine',
                differences(newest.before, newest.after).join(', '),
              )
            : text('undoNothing')
        }
        onClick={() => {
          undo();
        }}
      >
        {text('buttonUndo')}
      </Button>
    </div>
  );
}
