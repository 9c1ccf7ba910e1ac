import type { Rule } from '../rule.ts';
import { formatDuration } from '../../../model/quantities/duration.ts';

/** Finds escalations that come when the recovery is already due. */
export const escalationAfterObjective: Rule = {
  code: 'trigger/escalation-after-objective',
  severity: 'warning',
  what: 'An escalation comes after the recovery time objective has passed.',
  why: 'Whoever is paged then can no longer save the objective, so the escalation does not protect it.',
  fix: 'Escalate earlier.',
  bad: 'declare:\n  by: [on-call]\n  escalate: [{ after: 20m, to: owner }]',
  good: 'declare:\n  by: [on-call]\n  escalate: [{ after: 4m, to: owner }]',
  looksAt: 'Playbook',
  check({ playbook: { declare, objectives } }, report) {
    const { rtoUs } = objectives;
    if (rtoUs === undefined) return;
    for (const { at, afterUs, to } of declare?.escalate ?? []) {
      if (afterUs < rtoUs) continue;
      report({
        at: [...at, 'after'],
        message: `\`${to}\` is paged after ${formatDuration(afterUs)}; the RTO is ${formatDuration(rtoUs)}.`,
      });
    }
  },
};
