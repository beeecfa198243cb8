import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { usePanel } from '../use-panel';

/** Said once, and never in the way of a push. */
export function FirstRun() {
  const dismiss = usePanel((panel) => panel.dismissFirstRun);
  return (
    <Notice
      title={text('firstRunTitle')}
      actions={
        <Button
          onClick={(event) => {
            // The notice goes, and the focus with it: on to what one would press next.
            const form = event.currentTarget.form;
            void dismiss();
            form?.querySelector<HTMLElement>('[data-first]')?.focus();
          }}
        >
          {text('buttonUnderstood')}
        </Button>
      }
    >
      <ul>
        <li>{text('firstRunAgreement')}</li>
        <li>{text('firstRunKeys')}</li>
        <li>{text('firstRunWhere')}</li>
      </ul>
    </Notice>
  );
}
