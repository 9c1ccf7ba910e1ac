import type { Plan } from '../../model/plan.ts';
import type { Trigger } from '../../model/playbook.ts';
import { computeBaseline, undisturbed } from '../baseline.ts';
import { compilePlan } from '../compile/compile-plan.ts';
import { trueValue } from '../conditions.ts';
import type { NodeState } from '../node-state.ts';
import { samplingError } from '../triggers.ts';
import type { HealthyMetric } from './false-rate.ts';

/** What `trigger` samples while the system of `plan` is as it was before the change; absent where it watches nothing. */
export function healthyMetric(plan: Plan, { when, everyUs }: Trigger): HealthyMetric | undefined {
  const specs = compilePlan(plan);
  const world = undisturbed(specs, computeBaseline(specs));
  const node = world.nodeByName.get(when.subject);
  if (node === undefined) return undefined;
  const requests = Math.round((node.ratePerS * everyUs) / 1e6);
  const isLatency = when.metric.startsWith('latency');
  return {
    value: when.metric === 'failed_health_checks' ? node.fail : trueValue(world, node, when.metric),
    requests,
    spread: isLatency
      ? samplingError(node, when.metric as 'latency_p95', Math.max(1, requests))
      : 0,
    replicas: node.kind === 'service' ? node.replicas : 1,
    exceeds: shareAbove(node, when.bound),
  };
}

/** Halvings of the share of time in which a lag is below a bound: to a millionth. */
const HALVINGS = 20;

function shareAbove(node: NodeState, boundUs: number): number {
  const lag = node.kind === 'store' ? node.spec.lag : undefined;
  if (lag === undefined) return 0;
  let low = 0;
  let high = 1;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (lag(middle) > boundUs) high = middle;
    else low = middle;
  }
  return 1 - high;
}
