import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';

/** What of a section went wrong between page and worker, and the way to try it again. */
export function Trouble(props: {
  trouble: 'unreachable' | 'notSaved';
  save: () => Promise<unknown>;
  look: () => Promise<unknown>;
}) {
  const notSaved = props.trouble === 'notSaved';
  return (
    <Notice
      tone="bad"
      actions={
        <Button onClick={() => void (notSaved ? props.save() : props.look())}>
          {text('buttonTryAgain')}
        </Button>
      }
    >
      {text(notSaved ? 'optionsNotSaved' : 'optionsUnreachable')}
    </Notice>
  );
}
