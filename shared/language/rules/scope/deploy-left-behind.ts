import type { Rule } from '../rule.ts';
import { mayReplaceVersions } from '../step-flow.ts';

/** Finds changed services that no step brings back. */
export const deployLeftBehind: Rule = {
  code: 'scope/deploy-left-behind',
  severity: 'warning',
  what: 'The change deploys a service that no step deploys, sends elsewhere or switches off.',
  why: 'The rollback would end with the failed version still serving.',
  fix: 'Add a `deploy`, `traffic`, `dns` or `flag` step for the service.',
  bad: 'change:\n  severity: low\n  deploys:\n    checkout: { from: 1.0.0, to: 2.0.0 }\n    storefront: { from: "3", to: "4" }',
  good: 'change:\n  severity: low\n  deploys:\n    checkout: { from: 1.0.0, to: 2.0.0 }',
  looksAt: 'Playbook',
  restsOn: ['steps'],
  check({ playbook: { change, steps } }, report) {
    if (steps.some(({ action }) => mayReplaceVersions(action))) return;
    const treated = new Set(
      steps.flatMap(({ action }) =>
        'service' in action && action.kind !== 'scale' ? [action.service] : [],
      ),
    );
    for (const { at, name, from, to } of change.deploys.values()) {
      if (treated.has(name)) continue;
      report({
        at,
        onKey: true,
        message: `No step brings \`${name}\` from ${to} back to ${from}.`,
      });
    }
  },
};
