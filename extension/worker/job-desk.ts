import type { FromWorker, JobName, ToWorker } from '../jobs.ts';
import type { Answers, LongJob } from './answers.ts';
import { isEnvironmentError } from '../../shared/model/environment-error.ts';

/** Takes jobs and tells what comes of them; those that take long can be cancelled. */
export class JobDesk {
  readonly #answers: Answers;
  readonly #tell: (message: FromWorker) => void;
  readonly #running = new Map<number, AbortController>();

  constructor(answers: Answers, tell: (message: FromWorker) => void) {
    this.#answers = answers;
    this.#tell = tell;
  }

  /** Hears what is asked. Rejects with what is a defect: whoever asked is to be told that the worker has failed. */
  async hear(message: ToWorker): Promise<void> {
    if (message.type === 'cancel') this.#running.get(message.id)?.abort();
    else await this.#work(message.id, message.name, message.ask);
  }

  async #work(id: number, name: JobName, ask: unknown): Promise<void> {
    const controller = new AbortController();
    this.#running.set(id, controller);
    const long: LongJob = {
      signal: controller.signal,
      onProgress: (done) => this.#tell({ type: 'progress', id, done }),
    };
    try {
      this.#tell({ type: 'answer', id, answer: await this.#answers[name](ask as never, long) });
    } catch (error) {
      if (!isEnvironmentError(error)) throw error;
      this.#tell({ type: 'refusal', id, message: error.message, remedy: error.remedy });
    } finally {
      this.#running.delete(id);
    }
  }
}
