import type { Milestones, Phases } from '../model/measures.ts';

/**
 * The parts of the time from onset to recovery, which they sum up to exactly; absent without either end.
 * A milestone before onset counts as at onset (a trigger may fire by chance a moment early), one after
 * recovery as at recovery; one that was never reached, as at the next that was. `decidedUs` is when somebody
 * decided against a rollback, which then stands for the declaration.
 */
export function phasesOf(
  milestones: Milestones,
  decidedUs: number | undefined,
): Phases | undefined {
  const { onsetUs, recoveredUs, detectedUs, declaredUs, startedUs, executedUs } = milestones;
  if (onsetUs === undefined || recoveredUs === undefined) return undefined;
  const decided = declaredUs ?? decidedUs ?? recoveredUs;
  const started = startedUs ?? decided;
  const detected = within(onsetUs, detectedUs ?? decided, recoveredUs);
  const declared = within(detected, decided, recoveredUs);
  const begun = within(declared, started, recoveredUs);
  const executed = within(begun, executedUs ?? started, recoveredUs);
  return {
    detectionUs: detected - onsetUs,
    decisionUs: declared - detected,
    approvalUs: begun - declared,
    executionUs: executed - begun,
    validationUs: recoveredUs - executed,
  };
}

function within(low: number, value: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
