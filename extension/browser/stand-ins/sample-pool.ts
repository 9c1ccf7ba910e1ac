import type { PoolOptions } from '../../../shared/conduct/sample-pool.ts';
import { prepareSampler } from '../../../shared/drill/sample-run.ts';

/** After so long, what has been asked meanwhile is heard: that the drill is to end. */
const turnMs = 50;

/** In place of threads: this worker measures all seeds itself, in turns. Resolves when all are taken or the signal has aborted. */
export async function samplePool({
  plan,
  firstSeed,
  runs,
  signal,
  take,
}: PoolOptions): Promise<void> {
  const sample = prepareSampler(plan);
  const end = firstSeed + runs;
  for (let seed = firstSeed; seed < end && signal?.aborted !== true;) {
    const samples = [];
    for (const until = performance.now() + turnMs; seed < end && performance.now() < until; seed++)
      samples.push(sample(seed));
    take(samples);
    await new Promise((resolve) => setTimeout(resolve));
  }
}
