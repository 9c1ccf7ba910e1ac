import { useEffect } from 'react';

interface WindowEvents {
  /** Called at the start, and when the window is looked at again: other programs may have written meanwhile. */
  readonly onLook: () => void;
  readonly onSave: () => void;
  /** Whether something would be lost with the window. */
  readonly isUnsaved: boolean;
}

/** Listens to what happens to the window as a whole. */
export function useWindow({ onLook, onSave, isUnsaved }: WindowEvents): void {
  useEffect(() => {
    onLook();
    return listen('focus', () => {
      onLook();
    });
  }, [onLook]);
  useEffect(
    () =>
      listen('keydown', (event) => {
        if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        onSave();
      }),
    [onSave],
  );
  useEffect(
    () =>
      listen('beforeunload', (event) => {
        if (isUnsaved) event.preventDefault();
      }),
    [isUnsaved],
  );
}

function listen<K extends keyof WindowEventMap>(
  name: K,
  listener: (event: WindowEventMap[K]) => void,
): () => void {
  window.addEventListener(name, listener);
  return () => {
    window.removeEventListener(name, listener);
  };
}
