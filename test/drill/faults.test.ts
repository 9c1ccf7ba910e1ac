import { describe, expect, it } from 'vitest';
import { run } from '../../shared/drill/run.ts';
import type { Dependency } from '../../shared/model/system.ts';
import type { FaultEffect } from '../../shared/model/scenario.ts';
import {
  H,
  M,
  S,
  badVersion,
  makeDependency,
  makeDeploy,
  makeExternal,
  makeFault,
  makeInfrastructure,
  makeMetric,
  makePlan,
  makeService,
  makeStep,
  makeStore,
  makeTrigger,
  makeVersion,
  punctual,
} from '../support/plan.ts';
import type { PlanParts } from '../support/plan.ts';
import { play } from '../support/play.ts';

/** The last state that `service` had after `effect` struck a system of three. */
function struck(effect: FaultEffect, dependency: Partial<Dependency> = {}, service = 'front') {
  const services = [
    makeService('front', { zones: ['a', 'b'], dependsOn: [makeDependency('back', dependency)] }),
    makeService('back', {
      trafficPerS: 0,
      dependsOn: [makeDependency('psp'), makeDependency('db')],
    }),
    makeService('shop'),
  ];
  const externals = [makeExternal('psp')];
  const stores = [makeStore('db')];
  const timeline = [makeFault(M, effect)];
  const played = play(
    makePlan({ services, externals, stores, timeline, zones: ['a', 'b'], triggers: [] }),
  );
  return played.told('service.state', service).at(-1)!;
}

const back = { name: 'back' };

describe('faults of the data plane', () => {
  it('errors multiply through hard dependencies, less what retries save', () => {
    const errors = { kind: 'errors', target: back, share: 0.2 } as const;
    expect(struck(errors).errorRate).toBeCloseTo(0.2, 9);
    expect(struck(errors, { retries: 2 }).errorRate).toBeCloseTo(0.008, 9);
    expect(struck(errors, { retries: 2 }, 'back').trafficPerS).toBeCloseTo(
      100 * (1 + 0.2 + 0.04),
      6,
    );
    expect(struck(errors, { need: 'soft' }).errorRate).toBe(0);
  });

  it('errors of externals and stores reach every caller above', () => {
    expect(struck({ kind: 'errors', target: { name: 'psp' }, share: 0.1 }).errorRate).toBeCloseTo(
      0.1,
      9,
    );
    expect(struck({ kind: 'unavailable', target: { name: 'db' } }).errorRate).toBe(1);
  });

  it('latency adds up, and fails calls that take longer than their timeout', () => {
    const latency = { kind: 'latency', target: back, addsUs: 3 * S } as const;
    const usual = 80_000 + 80_000 + 2000;
    expect(struck(latency).latencyUs).toBe(usual + 3 * S);
    expect(struck(latency, { timeoutUs: 2 * S })).toMatchObject({ errorRate: 1 });
    expect(struck(latency, { timeoutUs: 2 * S, need: 'soft' })).toMatchObject({
      errorRate: 0,
      latencyUs: 80_000 + 2 * S,
    });
  });

  it('a black hole makes callers wait for their timeout, or 30 s', () => {
    const hole = { kind: 'blackhole', target: back } as const;
    expect(struck(hole, { timeoutUs: 2 * S })).toMatchObject({
      errorRate: 1,
      latencyUs: 80_000 + 2 * S,
    });
    expect(struck(hole)).toMatchObject({ errorRate: 1, latencyUs: 80_000 + 30 * S });
    expect(struck(hole, {}, 'back').latencyUs).toBe(30 * S);
    const refused = struck({ kind: 'unavailable', target: back }, { timeoutUs: 2 * S });
    expect(refused.latencyUs).toBeLessThan(S);
  });

  it('too little capacity fails what is too much and slows the rest', () => {
    const left = (share: number) => struck({ kind: 'capacity', target: back, share });
    expect(left(0.25).errorRate).toBeCloseTo(0.5, 9);
    expect(left(0.55).errorRate).toBe(0);
    expect(left(0.55).latencyUs).toBeGreaterThan(300_000);
  });

  it('a zone that is down fails its share', () => {
    expect(struck({ kind: 'zone_down', zone: 'a' }).errorRate).toBeCloseTo(0.5, 9);
    expect(struck({ kind: 'zone_down', zone: 'a' }, {}, 'shop').errorRate).toBe(0);
  });

  it('a rate limit fails what is above it', () => {
    const limited = struck({ kind: 'rate_limited', external: 'psp', toPerS: 25 });
    expect(limited.errorRate).toBeCloseTo(0.75, 9);
  });

  it('ends when its time is over', () => {
    const timeline = [
      makeFault(M, { kind: 'errors', target: { name: 'shop' }, share: 0.5 }, 10 * S),
    ];
    const played = play(makePlan({ timeline, triggers: [] }));
    expect(played.at('fault.cleared')).toEqual([70 * S]);
    expect(played.at('service.restored')).toEqual([70 * S]);
  });
});

describe('faults of supply, locks and metrics', () => {
  const retry = { attempts: 3, backoffUs: M };
  const steps = [makeDeploy('d', { retry })];
  const during = (effect: FaultEffect, forUs?: number, parts: Partial<PlanParts> = {}) =>
    play(makePlan({ steps, duringRollback: [makeFault(0, effect, forUs)], ...parts }));

  it('no registry, no deployment', () => {
    expect(during({ kind: 'registry_unreachable' }).mode).toBe(
      'step d failed: registry unreachable',
    );
    const back = during({ kind: 'registry_unreachable' }, 90 * S);
    expect(back.steps[0]).toMatchObject({ attempts: 2, status: 'succeeded' });
  });

  it('a missing artifact fails the deployment of its version alone', () => {
    const missing = (version: string) =>
      during({ kind: 'artifact_missing', target: { name: 'shop', version } });
    expect(missing('1').mode).toBe('step d failed: artifact missing');
    expect(missing('2').outcome).toBe('recovered');
  });

  it('a corrupt artifact is refused by its digest, and without one runs and fails', () => {
    const effect = { kind: 'artifact_corrupt', target: { name: 'shop', version: '1' } } as const;
    const digest = `sha256:${'1'.repeat(64)}`;
    const artifact = { at: [], image: `r.example/shop@${digest}`, digest };
    const pinned = makeService('shop', {
      versions: new Map([['1', { ...makeVersion('1'), artifact }]]),
    });
    expect(during(effect, undefined, { services: [pinned] }).mode).toBe(
      'step d failed: artifact differs from its digest',
    );
    const unpinned = during(effect);
    expect(unpinned.steps.at(-1)?.status).toBe('succeeded');
    expect(unpinned.outcome).toBe('not-recovered');
    expect(unpinned.told('service.state', 'shop').at(-1)?.errorRate).toBe(1);
    const elsewhere = { ...effect, target: { name: 'shop', version: '2' } };
    expect(during(elsewhere).outcome).toBe('recovered');
  });

  it('a corrupt artifact does no harm once a sound one is deployed', () => {
    const again = [...steps, makeDeploy('again', { needs: ['d'] })];
    const effect = { kind: 'artifact_corrupt', target: { name: 'shop', version: '1' } } as const;
    expect(during(effect, 70 * S, { steps: again }).outcome).toBe('recovered');
  });

  it('a lock held by somebody else is waited for', () => {
    const locked = [
      makeStep('l', { kind: 'lock', name: 'state' }),
      makeDeploy('d', { needs: ['l'] }),
    ];
    const held = during({ kind: 'lock_held', lock: 'state' }, 10 * M, { steps: locked });
    expect(held.told('step.waiting', 'l')).toEqual([{ for: 'lock', name: 'state' }]);
    expect(held.milestones.executedUs).toBe(70 * S + 12 * M);
    expect(held.at('lock.released')).toEqual([70 * S + 12 * M]);
    const free = during({ kind: 'lock_held', lock: 'other' }, undefined, { steps: locked });
    expect(free.milestones.executedUs).toBe(70 * S + 2 * M);
  });

  it('a gap in the metrics hides the fault, unless missing data counts as a breach', () => {
    const timeline = [
      badVersion,
      makeFault(30 * S, { kind: 'metrics_gap', target: { name: 'shop' } }, 5 * M),
    ];
    const detected = (missingData: 'hold' | 'fire' | 'ignore') =>
      play(makePlan({ timeline, triggers: [makeTrigger(punctual, { missingData })] })).milestones
        .detectedUs;
    expect(detected('hold')).toBe(330 * S);
    expect(detected('ignore')).toBe(330 * S);
    expect(detected('fire')).toBe(30 * S);
  });
});

describe('DNS', () => {
  const infrastructure = (ignoresTtl: number) => [
    makeInfrastructure('edge', { type: 'dns', ttlUs: 100 * S, ignoresTtl }),
  ];
  const shifted = (ignoresTtl: number) =>
    play(
      makePlan({
        change: { strategy: 'blue-green' },
        infrastructure: infrastructure(ignoresTtl),
        steps: [makeStep('dns', { kind: 'dns', via: 'edge', service: 'shop', to: '1' })],
        timeline: [
          makeFault(M, { kind: 'errors', target: { name: 'shop', version: '2' }, share: 1 }),
        ],
      }),
    );

  it('moves clients in a straight line over one time to live', () => {
    const played = shifted(0);
    const shiftedAt = 130 * S;
    expect(played.at('traffic.shifted')).toEqual([shiftedAt]);
    for (const { tUs, kind, data } of played.events) {
      if (kind !== 'service.state' || tUs <= shiftedAt) continue;
      // Five seconds at a time, with the share of the middle of each.
      const middleS = (tUs - shiftedAt) / S + 2.5;
      expect(data.errorRate).toBeCloseTo(Math.max(0, 1 - middleS / 100), 9);
    }
    expect(played.milestones.recoveredUs).toBe(shiftedAt + 100 * S);
    expect(played.failedRequests).toBeCloseTo(100 * (70 + 50), 0);
  });

  it('waits ten times as long for resolvers that ignore it', () => {
    const played = shifted(0.05);
    expect(played.milestones.recoveredUs).toBe(130 * S + 1000 * S);
    const steady = played.told('service.state').at(-2);
    expect(steady?.errorRate).toBeCloseTo(0.05, 9);
  });

  it('leads all traffic out of a zone that is down', () => {
    const services = [makeService('shop', { zones: ['a', 'b'] })];
    const timeline = [makeFault(M, { kind: 'zone_down', zone: 'a' })];
    const steps = [makeStep('dns', { kind: 'dns', via: 'edge', service: 'shop', to: 'b' })];
    const played = play(makePlan({ services, timeline, steps, infrastructure: infrastructure(0) }));
    expect(played.told('service.degraded')[0]?.errorRate).toBeCloseTo(0.5, 9);
    expect(played.outcome).toBe('recovered');
  });
});

describe('alerts', () => {
  const withAlerts = (...effects: (readonly [FaultEffect, number?])[]) =>
    play(
      makePlan({
        timeline: [
          badVersion,
          ...effects.map(([effect, forUs]) => makeFault(30 * S, effect, forUs)),
        ],
      }),
    );

  it('that are lost start nothing, until they arrive again', () => {
    const lost = { kind: 'alert_lost', trigger: punctual } as const;
    expect(withAlerts([lost]).milestones.detectedUs).toBeUndefined();
    expect(withAlerts([lost]).outcome).toBe('not-recovered');
    expect(withAlerts([lost, 4 * M]).milestones.detectedUs).toBe(270 * S);
    expect(withAlerts([{ ...lost, trigger: 'another' }]).milestones.detectedUs).toBe(70 * S);
  });

  it('that are false start a rollback before anything is wrong', () => {
    const alarm = { kind: 'false_alarm', trigger: punctual } as const;
    const played = withAlerts([alarm]);
    expect(played.milestones).toMatchObject({ detectedUs: 30 * S, declaredUs: 30 * S });
    expect(played.at('trigger.fired')[0]).toBe(30 * S);
    expect(played.at('step.started', 'deploy')).toEqual([30 * S]);
  });
});

describe('triggers', () => {
  const share = (value: number) => [
    makeFault(M, { kind: 'errors', target: { name: 'shop', version: '2' }, share: value }),
  ];
  const detected = (trigger: Parameters<typeof makeTrigger>[1], value = 0.5) =>
    play(makePlan({ timeline: share(value), triggers: [makeTrigger(punctual, trigger)] }))
      .milestones.detectedUs;

  it('fire after a time, a number in a row, or a number within a window', () => {
    expect(detected({})).toBe(70 * S);
    expect(detected({ forUs: 2 * M })).toBe(190 * S);
    expect(detected({ consecutive: 4 })).toBe(100 * S);
    expect(detected({ within: { windowUs: M, failures: 3 } })).toBe(90 * S);
    expect(detected({ everyUs: 45 * S })).toBe(90 * S);
  });

  it('do not judge samples that are too small', () => {
    expect(detected({ minSamples: 1000 })).toBe(70 * S);
    expect(detected({ minSamples: 1001 })).toBeUndefined();
  });

  it('fire on a sample with the binomial probability of a breach', () => {
    const externals = [makeExternal('psp', { availability: 0.95 })];
    const services = [makeService('shop', { trafficPerS: 2, dependsOn: [makeDependency('psp')] })];
    const trigger = makeTrigger('t', { when: makeMetric({ bound: 0.1 }) });
    const scenario = { budgetUs: 10 * S };
    const plan = makePlan({ services, externals, timeline: [], triggers: [trigger], scenario });
    const one = (seed: number): number => play(plan, seed).at('trigger.fired').length;
    const runs = 400;
    let fired = 0;
    for (let seed = 0; seed < runs; seed++) fired += one(seed);
    const p = 0.0754837;
    expect(Math.abs(fired / runs - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / runs));
  });

  it('watch latency, saturation, health checks and replication', () => {
    const slow = [makeFault(M, { kind: 'latency', target: { name: 'shop' }, addsUs: S })];
    const watch = (metric: 'latency_p50' | 'latency_p95' | 'latency_p99') =>
      play(
        makePlan({
          services: [makeService('shop', { steadyState: { errorRate: 0.01, latencyP95Us: S } })],
          timeline: slow,
          triggers: [makeTrigger(punctual, { when: makeMetric({ metric, bound: S }) })],
        }),
      ).milestones.detectedUs;
    expect([watch('latency_p50'), watch('latency_p95'), watch('latency_p99')]).toEqual([
      70 * S,
      70 * S,
      70 * S,
    ]);
    const full = [makeFault(M, { kind: 'capacity', target: { name: 'shop' }, share: 0.3 })];
    const saturation = makeTrigger(punctual, {
      when: makeMetric({ metric: 'saturation', bound: 0.9 }),
    });
    expect(play(makePlan({ timeline: full, triggers: [saturation] })).milestones.detectedUs).toBe(
      70 * S,
    );
    const down = [makeFault(M, { kind: 'unavailable', target: { name: 'shop', version: '2' } })];
    const health = makeTrigger(punctual, {
      when: makeMetric({ metric: 'failed_health_checks', bound: 1 }),
    });
    expect(play(makePlan({ timeline: down, triggers: [health] })).milestones.detectedUs).toBe(
      70 * S,
    );
    const lag = makeTrigger(punctual, {
      when: makeMetric({ subject: 'db', metric: 'replication_lag', bound: M }),
    });
    const stops = [badVersion, makeFault(M, { kind: 'replication_stops', store: 'db' })];
    const lagging = makePlan({ stores: [makeStore('db')], timeline: stops, triggers: [lag] });
    expect(play(lagging).milestones.detectedUs).toBe(130 * S);
  });
});

describe('a system that is beyond its own bounds without any fault', () => {
  it('is judged by what it usually does', () => {
    const services = [
      makeService('shop', {
        dependsOn: [makeDependency('psp')],
        steadyState: { errorRate: 0.001, latencyP95Us: 1000 },
      }),
    ];
    const externals = [makeExternal('psp', { availability: 0.98 })];
    const plan = makePlan({
      services,
      externals,
      triggers: [makeTrigger(punctual, { consecutive: 3 })],
    });
    expect(play(plan)).toMatchObject({ outcome: 'recovered', milestones: { onsetUs: M } });
    expect(
      run(
        makePlan({ services, externals, timeline: [], triggers: [], scenario: { budgetUs: H } }),
        1,
      ).outcome,
    ).toBe('not-needed');
  });
});
