import type { Rule } from '../rule.ts';
import { writeKey } from '../edits.ts';

/** Finds approvals that an absent person holds up for ever. */
export const approvalWithoutDeadline: Rule = {
  code: 'governance/approval-without-deadline',
  severity: 'warning',
  what: 'An approval has no deadline.',
  why: 'When whoever is asked does not answer, nothing escalates and the rollback waits for ever.',
  fix: 'Write `deadline`, and with `on_expiry` what happens then.',
  bad: 'approvals:\n  production: { from: [owner] }',
  good: 'approvals:\n  production: { from: [owner], deadline: 3m, on_expiry: escalate }',
  looksAt: 'Playbook',
  check({ document, playbook: { approvals } }, report) {
    for (const { at, name, deadlineUs, from } of approvals.values()) {
      if (deadlineUs !== undefined) continue;
      report({
        at,
        onKey: true,
        message: `Approval \`${name}\` waits for ${from.join(' or ')} without an end.`,
        fixes: writeKey(document, at, 'deadline', '10m'),
      });
    }
  },
};
