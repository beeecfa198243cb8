import { useId, useRef, type ReactNode } from 'react';
import { text } from '@/lib/platform/text';
import { Button } from '../parts/Button';
import { focusAfter } from '../parts/focus-after';
import { isDefaults } from './places';
import type { Row } from './use-row';

/** A setting's control with the buttons that lock it and take it back. */
export function SettingFrame({
  row,
  children,
}: {
  row: Pick<
    Row<never>,
    'label' | 'locked' | 'readOnly' | 'setHere' | 'goesBack' | 'place' | 'reset' | 'toggleLock'
  >;
  children: ReactNode;
}) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const { label, place } = row;
  const mine = place.scope === 'mine' && isDefaults(place);
  const resets = row.setHere && !row.readOnly;
  return (
    <div className="setting" ref={box}>
      {children}
      {resets || (row.locked !== undefined && !row.readOnly) ? (
        <div className="setting-tools">
          {row.locked === undefined ? null : (
            <Button
              kind="quiet"
              className="lock"
              aria-pressed={row.locked}
              aria-label={text('lockNamed', label)}
              title={text('lockHint')}
              onClick={row.toggleLock}
            >
              {text('buttonLock')}
            </Button>
          )}
          {resets ? (
            <Button
              kind="quiet"
              aria-label={mine ? undefined : text('resetNamed', label)}
              aria-describedby={`${id}-back`}
              title={row.goesBack}
              onClick={() => {
                focusAfter(row.reset, () => box.current?.querySelector('input, select, textarea'));
              }}
            >
              {text(mine ? 'buttonResetToTeam' : 'buttonReset')}
            </Button>
          ) : null}
          <span id={`${id}-back`} hidden>
            {row.goesBack}
          </span>
        </div>
      ) : null}
    </div>
  );
}
