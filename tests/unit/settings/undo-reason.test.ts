import { describe, expect, it } from 'vitest';
import { reasonForUndo } from '@/lib/settings/undo-reason';

const lists = { known: ['archiveReasons' as const], archiveReasons: [{ id: 'r1', text: 'Timing' }] };

describe('the archive reason for Undo', () => {
  it.each([
    ['the one chosen, by its name', { undoReason: 'r1' }, lists, { id: 'r1', name: 'Timing' }],
    ['none where none was chosen', { undoReason: null }, lists, undefined],
    ['none where nobody set any', {}, lists, undefined],
    ['none that Lever no longer has', { undoReason: 'r2' }, lists, undefined],
    [
      'the one chosen where the list could not be had',
      { undoReason: 'r2' },
      { known: [], archiveReasons: [] },
      { id: 'r2' },
    ],
  ])('is %s', (_, team, catalog, reason) => {
    expect(reasonForUndo(team, catalog)).toEqual(reason);
  });
});
