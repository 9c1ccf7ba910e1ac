import { describe, expect, it } from 'vitest';
import {
  M,
  S,
  badVersion,
  makeDeclaration,
  makeDependency,
  makeFault,
  makeMetric,
  makePlan,
  makeService,
  makeTrigger,
  punctual,
} from '../support/plan.ts';
import type { PlanParts } from '../support/plan.ts';
import type { Need } from '../../shared/model/system.ts';
import { play } from '../support/play.ts';

/** When users recovered; the rollback itself has ended after 130 s, the trouble outside the scope after 20 min. */
function recoveredUs(parts: Partial<PlanParts>): number | undefined {
  const errors = { kind: 'errors', target: { name: 'front' }, share: 0.5 } as const;
  const played = play(
    makePlan({ scope: { services: ['shop'] }, timeline: [makeFault(M, errors, 19 * M)], ...parts }),
  );
  expect(played.outcome).toBe('recovered');
  expect(played.milestones.executedUs).toBeLessThanOrEqual(200 * S);
  return played.milestones.recoveredUs;
}

const dependingOn = (on: string, need: Need) =>
  makeService('front', { trafficPerS: 50, dependsOn: [makeDependency(on, { need })] });

const badToo = makeFault(M, { kind: 'errors', target: { name: 'front' }, share: 0.5 }, 19 * M);

describe('a service outside the scope', () => {
  const timeline = [badVersion, badToo];

  it('is waited for when it fails with what the change is about, over any chain of hard calls', () => {
    const direct = [makeService('shop'), dependingOn('shop', 'hard')];
    expect(recoveredUs({ services: direct, timeline })).toBe(20 * M);
    const middle = makeService('middle', { trafficPerS: 0, dependsOn: [makeDependency('shop')] });
    const chain = [makeService('shop'), middle, dependingOn('middle', 'hard')];
    expect(recoveredUs({ services: chain, timeline })).toBe(20 * M);
  });

  it('is not waited for when it answers without, or calls something else', () => {
    const soft = [makeService('shop'), dependingOn('shop', 'soft')];
    expect(recoveredUs({ services: soft, timeline })).toBe(130 * S);
    const services = [makeService('shop'), makeService('other'), dependingOn('other', 'hard')];
    expect(recoveredUs({ services, timeline })).toBe(130 * S);
  });

  it('is waited for when the trigger that declared watches it, rather than recovered from in no time', () => {
    const services = [makeService('shop'), makeService('front', { trafficPerS: 50 })];
    const when = makeMetric({ subject: 'front' });
    expect(recoveredUs({ services, triggers: [makeTrigger(punctual, { when })] })).toBe(20 * M);
    const asks = makeTrigger(punctual, { when, then: 'ask' });
    const declare = makeDeclaration();
    expect(recoveredUs({ services, triggers: [asks], declare })).toBe(20 * M);
  });

  it('is not waited for when only a trigger that mitigates watches it', () => {
    const services = [makeService('shop'), makeService('front', { trafficPerS: 50 })];
    const mitigates = makeTrigger('mitigates', {
      when: makeMetric({ subject: 'front' }),
      then: 'mitigate',
    });
    const triggers = [makeTrigger(punctual), mitigates];
    expect(recoveredUs({ services, timeline, triggers })).toBe(130 * S);
  });
});
