import { useCallback, useState } from 'react';

/** Does things that may be refused. */
export interface Attempts {
  /** Why the last one was refused, and what to do. */
  readonly trouble: string | undefined;
  readonly attempt: (action: () => Promise<void>) => void;
  readonly dismiss: () => void;
}

/** Says why something was refused until the next thing is tried. */
export function useAttempt(): Attempts {
  const [trouble, setTrouble] = useState<string>();
  const dismiss = useCallback(() => {
    setTrouble(undefined);
  }, []);
  const attempt = useCallback((action: () => Promise<void>) => {
    setTrouble(undefined);
    action().catch((error: unknown) => {
      setTrouble(error instanceof Error ? error.message : String(error));
    });
  }, []);
  return { trouble, attempt, dismiss };
}
