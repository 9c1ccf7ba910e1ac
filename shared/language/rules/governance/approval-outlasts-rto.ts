import type { Rule } from '../rule.ts';
import { formatDuration } from '../../../model/quantities/duration.ts';

/** Finds approvals that may wait until the recovery is due. */
export const approvalOutlastsRto: Rule = {
  code: 'governance/approval-outlasts-rto',
  severity: 'warning',
  what: 'The deadline of an approval is as long as the recovery time objective.',
  why: 'The recovery time counts while an approval is awaited, so an absent approver alone makes the objective impossible.',
  fix: 'Shorten the deadline, so that enough time is left for the steps.',
  bad: 'approvals:\n  production: { from: [owner], deadline: 20m, on_expiry: escalate }',
  good: 'approvals:\n  production: { from: [owner], deadline: 3m, on_expiry: escalate }',
  options: { share: { usual: 1, what: 'how much of the objective a deadline may take' } },
  looksAt: 'Playbook',
  check({ playbook: { approvals, objectives }, limits }, report) {
    const { rtoUs } = objectives;
    for (const { at, name, deadlineUs } of approvals.values()) {
      if (rtoUs === undefined || deadlineUs === undefined) continue;
      if (deadlineUs < rtoUs * limits.share) continue;
      report({
        at: [...at, 'deadline'],
        message: `Approval \`${name}\` may take ${formatDuration(deadlineUs)}; the RTO is ${formatDuration(rtoUs)}.`,
      });
    }
  },
};
