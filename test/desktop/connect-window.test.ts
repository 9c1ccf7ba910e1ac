import { expect, test } from 'vitest';
import type { Answers } from '../../desktop/host/answer-calls.ts';
import type { IpcEvent } from '../../desktop/main/connect-window.ts';
import { connectWindow } from '../../desktop/main/connect-window.ts';
import { ipc } from '../../desktop/ipc-contract.ts';

const page = 'backstep://studio/';

type Listener = (event: IpcEvent, ...args: readonly unknown[]) => unknown;

/** The main process with its ears, a window that shows `url`, and what was sent to it. */
function connect(answers: Partial<Answers>, url = page) {
  const listeners = new Map<string, Listener>();
  const sent: unknown[][] = [];
  const hear = (channel: string, listener: Listener): unknown => listeners.set(channel, listener);
  connectWindow({ handle: hear, on: hear }, page, answers as Answers);
  const event: IpcEvent = {
    senderFrame: { url },
    sender: { send: (...args) => sent.push(args) },
  };
  return {
    sent,
    call: (...args: readonly unknown[]) => listeners.get(ipc.call)?.(event, ...args),
    cancel: (id: unknown) => listeners.get(ipc.cancel)?.(event, id),
  };
}

test('calls of the page are answered', async () => {
  const { call } = connect({ chooseFolder: () => Promise.resolve('/w') });
  expect(await call(1, 'chooseFolder', null)).toEqual({ ok: true, value: '/w' });
  expect(await connect({}, `${page}#x`).call(1, 'none', null)).toMatchObject({ ok: false });
});

test.each(['https://evil.example/', 'file:///page.html', 'backstep://other/'])(
  'calls of %s are not',
  async (url) => {
    const { call } = connect({ chooseFolder: () => Promise.reject(new Error('asked')) }, url);
    expect(await call(1, 'chooseFolder', null)).toMatchObject({
      ok: false,
      message: 'This page may not ask anything.',
    });
  },
);

test('progress goes to the window that asked, and what it cancels ends', async () => {
  const { call, cancel, sent } = connect({
    drill: async (_, { onProgress, signal }) => {
      onProgress?.(5);
      await new Promise((resolve) => signal?.addEventListener('abort', resolve));
      return {} as never;
    },
  });
  const drilling = call(7, 'drill', null);
  expect(sent).toEqual([[ipc.progress, 7, 5]]);
  cancel(8);
  cancel(7);
  expect(await drilling).toEqual({ ok: true, value: {} });
});

test('another page cancels nothing', async () => {
  const listeners = new Map<string, Listener>();
  const hear = (channel: string, listener: Listener): unknown => listeners.set(channel, listener);
  let isAborted = false;
  const answers = {
    drill: (_: unknown, { signal }: { signal: AbortSignal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => (isAborted = true));
        setTimeout(resolve, 20, {});
      }),
  };
  connectWindow({ handle: hear, on: hear }, page, answers as unknown as Answers);
  const from = (url: string): IpcEvent => ({
    senderFrame: { url },
    sender: { send: () => undefined },
  });
  const drilling = listeners.get(ipc.call)?.(from(page), 1, 'drill', null);
  listeners.get(ipc.cancel)?.(from('https://evil.example/'), 1);
  await drilling;
  expect(isAborted).toBe(false);
});
