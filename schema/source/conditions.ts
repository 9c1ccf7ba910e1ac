import { choice, integer, object, pattern, quantity, reference } from './build.ts';
import type { Schema } from './build.ts';

/** Metrics a drill measures. */
export const metrics = [
  'error_rate',
  'latency_p50',
  'latency_p95',
  'latency_p99',
  'saturation',
  'failed_health_checks',
  'replication_lag',
];

const bound = (doc: string): Schema => ({
  type: ['string', 'number'],
  pattern: '^\\d+(?:\\.\\d+)?(?:%|ms|s|m|h)?$',
  minimum: 0,
  'x-quantity': 'bound',
  description: doc,
  examples: ['2%', '500ms', 3],
});

/** Fields of a comparison of a metric with a bound. */
export const metricFields = {
  service: reference('service', 'The service whose metric is watched.'),
  store: reference('store', 'The store whose metric is watched.'),
  external: reference('external', 'The external whose metric is watched.'),
  metric: choice('What is measured.', metrics),
  above: bound('True while the metric is above this: a share, a duration or a count.'),
  below: bound('True while the metric is below this: a share, a duration or a count.'),
};

export const httpCondition = object(
  'A request that must answer with the status; true while the service answers it.',
  {
    service: reference('service', 'The service that is asked.'),
    path: pattern('a path that starts with /', '^/', 'The path of the request.', { default: '/' }),
    status: integer('The status that counts as healthy.', 100, 599, { default: 200 }),
  },
  { required: ['service'] },
);

/** A metric comparison or an HTTP request. */
export const conditionFields = { ...metricFields, http: httpCondition };

export const metricCondition = (doc: string): Schema =>
  object(doc, metricFields, { required: ['metric'] });

export const condition = (doc: string): Schema => object(doc, conditionFields);

export const duration = (doc: string, more?: Parameters<typeof quantity>[2]): Schema =>
  quantity('duration', doc, more);
