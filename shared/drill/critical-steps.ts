import type { StepMeasure } from '../model/measures.ts';

/**
 * Ids of the steps that determined when the outage ended, first to last: from the last step that ended at or before
 * `recoveredUs` back through whatever let each start; what only tidied up after that is not among them, and
 * without a step until then there is none. In a run that did not recover (`recoveredUs` absent) it is the last
 * step that ended at all. Of steps that ended together the one that started last counts as the last.
 */
export function criticalSteps(
  steps: readonly StepMeasure[],
  releasedBy: ReadonlyMap<string, string>,
  recoveredUs: number | undefined,
): string[] {
  const untilUs = recoveredUs ?? Infinity;
  const ran = steps.filter(
    ({ status, endedUs }) => (status === 'succeeded' || status === 'failed') && endedUs <= untilUs,
  );
  let last: StepMeasure | undefined;
  for (const step of ran) if (last === undefined || step.endedUs >= last.endedUs) last = step;
  const path: string[] = [];
  for (let id = last?.step; id !== undefined && !path.includes(id); id = releasedBy.get(id)) {
    path.push(id);
  }
  return path.reverse();
}
