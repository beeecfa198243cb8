import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { usePanel } from '../use-panel';

/** After a push: brings back the fields that were pushed, to change something. */
export function ChangeButton() {
  const open = usePanel((panel) => panel.changing !== 'no');
  const change = usePanel((panel) => panel.change);
  return (
    <Button
      kind="quiet"
      className="disclosure"
      aria-expanded={open}
      onClick={() => {
        change(open ? 'no' : 'fields');
      }}
    >
      {text('buttonChange')}
    </Button>
  );
}
