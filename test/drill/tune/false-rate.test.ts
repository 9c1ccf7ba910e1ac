import { describe, expect, test } from 'vitest';
import type { Trigger } from '../../../shared/model/playbook.ts';
import { breachProbability, firingsPerYear } from '../../../shared/drill/tune/false-rate.ts';
import { newStreak, noteSample } from '../../../shared/drill/firing.ts';
import { hashKey, uniform } from '../../../shared/model/random.ts';
import { binomialQuantile } from '../../../shared/drill/binomial.ts';
import { M, S, makeMetric, makeTrigger } from '../../support/plan.ts';

const yearUs = 31_557_600_000_000;
const samples = 200_000;

/** How many of `samples` independent samples, of which each breaches with `breach`, the rules of a drill fire at. */
function firings(trigger: Trigger, breach: number): number {
  const state = newStreak();
  let count = 0;
  for (let index = 0; index < samples; index++) {
    const breaches = uniform(1, hashKey('breach'), 0, index, 0) < breach;
    if (!noteSample(state, trigger, index * trigger.everyUs, breaches)) continue;
    state.firing = true;
    count++;
  }
  return count;
}

describe('what chance alone fires agrees with the rules of a drill', () => {
  test.each<[string, Partial<Trigger>, number]>([
    ['at the first', {}, 0.03],
    ['after a time', { forUs: 20 * S }, 0.2],
    ['after a time between samples', { forUs: 25 * S }, 0.3],
    ['after some in a row', { consecutive: 2 }, 0.1],
    ['after some within a window', { within: { windowUs: M, failures: 3 } }, 0.1],
    ['after all within a window', { within: { windowUs: 20 * S, failures: 3 } }, 0.4],
  ])('%s', (_, settings, breach) => {
    const trigger = makeTrigger('t', settings);
    const expected = (firingsPerYear(trigger, breach) * samples * trigger.everyUs) / yearUs;
    const seen = firings(trigger, breach);
    expect(expected).toBeGreaterThan(100);
    // Counts of events that are clearly rare among the samples scatter at most as Poisson counts do.
    expect(Math.abs(seen - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  test('more failures than samples in the window never come', () => {
    const trigger = makeTrigger('t', { within: { windowUs: 20 * S, failures: 4 } });
    expect(firingsPerYear(trigger, 0.5)).toBe(0);
    expect(firingsPerYear(makeTrigger('t'), 0)).toBe(0);
  });
});

describe('the chance of one breach', () => {
  const healthy = { value: 0.02, requests: 200, spread: 0, replicas: 3, exceeds: 0.1 };

  test('of error rates is that of a binomial count', () => {
    const trigger = makeTrigger('t', { when: makeMetric({ bound: 0.04 }) });
    const draws = 20_000;
    let above = 0;
    for (let index = 0; index < draws; index++) {
      const u = uniform(2, hashKey('draw'), 0, index, 0);
      if (binomialQuantile(200, 0.02, u) / 200 > 0.04) above++;
    }
    const p = breachProbability(trigger, healthy);
    expect(Math.abs(above / draws - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / draws));
    expect(breachProbability({ ...trigger, minSamples: 201 }, healthy)).toBe(0);
  });

  test('of latencies is that of a sampled percentile, of lag its distribution, of saturation yes or no', () => {
    const latency = makeTrigger('t', { when: makeMetric({ metric: 'latency_p95', bound: 110 }) });
    const slow = { ...healthy, value: 100, spread: Math.log(1.1) };
    // One standard error above the truth.
    expect(breachProbability(latency, slow)).toBeCloseTo(0.1587, 4);
    expect(breachProbability(latency, { ...slow, spread: 0 })).toBe(0);
    const lag = makeTrigger('t', { when: makeMetric({ metric: 'replication_lag', bound: 1 }) });
    expect(breachProbability(lag, healthy)).toBe(0.1);
    const full = makeTrigger('t', { when: makeMetric({ metric: 'saturation', bound: 0.5 }) });
    expect(breachProbability(full, { ...healthy, value: 0.4 })).toBe(0);
    const below = makeTrigger('t', {
      when: makeMetric({ metric: 'saturation', bound: 0.5, comparison: 'below' }),
    });
    expect(breachProbability(below, { ...healthy, value: 0.4 })).toBe(1);
    const checks = makeTrigger('t', {
      when: makeMetric({ metric: 'failed_health_checks', bound: 1 }),
    });
    // At least two of three.
    expect(breachProbability(checks, { ...healthy, value: 0.1 })).toBeCloseTo(
      3 * 0.01 * 0.9 + 0.001,
      12,
    );
  });
});
