import type { Playbook } from '../../model/playbook.ts';
import type { Schedule } from '../../model/schedule.ts';
import type { Store } from '../../model/system.ts';
import { distributionMean, distributionQuantile } from '../../model/distribution-math.ts';
import { maxGapUs } from '../../model/firings.ts';

/** A copy of a store that it can be restored from. */
export type Copy = 'backup' | 'point-in-time' | 'replica' | 'snapshot';

const gaps = new WeakMap<Schedule, number>();

/** The longest time between two firings in microseconds, worked out once for each schedule. */
function gapUs(schedule: Schedule): number {
  const gap = gaps.get(schedule) ?? maxGapUs(schedule);
  gaps.set(schedule, gap);
  return gap;
}

/** Whether a store has such a copy at all; a snapshot is taken to exist. */
export function hasCopy(store: Store, from: Copy): boolean {
  switch (from) {
    case 'backup':
      return store.backups !== undefined;
    case 'point-in-time':
      return store.pointInTime !== undefined;
    case 'replica':
      return store.replication !== undefined;
    case 'snapshot':
      return true;
  }
}

/**
 * How much time of writes a restore from `from` loses in the share `percentile` of cases, 0 to 1, when it is
 * needed at any moment of the longest cycle, in microseconds; undefined where that cannot be told.
 */
export function recoveryPointUs(
  { backups, pointInTime, replication }: Store,
  from: Copy,
  percentile: number,
): number | undefined {
  if (from === 'backup' && backups !== undefined)
    return distributionMean(backups.takes) + percentile * gapUs(backups.schedule);
  if (from === 'point-in-time' && pointInTime !== undefined)
    return percentile * pointInTime.everyUs;
  if (from === 'replica' && replication !== undefined)
    return replication.mode === 'sync' ? 0 : distributionQuantile(replication.lag, percentile);
  return undefined;
}

/** The shortest recovery point objective a playbook sets, in microseconds. */
export function shortestRpoUs({ objectives }: Playbook): number | undefined {
  const all = [objectives, ...objectives.services.values()].flatMap(({ rpoUs }) => rpoUs ?? []);
  return all.length === 0 ? undefined : Math.min(...all);
}
