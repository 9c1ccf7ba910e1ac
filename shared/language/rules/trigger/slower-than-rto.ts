import type { Rule } from '../rule.ts';
import { firingTimePath, leastFiringTimeUs, rollbackTriggers } from '../firing-time.ts';
import { formatDuration } from '../../../model/quantities/duration.ts';

/** Finds triggers that fire after the recovery is due. */
export const slowerThanRto: Rule = {
  code: 'trigger/slower-than-rto',
  severity: 'warning',
  what: 'A trigger needs as long to fire as the recovery time objective allows for everything.',
  why: 'The recovery time counts from the onset, not from the alarm: the objective is missed before the rollback starts.',
  fix: 'Shorten `for`, or the number of samples times `every`.',
  bad: 'triggers:\n  errors:\n    when: { service: checkout, metric: error_rate, above: 2% }\n    for: 20m',
  good: 'triggers:\n  errors:\n    when: { service: checkout, metric: error_rate, above: 2% }\n    for: 2m',
  options: { share: { usual: 1, what: 'how much of the objective detection may take' } },
  looksAt: 'Playbook',
  check({ playbook, limits }, report) {
    const { objectives } = playbook;
    for (const trigger of rollbackTriggers(playbook)) {
      const firesUs = leastFiringTimeUs(trigger);
      const rtoUs = objectives.services.get(trigger.when.subject)?.rtoUs ?? objectives.rtoUs;
      if (rtoUs === undefined || firesUs < rtoUs * limits.share) continue;
      report({
        at: firingTimePath(trigger),
        message: `Trigger \`${trigger.name}\` fires ${formatDuration(firesUs)} after the onset at the earliest; the RTO is ${formatDuration(rtoUs)}.`,
      });
    }
  },
};
