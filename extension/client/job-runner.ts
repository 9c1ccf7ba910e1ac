import type { FromWorker, JobName, Jobs, ToWorker } from '../jobs.ts';
import { EnvironmentError } from '../../shared/model/environment-error.ts';

/** A worker that has had nothing to do for so long gives its memory back. */
const idleMs = 60_000;

/** What does jobs beside the extension: a thread of Node, or a worker of a browser. */
export interface JobWorker {
  readonly post: (message: ToWorker) => void;
  readonly end: () => void;
}

/** Starts a worker that tells `hear` what it has to say, and `ended` when it has ended, with the cause where it failed. */
export type StartWorker = (
  hear: (message: FromWorker) => void,
  ended: (cause: Error | undefined) => void,
) => JobWorker;

/** What may accompany a job that takes long. */
export interface LongJob {
  readonly signal?: AbortSignal;
  /** Called with how much is done; what that counts the job says. */
  readonly onProgress?: (done: number) => void;
}

interface Pending {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: LongJob['onProgress'];
}

/** Gives jobs to a worker, which is started when it is needed, and again after it has failed. */
export class JobRunner {
  readonly #startWorker: StartWorker;
  readonly #keepsIdle: boolean;
  readonly #pending = new Map<number, Pending>();
  #worker: JobWorker | undefined;
  #next = 0;
  #idle: ReturnType<typeof setTimeout> | undefined;

  /** With `keepsIdle` a worker is not ended when it has had nothing to do: it keeps what nobody else does. */
  constructor(startWorker: StartWorker, { keepsIdle = false } = {}) {
    this.#startWorker = startWorker;
    this.#keepsIdle = keepsIdle;
  }

  /** Does a job. Rejects with an EnvironmentError when something is in the way, or when the worker fails. */
  ask<N extends JobName>(
    name: N,
    ask: Jobs[N]['ask'],
    { signal, onProgress }: LongJob = {},
  ): Promise<Jobs[N]['answer']> {
    clearTimeout(this.#idle);
    const id = this.#next++;
    const worker = (this.#worker ??= this.#start());
    const post = (message: ToWorker): void => worker.post(message);
    const cancel = (): void => post({ type: 'cancel', id });
    const answered = new Promise<unknown>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject, onProgress });
    });
    post({ type: 'job', id, name, ask });
    signal?.addEventListener('abort', cancel);
    if (signal?.aborted === true) cancel();
    return answered.finally(() => {
      signal?.removeEventListener('abort', cancel);
      this.#rest();
    }) as Promise<Jobs[N]['answer']>;
  }

  /** Ends the worker; what is under way is kept as far as it has come. */
  dispose(): void {
    clearTimeout(this.#idle);
    this.#worker?.end();
  }

  #start(): JobWorker {
    const worker = this.#startWorker(
      (message) => this.#hear(message),
      (cause) => {
        // One that was ended because it was idle has left nothing undone.
        if (this.#worker !== worker) return;
        this.#worker = undefined;
        this.#fail(cause);
      },
    );
    return worker;
  }

  #hear(message: FromWorker): void {
    const pending = this.#pending.get(message.id);
    if (message.type === 'progress') {
      pending?.onProgress?.(message.done);
      return;
    }
    this.#pending.delete(message.id);
    if (message.type === 'answer') pending?.resolve(message.answer);
    else pending?.reject(new EnvironmentError(message.message, message.remedy));
  }

  #fail(cause: Error | undefined): void {
    const error = new EnvironmentError(
      `What was asked could not be finished: ${cause?.message ?? 'the worker has ended'}.`,
      'Try again; when it happens again, please report it with the text above.',
      cause,
    );
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }

  #rest(): void {
    if (this.#keepsIdle || this.#pending.size > 0) return;
    this.#idle = setTimeout(() => {
      this.#worker?.end();
      this.#worker = undefined;
    }, idleMs);
  }
}
