import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { happenedText, happening } from '@/lib/campaigns/state';
import type { MemberRow } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { Field } from '../parts/Field';
import { Notice } from '../parts/Notice';
import { SelectField } from '../parts/SelectField';
import { useKeptFocus } from '../parts/use-kept-focus';
import { digits } from '../parts/words';
import { CampaignExport } from './CampaignExport';
import type { Listed } from './campaigns';
import { csvOf, filtered, sorted, standings, standingText, type Filter, type Sort } from './people-table';
import { PeopleTable } from './PeopleTable';
import { SelectedPeople } from './SelectedPeople';
import { useOptions } from './use-options';

const everybody: Filter = { search: '', state: 'all', standing: 'all' };

/** Everybody in a campaign: found, sorted, selected, and what is done with them. */
export function CampaignPeople(props: {
  /** Undefined before they are known. */
  rows: readonly MemberRow[] | undefined;
  /** Whom the list begins with: shown, and nothing is done with them, until all are known. */
  first: readonly MemberRow[] | undefined;
  failed: boolean;
  look: () => Promise<void>;
  /** Of the campaign. */
  name: string;
  /** Undefined for people without a campaign. */
  listed: Listed | undefined;
}) {
  const { failed, look, listed, name } = props;
  const rows = props.rows ?? (props.first?.length ? props.first : undefined);
  const partial = rows !== props.rows;
  const [filter, setFilter] = useState(everybody);
  // Those added last come first: then nobody jumps away when something is done with them.
  const [sort, setSort] = useState<Sort>({ by: 'addedAt', up: false });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [told, setTold] = useState('');
  // What was told before it went out of sight, or while it was, is no news once it is seen again.
  const seen = useRef(false);
  useEffect(() => {
    seen.current = true;
    return () => {
      seen.current = false;
      setTold('');
    };
  }, []);
  const tell = useCallback((said: string): void => {
    if (seen.current) setTold(said);
  }, []);
  // Who was selected may all be gone, and the buttons with them.
  const keptFocus = useKeptFocus(`${rows?.length === 0}`, (part) => part);
  const inOrder = useMemo(() => rows && sorted(rows, sort), [rows, sort]);
  const shown = useMemo(() => inOrder && filtered(inOrder, filter), [inOrder, filter]);
  // Nothing is done with who is not on the screen.
  const chosen = useMemo(
    () => (selected.size ? (shown?.filter(({ id }) => selected.has(id)) ?? []) : []),
    [shown, selected],
  );

  return (
    <div className="people" role="group" tabIndex={-1} {...keptFocus} aria-label={text('peopleOf', name)}>
      {failed ? (
        <Notice tone="bad" actions={<Button onClick={() => void look()}>{text('buttonTryAgain')}</Button>}>
          {text(props.rows ? 'peopleNotNew' : 'peopleFailed')}
        </Notice>
      ) : null}
      {rows?.length ? (
        <div className="people-filters" inert={partial}>
          <Field label={text('labelSearch')}>
            {(control) => (
              <input
                {...control}
                type="search"
                dir="auto"
                autoComplete="off"
                maxLength={200}
                placeholder={text('hintSearchPeople')}
                value={filter.search}
                onChange={(event) => {
                  setFilter({ ...filter, search: event.currentTarget.value });
                }}
              />
            )}
          </Field>
          <SelectField
            label={text('columnState')}
            name="state"
            value={filter.state}
            options={[
              { value: 'all', text: text('filterAll') },
              ...happening.options.map((one) => ({ value: one, text: text(happenedText[one]) })),
            ]}
            onChange={(state) => {
              setFilter({ ...filter, state });
            }}
          />
          <SelectField
            label={text('columnLever')}
            name="standing"
            value={filter.standing}
            options={[
              { value: 'all', text: text('filterAll') },
              ...standings.map((one) => ({ value: one, text: text(standingText[one]) })),
            ]}
            onChange={(standing) => {
              setFilter({ ...filter, standing });
            }}
          />
        </div>
      ) : null}
      <div className="row people-sum">
        <p className="dim" aria-live="polite">
          {shown && rows && !partial
            ? rows.length
              ? text('peopleShown', digits(shown.length), digits(rows.length))
              : ''
            : failed
              ? ''
              : text('optionsLoading')}
        </p>
        <span className="row people-file" inert={partial}>
          {listed || rows?.length ? (
            <CampaignExport
              {...(listed ? { campaign: listed.campaign.id } : {})}
              table={() => csvOf(shown ?? [])}
            />
          ) : null}
        </span>
      </div>
      <p className="field-hint said" aria-live="polite" dir="auto">
        {told}
      </p>
      {rows?.length === 0 ? <Nobody without={!listed} /> : null}
      {shown && rows?.length ? (
        <>
          <SelectedPeople
            chosen={chosen}
            listed={listed}
            look={look}
            tell={tell}
            onClear={() => {
              setSelected(new Set());
            }}
          />
          {shown.length ? (
            <PeopleTable
              name={text('peopleOf', name)}
              rows={shown}
              partial={partial}
              sort={sort}
              onSort={setSort}
              selected={selected}
              chosen={chosen.length}
              onSelect={setSelected}
              listed={listed}
              look={look}
              tell={tell}
            />
          ) : (
            <div className="row">
              <p>{text('peopleNotFound')}</p>
              <Button
                onClick={() => {
                  setFilter(everybody);
                }}
              >
                {text('buttonShowEverybody')}
              </Button>
            </div>
          )}
        </>
      ) : null}
    </div>
  );
}

function Nobody({ without }: { without: boolean }) {
  const connection = useOptions((options) => options.page?.connection.status);
  if (connection === 'notConnected') return <p>{text('peopleNotConnected')}</p>;
  return <p>{text(without ? 'peopleNoneWithout' : 'peopleNone')}</p>;
}
