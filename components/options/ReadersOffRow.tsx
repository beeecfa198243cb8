import { text } from '@/lib/platform/text';
import { layouts } from '@/lib/profile/reading';
import { Several } from './Several';
import { useRow } from './use-row';
import { layoutText } from './value-text';

/** What kinds of pages are not read, by the names people know them by. */
export function ReadersOffRow() {
  const row = useRow({ scope: 'team' }, 'readersOff');
  const ids = [...new Set([...layouts, ...row.value])];
  return (
    <div className="card">
      <h3>{text('readersOffTitle')}</h3>
      <Several
        row={row}
        name="readersOff"
        value={row.value.map(layoutText)}
        words={layouts.map(layoutText)}
        onlyListed
        hint={text('hintReadersOff')}
        says={{ add: 'readerOffAdd', remove: 'readerOffRemove' }}
        onChange={(chosen) => {
          row.set(chosen.flatMap((name) => ids.find((id) => layoutText(id) === name) ?? []));
        }}
      />
    </div>
  );
}
