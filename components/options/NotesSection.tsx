import { text } from '@/lib/platform/text';
import { noteKinds, type NoteKind } from '@/lib/settings/settings';
import { CampaignNoteRows, NoteKindRows } from './NoteRows';
import { Publish } from './Publish';
import { SettingsSection } from './SettingsSection';
import { useWhose, WhoseSettings } from './WhoseSettings';

/** Which notes go to Lever, in which words, and how open they are there. */
export function NotesSection() {
  return (
    <SettingsSection title={text('sectionNotes')} intro={text('introNotes')}>
      <Publish />
      <Notes />
    </SettingsSection>
  );
}

function Notes() {
  const { whose, setWhose } = useWhose();
  const place = { scope: whose };
  return (
    <>
      <div className="card">
        <WhoseSettings whose={whose} onChange={setWhose} />
      </div>
      {(Object.keys(noteKinds) as NoteKind[]).map((kind) => (
        <div className="card" key={`${whose}/${kind}`}>
          <NoteKindRows place={place} kind={kind} />
        </div>
      ))}
      <div className="card" key={`${whose}/campaigns`}>
        <CampaignNoteRows place={place} />
      </div>
    </>
  );
}
