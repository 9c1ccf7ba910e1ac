import { describe, expect, it } from 'vitest';
import { run } from '../../shared/drill/run.ts';
import type { Plan } from '../../shared/model/plan.ts';
import {
  H,
  M,
  S,
  badVersion,
  makeApproval,
  makeCommunication,
  makeDependency,
  makeDeploy,
  makeFault,
  makeInject,
  makeMetric,
  makePlan,
  makeService,
  makeTrigger,
  makeVerification,
  makeWait,
  makeWorkload,
  punctual,
} from '../support/plan.ts';
import { play } from '../support/play.ts';

const noisy = (): Plan =>
  makePlan({
    timeline: [
      makeFault(M, { kind: 'errors', target: { name: 'shop', version: '2' }, share: 0.06 }),
    ],
    triggers: [makeTrigger('errors', { consecutive: 4 })],
    steps: [makeDeploy('deploy', { takes: { kind: 'exponential', meanUs: M } })],
  });

describe('run', () => {
  it('plays the same seed to the same events, another seed to others', () => {
    const text = (seed: number): string => JSON.stringify(play(noisy(), seed).events);
    expect(text(3)).toBe(text(3));
    expect(text(3)).not.toBe(text(4));
  });

  it('measures a plain rollback by hand', () => {
    const played = play(makePlan());
    expect(played.outcome).toBe('recovered');
    expect(played.milestones).toEqual({
      onsetUs: M,
      detectedUs: 70 * S,
      declaredUs: 70 * S,
      approvedUs: 70 * S,
      startedUs: 70 * S,
      executedUs: 130 * S,
      verifiedUs: 130 * S,
      recoveredUs: 130 * S,
    });
    expect(played.rtaUs).toBe(70 * S);
    expect(played.failedRequests).toBe(70 * 100 * 0.5);
    expect(played.critical).toEqual(['deploy']);
  });

  it('takes the sum of steps in a row and the longest of steps side by side', () => {
    const row = [
      makeWait('a', 2 * M),
      makeWait('b', 3 * M, { needs: ['a'] }),
      makeDeploy('c', { needs: ['b'] }),
    ];
    const side = [
      makeWait('a', 2 * M),
      makeWait('b', 3 * M),
      makeDeploy('c', { needs: ['a', 'b'] }),
    ];
    const inRow = play(makePlan({ steps: row }));
    const sideBySide = play(makePlan({ steps: side }));
    expect(inRow.milestones.executedUs).toBe(70 * S + 6 * M);
    expect(inRow.critical).toEqual(['a', 'b', 'c']);
    expect(sideBySide.milestones.executedUs).toBe(70 * S + 4 * M);
    expect(sideBySide.critical).toEqual(['b', 'c']);
  });

  it('recovers before execution ends when the system is well before', () => {
    const played = play(
      makePlan({ steps: [makeDeploy(), makeWait('rest', H, { needs: ['deploy'] })] }),
    );
    expect(played.milestones.recoveredUs).toBe(130 * S);
    expect(played.phases).toMatchObject({ executionUs: M, validationUs: 0 });
    expect(played.critical).toEqual(['deploy']);
  });

  it('waits until the verification has held for its time, which is not part of the recovery time', () => {
    const played = play(makePlan({ verify: [makeVerification('ok', { forUs: 3 * M })] }));
    expect(played.milestones).toMatchObject({ recoveredUs: 130 * S, verifiedUs: 310 * S });
    expect(played.rtaUs).toBe(70 * S);
  });

  it('lets the clock run on when a verification fails', () => {
    const relapse = makeFault(
      2 * M,
      { kind: 'errors', target: { name: 'shop' }, share: 0.5 },
      5 * M,
    );
    const played = play(
      makePlan({
        timeline: [badVersion],
        duringRollback: [relapse],
        verify: [makeVerification('ok', { forUs: 5 * M })],
      }),
    );
    expect(played.told('verification.failed')).toEqual([{ check: 'shop (error rate)' }]);
    expect(played.milestones.recoveredUs).toBe(70 * S + 7 * M);
    expect(played.milestones.verifiedUs).toBe(70 * S + 12 * M);
    expect(played.phases?.validationUs).toBe(6 * M);
  });

  it('notices nothing without a trigger', () => {
    const played = play(makePlan({ triggers: [] }));
    expect(played).toMatchObject({ outcome: 'not-recovered', mode: 'nothing detected it' });
    expect(played.rtaUs).toBeUndefined();
    expect(played.at('run.ended')).toEqual([2 * H]);
  });

  it('is not needed when nothing degrades', () => {
    const played = play(makePlan({ timeline: [] }));
    expect(played).toMatchObject({ outcome: 'not-needed', mode: 'nothing degraded' });
    expect(played.milestones.onsetUs).toBeUndefined();
  });

  it('counts detection before onset as no time at all', () => {
    const target = { name: 'shop', version: '2' };
    const timeline = [
      makeFault(0, { kind: 'errors', target, share: 0.008 }),
      makeFault(M, { kind: 'errors', target, share: 0.5 }),
    ];
    const early = makeTrigger(punctual, { when: makeMetric({ bound: 0.0001 }) });
    const played = play(
      makePlan({
        timeline,
        triggers: [early],
        steps: [makeDeploy('d', { takes: { kind: 'constant', valueUs: 5 * M } })],
      }),
    );
    expect(played.milestones.detectedUs).toBeLessThan(M);
    expect(played.milestones.onsetUs).toBe(M);
    expect(played.phases).toMatchObject({ detectionUs: 0, decisionUs: 0, approvalUs: 0 });
    expect(played.rtaUs).toBe(played.phases?.executionUs);
  });

  it('says when a false alarm rolled back', () => {
    const timeline = [makeFault(0, { kind: 'errors', target: { name: 'shop' }, share: 0.008 })];
    const early = makeTrigger(punctual, { when: makeMetric({ bound: 0.0001 }) });
    const played = play(makePlan({ timeline, triggers: [early] }));
    expect(played).toMatchObject({ outcome: 'not-needed', mode: 'rolled back on a false alarm' });
  });

  it('holds, mitigates or rolls forward as its trigger says, once the fault has passed', () => {
    const { fault } = badVersion;
    const passing = makeFault(M, fault!.effect, 10 * M);
    for (const [then, outcome] of [
      ['hold', 'held'],
      ['mitigate', 'mitigated'],
      ['roll-forward', 'rolled-forward'],
    ] as const) {
      const played = play(
        makePlan({ timeline: [passing], triggers: [makeTrigger(punctual, { then })] }),
      );
      expect(played.outcome).toBe(outcome);
      expect(played.milestones.recoveredUs).toBe(11 * M);
      expect(played.at('run.ended')).toEqual([16 * M]);
      expect(played.steps).toEqual([]);
      const lasting = play(makePlan({ triggers: [makeTrigger(punctual, { then })] }));
      expect(lasting.mode).toBe('still degraded at the end of the budget: shop (error rate)');
    }
  });

  it('says when the disruption passed before anybody decided', () => {
    const passing = makeFault(M, badVersion.fault!.effect, 3 * M);
    const played = play(makePlan({ timeline: [passing], triggers: [] }));
    expect(played).toMatchObject({ outcome: 'held', mode: 'passed before anybody decided' });
    expect(played.rtaUs).toBe(3 * M);
  });

  it('ends at the budget with what it waited for', () => {
    const budget = { budgetUs: 20 * M };
    const never = makeApproval('production', { from: ['owner'], quorum: 2, onExpiry: 'abort' });
    expect(play(makePlan({ scenario: budget, steps: [makeWait('long', H)] })).mode).toBe(
      'step long never ended',
    );
    expect(play(makePlan({ scenario: budget, steps: [] })).mode).toBe(
      'still degraded at the end of the budget: shop (error rate)',
    );
    expect(play(makePlan({ scenario: budget, approvals: [never] })).mode).toBe(
      'approval production never given',
    );
  });

  it('survives no traffic: nothing is measured, so nothing fires', () => {
    const played = play(makePlan({ services: [makeService('shop', { trafficPerS: 0 })] }));
    expect(played.mode).toBe('nothing detected it');
    expect(played.failedRequests).toBe(0);
  });

  it('takes the workload of the scenario, and follows the day when asked', () => {
    const scenario = { workload: new Map([['shop', makeWorkload('shop', 40)]]) };
    expect(play(makePlan({ scenario })).failedRequests).toBe(70 * 40 * 0.5);
    const diurnal = { workload: new Map([['shop', makeWorkload('shop', 40, 'diurnal')]]) };
    const atMidnight = play(makePlan({ scenario: diurnal }));
    expect(atMidnight.told('service.state')[0]?.trafficPerS).toBeCloseTo(20, 6);
    const atNoon = play(
      makePlan({ scenario: { ...diurnal, startsUs: 1_767_571_200_000_000 + 12 * H } }),
    );
    expect(atNoon.told('service.state')[0]?.trafficPerS).toBeCloseTo(60, 6);
  });

  it('ends with cyclic calls', () => {
    const services = [
      makeService('shop', { dependsOn: [makeDependency('stock', { retries: 3, timeoutUs: S })] }),
      makeService('stock', { trafficPerS: 0, dependsOn: [makeDependency('shop')] }),
    ];
    expect(play(makePlan({ services })).outcome).toBe('recovered');
  });

  it('sends messages at their events and as time passes', () => {
    const kinds = ['detected', 'declared', 'approved', 'started', 'verified', 'recovered'] as const;
    const communicate = [
      ...kinds.map((kind) => makeCommunication({ kind }, { say: kind })),
      makeCommunication({ kind: 'elapsed', afterUs: 30 * S }, { say: 'late' }),
      makeCommunication({ kind: 'elapsed', afterUs: H }, { say: 'very late' }),
    ];
    const played = play(makePlan({ communicate }));
    expect(played.told('message.sent').map(({ say }) => say)).toEqual([
      'detected',
      'declared',
      'approved',
      'started',
      'late',
      'verified',
      'recovered',
    ]);
    expect(played.at('message.sent')[4]).toBe(90 * S);
  });

  it('says when each step is done, and expects recovery anew each time', () => {
    const messages = [makeCommunication({ kind: 'step-done' }, { say: 'Well again {{eta}}.' })];
    const steps = ['a', 'b', 'c'].map((id, index, ids) =>
      makeWait(id, 10 * M, { needs: index === 0 ? [] : [ids[index - 1] ?? ''] }),
    );
    const last = makeDeploy('d', { needs: ['c'] });
    const { events } = play(makePlan({ steps: [...steps, last], communicate: messages }));
    const said = events.flatMap(({ kind, data }) => (kind === 'message.sent' ? [data.say] : []));
    expect(said).toEqual([
      'Well again in about 21m.',
      'Well again in about 11m.',
      'Well again in about 1m.',
      'Well again now.',
    ]);
  });

  it('starts from any moment of a week when the scenario names none', () => {
    const plan = makePlan();
    delete (plan.scenario as { startsUs?: number }).startsUs;
    expect(run(plan, 1).rtaUs).toBe(70 * S);
  });

  it('takes the answer of a person who was asked', () => {
    const ask = (answer: 'rollback' | 'mitigate', withinUs: number) =>
      makeInject(2 * M, 'on-call', {
        question: '?',
        choices: ['rollback', 'mitigate'],
        answer,
        withinUs,
      });
    const timeline = (entry: ReturnType<typeof ask>) => [badVersion, entry];
    const declared = play(makePlan({ triggers: [], timeline: timeline(ask('rollback', 2 * M)) }));
    expect(declared.milestones).toMatchObject({ detectedUs: 2 * M, declaredUs: 3 * M });
    const late = play(makePlan({ triggers: [], timeline: timeline(ask('rollback', 30 * S)) }));
    expect(late.mode).toBe('nothing detected it');
    const mitigated = play(makePlan({ triggers: [], timeline: timeline(ask('mitigate', 2 * M)) }));
    expect(mitigated.told('rollback.decided-against')).toEqual([{ decision: 'mitigate' }]);
    expect(mitigated.outcome).toBe('not-recovered');
  });
});
