import { useId } from 'react';
import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { usePanel, useResolved } from '../use-panel';
import { Preview } from './Preview';
import { PushField } from './push-fields';
import { SavePreset } from './SavePreset';
import { shownFields } from './shown-fields';

/** Everything that decides a push beside who is pushed. Closed until asked for: the defaults do. */
export function AdvancedSettings() {
  const id = useId();
  const open = usePanel((panel) => panel.advanced);
  const still = usePanel((panel) => panel.place === 'still');
  const toggle = usePanel((panel) => panel.toggleAdvanced);
  return (
    <section className="advanced">
      <Button
        kind="quiet"
        className="disclosure"
        name="advanced"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={toggle}
      >
        {text('buttonAdvanced')}
      </Button>
      {open ? (
        <div id={id} className="advanced-fields">
          <Fields />
          <SavePreset />
          {still ? null : <Preview />}
        </div>
      ) : null}
    </section>
  );
}

function Fields() {
  const catalog = usePanel((panel) => panel.view?.catalog);
  const resolved = useResolved();
  if (!resolved || !catalog) return null;
  return (
    <>
      {catalog.state === 'failed' ? <ListsFailed /> : null}
      <div className="fields">
        {shownFields(resolved.settings.values, catalog).push.map((field) => (
          <PushField key={field} field={field} />
        ))}
      </div>
    </>
  );
}

function ListsFailed() {
  const look = usePanel((panel) => panel.look);
  const still = usePanel((panel) => panel.place === 'still');
  return (
    <p className="field-warning">
      {text('pickerFailed')}{' '}
      {still ? null : (
        <button type="button" className="link" onClick={() => void look(true)}>
          {text('buttonTryAgain')}
        </button>
      )}
    </p>
  );
}
