import type { Step } from '../../model/playbook.ts';
import type { System } from '../../model/system.ts';
import { distributionQuantile } from '../../model/distribution-math.ts';
import { stepTakes } from './recovery-estimate.ts';
import { writeDuration } from '../../model/quantities/duration.ts';

const minuteUs = 60_000_000;

/** A timeout for a step that ends only what hangs: twice its 95th percentile, in whole minutes. */
export function generousTimeout(step: Step, system: System): string {
  const slowUs = distributionQuantile(stepTakes(step, system), 0.95);
  return writeDuration(Math.max(1, Math.ceil((2 * slowUs) / minuteUs)) * minuteUs);
}
