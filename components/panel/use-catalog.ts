import { useMemo } from 'react';
import { text, type TextKey } from '@/lib/platform/text';
import type { Catalog } from '@/lib/messages/views';
import type { Option } from '../pickers/rank';
import { usePanel } from '../use-panel';

const nothing: Record<Catalog['state'], TextKey> = {
  none: 'pickerNotConnected',
  loading: 'pickerLoading',
  failed: 'pickerFailed',
  ready: 'pickerNone',
};

/** Lever's lists as pickers take them, and what an empty one says. */
export function useCatalog() {
  const catalog = usePanel((panel) => panel.view?.catalog);
  return useMemo(() => {
    if (!catalog) return undefined;
    const postings: Option[] = catalog.postings.map(({ id, text: name, detail, confidential }) => ({
      id,
      text: name,
      detail: [confidential ? text('pickerConfidential') : '', detail].filter(Boolean).join(' · '),
    }));
    const owners: Option[] = catalog.users.map(({ id, name, email }) => ({ id, text: name, detail: email }));
    // Names repeat in pipelines; then the place in the pipeline tells them apart.
    const count = catalog.stages.length;
    const stages: Option[] = catalog.stages.map(({ id, text: name }, index) => {
      const alike = catalog.stages.filter((one) => one.text === name).length > 1;
      return {
        id,
        text: name,
        ...(alike ? { detail: text('stagePlace', String(index + 1), String(count)) } : {}),
      };
    });
    return { catalog, postings, stages, owners, empty: text(nothing[catalog.state]) };
  }, [catalog]);
}
