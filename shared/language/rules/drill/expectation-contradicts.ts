import type { Outcome } from '../../../model/scenario.ts';
import type { Rule } from '../rule.ts';

const withoutRecovery: ReadonlySet<Outcome | undefined> = new Set<Outcome>([
  'not-recovered',
  'not-needed',
]);

/** Finds expectations that cannot be met together. */
export const expectationContradicts: Rule = {
  code: 'drill/expectation-contradicts',
  severity: 'warning',
  what: 'A scenario expects an outcome without recovery and bounds the recovery time.',
  why: 'Without a recovery there is no recovery time to measure, so the drill can never pass.',
  fix: 'Remove the bounds, or expect another outcome.',
  bad: 'expect: { outcome: not-recovered, rto: { p95: 15m } }',
  good: 'expect: { outcome: recovered, rto: { p95: 15m } }',
  looksAt: 'Scenario',
  check({ scenario: { expect } }, report) {
    if (!withoutRecovery.has(expect.outcome) || expect.rto.length === 0) return;
    report({
      at: [...expect.at, 'rto'],
      message: `The outcome is expected to be \`${expect.outcome ?? ''}\`, which has no recovery time to bound.`,
    });
  },
};
