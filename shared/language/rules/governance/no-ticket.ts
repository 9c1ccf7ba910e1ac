import type { Rule } from '../rule.ts';

/** Finds severe changes without a change record. */
export const noTicket: Rule = {
  code: 'governance/no-ticket',
  severity: 'warning',
  what: 'A change of high or critical severity names no change record.',
  why: 'Decisions taken during its rollback cannot be documented against anything.',
  fix: 'Write `ticket` under `change`.',
  bad: 'change:\n  severity: high\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }',
  good: 'change:\n  ticket: CHG-20418\n  severity: high\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }',
  looksAt: 'Playbook',
  restsOn: ['change'],
  check({ playbook: { change } }, report) {
    if (change.severity !== 'high' && change.severity !== 'critical') return;
    if (change.ticket !== undefined) return;
    report({
      at: [...change.at, 'severity'],
      message: `The severity is ${change.severity}, but no change record is named.`,
    });
  },
};
