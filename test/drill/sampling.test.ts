import { describe, expect, it } from 'vitest';
import { run } from '../../shared/drill/run.ts';
import type { RunMeasures } from '../../shared/model/measures.ts';
import {
  M,
  S,
  makeFault,
  makeMetric,
  makePlan,
  makeService,
  makeTrigger,
  punctual,
} from '../support/plan.ts';
import { play } from '../support/play.ts';

const target = { name: 'shop', version: '2' };
const overrides = { everyUs: 15 * S, forUs: 2 * M, when: makeMetric({ bound: 1e-6 }) };
const plan = makePlan({
  services: [makeService('shop', { trafficPerS: 100_000 })],
  timeline: [makeFault(2 * M, { kind: 'errors', target, share: 1 })],
  triggers: [makeTrigger('any', overrides)],
});

/** Time from the fault to its detection, in microseconds. */
const delay = ({ milestones }: RunMeasures): number => (milestones.detectedUs ?? NaN) - 2 * M;

describe('detection', () => {
  it('comes at any moment of one interval after the time that the trigger waits, each as likely', () => {
    const runs = 1000;
    const delays = Array.from({ length: runs }, (_, seed) => delay(run(plan, seed)));
    const shares = delays.map((each) => (each - 2 * M) / (15 * S)).sort((a, b) => a - b);
    expect(shares[0]).toBeGreaterThanOrEqual(0);
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
    const distances = shares.map((share, index) =>
      Math.max((index + 1) / runs - share, share - index / runs),
    );
    // Kolmogorov's limit distribution: a uniform sample is further off in one case of a thousand.
    expect(Math.max(...distances)).toBeLessThan(1.949 / Math.sqrt(runs));
  });

  it('comes a whole interval later when a sample is taken as the fault begins', () => {
    const triggers = [makeTrigger(punctual, overrides)];
    expect(delay(play({ ...plan, playbook: makePlan({ triggers }).playbook }))).toBe(
      2 * M + 15 * S,
    );
  });

  it('does not move with another trigger', () => {
    const triggers = [makeTrigger('other', { everyUs: 7 * S, then: 'hold' })];
    const both = makePlan({ triggers: [...triggers, makeTrigger('any', overrides)] }).playbook;
    for (let seed = 0; seed < 20; seed++) {
      const declared = run({ ...plan, playbook: both }, seed).milestones.declaredUs;
      expect(declared, `seed ${seed}`).toBe(run(plan, seed).milestones.declaredUs);
    }
  });
});
