import { useId, useState } from 'react';
import { text } from '@/lib/platform/text';

/** Longer than this, in characters, a text shows its beginning only until all of it is asked for. */
const LONG = 160;

/** A value of somebody's, in its own direction. */
export function Clamped({ value }: { value: string }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  if (value.length <= LONG) return <bdi className="value">{value}</bdi>;
  return (
    <>
      <bdi className="value" id={id} data-clamped={open ? undefined : true}>
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
