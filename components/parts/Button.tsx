import type { ComponentProps } from 'react';

/**
 * A button that keeps the focus while it cannot be pressed: a disabled one would drop it, and with it the keyboard
 * user's place.
 */
export function Button({
  kind = 'secondary',
  off = false,
  onClick,
  className = '',
  ...rest
}: Omit<ComponentProps<'button'>, 'disabled'> & { kind?: 'primary' | 'secondary' | 'quiet'; off?: boolean }) {
  return (
    <button
      type="button"
      aria-disabled={off || undefined}
      {...rest}
      className={`button button-${kind} ${className}`}
      onClick={(event) => {
        if (off) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}
