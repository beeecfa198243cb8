import { summaryOf } from '@/lib/push/summary';
import { summaryWords } from '@/lib/push/summary-words';
import { personOf, usePanel, useResolved } from '../use-panel';

/** The notes as they go to Lever, word for word; empty where there is nothing to say. */
export function useNoteTexts(): { note: string; summary: string } {
  const person = usePanel((panel) => personOf(panel.view));
  const resolved = useResolved();
  if (!person || !resolved) return { note: '', summary: '' };
  const { choices, fields } = resolved;
  return {
    note: choices.note,
    summary: choices.summaryText ?? summaryOf(person.reading, fields, summaryWords()),
  };
}
