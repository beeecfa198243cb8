import type { PageView } from '@/lib/messages/views';
import { text, type TextKey } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { CopyDiagnostics } from './CopyDiagnostics';
import { usePanel } from '../use-panel';

type Problem = Extract<PageView, { state: 'problem' }>['problem'];

const sentences: Record<Problem, TextKey> = {
  notProfile: 'problemNotProfile',
  loading: 'problemLoadingLong',
  noName: 'problemNoName',
  disagrees: 'problemDisagrees',
  loginWall: 'problemLoginWall',
  thread: 'problemThread',
  threadUnknown: 'problemThreadUnknown',
  switchedOff: 'problemSwitchedOff',
  noAccess: 'problemNoAccess',
};

/** What may come of a page that is other than the readers know, so that its structure is of use. */
const tells = new Set<Problem>(['notProfile', 'loading', 'noName', 'disagrees', 'threadUnknown']);

/** Why nobody is shown, and the way on. */
export function PageProblem() {
  const page = usePanel((panel) => panel.view?.page);
  const waiting = usePanel((panel) => panel.retrying);
  const look = usePanel((panel) => panel.look);
  if (page?.state !== 'problem') return null;
  return (
    <>
      <Notice
        tone={waiting ? 'plain' : 'warning'}
        actions={
          waiting ? undefined : (
            <Button data-first onClick={() => void look(true)}>
              {text('buttonTryAgain')}
            </Button>
          )
        }
      >
        {text(waiting ? 'problemLoading' : sentences[page.problem])}
      </Notice>
      {waiting || !tells.has(page.problem) ? null : <CopyDiagnostics />}
    </>
  );
}
