import type { ReactElement } from 'react';

interface TroubleProps {
  readonly what: string | undefined;
  readonly onDismiss: () => void;
}

/** Why something was refused, and what to do. */
export function Trouble({ what, onDismiss }: TroubleProps): ReactElement | null {
  if (what === undefined) return null;
  return (
    <div className="trouble" role="alert">
      <p>{what}</p>
      <button type="button" onClick={onDismiss}>
        Dismiss
      </button>
    </div>
  );
}
