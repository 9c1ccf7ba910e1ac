import { stateChanged } from './observe.ts';
import type { World } from './state.ts';

/** Time between two looks at traffic that changes over the day: 5 min. */
const EVERY_US = 300_000_000;
const DAY_US = 86_400_000_000;

/**
 * Sets the traffic of services whose workload is `diurnal`: the mean times 1 + ½·sin(2π(t/day − ¼)) with t the
 * time of day in UTC, so half the mean at midnight and one and a half at noon; kept for 5 min each.
 */
export function scheduleWorkload(world: World): void {
  let varies = false;
  const ofDay = ((world.startsUs + world.nowUs) % DAY_US) / DAY_US;
  const factor = 1 + 0.5 * Math.sin(2 * Math.PI * (ofDay - 0.25));
  for (const service of world.services) {
    if (!service.spec.diurnal) continue;
    service.entryPerS = service.spec.entryPerS * factor;
    varies = true;
  }
  if (varies) world.calendar.schedule(world.nowUs + EVERY_US, { kind: 'workload' });
}

/** Moves the traffic on by one look. */
export function followWorkload(world: World): void {
  scheduleWorkload(world);
  stateChanged(world);
}
