/** A terminal tells all processes of a command of one Ctrl-C, and one of them may tell another of it again. */
const sameMs = 100;

/** Turns the first Ctrl-C, or a request to end, into an abort; the second one ends the process at once. */
export function interruption(): { signal: AbortSignal; dispose: () => void } {
  const controller = new AbortController();
  let since = 0;
  const onSignal = (): void => {
    const now = performance.now();
    if (!controller.signal.aborted) since = now;
    else if (now - since > sameMs) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    dispose: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
