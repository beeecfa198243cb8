import type { PushView } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';
import { reasonForUndo } from '@/lib/settings/undo-reason';
import { Undo } from '../parts/Undo';
import { usePanel } from '../use-panel';

/** The way to take the push back. @param lacks id of what says what that still needs; undefined for nothing */
export function UndoPush({ push, lacks }: { push: PushView; lacks: string | undefined }) {
  const ask = usePanel((panel) => panel.askUndo);
  const start = usePanel((panel) => panel.startUndo);
  return <Undo key={push.id} lacks={lacks} ask={() => ask(push.id)} start={() => start(push.id)} />;
}

/** Whether the push can be taken back but for the archive reason: what was only changed is put back without one. */
export const useUndoLacks = (push: PushView | undefined): boolean =>
  usePanel(({ view }) =>
    view && push?.canUndo && push.kind === 'push' ? !reasonForUndo(view.settings.team, view.catalog) : false,
  );

/** What Undo still needs and who can set that, said before anybody presses it. */
export function UndoLacks({ id }: { id: string }) {
  const edits = usePanel((panel) => panel.view?.settings.editsTeam === true);
  const settings = usePanel((panel) => panel.openSettings);
  return (
    <p className="field-hint" id={id}>
      {text('undoLacks')}{' '}
      {edits ? (
        <button type="button" className="link" onClick={() => void settings('undo')}>
          {text('buttonChooseReason')}
        </button>
      ) : (
        text('undoLacksAsk')
      )}
    </p>
  );
}
