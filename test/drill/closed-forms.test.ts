import { describe, expect, it } from 'vitest';
import { distributionQuantile } from '../../shared/model/distribution-math.ts';
import { hashKey, uniform } from '../../shared/model/random.ts';
import { prepareRun } from '../../shared/drill/run.ts';
import type { Distribution } from '../../shared/model/distribution.ts';
import type { Plan } from '../../shared/model/plan.ts';
import type { RunMeasures } from '../../shared/model/measures.ts';
import { constant } from '../../shared/model/distribution.ts';
import {
  H,
  M,
  S,
  badVersion,
  makeApproval,
  makeDependency,
  makeDeploy,
  makeFault,
  makeInfrastructure,
  makeInject,
  makePlan,
  makeRole,
  makeService,
  makeStep,
  makeStore,
  makeTrigger,
  makeWait,
} from '../support/plan.ts';
import type { PlanParts } from '../support/plan.ts';
import { play } from '../support/play.ts';

/**
 * What the simulator finds over many seeds, against what is known exactly. A mean or a share may be off by 3.9 of its own
 * standard errors: a right simulator fails one test in ten thousand, and since seeds are fixed, always or never.
 */
const allowedErrors = 3.9;

function sample(plan: Plan, pick: (measures: RunMeasures) => number, count = 3000): number[] {
  const run = prepareRun(plan);
  return Array.from({ length: count }, (_, index) => pick(run(index + 1)));
}

function expectMean(values: readonly number[], expected: number): void {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const standardError = Math.sqrt(squares / (values.length - 1) / values.length);
  expect(standardError).toBeGreaterThan(0);
  expect(Math.abs(mean - expected) / standardError).toBeLessThan(allowedErrors);
}

function expectShare(hits: readonly boolean[], expected: number): void {
  const share = hits.filter(Boolean).length / hits.length;
  const standardError = Math.sqrt((expected * (1 - expected)) / hits.length);
  expect(Math.abs(share - expected) / standardError).toBeLessThan(allowedErrors);
}

const executionUs = ({ milestones: { startedUs = NaN, executedUs = NaN } }: RunMeasures): number =>
  executedUs - startedUs;

const step = (id: string, takes: Distribution, needs: readonly string[] = []) =>
  makeStep(id, { kind: 'run', command: ['x'] }, { takes, needs });

const exponential = (meanUs: number): Distribution => ({ kind: 'exponential', meanUs });
const harmonic = (n: number): number =>
  Array.from({ length: n }, (_, index) => 1 / (index + 1)).reduce((sum, part) => sum + part, 0);

describe('durations', () => {
  it('of steps one after another add up: PERT, (min + 4 likely + max) / 6 each', () => {
    const pert = (minUs: number, likelyUs: number, maxUs: number): Distribution => ({
      kind: 'pert',
      minUs,
      likelyUs,
      maxUs,
    });
    const steps = [
      makeDeploy('a', { takes: pert(M, 2 * M, 9 * M) }),
      step('b', pert(10 * S, 20 * S, 30 * S), ['a']),
      step('c', pert(0, M, 5 * M), ['b']),
    ];
    const expected = (M + 8 * M + 9 * M) / 6 + 20 * S + (4 * M + 5 * M) / 6;
    expectMean(sample(makePlan({ steps }), executionUs), expected);
  });

  it('of steps one after another add up: lognormal, median × exp(σ² / 2) each', () => {
    const [p50Us, p95Us] = [2 * M, 5 * M];
    const sigma = Math.log(p95Us / p50Us) / 1.6448536269514722;
    const takes: Distribution = { kind: 'lognormal', p50Us, p95Us };
    const steps = [makeDeploy('a', { takes }), step('b', takes, ['a'])];
    const mean = p50Us * Math.exp((sigma * sigma) / 2);
    expectMean(sample(makePlan({ steps }), executionUs), 2 * mean);
  });

  it('of steps side by side are the longest: exponential, mean × (1 + 1/2 + … + 1/n)', () => {
    const steps = [
      makeDeploy('a', { takes: exponential(M) }),
      ...['b', 'c', 'd'].map((id) => step(id, exponential(M))),
    ];
    expectMean(sample(makePlan({ steps }), executionUs), M * harmonic(4));
  });

  it('of n steps side by side are below a quantile with probability pⁿ: lognormal', () => {
    const takes: Distribution = { kind: 'lognormal', p50Us: M, p95Us: 4 * M };
    const steps = [makeDeploy('a', { takes }), step('b', takes), step('c', takes)];
    const limit = distributionQuantile(takes, 0.9);
    const within = sample(makePlan({ steps }), executionUs).map((time) => time <= limit);
    expectShare(within, 0.9 * 0.9 * 0.9);
  });

  it('of measured values are each of them as often', () => {
    const takes: Distribution = { kind: 'empirical', valuesUs: [M, 2 * M, 2 * M, 7 * M] };
    const times = sample(makePlan({ steps: [makeDeploy('a', { takes })] }), executionUs);
    expectShare(
      times.map((time) => time === 2 * M),
      1 / 2,
    );
    expectMean(times, 3 * M);
  });
});

describe('retries', () => {
  const [meanUs, timeoutUs, most] = [2 * M, 3 * M, 4];
  const timesOut = Math.exp(-timeoutUs / meanUs);
  const steps = [
    makeDeploy('a', {
      takes: exponential(meanUs),
      timeoutUs,
      retry: { attempts: most, backoffUs: 0 },
    }),
  ];

  it('are needed as often as attempts time out: (1 − qᵏ) / (1 − q) attempts', () => {
    const attempts = sample(makePlan({ steps }), (measures) => measures.steps[0]?.attempts ?? NaN);
    expectMean(attempts, (1 - Math.exp(most * Math.log(timesOut))) / (1 - timesOut));
  });

  it('fail in the end with probability qᵏ', () => {
    const failed = sample(makePlan({ steps }), ({ outcome }) => Number(outcome !== 'recovered'));
    expectShare(
      failed.map((value) => value === 1),
      Math.exp(most * Math.log(timesOut)),
    );
  });
});

describe('people', () => {
  const approvalUs = ({ milestones: { declaredUs = NaN, approvedUs = NaN } }: RunMeasures) =>
    approvedUs - declaredUs;

  it('approve when the k-th of n has answered: mean × (1/n + … + 1/(n − k + 1))', () => {
    const roles = [
      makeRole('on-call'),
      makeRole('owner', { people: 5, responds: exponential(3 * M) }),
    ];
    const approvals = [makeApproval('go', { quorum: 3 })];
    const expected = 3 * M * (1 / 5 + 1 / 4 + 1 / 3);
    expectMean(sample(makePlan({ roles, approvals }), approvalUs), expected);
  });

  it('of several roles answer like the first of all: mean / n', () => {
    const responds = exponential(6 * M);
    const roles = [makeRole('on-call'), makeRole('a', { responds }), makeRole('b', { responds })];
    const approvals = [makeApproval('go', { from: ['a', 'b'] })];
    expectMean(sample(makePlan({ roles, approvals }), approvalUs), 3 * M);
  });

  it('share the work: n tasks among c, (n − c) / c + 1 + 1/2 + … + 1/c mean times', () => {
    const [tasks, people] = [7, 3];
    const roles = [makeRole('on-call'), makeRole('owner', { people, responds: constant(0) })];
    const manual = { kind: 'manual', role: 'owner', instruction: 'it' } as const;
    const steps = [
      makeDeploy('a', { takes: constant(0) }),
      ...Array.from({ length: tasks }, (_, index) =>
        makeStep(`t${index}`, manual, { takes: exponential(M) }),
      ),
    ];
    const expected = M * ((tasks - people) / people + harmonic(people));
    expectMean(sample(makePlan({ roles, steps }), executionUs), expected);
  });

  it('asked at random wait for one of c as in an M/M/c queue: Erlang C / (c μ − λ)', () => {
    const [people, perMinute, count] = [2, 1.4, 6000];
    const ask = { question: '?', choices: ['hold'], answer: 'hold', withinUs: 1e13 } as const;
    const stayMinutes = (seed: number): number => {
      // Gaps between questions are exponential; the first tenth, while the queue fills, is not counted.
      let atUs = 0;
      const timeline = Array.from({ length: count }, (_, index) => {
        atUs += (-Math.log(1 - uniform(seed, hashKey('gap'), 0, index, 0)) / perMinute) * M;
        return makeInject(Math.round(atUs), 'owner', ask);
      });
      const roles = [makeRole('on-call'), makeRole('owner', { people, responds: exponential(M) })];
      const plan = makePlan({ roles, timeline, scenario: { budgetUs: Math.ceil(atUs) + 100 * H } });
      let inSystemUs = 0;
      let lastUs = 0;
      let present = 0;
      let arrived = 0;
      const fromUs = timeline[count / 10]?.atUs ?? 0;
      const untilUs = Math.round(atUs);
      prepareRun(plan)(seed, ({ kind, tUs }) => {
        if (kind !== 'inject.sent' && kind !== 'inject.answered') return;
        const [a, b] = [Math.max(lastUs, fromUs), Math.min(tUs, untilUs)];
        inSystemUs += present * Math.max(0, b - a);
        lastUs = tUs;
        present += kind === 'inject.sent' ? 1 : -1;
        if (kind === 'inject.sent' && tUs >= fromUs) arrived += 1;
      });
      // Little's law: those present on average are those who come in a time, times how long each stays.
      return inSystemUs / arrived / M;
    };
    const load = perMinute;
    const busy = load / people;
    const queues = (load * load) / 2 / (1 - busy);
    const erlangC = queues / (1 + load + queues);
    const expected = 1 + erlangC / (people - perMinute);
    expectMean(
      Array.from({ length: 30 }, (_, index) => stayMinutes(index + 1)),
      expected,
    );
  });
});

describe('data', () => {
  const schedule = { cron: '0 */6 * * *', zone: 'UTC' };
  const backupUs = 10 * M;
  const store = makeStore('db', {
    backups: { at: [], schedule, takes: constant(backupUs), restore: constant(M) },
    pointInTime: { at: [], everyUs: 20 * M, restore: constant(M) },
    replication: { at: [], mode: 'async', lag: exponential(30 * S) },
  });
  const corrupt = makeFault(M, { kind: 'corrupt_writes', store: 'db', share: 0.2 });

  /** Starts at any moment of a week. */
  const restoring = (from: 'backup' | 'point-in-time' | 'replica'): Plan => {
    const plan = makePlan({
      services: [makeService('shop', { dependsOn: [makeDependency('db')] })],
      stores: [store],
      steps: [
        makeDeploy(),
        makeStep('r', { kind: 'restore', store: 'db', from }, { needs: ['deploy'] }),
      ],
      timeline: [corrupt],
    });
    const { startsUs: _, ...scenario } = plan.scenario;
    return { ...plan, scenario };
  };

  /** From the onset until the restore begins. */
  const restoreUs = (plan: Plan): number => {
    const { steps, milestones } = play(plan);
    return (
      (steps.find(({ step: id }) => id === 'r')?.startedUs ?? NaN) - (milestones.onsetUs ?? NaN)
    );
  };

  it('from a backup are on average half a cycle old, and the time a backup takes', () => {
    const plan = restoring('backup');
    // A backup that ends before the restore begins can be used, though it was not yet there at the onset.
    const expected = 3 * H + backupUs - restoreUs(plan);
    expectMean(
      sample(plan, ({ rpaUs }) => rpaUs),
      expected,
    );
  });

  it('from an archive are as old as what was not archived when the restore began: (i − d)² / 2i', () => {
    const plan = restoring('point-in-time');
    const waitedUs = restoreUs(plan);
    const expected = ((20 * M - waitedUs) * (20 * M - waitedUs)) / (2 * 20 * M);
    expectMean(
      sample(plan, ({ rpaUs }) => rpaUs),
      expected,
    );
  });

  it('from a replica lack what was written within its lag: rate × mean lag', () => {
    expectMean(
      sample(restoring('replica'), ({ lostRecords }) => lostRecords),
      10 * 30,
    );
  });
});

describe('detection', () => {
  it('of an outage takes until it fills enough of a sample: interval × (1/2 + bound)', () => {
    const timeline = [makeFault(M, { kind: 'unavailable', target: { name: 'shop' } })];
    const triggers = [makeTrigger('down', { everyUs: 40 * S })];
    const delay = ({ milestones: { onsetUs = NaN, detectedUs = NaN } }: RunMeasures): number =>
      detectedUs - onsetUs;
    expectMean(sample(makePlan({ timeline, triggers }), delay), 40 * S * (0.5 + 0.05));
  });

  it('takes as many samples as the binomial tail says', () => {
    const [requests, share] = [10, 0.2];
    // More than 3 of 10 requests have to fail.
    const quiet = [0, 1, 2, 3].reduce((sum, k) => sum + binomial(requests, k, share), 0);
    const services = [makeService('shop', { trafficPerS: 1 })];
    const target = { name: 'shop', version: '2' };
    const timeline = [makeFault(0, { kind: 'errors', target, share })];
    const when = { ...makeTrigger('x').when, bound: 0.3 };
    const triggers = [makeTrigger('errors', { when, everyUs: 10 * S })];
    const late = sample(
      makePlan({ services, timeline, triggers }),
      ({ milestones: { onsetUs = NaN, detectedUs = Infinity } }) => detectedUs - onsetUs,
    );
    // The first sample began before the fault, so that it is left out.
    expectShare(
      late.filter((time) => time > 20 * S).map((time) => time > 60 * S),
      Math.exp(4 * Math.log(quiet)),
    );
  });
});

describe('traffic', () => {
  const rate = 100;
  const dns = (ignoresTtl: number): Partial<PlanParts> => ({
    change: { strategy: 'blue-green' },
    infrastructure: [makeInfrastructure('edge', { type: 'dns', ttlUs: 200 * S, ignoresTtl })],
    timeline: [makeFault(M, { kind: 'unavailable', target: { name: 'shop', version: '2' } })],
    steps: [
      makeStep(
        'switch',
        { kind: 'dns', via: 'edge', service: 'shop', to: '1' },
        { takes: constant(0) },
      ),
    ],
  });

  it('through DNS goes to the old answer for half a time to live on average', () => {
    const played = play(makePlan(dns(0)));
    const { onsetUs = NaN, startedUs = NaN } = played.milestones;
    const beforeSwitch = ((startedUs - onsetUs) / S) * rate;
    const whileSwitching = (rate * 200) / 2;
    expect(played.failedRequests).toBeCloseTo(beforeSwitch + whileSwitching, 0);
  });

  it('of clients that ignore the time to live stays where it was', () => {
    const { events, milestones } = play(makePlan(dns(0.3)));
    const laterUs = (milestones.startedUs ?? NaN) + 400 * S;
    const before = events.filter(({ kind, tUs }) => kind === 'service.state' && tUs <= laterUs);
    expect(before.at(-1)?.data).toMatchObject({ errorRate: expect.closeTo(0.3, 9) as number });
  });

  const chain = (retries: number): PlanParts['services'] => [
    makeService('a', { trafficPerS: 0 }),
    makeService('b', { trafficPerS: 0 }),
    makeService('shop', {
      dependsOn: [makeDependency('a', { retries }), makeDependency('b', { retries })],
    }),
  ];
  const failing = ['a', 'b'].map((name, index) =>
    makeFault(M, { kind: 'errors', target: { name }, share: [0.2, 0.5][index] ?? 0 }),
  );

  it('fails through a series of hard dependencies with 1 − (1 − p)(1 − q)', () => {
    const played = play(makePlan({ services: chain(0), timeline: failing, triggers: [] }));
    expect(played.told('service.state', 'shop').at(-1)?.errorRate).toBeCloseTo(1 - 0.8 * 0.5, 9);
  });

  it('fails with pʳ⁺¹ after r retries, each of which is a request more: 1 + p + p² …', () => {
    const played = play(makePlan({ services: chain(2), timeline: failing, triggers: [] }));
    const errorRate = 1 - (1 - 0.2 * 0.2 * 0.2) * (1 - 0.5 * 0.5 * 0.5);
    expect(played.told('service.state', 'shop').at(-1)?.errorRate).toBeCloseTo(errorRate, 9);
    const b = played.told('service.state', 'b').at(-1);
    expect(b?.trafficPerS).toBeCloseTo(rate * (1 + 0.5 + 0.25), 9);
  });
});

it('waits and steps without spread take exactly what they say', () => {
  const steps = [makeDeploy('a'), makeWait('w', 5 * M, { needs: ['a'], takes: constant(5 * M) })];
  expect(new Set(sample(makePlan({ steps, timeline: [badVersion] }), executionUs, 50))).toEqual(
    new Set([6 * M]),
  );
});

function binomial(n: number, k: number, p: number): number {
  let probability = 1;
  for (let index = 0; index < k; index++) probability *= ((n - index) / (index + 1)) * p;
  for (let index = k; index < n; index++) probability *= 1 - p;
  return probability;
}
