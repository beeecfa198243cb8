import { presetName } from '@/lib/settings/preset-name';
import { text, type TextKey } from '@/lib/platform/text';
import { builtInPresets, type Preset } from '@/lib/settings/settings';
import { words } from '../parts/words';
import { Notice } from '../parts/Notice';
import { PresetList } from './PresetList';
import { Publish } from './Publish';
import { SettingsSection } from './SettingsSection';
import { useLoaded } from './use-settings';

/** The named layers that are picked under Sync as. */
export function PresetsSection() {
  return (
    <SettingsSection title={text('sectionPresets')} intro={text('introPresets')}>
      <Publish />
      <BuiltIn />
      <Team />
      <div className="card">
        <h3>{text('presetsMine')}</h3>
        <p className="field-hint">{text('hintPresetsMine')}</p>
        <PresetList scope="mine" />
      </div>
    </SettingsSection>
  );
}

const hints: Record<Preset['kind'], TextKey> = {
  lead: 'presetLeadHint',
  candidate: 'presetCandidateHint',
  existing: 'presetExistingHint',
  notYet: 'presetNotYetHint',
};

function BuiltIn() {
  return (
    <div className="card">
      <h3>{text('presetsBuiltIn')}</h3>
      <p className="field-hint">{text('hintPresetsBuiltIn')}</p>
      <ul className="presets" aria-label={text('presetsBuiltIn')}>
        {builtInPresets.map((one) => (
          <li key={one.id}>
            <b>{presetName(one)}</b> <span className="field-hint">{text(hints[one.kind])}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Team() {
  const { readOnly } = useLoaded().page.team;
  return (
    <div className="card">
      <h3>{text('presetsTeam')}</h3>
      <p className="field-hint">{text('hintPresetsTeam')}</p>
      {readOnly ? <Notice>{words(readOnly)}</Notice> : null}
      <PresetList scope="team" />
    </div>
  );
}
