import { call } from './call.ts';

/** Load that can be ended. */
export interface Load {
  readonly stop: () => void;
}

/** More requests than this are not kept waiting for an answer. */
const mostInFlight = 5000;
const tickMs = 10;
const patienceMs = 30_000;

/**
 * Sends `perS` requests a second, whatever becomes of them: users do not slow down because a service does.
 * `onAnswer` gets the status of each, 0 for none.
 */
export function startLoad(
  port: number,
  path: string,
  perS: number,
  onAnswer: (status: number, sentMs: number) => void = () => undefined,
): Load {
  const startedMs = performance.now();
  let sent = 0;
  let inFlight = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - startedMs) / 1000) * perS);
    for (; sent < due; sent++) {
      if (inFlight >= mostInFlight) continue;
      inFlight++;
      const sentMs = performance.now();
      void call(port, path, patienceMs).then(({ status }) => {
        inFlight--;
        onAnswer(status, sentMs);
      });
    }
  }, tickMs);
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}
