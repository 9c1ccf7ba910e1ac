import type { Ask, Calls, LongCall, StudioBridge } from '../ipc-contract.ts';

/** Asks the main process of Electron through what the preload script has given the window. */
export function askMain(bridge: StudioBridge): Ask {
  let lastId = 0;
  const listeners = new Map<number, LongCall['onProgress']>();
  bridge.onProgress((id, finished) => listeners.get(id)?.(finished));
  return async <N extends keyof Calls>(
    name: N,
    ask: Calls[N]['ask'],
    { onProgress, signal }: LongCall = {},
  ): Promise<Calls[N]['answer']> => {
    const id = ++lastId;
    listeners.set(id, onProgress);
    signal?.addEventListener('abort', () => {
      bridge.cancel(id);
    });
    try {
      const answer = await bridge.call(id, name, ask);
      if (answer.ok) return answer.value as Calls[N]['answer'];
      throw new Error(`${answer.message} ${answer.remedy}`);
    } finally {
      listeners.delete(id);
    }
  };
}
