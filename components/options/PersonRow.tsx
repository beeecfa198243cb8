import { memo, useId } from 'react';
import { happenedText } from '@/lib/campaigns/state';
import type { MemberRow } from '@/lib/messages/views';
import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { backWords, when, standsWords } from '../parts/words';
import type { Listed } from './campaigns';
import { pushWords, standingOf } from './people-table';
import { PersonActions } from './PersonActions';

/** One person of a campaign; opened, what can be done with them. */
export const PersonRow = memo(function PersonRow(props: {
  row: MemberRow;
  /** Among those that are shown, from 0. */
  index: number;
  /** Where the row begins, in px. */
  start: number;
  measure: (element: HTMLElement | null) => void;
  selected: boolean;
  onSelect: (id: string, on: boolean) => void;
  open: boolean;
  onToggle: (id: string) => void;
  listed: Listed | undefined;
  look: () => Promise<void>;
  tell: (said: string) => void;
}) {
  const { row, index, open } = props;
  const id = useId();
  const { name, headline, link, state, url, stands } = row;
  return (
    <div
      role="row"
      className="people-row"
      aria-rowindex={index + 2}
      data-index={index}
      data-id={row.id}
      data-selected={props.selected || undefined}
      ref={props.measure}
      style={{ top: props.start }}
    >
      <div role="cell" className="cell-select">
        <input
          type="checkbox"
          data-control="select"
          aria-label={text('selectNamed', name)}
          checked={props.selected}
          onChange={(event) => {
            props.onSelect(row.id, event.currentTarget.checked);
          }}
        />
      </div>
      <div role="cell" className="cell-name">
        {link ? (
          <a href={link} target="_blank" rel="noreferrer" data-control="name" id={id} dir="auto" title={name}>
            {name || link}
          </a>
        ) : (
          <b id={id} dir="auto" title={name}>
            {name}
          </b>
        )}
        {row.noContact ? <span className="badge">{text('noContactBadge')}</span> : null}
        {headline ? (
          <span className="cell-detail" title={headline} dir="auto">
            {headline}
          </span>
        ) : null}
      </div>
      <div role="cell" className="cell-state">
        {text(happenedText[state])}
        {row.back ? (
          <span className="cell-detail" title={backWords(row.back)} dir="auto">
            {backWords(row.back)}
          </span>
        ) : null}
      </div>
      <div role="cell" className="cell-at" data-label={text('columnLast')} dir="auto">
        {when(row.at)}
      </div>
      <div role="cell" className="cell-push" data-standing={standingOf(row)}>
        {pushWords(row)}
        {url ? (
          <a href={url} target="_blank" rel="noreferrer" data-control="lever" aria-describedby={id}>
            {text('linkOpenInLever')}
          </a>
        ) : null}
        {stands ? (
          <span className="cell-detail" title={standsWords(stands)} dir="auto">
            {standsWords(stands)}
          </span>
        ) : null}
      </div>
      <div role="cell" className="cell-addedAt" data-label={text('columnAdded')} dir="auto">
        {when(row.addedAt)}
      </div>
      <div role="cell" className="cell-actions">
        <Button
          kind="quiet"
          className="disclosure"
          data-control="actions"
          aria-expanded={open}
          aria-describedby={id}
          onClick={() => {
            props.onToggle(row.id);
          }}
        >
          {text('buttonActions')}
        </Button>
      </div>
      {open ? (
        <div role="cell" className="cell-open">
          <PersonActions row={row} about={id} listed={props.listed} look={props.look} tell={props.tell} />
        </div>
      ) : null}
    </div>
  );
});
