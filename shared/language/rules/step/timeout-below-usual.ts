import type { Rule } from '../rule.ts';
import { distributionQuantile } from '../../../model/distribution-math.ts';
import { formatDuration } from '../../../model/quantities/duration.ts';
import { stepTakes } from '../recovery-estimate.ts';
import { writeKey } from '../edits.ts';
import { generousTimeout } from '../generous-timeout.ts';

/** Finds timeouts that end more than half of the attempts. */
export const timeoutBelowUsual: Rule = {
  code: 'step/timeout-below-usual',
  severity: 'warning',
  what: 'The timeout of a step is shorter than its action takes half of the time.',
  why: 'More than half of the attempts are ended before they are done, and the rollback fails without need.',
  fix: 'Lengthen the timeout beyond the slowest attempt that is still normal, or correct `takes`.',
  bad: 'steps:\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }\n    takes: { p50: 2m, p95: 5m }\n    timeout: 1m',
  good: 'steps:\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }\n    takes: { p50: 2m, p95: 5m }\n    timeout: 8m',
  looksAt: 'Playbook',
  check({ document, playbook: { steps }, system }, report) {
    for (const step of steps) {
      const { at, id, timeoutUs, action } = step;
      if (timeoutUs === undefined || action.kind === 'approve') continue;
      const usualUs = distributionQuantile(stepTakes(step, system), 0.5);
      if (timeoutUs >= usualUs) continue;
      report({
        at: [...at, 'timeout'],
        message: `Step \`${id}\` is ended after ${formatDuration(timeoutUs)}, but takes ${formatDuration(usualUs)} at the median.`,
        fixes: writeKey(document, at, 'timeout', generousTimeout(step, system)),
      });
    }
  },
};
