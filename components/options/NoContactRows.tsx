import { useMemo } from 'react';
import type { Catalog } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';
import { Several } from './Several';
import { useLists } from './use-lists';
import { useRow } from './use-row';
import { reasonText } from './value-text';

/** What in Lever says that somebody is not to be contacted: the team's word alone. */

export function NoContactTagsRow() {
  const row = useRow({ scope: 'team' }, 'noContactTags');
  const { catalog } = useLists();
  return (
    <Several
      row={row}
      name="noContactTags"
      value={row.value}
      words={catalog.tags}
      hint={text('hintNoContactTags')}
      onChange={row.set}
    />
  );
}

export function NoContactReasonsRow() {
  const row = useRow({ scope: 'team' }, 'noContactReasons');
  const { catalog } = useLists();
  const names = useMemo(() => namesOf(row.value, catalog), [row.value, catalog]);
  const nameOf = (id: string) => names.get(id) ?? id;
  return (
    <Several
      row={row}
      name="noContactReasons"
      value={row.value.map(nameOf)}
      words={catalog.archiveReasons.map(({ id }) => nameOf(id))}
      onlyListed
      hint={text('hintNoContactReasons')}
      says={{ add: 'reasonAdd', remove: 'reasonRemove' }}
      onChange={(chosen) => {
        const ids = [...names].filter(([, name]) => chosen.includes(name)).map(([id]) => id);
        // In the order in which they were chosen.
        row.set(ids.sort((a, b) => chosen.indexOf(nameOf(a)) - chosen.indexOf(nameOf(b))));
      }}
    />
  );
}

/** Names by id, of those there are to choose from and those that are chosen; of two with one name each says which. */
function namesOf(chosen: readonly string[], catalog: Catalog): ReadonlyMap<string, string> {
  const ids = [...new Set([...catalog.archiveReasons.map(({ id }) => id), ...chosen])];
  const plain = ids.map((id) => reasonText(id, catalog));
  return new Map(
    ids.map((id, at) => {
      const name = plain[at] ?? id;
      const alike = plain.slice(0, at).filter((one) => one.toLowerCase() === name.toLowerCase()).length;
      return [id, alike ? text('nameAgain', name, String(alike + 1)) : name];
    }),
  );
}
