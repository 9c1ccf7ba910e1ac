import type { MetricCondition, Trigger } from '../model/playbook.ts';
import { normalQuantile } from '../model/normal.ts';
import { binomialQuantile } from './binomial.ts';
import { isWithin, latencySpread, trueValue } from './conditions.ts';
import { faultLagUs } from './corruption.ts';
import { askWhetherToRollBack, decideAgainst, declareRollback, noteDetected } from './decide.ts';
import { effectsOf, findFault } from './faults/find-faults.ts';
import { noteSample } from './firing.ts';
import { hashKey, uniform } from '../model/random.ts';
import type { NodeState } from './node-state.ts';
import type { TriggerState, World } from './state.ts';
import { tell } from './tell.ts';

const SAMPLE_KEY = hashKey('sample');
const PHASE_KEY = hashKey('phase of sampling');
/** Shortest time between two samples: 1 ms. */
const SHORTEST_US = 1000;

/**
 * Puts the first sample of `trigger` on the calendar: at any moment of one interval, uniformly, as nothing
 * ties the clock of the metrics system to the disruption. What that sample covers of the time before the drill is
 * the undisturbed system.
 */
export function startSampling(world: World, trigger: TriggerState): void {
  const { spec, node } = trigger;
  const everyUs = intervalUs(trigger);
  const phaseUs = Math.floor(everyUs * uniform(world.seed, spec.key, PHASE_KEY, 0, 0));
  const { ratePerS, errorRate } = world.baseline;
  const before = ((ratePerS[node.index] ?? 0) * (everyUs - phaseUs)) / 1e6;
  trigger.requests = -before;
  trigger.failed = -before * (errorRate[node.index] ?? 0);
  trigger.timer = world.calendar.schedule(phaseUs, trigger.due);
}

function intervalUs({ spec }: TriggerState): number {
  return Math.max(SHORTEST_US, spec.trigger.everyUs);
}

function scheduleNext(world: World, trigger: TriggerState): void {
  trigger.timer = world.calendar.schedule(world.nowUs + intervalUs(trigger), trigger.due);
}

/** Takes one sample of `trigger`; when its condition has held long enough, it acts. */
export function sample(world: World, trigger: TriggerState): void {
  scheduleNext(world, trigger);
  trigger.samples++;
  const value = measureSample(world, trigger);
  const lateUs = delayUs(world, trigger);
  if (lateUs === 0) takeSample(world, trigger, value);
  else {
    const due = { kind: 'sample-arrives', trigger, value } as const;
    world.calendar.schedule(world.nowUs + lateUs, due);
  }
}

/** How late samples of what `trigger` watches arrive. */
function delayUs(world: World, { node }: TriggerState): number {
  let lateUs = 0;
  for (const { target, lateUs: byUs } of effectsOf(world, 'metrics_late')) {
    if (target.name === node.name) lateUs += byUs;
  }
  return lateUs;
}

/** A sample has arrived; nobody looks at it any more once the rollback is declared. */
export function takeSample(world: World, trigger: TriggerState, value: number | undefined): void {
  const { decision, ended } = trigger.rollback;
  if (decision.declared || ended !== undefined) return;
  const { when, missingData } = trigger.spec.trigger;
  if (value === undefined) noteMissing(world, trigger, missingData);
  else judge(world, trigger, isWithin(when.comparison, when.bound, value), value);
}

/**
 * A missing sample: `hold` leaves everything as it stands, `fire` counts it as a breach, `ignore` as harmless.
 */
function noteMissing(world: World, trigger: TriggerState, missing: Trigger['missingData']): void {
  if (missing !== 'hold') judge(world, trigger, missing === 'fire', 0);
}

function judge(world: World, trigger: TriggerState, breaches: boolean, value: number): void {
  const { trigger: written } = trigger.spec;
  if (!noteSample(trigger, written, world.nowUs, breaches)) return;
  const isLost = findFault(world, 'alert_lost', (lost) => lost.trigger === written.name);
  if (isLost !== undefined) return;
  trigger.firing = true;
  fire(world, trigger, value);
}

function fire(world: World, trigger: TriggerState, value: number): void {
  const { name, when, then } = trigger.spec.trigger;
  tell(world, 'trigger.fired', name, when.subject, { metric: when.metric, value, then });
  const { rollback } = trigger;
  noteDetected(world, rollback);
  if (then === 'rollback') declareRollback(world, rollback, name);
  else if (then === 'ask') askWhetherToRollBack(world, rollback);
  else decideAgainst(world, rollback, then, name);
}

/** Lets the trigger `name` fire now, as if its bound had been reached. */
export function fireFalsely(world: World, name: string): void {
  for (const trigger of world.rollbacks.flatMap(({ triggers }) => triggers)) {
    if (trigger.spec.trigger.name !== name || trigger.firing || world.ended) continue;
    fire(world, trigger, trigger.spec.trigger.when.bound);
  }
}

/**
 * What the metrics system shows: failures of an interval as a binomial count, latency percentiles with the
 * standard error that the number of requests gives them. Absent when nothing or too little arrived.
 */
function measureSample(world: World, trigger: TriggerState): number | undefined {
  const { node } = trigger;
  const { when, minSamples } = trigger.spec.trigger;
  const sinceS = (world.nowUs - world.integratedUs) / 1e6;
  const total = node.requests + node.ratePerS * sinceS;
  const failed = node.failed + node.ratePerS * node.fail * sinceS;
  const requests = total - trigger.requests;
  const share = requests > 0 ? (failed - trigger.failed) / requests : 0;
  trigger.requests = total;
  trigger.failed = failed;
  if (findFault(world, 'metrics_gap', ({ target }) => target.name === node.name) !== undefined) {
    return undefined;
  }
  const count = Math.round(requests);
  if (countsRequests(when.metric) && count < Math.max(1, minSamples)) return undefined;
  return drawValue(world, trigger, count, Math.min(1, Math.max(0, share)));
}

function countsRequests(metric: MetricCondition['metric']): boolean {
  return metric === 'error_rate' || metric.startsWith('latency');
}

function drawValue(world: World, trigger: TriggerState, count: number, share: number): number {
  const { spec } = trigger;
  const node = nodeBefore(world, trigger.node);
  const { metric } = spec.trigger.when;
  if (metric === 'saturation') return node.utilisation;
  if (world.plant !== undefined) {
    // What was measured has its noise already.
    return metric === 'error_rate' ? share : trueValue(world, node, metric);
  }
  const u = uniform(world.seed, spec.key, SAMPLE_KEY, trigger.samples, 0);
  if (metric === 'error_rate') return binomialQuantile(count, share, u) / count;
  if (metric === 'failed_health_checks') {
    return binomialQuantile(node.kind === 'service' ? node.replicas : 1, node.fail, u);
  }
  if (metric === 'replication_lag') {
    return node.kind === 'store' ? (node.spec.lag?.(u) ?? 0) + faultLagUs(world, node) : 0;
  }
  return drawLatency(world, node, metric, count, u);
}

/** `node` as it was over the interval that ends now, even if it changes at this very moment. */
function nodeBefore(world: World, node: NodeState): NodeState {
  return world.changedUs === world.nowUs ? { ...node, ...node.was } : node;
}

const PERCENTILES = { latency_p50: 0.5, latency_p95: 0.95, latency_p99: 0.99 } as const;
/** Density of the standard normal at those percentiles. */
const DENSITIES = { latency_p50: 0.398942, latency_p95: 0.103136, latency_p99: 0.026652 } as const;

/**
 * The logarithm of a sample percentile is about normal around the true one, with standard deviation
 * σ·√(p(1−p)/n)/φ(z) for a lognormal of spread σ (asymptotic distribution of order statistics).
 */
function drawLatency(
  world: World,
  node: NodeState,
  metric: keyof typeof PERCENTILES,
  count: number,
  u: number,
): number {
  const truth = trueValue(world, node, metric);
  return truth * Math.exp(samplingError(node, metric, count) * normalQuantile(u));
}

/** Standard deviation of the logarithm of a percentile sampled from `count` requests, at least 1. */
export function samplingError(
  node: NodeState,
  metric: keyof typeof PERCENTILES,
  count: number,
): number {
  const p = PERCENTILES[metric];
  return (latencySpread(node) * Math.sqrt((p * (1 - p)) / count)) / DENSITIES[metric];
}
