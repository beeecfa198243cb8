import { useId, useRef, useState } from 'react';
import { send } from '@/lib/messages/send';
import { text } from '@/lib/platform/text';
import { knownLayer } from '@/lib/settings/document';
import { reasonForUndo } from '@/lib/settings/undo-reason';
import { Button } from '../parts/Button';
import { Confirm } from '../parts/Confirm';
import { Field } from '../parts/Field';
import { focusAfter } from '../parts/focus-after';
import { Notice } from '../parts/Notice';
import { ExportButton, type Made } from './ExportButton';
import { HistoryEntry } from './HistoryEntry';
import { heldAt } from './places';
import { useHistory } from './use-history';
import { useSettings } from './use-settings';

/** Every push there was: when, who, what each call did, and the way to go on with it or take it back. */
export function HistorySection() {
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const history = useHistory();
  const { rows, total, search, found, loading, failed } = history;
  const page = useSettings((settings) => settings.page);
  const lacks = page && !reasonForUndo(knownLayer(page.team.document.settings), page.catalog);
  const more = async (): Promise<void> => {
    const shown = rows?.length ?? 0;
    await history.more();
    // The button may be gone now: on with the first of those that came.
    focusAfter(
      () => undefined,
      () => list.current?.children[shown]?.querySelector('[tabindex]'),
    );
  };
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{text('sectionHistory')}</h2>
      <p className="dim">{text('introHistory')}</p>
      <KeptFor />
      <Field label={text('labelSearch')} hint={text('hintSearch')}>
        {(control) => (
          <input
            {...control}
            type="search"
            dir="auto"
            autoComplete="off"
            maxLength={200}
            value={search}
            onChange={(event) => {
              history.type(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      <div aria-live="polite" className="told">
        {failed ? (
          <Notice
            tone="bad"
            actions={<Button onClick={() => void history.look()}>{text('buttonTryAgain')}</Button>}
          >
            {text('historyFailed')}
          </Notice>
        ) : null}
        <p className="dim">
          {rows ? countWords(rows.length, total, found) : failed ? '' : text('optionsLoading')}
        </p>
      </div>
      {lacks && rows?.some(({ push }) => push.canUndo && push.kind === 'push') ? (
        <Notice actions={<a href="#team/undo">{text('sectionTeam')}</a>}>
          <p id={`${id}-lacks`}>{text('undoNoReason')}</p>
        </Notice>
      ) : null}
      {rows?.length ? (
        <ul className="history" ref={list} aria-busy={loading}>
          {rows.map((row) => (
            <HistoryEntry
              key={row.id}
              row={row}
              look={history.look}
              lacks={lacks ? `${id}-lacks` : undefined}
            />
          ))}
        </ul>
      ) : null}
      {rows && rows.length < total ? (
        <div className="row">
          <Button off={loading} onClick={() => void more()}>
            {text('buttonShowMore')}
          </Button>
        </div>
      ) : null}
      <div className="card">
        <Export />
        <Wipe look={history.look} />
      </div>
    </section>
  );
}

function countWords(shown: number, total: number, found: string): string {
  if (total === 0) return found ? text('historyNotFound', found) : text('historyEmpty');
  const number = new Intl.NumberFormat();
  return text('historyShown', number.format(shown), number.format(total));
}

/** How long it is kept, as the team set it. */
function KeptFor() {
  const documents = useSettings((settings) => settings.documents);
  if (!documents) return null;
  return (
    <p className="field-hint">
      {text('historyKept', String(heldAt(documents, { scope: 'team' }, 'historyDays').value))}
    </p>
  );
}

const types = { csv: 'text/csv;charset=utf-8', json: 'application/json' } as const;

function Export() {
  const [as, setAs] = useState<keyof typeof types>('csv');
  const make = async (): Promise<Made> => {
    const { content } = await send('history.export', { as });
    // Spreadsheets take a file for UTF-8 only where it begins with this mark.
    return {
      name: `fulcrum-history.${as}`,
      type: types[as],
      content: as === 'csv' ? `\uFEFF${content}` : content,
    };
  };
  return (
    <>
      <Field label={text('labelFileType')}>
        {(control) => (
          <select
            {...control}
            value={as}
            onChange={(event) => {
              setAs(event.currentTarget.value as keyof typeof types);
            }}
          >
            <option value="csv">CSV</option>
            <option value="json">JSON</option>
          </select>
        )}
      </Field>
      <div className="row">
        <ExportButton make={make} failed={'historyNotExported'} />
      </div>
    </>
  );
}

function Wipe({ look }: { look: () => Promise<void> }) {
  const [told, setTold] = useState('');
  const wipe = async (): Promise<void> => {
    try {
      const { left } = await send('history.wipe', {});
      setTold(left === 0 ? text('historyWiped') : text('historyWipedLeft', String(left)));
    } catch {
      setTold(text('historyNotWiped'));
    }
    await look();
  };
  return (
    <>
      <Confirm name={text('buttonWipe')} question={text('askWipe')} onConfirm={() => void wipe()} />
      <p className="field-hint" aria-live="polite">
        {told}
      </p>
    </>
  );
}
