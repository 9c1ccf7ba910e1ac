import type { ReactElement, ReactNode } from 'react';

interface ScrollProps {
  readonly label: string;
  /** Whether it may be longer than a printed page. */
  readonly long?: boolean;
  readonly children: ReactNode;
}

/** A card that scrolls sideways where it is too wide, by keyboard too. */
export function Scroll({ label, long, children }: ScrollProps): ReactElement {
  return (
    <div
      className={`card scroll${long === true ? ' long' : ''}`}
      role="region"
      aria-label={label}
      tabIndex={0}
    >
      {children}
    </div>
  );
}
