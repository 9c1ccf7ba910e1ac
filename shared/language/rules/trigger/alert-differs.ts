import type { MetricCondition, Trigger } from '../../../model/playbook.ts';
import type { PrometheusAlert } from '../prometheus-alerts.ts';
import type { Rule } from '../rule.ts';
import { dirname, resolvePath } from '../../file-path.ts';
import { finalComparison, prometheusAlerts } from '../prometheus-alerts.ts';
import {
  formatDuration,
  parseDuration,
  writeDuration,
} from '../../../model/quantities/duration.ts';
import { replaceValue } from '../replace-value.ts';
import { writeKey } from '../edits.ts';

/** Finds triggers that wait for something else than the alert that feeds them. */
export const alertDiffers: Rule = {
  code: 'trigger/alert-differs',
  severity: 'warning',
  what: 'The Prometheus alert of a trigger has another bound, or holds for another time, than the trigger.',
  why: 'What was checked and drilled is the trigger; what starts the rollback is the alert.',
  fix: 'Write the same bound and the same time in both.',
  bad: 'triggers:\n  errors:\n    when: { service: checkout, metric: error_rate, above: 2% }\n    for: 2m   # the alert says 1m\n    alert: { file: ./alerts/checkout.rules.yaml, name: CheckoutErrors }',
  good: 'triggers:\n  errors:\n    when: { service: checkout, metric: error_rate, above: 2% }\n    for: 1m\n    alert: { file: ./alerts/checkout.rules.yaml, name: CheckoutErrors }',
  source: 'Prometheus, Alerting rules',
  looksAt: 'Playbook',
  check({ document, playbook: { triggers }, around }, report) {
    for (const trigger of triggers.values()) {
      if (trigger.alert === undefined) continue;
      const { file, name } = trigger.alert;
      const text = around.read?.(resolvePath(dirname(document.file), file));
      const alerts = text === undefined ? undefined : prometheusAlerts(text);
      const alert = alerts?.find((each) => each.name === name);
      if (alert === undefined) continue;
      const heldUs = holdsForUs(alert);
      const isTimed = trigger.consecutive === undefined && trigger.within === undefined;
      if (isTimed && heldUs !== undefined && heldUs !== trigger.forUs) {
        const at = [...trigger.at, 'for'];
        const written = writeDuration(heldUs);
        const fixes = replaceValue(document, at, written);
        report({
          at,
          message: `Trigger \`${trigger.name}\` waits ${formatDuration(trigger.forUs)}, its alert \`${name}\` ${formatDuration(heldUs)}.`,
          fixes: fixes.length > 0 ? fixes : writeKey(document, trigger.at, 'for', written),
        });
      }
      const other = otherBound(trigger, alert);
      if (other !== undefined)
        report({
          at: [...trigger.when.at, trigger.when.comparison],
          message: `Trigger \`${trigger.name}\` has another bound than its alert \`${name}\`, which ends in \`${other}\`.`,
        });
    }
  },
};

function holdsForUs({ holdsFor }: PrometheusAlert): number | undefined {
  if (holdsFor === undefined) return 0;
  const read = parseDuration(holdsFor);
  return read.ok ? read.value : undefined;
}

/** The comparison at the end of the alert when it is none of those that mean the bound of the trigger. */
function otherBound({ when }: Trigger, { expr }: PrometheusAlert): string | undefined {
  const found = finalComparison(expr);
  if (found === undefined) return undefined;
  const isSame =
    found.comparison === when.comparison &&
    sameBounds(when).some((bound) => Math.abs(bound - found.bound) <= Math.abs(bound) * 1e-9);
  return isSame ? undefined : `${found.comparison === 'above' ? '>' : '<'} ${found.bound}`;
}

/** The numbers that mean the bound in the units that exporters use: shares and percent, seconds and milliseconds. */
function sameBounds({ metric, bound }: MetricCondition): number[] {
  switch (metric) {
    case 'error_rate':
    case 'saturation':
      return [bound, bound * 100];
    case 'latency_p50':
    case 'latency_p95':
    case 'latency_p99':
    case 'replication_lag':
      return [bound / 1e6, bound / 1e3];
    case 'failed_health_checks':
      return [bound];
  }
}
