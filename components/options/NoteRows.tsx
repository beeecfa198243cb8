import { text } from '@/lib/platform/text';
import { noteKinds, type NoteKind } from '@/lib/settings/settings';
import { ReplySeenRow } from './ChoiceRow';
import type { Place } from './places';
import { TemplateField } from './TemplateField';
import { TickRow } from './TickRow';

const hints = {
  summary: 'hintSendSummary',
  note: 'hintSendNote',
  reply: 'hintSendReply',
  history: 'hintSendHistory',
} as const;

/** Whether one kind of note goes to Lever, how open it is there, and its words. */
export function NoteKindRows({ place, kind }: { place: Place; kind: NoteKind }) {
  const { send, secret } = noteKinds[kind];
  return (
    <>
      <TickRow place={place} name={send} hint={text(hints[kind])} />
      <TickRow place={place} name={secret} hint={text('hintSecretNote')} />
      <TemplateField place={place} kind={kind} />
    </>
  );
}

/** What becomes of what happens in a campaign. */
export function CampaignNoteRows({ place }: { place: Place }) {
  return (
    <>
      <TickRow place={place} name="notesOnlySynced" hint={text('hintNotesOnlySynced')} />
      <ReplySeenRow place={place} />
    </>
  );
}
