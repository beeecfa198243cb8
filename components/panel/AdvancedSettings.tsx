import { useId } from 'react';
import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { useOnScreen, usePanel } from '../use-panel';
import { Preview } from './Preview';
import { PushField } from './push-fields';
import { SavePreset } from './SavePreset';
import { shownFields, type PushFieldKey } from './shown-fields';

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

/** Only a new opportunity has these from Fulcrum: on one that is there Lever does not let them be changed. */
const ofNew: readonly PushFieldKey[] = ['posting', 'owner', 'origin'];

function Fields() {
  const catalog = usePanel((panel) => panel.view?.catalog);
  const now = useOnScreen();
  if (!now || !catalog) return null;
  const { resolved, way, problems } = now;
  // What an update leaves alone is not offered, unless it is in the way.
  const offered = (field: PushFieldKey): boolean =>
    way !== 'update' || !ofNew.includes(field) || problems.some((one) => one.field === field);
  return (
    <>
      {catalog.state === 'failed' ? <ListsFailed /> : null}
      <div className="fields">
        {shownFields(resolved.settings.values, catalog)
          .push.filter(offered)
          .map((field) => (
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
