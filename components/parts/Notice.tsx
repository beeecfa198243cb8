import type { ReactNode } from 'react';

/** A sentence that stands out, and what can be done about it. */
export function Notice({
  tone = 'plain',
  title,
  children,
  actions,
}: {
  tone?: 'plain' | 'warning' | 'bad' | 'good';
  title?: string;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className={`notice notice-${tone}`}>
      <div className="notice-text">
        {title ? <h2>{title}</h2> : null}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
      {actions ? <div className="notice-actions">{actions}</div> : null}
    </div>
  );
}
