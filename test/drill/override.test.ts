import { describe, expect, it } from 'vitest';
import type { Override, ScenarioEntry } from '../../shared/model/scenario.ts';
import {
  M,
  S,
  makeApproval,
  makeDeploy,
  makePlan,
  makeTrigger,
  makeWait,
  punctual,
} from '../support/plan.ts';
import type { PlanParts } from '../support/plan.ts';
import { play } from '../support/play.ts';

const at = (atUs: number, override: { kind: Override['kind']; step?: string }): ScenarioEntry => ({
  at: [],
  atUs,
  override: { at: [], by: 'on-call', ...override } as Override,
});

/** Ten minutes of waiting, a minute of deploying, ten minutes of waiting; the execution starts at 70 s. */
const steps = [
  makeWait('a', 10 * M),
  makeDeploy('d', { needs: ['a'] }),
  makeWait('z', 10 * M, { needs: ['d'] }),
];
const start = 70 * S;
const during = (entries: readonly ScenarioEntry[], parts: Partial<PlanParts> = {}) =>
  play(makePlan({ steps, duringRollback: entries, ...parts }));

describe('pause and resume', () => {
  it('let what is under way go on, and the next step wait', () => {
    const played = during([at(2 * M, { kind: 'pause' }), at(15 * M, { kind: 'resume' })]);
    expect(played.at('step.succeeded', 'a')).toEqual([start + 10 * M]);
    expect(played.at('step.started', 'd')).toEqual([start + 15 * M]);
    expect(played.at('rollback.paused')).toEqual([start + 2 * M]);
    expect(played.at('rollback.resumed')).toEqual([start + 15 * M]);
    expect(played.outcome).toBe('recovered');
  });

  it('cost nothing when nothing was to start meanwhile', () => {
    const usual = during([]).milestones.executedUs;
    const played = during([at(2 * M, { kind: 'pause' }), at(3 * M, { kind: 'resume' })]);
    expect(played.milestones.executedUs).toBe(usual);
  });

  it('hold a rollback back that has not begun', () => {
    const timeline = [
      ...makePlan().scenario.timeline,
      at(30 * S, { kind: 'pause' }),
      at(5 * M, { kind: 'resume' }),
    ];
    expect(during([], { timeline }).at('step.started', 'a')).toEqual([5 * M]);
  });

  it('a pause without an end never ends', () => {
    expect(during([at(2 * M, { kind: 'pause' })]).mode).toBe('step d never started');
  });
});

describe('skip', () => {
  it('counts a step as done before, while and after it runs', () => {
    const before = during([at(M, { kind: 'skip', step: 'd' })]);
    expect(before.at('step.started', 'd')).toEqual([]);
    expect(before.at('step.started', 'z')).toEqual([start + 10 * M]);
    expect(before.outcome).toBe('not-recovered');
    const within = during([at(M, { kind: 'skip', step: 'a' })]);
    expect(within.at('step.started', 'd')).toEqual([start + M]);
    expect(within.at('step.succeeded', 'a')).toEqual([]);
    expect(within.steps.find(({ step }) => step === 'a')?.status).toBe('skipped');
    const after = during([at(15 * M, { kind: 'skip', step: 'd' })]);
    expect(after.milestones.executedUs).toBe(start + 21 * M);
  });

  it('of the last step ends the execution', () => {
    const played = during([at(12 * M, { kind: 'skip', step: 'z' })]);
    expect(played.milestones.executedUs).toBe(start + 12 * M);
    expect(played.outcome).toBe('recovered');
  });

  it('before the rollback is approved holds for later', () => {
    const approvals = [makeApproval('go', { from: ['owner'] })];
    const timeline = [...makePlan().scenario.timeline, at(90 * S, { kind: 'skip', step: 'a' })];
    const played = during([], { approvals, timeline });
    expect(played.at('step.started', 'd')).toEqual([start + M]);
  });
});

describe('cancel', () => {
  it('ends the rollback as soon as the step that runs is done', () => {
    const played = during([at(2 * M, { kind: 'cancel' })]);
    expect(played.at('step.succeeded', 'a')).toEqual([start + 10 * M]);
    expect(played.at('rollback.stopped')).toEqual([start + 10 * M]);
    expect(played).toMatchObject({ outcome: 'not-recovered', mode: 'cancelled by on-call' });
  });

  it('gives up what waits to be tried again at once', () => {
    const retry = { attempts: 3, backoffUs: 5 * M };
    const fails = { kind: 'step_fails', step: 'd', times: 1 } as const;
    const played = during(
      [{ at: [], atUs: 0, fault: { at: [], effect: fails } }, at(2 * M, { kind: 'cancel' })],
      { steps: [makeDeploy('d', { retry })] },
    );
    expect(played.at('rollback.stopped')).toEqual([start + 2 * M]);
  });

  it('before anybody declared decides against it', () => {
    const timeline = [...makePlan().scenario.timeline, at(65 * S, { kind: 'cancel' })];
    const triggers = [makeTrigger(punctual, { forUs: 5 * M })];
    const played = during([], { timeline, triggers });
    expect(played.told('rollback.decided-against')).toEqual([{ decision: 'hold' }]);
  });
});
