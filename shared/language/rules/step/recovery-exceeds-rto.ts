import type { Rule } from '../rule.ts';
import { describeEstimate, missedAtMedian } from '../service-estimates.ts';
import { formatDuration } from '../../../model/quantities/duration.ts';

/** Finds rollbacks that more often than not take longer than the objective. */
export const recoveryExceedsRto: Rule = {
  code: 'step/recovery-exceeds-rto',
  severity: 'warning',
  what: 'With everything taking its median, detection, decision, approvals and the quickest chain of steps that can help take longer than the recovery time objective.',
  why: 'At least every second rollback misses the objective then, even when nothing fails.',
  fix: 'Shorten the steps named, let them run side by side, approve before the change, or agree on a longer objective.',
  bad: 'objectives: { rto: 4m }\nsteps:\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }\n    takes: { p50: 5m, p95: 9m }\n    timeout: 10m',
  good: 'objectives: { rto: 15m }\nsteps:\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }\n    takes: { p50: 2m, p95: 4m }\n    timeout: 10m',
  source: 'Critical path method: J. Kelley and M. Walker, 1959',
  looksAt: 'Playbook',
  check({ playbook, system }, report) {
    for (const { name, rtoUs, estimate } of missedAtMedian(playbook, system)) {
      const { objectives } = playbook;
      const own = objectives.services.get(name ?? '');
      report({
        at: [...(own?.rtoUs === undefined ? objectives : own).at, 'rto'],
        message: `Recovery${name === undefined ? '' : ` of \`${name}\``} takes ${formatDuration(estimate.totalUs)} at the median (${describeEstimate(estimate)}); the RTO is ${formatDuration(rtoUs)}.`,
      });
    }
  },
};
