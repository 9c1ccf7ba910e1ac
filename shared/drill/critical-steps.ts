import type { StepMeasure } from '../model/measures.ts';

/**
 * Ids of the steps that determined when execution ended, first to last: from the step that ended last back
 * through whatever let each start. Of steps that ended together the one that started last counts as the last.
 */
export function criticalSteps(
  steps: readonly StepMeasure[],
  releasedBy: ReadonlyMap<string, string>,
): string[] {
  const ran = steps.filter(({ status }) => status === 'succeeded' || status === 'failed');
  let last: StepMeasure | undefined;
  for (const step of ran) if (last === undefined || step.endedUs >= last.endedUs) last = step;
  const path: string[] = [];
  for (let id = last?.step; id !== undefined && !path.includes(id); id = releasedBy.get(id)) {
    path.push(id);
  }
  return path.reverse();
}
