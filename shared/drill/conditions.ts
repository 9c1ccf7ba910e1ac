import type { Condition, Metric } from '../model/playbook.ts';
import { faultLagUs } from './corruption.ts';
import { seenP50Us, seenP95Us } from './data-plane.ts';
import type { NodeState } from './node-state.ts';
import type { World } from './state.ts';

const Z95 = 1.6448536269514722;
const Z99 = 2.3263478740408408;

/**
 * Whether `condition` is true of the system as it is, without the noise of sampling. An HTTP request answers
 * with a status below 400 while the service is within its steady error rate, and above otherwise.
 */
export function holds(world: World, condition: Condition): boolean {
  if (condition.kind === 'http') {
    const node = world.nodeByName.get(condition.service);
    return node === undefined || isHealthy(node) === condition.status < 400;
  }
  const node = world.nodeByName.get(condition.subject);
  if (node === undefined) return true;
  return isWithin(condition.comparison, condition.bound, trueValue(world, node, condition.metric));
}

/** Whether `value` is on the side of `bound` that the comparison names. */
export function isWithin(comparison: 'above' | 'below', bound: number, value: number): boolean {
  return comparison === 'above' ? value > bound : value < bound;
}

/** What is checked, in words. */
export function describeCondition(condition: Condition): string {
  if (condition.kind === 'http') return `${condition.service} ${condition.path}`;
  return `${condition.subject} ${condition.metric}`;
}

/** Whether requests to `node` mostly succeed: a service within its steady error rate, anything else above half. */
export function isHealthy(node: NodeState): boolean {
  return node.kind === 'service' ? node.fail <= node.errorBound : node.fail < 0.5;
}

/** The true value of `metric`: a share, microseconds, or for health checks the count of failing replicas. */
export function trueValue(world: World, node: NodeState, metric: Metric): number {
  switch (metric) {
    case 'error_rate':
      return node.fail;
    case 'latency_p50':
      return seenP50Us(node);
    case 'latency_p95':
      return seenP95Us(node);
    case 'latency_p99':
      return p99Us(node);
    case 'saturation':
      return node.utilisation;
    case 'failed_health_checks':
      return Math.round(node.fail * (node.kind === 'service' ? node.replicas : 1));
    case 'replication_lag':
      return node.kind === 'store' ? usualLagUs(world, node) : 0;
  }
}

function usualLagUs(world: World, store: NodeState & { kind: 'store' }): number {
  return (store.spec.lag?.(0.5) ?? 0) + faultLagUs(world, store);
}

/** Of the lognormal through the 50th and 95th percentile. */
function p99Us(node: NodeState): number {
  return seenP50Us(node) * Math.exp(latencySpread(node) * Z99);
}

/** Standard deviation of the logarithm of the latency; 0 when both percentiles agree. */
export function latencySpread(node: NodeState): number {
  const p50Us = seenP50Us(node);
  const p95Us = seenP95Us(node);
  return p50Us > 0 && p95Us > p50Us ? Math.log(p95Us / p50Us) / Z95 : 0;
}
