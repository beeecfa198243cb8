import { useMemo } from 'react';
import { text } from '@/lib/platform/text';
import { POSTING_OWNER } from '@/lib/settings/settings';
import { useLeverLists } from '../pickers/lever-lists';
import type { Option } from '../pickers/rank';
import { useLoaded } from './use-settings';

/** Id of the option that stands for null. */
export const NONE = '';

/** Lever's lists as the pickers of a setting take them: with what a setting may be instead of one of the list. */
export function useLists() {
  const lists = useLeverLists(useLoaded().page.catalog);
  return useMemo(() => {
    const owners: Option[] = [
      { id: NONE, text: text('ownerActingUser') },
      { id: POSTING_OWNER, text: text('ownerIsPosting') },
      ...lists.owners,
    ];
    const mappedStages: Option[] = [{ id: NONE, text: text('stageLeave') }, ...lists.stages];
    const reasons: Option[] = [{ id: NONE, text: text('reasonNone') }, ...lists.catalog.archiveReasons];
    return { ...lists, owners, mappedStages, reasons };
  }, [lists]);
}
