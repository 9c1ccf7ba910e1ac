import { Worker } from 'node:worker_threads';
import type { FromWorker } from '../jobs.ts';
import type { StartWorker } from '../client/job-runner.ts';

/** Starts the script of a worker on a thread; `tool` is what drills, with its version. */
export function threadStarter(script: string, tool: string): StartWorker {
  return (hear, ended) => {
    const worker = new Worker(script, { workerData: { tool } });
    let cause: Error | undefined;
    worker.on('message', (message: FromWorker) => hear(message));
    worker.on('error', (error: Error) => (cause = error));
    worker.on('exit', () => ended(cause));
    return {
      post: (message) => worker.postMessage(message),
      end: () => void worker.terminate(),
    };
  };
}
