import type { Matched } from '@/lib/messages/views';
import { presetsOf, resolveSettings } from '@/lib/settings/resolve';
import { asNew, asUpdate } from '../edits';
import { useOnScreen, usePanel } from '../use-panel';

/** The ways to say which record in Lever is the person, and what is to become of them; undefined while nobody is there. */
export function useRecordChoice() {
  const layers = usePanel((panel) => panel.view?.settings);
  const draft = usePanel((panel) => panel.draft);
  const choose = usePanel((panel) => panel.choose);
  const now = useOnScreen();
  if (!layers || !now) return undefined;
  const { preset, locked } = now.resolved.settings;
  const isUpdate = (id: string | undefined): boolean =>
    presetsOf(layers).find((one) => one.id === id)?.kind === 'existing';

  /** What a new opportunity is synced as: as chosen, or else as set below, if that makes one. */
  const newSyncAs = (): string | undefined => {
    const { syncAs } = draft.choices;
    if (syncAs !== undefined && !isUpdate(syncAs)) return syncAs;
    return resolveSettings(layers, {}).preset.kind === 'existing' && !locked.has('syncAs')
      ? 'lead'
      : undefined;
  };
  /** None of the records, where the contact is null. */
  const makeNew = (contact: string | null): void => {
    choose((one) => asNew(one, contact, newSyncAs()));
  };
  /** The record is the person. Where the team locked Sync as to a new opportunity, that goes to the record's contact. */
  const take = ({ opportunity, contact }: Pick<Matched, 'opportunity' | 'contact'>): void => {
    const existing = preset.kind === 'existing';
    if (locked.has('syncAs') && !existing) makeNew(contact);
    else choose((one) => asUpdate(one, opportunity, existing ? preset.id : 'existing'));
  };
  /** Sync as is chosen for somebody whose record is known: that says whether it is updated. */
  const becomes = (
    syncAs: string,
    { opportunity, contact }: Pick<Matched, 'opportunity' | 'contact'>,
  ): void => {
    choose((one) => (isUpdate(syncAs) ? asUpdate(one, opportunity, syncAs) : asNew(one, contact, syncAs)));
  };
  /** What the team leaves open: where Sync as is locked, only one of the two is. */
  const open = !locked.has('syncAs');
  const may = { update: open || preset.kind === 'existing', makeNew: open || preset.kind !== 'existing' };
  return { now, may, take, makeNew, becomes, isUpdate };
}
