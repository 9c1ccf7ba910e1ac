import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../shared/model/distribution.ts';
import type { Action, FailurePolicy, Step } from '../../shared/model/playbook.ts';
import type { FaultEffect, FaultKind, ScenarioEntry } from '../../shared/model/scenario.ts';
import type { Plan } from '../../shared/model/plan.ts';
import {
  H,
  M,
  S,
  byName,
  makeApproval,
  makeDeclaration,
  makeDependency,
  makeExternal,
  makeFault,
  makeInfrastructure,
  makeInject,
  makeMetric,
  makeMove,
  makePlan,
  makeRole,
  makeService,
  makeStep,
  makeStore,
  makeTrigger,
  makeVerification,
  makeVersions,
} from '../support/plan.ts';
import { run } from '../../shared/drill/run.ts';
import { play } from '../support/play.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const time = fc.integer({ min: 0, max: 20 * M });
const role = fc.constantFrom('on-call', 'owner');
const serviceName = fc.constantFrom('shop', 'front', 'back');
const target = fc.oneof(
  fc.record({ name: fc.constantFrom('shop', 'front', 'back', 'db', 'psp') }),
  fc.constant({ name: 'shop', version: '2' }),
);
const stepId = fc.constantFrom('s0', 's1', 's2', 's3', 's4', 's5');
const times = fc.integer({ min: 1, max: 3 });

const duration: fc.Arbitrary<Distribution> = fc.oneof(
  fc.integer({ min: 0, max: 5 * M }).map((valueUs) => ({ kind: 'constant' as const, valueUs })),
  fc.constant({ kind: 'exponential' as const, meanUs: 2 * M }),
  fc.constant({ kind: 'lognormal' as const, p50Us: M, p95Us: 4 * M }),
);

const at = <M>(kind: FaultKind, more: { [N in keyof M]: fc.Arbitrary<M[N]> }) =>
  fc.record({ kind: fc.constant(kind), ...more }) as never as fc.Arbitrary<FaultEffect>;
const onTarget = { target };
const ofShare = { target, share };
const db = { store: fc.constant('db') };
const conf = { infrastructure: fc.constant('conf') };
const psp = { external: fc.constant('psp') };
const factor = fc.constantFrom(1, 2.5, 3);
const perS = fc.constantFrom(0, 5, 100);

/** One arbitrary for every kind, so that none is forgotten. */
const everyEffect: Readonly<Record<FaultKind, fc.Arbitrary<FaultEffect>>> = {
  errors: at('errors', ofShare),
  latency: at('latency', { target, addsUs: time }),
  jitter: at('jitter', { target, upToUs: time }),
  unavailable: at('unavailable', onTarget),
  slow_start: at('slow_start', { target, takesUs: time, factor }),
  crash_loop: at('crash_loop', { target, everyUs: time }),
  capacity: at('capacity', ofShare),
  bad_response: at('bad_response', ofShare),
  memory_leak: at('memory_leak', { target, takesUs: time }),
  partition: at('partition', { target, from: serviceName }),
  loss: at('loss', ofShare),
  bandwidth: at('bandwidth', { target, toPerS: perS }),
  reset: at('reset', { ...ofShare, from: serviceName }),
  blackhole: at('blackhole', onTarget),
  dns_stale: at('dns_stale', { infrastructure: fc.constant('edge') }),
  dns_fails: at('dns_fails', { target, takesUs: time }),
  zone_down: at('zone_down', { zone: fc.constant('a') }),
  region_down: at('region_down', { region: fc.constant('east') }),
  corrupt_writes: at('corrupt_writes', { ...db, share }),
  lost_writes: at('lost_writes', { ...db, share }),
  replication_lag: at('replication_lag', { ...db, lagUs: time }),
  replication_stops: at('replication_stops', db),
  disk_full: at('disk_full', db),
  lock_held: at('lock_held', { lock: fc.constant('l') }),
  migration_half_applied: at('migration_half_applied', { ...db, times }),
  backup_missing: at('backup_missing', { ...db, count: times }),
  backup_stale: at('backup_stale', { ...db, ageUs: time }),
  restore_fails: at('restore_fails', { ...db, times }),
  restore_slow: at('restore_slow', { ...db, factor }),
  registry_unreachable: at('registry_unreachable', {}),
  artifact_missing: at('artifact_missing', onTarget),
  artifact_corrupt: at('artifact_corrupt', onTarget),
  wrong_digest: at('wrong_digest', onTarget),
  manifest_mismatch: at('manifest_mismatch', ofShare),
  config_drift: at('config_drift', conf),
  secret_rotated: at('secret_rotated', conf),
  state_locked: at('state_locked', conf),
  state_corrupt: at('state_corrupt', conf),
  policy_blocks: at('policy_blocks', { step: stepId }),
  absent: at('absent', { role }),
  slow: at('slow', { role, factor }),
  refuses: at('refuses', { role }),
  wrong_choice: at('wrong_choice', {
    role,
    choice: fc.constantFrom('hold' as const, 'mitigate' as const, 'roll-forward' as const),
    times,
  }),
  runner_killed: at('runner_killed', { awayUs: time }),
  step_fails: at('step_fails', { step: stepId, times }),
  step_hangs: at('step_hangs', { step: stepId, times }),
  step_partial: at('step_partial', { step: stepId, times }),
  clock_skew: at('clock_skew', { ...db, skewUs: time }),
  metrics_gap: at('metrics_gap', onTarget),
  metrics_late: at('metrics_late', { target, lateUs: time }),
  alert_lost: at('alert_lost', { trigger: fc.constantFrom('t', 'late') }),
  false_alarm: at('false_alarm', { trigger: fc.constantFrom('t', 'late') }),
  rate_limited: at('rate_limited', { ...psp, toPerS: perS }),
  contract_changed: at('contract_changed', { ...psp, share }),
  degraded: at('degraded', { ...psp, share, factor }),
};

const effect: fc.Arbitrary<FaultEffect> = fc.oneof(...Object.values(everyEffect));

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    kind: fc.constant('deploy' as const),
    service: serviceName,
    version: fc.constantFrom('1', '2'),
    zones: fc.constantFrom([], ['a'], ['b']),
  }),
  fc.record({
    kind: fc.constant('traffic' as const),
    service: serviceName,
    to: fc.constantFrom('1', '2', 'a', 'elsewhere'),
    share,
    via: fc.constantFrom('edge', 'lb'),
  }),
  fc.record({
    kind: fc.constant('dns' as const),
    via: fc.constant('edge'),
    service: serviceName,
    to: fc.constant('1'),
  }),
  fc.record({
    kind: fc.constant('migrate' as const),
    store: fc.constant('db'),
    to: fc.constantFrom('41', '42'),
  }),
  fc.record({
    kind: fc.constant('restore' as const),
    store: fc.constant('db'),
    from: fc.constantFrom('backup', 'point-in-time', 'replica', 'snapshot'),
  }),
  fc.constant({ kind: 'restore' as const, infrastructure: 'lb', from: 'snapshot' as const }),
  fc.constantFrom<Action>(
    { kind: 'configure', config: 'conf', to: '7' },
    { kind: 'apply', infrastructure: 'conf' },
    { kind: 'freeze', store: 'db' },
    { kind: 'unfreeze', store: 'db' },
    { kind: 'flag', service: 'shop', flag: 'f', on: false },
    { kind: 'scale', service: 'back', replicas: 4 },
    { kind: 'lock', name: 'l' },
    { kind: 'wait', forUs: 30 * S },
    { kind: 'check', condition: makeMetric({ comparison: 'below' }) },
    { kind: 'http', url: 'https://shop/healthz', method: 'GET', status: 200 },
    { kind: 'run', command: ['true'] },
    { kind: 'notify', message: { to: 'all', channel: '#all' } },
    { kind: 'approve', approval: 'go' },
    { kind: 'manual', role: 'owner', instruction: 'Do it.' },
  ),
);

const policy: fc.Arbitrary<FailurePolicy> = fc.oneof(
  fc.record({ kind: fc.constantFrom('stop', 'pause', 'continue', 'compensate') }),
  fc.record({ kind: fc.constant('goto' as const), step: stepId }),
);

const plainPolicy = fc.constantFrom<FailurePolicy>(
  { kind: 'stop' },
  { kind: 'pause' },
  { kind: 'continue' },
);

function stepArbitrary(index: number, policies: fc.Arbitrary<FailurePolicy>): fc.Arbitrary<Step> {
  const earlier = Array.from({ length: index }, (_, other) => `s${other}`);
  return fc
    .record({
      action,
      takes: duration,
      needs: fc.subarray(earlier),
      attempts: fc.integer({ min: 1, max: 3 }),
      timeoutUs: fc.option(fc.integer({ min: 1, max: 5 * M }), { nil: undefined }),
      onFailure: policies,
      by: fc.option(role, { nil: undefined }),
      undo: fc.option(stepId, { nil: undefined }),
      withinUs: fc.option(time, { nil: undefined }),
    })
    .map(({ timeoutUs, by, undo, withinUs, attempts, ...rest }) => {
      const condition = makeMetric({ comparison: 'below' });
      return makeStep(`s${index}`, rest.action, {
        ...rest,
        retry: { attempts, backoffUs: 10 * S },
        ...(timeoutUs === undefined ? {} : { timeoutUs }),
        ...(by === undefined ? {} : { by }),
        ...(undo === undefined ? {} : { compensateBy: undo }),
        ...(withinUs === undefined ? {} : { verify: { at: [], condition, withinUs } }),
      });
    });
}

const entry: fc.Arbitrary<ScenarioEntry> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(time, effect, fc.option(time, { nil: undefined }))
      .map(([at, what, forUs]) => makeFault(at, what, forUs)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(time, role, fc.constantFrom('rollback', 'hold', 'mitigate'))
      .map(([at, to, answer]) =>
        makeInject(at, to, {
          question: '?',
          choices: ['rollback', 'hold', 'mitigate'],
          answer: answer as 'hold',
          withinUs: 5 * M,
        }),
      ),
  },
);

function planArbitrary(policies: fc.Arbitrary<FailurePolicy>): fc.Arbitrary<Plan> {
  return fc
    .record({
      steps: fc
        .integer({ min: 0, max: 6 })
        .chain((count) =>
          fc.tuple(...Array.from({ length: count }, (_, index) => stepArbitrary(index, policies))),
        ),
      timeline: fc.array(entry, { maxLength: 6 }),
      duringRollback: fc.array(entry, { maxLength: 3 }),
      then: fc.constantFrom('rollback', 'ask', 'hold', 'mitigate', 'roll-forward'),
      onExpiry: fc.constantFrom('escalate', 'proceed', 'abort'),
      people: fc.integer({ min: 1, max: 3 }),
      traffic: fc.constantFrom(0, 5, 300),
      canary: share,
      cyclic: fc.boolean(),
      retries: fc.integer({ min: 0, max: 3 }),
      forUs: fc.constantFrom(0, 2 * M),
    })
    .map(buildPlan);
}

interface Drawn {
  steps: Step[];
  timeline: ScenarioEntry[];
  duringRollback: ScenarioEntry[];
  then: 'rollback' | 'ask' | 'hold' | 'mitigate' | 'roll-forward';
  onExpiry: 'escalate' | 'proceed' | 'abort';
  people: number;
  traffic: number;
  canary: number;
  cyclic: boolean;
  retries: number;
  forUs: number;
}

function buildPlan(drawn: Drawn): Plan {
  const { retries, people, traffic } = drawn;
  const call = (on: string) => makeDependency(on, { retries, timeoutUs: 2 * S });
  const zones = ['a', 'b'];
  const versions = makeVersions({ '1': { db: '41', conf: '7' }, '2': { db: '>=41' } });
  return makePlan({
    zones,
    regions: { east: ['b'] },
    services: [
      makeService('front', {
        trafficPerS: traffic,
        zones,
        dependsOn: [call('shop')],
        capacityPerS: 200,
      }),
      makeService('shop', {
        zones,
        versions,
        dependsOn: [call('back'), call('db'), makeDependency('psp', { need: 'soft' })],
      }),
      makeService('back', { capacityPerS: 300, dependsOn: drawn.cyclic ? [call('front')] : [] }),
    ],
    stores: [
      makeStore('db', {
        schema: '42',
        backups: {
          at: [],
          schedule: { cron: '0 */6 * * *', zone: 'UTC' },
          takes: { kind: 'constant', valueUs: 10 * M },
          restore: { kind: 'constant', valueUs: 5 * M },
        },
        pointInTime: { at: [], everyUs: M },
        replication: { at: [], mode: 'async', lag: { kind: 'exponential', meanUs: S } },
      }),
    ],
    externals: [makeExternal('psp', { rateLimitPerS: 1000 })],
    infrastructure: [
      makeInfrastructure('edge', { type: 'dns', ttlUs: M, ignoresTtl: 0.1 }),
      makeInfrastructure('lb', { type: 'load-balancer', shared: false }),
      makeInfrastructure('conf', { version: '8' }),
    ],
    roles: [makeRole('on-call', { delegate: 'owner' }), makeRole('owner', { people })],
    change: {
      strategy: 'canary',
      migrates: byName(makeMove('db', '41', '42')),
      configures: byName(makeMove('conf', '7', '8')),
    },
    scope: { traffic: drawn.canary },
    declare: makeDeclaration({ escalate: [{ at: [], afterUs: 5 * M, to: 'owner' }] }),
    triggers: [
      makeTrigger('t', { then: drawn.then, consecutive: 2 }),
      makeTrigger('late', { forUs: 10 * M }),
    ],
    approvals: [
      makeApproval('go', {
        deadlineUs: 3 * M,
        onExpiry: drawn.onExpiry,
        quorum: 2,
        from: ['owner', 'on-call'],
      }),
    ],
    steps: drawn.steps,
    timeline: drawn.timeline,
    duringRollback: drawn.duringRollback,
    verify: [makeVerification('ok', { forUs: drawn.forUs })],
    scenario: { budgetUs: 3 * H },
  });
}

describe('any plan', () => {
  it('plays to an end, in time, agreeing with its own journal, steps after their needs', () => {
    fc.assert(
      fc.property(planArbitrary(plainPolicy), fc.nat(1000), (plan, seed) => {
        const played = play(plan, seed);
        expect(played.mode).not.toBe('interrupted');
        expect(played.mode).not.toContain('too many');
        if (played.outcome === 'not-needed') expect(played.rtaUs).toBeUndefined();
        if (played.outcome === 'not-recovered') expect(played.rtaUs).toBeUndefined();
        if (played.outcome === 'recovered') expect(played.rtaUs).toBeGreaterThanOrEqual(0);
        for (const { errorRate } of played.told('service.state')) {
          expect(errorRate).toBeGreaterThanOrEqual(0);
          expect(errorRate).toBeLessThanOrEqual(1);
        }
        for (const store of played.stores) {
          expect(
            Math.min(store.rpaUs, store.lostRecords, store.corruptRecords),
          ).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('ends whatever its failure policies, jumps in rings included', () => {
    fc.assert(
      fc.property(planArbitrary(policy), fc.nat(1000), (plan, seed) => {
        const played = play(plan, seed);
        expect(played.mode).not.toContain('too many');
      }),
      { numRuns: 300 },
    );
  });

  it('plays to an end beside another one that takes the same locks and people', () => {
    const two = fc.tuple(planArbitrary(plainPolicy), planArbitrary(plainPolicy));
    fc.assert(
      fc.property(two, fc.nat(1000), ([plan, other], seed) => {
        const beside = [{ ...other.playbook, name: 'other-playbook' }];
        const played = play({ ...plan, beside }, seed);
        expect(played.mode).not.toBe('interrupted');
        expect(played.mode).not.toContain('too many');
        const ended = played.events.filter(({ kind }) => kind === 'rollback.ended');
        const subjects = ended.map(({ subject }) => subject);
        expect(new Set(subjects).size).toBe(subjects.length);
      }),
      { numRuns: 300 },
    );
  });

  it('has causes before effects', () => {
    fc.assert(
      fc.property(planArbitrary(plainPolicy), fc.nat(1000), (plan, seed) => {
        const { events } = play(plan, seed);
        const first = (kind: string): number => events.findIndex((event) => event.kind === kind);
        const inOrder = (cause: string, result: string): void => {
          if (first(result) >= 0)
            expect([cause, first(cause) >= 0 && first(cause) < first(result)]).toEqual([
              cause,
              true,
            ]);
        };
        inOrder('rollback.declared', 'approval.requested');
        inOrder('approval.requested', 'approval.granted');
        inOrder('rollback.declared', 'rollback.approved');
        inOrder('rollback.approved', 'rollback.started');
        inOrder('rollback.started', 'step.started');
        inOrder('step.started', 'step.succeeded');
        inOrder('service.degraded', 'onset');
        inOrder('rollback.executed', 'verification.passed');
      }),
      { numRuns: 100 },
    );
  });
});

/** Steps alone: what a scheduler makes of durations and needs, without chance or people. */
const dag = fc
  .array(fc.record({ minutes: fc.integer({ min: 0, max: 60 }), needs: fc.array(fc.nat(20)) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((nodes) =>
    nodes.map(({ minutes, needs }, index) => ({
      minutes,
      needs: [...new Set(needs.filter((need) => need < index))],
    })),
  );

type Dag = readonly { readonly minutes: number; readonly needs: readonly number[] }[];

const executionUs = (nodes: Dag): number => {
  const steps = nodes.map(({ minutes, needs }, index) =>
    makeStep(
      `s${index}`,
      { kind: 'run', command: ['true'] },
      {
        needs: needs.map((need) => `s${need}`),
        takes: { kind: 'constant', valueUs: minutes * M },
      },
    ),
  );
  const { milestones } = play(makePlan({ steps, scenario: { budgetUs: 30 * 24 * H } }));
  return (milestones.executedUs ?? NaN) - (milestones.startedUs ?? NaN);
};

/** The longest path, worked out another way: from the ends backwards. */
const longestUs = (nodes: Dag): number => {
  const after = (index: number): number =>
    (nodes[index]?.minutes ?? 0) * M +
    Math.max(
      0,
      ...nodes.flatMap(({ needs }, other) => (needs.includes(index) ? [after(other)] : [])),
    );
  return Math.max(0, ...nodes.map((_, index) => after(index)));
};

describe('steps without chance', () => {
  it('take the longest path, and making one longer never makes it shorter', () => {
    fc.assert(
      fc.property(dag, fc.nat(11), fc.integer({ min: 1, max: 60 }), (nodes, which, more) => {
        const usual = executionUs(nodes);
        expect(usual).toBe(longestUs(nodes));
        const longer = nodes.map((node, index) =>
          index === which ? { ...node, minutes: node.minutes + more } : node,
        );
        const changed = executionUs(longer);
        expect(changed).toBeGreaterThanOrEqual(usual);
        expect(changed).toBeLessThanOrEqual(usual + more * M);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a fault less', () => {
  const slower: fc.Arbitrary<ScenarioEntry> = fc.oneof(
    fc
      .record({ step: stepId, times })
      .map(({ step, times: count }) => makeFault(0, { kind: 'step_fails', step, times: count })),
    fc.constant(makeFault(0, { kind: 'slow', role: 'owner', factor: 3 })),
    fc
      .integer({ min: 0, max: 5 * M })
      .map((forUs) => makeFault(0, { kind: 'absent', role: 'owner' }, forUs)),
    fc.constant(makeFault(0, { kind: 'restore_slow', store: 'db', factor: 3 })),
    fc
      .integer({ min: 0, max: 5 * M })
      .map((forUs) => makeFault(0, { kind: 'lock_held', lock: 'l' }, forUs)),
    fc
      .integer({ min: 1, max: 3 * M })
      .map((awayUs) => makeFault(30 * S, { kind: 'runner_killed', awayUs })),
  );
  const steps = [
    makeStep('s0', { kind: 'lock', name: 'l' }, { takes: { kind: 'exponential', meanUs: M } }),
    makeStep(
      's1',
      { kind: 'restore', store: 'db', from: 'backup' },
      { needs: ['s0'], retry: { attempts: 9, backoffUs: 10 * S } },
    ),
    makeStep(
      's2',
      { kind: 'manual', role: 'owner', instruction: '.' },
      {
        needs: ['s0'],
        takes: { kind: 'lognormal', p50Us: M, p95Us: 4 * M },
        retry: { attempts: 9, backoffUs: S },
      },
    ),
    makeStep(
      's3',
      { kind: 'deploy', service: 'shop', version: '1', zones: [] },
      { needs: ['s1', 's2'], retry: { attempts: 9, backoffUs: S } },
    ),
  ];
  const times95 = (faults: readonly ScenarioEntry[]): number => {
    const plan = makePlan({
      stores: [
        makeStore('db', {
          backups: {
            at: [],
            schedule: { cron: '0 */6 * * *', zone: 'UTC' },
            takes: { kind: 'constant', valueUs: M },
            restore: { kind: 'constant', valueUs: 5 * M },
          },
        }),
      ],
      roles: [
        makeRole('on-call'),
        makeRole('owner', { responds: { kind: 'exponential', meanUs: 2 * M } }),
      ],
      steps,
      duringRollback: faults,
      scenario: { budgetUs: 12 * H },
    });
    const sorted = Array.from({ length: 60 }, (_, seed) => run(plan, seed).rtaUs ?? Infinity).sort(
      (a, b) => a - b,
    );
    return sorted[56] ?? NaN;
  };

  it('never makes the 95th percentile worse on common random numbers', () => {
    fc.assert(
      fc.property(fc.array(slower, { minLength: 1, maxLength: 4 }), fc.nat(3), (faults, which) => {
        const fewer = faults.filter((_, index) => index !== which % faults.length);
        expect(times95(fewer)).toBeLessThanOrEqual(times95(faults));
      }),
      { numRuns: 60 },
    );
  });
});
