import { useRef, useState } from 'react';
import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { focusAfter, mark, marked } from '../parts/focus-after';
import { moveField, rowsOf, tick, type FieldRow, type Group, type Rule } from './field-table';
import { useLoaded, useSettings } from './use-settings';

const columns = [
  { rule: 'displayed', title: 'columnDisplayed', named: 'tickDisplayed' },
  { rule: 'mandatory', title: 'columnMandatory', named: 'tickMandatory' },
  { rule: 'protected', title: 'columnProtected', named: 'tickProtected' },
] as const;

/** Which of a group's fields the panel shows and in which order, which must be filled in, which are never overwritten. */
export function FieldsTable({ group }: { group: Group }) {
  const { page, documents } = useLoaded();
  const edit = useSettings((settings) => settings.edit);
  const [said, setSaid] = useState('');
  const table = useRef<HTMLTableElement>(null);
  const readOnly = page.team.readOnly !== undefined;
  const rows = rowsOf(documents.team, page.catalog, group);
  const shown = rows.filter((row) => row.displayed);
  const find = (control: string, key: string) => marked(table.current, control, key);

  const change = (row: FieldRow, rule: Rule, ticked: boolean): void => {
    focusAfter(
      () => {
        edit('team', (now) => tick(now, row.key, rule, ticked));
        if (rule === 'mandatory' && ticked && !row.displayed) setSaid(text('shownToo', row.label));
        else if (rule === 'displayed' && !ticked && row.mandatory) setSaid(text('notMandatory', row.label));
        else setSaid('');
      },
      // The row may have moved, and the focus with it.
      () => find(rule, row.key),
    );
  };
  const move = (row: FieldRow, by: -1 | 1): void => {
    focusAfter(
      () => {
        edit('team', (now) => moveField(now, row.key, by));
        setSaid(text('presetMoved', row.label, String(shown.indexOf(row) + by + 1), String(shown.length)));
      },
      () => find(by < 0 ? 'up' : 'down', row.key),
    );
  };
  const title = text(group === 'person' ? 'fieldsPerson' : 'fieldsPush');
  return (
    <div className="card">
      <table className="field-table" ref={table}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{text('columnField')}</th>
            {columns.map((column) => (
              <th scope="col" key={column.rule}>
                {text(column.title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const { key, label, form } = row;
            const at = shown.indexOf(row);
            const full = form === undefined ? label : text('fieldOfForm', form, label);
            const before = rows[index - 1];
            return [
              // Fields that are not displayed stand under the name of their form.
              !row.displayed && form !== undefined && (before?.form !== form || before.displayed) ? (
                <tr key={`form ${form} ${key}`} className="field-form">
                  <th scope="rowgroup" colSpan={4} dir="auto">
                    {form}
                  </th>
                </tr>
              ) : null,
              <tr key={key} data-hidden={!row.displayed || undefined}>
                <th scope="row">
                  <span dir="auto">{row.displayed ? full : label}</span>
                  {row.gone ? <span className="field-warning">{text('fieldGone')}</span> : null}
                  {row.displayed && !readOnly ? (
                    <span className="field-order">
                      <Button
                        kind="quiet"
                        {...mark('up', key)}
                        off={at === 0}
                        aria-label={text('moveUp', full)}
                        title={text('moveUp', full)}
                        onClick={() => {
                          move(row, -1);
                        }}
                      >
                        ↑
                      </Button>
                      <Button
                        kind="quiet"
                        {...mark('down', key)}
                        off={at === shown.length - 1}
                        aria-label={text('moveDown', full)}
                        title={text('moveDown', full)}
                        onClick={() => {
                          move(row, 1);
                        }}
                      >
                        ↓
                      </Button>
                    </span>
                  ) : null}
                </th>
                {columns.map(({ rule, named }) => (
                  <td key={rule}>
                    <label>
                      <input
                        type="checkbox"
                        {...mark(rule, key)}
                        aria-label={text(named, full)}
                        disabled={readOnly}
                        checked={row[rule]}
                        onChange={(event) => {
                          change(row, rule, event.currentTarget.checked);
                        }}
                      />
                    </label>
                  </td>
                ))}
              </tr>,
            ];
          })}
        </tbody>
      </table>
      <p className="field-hint said" aria-live="polite">
        {said}
      </p>
    </div>
  );
}
