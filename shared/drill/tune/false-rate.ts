import { incompleteBeta } from '../../model/incomplete-beta.ts';
import { normalCdf } from '../../model/normal.ts';
import type { Trigger } from '../../model/playbook.ts';

/** What a trigger samples while all is well. */
export interface HealthyMetric {
  /** Its true value: a share, microseconds, or a count, as `Trigger.when.bound`. */
  readonly value: number;
  /** Requests that one sample counts; whole, at least 0. */
  readonly requests: number;
  /** Of latencies: standard deviation of the logarithm of a sampled percentile. */
  readonly spread: number;
  /** Of health checks: how many replicas are asked. */
  readonly replicas: number;
  /** Of replication lag: the share of the time in which it is above the bound, 0 to 1. */
  readonly exceeds: number;
}

const YEAR_US = 31_557_600_000_000;

/**
 * How often a year chance alone fires `trigger` while samples are independent and each breaches with probability
 * `breach`, 0 to 1. Exact for independent samples: a trigger that wants k breaches in a row fires at the end of each run of
 * k that follows a good sample; one that wants f of the last w at each sample where the count reaches f from below.
 */
export function firingsPerYear(trigger: Trigger, breach: number): number {
  const samples = YEAR_US / trigger.everyUs;
  const { within, everyUs } = trigger;
  if (within === undefined) {
    return samples * (1 - breach) * wholePower(breach, samplesInRow(trigger));
  }
  const window = Math.floor(within.windowUs / everyUs) + 1;
  const { failures } = within;
  if (failures > window) return 0;
  const others =
    choose(window - 1, failures - 1) *
    wholePower(breach, failures - 1) *
    wholePower(1 - breach, window - failures);
  return samples * breach * (1 - breach) * others;
}

/** Breaching samples in a row after which `trigger` fires. */
function samplesInRow({ consecutive, forUs, everyUs }: Trigger): number {
  return consecutive ?? Math.ceil(forUs / everyUs) + 1;
}

/** The probability, 0 to 1, that one sample breaches while all is well. */
export function breachProbability({ when, minSamples }: Trigger, healthy: HealthyMetric): number {
  const { metric, bound, comparison } = when;
  const above = (chance: number): number => (comparison === 'above' ? chance : 1 - chance);
  switch (metric) {
    case 'error_rate': {
      const { requests, value } = healthy;
      if (requests < Math.max(1, minSamples)) return 0;
      return comparison === 'above'
        ? atLeast(Math.floor(bound * requests + 1e-9) + 1, requests, value)
        : 1 - atLeast(Math.ceil(bound * requests - 1e-9), requests, value);
    }
    case 'failed_health_checks': {
      const { replicas, value } = healthy;
      return comparison === 'above'
        ? atLeast(Math.floor(bound) + 1, replicas, value)
        : 1 - atLeast(Math.ceil(bound), replicas, value);
    }
    case 'latency_p50':
    case 'latency_p95':
    case 'latency_p99': {
      const { requests, value, spread } = healthy;
      if (requests < Math.max(1, minSamples) || value <= 0) return 0;
      if (spread <= 0) return above(value > bound ? 1 : 0);
      return above(1 - normalCdf(Math.log(bound / value) / spread));
    }
    case 'saturation':
      return above(healthy.value > bound ? 1 : 0);
    case 'replication_lag':
      return above(healthy.exceeds);
  }
}

/** The probability of at least `k` among `n` with probability `p` each. */
function atLeast(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  return k > n ? 0 : incompleteBeta(p, k, n - k + 1);
}

/** By repeated multiplication, whose last bit no version of a run-time changes. */
function wholePower(base: number, exponent: number): number {
  let product = 1;
  for (let factor = 0; factor < exponent && product > 0; factor++) product *= base;
  return product;
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let index = 1; index <= k; index++) ways = (ways * (n - k + index)) / index;
  return ways;
}
