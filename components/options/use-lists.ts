import { useMemo } from 'react';
import type { Catalog } from '@/lib/messages/views';
import { text, type TextKey } from '@/lib/platform/text';
import { POSTING_OWNER } from '@/lib/settings/settings';
import type { Option } from '../pickers/rank';
import { useLoaded } from './use-settings';

/** Id of the option that stands for null. */
export const NONE = '';

const nothing: Record<Catalog['state'], TextKey> = {
  none: 'pickerNotConnected',
  loading: 'pickerLoading',
  failed: 'pickerFailed',
  ready: 'pickerNone',
};

/** Lever's lists as the pickers of a setting take them, and what an empty one says. */
export function useLists() {
  const { catalog } = useLoaded().page;
  return useMemo(() => {
    const postings: Option[] = catalog.postings.map(({ id, text: name, detail, confidential }) => ({
      id,
      text: name,
      detail: [confidential ? text('pickerConfidential') : '', detail].filter(Boolean).join(' · '),
    }));
    const owners: Option[] = [
      { id: NONE, text: text('ownerActingUser') },
      { id: POSTING_OWNER, text: text('ownerIsPosting') },
      ...catalog.users.map(({ id, name, email }) => ({ id, text: name, detail: email })),
    ];
    const count = catalog.stages.length;
    // Names repeat in pipelines; then the place in the pipeline tells them apart.
    const stages: Option[] = catalog.stages.map(({ id, text: name }, index) => {
      const alike = catalog.stages.filter((one) => one.text === name).length > 1;
      return {
        id,
        text: name,
        ...(alike ? { detail: text('stagePlace', String(index + 1), String(count)) } : {}),
      };
    });
    const mappedStages: Option[] = [{ id: NONE, text: text('stageLeave') }, ...stages];
    const reasons: Option[] = [{ id: NONE, text: text('reasonNone') }, ...catalog.archiveReasons];
    return { catalog, postings, owners, stages, mappedStages, reasons, empty: text(nothing[catalog.state]) };
  }, [catalog]);
}
