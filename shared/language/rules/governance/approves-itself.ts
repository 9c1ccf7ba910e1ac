import type { Rule } from '../rule.ts';
import { writeKey } from '../edits.ts';

/** Finds approvals of severe changes that silence grants. */
export const approvesItself: Rule = {
  code: 'governance/approves-itself',
  severity: 'warning',
  what: 'An approval for a change of high or critical severity is granted when nobody answers.',
  why: 'Where it matters most, an approval that grants itself approves nothing.',
  fix: 'Write `on_expiry: escalate`, so that somebody else is asked.',
  bad: 'change:\n  ticket: CHG-1\n  severity: high\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\napprovals:\n  production: { from: [owner], deadline: 3m, on_expiry: proceed }',
  good: 'change:\n  ticket: CHG-1\n  severity: high\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\napprovals:\n  production: { from: [owner], deadline: 3m, on_expiry: escalate }',
  looksAt: 'Playbook',
  check({ document, playbook: { approvals, change } }, report) {
    if (change.severity !== 'high' && change.severity !== 'critical') return;
    for (const { at, name, onExpiry } of approvals.values()) {
      if (onExpiry !== 'proceed') continue;
      report({
        at: [...at, 'on_expiry'],
        message: `Approval \`${name}\` is granted when nobody answers, and the severity is ${change.severity}.`,
        fixes: writeKey(document, at, 'on_expiry', 'escalate'),
      });
    }
  },
};
