import type { Trigger } from '../../model/playbook.ts';

/** Bounds between the healthy and the worst value. */
const BOUNDS = 8;
/** Breaching samples in a row that are tried. */
const IN_ROW = [1, 2, 3, 4, 6, 9, 13, 20] as const;
/** Most failures within a window that are tried. */
const MOST_FAILURES = 10;

/**
 * Bounds for `trigger`, ascending, with the one that is written: in equal ratios between what its metric is while all is
 * well and the worst of the scenario. Where the scenario does not move the metric, the written one alone.
 */
export function boundsToTry({ when }: Trigger, healthy: number, worst: number): number[] {
  const { bound, metric, comparison } = when;
  const moves = comparison === 'above' ? worst > healthy : worst < healthy;
  if (!moves) return [bound];
  const least = metric === 'error_rate' ? 0.001 : metric === 'failed_health_checks' ? 1 : 1e-3;
  const from = Math.max(least, Math.min(healthy, worst) * 1.2);
  const to = Math.max(healthy, worst) * 0.9;
  if (!(to > from)) return [bound];
  const ratio = Math.log(to / from) / (BOUNDS - 1);
  const bounds = Array.from({ length: BOUNDS }, (_, index) =>
    rounded(from * Math.exp(ratio * index), metric === 'failed_health_checks'),
  );
  return [...new Set([...bounds, bound])].sort((a, b) => a - b);
}

/** To two digits that count, or whole. */
function rounded(value: number, whole: boolean): number {
  return whole ? Math.round(value) : Number(value.toPrecision(2));
}

/** `trigger` as it is and with shorter and longer windows of its sort: breaches in a row, for a time, or within a window. */
export function settingsToTry(trigger: Trigger): Trigger[] {
  const { consecutive, within, everyUs } = trigger;
  if (within !== undefined) {
    const most = Math.min(MOST_FAILURES, Math.floor(within.windowUs / everyUs) + 1);
    const counts = ascending([...Array.from({ length: most }, (_, at) => at + 1), within.failures]);
    return counts.map((failures) => ({ ...trigger, within: { ...within, failures } }));
  }
  if (consecutive !== undefined) {
    return ascending([...IN_ROW, consecutive]).map((count) => ({ ...trigger, consecutive: count }));
  }
  const times = IN_ROW.map((count) => (count - 1) * everyUs);
  return ascending([...times, trigger.forUs]).map((forUs) => ({ ...trigger, forUs }));
}

function ascending(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
