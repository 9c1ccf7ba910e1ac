import type { Rule } from '../rule.ts';
import { writeKey } from '../edits.ts';

/** Finds severe changes whose rollback nobody reviews. */
export const noReview: Rule = {
  code: 'governance/no-review',
  severity: 'info',
  what: 'The rollback of a change of high or critical severity is not reviewed after it was used.',
  why: 'What was learned stays with those who were there, and the next rollback fails the same way.',
  fix: 'Write `review: { within: 5d, owner: … }`.',
  bad: 'change:\n  ticket: CHG-1\n  severity: high\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }',
  good: 'change:\n  ticket: CHG-1\n  severity: high\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\nreview: { within: 5d, owner: owner }',
  looksAt: 'Playbook',
  restsOn: ['review'],
  check({ document, playbook: { change, review } }, report) {
    if (change.severity !== 'high' && change.severity !== 'critical') return;
    if (review !== undefined) return;
    report({
      at: [...change.at, 'severity'],
      message: `The severity is ${change.severity}, but no review is planned.`,
      fixes: writeKey(document, ['review'], 'within', '5d'),
    });
  },
};
