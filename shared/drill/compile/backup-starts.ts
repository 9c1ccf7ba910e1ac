import { firings } from '../../model/firings.ts';
import type { Plan } from '../../model/plan.ts';
import type { Schedule } from '../../model/schedule.ts';
import type { Store } from '../../model/system.ts';
import { REFERENCE_WEEK_US, WEEK_US } from '../reference-week.ts';

/** How many backups before the earliest possible start of a drill are known, where there were as many. */
const EARLIER = 64;
/** Most backups of the time of the drills, so that one every minute over a long budget stays cheap. */
const MOST = 50_000;
const DAY_US = 86_400_000_000;
/** How far back backups are looked for. */
const YEARS_US = 1500 * DAY_US;

/**
 * The instants, in microseconds since 1970 and in order, at which backups of `store` begin around and during
 * every drill of `plan`.
 */
export function backupStarts(plan: Plan, store: Store): Float64Array {
  if (store.backups === undefined) return new Float64Array();
  const { schedule } = store.backups;
  const { startsUs, budgetUs } = plan.scenario;
  const firstUs = startsUs ?? REFERENCE_WEEK_US;
  const lastUs = (startsUs ?? REFERENCE_WEEK_US + WEEK_US) + budgetUs;
  const during = firings(schedule, firstUs, lastUs + 1, MOST);
  return Float64Array.from([...startsBefore(schedule, firstUs), ...during]);
}

/** Looks back ever further, so that frequent and rare schedules are both quick. */
function startsBefore(schedule: Schedule, untilUs: number): number[] {
  for (let backUs = DAY_US; ; backUs *= 4) {
    const starts = firings(schedule, untilUs - backUs, untilUs);
    if (starts.length >= EARLIER || backUs > YEARS_US) return starts.slice(-EARLIER);
  }
}
