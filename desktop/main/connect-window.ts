import type { Answers } from '../host/answer-calls.ts';
import { answerCall } from '../host/answer-calls.ts';
import { ipc } from '../ipc-contract.ts';

/** What of Electron is used here, so that it can be tested without. */
export interface IpcMain {
  readonly handle: (
    channel: string,
    listener: (event: IpcEvent, ...args: readonly unknown[]) => Promise<unknown>,
  ) => void;
  readonly on: (
    channel: string,
    listener: (event: IpcEvent, ...args: readonly unknown[]) => void,
  ) => void;
}

export interface IpcEvent {
  readonly senderFrame: { readonly url: string } | null;
  readonly sender: { readonly send: (channel: string, ...args: readonly unknown[]) => void };
}

/** Answers the calls of the page at `page` and of no other: whatever a window may be led to show, it gets nothing. */
export function connectWindow(ipcMain: IpcMain, page: string, answers: Answers): void {
  const running = new Map<number, AbortController>();
  const isOurs = ({ senderFrame }: IpcEvent): boolean =>
    senderFrame !== null && withoutHash(senderFrame.url) === page;
  ipcMain.handle(ipc.call, async (event, id, name, ask) => {
    if (!isOurs(event) || typeof id !== 'number')
      return { ok: false, message: 'This page may not ask anything.', remedy: 'Restart Backstep.' };
    const cancelled = new AbortController();
    running.set(id, cancelled);
    try {
      return await answerCall(answers, name, ask, {
        signal: cancelled.signal,
        onProgress: (finished) => {
          event.sender.send(ipc.progress, id, finished);
        },
      });
    } finally {
      running.delete(id);
    }
  });
  ipcMain.on(ipc.cancel, (event, id) => {
    if (isOurs(event)) running.get(Number(id))?.abort();
  });
}

const withoutHash = (url: string): string => url.replace(/#.*$/, '');
