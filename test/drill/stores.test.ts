import { describe, expect, it } from 'vitest';
import { run } from '../../shared/drill/run.ts';
import { constant } from '../../shared/model/distribution.ts';
import type { Action } from '../../shared/model/playbook.ts';
import type { FaultEffect, ScenarioEntry } from '../../shared/model/scenario.ts';
import type { Distribution } from '../../shared/model/distribution.ts';
import {
  H,
  M,
  S,
  byName,
  makeDependency,
  makeDeploy,
  makeFault,
  makeMove,
  makePlan,
  makeService,
  makeStep,
  makeStore,
} from '../support/plan.ts';
import type { PlanParts } from '../support/plan.ts';
import { play } from '../support/play.ts';

const BEGIN = 70 * S;
const schedule = { cron: '0 */6 * * *', zone: 'UTC' };

function stored(takes: Distribution = constant(10 * M)) {
  return makeStore('db', {
    backups: { at: [], schedule, takes, restore: constant(20 * M) },
    pointInTime: { at: [], everyUs: M },
    replication: { at: [], mode: 'async', lag: constant(3 * S) },
  });
}

type From = Extract<Action, { kind: 'restore' }>['from'];

function restoreStep(from: From, takesWritten = false) {
  const action = { kind: 'restore', store: 'db', from } as const;
  return makeStep('restore', action, { needs: ['deploy'], takesWritten });
}

function restoring(from: From, parts: Partial<PlanParts> = {}, ...more: ScenarioEntry[]) {
  return makePlan({
    services: [makeService('shop', { dependsOn: [makeDependency('db')] })],
    stores: [stored()],
    steps: [makeDeploy(), restoreStep(from)],
    timeline: [makeFault(M, corrupt), ...more],
    ...parts,
  });
}

const corrupt: FaultEffect = { kind: 'corrupt_writes', store: 'db', share: 0.2 };
const midnight = 1_767_571_200_000_000;

describe('restoring from a backup', () => {
  it('loses what was written since the newest usable backup began', () => {
    const played = play(restoring('backup', { scenario: { startsUs: midnight + 2 * H } }));
    expect(played.told('store.restored')).toEqual([
      { from: 'backup', pointUs: -2 * H, lostRecords: (7200 + 130) * 10 },
    ]);
    expect(played.rpaUs).toBe(2 * H + M);
    expect(played.lostRecords).toBe((7200 + 130) * 10);
    expect(played.stores[0]?.corruptRecords).toBe(0);
    expect(played.milestones.recoveredUs).toBe(BEGIN + 21 * M);
  });

  it('does not use a backup that is not finished, nor those that are missing or too old', () => {
    const early = { scenario: { startsUs: midnight + 5 * S } };
    expect(play(restoring('backup', early)).told('store.restored')[0]?.pointUs).toBe(-5 * S);
    const slow = { ...early, stores: [stored(constant(H))] };
    expect(play(restoring('backup', slow)).told('store.restored')[0]?.pointUs).toBe(-6 * H - 5 * S);
    const gone = makeFault(0, { kind: 'backup_missing', store: 'db', count: 2 });
    expect(play(restoring('backup', early, gone)).told('store.restored')[0]?.pointUs).toBe(
      -12 * H - 5 * S,
    );
    const kept = makeStore('db', {
      backups: { at: [], schedule, takes: constant(H), restore: constant(M), keepUs: 2 * H },
    });
    const none = play(restoring('backup', { ...early, stores: [kept] }));
    expect(none.mode).toBe('step restore failed: no usable backup');
  });

  it('loses half a cycle on average when the failure comes at any time', () => {
    const plan = restoring('backup', { timeline: [makeFault(0, corrupt)] });
    delete (plan.scenario as { startsUs?: number }).startsUs;
    const runs = 1500;
    let sum = 0;
    for (let seed = 0; seed < runs; seed++) sum += run(plan, seed).rpaUs;
    const deviation = (6 * H) / Math.sqrt(12 * runs);
    expect(Math.abs(sum / runs - 3 * H)).toBeLessThan(4 * deviation);
  });

  it('fails, and takes longer, as the scenario says', () => {
    const steps = [
      makeDeploy(),
      { ...restoreStep('backup'), retry: { attempts: 2, backoffUs: 0 } },
    ];
    const twice = play(
      restoring(
        'backup',
        { steps },
        makeFault(0, { kind: 'restore_fails', store: 'db', times: 1 }),
      ),
    );
    expect(twice.steps[1]?.attempts).toBe(2);
    expect(twice.milestones.executedUs).toBe(BEGIN + 41 * M);
    const slow = play(
      restoring('backup', {}, makeFault(0, { kind: 'restore_slow', store: 'db', factor: 3 })),
    );
    expect(slow.milestones.executedUs).toBe(BEGIN + 61 * M);
  });

  it('takes the time written at the step before that of the store', () => {
    const steps = [makeDeploy(), restoreStep('backup', true)];
    expect(play(restoring('backup', { steps })).milestones.executedUs).toBe(BEGIN + 2 * M);
  });
});

describe('restoring otherwise', () => {
  it('to a point in time just before the first wrong record loses what came after', () => {
    const played = play(restoring('point-in-time'));
    expect(played.told('store.restored')[0]?.pointUs).toBe(M);
    expect(played.rpaUs).toBe(0);
    expect(played.lostRecords).toBe(70 * 10);
  });

  it('to a point in time loses at most one interval of archiving when nothing is wrong', () => {
    const { fault } = makeFault(0, {
      kind: 'errors',
      target: { name: 'shop', version: '2' },
      share: 0.5,
    });
    const played = play(
      restoring('point-in-time', { timeline: [{ at: [], atUs: 95 * S, fault: fault! }] }),
    );
    const restoredAt = played.at('store.restored')[0]!;
    const stoppedAt = restoredAt - 20 * M;
    expect(played.told('store.restored')[0]?.pointUs).toBe(Math.floor(stoppedAt / M) * M);
  });

  it('from a replica loses what it lagged behind', () => {
    const down = makeFault(M, { kind: 'unavailable', target: { name: 'db' } });
    const played = play(restoring('replica', { timeline: [down] }));
    expect(played.rpaUs).toBe(3 * S);
    expect(played.lostRecords).toBe(30);
    expect(played.outcome).toBe('recovered');
    const lagging = makeFault(0, { kind: 'replication_lag', store: 'db', lagUs: 10 * S });
    expect(play(restoring('replica', { timeline: [down, lagging] })).rpaUs).toBe(13 * S);
    const stopped = makeFault(20 * S, { kind: 'replication_stops', store: 'db' });
    expect(play(restoring('replica', { timeline: [down, stopped] })).rpaUs).toBe(43 * S);
  });

  it('from a replica does not help against wrong records: it has them too', () => {
    const played = play(restoring('replica'));
    expect(played.mode).toBe('still degraded at the end of the budget: shop (error rate)');
    expect(played.stores[0]?.corruptRecords).toBeGreaterThan(0);
  });

  it('to before the change brings back the schema of before', () => {
    const change = { migrates: byName(makeMove('db', '41', '42')) };
    const plan = restoring('point-in-time', {
      change,
      timeline: [
        makeFault(M, { kind: 'errors', target: { name: 'shop', version: '2' }, share: 0.5 }),
      ],
    });
    const played = play(plan);
    expect(played.told('store.restored')[0]?.pointUs).toBe(0);
    expect(played.told('schema.changed')).toEqual([{ from: '42', to: '41', lostValues: 0 }]);
    expect(played.rpaUs).toBe(M);
  });
});

describe('what faults do to writes', () => {
  it('wrong records are written until the new version is gone, and stay', () => {
    const played = play(restoring('backup', { steps: [makeDeploy()] }));
    expect(played.stores[0]).toMatchObject({
      corruptRecords: (10 + 60) * 10 * 0.2,
      lostRecords: 0,
      rpaUs: 0,
    });
    expect(played.outcome).toBe('not-recovered');
  });

  it('wrong records have nothing to do with the change where no changed service writes', () => {
    const services = [
      makeService('shop'),
      makeService('other', { dependsOn: [makeDependency('db')] }),
    ];
    const timeline = [makeFault(M, corrupt, 2 * M)];
    const played = play(restoring('backup', { services, timeline, steps: [makeDeploy()] }));
    expect(played.stores[0]?.corruptRecords).toBe(120 * 10 * 0.2);
  });

  it('lost writes are counted while they last', () => {
    const lost = makeFault(M, { kind: 'lost_writes', store: 'db', share: 0.5 }, 20 * S);
    const bad = makeFault(M, {
      kind: 'errors',
      target: { name: 'shop', version: '2' },
      share: 0.5,
    });
    const played = play(restoring('backup', { timeline: [lost, bad], steps: [makeDeploy()] }));
    expect(played.stores[0]?.lostRecords).toBe(100);
  });

  it('a store without writes loses nothing', () => {
    const stores = [{ ...stored(), writesPerS: 0 }];
    expect(play(restoring('backup', { stores })).stores[0]).toMatchObject({
      rpaUs: 0,
      lostRecords: 0,
    });
  });
});
