import type { Plan } from '../model/plan.ts';
import { hashKey, uniform } from '../model/random.ts';
import { REFERENCE_WEEK_US, WEEK_US } from './reference-week.ts';

const drillKey = hashKey('drill');
const startKey = hashKey('start');

/**
 * When a drill with this seed starts, in microseconds since 1970: as the scenario says, otherwise
 * uniformly within the reference week, so that backup cycles are met at every phase.
 */
export function startInstantUs({ scenario }: Plan, seed: number): number {
  if (scenario.startsUs !== undefined) return scenario.startsUs;
  return REFERENCE_WEEK_US + Math.floor(uniform(seed, drillKey, startKey, 0, 0) * WEEK_US);
}
