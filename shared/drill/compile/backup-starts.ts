import type { Plan } from '../../model/plan.ts';
import { cronOf } from '../../model/schedule.ts';
import type { Store } from '../../model/system.ts';
import { REFERENCE_WEEK_US, WEEK_US } from '../reference-week.ts';

/** How many backups before the earliest possible start of a drill are known, besides those kept by then. */
const EARLIER = 64;
/** Most backups looked at, so that a schedule of every minute over a long drill stays cheap. */
const MOST = 50_000;

/**
 * The instants, in microseconds since 1970 and in order, at which backups of `store` begin around and during
 * every drill of `plan`.
 */
export function backupStarts(plan: Plan, store: Store): Float64Array {
  if (store.backups === undefined) return new Float64Array();
  const { startsUs, budgetUs } = plan.scenario;
  const firstUs = startsUs ?? REFERENCE_WEEK_US;
  const lastUs = (startsUs ?? REFERENCE_WEEK_US + WEEK_US) + budgetUs;
  const cron = cronOf(store.backups.schedule);
  const first = new Date(firstUs / 1000);
  const starts = cron.previousRuns(EARLIER, first).map((date) => date.getTime() * 1000);
  starts.reverse();
  let next = cron.nextRun(new Date(firstUs / 1000 - 1));
  while (next !== null && next.getTime() * 1000 <= lastUs && starts.length < MOST) {
    starts.push(next.getTime() * 1000);
    next = cron.nextRun(next);
  }
  return Float64Array.from(starts);
}
