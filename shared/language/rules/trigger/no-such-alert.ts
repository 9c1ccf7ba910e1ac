import type { Rule } from '../rule.ts';
import { dirname, resolvePath } from '../../file-path.ts';
import { missingFile } from '../missing-file.ts';
import { prometheusAlerts } from '../prometheus-alerts.ts';
import { replaceByNearest } from '../replace-value.ts';

/** Finds triggers that name an alert nobody has. */
export const noSuchAlert: Rule = {
  code: 'trigger/no-such-alert',
  severity: 'error',
  what: 'A trigger names a Prometheus alert that does not exist.',
  why: 'Nothing will feed the trigger: the failure is seen by people, if at all.',
  fix: 'Correct the file or the name of the alert, or write the alert.',
  bad: 'triggers:\n  errors:\n    when: { service: checkout, metric: error_rate, above: 2% }\n    for: 1m\n    alert: { file: ./alerts/checkout.rules.yaml, name: CheckoutErors }',
  good: 'triggers:\n  errors:\n    when: { service: checkout, metric: error_rate, above: 2% }\n    for: 1m\n    alert: { file: ./alerts/checkout.rules.yaml, name: CheckoutErrors }',
  source: 'Prometheus, Alerting rules',
  looksAt: 'Playbook',
  check({ document, playbook: { triggers }, around }, report) {
    for (const { at, alert } of triggers.values()) {
      if (alert === undefined) continue;
      const fileAt = [...at, 'alert', 'file'];
      const fixes = missingFile(document, around, fileAt, alert.file);
      if (fixes !== undefined) {
        report({ at: fileAt, message: `There is no file of alerts \`${alert.file}\`.`, fixes });
        continue;
      }
      const text = around.read?.(resolvePath(dirname(document.file), alert.file));
      if (text === undefined) continue;
      const alerts = prometheusAlerts(text);
      if (alerts === undefined)
        report({
          at: fileAt,
          message: `No alerts can be read from \`${alert.file}\`: it is not YAML.`,
        });
      else if (!alerts.some(({ name }) => name === alert.name)) {
        const nameAt = [...at, 'alert', 'name'];
        report({
          at: nameAt,
          message: `\`${alert.file}\` has no alert \`${alert.name}\`.`,
          fixes: replaceByNearest(
            document,
            nameAt,
            alert.name,
            alerts.map(({ name }) => name),
          ),
        });
      }
    }
  },
};
