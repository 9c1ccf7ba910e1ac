import { describe, expect, it } from 'vitest';
import { prepareQuantile } from '../../shared/drill/quantile.ts';
import { run } from '../../shared/drill/run.ts';
import type { FaultEffect } from '../../shared/model/scenario.ts';
import {
  H,
  M,
  S,
  badVersion,
  makeDeploy,
  makeFault,
  makePlan,
  makeService,
  makeStep,
  makeTrigger,
  makeWait,
  punctual,
} from '../support/plan.ts';
import { play } from '../support/play.ts';

const yearUs = 365 * 24 * H;

describe('an engine that is given what nobody meant', () => {
  it('ends a ring of jumps, and says why', () => {
    const again = { onFailure: { kind: 'goto', step: 'a' } } as const;
    const steps = [
      makeStep('a', { kind: 'run', command: ['true'] }),
      makeDeploy('b', { ...again, needs: ['a'] }),
    ];
    const fails = [makeFault(0, { kind: 'step_fails', step: 'b', times: Number.MAX_SAFE_INTEGER })];
    expect(play(makePlan({ steps, duringRollback: fails })).mode).toBe(
      'step b failed: the step failed',
    );
  });

  it('ends a scenario in which a million things happen at one instant', () => {
    const entry = makeFault(M, { kind: 'errors', target: { name: 'shop' }, share: 0 });
    const timeline = Array.from({ length: 20_000 }, () => entry);
    // Every entry looks at every fault before it: far more than a million looks at one moment.
    const { outcome } = run(makePlan({ timeline, triggers: [], steps: [] }), 1);
    expect(outcome).toBe('not-needed');
  });

  it('stops a run that would sample for years, and says what kept going', () => {
    const plan = makePlan({
      triggers: [makeTrigger('t', { everyUs: 1, then: 'hold' })],
      timeline: [],
      scenario: { budgetUs: yearUs },
    });
    expect(run(plan, 1).mode).toBe('too many events, the last of them sample');
  });

  it('takes durations of nothing, and of a century', () => {
    const none = play(
      makePlan({ steps: [makeDeploy('d', { takes: { kind: 'constant', valueUs: 0 } })] }),
    );
    expect(none.rtaUs).toBe(10 * S);
    const long = makePlan({
      steps: [makeDeploy(), makeWait('rest', 100 * yearUs, { needs: ['deploy'] })],
      scenario: { budgetUs: 200 * yearUs },
      triggers: [makeTrigger(punctual)],
    });
    expect(play(long).milestones.executedUs).toBe(130 * S + 100 * yearUs);
  });

  it('draws no value that is not a number of microseconds, whatever the distribution', () => {
    const odd = [
      { kind: 'constant', valueUs: -5 },
      { kind: 'constant', valueUs: Infinity },
      { kind: 'exponential', meanUs: 1e300 },
      { kind: 'lognormal', p50Us: 1, p95Us: 1e300 },
      { kind: 'empirical', valuesUs: [-1, 1e300] },
    ] as const;
    for (const distribution of odd) {
      const quantile = prepareQuantile(distribution);
      for (const u of [1e-16, 0.5, 1 - 1e-16]) {
        const value = quantile(u);
        expect(Number.isSafeInteger(value), `${distribution.kind} at ${u} is ${value}`).toBe(true);
        expect(value).toBeGreaterThanOrEqual(0);
      }
    }
    for (const kind of ['constant', 'exponential']) {
      const none = { kind, valueUs: NaN, meanUs: NaN };
      expect(() => prepareQuantile(none as never)).toThrow('needs numbers');
    }
  });

  it('does not mind faults on what does not exist', () => {
    const nothing: FaultEffect[] = [
      { kind: 'errors', target: { name: 'nobody' }, share: 1 },
      { kind: 'partition', target: { name: 'nobody' }, from: 'nowhere' },
      { kind: 'disk_full', store: 'nothing' },
      { kind: 'region_down', region: 'nowhere' },
      { kind: 'absent', role: 'nobody' },
      { kind: 'config_drift', infrastructure: 'nothing' },
      { kind: 'false_alarm', trigger: 'nothing' },
      { kind: 'rate_limited', external: 'nobody', toPerS: 0 },
    ];
    const timeline = [badVersion, ...nothing.map((effect) => makeFault(M, effect))];
    expect(play(makePlan({ timeline })).rtaUs).toBe(70 * S);
  });

  it('is inconclusive rather than wrong where nothing is asked of it', () => {
    const idle = makeService('shop', { trafficPerS: 0, capacityPerS: 0 });
    const played = play(makePlan({ services: [idle], triggers: [] }));
    expect(played.failedRequests).toBe(0);
    expect(played.mode).toBe('nothing detected it');
  });
});
