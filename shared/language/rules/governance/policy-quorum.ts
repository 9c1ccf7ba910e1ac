import type { Rule } from '../rule.ts';
import { changePath } from '../affected-services.ts';
import { requirementsOf } from '../requirements-of.ts';
import { writeKey } from '../edits.ts';

/** Finds playbooks that ask fewer people than the policy requires. */
export const policyQuorum: Rule = {
  code: 'governance/policy-quorum',
  severity: 'warning',
  what: 'The policy requires that a number of people approve, and the approvals of the playbook together ask for fewer.',
  why: 'The organisation has decided who answers for rollbacks of this sort.',
  fix: 'Add an approval with the quorum required, or raise the quorum of one.',
  bad: 'change:\n  ticket: CHG-1\n  severity: critical\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\napprovals:\n  production: { from: [owner], quorum: 1, deadline: 3m }   # the policy: quorum: 2',
  good: 'change:\n  ticket: CHG-1\n  severity: critical\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\napprovals:\n  production: { from: [owner], quorum: 2, deadline: 3m }',
  looksAt: 'Playbook',
  restsOn: ['approvals'],
  check({ document, playbook, system, policy }, report) {
    const all = requirementsOf(policy, playbook, system);
    const required = Math.max(0, ...all.map(({ quorum }) => quorum ?? 0));
    const approvals = [...playbook.approvals.values()];
    const asked = approvals.reduce((sum, { quorum }) => sum + quorum, 0);
    if (asked >= required) return;
    const [largest] = approvals.sort((a, b) => b.quorum - a.quorum);
    if (largest !== undefined) {
      report({
        at: [...largest.at, 'quorum'],
        message: `${asked === 1 ? 'One person approves' : `${asked} people approve`} this rollback; the policy requires ${required}.`,
        fixes: writeKey(document, largest.at, 'quorum', String(required - asked + largest.quorum)),
      });
    } else {
      report({
        at: changePath(playbook),
        onKey: true,
        message: `Nobody approves this rollback; the policy requires ${required === 1 ? 'one person' : `${required} people`}.`,
      });
    }
  },
};
