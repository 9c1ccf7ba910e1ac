import { Worker } from 'node:worker_threads';
import type { Plan } from '../model/plan.ts';
import type { RunSample } from '../drill/sample-run.ts';

/** Seeds a worker measures before it answers: enough to outweigh the 50 ms it takes to start one. */
const chunkSize = 100;

/** What a worker is asked. */
export interface ChunkRequest {
  readonly firstSeed: number;
  readonly count: number;
}

/** What it answers. */
export interface ChunkAnswer {
  readonly firstSeed: number;
  readonly samples: readonly RunSample[];
}

export interface PoolOptions {
  readonly plan: Plan;
  readonly firstSeed: number;
  readonly runs: number;
  readonly workers: number;
  readonly signal?: AbortSignal | undefined;
  /** Takes the samples in the order of their seeds, whatever order they were measured in. */
  readonly take: (samples: readonly RunSample[]) => void;
}

/** Next to this module, in the language this module is in: source and bundle both work. */
const workerUrl = new URL(
  import.meta.url.endsWith('.ts') ? './drill-worker.ts' : './drill-worker.js',
  import.meta.url,
);

/** Measures all seeds on worker threads. Resolves when all are taken or the signal has aborted; rejects when a worker fails. */
export async function samplePool(options: PoolOptions): Promise<void> {
  const { plan, firstSeed, runs, signal, take } = options;
  const end = firstSeed + runs;
  const waiting = new Map<number, readonly RunSample[]>();
  let nextToAsk = firstSeed;
  let nextToTake = firstSeed;
  const arrive = ({ firstSeed: seed, samples }: ChunkAnswer): void => {
    waiting.set(seed, samples);
    for (
      let ready = waiting.get(nextToTake);
      ready !== undefined;
      ready = waiting.get(nextToTake)
    ) {
      waiting.delete(nextToTake);
      nextToTake += ready.length;
      take(ready);
    }
  };
  const nextChunk = (): ChunkRequest | undefined => {
    if (nextToAsk >= end || signal?.aborted === true) return undefined;
    const request = { firstSeed: nextToAsk, count: Math.min(chunkSize, end - nextToAsk) };
    nextToAsk += request.count;
    return request;
  };
  const count = Math.max(1, Math.min(options.workers, Math.ceil(runs / chunkSize)));
  await Promise.all(Array.from({ length: count }, () => serve(plan, nextChunk, arrive, signal)));
}

/** Runs one worker until there is nothing more to ask it. */
function serve(
  plan: Plan,
  nextChunk: () => ChunkRequest | undefined,
  arrive: (answer: ChunkAnswer) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl, { workerData: plan });
    const finish = (settle: () => void): void => {
      signal?.removeEventListener('abort', stop);
      void worker.terminate().then(settle, settle);
    };
    const stop = (): void => finish(resolve);
    let asked = 0;
    const ask = (): void => {
      const request = nextChunk();
      if (request !== undefined) {
        asked++;
        worker.postMessage(request);
      } else if (asked === 0) stop();
    };
    signal?.addEventListener('abort', stop, { once: true });
    const fail = (error: unknown): void =>
      finish(() => reject(error instanceof Error ? error : new Error(String(error))));
    worker.on('message', (answer: ChunkAnswer) => {
      try {
        asked--;
        arrive(answer);
        ask();
      } catch (error) {
        fail(error);
      }
    });
    worker.on('error', fail);
    // One more than it works on, so that it never waits for the next.
    ask();
    ask();
  });
}
