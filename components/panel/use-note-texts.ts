import { noteContext, noteTexts } from '@/lib/push/templates';
import { personOf, usePanel, useResolved } from '../use-panel';

/** The notes as they go to Lever, word for word; empty where there is nothing to say. */
export function useNoteTexts(): { note: string; summary: string } {
  const view = usePanel((panel) => panel.view);
  const person = personOf(view);
  const resolved = useResolved();
  if (!view || !person || !resolved) return { note: '', summary: '' };
  const acting = view.connection.actingAs?.name ?? '';
  return noteTexts(person.reading, resolved, noteContext(resolved, view.catalog, acting, new Date()));
}
