import { describe, expect, it } from 'vitest';
import { run } from '../../shared/drill/run.ts';
import { constant } from '../../shared/model/distribution.ts';
import type { FaultEffect } from '../../shared/model/scenario.ts';
import {
  H,
  M,
  S,
  badVersion,
  makeApproval,
  makeDeclaration,
  makeDeploy,
  makeFault,
  makePlan,
  makeRole,
  makeStep,
  makeTrigger,
  punctual,
} from '../support/plan.ts';
import type { PlanParts } from '../support/plan.ts';
import { play } from '../support/play.ts';

const DETECTED = 70 * S;

function gated(parts: Partial<PlanParts>, ...effects: FaultEffect[]) {
  const timeline = [badVersion, ...effects.map((effect) => makeFault(0, effect))];
  return play(
    makePlan({ approvals: [makeApproval('go', { deadlineUs: 5 * M })], timeline, ...parts }),
  );
}

const absent = { kind: 'absent', role: 'owner' } as const;
const withDelegate = [
  makeRole('on-call', { responds: constant(2 * M) }),
  makeRole('owner', { delegate: 'on-call' }),
];

describe('approvals', () => {
  it('gate the start, side by side', () => {
    const approvals = [makeApproval('a'), makeApproval('b', { from: ['slow'] })];
    const roles = [
      makeRole('on-call'),
      makeRole('owner'),
      makeRole('slow', { responds: constant(4 * M) }),
    ];
    const played = play(makePlan({ approvals, roles }));
    expect(played.milestones).toMatchObject({ declaredUs: DETECTED, approvedUs: DETECTED + 4 * M });
    expect(played.phases?.approvalUs).toBe(4 * M);
  });

  it('stop the rollback when they expire and say so', () => {
    const played = gated({}, absent);
    expect(played).toMatchObject({ outcome: 'not-recovered', mode: 'approval go expired' });
    expect(played.at('rollback.stopped')).toEqual([DETECTED + 5 * M]);
    expect(played.at('step.started')).toEqual([]);
  });

  it('let it proceed when they expire and say so', () => {
    const approvals = [makeApproval('go', { deadlineUs: 5 * M, onExpiry: 'proceed' })];
    expect(gated({ approvals }, absent).milestones.approvedUs).toBe(DETECTED + 5 * M);
  });

  it("escalate when they expire and say so: to the declaration's roles where there is no delegate", () => {
    const approvals = [makeApproval('go', { deadlineUs: 5 * M, onExpiry: 'escalate' })];
    const played = gated({ approvals }, absent);
    expect(played.told('escalated')).toEqual([{ purpose: 'approval go', to: 'on-call' }]);
    expect(played.milestones.approvedUs).toBe(DETECTED + 6 * M);
  });

  it('escalate past a delegate who is away too', () => {
    const approvals = [makeApproval('go', { deadlineUs: 5 * M, onExpiry: 'escalate' })];
    const roles = [...withDelegate, makeRole('manager', { responds: constant(4 * M) })];
    const declare = makeDeclaration({ by: [], escalate: [{ at: [], afterUs: M, to: 'manager' }] });
    const away = { kind: 'absent', role: 'on-call' } as const;
    const played = gated({ approvals, roles, declare }, absent, away);
    expect(played.told('escalated').map(({ to }) => to)).toEqual(['on-call', 'manager']);
    expect(played.milestones.approvedUs).toBe(DETECTED + 9 * M);
  });

  it('escalate to whoever comes back first when nobody is there', () => {
    const approvals = [makeApproval('go', { deadlineUs: 5 * M, onExpiry: 'escalate' })];
    const timeline = [
      badVersion,
      makeFault(0, absent),
      makeFault(0, { kind: 'absent', role: 'on-call' }, 30 * M),
    ];
    const played = play(makePlan({ approvals, roles: withDelegate, timeline }));
    expect(played.milestones.approvedUs).toBe(32 * M);
  });

  it('are given at once by the delegate of somebody who is away', () => {
    const played = gated({ roles: withDelegate }, absent);
    expect(played.milestones.approvedUs).toBe(DETECTED + 2 * M);
    expect(played.at('approval.expired')).toEqual([]);
  });

  it('are refused by those who refuse', () => {
    const played = gated({}, { kind: 'refuses', role: 'owner' });
    expect(played.mode).toBe('approval go refused by owner');
    expect(played.at('approval.refused')).toEqual([DETECTED + M]);
  });

  it('take as long as the k-th of n people: its mean is the sum of 1/(n − i)', () => {
    const roles = [
      makeRole('on-call'),
      makeRole('owner', { people: 5, responds: { kind: 'exponential', meanUs: M } }),
    ];
    const plan = makePlan({ roles, approvals: [makeApproval('go', { quorum: 3 })] });
    const runs = 2000;
    let sum = 0;
    for (let seed = 0; seed < runs; seed++) sum += run(plan, seed).phases?.approvalUs ?? 0;
    const terms = [1 / 5, 1 / 4, 1 / 3];
    const mean = terms.reduce((total, term) => total + term, 0);
    const deviation = Math.sqrt(terms.reduce((total, term) => total + term * term, 0));
    expect(Math.abs(sum / runs / M - mean)).toBeLessThan((4 * deviation) / Math.sqrt(runs));
  });

  it('need distinct people: a quorum above their number is never reached', () => {
    const approvals = [makeApproval('go', { quorum: 2 })];
    expect(gated({ approvals, scenario: { budgetUs: H } }).mode).toBe('approval go never given');
  });
});

describe('declaration', () => {
  const triggers = [makeTrigger(punctual, { then: 'ask' })];
  const roles = [
    makeRole('on-call', { responds: constant(9 * M) }),
    makeRole('manager'),
    makeRole('boss'),
  ];

  it('waits for the first who may declare', () => {
    const played = play(makePlan({ triggers, roles }));
    expect(played.milestones).toMatchObject({ detectedUs: DETECTED, declaredUs: DETECTED + 9 * M });
    expect(played.phases?.decisionUs).toBe(9 * M);
  });

  it('escalates as time passes; whoever answers first decides', () => {
    const declare = makeDeclaration({
      escalate: [
        { at: [], afterUs: 5 * M, to: 'manager' },
        { at: [], afterUs: 7 * M, to: 'boss' },
      ],
    });
    const played = play(makePlan({ triggers, roles, declare }));
    expect(played.told('rollback.declared')).toEqual([{ by: 'manager' }]);
    expect(played.milestones.declaredUs).toBe(DETECTED + 6 * M);
    expect(played.told('escalated')).toHaveLength(1);
  });

  it('goes to the next when the first is away or refuses, and is decided against when all refuse', () => {
    const declare = makeDeclaration({ by: ['on-call', 'manager'] });
    const against = (...effects: FaultEffect[]) =>
      play(
        makePlan({
          triggers,
          roles,
          declare,
          timeline: [badVersion, ...effects.map((effect) => makeFault(0, effect))],
        }),
      );
    const away = against({ kind: 'absent', role: 'on-call' });
    expect(away.milestones.declaredUs).toBe(DETECTED + M);
    const refused = against({ kind: 'refuses', role: 'on-call' });
    expect(refused.milestones.declaredUs).toBe(DETECTED + 10 * M);
    const none = against(
      { kind: 'refuses', role: 'on-call' },
      { kind: 'refuses', role: 'manager' },
    );
    expect(none.told('rollback.decided-against')).toEqual([{ decision: 'hold' }]);
  });

  it('is made by nobody when nobody may', () => {
    expect(play(makePlan({ triggers, declare: null })).mode).toBe('nobody declared the rollback');
  });
});

describe('people', () => {
  const work = (id: string) =>
    makeStep(id, { kind: 'manual', role: 'owner', instruction: 'Do it.' });

  it('do one thing at a time; the step before is then on the critical path', () => {
    const steps = [work('a'), work('b'), makeDeploy('deploy', { needs: ['b'] })];
    const one = play(makePlan({ steps }));
    expect(one.at('step.started', 'a')).toEqual([DETECTED + M]);
    expect(one.at('step.started', 'b')).toEqual([DETECTED + 3 * M]);
    expect(one.critical).toEqual(['a', 'b', 'deploy']);
    const roles = [makeRole('on-call'), makeRole('owner', { people: 2 })];
    const two = play(makePlan({ roles, steps }));
    expect(two.at('step.started', 'b')).toEqual([DETECTED + M]);
  });

  it('who stand in for somebody away do one thing at a time too, with a journal and without', () => {
    const roles = [makeRole('on-call'), makeRole('owner', { delegate: 'on-call' })];
    const steps = [work('a'), work('b'), makeDeploy('deploy', { needs: ['b'] })];
    const played = play(makePlan({ roles, steps, timeline: [badVersion, makeFault(0, absent)] }));
    expect(played.at('step.started', 'b')).toEqual([DETECTED + 3 * M]);
    expect(played.critical).toEqual(['a', 'b', 'deploy']);
  });

  it('who are away answer what was pending when they are back', () => {
    const timeline = [badVersion, makeFault(DETECTED + 30 * S, absent, 10 * M)];
    const played = play(makePlan({ timeline, steps: [makeDeploy(), work('a')] }));
    expect(played.at('step.started', 'a')).toEqual([DETECTED + 30 * S + 10 * M]);
  });

  it('who are slow take longer, and who refuse fail the step', () => {
    const during = (effect: FaultEffect) =>
      play(
        makePlan({
          steps: [makeDeploy(), work('a')],
          timeline: [badVersion, makeFault(0, effect)],
        }),
      );
    const slow = during({ kind: 'slow', role: 'owner', factor: 3 });
    expect(slow.at('step.started', 'a')).toEqual([DETECTED + 3 * M]);
    expect(during({ kind: 'refuses', role: 'owner' }).mode).toBe('step a failed: refused by owner');
  });

  it('wait as in a queue for several servers (M/D/1 by hand)', () => {
    const steps = [makeDeploy(), work('a'), work('b'), work('c')];
    const played = play(makePlan({ steps }));
    expect(played.at('step.started', 'c')).toEqual([DETECTED + 5 * M]);
    expect(played.milestones.executedUs).toBe(DETECTED + 6 * M);
  });
});
