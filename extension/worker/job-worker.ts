import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker, JobName, ToWorker } from '../jobs.ts';
import { type LongJob, answersOf } from './answers.ts';
import { isEnvironmentError } from '../../shared/model/environment-error.ts';

// Works beside the extension, so that neither typing nor the editor's other extensions wait for a drill, a journal or a signature.
const { tool } = workerData as { readonly tool: string };
const answers = answersOf(tool);
const running = new Map<number, AbortController>();
const tell = (message: FromWorker): void => parentPort?.postMessage(message);

async function work(id: number, name: JobName, ask: unknown): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  const long: LongJob = {
    signal: controller.signal,
    onProgress: (done) => tell({ type: 'progress', id, done }),
  };
  try {
    tell({ type: 'answer', id, answer: await answers[name](ask as never, long) });
  } catch (error) {
    // Anything else is a defect: the worker ends with it, and whoever asked is told.
    if (!isEnvironmentError(error)) throw error;
    tell({ type: 'refusal', id, message: error.message, remedy: error.remedy });
  } finally {
    running.delete(id);
  }
}

parentPort?.on('message', (message: ToWorker) => {
  if (message.type === 'cancel') running.get(message.id)?.abort();
  else void work(message.id, message.name, message.ask);
});
