import type { Metric } from '../playbook.ts';
import type { Parsed } from './parsed.ts';
import { parsed, unreadable } from './parsed.ts';
import { parseDuration } from './duration.ts';
import { parseShare } from './share.ts';

const durations: ReadonlySet<Metric> = new Set([
  'latency_p50',
  'latency_p95',
  'latency_p99',
  'replication_lag',
]);

/**
 * The bound a metric is compared with: a share for error_rate and saturation (saturation may exceed 1),
 * microseconds for latencies and lag, a count for failed_health_checks.
 */
export function parseBound(written: string | number, metric: Metric): Parsed<number> {
  if (durations.has(metric)) {
    return typeof written === 'string'
      ? parseDuration(written)
      : unreadable(
          'has no unit',
          `${metric} is a time: write a duration such as 500ms.`,
          `${written}ms`,
        );
  }
  if (metric === 'failed_health_checks') {
    return typeof written === 'number' && Number.isInteger(written)
      ? parsed(written)
      : unreadable(
          'is not a count',
          'failed_health_checks is a count: write a whole number such as 3.',
        );
  }
  return parseShare(written);
}
