import type { EventData } from '../model/journal.ts';
import type { Plan } from '../model/plan.ts';
import type { RunMeasures } from '../model/measures.ts';
import { prepareRun } from './run.ts';

/** The figures of one seed among many. */
export type RunSample = EventData['run.sampled'];

/** What a drill of many seeds keeps of one of them. */
export function sampleOf(seed: number, measures: RunMeasures): RunSample {
  const { outcome, rtaUs, rpaUs, lostRecords, phases, mode, critical } = measures;
  const { onsetUs, detectedUs } = measures.milestones;
  const noticed =
    onsetUs === undefined || detectedUs === undefined ? null : Math.max(0, detectedUs - onsetUs);
  return {
    seed,
    outcome,
    rtaUs: rtaUs ?? null,
    rpaUs,
    lostRecords,
    detectionUs: phases?.detectionUs ?? noticed,
    decisionUs: phases?.decisionUs ?? null,
    approvalUs: phases?.approvalUs ?? null,
    executionUs: phases?.executionUs ?? null,
    validationUs: phases?.validationUs ?? null,
    mode,
    critical: [...critical],
  };
}

/** Measures seeds of one plan, which is compiled once. */
export function prepareSampler(plan: Plan): (seed: number) => RunSample {
  const run = prepareRun(plan);
  return (seed) => sampleOf(seed, run(seed));
}
