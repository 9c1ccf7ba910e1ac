import { describe, expect, it } from 'vitest';
import { constant } from '../../shared/model/distribution.ts';
import type { Communication } from '../../shared/model/playbook.ts';
import {
  M,
  S,
  badVersion,
  makeApproval,
  makeCommunication,
  makeDeploy,
  makeFault,
  makeInfrastructure,
  makePlan,
  makeRole,
  makeStep,
  makeTrigger,
  makeWait,
  punctual,
} from '../support/plan.ts';
import type { PlanParts } from '../support/plan.ts';
import { play } from '../support/play.ts';

const kinds = ['detected', 'declared', 'approved', 'started', 'step-failed', 'recovered'] as const;

/** What each message said in place of `{{eta}}`. */
function expected(parts: Partial<PlanParts>, ...elapsedUs: number[]): Record<string, string> {
  const on = (event: Communication['on'], name: string) =>
    makeCommunication(event, { say: `${name}={{eta}}` });
  const communicate = [
    ...kinds.map((kind) => on({ kind }, kind)),
    ...elapsedUs.map((afterUs) => on({ kind: 'elapsed', afterUs }, `${afterUs / S}s`)),
  ];
  const said = play(makePlan({ communicate, ...parts })).told('message.sent');
  return Object.fromEntries(
    said.map(({ say }): [string, string] => {
      const [name = '', words = ''] = say.split('=');
      return [name, words];
    }),
  );
}

describe('{{eta}} in a message', () => {
  it('is what is left of approvals and steps, then now', () => {
    const roles = [
      makeRole('owner', { responds: { kind: 'lognormal', p50Us: 4 * M, p95Us: 9 * M } }),
    ];
    const steps = [makeWait('wait', 2 * M), makeDeploy('deploy', { needs: ['wait'] })];
    const approvals = [makeApproval('go')];
    expect(expected({ roles, steps, approvals })).toEqual({
      detected: 'in about 7m',
      declared: 'in about 7m',
      approved: 'in about 3m',
      started: 'in about 3m',
      recovered: 'now',
    });
  });

  it('counts what a step has taken already, and knows no better when it takes longer', () => {
    const takes = { kind: 'empirical', valuesUs: [M, M, 3 * M] } as const;
    const slow = [makeDeploy('d', { takes }), makeDeploy('e', { takes: constant(3 * M) })];
    const told = expected({ steps: [makeDeploy('d', { takes: constant(M) })] }, 30 * S);
    expect(told).toMatchObject({ started: 'in about 1m', '30s': 'in about 40s' });
    const seed = [0, 1, 2, 3, 4, 5].find((each) => {
      const { milestones } = play(makePlan({ steps: slow.slice(0, 1) }), each);
      return (milestones.executedUs ?? 0) - (milestones.startedUs ?? 0) === 3 * M;
    });
    const late = makeCommunication({ kind: 'elapsed', afterUs: 2 * M }, { say: '{{eta}}' });
    const played = play(makePlan({ steps: slow.slice(0, 1), communicate: [late] }), seed);
    expect(played.told('message.sent')[0]?.say).toBe('at any moment');
  });

  it('takes the longest chain of steps, a retry to come and the time to live of DNS', () => {
    const infrastructure = [makeInfrastructure('edge', { type: 'dns', ttlUs: 5 * M })];
    const action = { kind: 'dns', via: 'edge', service: 'shop', to: '1' } as const;
    const steps = [makeStep('move', action), makeWait('long', 3 * M)];
    expect(expected({ infrastructure, steps }, 2 * M)).toMatchObject({
      started: 'in about 6m',
      '120s': 'in about 4m',
    });
    const retry = { attempts: 2, backoffUs: 4 * M };
    const failing = [makeFault(0, { kind: 'step_fails', step: 'd', times: 1 })];
    const again = { steps: [makeDeploy('d', { retry })], duringRollback: failing };
    expect(expected(again, 130 * S)).toMatchObject({ '130s': 'in about 4m' });
  });

  it('follows a goto, and is not known once nothing more is planned', () => {
    const duringRollback = [makeFault(0, { kind: 'step_fails', step: 'd', times: 9 })];
    const other = makeDeploy('other', { takes: constant(8 * M) });
    const jumps = makeDeploy('d', { onFailure: { kind: 'goto', step: 'other' } });
    expect(expected({ steps: [jumps, other], duringRollback })['step-failed']).toBe('in about 8m');
    const stops = expected({ steps: [makeDeploy('d')], duringRollback });
    expect(stops['step-failed']).toBe('at a time not yet known');
    const held = expected({ triggers: [makeTrigger(punctual, { then: 'hold' })] }, 5 * M);
    expect(held['300s']).toBe('at a time not yet known');
  });

  it('is all that is replaced', () => {
    const say = '{{eta}} {{ eta }} {{name}} $& {{eta}}';
    const communicate = [makeCommunication({ kind: 'recovered' }, { say })];
    const played = play(makePlan({ communicate, timeline: [badVersion] }));
    expect(played.told('message.sent')[0]?.say).toBe('now {{ eta }} {{name}} $& now');
  });
});
