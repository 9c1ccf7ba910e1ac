import { useRef, useState } from 'react';
import type { VerifyAnswer, VerifyRequest } from './messages.ts';

/** The program of the worker, which the page carries with it. */
declare const WORKER_PROGRAM: string;

/** How far verifying is. */
export type Progress =
  | { readonly kind: 'idle' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly message: string }
  | VerifyAnswer;

/** Verifies in a worker, so that the page can be used meanwhile. */
export function useVerifier(): {
  readonly progress: Progress;
  readonly verify: (request: VerifyRequest) => void;
  readonly stop: () => void;
  readonly forget: () => void;
} {
  const [progress, setProgress] = useState<Progress>({ kind: 'idle' });
  const running = useRef<Worker>(undefined);
  const end = (last: Progress): void => {
    running.current?.terminate();
    running.current = undefined;
    setProgress(last);
  };
  const verify = (request: VerifyRequest): void => {
    end({ kind: 'progress', share: 0 });
    const program = new Blob([WORKER_PROGRAM], { type: 'text/javascript' });
    const address = URL.createObjectURL(program);
    const worker = new Worker(address);
    URL.revokeObjectURL(address);
    running.current = worker;
    worker.onmessage = ({ data }: MessageEvent<VerifyAnswer>) =>
      data.kind === 'progress' ? setProgress(data) : end(data);
    worker.onerror = ({ message }) => end({ kind: 'failed', message });
    worker.postMessage(request);
  };
  return {
    progress,
    verify,
    stop: () => end({ kind: 'stopped' }),
    forget: () => end({ kind: 'idle' }),
  };
}
