import type { ComponentType } from 'react';
import { text, type TextKey } from '@/lib/platform/text';
import { Mark } from '../parts/Mark';
import { CampaignsSection } from './CampaignsSection';
import { ConnectionSection } from './ConnectionSection';
import { FieldsSection } from './FieldsSection';
import { HistorySection } from './HistorySection';
import { MineSection } from './MineSection';
import { NotesSection } from './NotesSection';
import { PresetsSection } from './PresetsSection';
import { PrivacySection } from './PrivacySection';
import { StageMappingSection } from './StageMappingSection';
import { TeamSection } from './TeamSection';
import { useAddress } from './use-address';

const sections: { id: string; title: TextKey; Section: ComponentType }[] = [
  { id: 'connection', title: 'sectionConnection', Section: ConnectionSection },
  { id: 'team', title: 'sectionTeam', Section: TeamSection },
  { id: 'mine', title: 'sectionMine', Section: MineSection },
  { id: 'presets', title: 'sectionPresets', Section: PresetsSection },
  { id: 'fields', title: 'sectionFields', Section: FieldsSection },
  { id: 'stages', title: 'sectionStageMapping', Section: StageMappingSection },
  { id: 'notes', title: 'sectionNotes', Section: NotesSection },
  { id: 'campaigns', title: 'sectionCampaigns', Section: CampaignsSection },
  { id: 'history', title: 'sectionHistory', Section: HistorySection },
  { id: 'privacy', title: 'sectionPrivacy', Section: PrivacySection },
];

/** The settings, one section at a time; which one, and what in it, stands in the address, so that it can be linked to. */
export function OptionsPage() {
  const [section] = useAddress();
  const shown = sections.find(({ id }) => id === section) ?? sections[0];
  return (
    <div className="fulcrum options-page">
      <header className="options-head">
        <Mark />
        <h1>{text('optionsTitle')}</h1>
      </header>
      <nav aria-label={text('optionsSections')}>
        {sections.map(({ id, title }) => (
          <a key={id} href={`#${id}`} aria-current={id === shown?.id ? 'page' : undefined}>
            {text(title)}
          </a>
        ))}
      </nav>
      <main>{shown ? <shown.Section key={shown.id} /> : null}</main>
    </div>
  );
}
