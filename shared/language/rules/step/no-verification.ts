import type { Rule } from '../rule.ts';
import { isVerification } from '../step-flow.ts';

/** Finds rollbacks of which nothing proves that they worked. */
export const noVerification: Rule = {
  code: 'step/no-verification',
  severity: 'warning',
  what: 'The playbook has no `verify`, and no step checks anything.',
  why: 'The rollback counts as done when its last step ends, whether or not users are served again.',
  fix: 'Add `verify` with a condition that users would notice.',
  bad: 'verify: {}',
  good: 'verify:\n  works: { http: { service: checkout, path: /healthz, status: 200 }, for: 1m }',
  looksAt: 'Playbook',
  restsOn: ['steps', 'verify'],
  check({ playbook: { steps, verify } }, report) {
    if (verify.length > 0 || steps.length === 0 || steps.some(isVerification)) return;
    report({
      at: ['steps'],
      onKey: true,
      message: `None of the ${steps.length} steps checks anything, and nothing is verified after them.`,
    });
  },
};
