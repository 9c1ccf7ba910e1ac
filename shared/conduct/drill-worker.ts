import { parentPort, workerData } from 'node:worker_threads';
import type { ChunkAnswer, ChunkRequest } from './sample-pool.ts';
import type { Plan } from '../model/plan.ts';
import { prepareSampler } from '../drill/sample-run.ts';

const sample = prepareSampler(workerData as Plan);

parentPort?.on('message', ({ firstSeed, count }: ChunkRequest) => {
  const samples = Array.from({ length: count }, (_, index) => sample(firstSeed + index));
  parentPort?.postMessage({ firstSeed, samples } satisfies ChunkAnswer);
});
