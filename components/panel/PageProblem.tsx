import type { PageView } from '@/lib/messages/views';
import { text, type TextKey } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
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
  noAccess: 'problemNoAccess',
};

/** Why nobody is shown, and the way on. */
export function PageProblem() {
  const page = usePanel((panel) => panel.view?.page);
  const waiting = usePanel((panel) => panel.retrying);
  const look = usePanel((panel) => panel.look);
  if (page?.state !== 'problem') return null;
  return (
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
  );
}
