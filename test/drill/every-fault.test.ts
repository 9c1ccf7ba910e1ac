import { describe, expect, it } from 'vitest';
import { constant } from '../../shared/model/distribution.ts';
import type { Dependency } from '../../shared/model/system.ts';
import type { FaultEffect, FaultKind } from '../../shared/model/scenario.ts';
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
  makeMove,
  makePlan,
  makeService,
  makeStep,
  makeStore,
  makeTrigger,
  makeVersion,
  makeVersions,
  punctual,
} from '../support/plan.ts';
import type { PlanParts } from '../support/plan.ts';
import type { Step } from '../../shared/model/playbook.ts';
import { play } from '../support/play.ts';

/** Front calls back; back calls a store and a third party. Nothing is rolled back. */
function struck(effect: FaultEffect, dependency: Partial<Dependency> = {}, parts = {}) {
  const services = [
    makeService('front', {
      dependsOn: [makeDependency('back', dependency)],
    }),
    makeService('back', {
      trafficPerS: 0,
      zones: ['a', 'b'],
      dependsOn: [makeDependency('psp'), makeDependency('db')],
    }),
  ];
  const played = play(
    makePlan({
      services,
      externals: [makeExternal('psp', { latency: { p50Us: 100_000, p95Us: 200_000 } })],
      stores: [makeStore('db')],
      zones: ['a', 'b'],
      change: { deploys: new Map() },
      triggers: [],
      steps: [],
      timeline: [makeFault(M, effect)],
      ...parts,
    }),
  );
  const last = (name: string) => played.told('service.state', name).at(-1)!;
  const first = (name: string) => played.told('service.state', name)[0]!;
  return {
    played,
    front: last('front'),
    back: last('back'),
    slower: last('front').latencyUs - first('front').latencyUs,
  };
}

/** A bad version of one service is rolled back, onset 1:00, detected 1:10, executed 2:10, see `makePlan`. */
const rolledBack = (effect: FaultEffect, parts: Partial<PlanParts> = {}, forUs?: number) =>
  play(makePlan({ duringRollback: [makeFault(0, effect, forUs)], ...parts }));

const usually = 70 * S;
const back = { name: 'back' };
const old = { name: 'shop', version: '1' };

/** Everything that is written is put back from `from`. */
const restored = (
  effect: FaultEffect,
  from: 'backup' | 'point-in-time' | 'replica',
  more = [makeFault(M, { kind: 'corrupt_writes', store: 'db', share: 0.5 })],
) => {
  const store = makeStore('db', {
    backups: {
      at: [],
      schedule: { cron: '0 * * * *', zone: 'UTC' },
      takes: constant(0),
      restore: constant(10 * M),
    },
    pointInTime: { at: [], everyUs: S },
    replication: { at: [], mode: 'async', lag: constant(2 * S) },
  });
  const steps = [makeStep('r', { kind: 'restore', store: 'db', from }, { takesWritten: false })];
  return play(
    makePlan({
      stores: [store],
      services: [makeService('shop', { dependsOn: [makeDependency('db')] })],
      steps,
      timeline: [makeFault(30 * S, effect), ...more],
      change: { deploys: new Map() },
    }),
  );
};

const migrated = (effect: FaultEffect, overrides: Partial<Step> = {}) =>
  rolledBack(effect, {
    stores: [makeStore('db', { schema: '42' })],
    services: [
      makeService('shop', {
        dependsOn: [makeDependency('db')],
        versions: makeVersions({ '1': { db: '41' }, '2': { db: '42' } }),
      }),
    ],
    change: { migrates: new Map([['db', makeMove('db', '41', '42')]]) },
    timeline: [makeFault(M, { kind: 'errors', target: { name: 'shop', version: '2' }, share: 1 })],
    steps: [
      makeStep('m', { kind: 'migrate', store: 'db', to: '41' }, overrides),
      makeDeploy('d', { needs: ['m'] }),
    ],
    scenario: { budgetUs: 20 * M },
  });

const configured = (effect: FaultEffect, steps: readonly Step[], timeline = [badVersion]) =>
  play(
    makePlan({
      services: [
        makeService('shop', {
          versions: makeVersions({ '1': { settings: '7' }, '2': { settings: '7' } }),
        }),
      ],
      infrastructure: [makeInfrastructure('settings', { version: '7' })],
      steps,
      timeline: [...timeline, makeFault(65 * S, effect)],
      scenario: { budgetUs: 20 * M },
    }),
  );

const applied = makeStep('apply', { kind: 'apply', infrastructure: 'net', to: '1' });
const twice = { retry: { attempts: 3, backoffUs: M } };

const decided = (effect: FaultEffect) =>
  play(
    makePlan({
      triggers: [makeTrigger(punctual, { then: 'ask' })],
      timeline: [badVersion, makeFault(0, effect)],
    }),
  );

/** Every kind of fault, and by how much it changes what is measured. */
const effects: Readonly<Record<FaultKind, () => void>> = {
  errors() {
    const { front } = struck({ kind: 'errors', target: back, share: 0.2 }, { retries: 1 });
    expect(front.errorRate).toBeCloseTo(0.04, 9);
  },
  latency() {
    expect(struck({ kind: 'latency', target: back, addsUs: S }).slower).toBe(S);
  },
  jitter() {
    const jitter = { kind: 'jitter', target: back, upToUs: S } as const;
    expect(struck(jitter).slower).toBeCloseTo(0.95 * S, 0);
    const median = makeTrigger(punctual, {
      when: makeMetric({ subject: 'back', metric: 'latency_p50', bound: 0.5 * S }),
      then: 'hold',
    });
    const { value } = struck(jitter, {}, { triggers: [median] }).played.told('trigger.fired')[0]!;
    expect(value / S).toBeCloseTo(0.5 + 0.12, 1);
  },
  unavailable() {
    expect(struck({ kind: 'unavailable', target: back }).front.errorRate).toBe(1);
  },
  slow_start() {
    const cold = { kind: 'slow_start', target: old, takesUs: 10 * M, factor: 11 } as const;
    const services = [
      makeService('shop', { steadyState: { errorRate: 0.01, latencyP95Us: 480_000 } }),
    ];
    // Half of the time the 95th percentile, 80 ms, is more than six times as long.
    const { rtaUs } = rolledBack(cold, { services });
    expect(rtaUs! - usually).toBe(5 * M);
    expect(
      rolledBack({ ...cold, target: { name: 'shop', version: '2' } }, { services }).rtaUs,
    ).toBe(usually);
  },
  crash_loop() {
    const { played } = struck({ kind: 'crash_loop', target: back, everyUs: 30 * S });
    const shares = played.told('service.state', 'back').map(({ errorRate }) => errorRate);
    expect(shares).toEqual([
      0,
      ...[10, 20, 40, 80, 160, 300].map(
        (downS) => expect.closeTo(downS / (30 + downS), 9) as number,
      ),
    ]);
  },
  capacity() {
    expect(struck({ kind: 'capacity', target: back, share: 0.25 }).front.errorRate).toBeCloseTo(
      0.5,
    );
  },
  bad_response() {
    const wrong = { kind: 'bad_response', target: back, share: 0.3 } as const;
    expect(struck(wrong, { retries: 3 }).front.errorRate).toBeCloseTo(0.3, 9);
    const onShop = { ...wrong, target: { name: 'shop' } };
    const unseen = play(makePlan({ timeline: [makeFault(M, onShop)] }));
    expect(unseen.milestones).toMatchObject({ onsetUs: M });
    expect(unseen.milestones.detectedUs).toBeUndefined();
    expect(unseen.failedRequests).toBeCloseTo((100 * 0.3 * (2 * H - M)) / S, -1);
  },
  memory_leak() {
    const { played } = struck({ kind: 'memory_leak', target: back, takesUs: 10 * M });
    const degraded = played.at('service.degraded', 'back');
    // At half of its capacity it is full; ten minutes after the fault it starts anew.
    expect(degraded[0]! - M).toBeGreaterThanOrEqual(5 * M);
    expect(degraded[0]! - M).toBeLessThanOrEqual(6 * M);
    expect(played.at('service.restored', 'back')[0]).toBe(11 * M);
    expect(degraded[1]! - degraded[0]!).toBe(10 * M);
  },
  partition() {
    const cut = { kind: 'partition', target: back, from: 'front' } as const;
    const { front, back: behind, slower } = struck(cut, { timeoutUs: 2 * S });
    expect([front.errorRate, behind.errorRate]).toEqual([1, 0]);
    expect(slower).toBeGreaterThan(1.5 * S);
    expect(struck({ ...cut, target: { name: 'front' }, from: 'back' }).front.errorRate).toBe(1);
    expect(struck({ ...cut, target: { name: 'db' } }).front.errorRate).toBe(0);
  },
  loss() {
    // One packet in ten: 19% of exchanges wait 200 ms, 3.6% another 400 ms.
    const loss = { kind: 'loss', target: back, share: 0.1 } as const;
    expect(struck(loss).slower).toBe(200_000);
    expect(struck({ ...loss, share: 0.2 }).slower).toBe(600_000);
    expect(struck({ ...loss, share: 0.01 }).slower).toBe(0);
    const onTheWay = struck({ ...loss, from: 'front' });
    expect(onTheWay.slower).toBe(200_000);
    expect(onTheWay.played.told('service.state', 'back')).toHaveLength(1);
  },
  bandwidth() {
    const narrow = { kind: 'bandwidth', target: back, toPerS: 25 } as const;
    expect(struck(narrow).front.errorRate).toBeCloseTo(0.75, 9);
    expect(struck({ ...narrow, toPerS: 100 }).front.errorRate).toBe(0);
  },
  reset() {
    const reset = { kind: 'reset', target: back, share: 0.2 } as const;
    expect(struck(reset).front.errorRate).toBeCloseTo(0.2, 9);
    const { front, back: behind } = struck({ ...reset, from: 'front' }, { retries: 1 });
    expect(front.errorRate).toBeCloseTo(0.04, 9);
    expect(behind.errorRate).toBe(0);
  },
  blackhole() {
    expect(
      struck({ kind: 'blackhole', target: back }, { timeoutUs: 2 * S }).slower,
    ).toBeGreaterThan(1.5 * S);
  },
  dns_stale() {
    const stale = { kind: 'dns_stale', infrastructure: 'edge' } as const;
    const parts = {
      change: { strategy: 'blue-green' as const },
      infrastructure: [makeInfrastructure('edge', { type: 'dns' as const, ttlUs: 100 * S })],
      steps: [makeStep('dns', { kind: 'dns', via: 'edge', service: 'shop', to: '1' })],
      timeline: [
        makeFault(M, { kind: 'errors', target: { name: 'shop', version: '2' }, share: 1 }),
      ],
    };
    const shiftedUs = 130 * S;
    const startedUs = 70 * S;
    const recovered = (forUs?: number) => rolledBack(stale, parts, forUs).milestones.recoveredUs;
    expect(recovered(M)).toBe(shiftedUs + 100 * S);
    expect(recovered(30 * M)).toBe(startedUs + 30 * M + 100 * S);
    expect(recovered()).toBeUndefined();
  },
  dns_fails() {
    const { played } = struck({ kind: 'dns_fails', target: back, takesUs: 100 * S });
    for (const { tUs, kind, subject, data } of played.events) {
      if (kind !== 'service.state' || subject !== 'back' || tUs < M) continue;
      expect(data.errorRate).toBeCloseTo(Math.min(1, (tUs - M) / (100 * S)), 9);
    }
    expect(played.told('service.state', 'front').at(-1)?.errorRate).toBe(1);
  },
  zone_down() {
    expect(struck({ kind: 'zone_down', zone: 'a' }).front.errorRate).toBeCloseTo(0.5, 9);
  },
  region_down() {
    const east = { kind: 'region_down', region: 'east' } as const;
    const within = (regions: Readonly<Record<string, readonly string[]>>, parts = {}) =>
      struck(east, {}, { regions, ...parts }).front.errorRate;
    expect(within({ east: ['a'] })).toBeCloseTo(0.5, 9);
    expect(within({ east: ['a', 'b'] })).toBe(1);
    expect(within({ west: ['a', 'b'] })).toBe(0);
    expect(within({}, { stores: [makeStore('db', { region: 'east' })] })).toBe(1);
  },
  corrupt_writes() {
    const played = restored({ kind: 'corrupt_writes', store: 'db', share: 0.1 }, 'point-in-time');
    // Back to before the first wrong record, half a minute before the disruption that was found.
    expect(played.told('store.restored')[0]?.pointUs).toBe(30 * S);
  },
  lost_writes() {
    const { lostRecords } = rolledBack(
      { kind: 'lost_writes', store: 'db', share: 0.5 },
      { stores: [makeStore('db')] },
    );
    expect(lostRecords).toBe(0.5 * 10 * 60);
  },
  replication_lag() {
    expect(restored({ kind: 'replication_lag', store: 'db', lagUs: M }, 'replica').rpaUs).toBe(0);
    const point = (effect: FaultEffect) =>
      restored(effect, 'replica').told('store.restored')[0]!.pointUs;
    const usual = point({ kind: 'replication_lag', store: 'db', lagUs: 0 });
    expect(usual - point({ kind: 'replication_lag', store: 'db', lagUs: M })).toBe(M);
  },
  replication_stops() {
    const stops = restored({ kind: 'replication_stops', store: 'db' }, 'replica');
    expect(stops.told('store.restored')[0]?.pointUs).toBe(28 * S);
  },
  disk_full() {
    const full = { kind: 'disk_full', store: 'db' } as const;
    // Of a hundred requests a second ten write.
    expect(struck(full).front.errorRate).toBeCloseTo(0.1, 9);
    const { told, outcome } = restored(full, 'point-in-time', []);
    expect(outcome).toBe('recovered');
    expect(told('service.state', 'shop').at(-1)?.errorRate).toBe(0);
  },
  lock_held() {
    const steps = [makeStep('l', { kind: 'lock', name: 'x' }), makeDeploy('d', { needs: ['l'] })];
    const held = rolledBack({ kind: 'lock_held', lock: 'x' }, { steps }, 10 * M);
    expect(held.rtaUs! - usually).toBe(11 * M);
  },
  migration_half_applied() {
    const half = { kind: 'migration_half_applied', store: 'db', times: 1 } as const;
    expect(migrated(half).mode).toBe('step m failed: stopped half way');
    expect(migrated(half).told('schema.changed').at(-1)?.to).toBe('between 42 and 41');
    expect(migrated(half).told('service.state', 'shop').at(-1)?.errorRate).toBe(1);
    const again = migrated(half, { ...twice, idempotent: true });
    expect(again.outcome).toBe('recovered');
    expect(again.rtaUs).toBe(10 * S + M + M + M + M);
    expect(migrated(half, { ...twice, idempotent: false }).mode).toBe(
      'step m failed: half done, and cannot be done twice',
    );
  },
  backup_missing() {
    const point = (effect: FaultEffect) =>
      restored(effect, 'backup').told('store.restored')[0]!.pointUs;
    const usual = point({ kind: 'backup_missing', store: 'other', count: 1 });
    expect(usual - point({ kind: 'backup_missing', store: 'db', count: 3 })).toBe(3 * H);
  },
  backup_stale() {
    const { rpaUs, told } = restored(
      { kind: 'backup_stale', store: 'db', ageUs: 36 * H },
      'backup',
    );
    const { pointUs } = told('store.restored')[0]!;
    expect(pointUs).toBeLessThanOrEqual(30 * S - 36 * H);
    expect(pointUs).toBeGreaterThan(30 * S - 37 * H);
    expect(rpaUs).toBe(M - pointUs);
  },
  restore_fails() {
    const failed = restored({ kind: 'restore_fails', store: 'db', times: 1 }, 'backup');
    expect(failed.mode).toBe('step r failed: restore failed');
  },
  restore_slow() {
    const took = (factor: number) => {
      const slow = restored({ kind: 'restore_slow', store: 'db', factor }, 'backup');
      return slow.at('store.restored')[0]! - slow.at('step.started')[0]!;
    };
    expect([took(1), took(4)]).toEqual([10 * M, 40 * M]);
  },
  registry_unreachable() {
    const { rtaUs } = rolledBack(
      { kind: 'registry_unreachable' },
      { steps: [makeDeploy('d', twice)] },
      90 * S,
    );
    expect(rtaUs! - usually).toBe(2 * M);
  },
  artifact_missing() {
    expect(rolledBack({ kind: 'artifact_missing', target: old }).mode).toBe(
      'step deploy failed: artifact missing',
    );
  },
  artifact_corrupt() {
    const { outcome, told } = rolledBack({ kind: 'artifact_corrupt', target: old });
    expect(outcome).toBe('not-recovered');
    expect(told('service.state', 'shop').at(-1)?.errorRate).toBe(1);
  },
  wrong_digest() {
    const wrong = { kind: 'wrong_digest', target: old } as const;
    const { outcome, steps, told } = rolledBack(wrong);
    expect(steps.at(-1)?.status).toBe('succeeded');
    expect(outcome).toBe('not-recovered');
    expect(told('service.state', 'shop').at(-1)?.errorRate).toBeCloseTo(0.5, 9);
    const again = [makeDeploy('d'), makeDeploy('e', { needs: ['d'] })];
    expect(rolledBack(wrong, { steps: again }, 90 * S).rtaUs).toBe(usually + M);
  },
  manifest_mismatch() {
    const { outcome, told } = rolledBack({ kind: 'manifest_mismatch', target: old, share: 0.2 });
    expect(outcome).toBe('not-recovered');
    expect(told('service.state', 'shop').at(-1)?.errorRate).toBeCloseTo(0.2, 9);
  },
  config_drift() {
    const drift = { kind: 'config_drift', infrastructure: 'settings' } as const;
    const { outcome, told } = configured(drift, [makeDeploy()]);
    expect(outcome).toBe('not-recovered');
    expect(told('service.state', 'shop').at(-1)?.errorRate).toBe(1);
    const set = makeStep('set', { kind: 'configure', config: 'settings', to: '7' });
    expect(configured(drift, [makeDeploy(), set]).outcome).toBe('recovered');
  },
  secret_rotated() {
    const rotated = { kind: 'secret_rotated', infrastructure: 'settings' } as const;
    const { outcome, told, milestones } = configured(rotated, [makeDeploy()]);
    expect(outcome).toBe('not-recovered');
    expect(told('service.state', 'shop').at(-1)?.errorRate).toBe(1);
    expect(milestones.executedUs).toBe(130 * S);
    const set = makeStep(
      'set',
      { kind: 'configure', config: 'settings', to: '7' },
      { needs: ['deploy'] },
    );
    expect(configured(rotated, [makeDeploy(), set]).rtaUs).toBe(usually + M);
  },
  state_locked() {
    const locked = { kind: 'state_locked', infrastructure: 'net' } as const;
    const infrastructure = [makeInfrastructure('net', { type: 'terraform' })];
    const steps = [applied, makeDeploy('d', { needs: ['apply'] })];
    expect(rolledBack(locked, { infrastructure, steps }).mode).toBe(
      'step apply failed: the state of net is locked',
    );
    const patient = [{ ...applied, ...twice }, makeDeploy('d', { needs: ['apply'] })];
    const { rtaUs } = rolledBack(locked, { infrastructure, steps: patient }, 90 * S);
    expect(rtaUs).toBe(usually + M + 2 * M);
  },
  state_corrupt() {
    const corrupt = { kind: 'state_corrupt', infrastructure: 'net' } as const;
    const infrastructure = [makeInfrastructure('net', { type: 'terraform' })];
    expect(rolledBack(corrupt, { infrastructure, steps: [applied] }).mode).toBe(
      'step apply failed: the state of net cannot be read',
    );
    const restore = makeStep('put-back', {
      kind: 'restore',
      infrastructure: 'net',
      from: 'snapshot',
    });
    const steps = [restore, { ...applied, needs: ['put-back'] }, makeDeploy()];
    expect(rolledBack(corrupt, { infrastructure, steps }).outcome).toBe('recovered');
  },
  policy_blocks() {
    const blocks = { kind: 'policy_blocks', step: 'd' } as const;
    const blocked = rolledBack(blocks, { steps: [makeDeploy('d')] });
    expect(blocked.mode).toBe('step d failed: blocked by a policy');
    expect(blocked.at('step.failed')).toEqual([70 * S]);
    const { rtaUs } = rolledBack(blocks, { steps: [makeDeploy('d', twice)] }, 30 * S);
    expect(rtaUs).toBe(usually + M);
  },
  absent() {
    const asked = decided({ kind: 'absent', role: 'on-call' });
    expect(asked.outcome).toBe('not-recovered');
    expect(asked.milestones.declaredUs).toBeUndefined();
  },
  slow() {
    const slow = decided({ kind: 'slow', role: 'on-call', factor: 4 });
    expect(slow.phases?.decisionUs).toBe(4 * M);
  },
  refuses() {
    expect(decided({ kind: 'refuses', role: 'on-call' }).milestones.declaredUs).toBeUndefined();
  },
  wrong_choice() {
    const wrong = { kind: 'wrong_choice', role: 'on-call', choice: 'hold', times: 1 } as const;
    const played = decided(wrong);
    expect(played.told('rollback.decided-against')).toEqual([{ decision: 'hold' }]);
    expect(played.at('rollback.decided-against')).toEqual([130 * S]);
    expect(played.outcome).toBe('not-recovered');
    const question = { question: '?', choices: ['rollback' as const], withinUs: M } as const;
    const inject = {
      at: [],
      to: 'on-call',
      say: '.',
      ask: { ...question, answer: 'rollback' as const },
    };
    const asked = play(
      makePlan({
        triggers: [],
        timeline: [badVersion, makeFault(0, wrong), { at: [], atUs: 2 * M, inject }],
      }),
    );
    expect(asked.told('inject.answered')).toEqual([{ answer: 'hold' }]);
  },
  runner_killed() {
    const killed = { kind: 'runner_killed', awayUs: 5 * M } as const;
    const during = (overrides: Partial<Step>, atUs = 30 * S, ...declare: null[]) =>
      play(
        makePlan({
          ...(declare.length === 0 ? {} : { declare: null }),
          steps: [makeDeploy('d', overrides)],
          duringRollback: [makeFault(atUs, killed)],
        }),
      );
    // Half a minute of work is lost, then it is away for five.
    const idempotent = during({ idempotent: true });
    expect(idempotent.rtaUs! - usually).toBe(30 * S + 5 * M);
    expect(idempotent.at('step.started')).toEqual([70 * S, 100 * S + 5 * M]);
    // Somebody has to look first, and takes a minute.
    expect(during({ idempotent: false }).rtaUs! - usually).toBe(30 * S + 5 * M + M);
    expect(during({}, 2 * M).rtaUs).toBe(usually);
    const alone = during({ idempotent: false }, 30 * S, null);
    expect(alone.mode).toBe('step d failed: cut short by the end of the runner');
  },
  step_fails() {
    const steps = [makeDeploy('d', twice)];
    const failed = rolledBack({ kind: 'step_fails', step: 'd', times: 2 }, { steps });
    expect(failed.rtaUs! - usually).toBe(2 * M + M + 2 * M);
  },
  step_hangs() {
    const steps = [makeDeploy('d', { ...twice, timeoutUs: 3 * M })];
    const hung = rolledBack({ kind: 'step_hangs', step: 'd', times: 1 }, { steps });
    expect(hung.rtaUs! - usually).toBe(3 * M + M);
  },
  step_partial() {
    const partial = { kind: 'step_partial', step: 'd', times: 1 } as const;
    const halves = rolledBack(partial, { steps: [makeDeploy('d')] });
    expect(halves.mode).toBe('step d failed: stopped half way');
    expect(halves.told('service.state', 'shop').at(-1)?.errorRate).toBeCloseTo(0.25, 9);
    const again = rolledBack(partial, { steps: [makeDeploy('d', { ...twice, idempotent: true })] });
    expect(again.rtaUs! - usually).toBe(2 * M);
    const once = rolledBack(partial, { steps: [makeDeploy('d', { ...twice, idempotent: false })] });
    expect(once.mode).toBe('step d failed: half done, and cannot be done twice');
    const move = { kind: 'traffic', service: 'shop', to: '1', share: 1 } as const;
    const moved = rolledBack(partial, {
      change: { strategy: 'canary' },
      steps: [makeStep('d', move)],
    });
    expect(moved.told('service.state', 'shop').at(-1)?.errorRate).toBeCloseTo(0.25, 9);
  },
  clock_skew() {
    const point = (effect: FaultEffect) =>
      restored(effect, 'point-in-time').told('store.restored')[0]!.pointUs;
    expect(point({ kind: 'clock_skew', store: 'db', skewUs: 0 })).toBe(M);
    expect(point({ kind: 'clock_skew', store: 'db', skewUs: 90 * S })).toBe(M - 90 * S);
    const { rpaUs } = restored(
      { kind: 'clock_skew', store: 'db', skewUs: 90 * S },
      'point-in-time',
    );
    expect(rpaUs).toBe(90 * S);
  },
  metrics_gap() {
    const gap = makeFault(0, { kind: 'metrics_gap', target: { name: 'shop' } }, 5 * M);
    const { milestones } = play(makePlan({ timeline: [badVersion, gap] }));
    expect(milestones.detectedUs).toBe(5 * M);
  },
  metrics_late() {
    const late = { kind: 'metrics_late', target: { name: 'shop' }, lateUs: 95 * S } as const;
    const { phases } = play(makePlan({ timeline: [badVersion, makeFault(0, late)] }));
    expect(phases?.detectionUs).toBe(10 * S + 95 * S);
  },
  alert_lost() {
    const lost = makeFault(0, { kind: 'alert_lost', trigger: punctual }, 5 * M);
    expect(play(makePlan({ timeline: [badVersion, lost] })).milestones.detectedUs).toBe(5 * M);
  },
  false_alarm() {
    const alarm = makeFault(20 * S, { kind: 'false_alarm', trigger: punctual });
    const { milestones, outcome } = play(makePlan({ timeline: [alarm] }));
    expect(milestones.declaredUs).toBe(20 * S);
    expect(outcome).toBe('not-needed');
  },
  rate_limited() {
    const limited = struck({ kind: 'rate_limited', external: 'psp', toPerS: 40 });
    expect(limited.front.errorRate).toBeCloseTo(0.6, 9);
  },
  contract_changed() {
    const changed = { kind: 'contract_changed', external: 'psp', share: 0.4 } as const;
    expect(struck(changed).back.errorRate).toBeCloseTo(0.4, 9);
  },
  degraded() {
    const { slower, back: behind } = struck({
      kind: 'degraded',
      external: 'psp',
      share: 0.1,
      factor: 3,
    });
    expect(behind.errorRate).toBeCloseTo(0.1, 9);
    expect(slower).toBe(2 * 200_000);
  },
};

describe('every fault changes what is measured, by as much as it should', () => {
  it.each(Object.entries(effects))('%s', (_, check) => {
    check();
  });

  it('a gap ends with its time, and drift with it', () => {
    const drift = { kind: 'config_drift', infrastructure: 'settings' } as const;
    const parts = {
      services: [makeService('shop', { versions: makeVersions({ '1': { settings: '7' } }) })],
      infrastructure: [makeInfrastructure('settings', { version: '7' })],
    };
    expect(rolledBack(drift, parts, 5 * M).rtaUs).toBe(10 * S + 5 * M);
  });

  it('a version alone is struck by name, and its digest decides what that is', () => {
    const digest = `sha256:${'1'.repeat(64)}`;
    const artifact = { at: [], image: `r.example/shop@${digest}`, digest };
    const services = [
      makeService('shop', { versions: new Map([['1', { ...makeVersion('1'), artifact }]]) }),
    ];
    expect(rolledBack({ kind: 'artifact_corrupt', target: old }, { services }).mode).toBe(
      'step deploy failed: artifact differs from its digest',
    );
  });
});
