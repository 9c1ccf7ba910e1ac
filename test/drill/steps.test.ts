import { describe, expect, it } from 'vitest';
import { run } from '../../shared/drill/run.ts';
import { constant } from '../../shared/model/distribution.ts';
import type { FailurePolicy, Step } from '../../shared/model/playbook.ts';
import type { ScenarioEntry } from '../../shared/model/scenario.ts';
import {
  H,
  M,
  S,
  makeApproval,
  makeDeploy,
  makeFault,
  makeMetric,
  makePlan,
  makeRole,
  makeService,
  makeStep,
  makeVersions,
  makeWait,
} from '../support/plan.ts';
import { play } from '../support/play.ts';

const BEGIN = 70 * S;

function fails(step: string, times: number): ScenarioEntry {
  return makeFault(0, { kind: 'step_fails', step, times });
}

function failing(onFailure: FailurePolicy, more: readonly Step[] = [], step: Partial<Step> = {}) {
  const steps = [makeWait('x', M, { onFailure, ...step }), ...more];
  return play(makePlan({ steps, duringRollback: [fails('x', 99)] }));
}

describe('needs', () => {
  it('change when a step starts', () => {
    const steps = (needs: string[]): Step[] => [makeWait('a', M), makeDeploy('b', { needs })];
    expect(play(makePlan({ steps: steps(['a']) })).milestones.recoveredUs).toBe(BEGIN + 2 * M);
    expect(play(makePlan({ steps: steps([]) })).milestones.recoveredUs).toBe(BEGIN + M);
  });

  it('name what a step waits for, and the last of them is on the critical path', () => {
    const steps = [
      makeWait('slow', 5 * M),
      makeWait('quick', M),
      makeDeploy('d', { needs: ['quick', 'slow'] }),
    ];
    const played = play(makePlan({ steps }));
    expect(played.told('step.waiting', 'd')).toEqual([
      { for: 'dependency', name: 'quick' },
      { for: 'dependency', name: 'slow' },
    ]);
    expect(played.critical).toEqual(['slow', 'd']);
  });
});

describe('attempts', () => {
  it('are repeated after a wait that doubles', () => {
    const retry = { attempts: 4, backoffUs: 10 * S };
    const played = play(
      makePlan({ steps: [makeDeploy('d', { retry })], duringRollback: [fails('d', 3)] }),
    );
    expect(played.milestones.executedUs).toBe(BEGIN + 4 * M + 70 * S);
    expect(played.steps[0]).toMatchObject({ attempts: 4, status: 'succeeded' });
    expect(played.told('step.failed').map(({ final }) => final)).toEqual([false, false, false]);
  });

  it('end the rollback when none is left', () => {
    const played = play(makePlan({ steps: [makeDeploy('d')], duringRollback: [fails('d', 1)] }));
    expect(played).toMatchObject({
      outcome: 'not-recovered',
      mode: 'step d failed: the step failed',
    });
    expect(played.told('rollback.executed')).toEqual([{ completed: false }]);
  });

  it('are ended by their timeout', () => {
    const hangs = makeFault(0, { kind: 'step_hangs', step: 'd', times: 1 });
    const patient = makeDeploy('d', { timeoutUs: 5 * M, retry: { attempts: 2, backoffUs: 0 } });
    const played = play(makePlan({ steps: [patient], duringRollback: [hangs] }));
    expect(played.milestones.executedUs).toBe(BEGIN + 6 * M);
    expect(played.told('step.failed')).toEqual([{ attempt: 1, reason: 'timed out', final: false }]);
    const endless = play(makePlan({ steps: [makeDeploy('d')], duringRollback: [hangs] }));
    expect(endless.mode).toBe('step d never ended');
    const slow = makeDeploy('d', { takes: constant(H), timeoutUs: M });
    expect(play(makePlan({ steps: [slow] })).mode).toBe('step d failed: timed out');
  });

  it('draw their time by step and attempt alone, so that a new step moves no other', () => {
    const takes = { kind: 'exponential', meanUs: M } as const;
    const plain = play(makePlan({ steps: [makeDeploy('d', { takes })] }), 5);
    const steps = [
      makeStep('other', { kind: 'run', command: ['true'] }, { takes }),
      makeDeploy('d', { takes }),
    ];
    const more = play(makePlan({ steps }), 5);
    expect(more.at('step.succeeded', 'd')).toEqual(plain.at('step.succeeded', 'd'));
  });

  it('have the mean time of their distribution', () => {
    const plan = makePlan({
      steps: [makeDeploy('d', { takes: { kind: 'exponential', meanUs: M } })],
    });
    const runs = 2000;
    let sum = 0;
    for (let seed = 0; seed < runs; seed++) sum += run(plan, seed).phases?.executionUs ?? 0;
    expect(Math.abs(sum / runs / M - 1)).toBeLessThan(4 / Math.sqrt(runs));
  });
});

describe('failure policies', () => {
  it('continue: what needs the step runs all the same', () => {
    const played = failing({ kind: 'continue' }, [makeDeploy('d', { needs: ['x'] })]);
    expect(played.outcome).toBe('recovered');
    expect(played.milestones.executedUs).toBe(BEGIN + 2 * M);
  });

  it('pause: somebody lets one more attempt run', () => {
    const steps = [makeDeploy('d', { onFailure: { kind: 'pause' } })];
    const once = play(makePlan({ steps, duringRollback: [fails('d', 1)] }));
    expect(once.outcome).toBe('recovered');
    expect(once.milestones.executedUs).toBe(BEGIN + 3 * M);
    const twice = play(makePlan({ steps, duringRollback: [fails('d', 2)] }));
    expect(twice.mode).toBe('step d failed: the step failed');
  });

  it('pause does not wait for the very person who works on the step', () => {
    const steps = [makeDeploy('d', { by: 'on-call', onFailure: { kind: 'pause' } })];
    const played = play(makePlan({ steps, duringRollback: [fails('d', 1)] }));
    expect(played.milestones.executedUs).toBe(BEGIN + 5 * M);
  });

  it('goto: a step that nothing else needs runs only then, and stands in', () => {
    const steps = [
      makeDeploy('d', { onFailure: { kind: 'goto', step: 'plan-b' } }),
      makeWait('after', M, { needs: ['d'] }),
      makeDeploy('plan-b', { takes: constant(3 * M) }),
    ];
    const well = play(makePlan({ steps }));
    expect(well.at('step.started', 'plan-b')).toEqual([]);
    const badly = play(makePlan({ steps, duringRollback: [fails('d', 1)] }));
    expect(badly.outcome).toBe('recovered');
    expect(badly.at('step.started', 'after')).toEqual([BEGIN + 4 * M]);
    expect(badly.critical).toEqual(['d', 'plan-b']);
  });

  it('goto: forward skips what lies between', () => {
    const steps = [
      makeWait('x', M, { onFailure: { kind: 'goto', step: 'd' } }),
      makeWait('between', H, { needs: ['x'] }),
      makeDeploy('d', { needs: ['between'] }),
    ];
    const played = play(makePlan({ steps, duringRollback: [fails('x', 1)] }));
    expect(played.steps.map(({ step, status }) => [step, status])).toEqual([
      ['x', 'failed'],
      ['between', 'skipped'],
      ['d', 'succeeded'],
    ]);
    expect(played.milestones.executedUs).toBe(BEGIN + 2 * M);
  });

  it('goto: back runs all between again, and not for ever', () => {
    const steps = [
      makeDeploy('d'),
      makeWait('x', M, { needs: ['d'], onFailure: { kind: 'goto', step: 'd' } }),
    ];
    const once = play(makePlan({ steps, duringRollback: [fails('x', 1)] }));
    expect(once.milestones.executedUs).toBe(BEGIN + 4 * M);
    const always = play(makePlan({ steps, duringRollback: [fails('x', 99)] }));
    expect(always.mode).toBe('step x failed: the step failed');
    expect(always.at('step.started', 'd')).toHaveLength(6);
  });

  it('compensate: undoes what was done, newest first, then stops', () => {
    const steps = [
      makeWait('a', M, { compensateBy: 'undo-a' }),
      makeWait('b', M, { needs: ['a'], compensateBy: 'undo-b' }),
      makeWait('x', M, { needs: ['b'], onFailure: { kind: 'compensate' } }),
      makeWait('undo-a', M),
      makeWait('undo-b', M),
    ];
    const played = play(makePlan({ steps, duringRollback: [fails('x', 1)] }));
    expect(played.at('step.started', 'undo-b')).toEqual([BEGIN + 3 * M]);
    expect(played.at('step.started', 'undo-a')).toEqual([BEGIN + 4 * M]);
    expect(played.at('rollback.stopped')).toEqual([BEGIN + 5 * M]);
    expect(played.mode).toBe('step x failed: the step failed');
    expect(
      play(makePlan({ steps: [...steps, makeDeploy()] })).at('step.started', 'undo-a'),
    ).toEqual([]);
  });
});

describe('the blast radius', () => {
  const services = [makeService('shop', { zones: ['a', 'b'] }), makeService('other')];
  const outside = 'outside the blast radius';

  it('refuses a step that touches a service outside the scope, without retries', () => {
    const retry = { attempts: 3, backoffUs: 0 };
    const step = makeStep('s', { kind: 'scale', service: 'other', replicas: 1 }, { retry });
    const played = play(makePlan({ services, scope: { services: ['shop'] }, steps: [step] }));
    expect(played.told('step.failed')).toEqual([{ attempt: 1, reason: outside, final: true }]);
    expect(played.mode).toBe('step s failed: outside the blast radius');
  });

  it('refuses zones outside the scope and leaves the others alone', () => {
    const step = (zone: string) =>
      makeStep('s', { kind: 'deploy', service: 'shop', version: '1', zones: [zone] });
    const scope = { zones: ['a'] };
    const reasons = (zone: string) =>
      play(makePlan({ services, scope, steps: [step(zone)] })).told('step.failed');
    expect(reasons('b')).toMatchObject([{ reason: outside }]);
    expect(reasons('a')).toEqual([]);
  });
});

describe('verification of a step', () => {
  const below = makeMetric({ comparison: 'below' });

  it('looks every 5 s until the effect is there', () => {
    const target = { name: 'shop' };
    const passing = makeFault(M, { kind: 'errors', target, share: 0.5 }, 3 * M + 2 * S);
    const steps = [makeWait('w', M, { verify: { at: [], condition: below, withinUs: 10 * M } })];
    const played = play(makePlan({ timeline: [passing], steps }));
    expect(played.at('step.succeeded')).toEqual([4 * M + 5 * S]);
  });

  it('fails the attempt when the time is over', () => {
    const steps = [makeWait('w', M, { verify: { at: [], condition: below, withinUs: 12 * S } })];
    const played = play(makePlan({ steps }));
    expect(played.mode).toBe('step w failed: verification did not hold');
    expect(played.at('step.failed')).toEqual([BEGIN + M + 12 * S]);
  });

  it('a check looks once, or until its timeout', () => {
    const check = (timeoutUs?: number) =>
      makeStep(
        'c',
        { kind: 'check', condition: below },
        timeoutUs === undefined ? {} : { timeoutUs },
      );
    expect(play(makePlan({ steps: [check()] })).mode).toBe('step c failed: check did not hold');
    const waits = play(makePlan({ steps: [check(9 * M), makeDeploy('d')] }));
    expect(waits.outcome).toBe('recovered');
    expect(play(makePlan({ steps: [check(2 * M)] })).mode).toBe('step c failed: timed out');
  });
});

describe('actions', () => {
  const badTwo = makeFault(M, {
    kind: 'errors',
    target: { name: 'shop', version: '2' },
    share: 0.5,
  });

  it('deploy takes the traffic of the new version, unless a traffic step does', () => {
    const shift = makeStep(
      'shift',
      { kind: 'traffic', service: 'shop', to: '1', share: 1 },
      { needs: ['d'] },
    );
    const alone = play(makePlan({ steps: [makeDeploy('d')] }));
    expect(alone.milestones.recoveredUs).toBe(BEGIN + M);
    const both = play(makePlan({ steps: [makeDeploy('d'), shift] }));
    expect(both.milestones.recoveredUs).toBe(BEGIN + 2 * M);
  });

  it('traffic to a version that nobody runs fails; with blue-green the old one still runs', () => {
    const steps = [makeStep('shift', { kind: 'traffic', service: 'shop', to: '1', share: 1 })];
    const gone = play(makePlan({ steps, change: { strategy: 'rolling' } }));
    expect(gone.told('service.state').at(-1)?.errorRate).toBe(1);
    expect(play(makePlan({ steps, change: { strategy: 'blue-green' } })).outcome).toBe('recovered');
  });

  it('a canary fails only its share, and a partial shift leaves a part', () => {
    const change = { strategy: 'canary' as const };
    const canary = play(makePlan({ change, scope: { traffic: 0.2 }, timeline: [badTwo] }));
    expect(canary.told('onset')).toHaveLength(1);
    expect(canary.told('service.degraded')[0]?.errorRate).toBeCloseTo(0.1, 9);
    const steps = [makeStep('shift', { kind: 'traffic', service: 'shop', to: '1', share: 0.75 })];
    const half = play(makePlan({ change, steps }));
    expect(half.told('service.state').at(-1)?.errorRate).toBeCloseTo(0.125, 9);
  });

  it('a flag switches off what is wrong with the new version', () => {
    const steps = [makeStep('off', { kind: 'flag', service: 'shop', flag: 'f', on: false })];
    expect(play(makePlan({ steps })).outcome).toBe('recovered');
    const on = [makeStep('on', { kind: 'flag', service: 'shop', flag: 'f', on: true })];
    expect(play(makePlan({ steps: on })).outcome).toBe('not-recovered');
  });

  it('scale adds capacity', () => {
    const services = [makeService('shop', { capacityPerS: 100, replicas: 2 })];
    const timeline = [makeFault(M, { kind: 'capacity', target: { name: 'shop' }, share: 0.25 })];
    const scale = (replicas: number) =>
      play(
        makePlan({
          services,
          timeline,
          steps: [makeStep('s', { kind: 'scale', service: 'shop', replicas })],
        }),
      );
    expect(scale(2).told('service.degraded')[0]?.errorRate).toBeCloseTo(0.5, 6);
    expect(scale(8).outcome).toBe('recovered');
    expect(scale(3).outcome).toBe('not-recovered');
  });

  it('http and check conditions fail while a service does', () => {
    const reach = makeStep('h', {
      kind: 'http',
      url: 'http://shop:80/healthz',
      method: 'GET',
      status: 200,
    });
    expect(play(makePlan({ steps: [reach] })).mode).toBe('step h failed: shop unhealthy');
    const after = { ...reach, needs: ['deploy'] };
    expect(play(makePlan({ steps: [makeDeploy(), after] })).outcome).toBe('recovered');
  });

  it('an approval step waits for its approval', () => {
    const roles = [makeRole('on-call'), makeRole('owner', { responds: constant(7 * M) })];
    const steps = [
      makeStep('ok', { kind: 'approve', approval: 'go' }, { takesWritten: false }),
      makeDeploy('d', { needs: ['ok'] }),
    ];
    const played = play(makePlan({ roles, steps, approvals: [makeApproval('go')] }));
    expect(played.at('rollback.approved')).toEqual([BEGIN]);
    expect(played.at('step.succeeded', 'ok')).toEqual([BEGIN + 7 * M]);
  });

  it('incompatible versions fail until schema and version fit again', () => {
    const versions = makeVersions({ '1': { db: '41' }, '2': { db: '42' } });
    const steps = [
      makeDeploy('d'),
      makeStep(
        'down',
        { kind: 'migrate', store: 'db', to: '41' },
        { needs: ['d'], reversible: false },
      ),
    ];
    const plan = makePlan({
      services: [makeService('shop', { versions })],
      stores: [{ ...storeOf('db'), schema: '42' }],
      change: { migrates: new Map([['db', { at: [], name: 'db', from: '41', to: '42' }]]) },
      steps,
    });
    const played = play(plan);
    const rates = played.told('service.state').map(({ errorRate }) => errorRate);
    expect(rates).toEqual([0, 0.5, 1, 0]);
    expect(played.milestones.recoveredUs).toBe(BEGIN + 2 * M);
    expect(played.told('schema.changed')).toEqual([
      { from: '42', to: '41', lostValues: (70 + 120) * 10 },
    ]);
  });
});

function storeOf(name: string) {
  return { at: [], name, engine: 'postgres' as const, writesPerS: 10 };
}
