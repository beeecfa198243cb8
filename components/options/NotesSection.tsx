import { text } from '@/lib/platform/text';
import { noteKinds, type NoteKind } from '@/lib/settings/settings';
import type { Scope } from './places';
import { Publish } from './Publish';
import { SettingsSection } from './SettingsSection';
import { TemplateField } from './TemplateField';
import { TickRow } from './TickRow';
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
  return (
    <>
      <div className="card">
        <WhoseSettings whose={whose} onChange={setWhose} />
      </div>
      {(Object.keys(noteKinds) as NoteKind[]).map((kind) => (
        <Kind key={`${whose}/${kind}`} kind={kind} scope={whose} />
      ))}
    </>
  );
}

const hints = {
  summary: 'hintSendSummary',
  note: 'hintSendNote',
  reply: 'hintSendReply',
  history: 'hintSendHistory',
} as const;

function Kind({ kind, scope }: { kind: NoteKind; scope: Scope }) {
  const { send, secret } = noteKinds[kind];
  const place = { scope };
  return (
    <div className="card">
      <TickRow place={place} name={send} hint={text(hints[kind])} />
      <TickRow place={place} name={secret} hint={text('hintSecretNote')} />
      <TemplateField place={place} kind={kind} />
    </div>
  );
}
