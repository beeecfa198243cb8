import { useMemo } from 'react';
import type { Catalog } from '@/lib/messages/views';
import { language, text, type TextKey } from '@/lib/platform/text';
import type { Option } from './rank';

const nothing: Record<Catalog['state'], TextKey> = {
  none: 'pickerNotConnected',
  loading: 'pickerLoading',
  failed: 'pickerFailed',
  ready: 'pickerNone',
};

/** By name as the reader's language orders names, "Engineer 2" before "Engineer 10"; of one name as Lever has them. */
function byName(options: Option[]): Option[] {
  const { compare } = new Intl.Collator(language(), { numeric: true });
  return options.sort((one, other) => compare(one.text, other.text));
}

/** Lever's users to choose from, whatever stands for one: their ids, or the addresses that a connection names them by. */
export const people = (users: Catalog['users'], stands: 'id' | 'email'): Option[] =>
  byName(users.map((user) => ({ id: user[stands], text: user.name, detail: user.email })));

const postingsOf = ({ postings }: Catalog): Option[] =>
  byName(
    postings.map(({ id, text: name, detail, confidential }) => ({
      id,
      text: name,
      detail: [confidential ? text('pickerConfidential') : '', detail].filter(Boolean).join(' · '),
    })),
  );

/** In the pipeline's order. Names repeat in pipelines; then the place in the pipeline tells them apart. */
function stagesOf({ stages }: Catalog): Option[] {
  return stages.map(({ id, text: name }, index) => {
    const alike = stages.filter((one) => one.text === name).length > 1;
    return {
      id,
      text: name,
      ...(alike ? { detail: text('stagePlace', String(index + 1), String(stages.length)) } : {}),
    };
  });
}

interface LeverLists {
  catalog: Catalog;
  postings: Option[];
  owners: Option[];
  stages: Option[];
  /** What an empty list says. */
  empty: string;
}

const listsOf = (catalog: Catalog): LeverLists => ({
  catalog,
  postings: postingsOf(catalog),
  owners: people(catalog.users, 'id'),
  stages: stagesOf(catalog),
  empty: text(nothing[catalog.state]),
});

/** Lever's lists as pickers take them; undefined while there are none. */
export function useLeverLists(catalog: Catalog): LeverLists;
export function useLeverLists(catalog: Catalog | undefined): LeverLists | undefined;
export function useLeverLists(catalog: Catalog | undefined) {
  return useMemo(() => catalog && listsOf(catalog), [catalog]);
}
