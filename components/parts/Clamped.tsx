import { useId, useState } from 'react';
import { text } from '@/lib/platform/text';

/** Longer than this, in characters, a text shows its first lines only until all of it is asked for. */
const LONG = { 2: 48, 3: 160 };

/** A value of somebody's, in its own direction. */
export function Clamped({ value, lines = 3 }: { value: string; lines?: keyof typeof LONG }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  if (value.length <= LONG[lines]) return <bdi className="value">{value}</bdi>;
  return (
    <>
      <bdi className="value" id={id} title={value} data-clamped={open ? undefined : lines}>
        {value}
      </bdi>
      <button
        type="button"
        className="link"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {text(open ? 'showLess' : 'showAll')}
      </button>
    </>
  );
}
