import type { Rule } from '../rule.ts';
import { describeEstimate, missedAtMedian, missedWhenSlow } from '../service-estimates.ts';
import { formatDuration } from '../../../model/quantities/duration.ts';

/** Finds rollbacks that miss the objective when everything is slow. */
export const slowRecoveryExceedsRto: Rule = {
  code: 'step/slow-recovery-exceeds-rto',
  severity: 'info',
  what: 'With everything taking its 95th percentile, the quickest way to recovery takes longer than the recovery time objective.',
  why: 'This is a bound from above, since not everything is slow at once; a drill tells how often the objective is missed.',
  fix: 'Drill it, and shorten what is most often on the critical path.',
  bad: 'objectives: { rto: 5m }\nsteps:\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }\n    takes: { p50: 2m, p95: 6m }\n    timeout: 10m',
  good: 'objectives: { rto: 15m }\nsteps:\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }\n    takes: { p50: 2m, p95: 6m }\n    timeout: 10m',
  looksAt: 'Playbook',
  check({ playbook, system }, report) {
    const usual = new Set(missedAtMedian(playbook, system).map(({ name }) => name));
    for (const { name, rtoUs, estimate } of missedWhenSlow(playbook, system)) {
      if (usual.has(name)) continue;
      const { objectives } = playbook;
      const own = objectives.services.get(name ?? '');
      report({
        at: [...(own?.rtoUs === undefined ? objectives : own).at, 'rto'],
        message: `When everything is slow, recovery${name === undefined ? '' : ` of \`${name}\``} takes ${formatDuration(estimate.totalUs)} (${describeEstimate(estimate)}); the RTO is ${formatDuration(rtoUs)}.`,
      });
    }
  },
};
