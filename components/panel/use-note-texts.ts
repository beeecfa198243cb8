import { noteContext, noteTexts, type NoteTexts } from '@/lib/push/templates';
import { personOf, usePanel, useResolved } from '../use-panel';

const nothing: NoteTexts = { note: '', summary: '', reply: '', history: '', left: { note: 0, summary: 0 } };

/** The notes as they go to Lever, word for word; empty where there is nothing to say. */
export function useNoteTexts(): NoteTexts {
  const view = usePanel((panel) => panel.view);
  const person = personOf(view);
  const resolved = useResolved();
  if (!view || !person || !resolved) return nothing;
  const acting = view.connection.actingAs?.name ?? '';
  return noteTexts(person.reading, resolved, noteContext(resolved, view.catalog, acting, new Date()));
}
