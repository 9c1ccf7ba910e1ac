import type { JobName, Jobs } from '../jobs.ts';

/** What may accompany a job. */
export interface LongJob {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
}

/** Answers to every job. */
export type Answers = {
  readonly [N in JobName]: (
    ask: Jobs[N]['ask'],
    long: LongJob,
  ) => Jobs[N]['answer'] | Promise<Jobs[N]['answer']>;
};
