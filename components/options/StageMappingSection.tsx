import { text } from '@/lib/platform/text';
import { stageKeys } from '@/lib/settings/settings';
import { MappedStageRow } from './PickRow';
import { Publish } from './Publish';
import { SettingsSection } from './SettingsSection';
import { useWhose, WhoseSettings } from './WhoseSettings';

/** The stage in Lever for what a person has come to. */
export function StageMappingSection() {
  return (
    <SettingsSection title={text('sectionStageMapping')} intro={text('introStageMapping')}>
      <Publish />
      <Stages />
    </SettingsSection>
  );
}

function Stages() {
  const { whose, setWhose } = useWhose();
  return (
    <div className="card">
      <WhoseSettings whose={whose} onChange={setWhose} />
      {Object.values(stageKeys).map((key) => (
        <MappedStageRow key={`${whose}/${key}`} place={{ scope: whose }} name={key} />
      ))}
    </div>
  );
}
