import type { LanguageAnswer, LanguageApi } from './language-api.ts';

/** The language service as the window sees it: every answer takes its time. */
export type LanguageClient = {
  readonly [M in keyof LanguageApi]: (
    ...args: Parameters<LanguageApi[M]>
  ) => Promise<ReturnType<LanguageApi[M]>>;
};

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Starts the language service on a thread of its own. */
export function startLanguage(): LanguageClient {
  const worker = new Worker('language-worker.js', { name: 'language' });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  worker.onmessage = ({ data }: MessageEvent<LanguageAnswer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ('defect' in data) asked?.reject(new Error(data.defect));
    else asked?.resolve(data.value);
  };
  const ask = (method: string, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, method, args });
    });
  const client = new Proxy(
    {},
    {
      get:
        (_, method: string) =>
        (...args: readonly unknown[]) =>
          ask(method, args),
    },
  );
  return client as LanguageClient;
}
