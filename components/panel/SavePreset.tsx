import { useEffect, useId, useRef, useState } from 'react';
import { text } from '@/lib/platform/text';
import { personKeys } from '@/lib/settings/settings';
import { Button } from '../parts/Button';
import { Field } from '../parts/Field';
import { words } from '../parts/words';
import { usePanel, useResolved } from '../use-panel';

/** What can be done with everything that was set for this person: kept under a name, or taken back. */
export function SavePreset() {
  const id = useId();
  const still = usePanel((panel) => panel.place === 'still');
  const saved = usePanel((panel) => panel.savedPreset);
  const resetAll = usePanel((panel) => panel.resetAll);
  const focus = usePanel((panel) => panel.focus);
  const draft = usePanel((panel) => panel.draft);
  const resolved = useResolved();
  const [naming, setNaming] = useState(false);
  if (!resolved) return null;
  const changed = personKeys.filter(
    (key) => resolved.settings.from[key] === 'person' && draft.choices[key] !== undefined,
  );
  const worthKeeping = !still && changed.some((key) => key !== 'syncAs');
  return (
    <div className="save-preset">
      {naming && worthKeeping ? (
        <NameForm
          onDone={() => {
            setNaming(false);
          }}
          onCancel={() => {
            setNaming(false);
            focus('savePreset');
          }}
        />
      ) : changed.length ? (
        <div className="row">
          {worthKeeping ? (
            <Button
              name="savePreset"
              aria-describedby={`${id}-save`}
              title={text('presetHint')}
              onClick={() => {
                setNaming(true);
              }}
            >
              {text('buttonSavePreset')}
            </Button>
          ) : null}
          <Button
            aria-describedby={`${id}-reset`}
            title={text('resetAllHint')}
            onClick={() => {
              resetAll();
            }}
          >
            {text('buttonResetAll')}
          </Button>
          <span className="visually-hidden" id={`${id}-save`}>
            {text('presetHint')}
          </span>
          <span className="visually-hidden" id={`${id}-reset`}>
            {text('resetAllHint')}
          </span>
        </div>
      ) : null}
      <p className="saved" aria-live="polite" dir="auto">
        {saved === undefined ? '' : text('presetSaved', saved)}
      </p>
    </div>
  );
}

function NameForm({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const savePreset = usePanel((panel) => panel.savePreset);
  const busy = usePanel((panel) => panel.busy);
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, []);

  const save = async (): Promise<void> => {
    const trimmed = name.trim();
    if (busy) return;
    if (!trimmed) {
      setError(text('missingField', text('labelPresetName')));
      box.current?.focus();
      return;
    }
    const refused = await savePreset(trimmed);
    if (!refused) {
      onDone();
      return;
    }
    setError(words(refused));
    box.current?.focus();
  };

  return (
    <div
      className="name-form"
      role="group"
      aria-label={text('buttonSavePreset')}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        const inBox = event.target === box.current;
        // Neither pushes nor closes the panel: both keys are for this form.
        if (event.key === 'Escape') {
          event.preventDefault();
          onCancel();
        } else if (event.key === 'Enter' && (inBox || event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void save();
        }
      }}
    >
      <Field label={text('labelPresetName')} error={error} hint={text('presetHint')}>
        {(control) => (
          <input
            {...control}
            ref={box}
            name="presetName"
            type="text"
            dir="auto"
            autoComplete="off"
            maxLength={100}
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setError(undefined);
            }}
          />
        )}
      </Field>
      <div className="row">
        <Button kind="primary" off={busy} onClick={() => void save()}>
          {text('buttonSave')}
        </Button>
        <Button onClick={onCancel}>{text('buttonCancel')}</Button>
      </div>
    </div>
  );
}
