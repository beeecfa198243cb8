import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { MemberRow } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';
import type { Listed } from './campaigns';
import { columns, columnText, type Sort } from './people-table';
import { PersonRow } from './PersonRow';

/** How high a row is before it is measured, in px. */
const ROW = 46;
/** How many rows the first frame has: as many as a common window shows under what stands above them. The next has the rest. */
const FIRST = 10;
/** How many rows there are beyond those in sight, once these are drawn: Tab and the arrow keys find the next one there. */
const BEYOND = 3;

/**
 * The people, of whom only those in sight are in the page. The row that has the focus and the one that is open stay, wherever
 * one scrolls.
 */
export function PeopleTable(props: {
  name: string;
  rows: readonly MemberRow[];
  /** There are more of them than are known yet. */
  partial: boolean;
  sort: Sort;
  onSort: (sort: Sort) => void;
  selected: ReadonlySet<string>;
  /** How many of the rows are selected. */
  chosen: number;
  onSelect: (change: (now: ReadonlySet<string>) => ReadonlySet<string>) => void;
  listed: Listed | undefined;
  look: () => Promise<void>;
  tell: (said: string) => void;
}) {
  const { rows, sort, selected, chosen, onSelect } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<string>();
  const [focused, setFocused] = useState<string>();
  /** Where the focus goes once that row is in the page. */
  const [wanted, setWanted] = useState<{ index: number; control: string }>();

  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    // In the frame after the one that the first rows are in.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        setDrawn(true);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      setDrawn(false); // out of sight: shown again, it begins anew
    };
  }, []);

  const at = (id: string | undefined): number =>
    id === undefined ? -1 : rows.findIndex((one) => one.id === id);
  const [openAt, focusedAt] = [at(open), at(focused)];
  // eslint-disable-next-line react-hooks/incompatible-library -- what a compiler could not memoise: nothing is compiled here
  const { getVirtualItems, getTotalSize, measureElement, scrollToIndex, elementsCache } = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: useCallback((index: number) => rows[index]?.id ?? index, [rows]),
    overscan: drawn ? BEYOND : 0,
    // Before it is measured, so that the first drawing has its rows; as high as the sheet says.
    initialRect: { width: 0, height: Math.max(320, innerHeight * 0.7) },
    rangeExtractor: useCallback(
      (range: Range) =>
        [...new Set([...defaultRangeExtractor(range).slice(0, drawn ? undefined : FIRST), openAt, focusedAt])]
          .filter((index) => index >= 0 && index < range.count)
          .sort((a, b) => a - b),
      [drawn, openAt, focusedAt],
    ),
  });

  const inPage = getVirtualItems();
  // Out of sight nothing is measured; what it has taken for measured is not measured again once it is shown.
  useLayoutEffect(
    () => () => {
      elementsCache.clear();
    },
    [elementsCache],
  );

  const focus = (index: number, control: string): boolean => {
    const row = scroller.current?.querySelector(`[data-index="${index}"]`);
    const found = row?.querySelector<HTMLElement>(`[data-control="${control}"]`);
    (found ?? row?.querySelector<HTMLElement>('[data-control]'))?.focus();
    return row != null;
  };
  useEffect(() => {
    if (wanted && focus(wanted.index, wanted.control)) setWanted(undefined);
  }, [wanted, inPage]);
  // Who had the focus is gone: on with who came in their place.
  const lastAt = useRef(0);
  useEffect(() => {
    if (focusedAt >= 0) lastAt.current = focusedAt;
    else if (focused !== undefined && rows.length)
      setWanted({ index: Math.min(lastAt.current, rows.length - 1), control: 'actions' });
  }, [focused, focusedAt, rows.length]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const control = (event.target as HTMLElement).dataset['control'];
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    if (!control || !row || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const now = Number(row.dataset['index']);
    const steps: Record<string, number> = {
      ArrowUp: now - 1,
      ArrowDown: now + 1,
      Home: 0,
      End: rows.length - 1,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    if (next < 0 || next >= rows.length) return;
    scrollToIndex(next, { align: 'auto' });
    setWanted({ index: next, control });
  };

  const select = useCallback(
    (id: string, on: boolean): void => {
      onSelect((now) => {
        const next = new Set(now);
        if (on) next.add(id);
        else next.delete(id);
        return next;
      });
    },
    [onSelect],
  );
  const toggle = useCallback((id: string): void => {
    setOpen((now) => (now === id ? undefined : id));
  }, []);

  return (
    <>
      <p className="field-hint people-keys">{text('hintPeopleTable')}</p>
      <div className="people-scroll" ref={scroller} inert={props.partial}>
        <div
          role="table"
          className="people-table"
          aria-label={props.name}
          aria-rowcount={rows.length + 1}
          onKeyDown={onKeyDown}
          onFocus={(event) => {
            setFocused(event.target.closest<HTMLElement>('[data-id]')?.dataset['id']);
          }}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) setFocused(undefined);
          }}
        >
          <div role="rowgroup" className="people-head">
            <div role="row" className="people-row" aria-rowindex={1}>
              <div role="columnheader" className="cell-select">
                <input
                  type="checkbox"
                  aria-label={text('selectAll')}
                  title={text('selectAll')}
                  checked={chosen > 0 && chosen === rows.length}
                  ref={(box) => {
                    if (box) box.indeterminate = chosen > 0 && chosen < rows.length;
                  }}
                  onChange={(event) => {
                    const on = event.currentTarget.checked;
                    onSelect((now) => {
                      const next = new Set(now);
                      for (const { id } of rows) {
                        if (on) next.add(id);
                        else next.delete(id);
                      }
                      return next;
                    });
                  }}
                />
              </div>
              {columns.map((column) => {
                const here = sort.by === column;
                return (
                  <div
                    key={column}
                    role="columnheader"
                    className={`cell-${column}`}
                    aria-sort={here ? (sort.up ? 'ascending' : 'descending') : undefined}
                  >
                    <button
                      type="button"
                      className="sort"
                      onClick={() => {
                        // Words begin at A, times at the latest.
                        const up = here ? !sort.up : column !== 'at' && column !== 'addedAt';
                        props.onSort({ by: column, up });
                      }}
                    >
                      {text(columnText[column])}
                      <span aria-hidden="true">{here ? (sort.up ? ' ↑' : ' ↓') : ''}</span>
                    </button>
                  </div>
                );
              })}
              <div role="columnheader" className="cell-actions">
                <span className="visually-hidden">{text('columnActions')}</span>
              </div>
            </div>
          </div>
          <div role="rowgroup" className="people-body" style={{ height: getTotalSize() }}>
            {inPage.map(({ index, start }) => {
              const row = rows[index];
              return row ? (
                <PersonRow
                  key={row.id}
                  row={row}
                  index={index}
                  start={start}
                  measure={measureElement}
                  selected={selected.has(row.id)}
                  onSelect={select}
                  open={row.id === open}
                  onToggle={toggle}
                  listed={props.listed}
                  look={props.look}
                  tell={props.tell}
                />
              ) : null;
            })}
          </div>
        </div>
      </div>
    </>
  );
}
