import type { Condition, HttpCondition, Metric, MetricCondition } from '../../model/playbook.ts';
import type { Cursor } from './cursor.ts';

/** A condition as written: a metric of one subject compared with one bound, or a request. */
export interface WrittenCondition {
  service?: string;
  store?: string;
  external?: string;
  metric?: Metric;
  above?: string | number;
  below?: string | number;
  http?: { service: string; path?: string; status?: number };
}

const metrics = [
  'error_rate',
  'latency_p50',
  'latency_p95',
  'latency_p99',
  'saturation',
  'failed_health_checks',
  'replication_lag',
] as const;
const subjects = ['service', 'store', 'external'] as const;

/** The condition written at `cursor`; undefined when it is absent or unusable, which is then reported. */
export function bindCondition(cursor: Cursor<WrittenCondition>): Condition | undefined {
  if (!cursor.written) return undefined;
  if (!cursor.key('http').written) return bindMetricCondition(cursor);
  if (cursor.key('metric').written) {
    cursor.report('This asks for a request and for a metric at once.', 'Keep `http` or `metric`.');
  }
  return bindHttp(cursor.key('http'));
}

function bindHttp(
  http: Cursor<{ service: string; path?: string; status?: number }>,
): HttpCondition | undefined {
  const service = http.key('service').text();
  if (service === undefined) return undefined;
  return {
    kind: 'http',
    at: http.path,
    service,
    path: http.key('path').text() ?? '/',
    status: http.key('status').number() ?? 200,
  };
}

/** A comparison of a metric with a bound; undefined when it is absent or unusable, which is then reported. */
export function bindMetricCondition(cursor: Cursor<WrittenCondition>): MetricCondition | undefined {
  const metric = cursor.key('metric').word(metrics);
  const named = subjects.filter((sort) => cursor.key(sort).written);
  if (metric === undefined) {
    if (cursor.written && !cursor.key('metric').written) {
      cursor.report(
        'This condition watches nothing.',
        'Write `metric` with `above` or `below`, or `http`.',
      );
    }
    return undefined;
  }
  const sort = named[0];
  if (named.length !== 1 || sort === undefined) {
    cursor.report(
      named.length === 0
        ? 'This condition does not say whose metric it watches.'
        : 'This condition watches several subjects.',
      'Write exactly one of `service`, `store` or `external`.',
    );
    return undefined;
  }
  const above = cursor.key('above').written;
  if (above === cursor.key('below').written) {
    cursor.report(
      above ? 'This condition has two bounds.' : 'This condition has no bound.',
      'Write exactly one of `above` or `below`.',
    );
    return undefined;
  }
  const comparison = above ? 'above' : 'below';
  const bound = cursor.key(comparison).bound(metric);
  const subject = cursor.key(sort).text();
  if (bound === undefined || subject === undefined) return undefined;
  return { kind: 'metric', at: cursor.path, subject, metric, comparison, bound };
}
