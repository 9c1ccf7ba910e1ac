import type { Rule } from '../rule.ts';
import { formatDuration } from '../../../model/quantities/duration.ts';
import { formatShare } from '../../../model/quantities/share.ts';
import { rollbackTriggers } from '../firing-time.ts';

/** The share of failures that is tolerated where a service does not say. */
const unsaidErrorRate = 0.01;

/** Finds triggers that fire while their service still counts as healthy. */
export const firesWhileHealthy: Rule = {
  code: 'trigger/fires-while-healthy',
  severity: 'warning',
  what: 'The bound of a trigger lies within what `steady_state` declares to be healthy.',
  why: 'One of the two is wrong: either healthy releases are rolled back, or unhealthy ones count as recovered.',
  fix: 'Raise the bound of the trigger, or tighten `steady_state`.',
  bad: 'triggers:\n  slow:\n    when: { service: storefront, metric: latency_p95, above: 200ms }\n    for: 2m',
  good: 'triggers:\n  slow:\n    when: { service: storefront, metric: latency_p95, above: 800ms }\n    for: 2m',
  looksAt: 'Playbook',
  check({ playbook, system }, report) {
    for (const { at, name, when } of rollbackTriggers(playbook)) {
      const steady = system.services.get(when.subject)?.steadyState;
      if (steady === undefined || when.comparison !== 'above') continue;
      const isRate = when.metric === 'error_rate';
      const isLatency = when.metric === 'latency_p95';
      const healthy = isRate ? steady.errorRate : isLatency ? steady.latencyP95Us : undefined;
      if (healthy === undefined || when.bound >= healthy) continue;
      if (isRate && healthy === unsaidErrorRate) continue;
      const show = isRate ? formatShare : formatDuration;
      report({
        at: [...at, 'when', 'above'],
        message: `Trigger \`${name}\` fires above ${show(when.bound)}, but \`${when.subject}\` counts as healthy up to ${show(healthy)}.`,
      });
    }
  },
};
