import { useState } from 'react';
import { text } from '@/lib/platform/text';
import type { Preset } from '@/lib/settings/settings';
import { Button } from '../parts/Button';
import { Field } from '../parts/Field';
import { words } from '../parts/words';
import { ChoiceField } from './ChoiceField';
import { changePreset, type Scope } from './places';
import { kindOptions } from './preset-kinds';
import { wrongName } from './preset-name';
import { PushRows } from './PushRows';
import { useLoaded, useSettings } from './use-settings';

/** What one preset is called, what the person becomes, and what it sets. */
export function PresetEditor(props: { scope: Scope; preset: Preset; readOnly: boolean; onDone: () => void }) {
  const { scope, preset, readOnly, onDone } = props;
  const { documents } = useLoaded();
  const edit = useSettings((settings) => settings.edit);
  // As typed: a name that will not do stays on the screen, and the preset keeps the one before.
  const [typed, setTyped] = useState<string>();
  const wrong = typed === undefined ? undefined : wrongName(typed, scope, documents, preset.id);
  return (
    <div className="preset-editor">
      {readOnly ? null : <p className="field-hint">{text('hintPresetEditor')}</p>}
      <Field label={text('labelPresetName')} error={wrong && words(wrong)}>
        {(control) => (
          <input
            {...control}
            type="text"
            name="presetName"
            dir="auto"
            autoComplete="off"
            readOnly={readOnly}
            value={typed ?? preset.name}
            onChange={(event) => {
              const name = event.currentTarget.value;
              setTyped(name);
              if (!wrongName(name, scope, documents, preset.id))
                edit(
                  scope,
                  (now) => changePreset(now, preset.id, (one) => ({ ...one, name: name.trim() })),
                  `${scope}/${preset.id}/name`,
                );
            }}
            onBlur={() => {
              if (!wrong) setTyped(undefined);
            }}
          />
        )}
      </Field>
      <ChoiceField
        label={text('labelBecomes')}
        name="kind"
        value={preset.kind}
        options={kindOptions()}
        hint={text(preset.kind === 'candidate' ? 'presetCandidateHint' : 'presetLeadHint')}
        readOnly={readOnly}
        onChange={(kind) => {
          edit(scope, (now) => changePreset(now, preset.id, (one) => ({ ...one, kind })));
        }}
      />
      <PushRows place={{ scope, preset: preset.id }} />
      <div className="row">
        <Button aria-label={text('presetDoneNamed', preset.name)} onClick={onDone}>
          {text('buttonDone')}
        </Button>
      </div>
    </div>
  );
}
